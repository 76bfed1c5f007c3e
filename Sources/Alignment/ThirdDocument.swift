/// What a third document says for a pair of sentences: when both are likely to tell what one of its sentences tells, they are
/// likely to tell the same.
package enum ThirdDocument {
  /// Two documents by their places among all, and their candidates.
  package typealias Scored = (a: Int, b: Int, pairs: CandidatePairs)

  /// What third documents say of a candidate.
  package struct Word: Equatable, Sendable {
    /// The probability that both sentences belong to the sentence of a third document for which that is most likely, as if the two
    /// were independent, 0…1.
    package var support: Float = 0
    /// The share of third documents in which both belong to different sentences, 0…1, so that many documents do not talk every
    /// pair down.
    package var dissent: Float { against / max(1, heard) }

    /// The sums over documents of the probability that both have a counterpart there, and that it is not the same.
    fileprivate var heard: Float = 0
    fileprivate var against: Float = 0
  }

  /// What third documents say of all candidates of all pairs of documents.
  ///
  /// Only what the pairs said by themselves counts, so nothing supports itself.
  ///
  /// - Returns: for each pair of documents what is said of its candidates in order; nil if no third document is aligned with
  ///   both.
  /// - Complexity: O(pairs of documents · documents · candidates of a pair · candidates of a sentence).
  package static func words(_ all: [Scored]) -> [[Word]?] {
    var places: [[Int]: Int] = [:]
    for (place, scored) in all.enumerated() { places[[scored.a, scored.b]] = place }
    let forward = all.map { $0.pairs.lists(isTransposed: false) }
    let backward = all.map { $0.pairs.lists(isTransposed: true) }
    /// For each sentence of document x its counterparts in y.
    func lists(_ x: Int, _ y: Int) -> [[(sentence: Int, probability: Float)]]? {
      places[[x, y]].map { forward[$0] } ?? places[[y, x]].map { backward[$0] }
    }
    func likeliest(_ lists: [[(sentence: Int, probability: Float)]]) -> [Float] {
      lists.map { $0.reduce(0) { max($0, $1.probability) } }
    }
    let documents = Set(all.flatMap { [$0.a, $0.b] }).sorted()

    return all.map { scored in
      var words: [Word]?
      for third in documents where third != scored.a && third != scored.b {
        guard let there = lists(scored.a, third), let back = lists(third, scored.b),
          let others = lists(scored.b, third)
        else { continue }
        let (mine, theirs) = (likeliest(there), likeliest(others))
        var result = words ?? .init(repeating: Word(), count: scored.pairs.candidates.count)
        var best = [Float](repeating: 0, count: scored.pairs.columns)
        var row = -1
        for (index, candidate) in scored.pairs.candidates.enumerated() {
          if candidate.row != row {
            row = candidate.row
            for column in best.indices { best[column] = 0 }
            for (sentence, first) in there[row] {
              for (column, second) in back[sentence] { best[column] = max(best[column], first * second) }
            }
          }
          let shared = best[candidate.column]
          let both = mine[row] * theirs[candidate.column]
          result[index].support = max(result[index].support, shared)
          result[index].heard += both
          result[index].against += max(0, both - shared)
        }
        words = result
      }
      return words
    }
  }

  /// Adds what third documents say to the log-odds of all candidates; pairs of documents without a third stay as they are.
  package static func added(to all: [Scored], _ weights: ComparableWeights) -> [Scored] {
    zip(all, words(all)).map { scored, words in
      guard let words else { return scored }
      var scored = scored
      for (index, word) in words.enumerated() {
        let before = scored.pairs.candidates[index].logOdds
        scored.pairs.candidates[index].third = word
        scored.pairs.candidates[index].logOdds = weights.withThirdDocument(before, word)
      }
      return scored
    }
  }
}

extension ComparableWeights {
  fileprivate func withThirdDocument(_ logOdds: Float, _ word: ThirdDocument.Word) -> Float {
    Float(thirdDocument["bias"] ?? 0) + Float(thirdDocument["pair"] ?? 1) * logOdds + Float(weight(of: word))
  }

  /// What third documents add to the log-odds of a pair.
  func weight(of word: ThirdDocument.Word) -> Double {
    (thirdDocument["third"] ?? 0) * Double(word.support) + (thirdDocument["dissent"] ?? 0)
      * Double(word.dissent)
  }
}
