/// Chooses which links to keep by what they do to the F1 that is to be expected (Jansche 2007, "A maximum expected utility
/// framework for binary sequence labeling").
///
/// A fixed threshold is too high for accounts that differ much and too low for those that agree closely: F1 is best cut at about
/// half the F1 that can be reached, and how much that is, the probabilities themselves tell.
package enum ExpectedF1 {
  /// No link less likely than this, divided by beta, is kept, however few there are: accounts of different things have nothing to
  /// link.
  private static let leastProbability: Float = 0.25

  /// Accounts that share less than this (`share(_:sentences:)`) share hardly anything, if they are of the same things at all: those of the gold that are about
  /// one subject share .10 to 1, those about different ones .13 at most, nine of ten of them less than .09.
  private static let leastShare = 0.1

  /// Between such accounts a wrong link is this many times as bad as a missed one.
  private static let wrongOverMissed = 3.0

  /// The smallest probability that a cut can be.
  static func leastCut(beta: Double) -> Float { leastProbability / Float(beta) }

  /// The probability down to which links are kept.
  ///
  /// Where accounts share hardly anything, F1 would have the likeliest links kept although each is likelier wrong than right; so there
  /// each link is decided by itself, and kept if it is sure: from 3/4 on, with another `beta` from 3/(3 + `beta`).
  ///
  /// - Parameters:
  ///   - probabilities: of all candidate links, in any order.
  ///   - sentences: how many the shorter document has.
  ///   - recallShare: the share of the expected links that recall counts; under 1 where gold counts only main events.
  ///   - beta: how many times as important recall is as precision (van Rijsbergen 1979, F-beta); 1 for F1.
  /// - Returns: the smallest probability kept; 1 if there are no candidates.
  /// - Complexity: O(n log n).
  package static func cut(
    _ probabilities: [Float], sentences: Int, recallShare: Double, beta: Double = 1
  ) -> Float {
    guard !probabilities.isEmpty else { return 1 }
    let cut = best(probabilities.sorted(by: >), recallShare: recallShare, beta: beta)
    guard share(probabilities, sentences: sentences) < leastShare else { return cut }
    return max(cut, Float(wrongOverMissed / (wrongOverMissed + beta)))
  }

  /// How much two documents share: the probabilities squared and added up, so that many that are hardly likely count for nothing, for each sentence of
  /// the shorter document.
  package static func share(_ probabilities: [Float], sentences: Int) -> Double {
    probabilities.reduce(0) { $0 + Double($1) * Double($1) } / Double(max(1, sentences))
  }

  /// The cut with the largest F-beta that is to be expected, of those that are not too small.
  private static func best(_ sorted: [Float], recallShare: Double, beta: Double) -> Float {
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
    return best.cut
  }
}
