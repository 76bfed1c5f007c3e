import ComparableMode
import Testing

@Suite struct PairCellsTests {
  @Test func pairsAreFoundByRowAndColumn() {
    var cells = PairCells(rows: 3, columns: 10)
    cells.addRow([1, 4, 9])
    cells.addRow([])
    cells.addRow([0])
    #expect(cells.count == 4)
    #expect((0..<3).map { cells.row($0).count } == [3, 0, 1])
    #expect([1, 4, 9].map { cells.index(0, $0) } == [0, 1, 2])
    #expect(cells.index(2, 0) == 3)
    #expect([0, 3, 8].allSatisfy { cells.index(0, $0) == nil })
    #expect(cells.index(1, 4) == nil && cells.index(2, 1) == nil)
  }
}
