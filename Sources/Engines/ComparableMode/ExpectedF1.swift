/// Chooses which links to keep by what they do to the F1 that is to be expected (Jansche 2007, "A maximum expected utility
/// framework for binary sequence labeling").
///
/// A fixed threshold is too high for accounts that differ much and too low for those that agree closely: F1 is best cut at about
/// half the F1 that can be reached, and how much that is, the probabilities themselves tell.
package enum ExpectedF1 {
  /// No link less likely than this, divided by beta, is kept, however few there are: accounts of different things have nothing to
  /// link.
  private static let leastProbability: Float = 0.25

  /// Accounts of which less F1 than this is to be expected share hardly anything, if they are of the same things at all.
  private static let doubtful = 0.3

  /// The smallest probability that a cut can be.
  static func leastCut(beta: Double) -> Float { leastProbability / Float(beta) }

  /// The probability down to which links are kept.
  ///
  /// Where hardly anything is to be expected, F1 would have the likeliest links kept although each is likelier wrong than right; so there
  /// each link is decided by itself: it is kept if it is likelier right than wrong, where missing one is `beta` times as bad as a wrong one.
  ///
  /// - Parameters:
  ///   - probabilities: of all candidate links, in any order.
  ///   - recallShare: the share of the expected links that recall counts; under 1 where gold counts only main events.
  ///   - beta: how many times as important recall is as precision (van Rijsbergen 1979, F-beta); 1 for F1.
  /// - Returns: the smallest probability kept; 1 if there are no candidates.
  /// - Complexity: O(n log n).
  package static func cut(_ probabilities: [Float], recallShare: Double, beta: Double = 1) -> Float {
    guard !probabilities.isEmpty else { return 1 }
    let sorted = probabilities.sorted(by: >)
    let cut = best(sorted, recallShare: recallShare, beta: beta).cut
    guard best(sorted, recallShare: recallShare, beta: 1).score < doubtful else { return cut }
    return max(cut, 1 / Float(1 + beta))
  }

  /// The cut with the largest F-beta that is to be expected, of those that are not too small, and that F-beta.
  private static func best(
    _ sorted: [Float], recallShare: Double, beta: Double
  ) -> (score: Double, cut: Float) {
    let least = leastCut(beta: beta)
    let expected = recallShare * sorted.reduce(0) { $0 + Double($1) }
    var right = 0.0
    var best = (score: 0.0, cut: least)
    for (index, probability) in sorted.enumerated() {
      guard probability >= least else { break }
      right += Double(probability)
      let score = (1 + beta * beta) * right / (Double(index + 1) + beta * beta * expected)
      if score > best.score { best = (score, probability) }
    }
    return best
  }
}
