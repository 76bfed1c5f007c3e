import Vectors

/// By how much the cosine of two vectors stands out among the cosines of either with the vectors of the other document.
///
/// That is twice the cosine less the mean of the best cosines in its row and of those in its column (cross-domain similarity local scaling,
/// CSLS: Conneau et al. 2018), which takes out vectors that are near to all others. It is divided by the standard deviation of all cosines
/// of the two documents, so that encoders whose cosines lie in different ranges can be used with the same weights.
struct CosineMargins: Sendable {
  /// How many of the best cosines of a row, and of a column, make up the mean.
  private static let neighborhood = 4
  /// By how many bits products are cut before their squares are added up.
  private static let cut: Int32 = 14

  let a, b: SentenceVectors
  /// For each vector of either document the mean of its best cosines.
  private let inRow, inColumn: [Float]
  /// The reciprocal of the standard deviation of the cosines; 0 if all are the same.
  private let scale: Float

  /// Compares all vectors of two documents.
  ///
  /// - Returns: the margins, and the products that they were made of, which `largest(_:of:in:)` reads again.
  /// - Complexity: O(rows · columns · dimension) time, some 90 multiplications a nanosecond; memory for the products, and O(rows + columns).
  static func compare(
    _ a: SentenceVectors, _ b: SentenceVectors
  ) -> (margins: CosineMargins, products: ProductRows) {
    var survey = Survey(rows: a.count, columns: b.count)
    let products = ProductRows(a, b) { survey.add($0, $1) }
    return (CosineMargins(a, b, survey), products)
  }

  private init(_ a: SentenceVectors, _ b: SentenceVectors, _ survey: Survey) {
    self.a = a
    self.b = b
    inRow = survey.rows.means(of: b.count)
    inColumn = survey.columns.means(of: a.count)
    let count = Double(max(1, a.count * b.count))
    let mean = Double(survey.moments.sum) / count
    let variance = max(0, Double(survey.moments.squares) / count - mean * mean)
    let unit = Double(SentenceVectors.unitProduct) / Double(1 << CosineMargins.cut)
    scale = variance > 0 ? Float(unit / variance.squareRoot()) : 0
  }

  /// What all products show: the best cosines of each row and of each column, and how far cosines lie apart.
  private struct Survey {
    /// So many products of a row are looked at before it is asked again which are among its best.
    private static let part = 64

    private(set) var rows, columns: LargestMeans
    private(set) var moments = ProductScan.Moments()
    /// For each column the least of its best cosines.
    private var leastOfColumns: [Float]
    private var found = [UInt32](repeating: 0, count: part)

    init(rows: Int, columns: Int) {
      self.rows = LargestMeans(CosineMargins.neighborhood, count: rows)
      self.columns = LargestMeans(CosineMargins.neighborhood, count: columns)
      leastOfColumns = .init(repeating: 0, count: columns)
    }

    /// Takes up the products of some rows.
    mutating func add(_ range: Range<Int>, _ products: UnsafeBufferPointer<Int32>) {
      let count = leastOfColumns.count
      for (index, row) in range.enumerated() {
        let ofRow = UnsafeBufferPointer(rebasing: products[index * count..<(index + 1) * count])
        for start in stride(from: 0, to: count, by: Survey.part) {
          add(row, ofRow, start..<min(count, start + Survey.part))
        }
      }
    }

    private mutating func add(_ row: Int, _ products: UnsafeBufferPointer<Int32>, _ part: Range<Int>) {
      let leastOfRow = rows.least(of: row)
      let large = leastOfColumns.withUnsafeBufferPointer { least in
        found.withUnsafeMutableBufferPointer { found in
          ProductScan.survey(
            UnsafeBufferPointer(rebasing: products[part]), cut: CosineMargins.cut, leastOfRow: leastOfRow,
            leastOfColumns: UnsafeBufferPointer(rebasing: least[part]), &moments, found: found)
        }
      }
      for index in 0..<large {
        let column = part.lowerBound + Int(found[index])
        let cosine = CosineMargins.cosine(products[column])
        rows.add(cosine, to: row)
        columns.add(cosine, to: column)
        leastOfColumns[column] = columns.least(of: column)
      }
    }
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
  /// - Parameters:
  ///   - products: the products of these margins; what is not kept there is made.
  ///   - result: takes up the margins; it has a place for each column.
  func largest(_ rows: Range<Int>, of products: inout ProductRows, in result: inout [Float]) {
    products.load(rows)
    result.withUnsafeMutableBufferPointer { result in
      result.update(repeating: -.infinity)
      inColumn.withUnsafeBufferPointer { inColumn in
        for row in rows {
          products.withRow(row) {
            ProductScan.raise(result, to: $0, inRow: inRow[row], inColumn: inColumn, scale: scale)
          }
        }
      }
    }
  }
}
