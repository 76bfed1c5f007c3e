import Algorithms
import Basics

/// What a document says, without its markup and the wrapping of its lines: the text that is segmented, compared and shown.
///
/// Its offsets count its own code points. Each of them knows its range in the document, so what is found in the view can be
/// named by offsets into the document.
public struct TextView: Sendable {
  /// Text that no sentence crosses: a paragraph, a heading, an item.
  public struct Block: Equatable, Sendable {
    /// Its offsets in the view, without surrounding space.
    public let range: Range<Int>
    /// What kind of text it is.
    public let kind: BlockKind
    /// The number of the paragraph it is, or is part of, from 1.
    public let paragraph: Int
    /// Whether the document itself says that this is one sentence.
    public let isSentence: Bool
  }

  /// The text: blocks in the order of the document, with a line feed or more between them.
  public let scalars: [Unicode.Scalar]
  /// The blocks in order; they hold every code point that is not white space.
  public let blocks: [Block]
  /// The language that the document says it is in, as it says it.
  public let declaredLanguage: String?
  /// Where each code point stands in the document; nil if at the same offset.
  private let ranges: Ranges?

  private struct Ranges: Sendable {
    let starts: [Int32]
    let ends: [Int32]
  }

  /// The view of a plain text.
  ///
  /// - Complexity: O(`plainText.count`).
  public init(plainText: [Unicode.Scalar]) {
    self = PlainText.shared.view(of: plainText)
  }

  /// A view that is the document's text itself.
  init(identity scalars: [Unicode.Scalar], blocks: [Block]) {
    self.scalars = scalars
    self.blocks = blocks
    ranges = nil
    declaredLanguage = nil
  }

  /// A view whose code points stand at `starts..<ends` in the document, in ascending order and without overlap.
  init(
    scalars: [Unicode.Scalar], starts: [Int32], ends: [Int32], blocks: [Block], declaredLanguage: String?
  ) {
    self.scalars = scalars
    self.blocks = blocks
    self.declaredLanguage = declaredLanguage
    ranges = Ranges(starts: starts, ends: ends)
  }

  /// The range in the document of a range of the view.
  ///
  /// Markup between its code points is inside, markup around it is not.
  ///
  /// - Complexity: O(1).
  public func source(of range: Range<Int>) -> Range<Int> {
    guard let ranges else { return range }
    guard let last = range.last else {
      let at =
        range.lowerBound < ranges.starts.count ? ranges.starts[range.lowerBound] : ranges.ends.last ?? 0
      return Int(at)..<Int(at)
    }
    return Int(ranges.starts[range.lowerBound])..<Int(ranges.ends[last])
  }

  /// The range in the view of a range of the document: of all its code points that show.
  ///
  /// - Complexity: O(log of the length of the view).
  public func range(ofSource range: Range<Int>) -> Range<Int> {
    guard let ranges else { return range.clamped(to: 0..<scalars.count) }
    let lower = ranges.ends.partitioningIndex { Int($0) > range.lowerBound }
    let upper = ranges.starts.partitioningIndex { Int($0) >= range.upperBound }
    return lower..<max(lower, upper)
  }

  /// The text between two offsets of the view.
  ///
  /// - Complexity: O(length of `range`).
  public func text(in range: Range<Int>) -> String {
    scalars.text(in: range)
  }

  /// The same view with other blocks.
  func with(_ blocks: [Block]) -> TextView {
    guard let ranges else { return TextView(identity: scalars, blocks: blocks) }
    return TextView(
      scalars: scalars, starts: ranges.starts, ends: ranges.ends, blocks: blocks,
      declaredLanguage: declaredLanguage)
  }
}
