import Basics
import Texts

/// Writes a synopsis as a text of OpenDocument 1.3 (ISO/IEC 26300): a table with a column for each document, comments as footnotes, and the
/// documents at the end.
struct OpenDocumentSynopsis {
  /// What says in a file that this program made it, of its parts as they stand in it.
  static func mark(_ parts: [[UInt8]]) -> String { "<meta:generator>\(OwnMark.text(parts))</meta:generator>" }

  private static let spaces = """
     xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
    xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" \
    xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3"
    """
  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private static let kind = "application/vnd.oasis.opendocument.text"

  private let table: SynopsisTable
  private let layout: SynopsisLayout

  /// The text of a synopsis.
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
    let manifest =
      "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">"
      + "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"\(Self.kind)\"/>"
      + ["content.xml", "styles.xml", "meta.xml"].map {
        "<manifest:file-entry manifest:full-path=\"\($0)\" manifest:media-type=\"text/xml\"/>"
      }.joined() + "</manifest:manifest>"
    let declaration = Array(Self.declaration.utf8)
    let content = declaration + self.content()
    let styles = declaration + Array(self.styles.utf8)
    let mark = Self.mark([content, styles])
    var meta = declaration + Array("<office:document-meta\(Self.spaces)><office:meta>\(mark)<dc:title>".utf8)
    meta.addXML(table.title)
    meta.add("</dc:title></office:meta></office:document-meta>")
    // Programs tell the kind of the archive by its first file.
    return try ZipArchive.bytes(
      of: [
        .init("mimetype", Array(Self.kind.utf8), isStored: true), .init("content.xml", content),
        .init("styles.xml", styles), .init("meta.xml", meta),
        .init("META-INF/manifest.xml", declaration + Array(manifest.utf8)),
      ])
  }

  // MARK: Styles

  private static func size(_ halfPoints: Int) -> String {
    "\(halfPoints / 2)" + (halfPoints % 2 == 0 ? "" : ".5") + "pt"
  }

  private static func length(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)mm" }

  /// The language of text, whichever script it is in.
  private static func language(_ code: String, _ country: String?) -> String {
    ["fo:language", "style:language-asian", "style:language-complex"].map { " \($0)=\"\(code)\"" }.joined()
      + ["fo:country", "style:country-asian", "style:country-complex"].map {
        " \($0)=\"\(country ?? "none")\""
      }.joined()
  }

  /// The size of text, whichever script it is in.
  private static func fontSize(_ halfPoints: Int) -> String {
    ["fo:font-size", "style:font-size-asian", "style:font-size-complex"].map {
      " \($0)=\"\(size(halfPoints))\""
    }.joined()
  }

  private static let bold =
    " fo:font-weight=\"bold\" style:font-weight-asian=\"bold\" style:font-weight-complex=\"bold\""

  private static func paragraphStyle(
    _ name: String, _ display: String? = nil, parent: String? = "Standard", paragraph: String = "",
    text: String = ""
  ) -> String {
    "<style:style style:name=\"\(name)\"" + (display.map { " style:display-name=\"\($0)\"" } ?? "")
      + " style:family=\"paragraph\"" + (parent.map { " style:parent-style-name=\"\($0)\"" } ?? "") + ">"
      + "<style:paragraph-properties\(paragraph)/><style:text-properties\(text)/></style:style>"
  }

  private var styles: String {
    let width = Self.length(layout.width * 10)
    let height = Self.length(layout.height * 10)
    let margin = Self.length(SynopsisLayout.margin * 10)
    let small = max(13, layout.textSize - 4)
    return "<office:document-styles\(Self.spaces)><office:styles>"
      + "<style:default-style style:family=\"paragraph\"><style:text-properties\(Self.fontSize(20))\(Self.language("en", "GB"))/></style:default-style>"
      + Self.paragraphStyle("Standard", parent: nil, text: Self.fontSize(20))
      + Self.paragraphStyle(
        "Title", paragraph: " fo:margin-bottom=\"4mm\"", text: Self.fontSize(32) + Self.bold)
      + "<style:style style:name=\"Heading_20_1\" style:display-name=\"Heading 1\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:default-outline-level=\"1\"><style:paragraph-properties fo:margin-top=\"6mm\" fo:margin-bottom=\"2mm\" fo:keep-with-next=\"always\"/><style:text-properties\(Self.fontSize(26))\(Self.bold)/></style:style>"
      + Self.paragraphStyle("Table_20_Contents", "Table Contents", text: Self.fontSize(layout.textSize))
      + Self.paragraphStyle(
        "Table_20_Heading", "Table Heading", parent: "Table_20_Contents", text: Self.bold)
      + Self.paragraphStyle("Date", parent: "Table_20_Contents", text: Self.bold)
      + Self.paragraphStyle(
        "Place", parent: "Table_20_Contents", paragraph: " fo:margin-bottom=\"1mm\"",
        text: Self.fontSize(small) + " fo:color=\"#444444\"")
      + Self.paragraphStyle("Footnote", text: Self.fontSize(18))
      + Self.paragraphStyle(
        "Bibliography", paragraph: " fo:margin-left=\"8mm\" fo:text-indent=\"-8mm\" fo:margin-bottom=\"1mm\"")
      + Self.paragraphStyle("Footer", paragraph: " fo:text-align=\"center\"", text: Self.fontSize(18))
      + "<text:notes-configuration text:note-class=\"footnote\" style:num-format=\"1\" text:start-value=\"0\" text:footnotes-position=\"page\"/>"
      + "</office:styles><office:automatic-styles><style:page-layout style:name=\"Page\"><style:page-layout-properties fo:page-width=\"\(width)\" fo:page-height=\"\(height)\" style:print-orientation=\"\(layout.isLandscape ? "landscape" : "portrait")\" fo:margin=\"\(margin)\"/><style:footer-style/></style:page-layout></office:automatic-styles>"
      + "<office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"Page\"><style:footer><text:p text:style-name=\"Footer\"><text:page-number text:select-page=\"current\"/></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"
  }

  private var automaticStyles: String {
    let total = Self.length(layout.tableWidth(documents: table.columns.count))
    func cell(_ name: String, _ more: String = "") -> String {
      "<style:style style:name=\"\(name)\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"1mm\" fo:border=\"0.5pt solid #999999\"\(more)/></style:style>"
    }
    func column(_ name: String, _ width: Int) -> String {
      "<style:style style:name=\"\(name)\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"\(Self.length(width))\"/></style:style>"
    }
    return "<office:automatic-styles>"
      + "<style:style style:name=\"Synopsis\" style:family=\"table\"><style:table-properties style:width=\"\(total)\" table:align=\"left\" table:border-model=\"collapsing\"/></style:style>"
      + column("Synopsis.A", layout.firstColumn) + column("Synopsis.B", layout.column)
      + cell("Cell") + cell("Head", " fo:background-color=\"#e8e8e8\"")
      + table.columns.enumerated().map { index, column in
        let isFromTheRight = column.language.isWrittenFromTheRight
        return Self.paragraphStyle(
          "Passage\(index + 1)", parent: "Table_20_Contents",
          paragraph: isFromTheRight
            ? " style:writing-mode=\"rl-tb\" fo:text-align=\"start\"" : " style:writing-mode=\"lr-tb\"",
          text: Self.language(column.language.code, SynopsisWords.country(of: column.language)))
      }.joined() + "</office:automatic-styles>"
  }

  // MARK: Content

  private func content() -> [UInt8] {
    var bytes = Array(
      "<office:document-content\(Self.spaces)>\(automaticStyles)<office:body><office:text>".utf8)
    add(table.title, "Title", to: &bytes)
    if table.rows.isEmpty {
      add(SynopsisWords.noRows, "Standard", to: &bytes)
    } else {
      addTable(to: &bytes)
    }
    bytes.add("<text:h text:style-name=\"Heading_20_1\" text:outline-level=\"1\">")
    bytes.addXML(SynopsisWords.documents)
    bytes.add("</text:h>")
    for column in table.columns {
      add("\(column.id): \(SynopsisWords.citation(column))", "Bibliography", to: &bytes)
    }
    for line in SynopsisWords.closing(table) { add(line, "Place", to: &bytes) }
    bytes.add("</office:text></office:body></office:document-content>")
    return bytes
  }

  private func add(_ paragraph: String, _ style: String, to bytes: inout [UInt8]) {
    bytes.add(string: "<text:p text:style-name=\"\(style)\">")
    bytes.addXML(paragraph)
    bytes.add("</text:p>")
  }

  private func addTable(to bytes: inout [UInt8]) {
    bytes.add(
      "<table:table table:name=\"Synopsis\" table:style-name=\"Synopsis\"><table:table-header-columns>")
    bytes.add("<table:table-column table:style-name=\"Synopsis.A\"/></table:table-header-columns>")
    bytes.add(
      string:
        "<table:table-column table:style-name=\"Synopsis.B\" table:number-columns-repeated=\"\(table.columns.count)\"/>"
    )
    bytes.add("<table:table-header-rows><table:table-row>")
    for head in [SynopsisWords.event] + table.columns.map(\.id) {
      openCell("Head", to: &bytes)
      add(head, "Table_20_Heading", to: &bytes)
      bytes.add("</table:table-cell>")
    }
    bytes.add("</table:table-row></table:table-header-rows>")
    var notes = 0
    for row in table.rows {
      bytes.add("<table:table-row>")
      openCell("Cell", to: &bytes)
      addHeading(row, &notes, to: &bytes)
      bytes.add("</table:table-cell>")
      for (index, passages) in row.passages.enumerated() {
        openCell("Cell", to: &bytes)
        add(passages, "Passage\(index + 1)", to: &bytes)
        bytes.add("</table:table-cell>")
      }
      bytes.add("</table:table-row>")
    }
    bytes.add("</table:table>")
  }

  private func openCell(_ style: String, to bytes: inout [UInt8]) {
    bytes.add(string: "<table:table-cell table:style-name=\"\(style)\" office:value-type=\"string\">")
  }

  /// The date of a row, with its comments as footnotes, and how sure it is.
  private func addHeading(_ row: SynopsisTable.Row, _ notes: inout Int, to bytes: inout [UInt8]) {
    bytes.add("<text:p text:style-name=\"Date\">")
    bytes.addXML(row.dateWords ?? "")
    for comment in row.comments {
      notes += 1
      bytes.add(
        string:
          "<text:note text:id=\"ftn\(notes)\" text:note-class=\"footnote\"><text:note-citation>\(notes)</text:note-citation><text:note-body>"
      )
      for paragraph in comment { add(paragraph, "Footnote", to: &bytes) }
      bytes.add("</text:note-body></text:note>")
    }
    bytes.add("</text:p>")
    for other in row.otherDateWords { add(other, "Table_20_Contents", to: &bytes) }
    add(SynopsisWords.links(row), "Place", to: &bytes)
    if let tags = SynopsisWords.tags(row) { add(tags, "Place", to: &bytes) }
  }

  private func add(_ passages: [SynopsisTable.Passage], _ style: String, to bytes: inout [UInt8]) {
    if passages.isEmpty { add("", "Table_20_Contents", to: &bytes) }
    for (index, passage) in passages.enumerated() {
      if index > 0 { add(SynopsisWords.omission, "Table_20_Contents", to: &bytes) }
      for paragraph in passage.paragraphs { add(paragraph, style, to: &bytes) }
      add(passage.place, "Place", to: &bytes)
    }
  }
}
