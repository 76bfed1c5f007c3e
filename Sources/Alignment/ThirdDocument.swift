/// Counts what third documents say of two sentences: where one tells an event that both tell too, they tell the same event; where
/// both have a counterpart there, and not the same, they rather do not.
///
/// Only what the pairs said by themselves counts, so nothing supports itself.
package enum ThirdDocument {
  /// What a sentence that certainly belongs to both adds to the log-odds of a pair.
  package static let support: Float = 1
  /// What documents take from it in which both certainly belong to different sentences.
  package static let dissent: Float = 1.5

  /// What third documents add to the log-odds of pairs, where that is anything: `support` at most, and -`dissent` at least.
  ///
  /// For the support the best witness of all documents counts. The dissent is the mean of the documents that have something to say, so
  /// that many documents do not talk every pair down.
  ///
  /// - Complexity: O(p · m) for p pairs and m pairs of a sentence.
  package static func weights(in logOdds: [SentencePair: Float]) -> [SentencePair: Float] {
    var partners: [SentencePlace: [SentencePlace: Float]] = [:]
    /// For each sentence the probability of its best counterpart in each document.
    var best: [SentencePlace: [Int: Float]] = [:]
    for (pair, value) in logOdds {
      let probability = PairScores.probability(value)
      for (one, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
        partners[one, default: [:]][other] = probability
        best[one, default: [:]][other.document] = max(
          best[one]?[other.document] ?? 0, probability)
      }
    }
    var weights: [SentencePair: Float] = [:]
    for pair in logOdds.keys {
      let (mine, others) = (partners[pair.a] ?? [:], partners[pair.b] ?? [:])
      var shared: [Int: Float] = [:]
      for (place, probability) in mine where place.document != pair.b.document {
        guard let other = others[place] else { continue }
        shared[place.document] = max(shared[place.document] ?? 0, probability * other)
      }
      var heard: Float = 0
      var against: Float = 0
      // In a fixed order, for sums of floating-point numbers depend on it.
      for (document, probability) in (best[pair.a] ?? [:]).sorted(by: { $0.key < $1.key }) {
        guard let other = best[pair.b]?[document] else { continue }
        heard += probability * other
        against += max(0, probability * other - (shared[document] ?? 0))
      }
      let weight = support * (shared.values.max() ?? 0) - dissent * (against / max(1, heard))
      if weight != 0 { weights[pair] = weight }
    }
    return weights
  }
}
