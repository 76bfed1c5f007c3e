import Basics

/// The bytes of a file decoded to text, before its language is known.
public struct DecodedFile: Sendable {
  /// The path as the user wrote it.
  public let path: String
  /// SHA-256 of the bytes, in lower-case hexadecimal.
  public let sha256: String
  /// What is read of it.
  public let text: DocumentText
  /// The text without byte order mark.
  public var scalars: [Unicode.Scalar] { text.scalars }
  /// How the bytes were decoded.
  public var decoding: Decoding { text.decoding }

  /// Reads and decodes a file of text, or a document that holds some.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - decoder: decodes what is no archive.
  ///   - format: how the document is written; nil to tell from its bytes, name and beginning.
  /// - Throws: `InputError` naming the file, and for undecodable bytes the byte offset, if it is missing, a directory, empty,
  ///   binary, or cannot be decoded.
  /// - Complexity: O(size of the file).
  public init(path: String, decoder: TextDecoder = TextDecoder(), format: DocumentFormat? = nil) throws {
    let bytes = try InputFile.bytes(path)
    self.path = path
    self.sha256 = Checksum.sha256(bytes)
    self.text = try DocumentText(bytes, path: path, decoder: decoder, format: format)
  }
}
