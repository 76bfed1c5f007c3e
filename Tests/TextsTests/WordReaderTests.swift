import Basics
import TestSupport
import Testing
import Texts

/// Word documents (DOCX).
@Suite struct WordReaderTests {
  private typealias Archives = OfficeArchives

  private func read(_ bytes: [UInt8]) throws -> DocumentText {
    let text = try DocumentText(bytes, path: "a.docx")
    try DocumentProbe(archive: text).check()
    #expect(text.format == .docx && text.parts.map(\.length).reduce(0, +) == text.scalars.count)
    return text
  }

  private func blocks(_ body: String, footnotes: String? = nil, comments: String? = nil) throws -> [String] {
    DocumentProbe(archive: try read(Archives.word(body, footnotes: footnotes, comments: comments))).blocks
  }

  private func p(_ text: String, _ style: String? = nil) -> String {
    Archives.wordParagraph(text, style: style)
  }

  private func run(_ text: String) -> String { "<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r>" }

  // MARK: Blocks

  @Test func paragraphsAreBlocksOfTheirStyles() throws {
    let body =
      p("Ein Buch", "Title") + p("Die Fähre", "berschrift1") + p("Der Fluss", "Kapitel") + p("Sie fuhr ab.")
      + p("Abb. Die Fähre", "Beschriftung") + p("Eins", "Aufzhlungszeichen") + p("Die Fähre 7", "TOC1")
      + p("Im Ring.", "Ring") + p("Fremd.", "Unbekannt") + p("Zwei", "Heading2")
    #expect(
      try blocks(body) == [
        "heading: Ein Buch", "heading: Die Fähre", "heading: Der Fluss", "text: Sie fuhr ab.",
        "caption: Abb. Die Fähre", "list-item: Eins", "text: Im Ring.", "text: Fremd.", "heading: Zwei",
      ])
  }

  @Test func listsAndLevelsStandInParagraphs() throws {
    let body =
      "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>\(run("One goat."))</w:p>"
      + "<w:p><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>\(run("No goat."))</w:p>"
      + "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>\(run("The ferry"))</w:p>"
    #expect(try blocks(body) == ["list-item: One goat.", "text: No goat.", "heading: The ferry"])
  }

  @Test func rowsOfTablesAreBlocks() throws {
    func cell(_ content: String) -> String { "<w:tc><w:tcPr/>\(content)</w:tc>" }
    let body =
      "<w:tbl><w:tr>\(cell(p("Monday")))\(cell(p("five")))</w:tr><w:tr>\(cell(p("")))\(cell(p("six") + p("seven")))\(cell(p("eight")))</w:tr></w:tbl>"
      + p("It left.")
    #expect(
      try blocks(body) == [
        "table-row: Monday five", "table-row: six", "table-row: seven", "table-row: eight", "text: It left.",
      ])
  }

  @Test func runsAreOneText() throws {
    let body =
      "<w:p>\(run("It le"))\(run("ft at dawn "))<w:hyperlink>\(run("&amp; came"))</w:hyperlink><w:r><w:tab/><w:t>late</w:t><w:br/><w:t>again</w:t></w:r><w:r><w:noBreakHyphen/><w:t>ish</w:t></w:r>.</w:p>"
    #expect(try blocks(body) == ["text: It left at dawn & came late again-ish"])
  }

  /// Exponents and endings are text, raised numbers after words are marks of notes.
  @Test(arguments: [
    ("It left.", "12", " It came.", "text: It left. It came."), ("It left", "3", ".", "text: It left."),
    ("The 5", "th", " boat.", "text: The 5th boat."), ("An m", "2", " of sail.", "text: An m² of sail."),
    ("In 1918", "9", " it left.", "text: In 1918 it left."),
  ])
  func raisedRunsAreWhatTheyAreInPages(
    _ before: String, _ raised: String, _ after: String, _ expected: String
  ) throws {
    let body =
      "<w:p>\(run(before))<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>\(raised)</w:t></w:r>\(run(after))</w:p>"
    let page = try DocumentText(
      Array("<html><body><p>\(before)<sup>\(raised)</sup>\(after)</p>".utf8), path: "a.html")
    #expect(try blocks(body) == ["text: " + page.view.text(in: page.view.blocks[0].range)])
    #expect(try blocks(body) == [expected])
    let styles =
      "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/></style:style>"
    let open = try DocumentText(
      OfficeArchives.openDocument(
        "<text:p>\(before)<text:span text:style-name=\"T1\">\(raised)</text:span>\(after)</text:p>",
        styles: styles),
      path: "a.odt")
    #expect(open.view.text(in: open.view.blocks[0].range) == String(expected.dropFirst(6)))
  }

  @Test func prefixesAreWhatTheyAreDeclaredToBe() throws {
    let files = Archives.wordFiles(p("Die Fähre", "berschrift1")).map { name, text in
      (name: name, text: text.replacing("w:", with: "ns0:").replacing("xmlns:w=", with: "xmlns:ns0="))
    }
    #expect(DocumentProbe(archive: try read(StoredZip.data(files))).blocks == ["heading: Die Fähre"])
  }

  // MARK: Notes, comments and boxes

  @Test func notesFollowTheTextAsBlocksOfTheirOwn() throws {
    let body =
      "<w:p>\(run("It left."))<w:r><w:footnoteReference w:id=\"2\"/></w:r>\(run(" It came"))<w:commentRangeStart w:id=\"0\"/>\(run(" late"))<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>\(run(", in 1918"))<w:r><w:footnoteReference w:id=\"3\"/></w:r>\(run("."))</w:p>"
    let notes =
      "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
      + "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>\(run(" By the clock of the mill."))</w:p>\(p("It was slow."))</w:footnote>"
      + "<w:footnote w:id=\"3\">\(p("In autumn."))</w:footnote><w:footnote w:id=\"4\">\(p("Of deleted text."))</w:footnote>"
    #expect(
      try blocks(body, footnotes: notes, comments: "<w:comment w:id=\"0\">\(p("Who says so?"))</w:comment>")
        == [
          "text: It left. It came late, in 1918.", "note: By the clock of the mill.", "note: It was slow.",
          "note: In autumn.", "comment: Who says so?",
        ])
  }

  @Test func textBoxesAreReadOnceAndCutNoSentence() throws {
    let box = "<w:txbxContent>\(p("A sign: no boats."))</w:txbxContent>"
    let body =
      "<w:p>\(run("It le"))<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>\(box)</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>\(box)</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>\(run("ft."))</w:p>"
      + p("It came.")
    #expect(try blocks(body) == ["text: It left.", "text: It came.", "text: A sign: no boats."])
    let text = try read(Archives.word(body))
    #expect(text.parts.map(\.name) == ["word/document.xml", "word/document.xml"])
  }

  // MARK: Changes

  @Test func deletedTextIsLeftOutAndInsertedTextIsRead() throws {
    let body =
      "<w:p>\(run("A "))<w:del w:id=\"1\"><w:r><w:delText>red</w:delText></w:r></w:del><w:ins w:id=\"2\">\(run("blue"))</w:ins>\(run(" boat"))<w:moveFrom w:id=\"3\">\(run(" left"))</w:moveFrom><w:moveTo w:id=\"4\">\(run(" came"))</w:moveTo>\(run("."))</w:p>"
    #expect(try blocks(body) == ["text: A blue boat came."])
  }

  @Test func aParagraphWhoseEndIsDeletedGoesOn() throws {
    let body =
      "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>\(run("It left at "))</w:p>" + p("dawn.")
      + p("It came.")
      + "<w:p><w:pPr><w:rPr><w:ins w:id=\"2\"/></w:rPr></w:pPr>\(run("Late."))</w:p>"
    #expect(try blocks(body) == ["text: It left at dawn.", "text: It came.", "text: Late."])
  }

  @Test func formerPropertiesAreNone() throws {
    let body =
      "<w:p><w:pPr><w:pPrChange w:id=\"1\"><w:pPr><w:pStyle w:val=\"berschrift1\"/><w:pageBreakBefore/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange w:id=\"2\"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>It left.</w:t></w:r></w:p>"
    let text = try read(Archives.word(body))
    #expect(DocumentProbe(archive: text).blocks == ["text: It left."] && text.view.pages.isEmpty)
  }

  @Test func whatIsNoTextIsLeftOut() throws {
    let body =
      "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(run("12"))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\(run(" boats."))<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>"
      + "<w:p>\(run("So "))<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath><w:r><w:drawing><pic:pic/></w:drawing></w:r><w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID=\"Equation.3\"/></w:object></w:r>\(run(" it is."))</w:p>"
    let text = try read(Archives.word(body))
    #expect(DocumentProbe(archive: text).blocks == ["text: 12 boats.", "text: So it is."])
    #expect(text.omitted.pictures == 1 && text.omitted.formulas == 2)
  }

  // MARK: Pages

  private func pages(_ body: String) throws -> [String] {
    let view = try read(Archives.word(body)).view
    return view.blocks.map { "\(view.pages(of: $0.range)?.description ?? "-"): \(view.text(in: $0.range))" }
  }

  @Test func pagesBeginWhereTheTextBreaksThem() throws {
    let pageBreak = "<w:r><w:br w:type=\"page\"/></w:r>"
    #expect(try pages(p("A.") + p("B.")) == ["-: A.", "-: B."])
    #expect(
      try pages(
        p("A.") + "<w:p>\(pageBreak)</w:p>" + p("B.") + "<w:p>\(run("C"))\(pageBreak)\(run("d."))</w:p>") == [
          "1: A.", "2: B.", "2–3: Cd.",
        ])
    #expect(
      try pages(
        p("A.") + "<w:p><w:pPr><w:pageBreakBefore/></w:pPr>\(run("B."))</w:p>" + p("C.")) == [
          "1: A.", "2: B.", "2: C.",
        ])
  }

  /// Word writes where pages began when it laid them out last, also after breaks of the text's own.
  @Test func aPageIsCountedOnce() throws {
    let rendered = "<w:r><w:lastRenderedPageBreak/></w:r>"
    #expect(
      try pages(
        p("A.") + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" + "<w:p>\(rendered)\(run("B."))</w:p>"
          + "<w:p>\(run("C "))\(rendered)\(run("d."))</w:p>"
          + "<w:p><w:pPr><w:pageBreakBefore/></w:pPr>\(rendered)\(run("E."))</w:p>") == [
          "1: A.", "2: B.", "2–3: C d.", "4: E.",
        ])
  }

  @Test func sectionsNumberTheirPages() throws {
    let first =
      "<w:p><w:pPr><w:sectPr><w:pgNumType w:fmt=\"lowerRoman\"/></w:sectPr></w:pPr>\(run("B."))</w:p>"
    #expect(
      try pages(
        "<w:p>\(run("A."))<w:r><w:br w:type=\"page\"/></w:r></w:p>" + first + p("C.")
          + "<w:sectPr><w:pgNumType w:start=\"1\"/></w:sectPr>") == ["i: A.", "ii: B.", "1: C."])
    #expect(
      try pages(
        "<w:p><w:pPr><w:sectPr/></w:pPr>\(run("A."))</w:p>" + p("B.")
          + "<w:sectPr><w:type w:val=\"continuous\"/></w:sectPr>") == ["-: A.", "-: B."])
  }

  @Test func notesStandOnThePageOfTheirCallers() throws {
    let body =
      "<w:p>\(run("A."))<w:r><w:br w:type=\"page\"/></w:r>\(run("B."))<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>"
    let view = try read(
      Archives.word(body, footnotes: "<w:footnote w:id=\"1\">\(p("So it was."))</w:footnote>")
    ).view
    #expect(view.pages(of: view.blocks[1].range)?.description == "2")
  }

  // MARK: The document

  @Test func itSaysWhatItIs() throws {
    let core =
      "<dc:title> Die Fähre </dc:title><dc:creator>Eva Muster</dc:creator><cp:lastModifiedBy>Karl</cp:lastModifiedBy><dcterms:created>1998-05-02T10:00:00Z</dcterms:created><dcterms:modified>2001-01-01T10:00:00Z</dcterms:modified>"
    #expect(
      try read(Archives.word(p("It left."), core: core)).details
        == DocumentDetails(title: "Die Fähre", author: "Eva Muster", date: "1998-05-02"))
  }

  @Test func offsetsCountInThePartsOneAfterTheOther() throws {
    let body = p("Zuerst.") + "<w:p>\(run("Übrigens."))<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>"
    let files = Archives.wordFiles(body, footnotes: "<w:footnote w:id=\"1\">\(p("So war es."))</w:footnote>")
    let text = try read(StoredZip.data(files))
    let whole = text.parts.map { part in files.first { $0.name == part.name }?.text ?? "" }.joined()
    #expect(text.scalars == Array(whole.unicodeScalars))
    let probe = DocumentProbe(archive: text)
    #expect(try probe.sources(.german) == ["Zuerst.", "Übrigens.", "So war es."])
  }
}
