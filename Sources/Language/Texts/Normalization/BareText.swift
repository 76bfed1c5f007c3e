/// A plain text normalized and without marks of notes, before its lines are looked at: lines are as wide as they look, and end as they read.
struct BareText {
  /// The text.
  let scalars: [Unicode.Scalar]
  /// What was found of its notes.
  let notes: NotePass
  /// Its lines that are not blank.
  let lines: [TextLine]
  private let normalized: DerivedText?

  /// The bare form of a text.
  ///
  /// - Complexity: O(`source.count`).
  init(_ source: [Unicode.Scalar]) {
    normalized = ViewNormalization.text(source, keepsLineEndHyphens: true)
    let written = normalized?.scalars ?? source
    let writtenLines = TextLine.lines(of: written)
    var hasVerses = false
    notes = NotePass(
      written,
      writtenLines.map { line in
        if line.followsBlank { hasVerses = written[line.range.lowerBound].isSuperscriptDigit }
        return NotePass.Part(range: line.range, hasVerses: hasVerses)
      })
    scalars = notes.text?.scalars ?? written
    lines = notes.text.map { TextLine.lines(of: $0.scalars) } ?? writtenLines
  }

  /// The same view, of the source.
  func underived(_ view: TextView) -> TextView {
    let written = notes.text.map(view.underived) ?? view
    return normalized.map(written.underived) ?? written
  }

  /// The offset in the source of an offset in the bare text.
  func source(of offset: Int) -> Int {
    let written = notes.text?.source(of: offset..<offset).lowerBound ?? offset
    return normalized?.source(of: written..<written).lowerBound ?? written
  }
}
