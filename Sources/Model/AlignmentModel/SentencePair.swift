/// A sentence of one of the documents that are aligned.
package struct SentencePosition: Hashable, Comparable, Sendable {
  /// The document's index among those that are aligned.
  package let document: Int
  /// The sentence's index in it.
  package let sentence: Int

  package init(_ document: Int, _ sentence: Int) {
    self.document = document
    self.sentence = sentence
  }

  package static func < (one: SentencePosition, other: SentencePosition) -> Bool {
    (one.document, one.sentence) < (other.document, other.sentence)
  }
}

/// Two sentences of different documents, in the order of the documents.
package struct SentencePair: Hashable, Comparable, Sendable {
  package let a, b: SentencePosition

  /// The pair of two sentences, whichever comes first.
  package init(_ one: SentencePosition, _ other: SentencePosition) {
    a = min(one, other)
    b = max(one, other)
  }

  package static func < (one: SentencePair, other: SentencePair) -> Bool {
    (one.a, one.b) < (other.a, other.b)
  }
}

extension Link {
  /// The pairs of its sentences of different documents.
  ///
  /// - Parameter indexes: the documents' indexes by their ids; sentences of others are left out.
  /// - Complexity: O(sentences²).
  package func sentencePairs(_ indexes: [String: Int]) -> [SentencePair] {
    let sentences = passages.flatMap { passage in
      indexes[passage.document].map { document in
        passage.sentences.map { SentencePosition(document, $0) }
      } ?? []
    }
    return sentences.enumerated().flatMap { index, one in
      sentences[(index + 1)...].filter { $0.document != one.document }.map { SentencePair(one, $0) }
    }
  }
}
