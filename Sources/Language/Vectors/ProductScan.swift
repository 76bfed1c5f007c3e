import VectorKernels

/// What is made of the scalar products of one vector with all those of another text (`SentenceVectors.scalarProducts`), many at once.
package enum ProductScan {
  /// The sum of products that were looked at, each cut by some bits, and of the squares of these.
  package struct Moments: Sendable {
    /// The sum of the products.
    package fileprivate(set) var sum: Int64 = 0
    /// The sum of their squares.
    package fileprivate(set) var squares: Int64 = 0

    /// Nothing yet.
    package init() {}
  }

  /// Adds products to some moments, and finds those that are large.
  ///
  /// - Parameters:
  ///   - products: the products.
  ///   - cut: by how many bits they are cut before they are added.
  ///   - leastOfRow: the cosine above which any product is large.
  ///   - leastOfColumns: for each product the cosine above which it is large, too.
  ///   - moments: what they are added to.
  ///   - found: takes up the indexes of the large ones, in order; it has as many places as there are products.
  /// - Returns: how many they are.
  package static func survey(
    _ products: UnsafeBufferPointer<Int32>, cut: Int32, leastOfRow: Float,
    leastOfColumns: UnsafeBufferPointer<Float>, _ moments: inout Moments,
    found: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    guard leastOfColumns.count >= products.count, found.count >= products.count else { return 0 }
    var sums = vk_moments(sum: moments.sum, squares: moments.squares)
    let count = vk_survey(
      Instructions.fastest.kernels, products.baseAddress, products.count, cut,
      1 / SentenceVectors.unitProduct,
      leastOfRow, leastOfColumns.baseAddress, &sums, found.baseAddress)
    (moments.sum, moments.squares) = (sums.sum, sums.squares)
    return count
  }

  /// Raises margins to those of products, where these are larger: `(2 · cosine − inRow − inColumn) · scale`.
  package static func raise(
    _ margins: UnsafeMutableBufferPointer<Float>, to products: UnsafeBufferPointer<Int32>, inRow: Float,
    inColumn: UnsafeBufferPointer<Float>, scale: Float
  ) {
    guard margins.count <= products.count, margins.count <= inColumn.count else { return }
    vk_raise_margins(
      Instructions.fastest.kernels, products.baseAddress, margins.count, 1 / SentenceVectors.unitProduct,
      inRow,
      inColumn.baseAddress, scale, margins.baseAddress)
  }
}
