import Basics
import Foundation

/// How the cells of a table are divided.
struct TableSyntax: Equatable {
  /// What stands between cells: a tab, a semicolon or a comma.
  var separator = UInt8(ascii: "\t")
  /// Whether cells may stand in quotation marks, within which a mark is written twice, and lines may end (RFC 4180).
  var isQuoted = false
  /// Whether a backslash stands before a quotation mark within a cell, and before the letter of a tab or of the end of a line, as Okapi writes them.
  var hasEscapes = false
  /// How many lines stand before the table: one that tells the separator.
  var linesBefore = 0
}

/// The cells of rows of a table, which are read line by line.
struct TableCells {
  /// A cell in quotation marks that has so many lines is one whose end is missing.
  private static let mostLines = 1_000

  let syntax: TableSyntax
  /// The cells of the row last read, each by its place in what `next` gives with them.
  private(set) var cells: [Range<Int>] = []
  private var row: [UInt8] = []
  private var source: LineSource

  /// Opens a table.
  ///
  /// - Throws: `InputError` naming the file if it cannot be read.
  init(_ path: String, _ syntax: TableSyntax, encoding: String?) throws {
    source = try LineSource(path, encoding: encoding)
    self.syntax = syntax
    for _ in 0..<syntax.linesBefore { _ = try source.next { _ in } }
  }

  /// The number of the line last read, from 1.
  var line: Int { source.number }

  /// An error about the row last read.
  func error(_ problem: String, remedy: Remedy? = nil) -> InputError { source.error(problem, remedy: remedy) }

  /// Reads the next row, and gives its text, its cells and the number of its first line to `body`; nil at the end of the file.
  ///
  /// - Throws: what `body` throws; `InputError` for a quotation mark that is not closed.
  mutating func next<Result>(
    _ body: (UnsafeBufferPointer<UInt8>, [Range<Int>], _ line: Int) throws -> Result
  ) throws -> Result? {
    let separator = syntax.separator
    let first = source.number + 1
    guard syntax.isQuoted else {
      var cells = cells
      self.cells = []
      defer { self.cells = cells }
      return try source.next { line in
        cells.removeAll(keepingCapacity: true)
        var start = 0
        while let at = TableCells.first(separator, in: line, from: start) {
          cells.append(start..<at)
          start = at + 1
        }
        cells.append(start..<line.count)
        return try body(line, cells, first)
      }
    }
    row.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    var parser = Parser(syntax: syntax)
    repeat {
      var (row, cells) = (self.row, self.cells)
      (self.row, self.cells) = ([], [])
      let isLine: Void? = try source.next { parser.take($0, into: &row, &cells) }
      self.row = row
      self.cells = cells
      guard isLine != nil else {
        guard parser.isOpen else { return nil }
        throw InputError(
          .damaged, file: source.path, at: .position(line: first, column: 1),
          "a quotation mark is not closed",
          remedy: "close it")
      }
      guard source.number - first < TableCells.mostLines else {
        throw InputError(
          .damaged, file: source.path, at: .position(line: first, column: 1),
          "a cell in quotation marks of more than \(TableCells.mostLines) lines",
          remedy: "close its quotation mark")
      }
    } while parser.isOpen
    return try row.withUnsafeBufferPointer { row in
      do { return try body(row, cells, first) } catch let problem as LineProblem {
        throw InputError(
          problem.code, file: source.path, at: .position(line: first, column: 1), problem.what,
          remedy: problem.remedy)
      }
    }
  }

  /// Where a byte stands first at or after an offset; nil if it does not.
  static func first(_ wanted: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count,
      let found = memchr(base + start, Int32(wanted), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
  }

  /// Puts cells together line by line.
  private struct Parser {
    let syntax: TableSyntax
    /// Whether a cell goes on in the next line.
    var isOpen = false

    mutating func take(
      _ line: UnsafeBufferPointer<UInt8>, into row: inout [UInt8], _ cells: inout [Range<Int>]
    ) {
      let quote = UInt8(ascii: "\"")
      var at = 0
      var start = row.count
      if isOpen {
        start = cells.popLast()?.lowerBound ?? start
        row.append(0x0A)
      }
      while true {
        if !isOpen, at < line.count, line[at] == quote {
          // What is no cell in quotation marks begins with one.
          if let end = Parser.end(line, at, syntax), end < line.count, line[end] != syntax.separator {
            while at < line.count, line[at] != syntax.separator { add(line, &at, to: &row) }
          } else {
            isOpen = true
            at += 1
          }
        }
        while isOpen, at < line.count {
          if line[at] == quote {
            at += 1
            if at < line.count, line[at] == quote {
              row.append(quote)
              at += 1
            } else {
              isOpen = false
            }
          } else {
            add(line, &at, to: &row)
          }
        }
        while !isOpen, at < line.count, line[at] != syntax.separator { add(line, &at, to: &row) }
        cells.append(start..<row.count)
        start = row.count
        guard !isOpen, at < line.count else { return }
        at += 1
      }
    }

    private func add(_ line: UnsafeBufferPointer<UInt8>, _ at: inout Int, to row: inout [UInt8]) {
      if syntax.hasEscapes, line[at] == UInt8(ascii: "\\"), at + 1 < line.count {
        switch line[at + 1] {
        case UInt8(ascii: "t"): row.append(0x09)
        case UInt8(ascii: "n"): row.append(0x0A)
        default: row.append(line[at + 1])
        }
        at += 2
        return
      }
      row.append(line[at])
      at += 1
    }

    /// Where a cell in quotation marks that begins at an offset ends: after its closing mark; nil if it goes on in the next line.
    static func end(_ line: UnsafeBufferPointer<UInt8>, _ start: Int, _ syntax: TableSyntax) -> Int? {
      var at = start + 1
      while at < line.count {
        if syntax.hasEscapes, line[at] == UInt8(ascii: "\\") {
          at += 2
        } else if line[at] != UInt8(ascii: "\"") {
          at += 1
        } else if at + 1 < line.count, line[at + 1] == UInt8(ascii: "\"") {
          at += 2
        } else {
          return at + 1
        }
      }
      return nil
    }
  }
}
