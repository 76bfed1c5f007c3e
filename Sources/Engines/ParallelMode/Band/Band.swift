/// The part of the table of all beads that is searched: for each number of sentences of the first text that precede, the
/// numbers of the second that may.
package struct Band: Sendable {
  /// The least column of each row, ascending.
  package let low: [Int32]
  /// The largest column of each row, ascending.
  package let high: [Int32]
  /// Where each row begins in an array of all cells, and at the end how many there are.
  package let offsets: [Int]

  /// A band with given borders; they are made ascending and connected, and the first and last corners are put into it.
  package init(low: [Int32], high: [Int32], columns: Int) {
    var low = low
    var high = high
    let last = low.count - 1
    low[0] = 0
    high[last] = Int32(columns)
    for row in low.indices {
      high[row] = min(Int32(columns), max(high[row], row > 0 ? high[row - 1] : 0, low[row]))
    }
    for row in low.indices.reversed() {
      low[row] = max(0, min(low[row], row < last ? low[row + 1] : Int32(columns), high[row]))
    }
    // From row to row the path must find a way.
    for row in low.indices.dropFirst() where low[row] > high[row - 1] { low[row] = high[row - 1] }
    for row in low.indices.dropLast().reversed() { low[row] = min(low[row], low[row + 1]) }
    var offsets = [0]
    offsets.reserveCapacity(low.count + 1)
    for row in low.indices { offsets.append(offsets[row] + Int(high[row] - low[row]) + 1) }
    self.low = low
    self.high = high
    self.offsets = offsets
  }

  /// The whole table.
  package init(rows: Int, columns: Int) {
    self.init(
      low: [Int32](repeating: 0, count: rows + 1), high: [Int32](repeating: Int32(columns), count: rows + 1),
      columns: columns)
  }

  /// The number of rows, one more than there are sentences.
  package var rows: Int { low.count }
  /// The number of cells.
  package var count: Int { offsets[rows] }

  /// The index of a cell in an array of all cells.
  func cell(_ row: Int, _ column: Int) -> Int { offsets[row] + column - Int(low[row]) }

  /// For each sentence of the first text those of the second that beads of at most `largest` sentences may put with it.
  func sentences(largest: Int, columns: Int) -> [Range<Int32>] {
    (0..<rows - 1).map { row in
      low[max(0, row - largest + 1)]..<max(low[max(0, row - largest + 1)], high[min(rows - 1, row + largest)])
    }
  }
}
