import AlignmentModel

/// What a person has decided of the links of several translations, as it bears on rows.
public struct JointConstraints: Sendable {
  /// For each document the sentences that stand in links which are kept: they are in no row.
  private let taken: [Set<Int>]
  /// Pairs of sentences that are in no row together.
  private let rejected: Set<SentencePair>

  /// Takes the decisions on links of some documents.
  ///
  /// - Parameters:
  ///   - kept: the links, with the indexes of sentences that the documents have now.
  ///   - documents: the ids of the documents, in their order.
  /// - Complexity: O(Σ of the squares of the links' numbers of sentences).
  public init(_ kept: KeptLinks, _ documents: [String]) {
    let standing = kept.links.filter(\.isAccepted)
    taken = documents.map { document in Set(standing.flatMap { $0.sentences(of: document) }) }
    rejected = kept.pairs(documents).rejected
  }

  /// That the sentences of some rows stand in no other.
  init(_ rows: [JointRow]) {
    taken = (rows.first?.sentences.indices ?? 0..<0).map { document in
      Set(rows.flatMap { $0.sentences[document] })
    }
    rejected = []
  }

  /// A row as far as the decisions leave it: of each document the longest run of sentences that stand nowhere else, and no document that
  /// has been rejected beside one before it.
  func left(of row: JointRow) -> JointRow {
    guard !taken.isEmpty else { return row }
    var sentences = row.sentences.indices.map { longestRun(of: row.sentences[$0], taken[$0]) }
    guard !rejected.isEmpty else { return JointRow(sentences: sentences, score: row.score) }
    for document in sentences.indices {
      let isRejected = sentences[document].contains { sentence in
        sentences[..<document].indices.contains { other in
          sentences[other].contains {
            rejected.contains(
              SentencePair(SentencePosition(other, $0), SentencePosition(document, sentence)))
          }
        }
      }
      if isRejected { sentences[document] = 0..<0 }
    }
    return JointRow(sentences: sentences, score: row.score)
  }

  private func longestRun(of range: Range<Int>, _ taken: Set<Int>) -> Range<Int> {
    guard range.contains(where: taken.contains) else { return range }
    var longest = 0..<0
    var start = range.lowerBound
    for sentence in range.lowerBound...range.upperBound
    where sentence == range.upperBound || taken.contains(sentence) {
      if sentence - start > longest.count { longest = start..<sentence }
      start = sentence + 1
    }
    return longest
  }
}
