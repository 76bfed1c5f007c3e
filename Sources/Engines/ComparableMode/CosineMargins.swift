import Vectors

/// By how much the cosine of two vectors stands out among the cosines of either with the vectors of the other document.
///
/// That is twice the cosine less the mean of the best cosines in its row and of those in its column (cross-domain similarity local scaling,
/// CSLS: Conneau et al. 2018), which takes out vectors that are near to all others. It is divided by the standard deviation of all cosines
/// of the two documents, so that encoders whose cosines lie in different ranges can be used with the same weights.
struct CosineMargins: Sendable {
  /// How many of the best cosines of a row, and of a column, make up the mean.
  private static let neighborhood = 4
  /// So many rows are multiplied at once.
  private static let block = 32
  /// By how many bits products are cut before their squares are added up.
  private static let cut: Int32 = 14

  let a, b: SentenceVectors
  /// For each vector of either document the mean of its best cosines.
  private let inRow, inColumn: [Float]
  /// The reciprocal of the standard deviation of the cosines; 0 if all are the same.
  private let scale: Float

  /// Compares all vectors of two documents.
  ///
  /// - Complexity: O(rows · columns · dimension) time, some 50 multiplications a nanosecond; O(rows + columns) memory.
  init(_ a: SentenceVectors, _ b: SentenceVectors) {
    self.a = a
    self.b = b
    var rows = LargestMeans(CosineMargins.neighborhood, count: a.count)
    var columns = LargestMeans(CosineMargins.neighborhood, count: b.count)
    var sum: Int64 = 0
    var squares: Int64 = 0
    for start in stride(from: 0, to: a.count, by: CosineMargins.block) {
      let range = start..<min(a.count, start + CosineMargins.block)
      let products = a.scalarProducts(range, b)
      products.withUnsafeBufferPointer { products in
        for (index, row) in range.enumerated() {
          for column in 0..<b.count {
            let product = products[index * b.count + column]
            let short = Int64(product >> CosineMargins.cut)
            sum &+= short
            squares &+= short &* short
            let cosine = CosineMargins.cosine(product)
            rows.add(cosine, to: row)
            columns.add(cosine, to: column)
          }
        }
      }
    }
    inRow = rows.means(of: b.count)
    inColumn = columns.means(of: a.count)
    let count = Double(max(1, a.count * b.count))
    let mean = Double(sum) / count
    let variance = max(0, Double(squares) / count - mean * mean)
    let unit = Double(SentenceVectors.unitProduct) / Double(1 << CosineMargins.cut)
    scale = variance > 0 ? Float(unit / variance.squareRoot()) : 0
  }

  private static func cosine(_ product: Int32) -> Float { Float(product) / SentenceVectors.unitProduct }

  /// The margin of a product of a row and a column.
  private func margin(_ product: Int32, _ row: Int, _ column: Int) -> Float {
    (2 * CosineMargins.cosine(product) - inRow[row] - inColumn[column]) * scale
  }

  /// The largest margin of some rows with some columns, and where it is; nil if there are none.
  ///
  /// - Complexity: O(rows · columns · dimension).
  func largest(_ rows: Range<Int>, _ columns: Range<Int>) -> (margin: Float, row: Int, column: Int)? {
    var best: (margin: Float, row: Int, column: Int)?
    for (index, product) in a.scalarProducts(rows, b, columns).enumerated() {
      let row = rows.lowerBound + index / columns.count
      let column = columns.lowerBound + index % columns.count
      let margin = margin(product, row, column)
      if margin > best?.margin ?? -.infinity { best = (margin, row, column) }
    }
    return best
  }

  /// The largest margin of some rows in each column.
  ///
  /// - Parameter result: takes up the margins; it has a place for each column.
  func largest(_ rows: Range<Int>, in result: inout [Float]) {
    let products = a.scalarProducts(rows, b)
    let count = result.count
    guard products.count == rows.count * count else { return }
    products.withUnsafeBufferPointer { products in
      inColumn.withUnsafeBufferPointer { inColumn in
        result.withUnsafeMutableBufferPointer { result in
          for column in 0..<count { result[column] = -.infinity }
          for (index, row) in rows.enumerated() {
            let inRow = inRow[row]
            for column in 0..<count {
              let cosine = CosineMargins.cosine(products[index * count + column])
              result[column] = max(result[column], (2 * cosine - inRow - inColumn[column]) * scale)
            }
          }
        }
      }
    }
  }
}
