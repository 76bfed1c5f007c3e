/// What a third document says for a pair of sentences: when both are likely to tell what one of its sentences tells, they are
/// likely to tell the same.
package enum ThirdDocument {
  /// Two documents by their places among all, and their candidates.
  package typealias Scored = (a: Int, b: Int, pairs: CandidatePairs)

  /// The support by third documents for all candidates of all pairs of documents.
  ///
  /// A candidate's support is the probability that both sentences belong to the sentence of a third document for which that is
  /// most likely, as if the two were independent.
  ///
  /// - Returns: for each pair of documents the support of its candidates in order, 0…1; nil if no third document is aligned with
  ///   both.
  /// - Complexity: O(pairs of documents · documents · candidates of a pair · candidates of a sentence).
  package static func support(_ all: [Scored]) -> [[Float]?] {
    var places: [[Int]: Int] = [:]
    for (place, scored) in all.enumerated() { places[[scored.a, scored.b]] = place }
    let forward = all.map { $0.pairs.lists(isTransposed: false) }
    let backward = all.map { $0.pairs.lists(isTransposed: true) }
    /// For each sentence of document x its counterparts in y.
    func lists(_ x: Int, _ y: Int) -> [[(sentence: Int, probability: Float)]]? {
      places[[x, y]].map { forward[$0] } ?? places[[y, x]].map { backward[$0] }
    }
    let documents = Set(all.flatMap { [$0.a, $0.b] }).sorted()

    return all.map { scored in
      var support: [Float]?
      for third in documents where third != scored.a && third != scored.b {
        guard let there = lists(scored.a, third), let back = lists(third, scored.b) else { continue }
        var result = support ?? .init(repeating: 0, count: scored.pairs.candidates.count)
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
          result[index] = max(result[index], best[candidate.column])
        }
        support = result
      }
      return support
    }
  }

  /// Adds what third documents say to the log-odds of all candidates; pairs of documents without a third stay as they are.
  package static func added(to all: [Scored], _ weights: ComparableWeights) -> [Scored] {
    zip(all, support(all)).map { scored, support in
      guard let support else { return scored }
      var scored = scored
      for (index, third) in support.enumerated() {
        let before = scored.pairs.candidates[index].logOdds
        scored.pairs.candidates[index].third = third
        scored.pairs.candidates[index].logOdds = weights.withThirdDocument(before, third)
      }
      return scored
    }
  }
}

extension ComparableWeights {
  fileprivate func withThirdDocument(_ logOdds: Float, _ third: Float) -> Float {
    Float(thirdDocument["bias"] ?? 0) + Float(thirdDocument["pair"] ?? 1) * logOdds
      + Float(thirdDocument["third"] ?? 0) * third
  }
}
