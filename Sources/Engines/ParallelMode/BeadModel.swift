import Basics

/// All that is estimated from two texts: which terms stand for one another and how often they do, how long translations are, and
/// what shapes beads have.
package struct BeadModel {
  package private(set) var pairs: TermPairs
  private var hits: Sides<HitRates>
  package private(set) var length: LengthModel
  package private(set) var priors: BeadPriors
  /// What vectors say; nil without.
  package private(set) var meaning: MeaningModel?
  private let largest: Sides<Int>
  /// Whether the texts have taught which words translate each other.
  package private(set) var isLearned = false
  /// How far what they taught holds beyond the beads it was learned from; see `LearningCheck`.
  private(set) var learningRate = 0.0

  /// What is assumed before an alignment is known.
  package init(_ texts: Sides<ParallelText>, pairs: TermPairs, sizes: BeadSizes, weights: ParallelWeights) {
    self.pairs = pairs
    hits = pairs.matches.map { HitRates($0, weights) }
    length = LengthModel(texts, weights: weights)
    priors = BeadPriors(sizes, weights: weights)
    largest = sizes.largest
    meaning = MeaningModel(texts, weights: weights)
  }

  /// The model estimated from an alignment.
  ///
  /// - Parameter frequencies: the number of each text's sentences that have each of its terms.
  /// - Complexity: O(Σ of the products of the beads' numbers of terms).
  package func estimated(
    from beads: [Bead], _ texts: Sides<ParallelText>, _ frequencies: Sides<[Int32]>,
    _ weights: ParallelWeights
  ) -> BeadModel {
    var model = self
    model.length = length.estimated(from: beads, texts)
    model.meaning = meaning?.estimated(from: beads, texts)
    model.priors = priors.estimated(from: beads, weights: weights)
    let learning = pairs.learning(from: beads, texts, frequencies, weights: weights)
    model.pairs = learning.pairs
    model.isLearned = learning.check.holds
    model.learningRate = learning.check.rate
    let matches = model.pairs.matches
    let sides = beads.map(\.sides)
    model.hits = Sides(
      HitRates(matches.a, weights).estimated(from: sides, texts, matches.a, weights),
      HitRates(matches.b, weights).estimated(from: sides.map(\.swapped), texts.swapped, matches.b, weights))
    return model
  }

  /// What the terms of both texts say.
  ///
  /// - Parameters:
  ///   - frequencies: the number of each text's sentences that have each of its terms.
  ///   - sentences: the number of each text's sentences.
  package func gains(
    _ frequencies: Sides<[Int32]>, sentences: Sides<Int>, _ weights: ParallelWeights
  ) -> Sides<TermGains> {
    return Sides(
      TermGains(
        pairs.matches.a, hits: hits.a.rates, frequencies: frequencies.b, sentences: sentences.b,
        largest: largest.b, commonest: Float(weights.commonest)),
      TermGains(
        pairs.matches.b, hits: hits.b.rates, frequencies: frequencies.a, sentences: sentences.a,
        largest: largest.a, commonest: Float(weights.commonest)))
  }
}
