import Basics

/// How often each term of a text finds a match in its translation.
struct HitRates {
  /// The rate that is assumed for a kind of match is multiplied by this and the weight of the term's surest match, 0…1, up to 1: an
  /// unsure match is found less often than a sure one, but more often than its weight says.
  private static let baseShare: Float = 0.3
  /// The largest rate, 0…1: a term that has always been found may still be missing elsewhere.
  private static let largestRate: Float = 0.95

  /// The rate of each term, 0…1; 0 for terms without matches.
  private(set) var rates: [Float]

  /// What is assumed before an alignment is known.
  init(_ matches: FlatLists<TermPairs.Match>, _ weights: ParallelWeights) {
    rates = (0..<matches.count).map { term in
      guard let best = matches[term].max(by: { $0.weight < $1.weight }) else { return 0 }
      let rate =
        switch best.kind {
        case .dictionary: weights.dictionaryHit
        case .spelling: weights.spellingHit
        case .identity: weights.identityHit
        case .induced: weights.inducedHit
        case .anchor: weights.anchorHit
        }
      return Float(rate) * min(1, best.weight + HitRates.baseShare)
    }
  }

  /// The same, estimated from an alignment.
  ///
  /// - Parameters:
  ///   - beads: their sentences, those of the text whose terms these are first.
  ///   - texts: this text first.
  func estimated(
    from beads: [Sides<Range<Int>>], _ texts: Sides<ParallelText>, _ matches: FlatLists<TermPairs.Match>,
    _ weights: ParallelWeights
  ) -> HitRates {
    let (text, other) = (texts.a, texts.b)
    var hits = [Float](repeating: 0, count: rates.count)
    var all = hits
    var isThere = [Bool](repeating: false, count: other.termCount)
    for bead in beads where !bead.a.isEmpty && !bead.b.isEmpty {
      for sentence in bead.b { for term in other.terms[sentence] { isThere[Int(term)] = true } }
      for sentence in bead.a {
        for term in text.terms[sentence] where !matches.range(Int(term)).isEmpty {
          all[Int(term)] += 1
          if matches[Int(term)].contains(where: { isThere[Int($0.term)] }) { hits[Int(term)] += 1 }
        }
      }
      for sentence in bead.b { for term in other.terms[sentence] { isThere[Int(term)] = false } }
    }
    var result = self
    let strength = Float(weights.hitStrength)
    for term in rates.indices where all[term] > 0 {
      result.rates[term] = min(
        HitRates.largestRate, (hits[term] + strength * rates[term]) / (all[term] + strength))
    }
    return result
  }
}
