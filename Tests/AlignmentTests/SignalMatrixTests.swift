import Alignment
import TestSupport
import Testing

@Suite struct SignalMatrixTests {
  private func random(_ seed: UInt64) -> SignalMatrix {
    var generator = SeededGenerator(seed: seed)
    var matrix = SignalMatrix(rows: 5, columns: 9)
    for at in matrix.values.indices { matrix.values[at] = Float.random(in: 0...1, using: &generator) }
    return matrix
  }

  @Test(arguments: [1, 2, 3]) func meanOfLargest(seed: UInt64) {
    let matrix = random(seed)
    for (row, mean) in matrix.meanOfLargest(4).enumerated() {
      let sorted = (0..<9).map { matrix[row, $0] }.sorted(by: >)
      #expect(abs(mean - sorted.prefix(4).reduce(0, +) / 4) < 1e-6)
    }
  }

  @Test(arguments: [1, 2, 3]) func leadInRow(seed: UInt64) {
    let matrix = random(seed)
    let lead = matrix.leadInRow()
    for row in 0..<5 {
      for column in 0..<9 {
        let rivals = (0..<9).filter { $0 != column }.map { matrix[row, $0] }
        #expect(abs(lead[row, column] - (matrix[row, column] - (rivals.max() ?? 0))) < 1e-6)
      }
    }
  }

  @Test func aSingleColumnHasNoRivalAndALargeLead() {
    var matrix = SignalMatrix(rows: 1, columns: 1)
    matrix[0, 0] = 2
    #expect(matrix.leadInRow()[0, 0] == 10)
  }

  @Test func transposedTwiceIsTheSame() {
    let matrix = random(7)
    #expect(matrix.transposed[3, 2] == matrix[2, 3])
    #expect(matrix.transposed.transposed.values == matrix.values)
  }
}
