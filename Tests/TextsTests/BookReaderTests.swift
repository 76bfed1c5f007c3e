import Basics
import TestSupport
import Testing
import Texts

/// Books in EPUB.
@Suite struct BookReaderTests {
  private func read(_ bytes: [UInt8]) throws -> DocumentText {
    let text = try DocumentText(bytes, path: "a.epub")
    try DocumentProbe(archive: text).check()
    #expect(text.format == .epub && text.parts.map(\.length).reduce(0, +) == text.scalars.count)
    return text
  }

  private func blocks(_ chapters: String...) throws -> [String] {
    DocumentProbe(archive: try read(OfficeArchives.book(chapters))).blocks
  }

  @Test func chaptersAreReadInTheirOrder() throws {
    #expect(
      try blocks("<h1>One</h1><p>It left.</p>", "<h1>Two</h1><ul><li>A goat.</li></ul><p>It came.</p>") == [
        "heading: One", "text: It left.", "heading: Two", "list-item: A goat.", "text: It came.",
      ])
    let text = try read(OfficeArchives.book(["<p>A.</p>", "<p>B.</p>"]))
    #expect(text.parts.map(\.name) == ["OEBPS/text/c0 x.xhtml", "OEBPS/text/c1 x.xhtml"])
    #expect(text.view.blocks.map(\.paragraph) == [1, 2])
  }

  /// What XML takes for empty, HTML takes for the beginning of something.
  @Test(arguments: [
    ("<p>It <a id=\"x\"/>left <i/>at dawn.</p>", ["text: It left at dawn."]),
    ("<p>It left.</p><div/><p>It <span class=\"noprint\"/>came.</p>", ["text: It left.", "text: It came."]),
    ("<script src=\"a.js\"/><p>It left.</p>", ["text: It left."]),
    (
      "<svg:svg xmlns:svg=\"x\"><svg:title>No</svg:title><svg:path/></svg:svg><p>It left.</p>",
      ["text: It left."]
    ),
    ("<aside><p>A sign.</p></aside><p>It left.</p>", ["text: A sign.", "text: It left."]),
  ])
  func itIsXML(_ chapter: String, _ expected: [String]) throws {
    #expect(try blocks(chapter) == expected)
  }

  @Test(arguments: [
    "<p>It left.<sup><a epub:type=\"noteref\" href=\"#n\">1</a></sup> It came.</p>",
    "<p>It left.<a role=\"doc-noteref\" href=\"#n\"><sup>[1]</sup></a> It came.</p>",
    "<p>It left.<a class=\"footnote-ref\" href=\"#n\"><sup>1</sup></a> It came.</p>",
  ])
  func notesAreBlocksAndTheirCallersNoText(_ text: String) throws {
    for note in [
      "<aside epub:type=\"footnote\" id=\"n\"><p><a href=\"#r\">1</a> By the clock.</p></aside>",
      "<section class=\"footnotes\" role=\"doc-endnotes\"><ol><li id=\"n\"><p>By the clock.<a href=\"#r\" role=\"doc-backlink\">↩</a></p></li></ol></section>",
      "<div epub:type=\"endnotes\"><p id=\"n\"><sup><a href=\"c0.xhtml#r\">1</a></sup> By the clock.</p></div>",
    ] {
      #expect(try blocks(text + note) == ["text: It left. It came.", "note: By the clock."])
    }
  }

  /// A caller or page number without an end is none, and what follows is read.
  @Test func marksWithoutEndAreNone() throws {
    let text = String(repeating: "It left at dawn. ", count: 20)
    let blocks = try blocks(
      "<p>A.<a class=\"noteref\">\(text)</p><aside><p>Nobody saw it.</p></aside><p>It came back.<span epub:type=\"noteref\">1</span></p>"
    )
    #expect(blocks.count == 3 && blocks[1...] == ["text: Nobody saw it.", "text: It came back."])
  }

  @Test func pagesOfPrintAreMarked() throws {
    let view = try read(
      OfficeArchives.book([
        "<p>Before.</p><p><span epub:type=\"pagebreak\" id=\"p12\" title=\"12\"/>A. B<span role=\"doc-pagebreak\" id=\"p13\">13</span>c.</p>",
        "<div epub:type=\"pagebreak\" aria-label=\"Page xiv.\"></div><p>D.</p>",
      ])
    ).view
    #expect(
      view.blocks.map { "\(view.pages(of: $0.range)?.description ?? "-"): \(view.text(in: $0.range))" } == [
        "-: Before.", "12–13: A. Bc.", "xiv: D.",
      ])
  }

  @Test func pagesOfPrintAreListed() throws {
    let chapters = ["<p id=\"a\">A.</p><p>B <b id=\"b\">c</b>.</p>", "<p>D.</p>"]
    let navigation =
      "<nav epub:type=\"toc\"><a href=\"text/c0%20x.xhtml#a\">One</a></nav><nav epub:type=\"page-list\"><ol><li><a href=\"text/c0%20x.xhtml#a\">7</a></li><li><a href=\"text/c0%20x.xhtml#b\">8</a></li><li><a href=\"text/c1%20x.xhtml\">9</a></li></ol></nav>"
    let view = try read(OfficeArchives.book(chapters, navigation: navigation)).view
    #expect(
      view.blocks.map { "\(view.pages(of: $0.range)?.description ?? "-"): \(view.text(in: $0.range))" } == [
        "7: A.", "7–8: B c.", "9: D.",
      ])
  }

  @Test func itSaysWhatItIs() throws {
    let metadata =
      "<dc:title>Die Fähre</dc:title><dc:title>Ein Roman</dc:title><dc:creator>Eva Muster</dc:creator><dc:creator role=\"trl\">Karl</dc:creator><dc:date>1931</dc:date><dc:identifier>urn:isbn:1</dc:identifier><dc:source>https://example.org/f</dc:source><dc:language>de</dc:language>"
    let text = try read(OfficeArchives.book(["<p>Ja.</p>"], metadata: metadata))
    #expect(
      text.details
        == DocumentDetails(
          title: "Die Fähre", author: "Eva Muster", date: "1931", address: "https://example.org/f"))
    #expect(text.view.declaredLanguage == "de")
  }

  @Test func picturesAndFormulasAreCounted() throws {
    let text = try read(
      OfficeArchives.book([
        "<p>A <img src=\"a.png\" alt=\"boat\"/> B <math><mi>x</mi></math>.</p><svg><image/></svg>"
      ]))
    #expect(text.omitted.pictures == 2 && text.omitted.formulas == 1)
    #expect(DocumentProbe(archive: text).texts == ["A B ."])
  }
}
