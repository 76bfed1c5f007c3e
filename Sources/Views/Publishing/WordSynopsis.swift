import Basics
import Texts

/// Writes a synopsis as a document of Word (ECMA-376): a table with a column for each document, comments as footnotes, and the documents at
/// the end.
struct WordSynopsis {
  private static let space =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
  private static let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml."
  /// The margins and widths of Word are in twentieths of points.
  private static func twips(tenths: Int) -> Int { (tenths * 1_440 + 127) / 254 }

  private let table: SynopsisTable
  private let layout: SynopsisLayout

  /// The document of a synopsis.
  ///
  /// - Throws: `InputError` if it has more columns than a page has room for.
  init(_ table: SynopsisTable) throws(InputError) {
    self.table = table
    layout = try SynopsisLayout(documents: table.columns.count)
  }

  /// The file.
  ///
  /// - Throws: `InputError` if there is no memory.
  /// - Complexity: O(size of the synopsis).
  func bytes() throws(InputError) -> [UInt8] {
    try OfficePackage.bytes(
      [
        .init(name: "word/document.xml", type: Self.kind + "document.main+xml", content: document()),
        .init(name: "word/styles.xml", type: Self.kind + "styles+xml", content: Array(styles.utf8)),
        .init(name: "word/settings.xml", type: Self.kind + "settings+xml", content: Array(settings.utf8)),
        .init(name: "word/footnotes.xml", type: Self.kind + "footnotes+xml", content: footnotes()),
        .init(name: "word/footer1.xml", type: Self.kind + "footer+xml", content: Array(Self.footer.utf8)),
      ], title: table.title)
  }

  /// The number of the page.
  private static let footer =
    "<w:ftr\(space)><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"

  // MARK: Styles

  private var settings: String {
    "<w:settings\(Self.space)><w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>"
      + "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
  }

  private static func size(_ halfPoints: Int) -> String {
    "<w:sz w:val=\"\(halfPoints)\"/><w:szCs w:val=\"\(halfPoints)\"/>"
  }

  private static func style(
    _ id: String, _ name: String, basedOn: String? = "Normal", paragraph: String = "", run: String = ""
  ) -> String {
    "<w:style w:type=\"paragraph\"\(basedOn == nil ? " w:default=\"1\"" : "") w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/>"
      + (basedOn.map { "<w:basedOn w:val=\"\($0)\"/>" } ?? "") + "<w:qFormat/>"
      + (paragraph.isEmpty ? "" : "<w:pPr>\(paragraph)</w:pPr>")
      + (run.isEmpty ? "" : "<w:rPr>\(run)</w:rPr>") + "</w:style>"
  }

  private var styles: String {
    let bold = "<w:b/><w:bCs/>"
    let small = "<w:color w:val=\"444444\"/>" + Self.size(max(13, layout.textSize - 4))
    return
      "<w:styles\(Self.space)><w:docDefaults><w:rPrDefault><w:rPr>\(Self.size(20))<w:lang w:val=\"en-GB\" w:eastAsia=\"en-GB\" w:bidi=\"en-GB\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
      + Self.style("Normal", "Normal", basedOn: nil)
      + Self.style(
        "Title", "Title", paragraph: "<w:spacing w:after=\"240\"/>", run: bold + Self.size(32))
      + Self.style(
        "Heading1", "heading 1",
        paragraph: "<w:keepNext/><w:spacing w:before=\"360\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/>",
        run: bold + Self.size(26))
      + Self.style("TableText", "Table Text", run: Self.size(layout.textSize))
      + Self.style("TableHeading", "Table Heading", basedOn: "TableText", run: bold)
      + Self.style("Date", "Date", basedOn: "TableText", run: bold)
      + Self.style(
        "Place", "Place", basedOn: "TableText", paragraph: "<w:spacing w:after=\"60\"/>", run: small)
      + Self.style("FootnoteText", "footnote text", run: Self.size(18))
      + Self.style(
        "Bibliography", "Bibliography",
        paragraph: "<w:spacing w:after=\"60\"/><w:ind w:left=\"454\" w:hanging=\"454\"/>")
      + "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>"
      + "</w:styles>"
  }

  // MARK: Content

  private func document() -> [UInt8] {
    var bytes = Array("<w:document\(Self.space)><w:body>".utf8)
    add(table.title, "Title", to: &bytes)
    if table.rows.isEmpty {
      add(SynopsisWords.noRows, "Normal", to: &bytes)
    } else {
      addTable(to: &bytes)
    }
    add(SynopsisWords.documents, "Heading1", to: &bytes)
    for column in table.columns {
      add("\(column.id): \(SynopsisWords.citation(column))", "Bibliography", to: &bytes)
    }
    for line in SynopsisWords.closing(table) { add(line, "Place", to: &bytes) }
    let (width, height) = (
      Self.twips(tenths: layout.width * 10), Self.twips(tenths: layout.height * 10)
    )
    let margin = Self.twips(tenths: SynopsisLayout.margin * 10)
    bytes.add(
      string:
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"\(width)\" w:h=\"\(height)\"\(layout.isLandscape ? " w:orient=\"landscape\"" : "")/>"
        + "<w:pgMar w:top=\"\(margin)\" w:right=\"\(margin)\" w:bottom=\"\(margin)\" w:left=\"\(margin)\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    )
    return bytes
  }

  /// Adds a paragraph in a style.
  ///
  /// - Parameter language: its language, if it is not that of the document.
  private func add(
    _ paragraph: String, _ style: String, in language: Language? = nil, to bytes: inout [UInt8]
  ) {
    let isFromTheRight = language?.isWrittenFromTheRight ?? false
    bytes.add(
      string: "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>\(isFromTheRight ? "<w:bidi/>" : "")</w:pPr>")
    if !paragraph.isEmpty {
      bytes.add("<w:r>")
      if let language {
        let tag =
          language.code + (SynopsisWords.country(of: language).map { "-" + $0 } ?? "")
        bytes.add(
          string:
            "<w:rPr>\(isFromTheRight ? "<w:rtl/>" : "")<w:lang w:val=\"\(tag)\" w:eastAsia=\"\(tag)\" w:bidi=\"\(tag)\"/></w:rPr>"
        )
      }
      addText(paragraph, to: &bytes)
      bytes.add("</w:r>")
    }
    bytes.add("</w:p>")
  }

  private func addText(_ text: String, to bytes: inout [UInt8]) {
    bytes.add("<w:t xml:space=\"preserve\">")
    bytes.addXML(text)
    bytes.add("</w:t>")
  }

  private func addTable(to bytes: inout [UInt8]) {
    let first = Self.twips(tenths: layout.firstColumn)
    let other = Self.twips(tenths: layout.column)
    let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
      "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"999999\"/>"
    }.joined()
    bytes.add(
      string:
        "<w:tbl><w:tblPr><w:tblW w:w=\"\(first + other * table.columns.count)\" w:type=\"dxa\"/><w:tblBorders>\(borders)</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"57\" w:type=\"dxa\"/><w:right w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar><w:tblLook w:val=\"00A0\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"1\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"\(first)\"/>"
    )
    for _ in table.columns { bytes.add(string: "<w:gridCol w:w=\"\(other)\"/>") }
    bytes.add("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
    for (index, head) in ([SynopsisWords.event] + table.columns.map(\.id)).enumerated() {
      bytes.add(
        string:
          "<w:tc><w:tcPr><w:tcW w:w=\"\(index == 0 ? first : other)\" w:type=\"dxa\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E8E8E8\"/></w:tcPr>"
      )
      add(head, "TableHeading", to: &bytes)
      bytes.add("</w:tc>")
    }
    bytes.add("</w:tr>")
    var notes = 0
    for row in table.rows {
      bytes.add(string: "<w:tr><w:tc><w:tcPr><w:tcW w:w=\"\(first)\" w:type=\"dxa\"/></w:tcPr>")
      addHeading(row, &notes, to: &bytes)
      bytes.add("</w:tc>")
      for (column, passages) in zip(table.columns, row.passages) {
        bytes.add(string: "<w:tc><w:tcPr><w:tcW w:w=\"\(other)\" w:type=\"dxa\"/></w:tcPr>")
        add(passages, column.language, to: &bytes)
        bytes.add("</w:tc>")
      }
      bytes.add("</w:tr>")
    }
    bytes.add("</w:tbl>")
  }

  /// The date of a row, with its comments as footnotes, and how sure it is.
  private func addHeading(_ row: SynopsisTable.Row, _ notes: inout Int, to bytes: inout [UInt8]) {
    bytes.add("<w:p><w:pPr><w:pStyle w:val=\"Date\"/></w:pPr>")
    if let date = row.dateWords {
      bytes.add("<w:r>")
      addText(date, to: &bytes)
      bytes.add("</w:r>")
    }
    for _ in row.comments {
      notes += 1
      bytes.add(
        string:
          "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"\(notes)\"/></w:r>"
      )
    }
    bytes.add("</w:p>")
    for other in row.otherDateWords { add(other, "TableText", to: &bytes) }
    add(SynopsisWords.links(row), "Place", to: &bytes)
    if let tags = SynopsisWords.tags(row) { add(tags, "Place", to: &bytes) }
  }

  private func add(_ passages: [SynopsisTable.Passage], _ language: Language, to bytes: inout [UInt8]) {
    if passages.isEmpty { add("", "TableText", to: &bytes) }
    for (index, passage) in passages.enumerated() {
      if index > 0 { add(SynopsisWords.omission, "TableText", to: &bytes) }
      for paragraph in passage.paragraphs { add(paragraph, "TableText", in: language, to: &bytes) }
      add(passage.place, "Place", to: &bytes)
    }
  }

  /// The comments, numbered as the table calls them, after the two lines that Word draws above footnotes.
  private func footnotes() -> [UInt8] {
    var bytes = Array(
      "<w:footnotes\(Self.space)><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
        .utf8)
    for (index, comment) in table.rows.flatMap(\.comments).enumerated() {
      bytes.add(string: "<w:footnote w:id=\"\(index + 1)\">")
      for (number, paragraph) in comment.enumerated() {
        bytes.add("<w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>")
        if number == 0 {
          bytes.add("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>")
        }
        bytes.add("<w:r>")
        addText((number == 0 ? " " : "") + paragraph, to: &bytes)
        bytes.add("</w:r></w:p>")
      }
      bytes.add("</w:footnote>")
    }
    bytes.add("</w:footnotes>")
    return bytes
  }
}
