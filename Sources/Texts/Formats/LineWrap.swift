/// The column that a text's lines are wrapped at, as in mail and old e-texts.
///
/// Wrapped lines give themselves away: the first word of the next line would not have fitted at their end.
struct LineWrap {
  /// Wrapping that is narrower or wider than this is taken for lines that are meant.
  private static let columns = 50...100
  /// How much of the width may stay free at the end of a wrapped line.
  private static let slack = 8
  /// A longer word at the beginning of a line would not have been needed to fill the line before.
  private static let longestWord = 24
  /// Fewer neighbouring lines than this say nothing.
  private static let leastPairs = 2

  /// The column.
  let width: Int

  /// The wrap of a text; nil if its lines are not wrapped.
  ///
  /// - Complexity: O(number of lines · its logarithm).
  init?(_ lines: [TextLine], _ scalars: [Unicode.Scalar]) {
    guard lines.count > LineWrap.leastPairs else { return nil }
    let widths = lines.map(\.width).sorted()
    width = widths[(widths.count - 1) * 19 / 20]
    guard LineWrap.columns.contains(width) else { return nil }
    var pairs = 0
    var full = 0
    var open = 0
    for (line, next) in zip(lines, lines.dropFirst()) where !next.followsBlank {
      pairs += 1
      guard joins(line, next, scalars) else { continue }
      full += 1
      if !scalars[line.range.upperBound - 1].isStop { open += 1 }
    }
    // Lines of equal length that each end a sentence are no wrapped text; short last lines of paragraphs are no counterproof.
    guard pairs >= LineWrap.leastPairs, full * 10 >= pairs * 7, open * 2 >= full else { return nil }
  }

  /// Whether `next` goes on with what `line` says.
  func joins(_ line: TextLine, _ next: TextLine, _ scalars: [Unicode.Scalar]) -> Bool {
    guard !next.followsBlank, next.indent <= line.indent || next.indent == 0 else { return false }
    var word = next.range.lowerBound
    while word < next.range.upperBound, !scalars[word].isBlank { word += 1 }
    guard !ListLabel.isBullet(scalars[next.range.lowerBound..<word]) else { return false }
    let length = min(word - next.range.lowerBound, LineWrap.longestWord)
    return line.width + 1 + length > width - width / LineWrap.slack
  }
}
