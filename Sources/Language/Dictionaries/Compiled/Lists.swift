/// Lists of numbers by number: all lists in one array, and where each begins (compressed sparse rows).
package struct Lists {
  package private(set) var starts: [UInt32]
  package private(set) var values: [UInt32]

  /// Groups pairs by their first number; each list is in ascending order of its values, without repetition.
  ///
  /// - Complexity: O(number of pairs · log).
  package init(count: Int, pairs: [(UInt32, UInt32)]) {
    var keyed = pairs.map { UInt64($0.0) << 32 | UInt64($0.1) }
    keyed.sort()
    starts = []
    starts.reserveCapacity(count + 1)
    values = []
    values.reserveCapacity(keyed.count)
    var last: UInt64?
    for pair in keyed where pair != last {
      while starts.count <= Int(pair >> 32) { starts.append(UInt32(values.count)) }
      values.append(UInt32(truncatingIfNeeded: pair))
      last = pair
    }
    while starts.count <= count { starts.append(UInt32(values.count)) }
  }
}

/// Lists of numbers in a compiled lexicon.
package struct ListsView {
  package let starts: UnsafeBufferPointer<UInt32>
  let values: UnsafeBufferPointer<UInt32>

  package init(starts: UnsafeBufferPointer<UInt32>, values: UnsafeBufferPointer<UInt32>) {
    self.starts = starts
    self.values = values
  }

  /// The range of a list among all values.
  func range(_ number: UInt32) -> Range<Int> {
    Int(starts[Int(number)])..<Int(starts[Int(number) + 1])
  }

  /// A list.
  package subscript(number: UInt32) -> UnsafeBufferPointer<UInt32> { .init(rebasing: values[range(number)]) }
}
