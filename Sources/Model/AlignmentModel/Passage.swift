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
  /// What a file says of it that this version does not know.
  public var unknown = UnknownMembers()

  /// Makes a passage; see the properties.
  public init(document: String, start: Int, end: Int, sentences: [Int]) {
    self.document = document
    self.start = start
    self.end = end
    self.sentences = sentences
  }
}
