import AlignmentModel
import Conflicts
import Entities
import Inspection
import Preparation

/// All that a report tells of: an alignment, its documents, and what was found in them.
public struct ReportContent: Sendable {
  /// What the report is called.
  public var title: String
  /// The name of the alignment file.
  public var file: String
  /// The bytes of the alignment file, which go into the page, so that it can be saved with the reader's decisions.
  public var source: [UInt8]
  /// The alignment.
  public var alignment: Alignment
  /// Its documents in its order, nil for those whose text is not to be had.
  public var documents: [NarratedDocument?]
  /// Whom and what all documents name, and how that is spelled; nil where it was not looked for.
  public var names: (table: EntityTable, systems: FormSystems)?
  /// The names that a document spells in several ways, each with the document's index.
  public var inconsistencies: [(document: Int, inconsistency: Inconsistency)] = []
  /// Where they contradict each other, the likeliest first.
  public var conflicts: [Conflict] = []
  /// Of an alignment without links, what came nearest to being one.
  public var candidates: [Link] = []

  /// Makes the content of a report; see the properties.
  public init(
    title: String, file: String, source: [UInt8], alignment: Alignment, documents: [NarratedDocument?]
  ) {
    self.title = title
    self.file = file
    self.source = source
    self.alignment = alignment
    self.documents = documents
  }
}
