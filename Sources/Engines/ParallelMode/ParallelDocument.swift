import Basics
import Dictionaries
import Texts
import Vectors

/// A document as the parallel aligner compares it, made ready once for all documents it is aligned with.
public struct ParallelDocument {
  /// The document.
  public let document: Document
  /// Its sentences as they are compared.
  package let text: ParallelText
  /// Its words.
  let vocabulary: Vocabulary

  /// Takes from a document what is compared.
  ///
  /// - Parameters:
  ///   - tokenized: the document, divided into words.
  ///   - anchors: finds what is known to be kept, such as the numbers of chapters; see `AnchorPattern`.
  ///   - vectors: those of its sentences, if there are any.
  /// - Throws: `InputError` if the expression for anchors tries too many ways of matching.
  /// - Complexity: O(length of the document).
  public init(
    _ tokenized: TokenizedDocument, anchors: AnchorPattern? = nil, vectors: SentenceVectors? = nil
  ) throws(InputError) {
    document = tokenized.document
    var vocabulary = Vocabulary(tokenized.document.language)
    text = try ParallelText(tokenized, vocabulary: &vocabulary, anchors: anchors, vectors: vectors)
    self.vocabulary = vocabulary
  }
}
