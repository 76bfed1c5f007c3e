import Algorithms
import Dates
import Texts

/// A document with its sentences and the times they tell of: what a reader needs to see of it, in a fraction of the time that
/// analysing it takes.
public struct NarratedDocument: Sendable {
  /// The document.
  public let document: Document
  /// Its sentences in order.
  public let sentences: [Sentence]
  /// For each sentence the time it tells of; nil where none has been named yet.
  public let times: [NarrativeTime?]

  /// Finds the sentences of a document and the times they tell of.
  ///
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(length of the document).
  public init(_ document: Document) throws(ICUError) {
    self.document = document
    sentences = try SentenceSegmenter(document.language).sentences(of: document.view)
    times = NarratedDocument.narrative(of: document, sentences).narrative.times
  }

  /// What the sentences of a document tell of, and their expressions of time.
  static func narrative(
    of document: Document, _ sentences: [Sentence]
  ) -> (told: [NarrativeSentence], narrative: Narrative) {
    let finder = TimeFinder(document.language)
    let scalars = document.view.scalars
    // A reference names what others wrote, and the years it did: nothing to compare.
    let told = sentences.map { sentence in
      NarrativeSentence(
        range: sentence.viewRange, block: sentence.block,
        times: sentence.block == .reference
          ? [] : finder.expressions(in: sentence.viewRange, of: scalars))
    }
    return (told, NarrativeReader(document.language).read(told, in: scalars))
  }

  /// The sentences that a range of the document holds or touches.
  ///
  /// - Parameter range: offsets in the document's source, in code points.
  /// - Complexity: O(log of the number of sentences).
  public func sentences(in range: Range<Int>) -> Range<Int> {
    let lower = sentences.partitioningIndex { $0.range.upperBound > range.lowerBound }
    return lower..<max(lower, sentences.partitioningIndex { $0.range.lowerBound >= range.upperBound })
  }
}
