import Lexicon
import Texts

/// Aligns translations sentence by sentence.
public struct ParallelAligner: Sendable {
  /// What a user can set.
  public struct Options: Sendable {
    /// The largest number of sentences on a side of a bead.
    public var largestBead: Int

    /// Makes options; see the properties.
    public init(largestBead: Int = 3) { self.largestBead = largestBead }
  }

  private let weights: ParallelWeights
  private let options: Options

  /// An aligner with given weights.
  public init(weights: ParallelWeights, options: Options = Options()) {
    self.weights = weights
    self.options = options
  }

  /// The beads and nulls of two texts, in order.
  package func beads(_ a: ParallelText, _ b: ParallelText, pairs: TermPairs, passes: Int = 2) -> [Bead] {
    guard a.count > 0, b.count > 0 else {
      return (0..<a.count).map { Bead(a: $0..<$0 + 1, b: 0..<0) }
        + (0..<b.count).map { Bead(a: 0..<0, b: $0..<$0 + 1) }
    }
    let frequencies = (a: a.sentenceFrequencies(), b: b.sentenceFrequencies())
    var pairs = pairs
    var hits = (HitRates(pairs.forward, weights), HitRates(pairs.backward, weights))
    var length = LengthModel(a, b, weights: weights)
    var priors = BeadPriors(largest: options.largestBead, weights: weights)
    var beads: [Bead] = []
    for pass in 0..<passes {
      let band = Band(rows: a.count, columns: b.count)
      if pass > 0 {
        length = length.estimated(from: beads, a, b, weights: weights)
        priors = priors.estimated(from: beads, weights: weights)
        pairs = pairs.learning(from: beads, a, b, weights: weights)
        hits = (
          HitRates(pairs.forward, weights).estimated(
            beads.map { ($0.a, $0.b) }, a, b, pairs.forward, frequencies.b, weights),
          HitRates(pairs.backward, weights).estimated(
            beads.map { ($0.b, $0.a) }, b, a, pairs.backward, frequencies.a, weights)
        )
      }
      let gains = (
        forward: TermGains(
          pairs.forward, hits: hits.0.rates, frequencies: frequencies.b, sentences: b.count,
          largest: options.largestBead, commonest: Float(weights.commonest)),
        backward: TermGains(
          pairs.backward, hits: hits.1.rates, frequencies: frequencies.a, sentences: a.count,
          largest: options.largestBead, commonest: Float(weights.commonest))
      )
      let scores = BeadScores(a, b, gains: gains, length: length, band: band, weights: weights)
      beads = BeadSearch(scores: scores, priors: priors, band: band).best()
    }
    return beads
  }
}
