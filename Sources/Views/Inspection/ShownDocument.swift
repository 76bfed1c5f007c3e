import AlignmentModel
import Preparation
import Texts

/// A document as a column of a view.
public struct ShownDocument: Sendable {
  /// Its name.
  public let id: String
  /// Its language.
  public let language: Language
  /// Its text and the times it tells of; nil where offsets are shown in their place.
  public let narrated: NarratedDocument?

  /// What it says of itself.
  public let details: DocumentDetails

  /// A column of text.
  public init(_ narrated: NarratedDocument) {
    id = narrated.document.id
    language = narrated.document.language
    details = narrated.document.details
    self.narrated = narrated
  }

  /// A column of offsets, for a document whose text is not to be had.
  public init(withoutText reference: DocumentReference) {
    id = reference.id
    language = reference.language
    details = reference.details
    narrated = nil
  }

  /// The pages of a passage as a citation has them, such as `pp. 12–13`; nil if they are not known.
  package func pages(_ passage: Passage) -> String? {
    pageRange(passage).map(PageWords.english)
  }

  /// The pages of a passage; nil if they are not known.
  func pageRange(_ passage: Passage) -> PageRange? {
    guard let view = narrated?.document.view else { return passage.pages }
    return view.pages(of: view.range(ofSource: passage.start..<passage.end))
  }

  /// The text of a range, without line ends and characters that a terminal takes for commands; `[1203–1391]` where there is no text.
  ///
  /// - Parameter range: offsets in the document's source, in code points.
  package func text(_ range: Range<Int>) -> String {
    guard let view = narrated?.document.view else { return "[\(range.lowerBound)–\(range.upperBound)]" }
    return ColumnText.printable(view.text(in: view.range(ofSource: range)))
  }
}
