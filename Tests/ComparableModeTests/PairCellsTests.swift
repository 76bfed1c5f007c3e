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

  @Test func rowsAndColumnsAreExchanged() {
    var cells = PairCells(rows: 3, columns: 4)
    cells.addRow([0, 3])
    cells.addRow([])
    cells.addRow([0, 1])
    let (turned, order) = cells.transposed()
    #expect((turned.rows, turned.columns) == (4, 3))
    #expect((0..<4).map { turned.row($0).map { Int(turned.columnOf[$0]) } } == [[0, 2], [2], [], [0]])
    #expect(order == [0, 2, 3, 1])
  }
}
