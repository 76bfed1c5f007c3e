import Texts

/// A document as an alignment names it.
public struct DocumentReference: Equatable, Sendable {
  /// The name by which passages refer to it.
  public var id: String
  /// The language.
  public var language: Language
  /// The path as given when the alignment was made.
  public var path: String
  /// SHA-256 of the file's bytes in lower-case hexadecimal.
  public var sha256: String
  /// The length of the decoded text in code points, without byte order mark.
  public var length: Int
  /// The encoding of the file; UTF-8 where an alignment file does not say.
  public var encoding: TextEncoding
  /// Whether undecodable sequences were replaced with U+FFFD; false where an alignment file does not say.
  public var lossy: Bool
  /// How the document is written; plain text where an alignment file does not say.
  public var format: DocumentFormat
  /// What it says of itself: title, author, date, address.
  public var details: DocumentDetails
  /// The parts of a document that is an archive, in the order of their text; none of others.
  public var parts: [DocumentPart]
  /// What a file says of it that this version does not know.
  public var unknown = UnknownMembers()

  /// Makes a reference; see the properties.
  public init(
    id: String, language: Language, path: String, sha256: String, length: Int,
    encoding: TextEncoding = .utf8, lossy: Bool = false, format: DocumentFormat = .plainText,
    details: DocumentDetails = DocumentDetails(), parts: [DocumentPart] = []
  ) {
    self.id = id
    self.language = language
    self.path = path
    self.sha256 = sha256
    self.length = length
    self.encoding = encoding
    self.lossy = lossy
    self.format = format
    self.details = details
    self.parts = parts
  }

  /// The reference to a document.
  public init(_ document: Document) {
    self.init(
      id: document.id, language: document.language, path: document.path, sha256: document.sha256,
      length: document.scalars.count, encoding: document.decoding.encoding,
      lossy: document.decoding.replaced > 0, format: document.format, details: document.details,
      parts: document.parts)
  }
}
