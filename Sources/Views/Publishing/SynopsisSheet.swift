import Basics
import Texts

/// A synopsis as a sheet of a spreadsheet: a head row, and for each row of the synopsis a row of cells.
struct SynopsisSheet {
  /// A cell.
  enum Cell: Equatable {
    /// Text, with whether it is written from the right.
    case text(String, fromTheRight: Bool = false)
    /// A date or something else that looks like a number and is text.
    case code(String)
    case count(Int)
    case probability(Double)
  }

  /// How wide a column is: of text of documents, of words, of codes.
  enum Width { case passage, words, code }

  /// The heads of the columns, no two alike.
  let heads: [String]
  /// How wide they are.
  let widths: [Width]
  /// The rows; each has a cell for each column.
  let rows: [[Cell]]
}

extension SynopsisSheet {
  /// The sheet of a synopsis.
  init(_ table: SynopsisTable) {
    let hasTags = table.rows.contains { !$0.tags.isEmpty }
    var columns: [(head: String, width: Width)] = [
      ("event", .code), ("date", .code), ("date in words", .words), ("other dates", .words),
    ]
    columns += table.columns.map { ($0.id, .passage) }
    columns += table.columns.map { ("\($0.id) place", .words) }
    columns += [("probability", .code), ("status", .code), ("comments", .words)]
    if hasTags { columns.append(("tags", .words)) }
    columns.append(("links", .code))
    heads = SynopsisSheet.distinct(columns.map(\.head))
    widths = columns.map(\.width)
    rows = table.rows.map { row in
      var cells: [Cell] = [
        .count(row.number), .code(row.date ?? ""), .text(row.dateWords ?? ""),
        .text(row.otherDateWords.joined(separator: "\n")),
      ]
      cells += zip(table.columns, row.passages).map { column, passages in
        .text(
          passages.map { $0.paragraphs.joined(separator: "\n") }
            .joined(separator: "\n\(SynopsisWords.omission)\n"),
          fromTheRight: column.language.isWrittenFromTheRight)
      }
      cells += row.passages.map { .text($0.map(\.place).filter { !$0.isEmpty }.joined(separator: "\n")) }
      cells += [
        .probability(row.score), .text(row.statuses.joined(separator: ", ")),
        .text(row.comments.map { $0.joined(separator: "\n") }.joined(separator: "\n")),
      ]
      if hasTags { cells.append(.text(row.tags.joined(separator: ", "))) }
      cells.append(.text(row.links.map(\.id).joined(separator: ", ")))
      return cells
    }
  }

  /// Heads of which no two are alike, whatever documents are called.
  private static func distinct(_ heads: [String]) -> [String] {
    var seen: Set<String> = []
    return heads.map { head in
      var own = head
      var number = 1
      while !seen.insert(own.lowercased()).inserted {
        number += 1
        own = "\(head) (\(number))"
      }
      return own
    }
  }
}
