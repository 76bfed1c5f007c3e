import Basics
import Texts

/// Writes a synopsis as a workbook of Excel: a sheet with a row for each event, and one with what the documents say of themselves.
///
/// All text is shared strings, which no program takes for formulas; those that look like one are marked, so that they stay text when somebody
/// edits them. Dates are text, for a spreadsheet has none that are not known to the day or lie before 1900.
enum Workbook {
  /// What a sheet may have at most.
  private static let most = (rows: 1_048_576, columns: 16_384)
  /// What a cell may have at most: characters as UTF-16 counts them, and ends of lines.
  private static let mostOfCell = (units: 32_767, lines: 253)
  /// What stands where a text is cut.
  private static let cutMark = " […]"

  private static let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."

  /// The workbook of a synopsis, and how many of its cells are cut.
  ///
  /// - Throws: `InputError` if there are more rows or columns than a sheet may have, or there is no memory.
  /// - Complexity: O(size of the synopsis).
  static func bytes(_ table: SynopsisTable) throws(InputError) -> (bytes: [UInt8], cut: Int) {
    let sheet = SynopsisSheet(table)
    guard sheet.rows.count < most.rows, sheet.heads.count <= most.columns else {
      throw InputError(
        .tooLarge,
        "has \(sheet.rows.count) rows and \(sheet.heads.count) columns, and a sheet of Excel has \(most.rows) and \(most.columns) at most",
        remedy: "write a table between commas")
    }
    var strings = SharedStrings()
    let events = self.sheet(sheet, isFirst: true, &strings)
    let documents = self.sheet(documents(table), isFirst: false, &strings)
    let book =
      "<workbook xmlns=\"\(space)\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
      + "<sheet name=\"Synopsis\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Documents\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>"
    let parts = [
      OfficePackage.Part(name: "xl/workbook.xml", type: kind + "sheet.main+xml", content: Array(book.utf8)),
      .init(name: "xl/worksheets/sheet1.xml", type: kind + "worksheet+xml", content: events),
      .init(name: "xl/worksheets/sheet2.xml", type: kind + "worksheet+xml", content: documents),
      .init(name: "xl/styles.xml", type: kind + "styles+xml", content: Array(styles.utf8)),
      .init(name: "xl/sharedStrings.xml", type: kind + "sharedStrings+xml", content: strings.bytes),
    ]
    return (try OfficePackage.bytes(parts, title: table.title), strings.cut)
  }

  /// What is said of cells that are cut.
  static func notes(_ cut: Int) -> [String] {
    guard cut > 0 else { return [] }
    return [
      "\(cut == 1 ? "1 cell is" : "\(cut) cells are") cut after 32,767 characters, the most that a cell of Excel has"
    ]
  }

  /// What the documents say of themselves.
  private static func documents(_ table: SynopsisTable) -> SynopsisSheet {
    SynopsisSheet(
      heads: ["document", "language", "author", "title", "date", "address", "file"],
      widths: [.words, .code, .words, .passage, .code, .words, .words],
      rows: table.columns.map { column in
        let details = column.details
        return [
          .text(column.id), .text(column.language.code), .text(details.author ?? ""),
          .text(details.title ?? ""), .code(details.date ?? ""), .text(details.address ?? ""),
          .text(column.path),
        ]
      })
  }

  // MARK: Sheets

  /// The formats of cells, by their indexes in `styles`.
  private enum Style: Int {
    case plain, head, text, textFromTheRight, code, probability, marked, markedFromTheRight, count
  }

  private static let styles: String = {
    let wrap = "<alignment vertical=\"top\" wrapText=\"1\"/>"
    let right = "<alignment vertical=\"top\" wrapText=\"1\" readingOrder=\"2\"/>"
    func format(_ number: Int, font: Int = 0, fill: Int = 0, isMarked: Bool = false, _ alignment: String)
      -> String
    {
      "<xf numFmtId=\"\(number)\" fontId=\"\(font)\" fillId=\"\(fill)\" borderId=\"0\" xfId=\"0\""
        + (isMarked ? " quotePrefix=\"1\"" : "") + (number > 0 ? " applyNumberFormat=\"1\"" : "")
        + (font > 0 ? " applyFont=\"1\" applyFill=\"1\"" : "") + " applyAlignment=\"1\">\(alignment)</xf>"
    }
    let font = "<sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/>"
    return "<styleSheet xmlns=\"\(space)\">"
      + "<fonts count=\"2\"><font>\(font)</font><font><b/>\(font)</font></fonts>"
      + "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
      + "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE8E8E8\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>"
      + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
      + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
      + "<cellXfs count=\"9\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
      + format(0, font: 1, fill: 2, wrap) + format(0, wrap) + format(0, right) + format(49, wrap)
      + format(2, wrap) + format(0, isMarked: true, wrap) + format(0, isMarked: true, right)
      + format(1, wrap) + "</cellXfs>"
      + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
  }()

  private static func sheet(
    _ sheet: SynopsisSheet, isFirst: Bool, _ strings: inout SharedStrings
  ) -> [UInt8] {
    let names = sheet.heads.indices.map(column)
    let last = "\(names.last ?? "A")\(sheet.rows.count + 1)"
    var bytes = Array("<worksheet xmlns=\"\(space)\"><dimension ref=\"A1:\(last)\"/><sheetViews>".utf8)
    bytes.add(string: "<sheetView\(isFirst ? " tabSelected=\"1\"" : "") workbookViewId=\"0\">")
    bytes.add(
      "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"
    )
    for (index, width) in sheet.widths.enumerated() {
      let characters =
        switch width {
        case .passage: 50
        case .words: 24
        case .code: 12
        }
      bytes.add(
        string: "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(characters)\" customWidth=\"1\"/>")
    }
    bytes.add("</cols><sheetData><row r=\"1\">")
    for (name, head) in zip(names, sheet.heads) {
      let style: Style = CellText.isLikeFormula(head, after: CommaSheet.mark) ? .marked : .head
      add(strings.index(of: head), at: "\(name)1", style, &bytes)
    }
    bytes.add("</row>")
    for (index, row) in sheet.rows.enumerated() {
      bytes.add(string: "<row r=\"\(index + 2)\">")
      for (name, cell) in zip(names, row) { add(cell, at: "\(name)\(index + 2)", &strings, &bytes) }
      bytes.add("</row>")
    }
    bytes.add("</sheetData>")
    if !sheet.rows.isEmpty {
      bytes.add(string: "<autoFilter ref=\"A1:\(last)\"/>")
      // Years are text, which programs else remark on.
      bytes.add(
        string: "<ignoredErrors><ignoredError sqref=\"A2:\(last)\" numberStoredAsText=\"1\"/></ignoredErrors>"
      )
    }
    bytes.add("</worksheet>")
    return bytes
  }

  private static func add(
    _ cell: SynopsisSheet.Cell, at place: String, _ strings: inout SharedStrings, _ bytes: inout [UInt8]
  ) {
    switch cell {
    case .text(let text, _) where text.isEmpty: break
    case .code(let text) where text.isEmpty: break
    case .text(let text, let fromTheRight):
      let isMarked = CellText.isLikeFormula(text, after: CommaSheet.mark)
      let style: Style =
        fromTheRight ? isMarked ? .markedFromTheRight : .textFromTheRight : isMarked ? .marked : .text
      add(strings.index(of: text), at: place, style, &bytes)
    case .code(let text):
      let style: Style = CellText.isLikeFormula(text, after: CommaSheet.mark) ? .marked : .code
      add(strings.index(of: text), at: place, style, &bytes)
    case .count(let count):
      bytes.add(string: "<c r=\"\(place)\" s=\"\(Style.count.rawValue)\"><v>\(count)</v></c>")
    case .probability(let value):
      bytes.add(string: "<c r=\"\(place)\" s=\"\(Style.probability.rawValue)\"><v>")
      bytes.add(value)
      bytes.add("</v></c>")
    }
  }

  private static func add(_ index: Int, at place: String, _ style: Style, _ bytes: inout [UInt8]) {
    bytes.add(string: "<c r=\"\(place)\" s=\"\(style.rawValue)\" t=\"s\"><v>\(index)</v></c>")
  }

  /// The name of a column by its index, such as A, Z and AA.
  static func column(_ index: Int) -> String {
    var name = ""
    var rest = index
    repeat {
      name = String(UnicodeScalar(UInt8(65 + rest % 26))) + name
      rest = rest / 26 - 1
    } while rest >= 0
    return name
  }

  // MARK: Strings

  /// The texts of all cells, each once.
  private struct SharedStrings {
    private var indexes: [ExactText: Int] = [:]
    private var content: [UInt8] = []
    private var uses = 0
    /// How many cells are cut.
    private(set) var cut = 0
    /// The texts that are cut.
    private var long: Set<Int> = []

    /// The index of a text, which is cut where it is too long for a cell.
    mutating func index(of text: String) -> Int {
      uses += 1
      if let index = indexes[ExactText(text)] {
        if long.contains(index) { cut += 1 }
        return index
      }
      let index = indexes.count
      indexes[ExactText(text)] = index
      let (own, isCut) = SharedStrings.fitting(text)
      if isCut {
        cut += 1
        long.insert(index)
      }
      content.add("<si><t xml:space=\"preserve\">")
      for (number, line) in own.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if number > 0 { content.add(number <= mostOfCell.lines ? "\n" : " ") }
        content.addXML(SharedStrings.escaped(line))
      }
      content.add("</t></si>")
      return index
    }

    var bytes: [UInt8] {
      Array("<sst xmlns=\"\(space)\" count=\"\(uses)\" uniqueCount=\"\(indexes.count)\">".utf8) + content
        + Array("</sst>".utf8)
    }

    /// A text, or as much of it as a cell takes.
    private static func fitting(_ text: String) -> (text: String, isCut: Bool) {
      guard text.utf16.count > mostOfCell.units else { return (text, false) }
      var room = mostOfCell.units - cutMark.utf16.count
      var kept = String.UnicodeScalarView()
      for character in text {
        let count = character.utf16.count
        // A character of more than a cell has room for is cut as well as it can be.
        if count > room {
          if kept.isEmpty { kept.append(contentsOf: character.unicodeScalars.prefix(room / 2)) }
          break
        }
        room -= count
        kept.append(contentsOf: character.unicodeScalars)
      }
      return (String(kept) + cutMark, true)
    }

    /// What looks like Excel's way to write a control character, `_x0041_`, with its first sign written so.
    private static func escaped(_ text: Substring) -> String {
      guard text.utf8.contains(UInt8(ascii: "_")) else { return String(text) }
      // By scalars, as the sign at the end may have a mark upon it.
      let code = /_(?=x[0-9A-Fa-f]{4}_)/.matchingSemantics(.unicodeScalar)
      return String(text).replacing(code, with: "_x005F_")
    }
  }
}
