/// Finds the sentences of a text by `SentenceRules`, and ICU's sentence break iterator where other scripts end them.
///
/// What goes on without a stop for longer than any sentence is cut at weaker borders (`Sentence.isPart`). Sentences are in order, do not overlap, hold every code point that is not white space, and never cross a block's end.
public struct SentenceSegmenter: ~Copyable {
  private let breaks: BreakIterator
  private let data: SegmentationData
  private let rules: SentenceRules

  /// A segmenter for texts of one language.
  public init(_ language: Language) throws(ICUError) {
    breaks = try BreakIterator(.sentence, locale: language.code)
    data = .of(language)
    rules = SentenceRules(data)
  }

  /// The sentences of a document.
  ///
  /// - Complexity: O(length of the view).
  public borrowing func sentences(of view: TextView) throws(ICUError) -> [Sentence] {
    var sentences: [Sentence] = []
    let speakers = SpeakerNames(view, data)
    for block in view.blocks {
      let speaker = speakers.stop(atBlock: block.range.lowerBound)
      var ranges = block.isSentence ? [block.range] : try segment(view.scalars, block.range, speaker)
      // "Chapter 2. The Mill"
      if block.kind == .heading, ranges.count > 1,
        BlockClassifier.shared.isPartNumber(ranges[0], view.scalars)
      {
        ranges[0...1] = [ranges[0].lowerBound..<ranges[1].upperBound]
      }
      for range in ranges {
        // What the document says is a sentence is one, however long.
        let parts = block.isSentence ? [range] : OverlongSentences.parts(of: range, in: view.scalars)
        for part in parts {
          sentences.append(
            Sentence(
              index: sentences.count, range: view.source(of: part), viewRange: part,
              paragraph: block.paragraph, block: block.kind, isPart: parts.count > 1))
        }
      }
    }
    return sentences
  }

  private borrowing func segment(
    _ scalars: [Unicode.Scalar], _ block: Range<Int>, _ speaker: Int?
  ) throws(ICUError) -> [Range<Int>] {
    var borders: [Int] = []
    if scalars[block].contains(where: \.needsICU) {
      try breaks.forEachSegment(in: block, of: scalars) { segment, _ in borders.append(segment.upperBound) }
    }

    var ranges: [Range<Int>] = []
    var start = block.lowerBound
    for border in rules.ends(borders, in: scalars, block, speaker: speaker) {
      if let trimmed = scalars.trimmed(start..<border) { ranges.append(trimmed) }
      start = border
    }
    return ranges
  }
}

extension Unicode.Scalar {
  /// Whether it may end a sentence as only ICU knows: "。", "؟", "।".
  fileprivate var needsICU: Bool { value >= 0x300 && !isStop && isSentenceTerminal }
}
