/// Counts what a third document says: where it tells an event that two others tell too, they tell the same event.
///
/// For a pair of sentences the best witness is looked for, a sentence of a third document, by the probability that it belongs to
/// both. Only what the pairs said by themselves is witnessed with, so nothing supports itself.
package enum ThirdDocument {
  /// What a witness that certainly belongs to both adds to the log-odds of a pair.
  package static let weight: Float = 1

  /// What third documents add to the log-odds of pairs, where that is anything; at most `weight`.
  ///
  /// - Complexity: O(Σ of the squares of the pairs of each sentence).
  package static func support(in logOdds: [SentencePair: Float]) -> [SentencePair: Float] {
    var partners: [SentencePlace: [(place: SentencePlace, probability: Float)]] = [:]
    for (pair, value) in logOdds {
      let probability = PairScores.probability(value)
      partners[pair.a, default: []].append((pair.b, probability))
      partners[pair.b, default: []].append((pair.a, probability))
    }
    var support: [SentencePair: Float] = [:]
    for witnessed in partners.values {
      for (index, one) in witnessed.enumerated() {
        for other in witnessed[(index + 1)...] where one.place.document != other.place.document {
          let pair = SentencePair(one.place, other.place)
          guard logOdds[pair] != nil else { continue }
          support[pair] = max(support[pair] ?? 0, weight * one.probability * other.probability)
        }
      }
    }
    return support
  }
}
