import Basics

/// A document: its decoded text and what is known of it.
public struct Document: Sendable {
  /// The name by which results speak of it, unique in a run.
  public let id: String
  /// The path it was read from, as the user wrote it.
  public let path: String
  /// The language of the text.
  public let language: Language
  /// SHA-256 of the file's bytes, in lower-case hexadecimal.
  public let sha256: String
  /// The decoded text without byte order mark.
  ///
  /// All offsets count these.
  public let scalars: [Unicode.Scalar]
  /// How the file's bytes were decoded.
  public let decoding: Decoding
  /// How the document is written.
  public let format: DocumentFormat
  /// What it says, without its markup: what is segmented, compared and shown.
  public let view: TextView
  /// What its reader should know before trusting what is made of it.
  public let notes: [DocumentNote]

  /// What it says of itself: title, author, date, address.
  public let details: DocumentDetails
  /// The parts of a document that is an archive, in the order of their text; none of others.
  public let parts: [DocumentPart]
  /// What is left out of the view, such as pictures.
  public let omitted: Omissions

  /// Makes a document; see the properties.
  ///
  /// - Parameters:
  ///   - id: see `id`.
  ///   - path: the file.
  ///   - language: the language of the text.
  ///   - sha256: see `sha256`.
  ///   - scalars: the text, in code points.
  ///   - decoding: see `decoding`.
  ///   - format: see `format`.
  ///   - view: the view of `scalars` in `format`; nil to make that of a plain text.
  ///   - details: see `details`.
  ///   - parts: see `parts`.
  ///   - omitted: see `omitted`.
  ///   - notes: see `notes`.
  public init(
    id: String, path: String, language: Language, sha256: String, scalars: [Unicode.Scalar],
    decoding: Decoding = .utf8, format: DocumentFormat = .plainText, view: TextView? = nil,
    details: DocumentDetails = DocumentDetails(), parts: [DocumentPart] = [],
    omitted: Omissions = Omissions(),
    notes: [DocumentNote] = []
  ) {
    self.id = id
    self.path = path
    self.language = language
    self.sha256 = sha256
    self.scalars = scalars
    self.decoding = decoding
    self.format = format
    self.view = view ?? TextView(plainText: scalars)
    self.notes = notes
    self.details = details
    self.parts = parts
    self.omitted = omitted
  }

  /// Makes a document of what was read of a file; see the properties.
  public init(
    id: String, path: String, language: Language, sha256: String, text: DocumentText,
    notes: [DocumentNote] = []
  ) {
    self.init(
      id: id, path: path, language: language, sha256: sha256, scalars: text.scalars, decoding: text.decoding,
      format: text.format, view: text.view, details: text.details, parts: text.parts, omitted: text.omitted,
      notes: notes)
  }

  /// The text between two offsets in code points, exactly as in the source.
  ///
  /// - Complexity: O(length of `range`).
  public func text(in range: Range<Int>) -> String {
    scalars.text(in: range)
  }
}
