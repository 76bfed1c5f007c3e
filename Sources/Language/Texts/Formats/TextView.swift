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
  /// Where its pages begin, in order; none if the document does not say.
  public let pages: [PageBreak]
  /// What was made of the lines of a plain text.
  public internal(set) var layout = TextLayout()
  /// Where each code point stands in the document; nil if at the same offset.
  let ranges: Ranges?

  /// Where code points stand in the document.
  struct Ranges: Sendable {
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
  init(identity scalars: [Unicode.Scalar], blocks: [Block], pages: [PageBreak] = []) {
    self.scalars = scalars
    self.blocks = blocks
    self.pages = pages
    ranges = nil
    declaredLanguage = nil
  }

  /// A view whose code points stand at `starts..<ends` in the document, in ascending order; two overlap only if they are one there.
  init(
    scalars: [Unicode.Scalar], starts: [Int32], ends: [Int32], blocks: [Block], declaredLanguage: String?,
    pages: [PageBreak] = []
  ) {
    self.scalars = scalars
    self.blocks = blocks
    self.pages = pages
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

  /// The same view with other pages.
  func with(pages: [PageBreak]) -> TextView {
    guard let ranges else { return TextView(identity: scalars, blocks: blocks, pages: pages) }
    return TextView(
      scalars: scalars, starts: ranges.starts, ends: ranges.ends, blocks: blocks,
      declaredLanguage: declaredLanguage, pages: pages)
  }

  /// The same view of a document that says it is in a language.
  func declared(_ language: String) -> TextView {
    guard let ranges else { return self }
    return TextView(
      scalars: scalars, starts: ranges.starts, ends: ranges.ends, blocks: blocks, declaredLanguage: language,
      pages: pages)
  }

  /// The views of the parts of a document one after the other.
  ///
  /// - Parameter parts: the view of each, and where it begins in the document, in ascending order.
  /// - Complexity: O(length of all).
  static func joined(_ parts: [(view: TextView, base: Int)]) -> TextView {
    var scalars: [Unicode.Scalar] = []
    var (starts, ends): ([Int32], [Int32]) = ([], [])
    var blocks: [Block] = []
    var pages: [PageBreak] = []
    for (view, base) in parts {
      let shift = scalars.count
      let paragraphs = blocks.last?.paragraph ?? 0
      for at in view.scalars.indices {
        let range = view.source(of: at..<at + 1)
        scalars.append(view.scalars[at])
        starts.append(Int32(clamping: base + range.lowerBound))
        ends.append(Int32(clamping: base + range.upperBound))
      }
      blocks += view.blocks.map {
        Block(
          range: $0.range.lowerBound + shift..<$0.range.upperBound + shift, kind: $0.kind,
          paragraph: $0.paragraph + paragraphs, isSentence: $0.isSentence)
      }
      pages += view.pages.map { PageBreak(offset: $0.offset + shift, label: $0.label) }
    }
    return TextView(
      scalars: scalars, starts: starts, ends: ends, blocks: blocks,
      declaredLanguage: parts.lazy.compactMap(\.view.declaredLanguage).first, pages: pages)
  }

  /// The same view with other blocks.
  func with(_ blocks: [Block]) -> TextView {
    with(scalars, ranges, blocks, pages)
  }
}
