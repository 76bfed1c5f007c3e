import Algorithms

/// Some of the pairs of sentences of two documents, by row and then column.
package struct PairCells: Sendable {
  /// How many sentences the documents have.
  package let rows, columns: Int
  /// The places in `columnOf` where each row begins; one more at the end.
  private(set) var starts: [Int] = [0]
  /// The column of each pair.
  package private(set) var columnOf: [Int32] = []

  /// None yet.
  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  package var count: Int { columnOf.count }

  /// The pairs of a row, by their places.
  package func row(_ row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

  /// Adds the next row, its columns ascending.
  package mutating func addRow(_ columns: some Sequence<Int32>) {
    columnOf.append(contentsOf: columns)
    starts.append(columnOf.count)
  }

  /// The place of a pair; nil if it is not among these.
  ///
  /// - Complexity: O(log n) for n pairs in the row.
  package func place(_ row: Int, _ column: Int) -> Int? {
    let range = self.row(row)
    let place = range.partitioningIndex { columnOf[$0] >= column }
    return place < range.upperBound && columnOf[place] == column ? place : nil
  }
}
