/// A partition of the numbers below a count into groups, as sets are united (union–find with path halving).
struct Partition: Sendable {
  private var parents: [Int]
  private var lists: [Int: [Int]]

  /// Each number in a group of its own.
  init(count: Int) {
    parents = Array(0..<count)
    lists = Dictionary(uniqueKeysWithValues: (0..<count).map { ($0, [$0]) })
  }

  /// The number that stands for the group of another: the least in it.
  func root(of number: Int) -> Int {
    var number = number
    while parents[number] != number { number = parents[number] }
    return number
  }

  /// The group of a number, in ascending order.
  func members(of number: Int) -> [Int] { lists[root(of: number), default: []] }

  /// All groups, by their least members.
  var groups: [[Int]] { lists.keys.sorted().compactMap { lists[$0] } }

  /// Makes one group of two; false if they were one.
  @discardableResult
  mutating func union(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (root(of: a), root(of: b))
    if x == y { return false }
    let (low, high) = (min(x, y), max(x, y))
    parents[high] = low
    lists[low, default: []].append(contentsOf: lists.removeValue(forKey: high) ?? [])
    lists[low]?.sort()
    for member in lists[low, default: []] { parents[member] = low }
    return true
  }
}
