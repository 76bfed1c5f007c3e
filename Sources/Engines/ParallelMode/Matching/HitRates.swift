import Basics
import Foundation

/// How often each term of a text finds a match in its translation.
struct HitRates {
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
      return Float(rate) * min(1, best.weight + 0.3)
    }
  }

  /// The same, estimated from an alignment.
  func estimated(
    _ beads: [(from: Range<Int>, to: Range<Int>)], _ text: ParallelText, _ other: ParallelText,
    _ matches: FlatLists<TermPairs.Match>, _ weights: ParallelWeights
  ) -> HitRates {
    var hits = [Float](repeating: 0, count: rates.count)
    var all = hits
    var isThere = [Bool](repeating: false, count: other.termCount)
    for bead in beads where !bead.from.isEmpty && !bead.to.isEmpty {
      for sentence in bead.to { for term in other.terms[sentence] { isThere[Int(term)] = true } }
      for sentence in bead.from {
        for term in text.terms[sentence] where !matches.range(Int(term)).isEmpty {
          all[Int(term)] += 1
          if matches[Int(term)].contains(where: { isThere[Int($0.term)] }) { hits[Int(term)] += 1 }
        }
      }
      for sentence in bead.to { for term in other.terms[sentence] { isThere[Int(term)] = false } }
    }
    var result = self
    let strength = Float(weights.hitStrength)
    for term in rates.indices where all[term] > 0 {
      result.rates[term] = min(0.95, (hits[term] + strength * rates[term]) / (all[term] + strength))
    }
    return result
  }
}
