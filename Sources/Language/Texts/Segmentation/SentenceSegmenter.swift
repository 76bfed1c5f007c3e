/// Finds the sentences of a text: ICU's sentence break iterator, then `SentenceRules`.
///
/// Sentences are in order, do not overlap, hold every code point that is not white space, and never cross a block's end.
public struct SentenceSegmenter: ~Copyable {
  private let breaks: BreakIterator
  private let rules: SentenceRules

  /// A segmenter for texts of one language.
  public init(_ language: Language) throws(ICUError) {
    breaks = try BreakIterator(.sentence, locale: language.code)
    rules = SentenceRules(language)
  }

  /// The sentences of a document.
  ///
  /// - Complexity: O(length of the view).
  public borrowing func sentences(of view: TextView) throws(ICUError) -> [Sentence] {
    var sentences: [Sentence] = []
    for block in view.blocks {
      for range in block.isSentence ? [block.range] : try segment(view.scalars, block.range) {
        sentences.append(
          Sentence(
            index: sentences.count, range: view.source(of: range), viewRange: range,
            paragraph: block.paragraph, block: block.kind))
      }
    }
    return sentences
  }

  private borrowing func segment(
    _ scalars: [Unicode.Scalar], _ block: Range<Int>
  ) throws(ICUError) -> [Range<Int>] {
    var borders: [Int] = []
    try breaks.forEachSegment(in: block, of: scalars) { segment, _ in borders.append(segment.upperBound) }

    var ranges: [Range<Int>] = []
    var start = block.lowerBound
    for border in rules.ends(borders, in: scalars, block) {
      if let trimmed = scalars.trimmed(start..<border) { ranges.append(trimmed) }
      start = border
    }
    return ranges
  }
}
