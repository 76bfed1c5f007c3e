/// A file within a document that is an archive, such as `word/document.xml`.
///
/// The text of such a document is that of its parts one after the other, as they stand in the archive, with their tags; offsets count in it.
public struct DocumentPart: Hashable, Sendable {
  /// Its path within the archive.
  public let name: String
  /// The length of its decoded text in code points, without byte order mark.
  public let length: Int

  /// Makes a part; see the properties.
  public init(name: String, length: Int) {
    self.name = name
    self.length = length
  }
}
