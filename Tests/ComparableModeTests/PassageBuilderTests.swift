import ComparableMode
import TestSupport
import Testing

@Suite struct PassageBuilderTests {
  @Test(arguments: [1, 2, 3, 4, 5]) func coversEachChosenPairOnceAndNoOther(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let chosen = (0..<12).flatMap { row in
      (0..<12).filter { _ in Int.random(in: 0..<3, using: &generator) > 0 }.map { (row: row, column: $0) }
    }
    var covered: [[Int]] = []
    for block in PassageBuilder.blocks(chosen) {
      #expect(block.rows.count <= PassageBuilder.longestPassage)
      #expect(block.columns.count <= PassageBuilder.longestPassage)
      for row in block.rows { for column in block.columns { covered.append([row, column]) } }
    }
    #expect(covered.count == chosen.count)
    #expect(Set(covered) == Set(chosen.map { [$0.row, $0.column] }))
  }

  @Test func twoSentencesThatTellWhatOneTellsAreOnePassage() {
    let blocks = PassageBuilder.blocks([(4, 9), (5, 9), (7, 9)])
    #expect(blocks.map(\.rows) == [4..<6, 7..<8])
    #expect(blocks.map(\.columns) == [9..<10, 9..<10])
  }

  @Test func aDiagonalStaysApart() {
    #expect(PassageBuilder.blocks([(0, 0), (1, 1), (2, 2)]).count == 3)
  }
}
