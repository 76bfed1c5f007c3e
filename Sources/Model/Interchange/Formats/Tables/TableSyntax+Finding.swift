import Basics

extension TableSyntax {
  /// How the cells of a table are divided, by its first lines.
  ///
  /// - Parameter isCSV: whether the file's name says that they are divided by commas, for which semicolons stand in many countries.
  static func found(in lines: [String], isCSV: Bool) -> TableSyntax {
    var syntax = TableSyntax()
    let first = lines.first ?? ""
    // Excel is told the separator so.
    if let told = first.firstMatch(of: /^"?sep=(.)"?$/), let separator = told.output.1.utf8.first {
      return TableSyntax(separator: separator, isQuoted: separator != 0x09, linesBefore: 1)
    }
    if first.hasPrefix("TransTableV1\t") {
      return TableSyntax(isQuoted: true, hasEscapes: true)
    }
    let hasTabs = lines.contains { $0.contains("\t") }
    if !hasTabs || isCSV {
      let marks = [UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "|")] + (hasTabs ? [0x09] : [])
      let candidates = marks.map { ($0, evenness(lines, $0)) }
      if let best = candidates.max(by: { $0.1 < $1.1 }), best.1 > 0, isCSV || best.1 == 1 && hasQuotes(lines)
      {
        let even = candidates.first { $0.1 == best.1 } ?? best
        if even.0 != 0x09 {
          return TableSyntax(separator: even.0, isQuoted: true, hasEscapes: hasEscapes(lines, even.0))
        }
      }
    }
    syntax.hasEscapes = lines.contains { $0.hasPrefix("\"") } && hasEscapes(lines, 0x09)
    syntax.isQuoted = syntax.hasEscapes || isQuoted(lines)
    return syntax
  }

  /// The share of rows that have as many cells as most have, if these are several; 0 otherwise.
  private static func evenness(_ lines: [String], _ separator: UInt8) -> Double {
    let counts = rows(lines, separator, hasEscapes: hasEscapes(lines, separator)).rows.filter { $0 != [""] }
      .map(\.count)
    let groups = Dictionary(grouping: counts) { $0 }.mapValues(\.count)
    guard let most = groups.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }), most.key > 1 else {
      return 0
    }
    return Double(most.value) / Double(counts.count)
  }

  /// Whether marks within cells have a backslash before them, and are not written twice.
  private static func hasEscapes(_ lines: [String], _ separator: UInt8) -> Bool {
    lines.contains { $0.contains("\\\"") } && !rows(lines, separator).isSound
      && rows(lines, separator, hasEscapes: true).isSound
  }

  private static func hasQuotes(_ lines: [String]) -> Bool {
    lines.allSatisfy { $0.isEmpty || $0.hasPrefix("\"") }
  }

  /// Whether cells of a table between tabs stand in quotation marks that are none of their texts.
  private static func isQuoted(_ lines: [String]) -> Bool {
    guard lines.contains(where: { $0.hasPrefix("\"") || $0.contains("\t\"") }) else { return false }
    let found = rows(lines, 0x09)
    guard found.isSound else { return false }
    if found.needed > 0 { return true }
    // Where no mark is needed, there are some because all cells have them, or those with commas.
    if found.bare == 0, found.rows.count > 2 { return true }
    return found.plain == 0 && found.bareCommas == 0 && found.commas > 1
  }

  /// What lines are if cells may stand in quotation marks.
  private struct Reading {
    var rows: [[String]] = []
    /// Whether all cells in quotation marks end where they must.
    var isSound = true
    /// How many cells in quotation marks must stand in them, for a mark, a separator or the end of a line; how many have a comma; and how many
    /// neither.
    var needed = 0
    var commas = 0
    var plain = 0
    /// How many other cells there are that are no numbers, and how many of them have a comma.
    var bare = 0
    var bareCommas = 0

    mutating func count(_ cell: String, isQuoted: Bool, isNeeded: Bool) {
      let hasComma = cell.contains(",")
      if isQuoted {
        if isNeeded { needed += 1 } else if hasComma { commas += 1 } else { plain += 1 }
      } else if !cell.isEmpty, Double(cell) == nil {
        bare += 1
        if hasComma { bareCommas += 1 }
      }
    }
  }

  private static func rows(_ lines: [String], _ separator: UInt8, hasEscapes: Bool = false) -> Reading {
    var reading = Reading()
    var cells: [String] = []
    var cell: [UInt8] = []
    var (isOpen, isQuoted, isNeeded) = (false, false, false)
    let quote = UInt8(ascii: "\"")
    for line in lines {
      let bytes = Array(line.utf8)
      var at = 0
      if isOpen {
        isNeeded = true
        cell.append(0x0A)
      }
      while true {
        if !isOpen, at < bytes.count, bytes[at] == quote {
          (isOpen, isQuoted) = (true, true)
          at += 1
        }
        while isOpen, at < bytes.count {
          if hasEscapes, bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count {
            isNeeded = true
            cell.append(bytes[at + 1])
            at += 2
          } else if bytes[at] != quote {
            isNeeded = isNeeded || bytes[at] == separator
            cell.append(bytes[at])
            at += 1
          } else if at + 1 < bytes.count, bytes[at + 1] == quote {
            isNeeded = true
            cell.append(quote)
            at += 2
          } else {
            isOpen = false
            at += 1
            if at < bytes.count, bytes[at] != separator { reading.isSound = false }
          }
        }
        while !isOpen, at < bytes.count, bytes[at] != separator {
          cell.append(bytes[at])
          at += 1
        }
        if isOpen { break }
        let text = String(decoding: cell, as: UTF8.self)
        reading.count(text, isQuoted: isQuoted, isNeeded: isNeeded)
        cells.append(text)
        (cell, isQuoted, isNeeded) = ([], false, false)
        guard at < bytes.count else { break }
        at += 1
      }
      guard !isOpen else { continue }
      reading.rows.append(cells)
      cells = []
    }
    // The last lines of a part of a table may end within a cell.
    if isOpen, lines.count < 100 { reading.isSound = false }
    return reading
  }
}
