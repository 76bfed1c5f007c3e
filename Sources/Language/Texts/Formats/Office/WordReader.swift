import Basics

/// Reads the text of a Word document (DOCX, Office Open XML: ECMA-376).
///
/// Its text is that of the main part, then its text boxes, footnotes, endnotes and comments. Deleted text is left out, inserted text
/// is read, running heads are no text. Pages are those that Word has laid out last, if it has said so, or else those that the text itself
/// begins.
struct WordReader {
  /// What a document holds.
  ///
  /// - Throws: `InputError` if it is no Word document, or a part of it is missing or damaged.
  func read(_ archive: ZipArchive, lossy: Bool) throws -> OfficeContent {
    var parts = OfficeParts(archive, lossy: lossy)
    let main = try WordRelationships(of: "", parts)["officeDocument"] ?? "word/document.xml"
    let related = try WordRelationships(of: main, parts)
    let styles = try WordStyles(related["styles"], parts)
    let (text, base) = try parts.add(main)
    let outline = try WordOutline(text, path: parts.path(main), document: archive.path)
    var walk = WordWalk(styles, outline)
    try walk.read(PartText(text, base: base, path: parts.path(main)), .text)
    if outline.hasBoxes {
      let again = parts.add(text, of: main)
      try walk.read(PartText(text, base: again, path: parts.path(main)), .boxes)
    }
    let asides: [(String, String, BlockKind)] = [
      ("footnotes", "footnote", .note), ("endnotes", "endnote", .note), ("comments", "comment", .comment),
    ]
    for (relation, reference, kind) in asides {
      guard let wanted = walk.notes[reference], !wanted.isEmpty, let name = related[relation],
        archive.has(name)
      else { continue }
      let (notes, start) = try parts.add(name)
      try walk.read(PartText(notes, base: start, path: parts.path(name)), .notes(kind, wanted))
    }
    let properties = try WordRelationships(of: "", parts)["core-properties"] ?? "docProps/core.xml"
    let core = try CoreProperties.read(properties, parts)
    walk.declare(language: core.language)
    let pageCount = walk.pageCount
    var view = walk.finish()
    // Without Word's own layout there are only the breaks that somebody made, which may not be all.
    if !outline.isLaidOut, let all = try pages(parts), all > pageCount { view = view.with(pages: []) }
    return OfficeContent(
      scalars: parts.scalars, parts: parts.parts, view: view.normalized(),
      details: core.details(isFile: true), omitted: walk.omitted, replaced: parts.replaced)
  }

  /// How many pages the program counted that saved a document; nil if it does not say.
  private func pages(_ parts: OfficeParts) throws -> Int? {
    guard let events = try parts.events("docProps/app.xml") else { return nil }
    while try events.nextElement() {
      if events.isNamed("Pages") { return Int(try events.content()) }
    }
    return nil
  }
}
