import Texts

/// Rows of comma-separated values (RFC 4180).
///
/// The libraries at hand lose the line numbers that errors name.
enum CommaSeparated {
  /// The rows with the lines they begin at.
  ///
  /// - Throws: `InputError` for a quotation mark that is never closed.
  static func rows(_ text: String, _ path: String) throws(InputError) -> [(line: Int, cells: [String])] {
    var rows: [(line: Int, cells: [String])] = []
    var cells: [String] = []
    var cell = ""
    var isQuoted = false
    var line = 1
    var rowLine = 1
    var quoteLine = 1
    var characters = text.makeIterator()
    var pending: Character?
    while let character = pending ?? characters.next() {
      pending = nil
      if character.isNewline { line += 1 }
      if isQuoted {
        guard character == "\"" else {
          cell.append(character)
          continue
        }
        // Two quotation marks stand for one.
        pending = characters.next()
        if pending == "\"" {
          cell.append("\"")
          pending = nil
        } else {
          isQuoted = false
        }
      } else if character == "\"", cell.isEmpty {
        isQuoted = true
        quoteLine = line
      } else if character == "," {
        cells.append(cell)
        cell = ""
      } else if character.isNewline {
        rows.append((rowLine, cells + [cell]))
        (cells, cell, rowLine) = ([], "", line)
      } else {
        cell.append(character)
      }
    }
    if isQuoted {
      throw InputError(
        file: path, at: "line \(quoteLine)", "a quotation mark is not closed", remedy: "close it")
    }
    if !cell.isEmpty || !cells.isEmpty { rows.append((rowLine, cells + [cell])) }
    return rows
  }
}
