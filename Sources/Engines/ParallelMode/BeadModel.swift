/// All that is estimated from two texts: which terms stand for one another and how often they do, how long translations are, and
/// what shapes beads have.
package struct BeadModel {
  package private(set) var pairs: TermPairs
  private var hits: (a: HitRates, b: HitRates)
  package private(set) var length: LengthModel
  package private(set) var priors: BeadPriors
  /// Whether the texts have taught which words translate each other.
  package private(set) var isLearnt = false

  /// What is assumed before an alignment is known.
  package init(_ a: ParallelText, _ b: ParallelText, pairs: TermPairs, largest: Int, weights: ParallelWeights)
  {
    self.pairs = pairs
    hits = (HitRates(pairs.forward, weights), HitRates(pairs.backward, weights))
    length = LengthModel(a, b, weights: weights)
    priors = BeadPriors(largest: largest, weights: weights)
  }

  /// The model estimated from an alignment.
  ///
  /// - Complexity: O(Σ of the products of the beads' numbers of terms).
  package func estimated(
    from beads: [Bead], _ a: ParallelText, _ b: ParallelText, _ frequencies: (a: [Int32], b: [Int32]),
    _ weights: ParallelWeights
  ) -> BeadModel {
    var model = self
    model.length = length.estimated(from: beads, a, b)
    model.priors = priors.estimated(from: beads, weights: weights)
    (model.pairs, model.isLearnt) = pairs.learning(from: beads, a, b, frequencies, weights: weights)
    model.hits = (
      HitRates(model.pairs.forward, weights)
        .estimated(beads.map { ($0.a, $0.b) }, a, b, model.pairs.forward, weights),
      HitRates(model.pairs.backward, weights)
        .estimated(beads.map { ($0.b, $0.a) }, b, a, model.pairs.backward, weights)
    )
    return model
  }

  /// What the terms of both texts say.
  package func gains(
    _ frequencies: (a: [Int32], b: [Int32]), sentences: (a: Int, b: Int), _ weights: ParallelWeights
  ) -> (forward: TermGains, backward: TermGains) {
    let largest = priors.shapes.reduce(1) { max($0, $1.a, $1.b) }
    return (
      TermGains(
        pairs.forward, hits: hits.a.rates, frequencies: frequencies.b, sentences: sentences.b,
        largest: largest, commonest: Float(weights.commonest)),
      TermGains(
        pairs.backward, hits: hits.b.rates, frequencies: frequencies.a, sentences: sentences.a,
        largest: largest, commonest: Float(weights.commonest))
    )
  }
}
