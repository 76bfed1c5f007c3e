import Basics
import Foundation
import Texts

/// What a table has in its columns, found by its first rows.
///
/// Tables of other programs differ: a first row may say what the columns are (Sketch Engine's names the languages, Okapi's the texts); the third
/// column may be a score, the name of a file (LF Aligner), or the text of a third document; cells may stand in quotation marks (Excel), between
/// semicolons or commas.
struct TableLayout {
  /// What a column is.
  enum Column: Equatable {
    /// The text of a document, by its index.
    case text(Int)
    case score, sentences, name, status, comment
    /// Pages, which the documents know.
    case pages
    /// What says nothing of the link.
    case other
  }

  /// The columns of the table that this program writes.
  static let own: [Column] = [
    .text(0), .text(1), .score, .sentences, .name, .status, .comment, .pages,
  ]

  /// How cells are divided.
  var syntax = TableSyntax()
  /// The columns.
  var columns = TableLayout.own
  /// The documents of the texts.
  var documents: [LinkHeader.Document] = [.init(), .init()]
  /// Whether the first row says what the columns are.
  var hasHead = false
  /// Whether the columns are this program's, so that what else stands in them is an error.
  var isOwn = true

  /// What Okapi's table of translations begins with.
  private static let okapi = "TransTableV1"
  /// No more of a table is looked at, in lines and bytes.
  private static let sample = (lines: 2_000, bytes: 1 << 18)

  /// The layout of a table.
  ///
  /// - Throws: `InputError` if it cannot be read, or has one column only.
  init(_ path: String, _ reading: LinkReading) throws {
    var source = try LineSource(path, encoding: reading.encoding)
    var lines: [String] = []
    var bytes = 0
    while lines.count < TableLayout.sample.lines, bytes < TableLayout.sample.bytes,
      let line = try source.next({ String(decoding: $0, as: UTF8.self) })
    {
      lines.append(line)
      bytes += line.utf8.count
    }
    syntax = TableSyntax.found(in: lines, isCSV: FilePath.withoutGzip(path).lowercased().hasSuffix(".csv"))
    let rows = try TableLayout.rows(
      path, syntax, encoding: reading.encoding, lines: lines.count)
    guard let first = rows.first else { return }
    guard rows.contains(where: { $0.count > 1 }) else {
      throw InputError(
        .damaged, file: path, at: .position(line: 1, column: first[0].count + 1),
        "has no tab between two texts",
        remedy: .sayFormat(example: nil))
    }
    if readHead(first) { return }
    guess(rows)
  }

  /// The rows of the first lines that have something in them.
  private static func rows(
    _ path: String, _ syntax: TableSyntax, encoding: String?, lines: Int
  ) throws -> [[String]] {
    var cells = try TableCells(path, syntax, encoding: encoding)
    var rows: [[String]] = []
    while cells.line < lines {
      let row = try cells.next { row, cells, _ in cells.map { String(decoding: row[$0], as: UTF8.self) } }
      guard let row else { break }
      if row.contains(where: { !$0.isEmpty }) { rows.append(row) }
    }
    return rows
  }

  // MARK: The first row

  /// Reads the first row, if it says what the columns are.
  private mutating func readHead(_ cells: [String]) -> Bool {
    let cells = cells.map { $0.trimmingCharacters(in: .whitespaces) }
    if cells[0] == TableLayout.okapi, cells.count > 1 {
      set([.name, .text(0), .text(1)], cells.dropFirst().prefix(2).map { ($0, TableLayout.tag($0)) })
      while documents.count < 2 { documents.append(.init()) }
      return true
    }
    let heads = cells.map { TableHeads.shared.column($0) }
    var languages = cells.map(TableLayout.tag)
    // What is called ID is Indonesian only beside one other language.
    if languages.count(where: { $0 != nil }) > 2 {
      for index in cells.indices where heads[index] == .column(.name) { languages[index] = nil }
    }
    let named = cells.indices.filter { languages[$0] != nil }
    let differ = Set(named.map { cells[$0].lowercased() }).count == named.count
    // A translation has no number in it that could be one of a link.
    let isPlain = cells.indices.allSatisfy {
      languages[$0] != nil || heads[$0] != nil || TableLayout.isWords(cells[$0])
    }
    if named.count > 1, differ, isPlain,
      languages[named[0]]?.language != languages[named[1]]?.language
        || named.allSatisfy({ cells[$0].contains { "-_(".contains($0) } })
    {
      var index = -1
      let columns = cells.indices.map { at -> Column in
        guard languages[at] == nil else {
          index += 1
          return .text(index)
        }
        if case .column(let column)? = heads[at] { return column }
        return .other
      }
      set(columns, named.map { (cells[$0], languages[$0]) })
      return true
    }
    guard heads.contains(.source), heads.contains(.target) else { return false }
    let columns = heads.map { head -> Column in
      switch head {
      case .source: .text(0)
      case .target: .text(1)
      case .column(let column): column
      case nil: .other
      }
    }
    guard columns.count(where: { $0 == .text(0) }) == 1, columns.count(where: { $0 == .text(1) }) == 1 else {
      return false
    }
    self.columns = columns
    (hasHead, isOwn) = (true, false)
    return true
  }

  private mutating func set(_ columns: [Column], _ named: [(cell: String, tag: LanguageTag?)]) {
    self.columns = columns
    (hasHead, isOwn) = (true, false)
    let codes = named.map { $0.tag?.language.code }
    documents = named.enumerated().map { index, item in
      let isAlone = codes.count { $0 == codes[index] } == 1
      return .init(
        id: isAlone ? codes[index] ?? item.cell : item.cell, language: item.tag?.language,
        tags: item.tag.map { [$0] } ?? [])
    }
  }

  /// The language that a cell names, by a tag or a name; nil if it names none.
  private static func tag(_ cell: String) -> LanguageTag? {
    guard cell.utf8.count <= longestName, let tag = LanguageTag(cell) else { return nil }
    // Words that are codes of languages hardly anybody writes are no names of these.
    let word = cell.prefix { $0.isLetter }
    return word.utf8.count == 3 && tag.language.code.count == 3 ? nil : tag
  }

  /// The most bytes of a cell that names a language.
  private static let longestName = 60

  private static func isWords(_ cell: String) -> Bool {
    !cell.contains { $0.isNumber || $0 == "[" } && cell.count <= 40
  }

  // MARK: Other rows

  /// Finds out what columns are by what stands in them.
  private mutating func guess(_ rows: [[String]]) {
    func column(_ index: Int) -> [String] {
      rows.compactMap { $0.count > index && !$0[index].isEmpty ? $0[index] : nil }
    }
    let count = rows.map(\.count).max() ?? 2
    guard count > 2 else { return }
    let third = column(2)
    let areScores = TableLayout.areNumbers(third)
    // Numbers before two texts are those of rows.
    if !areScores, column(0).allSatisfy({ Int($0) != nil }), !TableLayout.areNumbers(column(1)),
      !TableLayout.isLabel(third, of: rows)
    {
      return set([.name] + TableLayout.texts(1..<count, column, rows))
    }
    if areScores {
      let fourth = column(3)
      if fourth.count(where: { $0.hasPrefix("[") }) * 2 >= fourth.count, count <= TableLayout.own.count {
        return
      }
      return set([.text(0), .text(1), .score] + [Column](repeating: .other, count: count - 3))
    }
    set(TableLayout.texts(0..<count, column, rows))
  }

  private mutating func set(_ columns: [Column]) {
    self.columns = columns
    isOwn = false
    documents = columns.compactMap { column -> LinkHeader.Document? in
      if case .text = column { LinkHeader.Document() } else { nil }
    }
  }

  /// Columns of which two are texts, and others as far as they are.
  private static func texts(_ range: Range<Int>, _ column: (Int) -> [String], _ rows: [[String]]) -> [Column]
  {
    var texts = -1
    return range.map { index in
      let cells = column(index)
      guard index < range.lowerBound + 2 || !cells.isEmpty && !isLabel(cells, of: rows) else { return .other }
      guard index < range.lowerBound + 2 || !areNumbers(cells) else { return .other }
      texts += 1
      return .text(texts)
    }
  }

  /// Whether most cells are numbers, or there are none.
  private static func areNumbers(_ cells: [String]) -> Bool {
    cells.count { Double($0.trimmingCharacters(in: .whitespaces)) != nil } * 2 >= cells.count
  }

  /// Whether cells are names of files, or of other things that several rows have in common, and no texts.
  private static func isLabel(_ cells: [String], of rows: [[String]]) -> Bool {
    if cells.allSatisfy({ $0.wholeMatch(of: /.*[^.\s]\.[A-Za-z][A-Za-z0-9]{1,4}/) != nil }) { return true }
    let kinds = Set(cells).count
    if cells.count > 1 { return kinds * 3 <= cells.count || kinds == 1 }
    // Of a single row only the spaces tell.
    return !cells.contains { $0.contains(" ") }
      && rows.allSatisfy { $0.prefix(2).contains { $0.contains(" ") } }
  }
}

/// What columns are called in first rows, from `Resources/table-heads.txt`.
struct TableHeads: Sendable {
  /// What a name says.
  enum Head: Equatable, Sendable {
    case source, target
    case column(TableLayout.Column)
  }

  /// The names; reading their data once is enough.
  static let shared = TableHeads()
  private var heads: [String: Head] = [:]

  private init() {
    for line in DataLines(PackageResources.table_heads_txt) {
      let head: Head? =
        switch line[0] {
        case "source": .source
        case "target": .target
        case "score": .column(.score)
        case "name": .column(.name)
        case "comment": .column(.comment)
        case "status": .column(.status)
        case "sentences": .column(.sentences)
        case "other": .column(.other)
        default: nil
        }
      for name in line.dropFirst() { heads[name] = head }
    }
  }

  /// What a cell of a first row says; nil if it is no name of a column.
  func column(_ cell: String) -> Head? { heads[cell.lowercased().filter { $0.isLetter }] }
}

extension TableLayout.Column: Sendable {}
