import ComparableMode
import Foundation

/// Gradient boosting of small decision trees for the logistic loss (Friedman 2001).
///
/// A tree grows leaf by leaf where most is gained, and each leaf is one Newton step. Thresholds are those between bins that hold alike many
/// examples, as in LightGBM (Ke and others 2017).
struct GradientBoosting {
  /// How many trees are learned: with subjects left out in turn, from about a hundred on more of them gain nothing, nor lose.
  private static let trees = 160
  private static let leaves = 6
  /// The share of each tree's step that is made.
  private static let rate: Float = 0.07
  /// Half the strength of the L2 penalty on what a leaf adds.
  private static let penalty: Float = 5
  /// A leaf has at least so many examples.
  private static let leastExamples = 40
  /// Into how many bins the values of a feature fall, at most.
  private static let mostBins = 32

  private let features: [[Float]]
  private let labels: [Bool]
  /// For each feature the thresholds between its bins, ascending, and the bin of each example.
  private let thresholds: [[Float]]
  private let bins: [[UInt8]]

  private init(_ features: [[Float]], _ labels: [Bool]) {
    self.features = features
    self.labels = labels
    thresholds = features.map(GradientBoosting.thresholds)
    bins = zip(features, thresholds).map { values, thresholds in
      values.map { value in UInt8(thresholds.firstIndex { value < $0 } ?? thresholds.count) }
    }
  }

  /// Trees that correct log-odds.
  ///
  /// - Parameters:
  ///   - features: for each feature the values of all examples.
  ///   - offsets: the log-odds of the examples so far.
  ///   - labels: what they should be.
  /// - Complexity: O(trees · leaves · examples · features).
  static func trees(features: [[Float]], offsets: [Float], labels: [Bool]) -> BoostedTrees {
    let boosting = GradientBoosting(features, labels)
    var logOdds = offsets
    return BoostedTrees((0..<trees).map { _ in boosting.addTree(to: &logOdds) })
  }

  /// The thresholds halfway between neighboring values, so that alike many examples lie between two of them.
  private static func thresholds(_ values: [Float]) -> [Float] {
    let sorted = values.sorted()
    var thresholds: [Float] = []
    for bin in 1..<mostBins {
      let at = sorted.count * bin / mostBins
      guard at > 0 else { continue }
      // Where the same value fills many bins, the next larger one begins the bin.
      let above = sorted[at...].first { $0 > sorted[at - 1] }
      guard let above else { break }
      let threshold = sorted[at - 1] + (above - sorted[at - 1]) / 2
      if threshold > sorted[at - 1], thresholds.last.map({ $0 < threshold }) ?? true {
        thresholds.append(threshold)
      }
    }
    return thresholds
  }

  /// The gradient and the curvature of the loss of some examples, and how many they are.
  private struct Sum {
    var gradient: Float = 0
    var curvature: Float = 0
    var count = 0

    static func + (a: Sum, b: Sum) -> Sum {
      Sum(gradient: a.gradient + b.gradient, curvature: a.curvature + b.curvature, count: a.count + b.count)
    }

    static func - (a: Sum, b: Sum) -> Sum {
      Sum(gradient: a.gradient - b.gradient, curvature: a.curvature - b.curvature, count: a.count - b.count)
    }

    /// How much the loss becomes less by the best step for these examples, but for the factor ½.
    var gain: Float { gradient * gradient / (curvature + GradientBoosting.penalty) }

    /// What a leaf of these examples adds to their log-odds.
    var value: Float { GradientBoosting.rate * gradient / (curvature + GradientBoosting.penalty) }
  }

  private struct Split {
    let feature: Int
    /// Examples of bins up to this one go below.
    let bin: Int
    let gain: Float
  }

  /// A leaf of the tree that is grown, by the examples that come to it.
  private struct Leaf {
    let examples: [Int32]
    let sum: Sum
    let split: Split?
  }

  /// A node of the tree that is grown; the split's leaves are further nodes, by their indexes.
  private struct Node {
    let leaf: Leaf
    var children: (below: Int, above: Int)?
  }

  /// Learns one more tree and adds what it says to the log-odds.
  private func addTree(to logOdds: inout [Float]) -> DecisionTree {
    let slopes = zip(logOdds, labels).map { logOdds, label -> (gradient: Float, curvature: Float) in
      let probability = PairScores.probability(logOdds)
      return ((label ? 1 : 0) - probability, probability * (1 - probability))
    }
    var nodes = [Node(leaf: leaf(labels.indices.map(Int32.init), slopes))]
    for _ in 1..<GradientBoosting.leaves {
      let open = nodes.indices.filter { nodes[$0].children == nil && nodes[$0].leaf.split != nil }
      func gain(_ node: Int) -> Float { nodes[node].leaf.split?.gain ?? 0 }
      guard let best = open.max(by: { (gain($0), $1) < (gain($1), $0) }), let split = nodes[best].leaf.split
      else { break }
      var examples = nodes[best].leaf.examples
      let middle = examples.partition { Int(bins[split.feature][Int($0)]) > split.bin }
      nodes[best].children = (nodes.count, nodes.count + 1)
      for part in [examples[..<middle], examples[middle...]] {
        nodes.append(Node(leaf: leaf(part.sorted(), slopes)))
      }
    }
    for node in nodes where node.children == nil {
      for example in node.leaf.examples { logOdds[Int(example)] += node.leaf.sum.value }
    }
    return tree(0, nodes)
  }

  private func tree(_ index: Int, _ nodes: [Node]) -> DecisionTree {
    guard let (below, above) = nodes[index].children, let split = nodes[index].leaf.split else {
      return .leaf(nodes[index].leaf.sum.value)
    }
    let (lower, upper) = (tree(below, nodes), tree(above, nodes))
    let counts = (Float(nodes[below].leaf.sum.count), Float(nodes[above].leaf.sum.count))
    let mean = (lower.value * counts.0 + upper.value * counts.1) / (counts.0 + counts.1)
    return .split(
      feature: split.feature, threshold: thresholds[split.feature][split.bin], value: mean, below: lower,
      above: upper)
  }

  /// A leaf of some examples, with the split that gains most.
  private func leaf(_ examples: [Int32], _ slopes: [(gradient: Float, curvature: Float)]) -> Leaf {
    let total = sum(examples, slopes)
    guard total.count >= 2 * GradientBoosting.leastExamples else {
      return Leaf(examples: examples, sum: total, split: nil)
    }
    var best: Split?
    for feature in features.indices {
      var sums = [Sum](repeating: Sum(), count: thresholds[feature].count + 1)
      for example in examples {
        let bin = Int(bins[feature][Int(example)])
        sums[bin].gradient += slopes[Int(example)].gradient
        sums[bin].curvature += slopes[Int(example)].curvature
        sums[bin].count += 1
      }
      var below = Sum()
      for bin in thresholds[feature].indices {
        below = below + sums[bin]
        let above = total - below
        guard min(below.count, above.count) >= GradientBoosting.leastExamples else { continue }
        let gain = below.gain + above.gain - total.gain
        if gain > best?.gain ?? 0 { best = Split(feature: feature, bin: bin, gain: gain) }
      }
    }
    return Leaf(examples: examples, sum: total, split: best)
  }

  private func sum(_ examples: [Int32], _ slopes: [(gradient: Float, curvature: Float)]) -> Sum {
    examples.reduce(into: Sum()) { sum, example in
      sum.gradient += slopes[Int(example)].gradient
      sum.curvature += slopes[Int(example)].curvature
      sum.count += 1
    }
  }
}
