/// A sentence of a document.
public struct Sentence: Equatable, Sendable {
  /// Its place among the document's sentences, from 0.
  public let index: Int
  /// Its offsets in code points into the document, without surrounding space.
  public let range: Range<Int>
  /// The paragraph it stands in, from 1.
  ///
  /// A line with text in it is a paragraph.
  public let paragraph: Int
  /// What kind of paragraph that is.
  public let block: BlockKind

  /// Makes a sentence; see the properties.
  public init(index: Int, range: Range<Int>, paragraph: Int, block: BlockKind = .text) {
    self.block = block
    self.index = index
    self.range = range
    self.paragraph = paragraph
  }
}
