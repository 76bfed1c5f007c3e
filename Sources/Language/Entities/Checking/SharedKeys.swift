/// Which of many items share a key: of each pair of them once, from the later one.
package struct SharedKeys {
  private struct Entry {
    let key: UInt64
    let item: Int32
  }

  /// All keys that several items have, by the keys, then by the items.
  private var entries: [Entry] = []
  /// For each item where its entries are listed in `groups`.
  private var starts: [Int]
  /// For each entry of an item the range of those entries of the same key that stand before it.
  private var groups: [Range<Int32>] = []
  /// For each item the last one for which it was found.
  private var foundFor: [Int32]

  /// Takes the keys of items, each with the index of its item.
  ///
  /// - Parameter count: the number of items.
  /// - Complexity: O(keys · log keys).
  package init(_ keys: [(key: UInt64, item: Int)], count: Int) {
    entries = keys.map { Entry(key: $0.key, item: Int32(truncatingIfNeeded: $0.item)) }
    entries.sort { $0.key == $1.key ? $0.item < $1.item : $0.key < $1.key }
    starts = Array(repeating: 0, count: count + 1)
    foundFor = Array(repeating: -1, count: count)
    forEachGroup { group in
      for at in group.dropFirst() { starts[Int(entries[at].item) + 1] += 1 }
    }
    for item in 0..<count { starts[item + 1] += starts[item] }
    groups = Array(repeating: 0..<0, count: starts[count])
    var next = starts
    forEachGroup { group in
      for at in group.dropFirst() {
        let item = Int(entries[at].item)
        groups[next[item]] = Int32(truncatingIfNeeded: group.lowerBound)..<Int32(truncatingIfNeeded: at)
        next[item] += 1
      }
    }
  }

  /// Calls `body` with the ranges of entries that have the same key.
  private func forEachGroup(_ body: (Range<Int>) -> Void) {
    var start = 0
    for at in entries.indices where at + 1 == entries.count || entries[at + 1].key != entries[at].key {
      if at > start { body(start..<at + 1) }
      start = at + 1
    }
  }

  /// The items before one that share a key with it, each once, in no order.
  ///
  /// - Complexity: O(number of items that share keys, for each key).
  package mutating func earlier(than item: Int) -> [Int] {
    var found: [Int] = []
    for group in groups[starts[item]..<starts[item + 1]] {
      for at in group {
        let other = Int(entries[Int(at)].item)
        guard other != item, foundFor[other] != Int32(truncatingIfNeeded: item) else { continue }
        foundFor[other] = Int32(truncatingIfNeeded: item)
        found.append(other)
      }
    }
    return found
  }
}
