import Alignment
import TestSupport
import Testing

@Suite struct ChainSupportTests {
  private func random(_ rows: Int, _ columns: Int, _ generator: inout SeededGenerator) -> SignalMatrix {
    var matrix = SignalMatrix(rows: rows, columns: columns)
    for at in matrix.values.indices { matrix.values[at] = Float.random(in: -4...2, using: &generator) }
    return matrix
  }

  /// The definition, by recursion: the best chain that ends before a pair, a quarter weaker with every step away from it.
  private func before(_ m: SignalMatrix, _ row: Int, _ column: Int) -> Float {
    func chain(_ row: Int, _ column: Int) -> Float {
      guard row >= 0, column >= 0 else { return 0 }
      let reached = before(m, row, column)
      let own = min(3, max(0, m[row, column]))
      return reached + own
    }
    return 0.75 * max(chain(row - 1, column - 1), chain(row - 1, column), chain(row, column - 1))
  }

  private func turned(_ m: SignalMatrix) -> SignalMatrix {
    var result = m
    result.values.reverse()
    return result
  }

  @Test(arguments: [1, 2, 3]) func agreesWithTheDefinition(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let matrix = random(6, 5, &generator)
    let support = ChainSupport.support(matrix)
    for row in 0..<6 {
      for column in 0..<5 {
        let expected = before(matrix, row, column) + before(turned(matrix), 5 - row, 4 - column)
        #expect(abs(support[row, column] - min(8, expected)) < 1e-4)
      }
    }
  }

  @Test func aChainSupportsItsMembersAndNothingElse() {
    var matrix = SignalMatrix(rows: 8, columns: 8, repeating: -1)
    for place in 1...3 { matrix[place, place] = 2 }
    let support = ChainSupport.support(matrix)
    #expect(support[2, 2] == 3)
    #expect(support[1, 1] == 1.5 + 0.75 * 1.5)
    // Going back in one document breaks a chain.
    #expect(support[0, 4] == 0)
    #expect(support[4, 0] == 0)
  }

  @Test func nothingAloneSupportsItself() {
    var matrix = SignalMatrix(rows: 3, columns: 3, repeating: -1)
    matrix[1, 1] = 2
    #expect(ChainSupport.support(matrix)[1, 1] == 0)
  }
}
