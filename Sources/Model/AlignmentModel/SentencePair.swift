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
