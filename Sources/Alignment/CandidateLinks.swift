/// A sentence of one of the documents that are aligned.
package struct SentencePlace: Hashable, Comparable, Sendable {
  /// The document's place among those that are aligned.
  package let document: Int
  /// The sentence's index in it.
  package let sentence: Int

  package init(_ document: Int, _ sentence: Int) {
    self.document = document
    self.sentence = sentence
  }

  package static func < (one: SentencePlace, other: SentencePlace) -> Bool {
    (one.document, one.sentence) < (other.document, other.sentence)
  }
}

/// Two sentences of different documents, in the order of the documents.
package struct SentencePair: Hashable, Comparable, Sendable {
  package let a, b: SentencePlace

  /// The pair of two sentences, whichever comes first.
  package init(_ one: SentencePlace, _ other: SentencePlace) {
    a = min(one, other)
    b = max(one, other)
  }

  package static func < (one: SentencePair, other: SentencePair) -> Bool {
    (one.a, one.b) < (other.a, other.b)
  }
}

/// The pairs of sentences of all documents that are, or with a third document's help may be, linked.
package struct CandidateLinks: Sendable {
  /// Their log-odds; see `PairScores`.
  package var logOdds: [SentencePair: Float] = [:]
  /// For each pair of documents, by their places in order, the log-odds from which on a pair is kept.
  package var cuts: [[Int]: Float] = [:]

  package init() {}

  /// The cut of the documents of a pair.
  package func cut(of pair: SentencePair) -> Float { cuts[[pair.a.document, pair.b.document]] ?? .infinity }

  /// The pairs that reach the cut of their documents.
  package var kept: [SentencePair: Float] { logOdds.filter { $0.value >= cut(of: $0.key) } }
}
