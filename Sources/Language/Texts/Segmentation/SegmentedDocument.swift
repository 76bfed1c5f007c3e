import Algorithms

/// A document divided into sentences.
///
/// Whatever counts sentences takes them from here, so a sentence has the same index everywhere.
public struct SegmentedDocument: Sendable {
  /// The document.
  public let document: Document
  /// Its sentences in order.
  public let sentences: [Sentence]

  /// Divides a document into sentences.
  ///
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(length of the document).
  public init(_ document: Document) throws(ICUError) {
    self.document = document
    sentences = try SentenceSegmenter(document.language).sentences(of: document.view)
  }

  /// The indexes of the sentences that a range of the document holds or touches.
  ///
  /// - Parameter range: offsets in the document's source, in code points.
  /// - Complexity: O(log of the number of sentences).
  public func sentences(in range: Range<Int>) -> Range<Int> {
    let first = sentences.partitioningIndex { $0.range.upperBound > range.lowerBound }
    return first..<max(first, sentences.partitioningIndex { $0.range.lowerBound >= range.upperBound })
  }
}
