import AlignmentModel
import Basics
import Texts

/// Reads the links of a file one by one.
protocol LinkReader: AnyObject {
  /// What the file says of itself and of its documents.
  var header: LinkHeader { get }

  /// Takes what is known of the documents of `header`, before the first link is read.
  ///
  /// - Throws: `InputError` if the format says nothing without it.
  func use(_ documents: [OutputDocument]) throws

  /// Reads the next link into a record.
  ///
  /// - Returns: false at the end.
  /// - Throws: `InputError` with line and column for what is damaged.
  func next(_ link: inout LinkRecord) throws -> Bool

  /// What was left out or mended so far.
  var report: ReadingReport { get }

  /// What was left out, besides links, or mended, as sentences that begin with that.
  var notes: [String] { get }

  /// An error about the link that was read last.
  func error(_ problem: String, remedy: Remedy?) -> InputError
}

extension LinkReader {
  /// What the report says.
  var notes: [String] { [report.note].compactMap(\.self) }

  /// Nothing of the documents needs to be known.
  func use(_ documents: [OutputDocument]) {}

  /// Nothing is left out.
  var report: ReadingReport { ReadingReport() }
}

/// What a file of links says of itself.
struct LinkHeader {
  /// A document as a file names it; nil where it does not say.
  struct Document {
    var id: String?
    var path: String?
    var language: Language?
    /// The tags of the language that units have, with script and region: the most frequent first; empty if none are known.
    var tags: [LanguageTag] = []
    /// The document as the native file names it.
    var reference: DocumentReference?

    /// Whether it is written in a format whose elements may have ids, by what is known of it.
    var hasElements: Bool {
      if let reference { return [.tei, .vrt].contains(reference.format) }
      let name = path.map { FilePath.withoutGzip($0).lowercased() } ?? ""
      return [".xml", ".tei", ".vrt", ".vert"].contains { name.hasSuffix($0) }
    }

    /// Takes the language and its tag from what a file says.
    mutating func setLanguage(_ text: String?) {
      guard let text, let tag = LanguageTag(text) else { return }
      language = tag.language
      tags = [tag]
    }

    /// Whether a path or URI names this document: by its whole path, or by its last part.
    func isNamed(_ name: String) -> Bool {
      guard let path else { return name == id }
      return name == path || name == id || name.split(separator: "/").last == path.split(separator: "/").last
    }
  }

  /// The documents, in the order in which records count them.
  var documents: [Document]
  /// The program that made the links.
  var generator: String?
  /// What figures depend on.
  var signature: String?
  /// How the documents were taken.
  var mode: Alignment.Mode?
  /// What the aligner expects to have missed.
  var expected: [LinkExpectation] = []
  /// What a person has decided about contradictions.
  var conflicts: [ConflictDecision] = []
  /// What a person has noted on sentences.
  var notes: [SentenceNote] = []
  /// What else the head of a native file has.
  var unknown = UnknownMembers()
}

/// Writes links one by one.
protocol LinkWriter: AnyObject {
  /// Writes a link, or sentences without counterpart.
  func write(_ link: LinkRecord) throws

  /// Writes what stands after the last link.
  func finish() throws
}
