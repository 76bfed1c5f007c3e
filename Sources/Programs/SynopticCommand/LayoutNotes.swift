import Synoptic

/// What is said of the lines of plain texts, where a reader should look at them.
package enum LayoutNotes {
  /// The notes on documents, in their order; if those of one kind are many, the first is said and they are counted.
  package static func texts(_ layouts: [(path: String, layout: TextLayout)]) -> [String] {
    counted(layouts.compactMap { doubt($1, in: $0) }) + counted(layouts.compactMap { omitted($1, in: $0) })
      + counted(layouts.compactMap { outside($1, in: $0) })
  }

  private static func counted(_ notes: [String]) -> [String] {
    guard notes.count > AlignNotes.mostListed else { return notes }
    return [notes[0] + "; the first of \(notes.count) files of which this is true"]
  }

  /// That lines look wrapped, but are taken for paragraphs; nil if they do not.
  package static func doubt(_ layout: TextLayout, in path: String) -> String? {
    guard layout.doubtfulLines > 0 else { return nil }
    return
      "\(path): \(layout.doubtfulLines) lines go on with a small letter as wrapped lines do, but are taken for lines of their own, such as verses; if sentences are cut, put each paragraph into one line"
  }

  /// Which text stands outside of the sentences that a document marks, and is left out; nil if none does.
  package static func outside(_ layout: TextLayout, in path: String) -> String? {
    guard layout.textsOutside > 0, let first = layout.firstOutside else { return nil }
    let example = Quotation.cut(first)
    return layout.textsOutside == 1
      ? "\(path): a text outside of its <s> elements is left out: '\(example)'"
      : "\(path): \(layout.textsOutside) texts outside of its <s> elements are left out, the first of them '\(example)'"
  }

  /// Which lines were left out as those of pages; nil if none were.
  package static func omitted(_ layout: TextLayout, in path: String) -> String? {
    guard layout.omittedLines > 0, let first = layout.firstOmitted else { return nil }
    let example = Quotation.cut(first)
    return layout.omittedLines == 1
      ? "\(path): a line is left out as a page number or running head: '\(example)'"
      : "\(path): \(layout.omittedLines) lines are left out as page numbers and running heads, the first of them '\(example)'"
  }
}
