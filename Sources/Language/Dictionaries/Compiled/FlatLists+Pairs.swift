import Basics

extension FlatLists where Element == UInt32 {
  /// Groups pairs by their first number; each list is in ascending order of its values, without repetition.
  ///
  /// - Complexity: O(number of pairs · log).
  package init(count: Int, distinct pairs: [(UInt32, UInt32)]) {
    var keyed = pairs.map { UInt64($0.0) << 32 | UInt64($0.1) }
    keyed.sort()
    var kept: [UInt64] = []
    kept.reserveCapacity(keyed.count)
    for pair in keyed where pair != kept.last { kept.append(pair) }
    self.init(
      starts: FlatLists.starts(count: count, ofSorted: kept.lazy.map { Int($0 >> 32) }),
      values: kept.map { UInt32(truncatingIfNeeded: $0) })
  }
}
