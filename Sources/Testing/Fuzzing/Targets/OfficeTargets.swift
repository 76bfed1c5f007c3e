import Proofreading
import Synoptic
import TestSupport

/// Documents that are archives: the XML of their main part in an archive that is sound, and archives as they are.
struct OfficeTargets {
  var all: [FuzzTarget] {
    [
      part("docx", OfficeTargets.word, "word/document.xml"),
      part("notes", OfficeTargets.word, "word/footnotes.xml"),
      part("odt", OfficeTargets.open, "content.xml"),
      part("epub", OfficeTargets.book, "OEBPS/text/c0 x.xhtml"),
      part("opf", OfficeTargets.book, "OEBPS/book.opf"), archive,
    ]
  }

  private typealias Files = [(name: String, text: String)]

  private static let word = OfficeArchives.wordFiles(
    OfficeArchives.wordParagraph("Die Reise", style: "berschrift1")
      + "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Am 12. Mai 1905</w:t><w:footnoteReference w:id=\"1\"/><w:br w:type=\"page\"/><w:t> kam sie an.</w:t></w:r></w:p>"
      + "<w:p><w:del><w:r><w:delText>nie</w:delText></w:r></w:del><w:r><w:drawing><w:txbxContent>\(OfficeArchives.wordParagraph("Ein Kasten."))</w:txbxContent></w:drawing></w:r></w:p>"
      + "<w:tbl><w:tr><w:tc>\(OfficeArchives.wordParagraph("1905"))</w:tc><w:tc>\(OfficeArchives.wordParagraph("Odessa"))</w:tc></w:tr></w:tbl><w:sectPr/>",
    footnotes: "<w:footnote w:id=\"1\">\(OfficeArchives.wordParagraph("Nach dem Taufbuch."))</w:footnote>",
    core: "<dc:title>Die Reise</dc:title>")

  private static let open = OfficeArchives.openDocumentFiles(
    "<text:h>Die Reise</text:h><text:p text:style-name=\"P1\">Am 12. Mai 1905<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Nach dem Taufbuch.</text:p></text:note-body></text:note> kam<text:soft-page-break/> sie an.<draw:frame><draw:text-box><text:p>Ein Kasten.</text:p></draw:text-box><draw:image/></draw:frame></text:p><text:list><text:list-item><text:p>Eins.</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>1905</text:p></table:table-cell></table:table-row></table:table>",
    styles:
      "<style:style style:name=\"P1\" style:family=\"paragraph\"><style:paragraph-properties fo:break-before=\"page\"/></style:style>",
    meta: "<dc:title>Die Reise</dc:title>")

  private static let book = OfficeArchives.bookFiles([
    "<h1 id=\"a\">Die Reise</h1><p>Am 12. Mai 1905<a epub:type=\"noteref\" href=\"#n\">1</a> kam <span epub:type=\"pagebreak\" title=\"12\"/>sie an.</p><div/><aside epub:type=\"footnote\" id=\"n\"><p><a href=\"#a\">1</a> Nach dem Taufbuch.</p></aside><img/><math><mi>x</mi></math>"
  ])

  /// A part of an archive that is sound otherwise.
  private func part(_ name: String, _ files: Files, _ part: String) -> FuzzTarget {
    let seed = files.first { $0.name == part }.map { Array($0.text.utf8) } ?? []
    return FuzzTarget(name, .xml, seeds: [seed], cost: 2) { bytes in
      let archive = StoredZip.data(
        files.map { (name: $0.name, content: $0.name == part ? bytes : Array($0.text.utf8)) })
      try OfficeTargets.check(archive)
    }
  }

  /// Archives as they are.
  private var archive: FuzzTarget {
    let seeds = [OfficeTargets.word, OfficeTargets.open, OfficeTargets.book].map { StoredZip.data($0) }
    return FuzzTarget("zip", .binary, seeds: seeds, cost: 2) { try OfficeTargets.check($0) }
  }

  private static func check(_ archive: [UInt8]) throws {
    var choice = InputChoice(archive)
    let text = try DocumentText(archive, path: "x", decoder: TextDecoder(lossy: choice.once(in: 2)))
    let length = text.parts.reduce(0) { $0 + $1.length }
    try BrokenPromise.unless(
      !text.format.isArchive || length == text.scalars.count, "the parts are not the text of a document")
    var offset = 0
    for page in text.view.pages {
      try BrokenPromise.unless(
        offset <= page.offset && page.offset < text.view.scalars.count && !page.label.isEmpty,
        "pages are out of order or empty")
      offset = page.offset
    }
    let document = Document(id: "x", path: "x", language: .german, sha256: "", text: text)
    try DocumentPromises.check(document)
    if text.format == .docx { try checkCorrection(document, archive) }
  }

  /// Changes some words of a Word document, and reads the copy.
  private static func checkCorrection(_ document: Document, _ archive: [UInt8]) throws {
    let words = try TokenizedDocument(document)
    let changes = words.sentences.prefix(20).compactMap { words.words(of: $0.index).first }.map {
      AcceptedChange(span: document.view.source(of: $0), viewSpan: $0, proposal: "Wort & <Wort>")
    }
    let correction = WordCorrection(document, changes, author: "\"A\" & B", date: "2026-01-01T00:00:00Z")
    try BrokenPromise.unless(
      correction.made + correction.left.count == changes.count, "a change is neither made nor left")
    guard document.decoding.replaced == 0 else { return }
    let copy = try OfficeRewriter(archive, path: "x").bytes(replacing: correction.parts)
    let text = try DocumentText(copy, path: "x")
    try BrokenPromise.unless(
      text.scalars == correction.edited.scalars, "a copy is another than its map says")
  }
}
