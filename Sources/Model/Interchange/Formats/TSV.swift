import AlignmentFiles
import AlignmentModel
import Basics
import Texts

/// Reads a table of text, a link a row.
///
/// What this program writes has two texts, and what may follow: score, sentences as Vecalign writes them, name, status, comment, pages. Tables of
/// others have what their first rows say (`TableLayout`). Where hunalign has put sentences together, ` ~~~ ` stands between them.
final class TSVReader: LinkReader {
  let header: LinkHeader
  private let layout: TableLayout
  @exclusivity(unchecked) private var table: TableCells
  @exclusivity(unchecked) private var names = NameSet()
  /// Rows of too few columns, rows with something in columns that are none, and columns that say nothing of links, each with the first.
  @exclusivity(unchecked) private var short = (count: 0, line: 0)
  @exclusivity(unchecked) private var long = (count: 0, line: 0)
  @exclusivity(unchecked) private var passed = (count: 0, example: "")

  init(_ path: String, _ reading: LinkReading) throws {
    layout = try TableLayout(path, reading)
    header = LinkHeader(documents: layout.documents)
    table = try TableCells(path, layout.syntax, encoding: reading.encoding)
    if layout.hasHead { _ = try table.next { _, _, _ in } }
  }

  func next(_ link: inout LinkRecord) throws -> Bool {
    while true {
      link.clear()
      let isLink: Bool? = try table.next { row, cells, line in
        if row.isEmpty || cells.allSatisfy(\.isEmpty) { return false }
        return try read(row, cells, line, into: &link)
      }
      switch isLink {
      case nil: return false
      case true?: return true
      case false?: continue
      }
    }
  }

  var notes: [String] {
    var notes: [String] = []
    func add(_ found: (count: Int, line: Int), _ what: (String) -> String) {
      guard found.count > 0 else { return }
      let rows = found.count == 1 ? "1 row" : "\(found.count) rows"
      notes.append("\(what(rows)), \(found.count == 1 ? "" : "the first ")in line \(found.line)")
    }
    add(short) { "left out: \($0) of one column" }
    add(long) { "left out: what stands beyond the table's columns in \($0)" }
    if passed.count > 0 {
      notes.append(
        "left out: what says nothing of links, or is no score, in \(passed.count == 1 ? "1 row" : "\(passed.count) rows"), such as '\(PrintableText.line(Quotation.cut(passed.example)))'"
      )
    }
    return notes
  }

  private func read(
    _ row: UnsafeBufferPointer<UInt8>, _ cells: [Range<Int>], _ line: Int, into link: inout LinkRecord
  ) throws -> Bool {
    guard cells.count > 1 else {
      short = (short.count + 1, short.count == 0 ? line : short.line)
      return false
    }
    let columns = layout.columns
    var isLong = false
    for (at, cell) in cells.enumerated() {
      guard at < columns.count else {
        isLong = isLong || !cell.isEmpty
        continue
      }
      if case .text(let document) = columns[at] {
        let start = link.text.count
        TSVReader.append(row, cell, to: &link.text)
        if header.documents.count == 2 || link.text.count > start {
          link.sides.append(.init(document: document, text: start..<link.text.count))
        }
        continue
      }
      guard !cell.isEmpty else { continue }
      try read(columns[at], row, cell, into: &link)
    }
    if isLong { long = (long.count + 1, long.count == 0 ? line : long.line) }
    while header.documents.count == 2, link.sides.count < 2 {
      link.sides.append(.init(document: link.sides.count, text: link.text.count..<link.text.count))
    }
    if link.sides.count == 2, link.sides[0].document > link.sides[1].document { link.sides.swapAt(0, 1) }
    link.isNull = link.sides.count < 2 || link.sides.contains { $0.text.isEmpty }
    return true
  }

  /// Appends a text, without what hunalign puts between sentences; nothing if it is blank.
  private static func append(_ row: UnsafeBufferPointer<UInt8>, _ cell: Range<Int>, to text: inout [UInt8]) {
    let start = text.count
    let own = UnsafeBufferPointer(rebasing: row[cell])
    guard own.contains(where: { $0 != 0x20 }) else { return }
    text.append(contentsOf: own)
    guard TableCells.first(UInt8(ascii: "~"), in: own, from: 0) != nil else { return }
    let joint = Array(" ~~~ ".utf8)
    var at = start
    while at + joint.count <= text.count {
      if text[at..<at + joint.count].elementsEqual(joint) {
        text.replaceSubrange(at..<at + joint.count, with: [0x20])
      }
      at += 1
    }
  }

  /// Reads a cell that is no text.
  private func read(
    _ column: TableLayout.Column, _ row: UnsafeBufferPointer<UInt8>, _ cell: Range<Int>,
    into link: inout LinkRecord
  ) throws {
    switch column {
    case .text, .pages: break
    case .score:
      var inner = ByteCursor(row, cell)
      inner.passBlanks()
      guard let score = inner.passNumber(), inner.isAtEnd else { return pass(row, cell) }
      link.score = score
    case .sentences:
      var inner = ByteCursor(row, cell)
      let sides = link.sides
      link.sides.removeAll(keepingCapacity: true)
      try VecalignReader.read(&inner, into: &link)
      guard inner.isAtEnd else { throw LineProblem(inner.at, "the fourth column has two lists of sentences") }
      for index in sides.indices { link.sides[index].text = sides[index].text }
    case .name:
      let start = link.id.count
      link.id.append(contentsOf: UnsafeBufferPointer(rebasing: row[cell]))
      guard !names.insert(link.id) else { return }
      guard layout.isOwn else { return link.id.removeLast(link.id.count - start) }
      throw LineProblem(cell.lowerBound, "a link of this name stands above")
    case .status:
      guard let status = Link.Status(rawValue: String(decoding: row[cell], as: UTF8.self)) else {
        guard layout.isOwn else { return pass(row, cell) }
        throw LineProblem(
          cell.lowerBound, "the sixth column is a status: automatic, confirmed, rejected or manual")
      }
      link.status = status
    case .comment: link.comment = Array(UnsafeBufferPointer(rebasing: row[cell]))
    case .other: pass(row, cell)
    }
  }

  private func pass(_ row: UnsafeBufferPointer<UInt8>, _ cell: Range<Int>) {
    if passed.count == 0 { passed.example = String(decoding: row[cell], as: UTF8.self) }
    passed.count += 1
  }

  func error(_ problem: String, remedy: Remedy?) -> InputError { table.error(problem, remedy: remedy) }
}

/// Writes a table of text.
final class TSVWriter: LinkWriter {
  private let file: AtomicFile

  init(_ file: AtomicFile, _ header: OutputHeader) throws {
    self.file = file
    if header.hasByteOrderMark { try file.write(ByteOrderMark.utf8) }
  }

  func write(_ link: LinkRecord) throws {
    try file.append { bytes in
      let start = bytes.count
      for (index, side) in link.sides.enumerated() {
        if index > 0 { bytes.add("\t") }
        bytes.addLine(link.text, side.text)
      }
      bytes.add("\t")
      if let score = link.score { bytes.add(score) }
      bytes.add("\t")
      if link.sides.allSatisfy({ !$0.sentences.isEmpty }) { VecalignWriter.add(link, to: &bytes) }
      bytes.add("\t")
      bytes.addLine(link.id, link.id.indices)
      bytes.add("\t")
      if link.status != .automatic { bytes.add(string: link.status.rawValue) }
      bytes.add("\t")
      bytes.addLine(link.comment, link.comment.indices)
      bytes.add("\t")
      if link.sides.contains(where: { $0.pages != nil }) {
        let pages = Array(link.sides.map { $0.pages?.description ?? "" }.joined(separator: " : ").utf8)
        bytes.addLine(pages, pages.indices)
      }
      // Columns at the end in which nothing stands.
      while bytes.count > start, bytes.last == 0x09 { bytes.removeLast() }
      bytes.add("\n")
    }
  }

  func finish() {}
}
