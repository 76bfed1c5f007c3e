import VectorKernels

extension SentenceVectors {
  /// The cosine of a row with a row of other vectors, from -1 to 1.
  ///
  /// - Complexity: O(`dimension`).
  public func cosine(_ row: Int, _ other: SentenceVectors, _ otherRow: Int) -> Float {
    var sum: Int32 = 0
    for (a, b) in zip(self.row(row), other.row(otherRow)) { sum &+= Int32(a) &* Int32(b) }
    return Float(sum) / (SentenceVectors.unit * SentenceVectors.unit)
  }

  /// The cosines of all rows of a range with all rows of other vectors, row by row, in units of 2⁻²⁸.
  ///
  /// They are whole numbers and exact, so that they are the same on every processor. Other vectors of another dimension have nothing in common
  /// with these: all is 0.
  ///
  /// - Complexity: O(`range.count` · `other.count` · `dimension`), of which a processor of today does 10¹⁰ to 10¹¹ in a second.
  public func scalarProducts(_ range: Range<Int>, _ other: SentenceVectors) -> [Int32] {
    scalarProducts(range, other, 0..<other.count)
  }

  /// The same with a range of the other vectors only.
  public func scalarProducts(
    _ range: Range<Int>, _ other: SentenceVectors, _ others: Range<Int>
  ) -> [Int32] {
    let total = range.count * others.count
    return [Int32](unsafeUninitializedCapacity: total) { out, done in
      writeScalarProducts(range, other, others, to: out)
      done = total
    }
  }

  /// The same, written where there is room for them.
  ///
  /// - Parameter out: has a place for each product.
  package func writeScalarProducts(
    _ range: Range<Int>, _ other: SentenceVectors, _ others: Range<Int>,
    to out: UnsafeMutableBufferPointer<Int32>
  ) {
    precondition(out.count >= range.count * others.count)
    guard dimension == other.dimension, !range.isEmpty, !others.isEmpty, range.upperBound <= count,
      range.lowerBound >= 0, others.upperBound <= other.count, others.lowerBound >= 0
    else {
      out.initialize(repeating: 0)
      return
    }
    elements.withUnsafeBufferPointer { a in
      other.elements.withUnsafeBufferPointer { b in
        guard let a = a.baseAddress, let b = b.baseAddress else { return }
        vk_scalar_products(
          Instructions.fastest.kernels, a + range.lowerBound * dimension, range.count,
          b + others.lowerBound * dimension, others.count, dimension, out.baseAddress, others.count)
      }
    }
  }

  /// What a cosine of 1 is in `scalarProducts`.
  public static var unitProduct: Float { unit * unit }
}
