import Basics

/// Decodes a file of any size part by part, for work that needs no more of a text at once.
///
/// The encoding is told from the first part, as `TextDecoder` does.
public final class DecodedParts {
  /// How the bytes have been decoded so far; nil before the first part.
  public private(set) var decoding: Decoding?

  private let path: String
  private let encoding: TextEncoding?
  private let isLossy: Bool
  private let partSize: Int
  private let input: InputFile
  /// Bytes that were read but not decoded, and how many came before them.
  private var bytes: [UInt8] = []
  private var byteOffset = 0
  private var isAtEnd = false

  /// Opens a file or pipe.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - encoding: the encoding; nil to find it out.
  ///   - lossy: whether undecodable sequences are replaced with U+FFFD instead of being an error.
  ///   - partSize: how many bytes are decoded at once.
  /// - Throws: `InputError` naming the path if it is missing, a directory, or cannot be read.
  public init(
    _ path: String, _ encoding: TextEncoding? = nil, lossy: Bool = false, partSize: Int = 1 << 20
  ) throws(InputError) {
    self.path = path
    self.encoding = encoding
    isLossy = lossy
    self.partSize = max(partSize, 1)
    input = try InputFile(path, isReadOnce: true)
  }

  /// The next part of the text, without byte order mark; nil at the end.
  ///
  /// A part may be empty.
  ///
  /// - Throws: `InputError` with the byte offset for bytes that are binary or cannot be decoded.
  public func next() throws -> [Unicode.Scalar]? {
    if isAtEnd { return nil }
    let more = try input.read(partSize)
    isAtEnd = more.count < partSize
    bytes += more
    let cut = isAtEnd ? bytes.count : TextEncoding.cut(bytes, decoding?.encoding ?? encoding)
    // Nothing can be told of an encoding from nothing.
    if cut == 0 { return [] }
    let decoder = TextDecoder(decoding?.encoding ?? encoding, lossy: isLossy)
    let part = try decoder.decode(Array(bytes[..<cut]), path: path, from: byteOffset)
    if let before = decoding {
      decoding = Decoding(
        before.encoding, before.reason, replaced: before.replaced + part.decoding.replaced,
        disbelieved: before.disbelieved)
    } else {
      decoding = part.decoding
    }
    bytes.removeFirst(cut)
    byteOffset += cut
    return part.scalars
  }
}
