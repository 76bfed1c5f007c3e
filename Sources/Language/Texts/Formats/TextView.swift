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
  let sources: OffsetRuns?

  /// The view of a plain text.
  ///
  /// - Complexity: O(`plainText.count`).
  public init(plainText: [Unicode.Scalar]) {
    self = PlainText.shared.view(of: plainText)
  }

  /// A view.
  ///
  /// - Parameter sources: where its code points stand in the document, in ascending order; nil if the text is the document's own.
  init(
    scalars: [Unicode.Scalar], sources: OffsetRuns? = nil, blocks: [Block], declaredLanguage: String? = nil,
    pages: [PageBreak] = []
  ) {
    self.scalars = scalars
    self.sources = sources
    self.blocks = blocks
    self.declaredLanguage = declaredLanguage
    self.pages = pages
  }

  /// The range in the document of a range of the view.
  ///
  /// Markup between its code points is inside, markup around it is not.
  ///
  /// - Complexity: O(log of the number of runs of text without markup).
  public func source(of range: Range<Int>) -> Range<Int> { sources?.source(of: range) ?? range }

  /// The range in the view of a range of the document: of all its code points that show.
  ///
  /// - Complexity: O(log of the number of runs of text without markup).
  public func range(ofSource range: Range<Int>) -> Range<Int> {
    guard let sources else { return range.clamped(to: 0..<scalars.count) }
    let lower = sources.first(endingAfter: range.lowerBound)
    return lower..<max(lower, sources.first(beginningAt: range.upperBound))
  }

  /// The text between two offsets of the view.
  ///
  /// - Complexity: O(length of `range`).
  public func text(in range: Range<Int>) -> String {
    scalars.text(in: range)
  }

  /// The same view with other pages.
  func with(pages: [PageBreak]) -> TextView { with(scalars, sources, blocks, pages) }

  /// The same view of a document that says it is in a language.
  func declared(_ language: String) -> TextView {
    var view = TextView(
      scalars: scalars, sources: sources, blocks: blocks, declaredLanguage: language, pages: pages)
    view.layout = layout
    return view
  }

  /// The views of the parts of a document one after the other.
  ///
  /// - Parameter parts: the view of each, and where it begins in the document, in ascending order.
  /// - Complexity: O(length of all).
  static func joined(_ parts: [(view: TextView, base: Int)]) -> TextView {
    var scalars: [Unicode.Scalar] = []
    var sources = OffsetRuns()
    var blocks: [Block] = []
    var pages: [PageBreak] = []
    for (view, base) in parts {
      let shift = scalars.count
      let paragraphs = blocks.last?.paragraph ?? 0
      scalars += view.scalars
      sources.append(view.sources, count: view.scalars.count, shiftedBy: base)
      blocks += view.blocks.map {
        Block(
          range: $0.range.lowerBound + shift..<$0.range.upperBound + shift, kind: $0.kind,
          paragraph: $0.paragraph + paragraphs, isSentence: $0.isSentence)
      }
      pages += view.pages.map { PageBreak(offset: $0.offset + shift, label: $0.label) }
    }
    return TextView(
      scalars: scalars, sources: sources, blocks: blocks,
      declaredLanguage: parts.lazy.compactMap(\.view.declaredLanguage).first, pages: pages)
  }

  /// The same view with other blocks.
  func with(_ blocks: [Block]) -> TextView {
    with(scalars, sources, blocks, pages)
  }
}
