/// Finds the sentences of a text: ICU's sentence break iterator, then `SentenceRules`.
///
/// Sentences are in order, do not overlap, hold every code point that is not white space, and never cross a line end.
public struct SentenceSegmenter: ~Copyable {
  private let breaks: BreakIterator
  private let rules: SentenceRules
  private let blocks = BlockClassifier()

  /// A segmenter for texts of one language.
  public init(_ language: Language) throws(ICUError) {
    breaks = try BreakIterator(.sentence, locale: language.code)
    rules = SentenceRules(language)
  }

  /// The sentences of a text.
  ///
  /// - Complexity: O(`scalars.count`).
  public borrowing func sentences(of scalars: [Unicode.Scalar]) throws(ICUError) -> [Sentence] {
    var sentences: [Sentence] = []
    var paragraph = 0
    var lineStart = 0
    while lineStart < scalars.count {
      let lineEnd = scalars[lineStart...].firstIndex(where: \.isLineEnd) ?? scalars.count
      if let line = scalars.trimmed(lineStart..<lineEnd) {
        paragraph += 1
        let block = blocks.kind(of: line, in: scalars)
        for range in try segment(scalars, line) {
          sentences.append(
            Sentence(index: sentences.count, range: range, paragraph: paragraph, block: block))
        }
      }
      lineStart = lineEnd + 1
    }
    return sentences
  }

  private borrowing func segment(
    _ scalars: [Unicode.Scalar], _ line: Range<Int>
  ) throws(ICUError) -> [Range<Int>] {
    var borders: [Int] = []
    try breaks.forEachSegment(in: line, of: scalars) { segment, _ in borders.append(segment.upperBound) }

    var ranges: [Range<Int>] = []
    var start = line.lowerBound
    for border in rules.ends(borders, in: scalars, line) {
      if let trimmed = scalars.trimmed(start..<border) { ranges.append(trimmed) }
      start = border
    }
    return ranges
  }
}

extension Unicode.Scalar {
  /// Whether it ends a line: LF, VT, FF, CR, NEL, LINE SEPARATOR or PARAGRAPH SEPARATOR (UAX #14 mandatory breaks).
  public var isLineEnd: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}

extension [Unicode.Scalar] {
  /// `range` without white space at both ends; nil if nothing is left.
  func trimmed(_ range: Range<Int>) -> Range<Int>? {
    guard let first = self[range].firstIndex(where: { !$0.properties.isWhitespace }),
      let last = self[range].lastIndex(where: { !$0.properties.isWhitespace })
    else { return nil }
    return first..<last + 1
  }
}
