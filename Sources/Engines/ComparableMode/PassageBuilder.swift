/// Puts chosen pairs of sentences together to links between passages.
///
/// A link stands for all pairs of its sentences, so only pairs that make up a full rectangle are put together: sentences 4 and 5
/// here that both tell what 9 tells there. Nothing is added that was not chosen.
package enum PassageBuilder {
  /// A run of sentences of one document and a run of another's.
  package struct Block: Equatable, Sendable {
    package let rows: Range<Int>
    package let columns: Range<Int>
  }

  /// The most sentences a passage has: events are told in a few.
  package static let longestPassage = 4

  /// The blocks that cover all chosen pairs, each once, in the order of their first pairs.
  ///
  /// - Parameter chosen: pairs of sentence indexes, by row and then column.
  /// - Complexity: O(`chosen.count` · `longestPassage`²).
  package static func blocks(_ chosen: [(row: Int, column: Int)]) -> [Block] {
    struct Cell: Hashable { let row, column: Int }
    var free = Set(chosen.map { Cell(row: $0.row, column: $0.column) })
    var blocks: [Block] = []
    for (row, column) in chosen where free.contains(Cell(row: row, column: column)) {
      func isFree(_ rows: Range<Int>, _ columns: Range<Int>) -> Bool {
        rows.allSatisfy { row in columns.allSatisfy { free.contains(Cell(row: row, column: $0)) } }
      }
      // The largest free rectangle from here, long rather than wide when they are equal.
      var best = Block(rows: row..<row + 1, columns: column..<column + 1)
      for height in 1...longestPassage {
        for width in 1...longestPassage where height * width > best.rows.count * best.columns.count {
          if isFree(row..<row + height, column..<column + width) {
            best = Block(rows: row..<row + height, columns: column..<column + width)
          }
        }
      }
      for row in best.rows { for column in best.columns { free.remove(Cell(row: row, column: column)) } }
      blocks.append(best)
    }
    return blocks
  }
}
