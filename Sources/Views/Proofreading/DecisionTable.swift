import Basics
import Dictionaries
import Texts

/// A table of places for the author of a text, who says in it which of them are to be changed.
///
/// It is written with tabs and read with tabs, commas or semicolons, as spreadsheets save it.
public struct DecisionTable {
  /// What the columns hold; the author fills in `change`.
  public static let columns = [
    "line", "sentence", "written", "proposal", "change", "kind", "document", "start", "end",
  ]
  private static let needed = ["written", "proposal", "change", "start", "end"]

  /// A place on which the author has decided.
  public struct Row: Sendable, Equatable {
    /// The line of the table, from 1.
    public let line: Int
    /// The id of the document; empty if the table has no such column.
    public let document: String
    /// Where the name stands, in code points of the document's source.
    public let span: Range<Int>
    /// How it is written there.
    public let written: String
    /// How it should be written.
    public let proposal: String
    /// Whether it is to be changed; nil where the author has not said.
    public let isAccepted: Bool?

    /// Makes a row; see the properties.
    public init(
      line: Int, document: String, span: Range<Int>, written: String, proposal: String, isAccepted: Bool?
    ) {
      self.line = line
      self.document = document
      self.span = span
      self.written = written
      self.proposal = proposal
      self.isAccepted = isAccepted
    }
  }

  /// Calls `body` with the cells of each row, the names of the columns first.
  ///
  /// - Parameters:
  ///   - check: what was found.
  ///   - decisions: for each finding whether it is to be changed; nil, or none at all, where nobody has said yet.
  ///   - body: what is done with the cells of a row.
  public static func forEachRow(
    _ check: NameCheck, decisions: [Bool?] = [], _ body: ([String]) throws -> Void
  ) rethrows {
    try body(columns)
    for (index, found) in check.findings.enumerated() {
      let decision = decisions.indices.contains(index) ? decisions[index] : nil
      try body([
        String(found.place.line), cell(found.sentence.text), found.written, found.proposal,
        decision.map { $0 ? "yes" : "no" } ?? "", found.kind.name,
        check.documents[found.document].document.id, String(found.span.lowerBound),
        String(found.span.upperBound),
      ])
    }
  }

  /// A text that no spreadsheet takes for a formula, or for the beginning of a quotation.
  private static func cell(_ text: String) -> String {
    let trimmed = text.drop { $0 == " " }
    return trimmed.first.map { "=+-@\"".contains($0) } ?? false ? "'" + trimmed : String(trimmed)
  }

  /// The beginning of every table, by which one is told from another file.
  public static let mark = columns.joined(separator: "\t")

  // MARK: Reading

  private static let yes: Set<String> = [
    "yes", "y", "ja", "j", "да", "д", "oui", "o", "true", "x", "1", "✓", "✔",
  ]
  private static let no: Set<String> = ["no", "n", "nein", "нет", "н", "non", "false", "0", "-"]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - text: the table.
  ///   - path: the file, as errors name it.
  /// - Throws: `InputError` with the line for a missing column, a cell that is no number, or an answer that is neither yes nor no.
  public static func rows(_ text: String, path: String) throws(InputError) -> [Row] {
    let firstLine = text.prefix { !$0.isNewline }
    let separators: [Unicode.Scalar] = ["\t", ";", ","]
    let separator = separators.first { firstLine.unicodeScalars.contains($0) } ?? "\t"
    var table = try CommaSeparated.rows(text, path, separator: separator)[...]
    guard let head = table.popFirst() else {
      throw InputError(.noText, file: path, "has no rows", remedy: "make one with the list of findings")
    }
    let names = head.cells.map { trimmed($0).lowercased() }
    for name in needed where !names.contains(name) {
      throw InputError(
        .notThisFormat, file: path, at: .line(head.line), "there is no column '\(name)'",
        remedy: "keep the first line of the list as it was written")
    }
    var rows: [Row] = []
    for (line, cells) in table where cells.contains(where: { !trimmed($0).isEmpty }) {
      func cell(_ name: String) -> String {
        guard let index = names.firstIndex(of: name), cells.indices.contains(index) else { return "" }
        return trimmed(cells[index])
      }
      guard let start = Int(cell("start")), let end = Int(cell("end")), start >= 0, end > start else {
        throw InputError(
          .damaged, file: path, at: .line(line),
          "start and end are no offsets: '\(Quotation.cut(cell("start")))', '\(Quotation.cut(cell("end")))'",
          remedy: "leave these columns as they were written")
      }
      let answer = cell("change").lowercased()
      guard answer.isEmpty || yes.contains(answer) || no.contains(answer) else {
        throw InputError(
          .damaged, file: path, at: .line(line), "'\(Quotation.cut(cell("change")))' is neither yes nor no",
          remedy: "write yes or no, or nothing to leave it as it is")
      }
      guard !yes.contains(answer) || !cell("proposal").isEmpty else {
        throw InputError(
          .damaged, file: path, at: .line(line), "is to be changed, but the proposal is empty",
          remedy: "write what is to stand there")
      }
      rows.append(
        Row(
          line: line, document: cell("document"), span: start..<end, written: cell("written"),
          proposal: cell("proposal"), isAccepted: answer.isEmpty ? nil : yes.contains(answer)))
    }
    return rows
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while let first = text.first, first.isWhitespace || first == "\u{FEFF}" { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }

  /// The changes that a table asks for in a document.
  ///
  /// - Parameters:
  ///   - rows: the rows of the table.
  ///   - document: the document.
  ///   - path: the table's path, as errors name it.
  /// - Throws: `InputError` with the line of a row whose place has another text: the document has changed since.
  public static func accepted(
    _ rows: [Row], in document: Document, path: String
  ) throws(InputError) -> [AcceptedChange] {
    var changes: [AcceptedChange] = []
    for row in rows where row.document.isEmpty || row.document == document.id {
      guard row.isAccepted ?? false else { continue }
      let span = row.span
      let viewSpan =
        span.upperBound <= document.scalars.count ? document.view.range(ofSource: span) : 0..<0
      let standing = document.view.text(in: viewSpan).split(whereSeparator: \.isWhitespace).joined(
        separator: " ")
      // The table has escapes in the place of what is not printed.
      guard PrintableText.line(standing) == row.written else {
        throw InputError(
          .documentChanged, file: path, at: .line(row.line),
          "at \(span.lowerBound) of \(document.path) stands '\(Quotation.cut(standing))', not '\(Quotation.cut(row.written))'",
          remedy: "use the document that the list was made of, or make the list anew")
      }
      changes.append(AcceptedChange(span: span, viewSpan: viewSpan, proposal: row.proposal))
    }
    return changes
  }
}

/// A change that somebody has accepted.
public struct AcceptedChange: Sendable, Equatable {
  /// Where the name stands in the document's source, in code points.
  public let span: Range<Int>
  /// The same in the document's view.
  public let viewSpan: Range<Int>
  /// How it is to be written.
  public let proposal: String

  /// Makes a change; see the properties.
  public init(span: Range<Int>, viewSpan: Range<Int>, proposal: String) {
    self.span = span
    self.viewSpan = viewSpan
    self.proposal = proposal
  }

  /// The change of a finding.
  public init(_ finding: NameFinding) {
    self.init(span: finding.span, viewSpan: finding.viewSpan, proposal: finding.proposal)
  }
}
