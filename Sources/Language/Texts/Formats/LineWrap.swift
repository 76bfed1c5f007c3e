/// The column that a text's lines are wrapped at, as in mail and old e-texts.
///
/// Wrapped lines give themselves away: the first word of the next line would not have fitted at their end.
package struct LineWrap {
  /// Wrapping that is narrower or wider than this is taken for lines that are meant.
  private static let columns = 50...100
  /// How much of the width may stay free at the end of a wrapped line.
  private static let slack = 8
  /// A longer word at the beginning of a line would not have been needed to fill the line before.
  private static let longestWord = 24
  /// Fewer neighboring lines than this say nothing.
  private static let leastPairs = 2

  /// The column.
  package let width: Int

  /// The wrap of a text; nil if its lines are not wrapped.
  ///
  /// - Complexity: O(number of lines · its logarithm).
  package init?(_ lines: [TextLine], _ scalars: [Unicode.Scalar]) {
    guard lines.count > LineWrap.leastPairs else { return nil }
    let widths = lines.map(\.width).sorted()
    width = widths[(widths.count - 1) * 19 / 20]
    guard LineWrap.columns.contains(width) else { return nil }
    var pairs = 0
    var full = 0
    var open = 0
    for (line, next) in zip(lines, lines.dropFirst())
    where !LineWrap.beginsBlock(next, after: line, scalars) {
      pairs += 1
      guard joins(line, next, scalars) else { continue }
      full += 1
      if !scalars[line.range.upperBound - 1].isStop { open += 1 }
    }
    // Lines of equal length that each end a sentence are no wrapped text; short last lines of paragraphs are no counterproof.
    guard pairs >= LineWrap.leastPairs, full * 10 >= pairs * 7, open * 2 >= full else { return nil }
  }

  /// Whether `next` goes on with what `line` says.
  package func joins(_ line: TextLine, _ next: TextLine, _ scalars: [Unicode.Scalar]) -> Bool {
    guard !LineWrap.beginsBlock(next, after: line, scalars) else { return false }
    let length = min(scalars[next.range].prefix { !$0.isBlank }.count, LineWrap.longestWord)
    return line.width + 1 + length > width - width / LineWrap.slack
  }

  /// Whether a line says itself that it does not go on with the one before: by an empty line, indentation or a list's label.
  private static func beginsBlock(_ next: TextLine, after line: TextLine, _ scalars: [Unicode.Scalar]) -> Bool
  {
    if next.followsBlank { return true }
    if next.indent > line.indent, next.indent != contentIndent(line, scalars) { return true }
    let word = scalars[next.range].prefix { !$0.isBlank }
    if ListLabel.isBullet(word) { return true }
    // "am | 2. Mai" goes on.
    let last = scalars[line.range.upperBound - 1]
    return ListLabel.number(word) != nil && (last.isStop || last == ";" || last == "," || last == ":")
  }

  /// How far the text after a list's label is from the margin, where the other lines of the item begin; nil if there is none.
  private static func contentIndent(_ line: TextLine, _ scalars: [Unicode.Scalar]) -> Int? {
    let label = scalars[line.range].prefix { !$0.isBlank }
    guard ListLabel.isBullet(label) || ListLabel.number(label) != nil else { return nil }
    let text = scalars[label.endIndex..<line.range.upperBound].drop(while: \.isBlank).startIndex
    return line.indent + text - line.range.lowerBound
  }
}
