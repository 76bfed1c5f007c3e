/// A partition of the numbers below a count into groups, as sets are united.
///
/// Each number knows its group's least member, which is quick to ask; uniting two groups is O(n log n) of their members.
package struct Partition: Sendable {
  private var roots: [Int]
  private var lists: [Int: [Int]]

  /// Each number in a group of its own.
  package init(count: Int) {
    roots = Array(0..<count)
    lists = Dictionary(uniqueKeysWithValues: (0..<count).map { ($0, [$0]) })
  }

  /// The number that stands for the group of another: the least in it.
  package func root(of number: Int) -> Int { roots[number] }

  /// The group of a number, in ascending order.
  package func members(of number: Int) -> [Int] { lists[root(of: number), default: []] }

  /// All groups, by their least members.
  package var groups: [[Int]] { lists.keys.sorted().compactMap { lists[$0] } }

  /// Adds a number, the next one, in a group of its own.
  package mutating func append() {
    lists[roots.count] = [roots.count]
    roots.append(roots.count)
  }

  /// Makes one group of two; false if they were one.
  @discardableResult
  package mutating func union(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (root(of: a), root(of: b))
    if x == y { return false }
    let (low, high) = (min(x, y), max(x, y))
    lists[low, default: []].append(contentsOf: lists.removeValue(forKey: high) ?? [])
    lists[low]?.sort()
    for member in lists[low, default: []] { roots[member] = low }
    return true
  }
}
