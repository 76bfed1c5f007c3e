import Algorithms

/// Finds what is worth comparing with something, by what they have in common: of many most pairs have nothing.
struct KeyIndex {
  private var entries: [(key: UInt64, number: Int32)] = []
  private var isSorted = true
  /// Which numbers have been found for the question that is being answered.
  private var isFound: [Bool] = []

  /// Adds a number with its keys.
  mutating func add(_ number: Int, _ keys: some Sequence<UInt64>) {
    for key in keys { entries.append((key, Int32(number))) }
    while isFound.count <= number { isFound.append(false) }
    isSorted = false
  }

  /// The numbers that have one of some keys, each once, ascending.
  ///
  /// - Parameter first: those below it are left out.
  /// - Complexity: O(keys · log entries + numbers with these keys, sorted); the first time that all entries are sorted.
  mutating func numbers(from first: Int = 0, _ keys: some Sequence<UInt64>) -> [Int] {
    if !isSorted {
      entries.sort { ($0.key, $0.number) < ($1.key, $1.number) }
      isSorted = true
    }
    var found: [Int] = []
    for key in keys {
      var at = entries.partitioningIndex { ($0.key, Int($0.number)) >= (key, first) }
      while at < entries.count, entries[at].key == key {
        let number = Int(entries[at].number)
        if !isFound[number] {
          isFound[number] = true
          found.append(number)
        }
        at += 1
      }
    }
    for number in found { isFound[number] = false }
    return found.sorted()
  }
}
