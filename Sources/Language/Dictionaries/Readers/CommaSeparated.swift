import Basics

/// Rows of comma-separated values (RFC 4180).
///
/// The libraries at hand lose the line numbers that errors name.
package enum CommaSeparated {
  /// The rows with the lines they begin at.
  ///
  /// - Parameter separator: what stands between cells where it is no comma.
  /// - Throws: `InputError` for a quotation mark that is never closed.
  package static func rows(
    _ text: String, _ path: String, separator: Unicode.Scalar = ","
  ) throws(InputError) -> [(line: Int, cells: [String])] {
    var rows: [(line: Int, cells: [String])] = []
    var cells: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var line = 1
    var rowLine = 1
    var quoteLine = 1
    // Code points, not characters: a mark that is put together with a comma or quotation mark must not hide it.
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      // Of a carriage return and a line feed, the latter counts.
      let endsLine = scalar == "\n" || scalar == "\r" && next != "\n"
      if endsLine { line += 1 }
      if isQuoted {
        if scalar != "\"" {
          cell.append(scalar)
        } else if next == "\"" {
          // Two quotation marks stand for one.
          cell.append(scalar)
          next = scalars.next()
        } else {
          isQuoted = false
        }
      } else if scalar == "\"", cell.isEmpty {
        isQuoted = true
        quoteLine = line
      } else if scalar == separator {
        cells.append(String(cell))
        cell = .init()
      } else if endsLine {
        rows.append((rowLine, cells + [String(cell)]))
        (cells, cell, rowLine) = ([], .init(), line)
      } else if scalar != "\r" {
        cell.append(scalar)
      }
    }
    if isQuoted {
      throw InputError(
        .damaged, file: path, at: .line(quoteLine), "a quotation mark is not closed", remedy: "close it")
    }
    if !cell.isEmpty || !cells.isEmpty { rows.append((rowLine, cells + [String(cell)])) }
    return rows
  }
}
