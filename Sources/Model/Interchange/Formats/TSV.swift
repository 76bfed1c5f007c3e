import AlignmentFiles
import AlignmentModel
import Basics
import Texts

/// Reads a table of text, a link a line, columns between tabs: two texts, and what may follow: score, sentences as Vecalign writes
/// them, name, status, comment, pages.
final class TSVReader: LinkReader {
  let header = LinkHeader(documents: [.init(), .init()])
  @exclusivity(unchecked) private var source: LineSource
  @exclusivity(unchecked) private var names = NameSet()

  init(_ path: String) throws { source = try LineSource(path) }

  func next(_ link: inout LinkRecord) throws -> Bool {
    while true {
      link.clear()
      let isLink: Bool? = try source.next { line in
        if line.isEmpty { return false }
        var cursor = ByteCursor(line)
        for document in 0...1 {
          guard let text = TSVReader.column(&cursor) else {
            throw LineProblem(line.count, "has no tab between two texts")
          }
          let start = link.text.count
          link.text.append(contentsOf: UnsafeBufferPointer(rebasing: line[text]))
          link.sides.append(.init(document: document, text: start..<link.text.count))
        }
        try readRest(&cursor, line, into: &link)
        link.isNull = link.sides.contains { $0.text.isEmpty }
        return true
      }
      switch isLink {
      case nil: return false
      case true?: return true
      case false?: continue
      }
    }
  }

  /// The range of the next column, which is passed; nil if there is none.
  private static func column(_ cursor: inout ByteCursor) -> Range<Int>? {
    guard cursor.at <= cursor.end else { return nil }
    let start = cursor.at
    while cursor.at < cursor.end, cursor.bytes[cursor.at] != 0x09 { cursor.at += 1 }
    let range = start..<cursor.at
    cursor.at += 1
    return range
  }

  private func readRest(
    _ cursor: inout ByteCursor, _ line: UnsafeBufferPointer<UInt8>, into link: inout LinkRecord
  ) throws {
    if let column = TSVReader.column(&cursor), !column.isEmpty {
      var inner = ByteCursor(line, column)
      guard let score = inner.passNumber(), inner.isAtEnd else {
        throw LineProblem(column.lowerBound, "the third column is a score, and this is no number")
      }
      link.score = score
    }
    if let column = TSVReader.column(&cursor), !column.isEmpty {
      var inner = ByteCursor(line, column)
      let sides = link.sides
      link.sides.removeAll(keepingCapacity: true)
      try VecalignReader.read(&inner, into: &link)
      guard inner.isAtEnd else { throw LineProblem(inner.at, "the fourth column has two lists of sentences") }
      for index in sides.indices { link.sides[index].text = sides[index].text }
    }
    if let column = TSVReader.column(&cursor), !column.isEmpty {
      link.id.append(contentsOf: UnsafeBufferPointer(rebasing: line[column]))
      guard names.insert(link.id) else {
        throw LineProblem(column.lowerBound, "a link of this name stands above")
      }
    }
    if let column = TSVReader.column(&cursor), !column.isEmpty {
      guard let status = Link.Status(rawValue: String(decoding: line[column], as: UTF8.self)) else {
        throw LineProblem(
          column.lowerBound, "the sixth column is a status: automatic, confirmed, rejected or manual")
      }
      link.status = status
    }
    if let column = TSVReader.column(&cursor), !column.isEmpty {
      link.comment = Array(UnsafeBufferPointer(rebasing: line[column]))
    }
    // The pages, which the documents know.
    _ = TSVReader.column(&cursor)
    guard cursor.at > cursor.end else { throw LineProblem(cursor.at, "more than eight columns") }
  }

  func error(_ problem: String, remedy: Remedy?) -> InputError { source.error(problem, remedy: remedy) }
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
