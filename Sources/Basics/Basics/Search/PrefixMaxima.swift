/// The heaviest item up to each index, while items are entered in any order: a Fenwick tree of maxima (Fenwick 1994).
public struct PrefixMaxima<Weight: Comparable> {
  @usableFromInline var tree: [(weight: Weight, item: Int)]

  /// No items yet.
  ///
  /// - Parameters:
  ///   - count: how many indexes there are.
  ///   - least: the weight that an item must exceed to be found.
  @inlinable
  public init(count: Int, least: Weight) {
    tree = Array(repeating: (least, -1), count: count + 1)
  }

  /// Enters an item; of items of one weight the first stays.
  ///
  /// - Complexity: O(log count).
  @inlinable
  public mutating func enter(_ item: Int, weight: Weight, at index: Int) {
    var at = index + 1
    while at < tree.count {
      if weight > tree[at].weight { tree[at] = (weight, item) }
      at += at & -at
    }
  }

  /// The heaviest item at the indexes below `count`; −1 and the least weight if there is none.
  ///
  /// - Complexity: O(log count).
  @inlinable
  public func heaviest(among count: Int) -> (weight: Weight, item: Int) {
    var heaviest = tree[0]
    var at = count
    while at > 0 {
      if tree[at].weight > heaviest.weight { heaviest = tree[at] }
      at &= at - 1
    }
    return heaviest
  }
}
