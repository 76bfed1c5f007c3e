/// A sentence of a document.
public struct Sentence: Equatable, Sendable {
  /// Its index among the document's sentences, from 0.
  public let index: Int
  /// Its offsets in code points into the document, without surrounding space.
  public let range: Range<Int>
  /// Its offsets in the document's view, where markup and line ends do not stand in the way.
  public let viewRange: Range<Int>
  /// The paragraph it stands in, from 1.
  public let paragraph: Int
  /// What kind of text it stands in.
  public let block: BlockKind
  /// Whether it is a part of what went on without a stop for longer than any sentence, and was cut at a comma or space.
  public let isPart: Bool

  /// Makes a sentence; see the properties.
  ///
  /// - Parameters:
  ///   - index: see `index`.
  ///   - range: offsets in the text, in code points.
  ///   - viewRange: nil if the document's view is its text itself.
  ///   - paragraph: see `paragraph`.
  ///   - block: see `block`.
  ///   - isPart: see `isPart`.
  public init(
    index: Int, range: Range<Int>, viewRange: Range<Int>? = nil, paragraph: Int, block: BlockKind = .text,
    isPart: Bool = false
  ) {
    self.isPart = isPart
    self.block = block
    self.index = index
    self.range = range
    self.viewRange = viewRange ?? range
    self.paragraph = paragraph
  }
}
