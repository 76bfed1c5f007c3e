import Vectors

/// The scalar products of all vectors of one document with all those of another, row by row; kept for a second reading where that is not too
/// much, or else made anew.
struct ProductRows: Sendable {
  /// Up to so many products are kept, four bytes each.
  private static let largestKept = 20_000_000
  /// So many rows are multiplied at once.
  private static let block = 32

  private let a, b: SentenceVectors
  /// The rows whose products are there, and these.
  private var rows: Range<Int>
  private var products: [Int32]

  /// Products that are made when they are asked for.
  init(_ a: SentenceVectors, _ b: SentenceVectors) {
    self.a = a
    self.b = b
    rows = 0..<0
    products = []
  }

  /// Makes all products, and calls `body` with those of some rows after the other, in order.
  ///
  /// - Complexity: O(rows · columns · dimension).
  init(
    _ a: SentenceVectors, _ b: SentenceVectors, _ body: (Range<Int>, UnsafeBufferPointer<Int32>) -> Void
  ) {
    self.init(a, b)
    let isKept = a.count * b.count <= ProductRows.largestKept
    let blocks = stride(from: 0, to: a.count, by: ProductRows.block)
      .map { $0..<min(a.count, $0 + ProductRows.block) }
    let places = isKept ? a.count : min(a.count, ProductRows.block)
    products = [Int32](unsafeUninitializedCapacity: places * b.count) { products, count in
      for rows in blocks {
        let start = isKept ? rows.lowerBound * b.count : 0
        let part = UnsafeMutableBufferPointer(rebasing: products[start..<start + rows.count * b.count])
        a.writeScalarProducts(rows, b, 0..<b.count, to: part)
        body(rows, UnsafeBufferPointer(part))
      }
      count = isKept ? places * b.count : 0
    }
    rows = isKept ? 0..<a.count : 0..<0
  }

  /// Makes the products of some rows, and of those that follow them, unless they are there.
  mutating func load(_ wanted: Range<Int>) {
    guard wanted.lowerBound < rows.lowerBound || wanted.upperBound > rows.upperBound else { return }
    rows =
      wanted.lowerBound..<max(wanted.upperBound, min(a.count, wanted.lowerBound + ProductRows.block))
    products = a.scalarProducts(rows, b)
  }

  /// Calls `body` with the products of a row that was loaded.
  func withRow(_ row: Int, _ body: (UnsafeBufferPointer<Int32>) -> Void) {
    guard rows.contains(row) else { return }
    let start = (row - rows.lowerBound) * b.count
    products.withUnsafeBufferPointer { body(.init(rebasing: $0[start..<start + b.count])) }
  }
}
