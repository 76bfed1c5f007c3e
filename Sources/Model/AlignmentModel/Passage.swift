import Texts

/// A run of consecutive sentences of a document.
public struct Passage: Equatable, Sendable {
  /// The document's id.
  public var document: String
  /// Where it starts, in code points.
  public var start: Int
  /// Where it ends, in code points, exclusive.
  public var end: Int
  /// The indexes of its sentences, from 0.
  public var sentences: [Int]
  /// The pages of its document that it stands on; nil if the document does not say.
  public var pages: PageRange?
  /// The part of it that the link is about, in code points of the document; nil if that is the whole passage, or not known.
  public var focus: Range<Int>?
  /// What a file says of it that this version does not know.
  public var unknown = UnknownMembers()

  /// Makes a passage; see the properties.
  public init(
    document: String, start: Int, end: Int, sentences: [Int], pages: PageRange? = nil,
    focus: Range<Int>? = nil
  ) {
    self.document = document
    self.start = start
    self.end = end
    self.sentences = sentences
    self.pages = pages
    self.focus = focus
  }
}
