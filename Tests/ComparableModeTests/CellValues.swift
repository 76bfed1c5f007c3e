import ComparableMode
import TestSupport

/// Values of some of the pairs of two documents.
struct CellValues {
  let cells: PairCells
  let values: [Float]

  /// Takes a table of which nil stands for pairs that are not among them.
  init(_ rows: [[Float?]]) {
    var cells = PairCells(rows: rows.count, columns: rows[0].count)
    for row in rows { cells.addRow(row.indices.filter { row[$0] != nil }.map(Int32.init)) }
    self.cells = cells
    values = rows.joined().compactMap(\.self)
  }

  /// Values by lot for half of the pairs.
  init(random seed: UInt64, rows: Int, columns: Int, in range: ClosedRange<Float>) {
    var generator = SeededGenerator(seed: seed)
    self.init(
      (0..<rows).map { _ in
        (0..<columns).map { _ in
          Bool.random(using: &generator) ? Float.random(in: range, using: &generator) : nil
        }
      })
  }

  subscript(row: Int, column: Int) -> Float? { cells.index(row, column).map { values[$0] } }
}
