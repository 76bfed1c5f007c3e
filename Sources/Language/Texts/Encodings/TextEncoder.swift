import Basics

/// Writes a text again in the encoding in which it was read, so that what is not changed has the same bytes.
public struct TextEncoder: Sendable {
  private let encoding: TextEncoding
  private let hasMark: Bool
  private let path: String

  /// An encoder for the text of a file.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes, inflated.
  ///   - scalars: the text that they were decoded to, without byte order mark.
  ///   - decoding: how they were.
  ///   - path: the file, as errors name it.
  /// - Throws: `InputError` if the text does not give its own bytes again: some could not be decoded, or are no bytes that the encoding
  ///   writes; `ICUError` if ICU fails.
  /// - Complexity: O(`bytes.count`).
  public init(_ bytes: [UInt8], _ scalars: [Unicode.Scalar], _ decoding: Decoding, path: String) throws {
    encoding = decoding.encoding
    self.path = path
    let plain = try TextEncoder.bytes(scalars, encoding)
    if plain == bytes {
      hasMark = false
      return
    }
    guard try TextEncoder.bytes(["\u{FEFF}"] + scalars, encoding) == bytes else {
      throw InputError(
        .undecodable, file: path, "cannot be written again in \(encoding) without loss",
        remedy: "convert it to UTF-8 first, and look at what could not be decoded")
    }
    hasMark = true
  }

  /// The bytes of another text, with a byte order mark if the file has one.
  ///
  /// - Parameters:
  ///   - scalars: the text.
  ///   - replacements: what the text has that the file does not, for the error.
  /// - Throws: `InputError` that names the character for which the encoding has no bytes; `ICUError` if ICU fails.
  /// - Complexity: O(`scalars.count`).
  public func bytes(_ scalars: [Unicode.Scalar], replacements: [String] = []) throws -> [UInt8] {
    if let bytes = try TextEncoder.bytes(hasMark ? ["\u{FEFF}"] + scalars : scalars, encoding) {
      return bytes
    }
    for text in replacements {
      for character in text where try TextEncoder.bytes(Array(character.unicodeScalars), encoding) == nil {
        throw InputError(
          .undecodable, file: path,
          "is in \(encoding), which has no '\(character)' for '\(Quotation.cut(text))'",
          remedy: .convertToUTF8(from: encoding.name))
      }
    }
    throw InputError(
      .undecodable, file: path, "is in \(encoding), which cannot write the new text",
      remedy: .convertToUTF8(from: encoding.name))
  }

  private static func bytes(_ scalars: [Unicode.Scalar], _ encoding: TextEncoding) throws(ICUError)
    -> [UInt8]?
  {
    guard encoding != .utf8 else { return Array(scalars.text(in: 0..<scalars.count).utf8) }
    return try CharsetConverter(encoding.name).encode(scalars)
  }
}
