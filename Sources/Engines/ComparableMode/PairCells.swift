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
}
