import Crypto
import Foundation

/// The bytes of a file decoded to text, before its language is known.
public struct DecodedFile: Sendable {
  /// The path as the user wrote it.
  public let path: String
  /// SHA-256 of the bytes, in lower-case hexadecimal.
  public let sha256: String
  /// The text without byte order mark.
  public let scalars: [Unicode.Scalar]

  /// Reads and decodes a file of UTF-8 text (strict: a malformed sequence is an error, not a replacement character).
  ///
  /// - Throws: `InputError` naming the file, and for undecodable bytes the byte offset, if it is missing, a directory, empty,
  ///   binary, or not UTF-8.
  /// - Complexity: O(size of the file).
  public init(path: String) throws {
    let data = try InputFile.bytes(path)
    self.path = path
    self.sha256 = SHA256.hash(data: data).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
    self.scalars = try DecodedFile.decode([UInt8](data), path: path)
    if scalars.allSatisfy(\.properties.isWhitespace) {
      throw InputError(file: path, "has no text in it")
    }
  }

  static func decode(_ bytes: [UInt8], path: String) throws -> [Unicode.Scalar] {
    // UTF-32 first: its little-endian mark begins with that of UTF-16.
    for (mark, name) in [
      ([0xFF, 0xFE, 0, 0] as [UInt8], "UTF-32"), ([0, 0, 0xFE, 0xFF], "UTF-32"), ([0xFF, 0xFE], "UTF-16"),
      ([0xFE, 0xFF], "UTF-16"),
    ] where bytes.starts(with: mark) {
      throw InputError(file: path, "is \(name), not UTF-8", remedy: "convert it: iconv -f \(name) -t UTF-8")
    }
    if let zero = bytes.firstIndex(of: 0) {
      throw InputError(file: path, at: "byte \(zero)", "a NUL byte: this is a binary file, not text")
    }
    do {
      let text = try UTF8Span(validating: bytes.span)
      var scalars: [Unicode.Scalar] = []
      scalars.reserveCapacity(bytes.count)
      var iterator = text.makeUnicodeScalarIterator()
      while let scalar = iterator.next() { scalars.append(scalar) }
      if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
      return scalars
    } catch {
      let guess = try CharsetDetector().detect(bytes)
      throw InputError(
        file: path, at: "byte \(error.byteOffsets.lowerBound)", "not valid UTF-8",
        remedy: guess.map {
          "it looks like \($0.name); convert it: iconv -f \($0.name) -t UTF-8"
        } ?? "convert it to UTF-8")
    }
  }
}
