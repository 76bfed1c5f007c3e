import Basics

/// Writes a document that is an archive anew with other text in some of its parts; all others stay as they are, to the byte.
public struct OfficeRewriter {
  private let bytes: [UInt8]
  private let archive: ZipArchive

  /// Opens a document.
  ///
  /// - Parameters:
  ///   - bytes: all of it.
  ///   - path: the file, as errors name it.
  /// - Throws: `InputError` if it is no archive, cut short or damaged.
  public init(_ bytes: [UInt8], path: String) throws {
    self.bytes = bytes
    archive = try ZipArchive(bytes, path: path)
  }

  /// The document with other texts in some parts.
  ///
  /// - Parameter texts: the new text of each part by its name, without byte order mark; it is written in the part's encoding.
  /// - Returns: the bytes of the archive.
  /// - Throws: `InputError` if a part is missing, or cannot be written in its encoding.
  /// - Complexity: O(size of the archive + length of the texts).
  public func bytes(replacing texts: [String: [Unicode.Scalar]]) throws -> [UInt8] {
    var parts: [String: [UInt8]] = [:]
    for (name, text) in texts {
      let old = try archive.bytes(name)
      let path = archive.path + "/" + name
      let (scalars, decoding) = try TextDecoder().decode(old, path: path)
      parts[name] = try TextEncoder(old, scalars, decoding, path: path).bytes(text)
    }
    return try ZipArchive.replacing(parts, in: bytes, path: archive.path)
  }
}
