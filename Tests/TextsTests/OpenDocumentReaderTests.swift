import Basics
import TestSupport
import Testing
import Texts

/// OpenDocument texts (ODT).
@Suite struct OpenDocumentReaderTests {
  private func read(_ bytes: [UInt8]) throws -> DocumentText {
    let text = try DocumentText(bytes, path: "a.odt")
    try DocumentProbe(archive: text).check()
    #expect(text.format == .odt && text.parts.map(\.length).reduce(0, +) == text.scalars.count)
    return text
  }

  private func blocks(_ body: String, styles: String = "") throws -> [String] {
    DocumentProbe(archive: try read(OfficeArchives.openDocument(body, styles: styles))).blocks
  }

  private func p(_ text: String, _ style: String? = nil) -> String {
    "<text:p\(style.map { " text:style-name=\"\($0)\"" } ?? "")>\(text)</text:p>"
  }

  @Test func elementsBeginBlocksOfTheirKinds() throws {
    let styles =
      "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Title\"/>"
    let body =
      p("The book", "P1") + "<text:h text:outline-level=\"1\">The ferry</text:h>"
      + p(
        "It left<text:s text:c=\"3\"/>at <text:span>dawn</text:span>.<text:line-break/>Late<text:tab/>again.")
      + "<text:list><text:list-item>\(p("One goat."))<text:list><text:list-item>\(p("A kid."))</text:list-item></text:list></text:list-item></text:list>"
      + "<table:table><table:table-row><table:table-cell>\(p("Monday"))</table:table-cell><table:table-cell>\(p("five"))</table:table-cell></table:table-row></table:table>"
      + p("The map", "Illustration")
      + "<text:table-of-content><text:index-body>\(p("The ferry 7"))</text:index-body></text:table-of-content>"
      + "<text:bibliography><text:index-body>\(p("Muster, E.: Die Fähre. Graz 1931."))</text:index-body></text:bibliography>"
    #expect(
      try blocks(body, styles: styles) == [
        "heading: The book", "heading: The ferry", "text: It left at dawn. Late again.",
        "list-item: One goat.",
        "list-item: A kid.", "table-row: Monday five", "caption: The map",
        "reference: Muster, E.: Die Fähre. Graz 1931.",
      ])
  }

  @Test func notesCommentsAndBoxesFollowTheText() throws {
    let note =
      "<text:note text:id=\"n1\" text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>\(p("By the clock."))\(p("It was slow."))</text:note-body></text:note>"
    let comment =
      "<office:annotation><dc:creator>Eva</dc:creator><dc:date>2020-01-01</dc:date>\(p("Who says so?"))</office:annotation>"
    let box = "<draw:frame><draw:text-box>\(p("A sign: no boats."))</draw:text-box></draw:frame>"
    let text = try read(
      OfficeArchives.openDocument(p("It left.\(note) It ca\(box)me\(comment) late.") + p("So.")))
    #expect(
      DocumentProbe(archive: text).blocks == [
        "text: It left. It came late.", "text: So.", "note: By the clock.", "note: It was slow.",
        "text: A sign: no boats.", "comment: Who says so?",
      ])
    #expect(text.parts.map(\.name) == ["content.xml", "content.xml"])
  }

  @Test func deletedTextIsLeftOut() throws {
    let body =
      "<text:tracked-changes><text:changed-region><text:deletion>\(p("red"))</text:deletion></text:changed-region></text:tracked-changes>"
      + p(
        "A <text:change text:change-id=\"c1\"/><text:change-start text:change-id=\"c2\"/>blue<text:change-end text:change-id=\"c2\"/> boat."
      )
    #expect(try blocks(body) == ["text: A blue boat."])
  }

  @Test func whatIsNoTextIsLeftOutAndCounted() throws {
    let frame = { (content: String) in "<draw:frame>\(content)<svg:title>A boat</svg:title></draw:frame>" }
    let body = p(
      "So \(frame("<draw:object xlink:href=\"./Object 1\"/><draw:image xlink:href=\"ObjectReplacements/Object 1\"/>")) it \(frame("<draw:image/><draw:image/>"))is\(frame("<draw:object xlink:href=\"./Object 2\"/>"))."
    )
    let manifest =
      "<manifest:file-entry manifest:full-path=\"Object 1/\" manifest:media-type=\"application/vnd.oasis.opendocument.formula\"/>"
    let text = try read(OfficeArchives.openDocument(body, manifest: manifest))
    #expect(DocumentProbe(archive: text).blocks == ["text: So it is ."])
    #expect(text.omitted.pictures == 1 && text.omitted.formulas == 1 && text.omitted.objects == 1)
  }

  @Test func pagesBeginWhereTheTextSays() throws {
    let styles =
      "<style:style style:name=\"P1\" style:family=\"paragraph\"><style:paragraph-properties fo:break-before=\"page\"/></style:style>"
      + "<style:style style:name=\"P2\" style:family=\"paragraph\" style:master-page-name=\"Standard\"><style:paragraph-properties style:page-number=\"1\"/></style:style>"
    let note =
      "<text:note><text:note-citation>1</text:note-citation><text:note-body>\(p("So."))</text:note-body></text:note>"
    let view = try read(
      OfficeArchives.openDocument(
        p("A.") + p("B.", "P1") + p("C<text:soft-page-break/>d.\(note)") + p("E.", "P2"), styles: styles)
    ).view
    #expect(
      view.blocks.map { "\(view.pages(of: $0.range)?.description ?? "-"): \(view.text(in: $0.range))" } == [
        "1: A.", "2: B.", "2–3: Cd.", "1: E.", "3: So.",
      ])
  }

  @Test func itSaysWhatItIs() throws {
    let meta =
      "<dc:title>Die Fähre</dc:title><meta:initial-creator>Eva Muster</meta:initial-creator><dc:creator>Karl</dc:creator><meta:creation-date>1998-05-02T10:00:00</meta:creation-date><dc:date>2001-01-01T10:00:00</dc:date><dc:language>de-AT</dc:language>"
    let text = try read(OfficeArchives.openDocument(p("Ja."), meta: meta))
    #expect(text.details == DocumentDetails(title: "Die Fähre", author: "Eva Muster", date: "1998-05-02"))
    #expect(text.view.declaredLanguage == "de-AT")
  }
}
