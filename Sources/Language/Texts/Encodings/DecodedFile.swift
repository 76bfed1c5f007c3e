import Basics

/// The bytes of a file decoded to text, before its language is known.
public struct DecodedFile: Sendable {
  /// The path as the user wrote it.
  public let path: String
  /// SHA-256 of the bytes, in lower-case hexadecimal.
  public let sha256: String
  /// The text without byte order mark.
  public let scalars: [Unicode.Scalar]
  /// How the bytes were decoded.
  public let decoding: Decoding

  /// Reads and decodes a file of text.
  ///
  /// - Throws: `InputError` naming the file, and for undecodable bytes the byte offset, if it is missing, a directory, empty,
  ///   binary, or cannot be decoded.
  /// - Complexity: O(size of the file).
  public init(path: String, decoder: TextDecoder = TextDecoder()) throws {
    let bytes = try InputFile.bytes(path)
    self.path = path
    self.sha256 = Checksum.sha256(bytes)
    (self.scalars, self.decoding) = try decoder.decode(bytes, path: path)
    if scalars.allSatisfy(\.isBlank) {
      throw InputError(.noText, file: path, "has no text in it")
    }
  }
}
