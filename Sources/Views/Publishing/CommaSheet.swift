import Basics

/// Writes a sheet as a table between commas (RFC 4180), in UTF-8 with a byte order mark, without which Excel takes it for something else.
///
/// A text that a spreadsheet may take for a formula has an apostrophe before it (OWASP, CSV injection); so has one that would begin so without
/// apostrophes. Who takes away one apostrophe before what begins so has the text as it was.
///
/// That holds where the table is divided at commas: a program that divides at semicolons finds cells within texts, and of `x;=1+1` a formula.
enum CommaSheet {
  /// What stands before a text that might be taken for a formula.
  static let mark: Unicode.Scalar = "'"
  /// How every file begins.
  static let beginning = ByteOrderMark.utf8 + Array("\"event\",\"date\",\"date in words\",".utf8)

  /// The file of a sheet, and how many of its cells have an apostrophe before them.
  ///
  /// - Complexity: O(size of the sheet).
  static func bytes(_ sheet: SynopsisSheet) -> (bytes: [UInt8], marked: Int) {
    var bytes = ByteOrderMark.utf8
    var marked = 0
    func add(_ text: String) {
      if text.isEmpty { return }
      bytes.add("\"")
      if CellText.isLikeFormula(text, after: mark) {
        bytes.add("'")
        marked += 1
      }
      for byte in text.utf8 {
        bytes.append(byte)
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      }
      bytes.add("\"")
    }
    for (index, head) in sheet.heads.enumerated() {
      if index > 0 { bytes.add(",") }
      add(head)
    }
    bytes.add("\r\n")
    for row in sheet.rows {
      for (index, cell) in row.enumerated() {
        if index > 0 { bytes.add(",") }
        switch cell {
        case .text(let text, _), .code(let text): add(text)
        case .count(let count): bytes.add(count)
        case .probability(let value): bytes.add(value)
        }
      }
      bytes.add("\r\n")
    }
    return (bytes, marked)
  }

  /// What is said of cells with an apostrophe.
  static func notes(_ marked: Int) -> [String] {
    guard marked > 0 else { return [] }
    let cells = marked == 1 ? "1 cell has" : "\(marked) cells have"
    return [
      "\(cells) an apostrophe before the text, so that a spreadsheet that divides at commas takes it for no formula; one that divides at semicolons may"
    ]
  }
}
