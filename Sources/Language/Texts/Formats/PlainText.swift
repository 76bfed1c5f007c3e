import Basics

/// Reads plain text: a line is a paragraph, unless the lines are wrapped at a column.
struct PlainText {
  /// The reader; reading its data once is enough.
  static let shared = PlainText()

  /// Words that a hyphen at a line's end may stand before without dividing a word: "Vor- | und Nachname".
  private let conjunctions = Set(DataLines(PackageResources.conjunctions_txt).joined())

  /// The view of a text.
  ///
  /// - Complexity: O(`scalars.count`).
  func view(of scalars: [Unicode.Scalar]) -> TextView {
    let lines = TextLine.lines(of: scalars)
    return view(of: scalars, lines, wrap: LineWrap(lines, scalars))
  }

  /// The view of a text, or of a part of one, whose wrap is known.
  func view(of scalars: [Unicode.Scalar], _ lines: [TextLine], wrap: LineWrap?) -> TextView {
    let joins = lines.indices.map { $0 > 0 && wrap?.joins(lines[$0 - 1], lines[$0], scalars) ?? false }
    let view: TextView
    if joins.contains(true) || scalars.contains("\u{AD}") {
      view = unwrapped(scalars, lines, joins)
    } else {
      view = TextView(
        identity: scalars,
        blocks: lines.enumerated().map { index, line in
          TextView.Block(range: line.range, kind: .text, paragraph: index + 1, isSentence: false)
        })
    }
    let starts = lines.indices.filter { !joins[$0] }
    // A line of soft hyphens only is no block.
    let followsBlank =
      starts.count == view.blocks.count
      ? starts.map { lines[$0].followsBlank } : view.blocks.map { _ in true }
    return view.with(BlockClassifier.shared.plainText(view, followsBlank: followsBlank))
  }

  /// A sentence a line.
  static func presegmented(_ scalars: [Unicode.Scalar]) -> TextView {
    var paragraph = 0
    let blocks = TextLine.lines(of: scalars).map { line in
      if line.followsBlank { paragraph += 1 }
      return TextView.Block(range: line.range, kind: .text, paragraph: paragraph, isSentence: true)
    }
    return TextView(identity: scalars, blocks: blocks)
  }

  private func unwrapped(_ scalars: [Unicode.Scalar], _ lines: [TextLine], _ joins: [Bool]) -> TextView {
    var builder = TextViewBuilder()
    for (index, line) in lines.enumerated() {
      if joins[index] {
        let before = lines[index - 1].range
        switch border(before, line.range, scalars) {
        case .word: break
        case .dividedWord: builder.dropLast(scalars[before.upperBound - 1])
        case .space: builder.append(" ", at: before.upperBound..<line.range.lowerBound)
        }
      } else {
        builder.breakParagraph()
      }
      for at in line.range { builder.append(scalars[at], at: at..<at + 1) }
    }
    return builder.finish()
  }

  /// What the end of a wrapped line stands for.
  private enum Border {
    /// A space.
    case space
    /// Nothing: the word goes on, with the hyphen if there is one.
    case word
    /// Nothing: the word goes on, and the hyphen is there because the line ends.
    case dividedWord
  }

  private func border(_ line: Range<Int>, _ next: Range<Int>, _ scalars: [Unicode.Scalar]) -> Border {
    let last = scalars[line.upperBound - 1]
    if last == "\u{AD}" { return .word }
    let first = scalars[next.lowerBound]
    guard last == "-" || last == "\u{2010}", line.count > 1,
      scalars[line.upperBound - 2].properties.isAlphabetic, first.properties.isAlphabetic
    else { return .space }
    // "US- | amerikanisch", "Marxismus- | Leninismus": a hyphen that belongs to the word.
    guard scalars[line.upperBound - 2].properties.isLowercase, first.properties.isLowercase else {
      return .word
    }
    let word = scalars[next].prefix { $0.properties.isAlphabetic }
    return conjunctions.contains(String(String.UnicodeScalarView(word))) ? .space : .dividedWord
  }
}
