import Evaluation
import Foundation

/// How the scores of one system, or of two, are told.
struct EvaluateReport {
  /// A measure of some texts: what was counted in the units of each.
  struct Measure {
    /// What it is called: `strict`, `lax`.
    let name: String
    let texts: [[MatchCounts]]
  }

  let resampling = Resampling()

  /// `F1 0.853 [0.812, 0.889]`.
  func f1(_ texts: [[MatchCounts]]) -> String {
    "F1 \(text(mean(texts))) \(interval(texts))"
  }

  /// `P 0.838  R 0.868  F1 0.853 [0.812, 0.889]` of one text.
  func line(_ units: [MatchCounts], _ decimals: Int = 3) -> String {
    let counts = units.total
    let range = resampling.interval([units])
    return
      "P \(text(counts.precision, decimals))  R \(text(counts.recall, decimals))  F1 \(text(counts.f1, decimals))"
      + " [\(text(range.lowerBound, decimals)), \(text(range.upperBound, decimals))]"
  }

  /// `F1 0.853 against 0.831: +0.022 [-0.010, 0.050], p = 0.210`.
  func line(_ one: [[MatchCounts]], against other: [[MatchCounts]]) -> String {
    let comparison = resampling.compare(one, other)
    return "F1 \(text(mean(one))) against \(text(mean(other))): \(signed(comparison.difference))"
      + " [\(signed(comparison.interval.lowerBound)), \(signed(comparison.interval.upperBound))]"
      + ", p = \(text(comparison.p, 4))"
  }

  func mean(_ texts: [[MatchCounts]]) -> Double {
    texts.isEmpty ? 0 : texts.reduce(0) { $0 + $1.total.f1 } / Double(texts.count)
  }

  private func interval(_ texts: [[MatchCounts]]) -> String {
    let range = resampling.interval(texts)
    return "[\(text(range.lowerBound)), \(text(range.upperBound))]"
  }

  private func text(_ value: Double, _ decimals: Int = 3) -> String {
    String(format: "%.\(decimals)f", value)
  }

  private func signed(_ value: Double) -> String { String(format: "%+.3f", value) }

  /// A measure of one text, or the mean of several, as JSON has it.
  struct Figures: Encodable {
    let precision, recall: Double?
    let f1: Double
    let interval: [Double]
    let found, gold: Int?
  }

  /// The figures of one text.
  func figures(_ units: [MatchCounts]) -> Figures {
    let counts = units.total
    let range = resampling.interval([units])
    return Figures(
      precision: counts.precision, recall: counts.recall, f1: counts.f1,
      interval: [range.lowerBound, range.upperBound], found: counts.found, gold: counts.gold)
  }

  /// A comparison as JSON has it.
  struct Compared: Encodable {
    let against: Double
    let difference: Double
    let interval: [Double]
    let p: Double
  }

  /// What comes of comparing two systems.
  func compared(_ one: [[MatchCounts]], _ other: [[MatchCounts]]) -> Compared {
    let comparison = resampling.compare(one, other)
    return Compared(
      against: mean(other), difference: comparison.difference,
      interval: [comparison.interval.lowerBound, comparison.interval.upperBound], p: comparison.p)
  }
}
