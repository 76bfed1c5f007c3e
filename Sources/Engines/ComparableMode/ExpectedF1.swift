/// Chooses which links to keep by what they do to the F1 that is to be expected (Jansche 2007, "A maximum expected utility
/// framework for binary sequence labeling").
///
/// A fixed threshold is too high for accounts that differ much and too low for those that agree closely: F1 is best cut at about
/// half the F1 that can be reached, and how much that is, the probabilities themselves tell.
package enum ExpectedF1 {
  /// No link less likely than this, divided by beta, is kept, however few there are: accounts of different things have nothing to
  /// link.
  private static let leastProbability: Float = 0.25

  /// The smallest probability that a cut can be.
  static func leastCut(beta: Double) -> Float { leastProbability / Float(beta) }

  /// The probability down to which links are kept.
  ///
  /// - Parameters:
  ///   - probabilities: of all candidate links, in any order.
  ///   - recallShare: the share of the expected links that recall counts; under 1 where gold counts only main events.
  ///   - beta: how many times as important recall is as precision (van Rijsbergen 1979, F-beta); 1 for F1.
  /// - Returns: the smallest probability kept; 1 if there are no candidates.
  /// - Complexity: O(n log n).
  package static func cut(_ probabilities: [Float], recallShare: Double, beta: Double = 1) -> Float {
    let sorted = probabilities.sorted(by: >)
    let expected = recallShare * sorted.reduce(0) { $0 + Double($1) }
    var right = 0.0
    var best = (f1: 0.0, cut: Float(1))
    for (index, probability) in sorted.enumerated() {
      right += Double(probability)
      let f1 = (1 + beta * beta) * right / (Double(index + 1) + beta * beta * expected)
      if f1 > best.f1 { best = (f1, probability) }
    }
    return max(best.cut, leastCut(beta: beta))
  }
}
