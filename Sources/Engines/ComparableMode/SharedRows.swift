import Basics

/// What the sentences of two documents have in common, row by row, as `OverlapSweep` finds it; kept for a second reading where that is
/// not too much.
struct SharedRows {
  /// Up to so many pairs of sentences what they have in common is kept, some 20 bytes for each of all pairs.
  private static let largestKept = 20_000_000

  /// How much alike the meanings of the sentences are; nil without vectors, and where that is to be made anew.
  let alike: PairMeanings.Rows?

  private var sweep: OverlapSweep
  private let isKept: Bool
  private var columns = FlatLists<Int32>()
  private var shared: [OverlapSweep.Shared] = []

  init(_ sweep: OverlapSweep, rows: Int, columns: Int, alike: PairMeanings.Rows? = nil) {
    self.sweep = sweep
    self.alike = alike
    isKept = rows * columns <= SharedRows.largestKept
  }

  /// Calls `body` with each sentence of the second document that has anything in common with one of the first, and what that is; rows
  /// come in order, from 0, and again from 0.
  ///
  /// - Complexity: that of `OverlapSweep.move(to:)`, and for a row that is kept O(sentences found).
  mutating func forEach(in row: Int, _ body: (Int32, OverlapSweep.Shared) -> Void) {
    if row < columns.count {
      for at in columns.range(row) { body(columns.values[at], shared[at]) }
      return
    }
    sweep.move(to: row)
    for column in sweep.touched { body(column, sweep.shared[Int(column)]) }
    if isKept {
      columns.append(sweep.touched)
      for column in sweep.touched { shared.append(sweep.shared[Int(column)]) }
    }
  }
}
