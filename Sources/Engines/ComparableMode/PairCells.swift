import Algorithms
import Basics

/// Some of the pairs of sentences of two documents, by row and then column.
package struct PairCells: Sendable {
  /// How many sentences the documents have.
  package let rows, columns: Int
  private var lists = FlatLists<Int32>()

  /// None yet.
  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// The column of each pair.
  package var columnOf: [Int32] { lists.values }

  package var count: Int { columnOf.count }

  /// The pairs of a row, by their indexes.
  package func row(_ row: Int) -> Range<Int> { lists.range(row) }

  /// Adds the next row, its columns ascending.
  package mutating func addRow(_ columns: some Sequence<Int32>) { lists.append(columns) }

  /// The index of a pair; nil if it is not among these.
  ///
  /// - Complexity: O(log n) for n pairs in the row.
  package func index(_ row: Int, _ column: Int) -> Int? {
    let range = self.row(row)
    let index = range.partitioningIndex { columnOf[$0] >= column }
    return index < range.upperBound && columnOf[index] == column ? index : nil
  }

  /// The same pairs with rows and columns exchanged.
  ///
  /// - Returns: the pairs, and for each of them its index among these.
  /// - Complexity: O(pairs + columns).
  package func transposed() -> (cells: PairCells, order: [Int32]) {
    let lists = FlatLists(
      count: columns,
      grouping: (0..<rows).lazy.flatMap { row in
        self.row(row).lazy.map { (list: Int(columnOf[$0]), element: (row: Int32(row), at: Int32($0))) }
      })
    var cells = PairCells(rows: columns, columns: rows)
    for column in lists.indices { cells.addRow(lists[column].lazy.map(\.row)) }
    return (cells, lists.values.map(\.at))
  }
}
