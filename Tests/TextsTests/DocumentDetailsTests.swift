import Testing
import Texts

/// What documents say of themselves, and pages of print in HTML.
@Suite struct DocumentDetailsTests {
  private func details(_ text: String, _ format: DocumentFormat) throws -> DocumentDetails {
    try DocumentText(Array(text.utf8), path: "a", format: format).details
  }

  @Test(arguments: [
    (
      "<html><head><title>Die F&auml;hre</title><meta name=author content='Eva Muster'><meta name=\"date\" content=\"1931-05-02T10:00:00Z\"><link rel=canonical href=\"https://a.example/f?a=1&amp;b=2\"></head><body>x",
      DocumentDetails(
        title: "Die Fähre", author: "Eva Muster", date: "1931-05-02", address: "https://a.example/f?a=1&b=2")
    ),
    (
      "<!-- saved from url=(0020)https://a.example/f --><title>A</title><meta property='og:title' content='B'><p>x",
      DocumentDetails(title: "A", address: "https://a.example/f")
    ),
    (
      "<meta name='citation_title' content='A'><meta name='citation_author' content='B'><meta name='citation_author' content='C'><meta property='article:author' content='https://a.example/b'><meta name='DC.date' content='1931'><title>X | Y</title><p>x",
      DocumentDetails(title: "A", author: "B; C", date: "1931")
    ),
    ("<p>x<title>A</title>", DocumentDetails(title: "A")),
    ("<body><meta name=author content=B>x", DocumentDetails()),
    ("<link rel=canonical href='/f'><p>x", DocumentDetails()),
  ])
  func ofPages(_ page: String, _ expected: DocumentDetails) throws {
    #expect(try details(page, .html) == expected)
  }

  @Test func ofTEI() throws {
    let text = """
      <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
      <titleStmt><title>Die <hi>Fähre</hi></title><title type="sub">Roman</title><author><persName>Eva
      Muster</persName></author><editor>Karl</editor></titleStmt>
      <publicationStmt><publisher>X</publisher><date when="2011-03-01">March 2011</date><idno type="URI">https://a.example/f</idno>
      <availability><licence target="https://b.example/cc"><ref target="https://c.example">CC</ref></licence></availability></publicationStmt>
      <sourceDesc><bibl><title>Other</title><author>Other</author><date>1931</date></bibl></sourceDesc>
      </fileDesc></teiHeader><text><body><p>x</p></body></text></TEI>
      """
    #expect(
      try details(text, .tei)
        == DocumentDetails(
          title: "Die Fähre", author: "Eva Muster", date: "2011-03-01", address: "https://a.example/f"))
  }

  @Test(arguments: [
    (
      "---\ntitle: \"Die Fähre\"\nauthor: Eva Muster\ndate: 1931-05-02\n---\nx",
      DocumentDetails(title: "Die Fähre", author: "Eva Muster", date: "1931-05-02")
    ),
    (
      "---\nauthor:\n- Eva\n- name: Karl\n  email: k\nurl: https://a.example/f\n...\nx",
      DocumentDetails(author: "Eva; Karl", address: "https://a.example/f")
    ),
    ("---\nauthors: [Eva, 'Karl']\nurl: /f\n---\nx", DocumentDetails(author: "Eva; Karl")),
    ("title: A\n\nx", DocumentDetails()), ("---\n\ntitle: A\n---\nx", DocumentDetails()),
  ])
  func ofMarkdown(_ text: String, _ expected: DocumentDetails) throws {
    #expect(try details(text, .markdown) == expected)
  }

  @Test func plainTextSaysNothing() throws { #expect(try details("title: A", .plainText).isEmpty) }

  @Test(arguments: [
    "<p>A.<span class='pagenum' id='Page_12'>[Pg 12]</span> B.</p>",
    "<p>A. <a class=\"pageno\" id=\"p12\">12</a>B.</p>",
    "<p>A. <span role=doc-pagebreak aria-label='Seite 12'></span>B.</p>",
    "<p>A. <span epub:type='pagebreak' title='S. 12'></span>B.</p>",
  ])
  func pagesOfPrintAreNoText(_ page: String) throws {
    let view = try DocumentText(Array("<html><body>\(page)".utf8), path: "a.html").view
    #expect(view.text(in: view.blocks[0].range) == "A. B.")
    #expect(view.pages == [PageBreak(offset: 3, label: "12")])
  }

  @Test func pagesAreCountedOn() {
    var builder = TextViewBuilder()
    func append(_ text: String, _ start: Int) {
      for (at, scalar) in text.unicodeScalars.enumerated() {
        builder.append(scalar, at: start + at..<start + at + 1)
      }
    }
    append("ab ", 0)
    builder.beginPage(nil)
    append("cd ", 3)
    builder.beginPage("9")
    builder.beginPage(nil)
    append("ef", 6)
    builder.beginPage(nil)
    let view = builder.finish()
    #expect(view.pages.map(\.label) == ["1", "2", "10"])
    #expect(view.pages(of: 0..<2)?.description == "1" && view.pages(of: 3..<8)?.description == "2–10")
    #expect(view.pages(of: 3..<5)?.description == "2")
  }
}
