import ComparableMode
import Testing

@Suite struct ChainSupportTests {
  /// Rows and columns read from the other end.
  private func turned(_ strengths: CellValues) -> CellValues {
    CellValues(
      (0..<strengths.cells.rows).reversed().map { row in
        (0..<strengths.cells.columns).reversed().map { strengths[row, $0] }
      })
  }

  /// The definition, by recursion: the best chain that ends before a pair, a quarter weaker with every step away from it.
  private func before(_ strengths: CellValues, _ row: Int, _ column: Int) -> Float {
    func chain(_ row: Int, _ column: Int) -> Float {
      guard row >= 0, column >= 0 else { return 0 }
      return before(strengths, row, column) + min(3, max(0, strengths[row, column] ?? 0))
    }
    return 0.75 * max(chain(row - 1, column - 1), chain(row - 1, column), chain(row, column - 1))
  }

  @Test(arguments: [1, 2, 3, 4]) func agreesWithTheDefinition(seed: UInt64) {
    let strengths = CellValues(random: seed, rows: 6, columns: 5, in: -4...4)
    let support = ChainSupport.support(strengths.cells, strengths: strengths.values)
    for row in 0..<6 {
      for column in 0..<5 {
        guard let index = strengths.cells.index(row, column) else { continue }
        let expected = before(strengths, row, column) + before(turned(strengths), 5 - row, 4 - column)
        #expect(abs(support[index] - min(8, expected)) < 1e-4)
      }
    }
  }

  private func support(_ size: Int, _ strong: [(Int, Int)]) -> (Int, Int) -> Float {
    let strengths = CellValues(
      (0..<size).map { row in (0..<size).map { column in strong.contains { $0 == (row, column) } ? 2 : -1 } })
    let support = ChainSupport.support(strengths.cells, strengths: strengths.values)
    return { support[$0 * size + $1] }
  }

  @Test func aChainSupportsItsMembersAndNothingElse() {
    let support = support(8, [(1, 1), (2, 2), (3, 3)])
    #expect(support(2, 2) == 3)
    #expect(support(1, 1) == 1.5 + 0.75 * 1.5)
    // Going back in one document breaks a chain.
    #expect(support(0, 4) == 0)
    #expect(support(4, 0) == 0)
  }

  @Test func nothingAloneSupportsItself() {
    #expect(support(3, [(1, 1)])(1, 1) == 0)
  }
}
