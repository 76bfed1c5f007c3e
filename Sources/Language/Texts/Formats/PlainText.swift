import Basics

/// Reads plain text: a line is a paragraph, unless the lines are wrapped at a column.
struct PlainText {
  /// The reader; reading its data once is enough.
  static let shared = PlainText()

  /// The view of a text.
  ///
  /// - Complexity: O(`scalars.count`).
  func view(of scalars: [Unicode.Scalar]) -> TextView {
    view(of: scalars) { lines, scalars in
      // Numbers of pages are no lines that say how the others are wrapped.
      let others = lines.filter { PageNumber(scalars[$0.range]) == nil }
      let pages = PageLines(lines, wrap: LineWrap(others, scalars), scalars)
      return (pages, LineWrap(pages.text, scalars))
    }
  }

  /// The view of a part of a text whose wrap is known.
  func view(of scalars: [Unicode.Scalar], wrap: LineWrap?) -> TextView {
    view(of: scalars) { lines, scalars in (PageLines(lines, wrap: wrap, scalars), wrap) }
  }

  private func view(
    of source: [Unicode.Scalar],
    layout: ([TextLine], [Unicode.Scalar]) -> (pages: PageLines, wrap: LineWrap?)
  ) -> TextView {
    let bare = BareText(source)
    let scalars = bare.scalars
    let (lines, hasOrnaments) = PlainText.lines(of: bare)
    let (pages, wrap) = layout(lines, scalars)
    let view = view(of: scalars, pages, hasOrnaments, wrap: wrap)
    return bare.underived(view.with(bare.notes.blocks(of: view)))
  }

  /// The lines of a text that have text in them, and whether there are others: an ornament between two is an empty line.
  private static func lines(of bare: BareText) -> (lines: [TextLine], hasOrnaments: Bool) {
    var lines: [TextLine] = []
    var isAfterOrnament = false
    var beginsPage = false
    for var line in bare.lines {
      if LineOrnament.isOne(bare.scalars[line.range]) {
        isAfterOrnament = true
        beginsPage = beginsPage || line.beginsPage
        continue
      }
      if isAfterOrnament {
        line.blanks = .max
        line.beginsPage = line.beginsPage || beginsPage
        isAfterOrnament = false
        beginsPage = false
      }
      lines.append(line)
    }
    return lines.isEmpty ? (bare.lines, false) : (lines, lines.count < bare.lines.count)
  }

  private func view(of scalars: [Unicode.Scalar], _ pages: PageLines, _ hasOrnaments: Bool, wrap: LineWrap?)
    -> TextView
  {
    let lines = pages.text
    let joins = LineWrap.joins(lines, wrap: wrap, scalars)
    let view: TextView
    if joins.contains(true) || !pages.starts.isEmpty || hasOrnaments || scalars.contains("\u{AD}") {
      view = unwrapped(scalars, pages, joins)
    } else {
      view = TextView(
        scalars: scalars,
        blocks: lines.enumerated().map { index, line in
          TextView.Block(range: line.range, kind: .text, paragraph: index + 1, isSentence: false)
        })
    }
    let starts = lines.indices.filter { !joins[$0] }
    // A line of soft hyphens only is no block.
    let followsBlank =
      starts.count == view.blocks.count
      ? starts.map { lines[$0].followsBlank } : view.blocks.map { _ in true }
    var classified = view.with(BlockClassifier.shared.plainText(view, followsBlank: followsBlank))
    classified.layout.omittedLines = pages.omitted.count
    classified.layout.firstOmitted = pages.omitted.first.map { scalars.text(in: $0) }
    classified.layout.doubtfulLines = LineWrap.doubtfulLines(lines, joins, scalars)
    return classified
  }

  /// A sentence a line.
  static func presegmented(_ source: [Unicode.Scalar]) -> TextView {
    let normalized = ViewNormalization.text(source)
    let scalars = normalized?.scalars ?? source
    var paragraph = 0
    let lines = TextLine.lines(of: scalars)
    let blocks = lines.map { line in
      if line.followsBlank { paragraph += 1 }
      return TextView.Block(range: line.range, kind: .text, paragraph: paragraph, isSentence: true)
    }
    let written = TextView(scalars: scalars, blocks: blocks)
    let notes = NotePass(scalars, lines.map { NotePass.Part(range: $0.range, hasVerses: false) })
    let view = notes.text.map(written.derived) ?? written
    return normalized.map(view.underived) ?? view
  }

  private func unwrapped(_ scalars: [Unicode.Scalar], _ pages: PageLines, _ joins: [Bool]) -> TextView {
    var builder = TextViewBuilder()
    let lines = pages.text
    var page = 0
    for (index, line) in lines.enumerated() {
      if joins[index] {
        builder.breakLine(at: lines[index - 1].range.upperBound..<line.range.lowerBound)
      } else {
        builder.breakParagraph()
      }
      while page < pages.starts.count, pages.starts[page].line == index {
        builder.beginPage(pages.starts[page].label)
        page += 1
      }
      // The number at the first page's end is its own.
      if index == 0, page == 0, let label = pages.starts.first?.labelBefore { builder.beginPage(label) }
      builder.append(scalars, line.range)
    }
    return builder.finish()
  }
}
