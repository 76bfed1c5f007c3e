import Basics

/// The text of a file and what is said in it: what reading a document gives before its language is known.
public struct DocumentText: Sendable {
  /// The decoded text without byte order mark; of an archive that of its parts, one after the other.
  public let scalars: [Unicode.Scalar]
  /// How the bytes were decoded.
  public let decoding: Decoding
  /// How the document is written.
  public let format: DocumentFormat
  /// What it says, without its markup.
  public let view: TextView
  /// What it says of itself.
  public let details: DocumentDetails
  /// The parts of an archive, in the order of their text; none of other documents.
  public let parts: [DocumentPart]
  /// What is left out of the view.
  public let omitted: Omissions

  /// Reads the bytes of a document.
  ///
  /// - Parameters:
  ///   - bytes: all of them.
  ///   - path: the file, as errors name it.
  ///   - decoder: decodes what is no archive; parts of an archive are in the encoding that their XML says.
  ///   - format: how the document is written; nil to tell from its bytes, name and beginning.
  /// - Throws: `InputError` if it cannot be decoded, is no document of its format, encrypted, or not well formed where that matters.
  /// - Complexity: O(size of the text).
  public init(
    _ bytes: [UInt8], path: String, decoder: TextDecoder = TextDecoder(), format: DocumentFormat? = nil
  ) throws {
    if DocumentText.isArchive(bytes, format) {
      let (content, found) = try OfficeContent.read(
        bytes, path: path, lossy: decoder.isLossy, format: format)
      scalars = content.scalars
      decoding = Decoding(.utf8, .certain, replaced: content.replaced)
      self.format = found
      view = content.view
      details = content.details
      parts = content.parts
      omitted = content.omitted
      return
    }
    let (scalars, decoding) = try decoder.decode(bytes, path: path)
    if scalars.allSatisfy(\.isBlank) { throw InputError(.noText, file: path, "has no text in it") }
    let format = format ?? .detected(path: path, scalars: scalars)
    self.scalars = scalars
    self.decoding = decoding
    self.format = format
    view = try format.view(of: scalars, path: path)
    details = try DocumentDetails.read(scalars, format, path: path)
    parts = []
    omitted = Omissions()
  }

  /// Whether a file that begins with these bytes is read as an archive of parts.
  static func isArchive(_ beginning: [UInt8], _ format: DocumentFormat?) -> Bool {
    guard let format else { return beginning.starts(with: [0x50, 0x4B, 3, 4]) }
    return format.isArchive
  }
}
