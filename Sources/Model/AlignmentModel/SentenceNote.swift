/// What a person notes on a sentence, whether it stands in a link or in none.
public struct SentenceNote: Equatable, Sendable {
  /// The document's id.
  public var document: String
  /// The offsets of the sentence in the document, in code points; the end is not part of it.
  public var start, end: Int
  /// The note.
  public var text: String
  /// What a file says of it that this version does not know.
  public var unknown = UnknownMembers()

  /// Makes a note; see the properties.
  public init(document: String, start: Int, end: Int, text: String) {
    self.document = document
    self.start = start
    self.end = end
    self.text = text
  }
}
