import Basics
import Foundation

/// How well the lengths of two passages go together (after Gale and Church, "A Program for Aligning Sentences in Bilingual
/// Corpora", 1993): the logarithm of how much likelier the one is as long as it is beside the other than anywhere.
package struct LengthModel: Sendable {
  /// The mean logarithm of the ratio of lengths of translations.
  package var logRatio: Float
  /// The variance of that logarithm: what long passages have, and what is added for each character that is missing to them.
  package var variance: (floor: Float, perLetter: Float)
  /// No pair of lengths speaks against a bead more than this.
  private static let least: Float = -6

  /// What is assumed of two texts of which nothing is known but their lengths.
  package init(_ texts: Sides<ParallelText>, weights: ParallelWeights) {
    func mean(_ text: ParallelText) -> Float {
      text.count == 0 ? 1 : text.lengths.reduce(0) { $0 + log($1) } / Float(text.count)
    }
    logRatio = mean(texts.b) - mean(texts.a)
    variance = (Float(weights.lengthFloor), Float(weights.lengthPerLetter))
  }

  /// The same, estimated from an alignment.
  package func estimated(from beads: [Bead], _ texts: Sides<ParallelText>) -> LengthModel {
    let (a, b) = (texts.a, texts.b)
    var deviations: [Float] = []
    var normalized: [Float] = []
    for bead in beads where bead.a.count == 1 && bead.b.count == 1 {
      let (x, y) = (a.lengths[bead.a.lowerBound], b.lengths[bead.b.lowerBound])
      deviations.append(log(y / x))
    }
    guard deviations.count >= 20 else { return self }
    var result = self
    // Medians, for some of the beads are wrong.
    result.logRatio = deviations.sorted()[deviations.count / 2]
    for bead in beads where bead.a.count == 1 && bead.b.count == 1 {
      let (x, y) = (a.lengths[bead.a.lowerBound], b.lengths[bead.b.lowerBound])
      let deviation = log(y / x) - result.logRatio
      normalized.append(deviation * deviation / (variance.floor + variance.perLetter / x))
    }
    // The median of the square of a standard normal variable.
    let scale = max(0.3, min(3, normalized.sorted()[normalized.count / 2] / 0.455))
    result.variance = (variance.floor * scale, variance.perLetter * scale)
    return result
  }

  /// The logarithm of the length of a run of sentences, and what else the score of a pair takes.
  struct Run {
    let log: Float
    /// In the first text: one over twice the variance at that length, and the logarithm of its root.
    let precision: Float
    let logDeviation: Float
    /// In the second text: what the length says of itself, anywhere in the text.
    let background: Float
  }

  /// The runs of a text: for each start those of 1, 2, … sentences.
  func runs(of lengths: [Float], largest: Int) -> [Run] {
    var logs = [Float](repeating: 0, count: lengths.count * largest)
    for start in lengths.indices {
      var sum: Float = 0
      for size in 0..<largest where start + size < lengths.count {
        sum += lengths[start + size]
        logs[start * largest + size] = log(sum)
      }
    }
    var means = [Float](repeating: 0, count: largest)
    var deviations = [Float](repeating: 1, count: largest)
    for size in 0..<largest where lengths.count > size {
      let count = Float(lengths.count - size)
      var sum: Float = 0
      var squares: Float = 0
      for start in 0..<lengths.count - size { sum += logs[start * largest + size] }
      for start in 0..<lengths.count - size {
        let deviation = logs[start * largest + size] - sum / count
        squares += deviation * deviation
      }
      means[size] = sum / count
      // Where all sentences are as long, their length says nothing.
      deviations[size] = max(0.25, (squares / count).squareRoot())
    }
    return logs.enumerated().map { at, value in
      let spread = variance.floor + variance.perLetter * exp(-value)
      let size = at % largest
      let deviation = (value - means[size]) / deviations[size]
      return Run(
        log: value, precision: 1 / (2 * spread), logDeviation: 0.5 * log(spread),
        background: -0.5 * deviation * deviation - log(deviations[size]))
    }
  }

  /// What the lengths of a run of the first text and of one of the second say.
  @inline(__always)
  func score(_ a: Run, _ b: Run) -> Float {
    let deviation = b.log - a.log - logRatio
    let beside = -deviation * deviation * a.precision - a.logDeviation
    return max(LengthModel.least, beside - b.background)
  }
}
