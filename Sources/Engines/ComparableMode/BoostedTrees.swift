/// The last step's correction of the log-odds of a pair: a sum of small decision trees, learned by gradient boosting (Friedman 2001).
///
/// A weighted sum counts a signal the same whatever the others say; a tree can tell that a date in common means little where no name is,
/// or that neighbors mean little where words speak against them.
package struct BoostedTrees: Equatable, Sendable {
  /// Pairs with smaller log-odds before are left as they are: none of them is linked.
  package static let leastLogOdds: Float = -3.5

  /// A node of any tree; that of the pairs below a threshold comes right after it.
  private struct Node: Equatable, Sendable {
    var feature: Int32 = 0
    var threshold: Float = 0
    var value: Float
    /// The node of the pairs above the threshold, by its index; 0 for a leaf.
    var above: Int32 = 0
  }

  /// The trees, as they are read and written.
  package let trees: [DecisionTree]
  private var nodes: [Node] = []
  /// The roots, by their indexes in `nodes`.
  private var roots: [Int] = []

  /// A sum of trees.
  package init(_ trees: [DecisionTree]) {
    self.trees = trees
    for tree in trees {
      roots.append(nodes.count)
      add(tree)
    }
  }

  private mutating func add(_ tree: DecisionTree) {
    let at = nodes.count
    nodes.append(Node(value: tree.value))
    guard case .split(let feature, let threshold, _, let below, let above) = tree else { return }
    nodes[at].feature = Int32(feature)
    nodes[at].threshold = threshold
    add(below)
    nodes[at].above = Int32(nodes.count)
    add(above)
  }

  /// What is added to the log-odds of a pair.
  ///
  /// - Complexity: O(trees · their depth).
  package func logOdds(_ features: PairFeatures) -> Float {
    roots.reduce(0) { sum, root in sum + walk(from: root, features) { _, _ in } }
  }

  /// The same by what it comes from: each split adds to its feature by how much the average changes on the way taken (Saabas 2014).
  ///
  /// - Returns: what each feature adds, and what is added in any case; together `logOdds(_:)`.
  package func contributions(_ features: PairFeatures) -> (ofFeature: [Double], bias: Double) {
    var ofFeature = [Double](repeating: 0, count: PairFeatures.count)
    var bias = 0.0
    for root in roots {
      bias += Double(nodes[root].value)
      walk(from: root, features) { feature, change in ofFeature[feature] += Double(change) }
    }
    return (ofFeature, bias)
  }

  /// Goes from a root to the leaf of a pair and tells of each step which feature was asked and by how much the value changed.
  @discardableResult
  private func walk(
    from root: Int, _ features: PairFeatures, _ body: (_ feature: Int, _ change: Float) -> Void
  ) -> Float {
    var at = root
    while nodes[at].above != 0 {
      let node = nodes[at]
      at = features[Int(node.feature)] < node.threshold ? at + 1 : Int(node.above)
      body(Int(node.feature), nodes[at].value - node.value)
    }
    return nodes[at].value
  }
}

extension BoostedTrees: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode([DecisionTree].self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(trees)
  }
}
