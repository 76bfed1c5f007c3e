import Dates
import Texts

/// A document with its sentences and the times they tell of: what a reader needs to see of it, in a fraction of the time that
/// analyzing it takes.
public struct NarratedDocument: Sendable {
  /// The document with its sentences.
  public let segmented: SegmentedDocument
  /// For each sentence the time it tells of; nil where none has been named yet.
  public let times: [NarrativeTime?]
  /// Whether it gives a day by both calendars.
  ///
  /// What it gives by one may then be of either. One that marks days of the old calendar goes by the new one elsewhere.
  public let givesBothCalendars: Bool

  /// The document.
  public var document: Document { segmented.document }
  /// Its sentences in order.
  public var sentences: [Sentence] { segmented.sentences }

  /// Finds the sentences of a document and the times they tell of.
  ///
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(length of the document).
  public init(_ document: Document) throws(ICUError) {
    self.init(try SegmentedDocument(document))
  }

  /// Finds the times that the sentences of a document tell of.
  ///
  /// - Complexity: O(length of the document).
  public init(_ segmented: SegmentedDocument) {
    self.segmented = segmented
    let (told, narrative) = NarratedDocument.narrative(of: segmented)
    times = narrative.times
    givesBothCalendars = told.contains { $0.times.contains(where: \.isInBothCalendars) }
  }

  /// What the sentences of a document tell of, and their expressions of time.
  static func narrative(
    of segmented: SegmentedDocument
  ) -> (told: [NarrativeSentence], narrative: Narrative) {
    let document = segmented.document
    let finder = TimeFinder(document.language)
    let scalars = document.view.scalars
    // A reference names what others wrote, and the years it did: nothing to compare.
    let told = segmented.sentences.map { sentence in
      NarrativeSentence(
        range: sentence.viewRange, block: sentence.block,
        times: sentence.block.isCompared
          ? finder.expressions(in: sentence.viewRange, of: scalars) : [])
    }
    return (told, NarrativeReader(document.language).read(told, in: scalars))
  }
}
