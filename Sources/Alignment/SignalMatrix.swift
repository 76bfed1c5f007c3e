/// One number for every pair of a sentence of one document and a sentence of another, row by row.
package struct SignalMatrix: Sendable {
  package let rows: Int
  package let columns: Int
  package var values: [Float]

  package init(rows: Int, columns: Int, repeating value: Float = 0) {
    self.rows = rows
    self.columns = columns
    values = .init(repeating: value, count: rows * columns)
  }

  package subscript(row: Int, column: Int) -> Float {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  /// Rows and columns exchanged.
  package var transposed: SignalMatrix {
    var result = SignalMatrix(rows: columns, columns: rows)
    for row in 0..<rows {
      for column in 0..<columns { result.values[column * rows + row] = values[row * columns + column] }
    }
    return result
  }

  /// For each row, the mean of its `count` largest values.
  ///
  /// - Complexity: O(`rows` · `columns` · `count`).
  package func meanOfLargest(_ count: Int) -> [Float] {
    (0..<rows).map { row in
      var largest = [Float](repeating: 0, count: count)
      for column in 0..<columns {
        let value = values[row * columns + column]
        guard value > largest[count - 1] else { continue }
        var place = count - 1
        while place > 0, largest[place - 1] < value {
          largest[place] = largest[place - 1]
          place -= 1
        }
        largest[place] = value
      }
      return largest.reduce(0, +) / Float(min(count, max(columns, 1)))
    }
  }

  /// For each value, how far it is above the largest other one of its row (negative if it is below).
  ///
  /// - Complexity: O(`rows` · `columns`).
  package func leadInRow() -> SignalMatrix {
    var result = self
    for row in 0..<rows {
      var best = -Float.infinity
      var second = -Float.infinity
      for value in values[row * columns..<(row + 1) * columns] {
        if value > best {
          second = best
          best = value
        } else if value > second {
          second = value
        }
      }
      for column in 0..<columns {
        let value = values[row * columns + column]
        result[row, column] = value - (value == best ? max(second, value - 10) : best)
      }
    }
    return result
  }
}
