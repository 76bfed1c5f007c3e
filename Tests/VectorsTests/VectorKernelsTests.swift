import Testing
import VectorKernels
import Vectors

/// Products of matrices against plain loops, with all instructions that the processor has.
@Suite struct VectorKernelsTests {
  private func matrix(_ count: Int, _ seed: UInt64) -> [Float] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(Int32(truncatingIfNeeded: state >> 33)) / Float(Int32.max)
    }
  }

  @Test(arguments: Instructions.available)
  func productsAreThoseOfAPlainLoop(_ instructions: Instructions) {
    for (rows, inner, columns) in [(1, 1, 32), (13, 300, 64), (29, 513, 96), (14, 256, 32), (25, 7, 160)] {
      let a = matrix(rows * inner, 1)
      let b = matrix(inner * columns, 2)
      let start = matrix(columns, 3)
      var panels: [Float] = []
      for panel in stride(from: 0, to: columns, by: 32) {
        for k in 0..<inner { panels += b[k * columns + panel..<k * columns + panel + 32] }
      }
      var plain = [Float](repeating: 0, count: rows * columns)
      for row in 0..<rows {
        for column in 0..<columns {
          var sum = start[column]
          for k in 0..<inner { sum.addProduct(a[row * inner + k], b[k * columns + column]) }
          plain[row * columns + column] = sum
        }
      }
      var result = [Float](repeating: .nan, count: rows * columns)
      a.withUnsafeBufferPointer { a in
        let pointers = (0..<rows).map { a.baseAddress.map { $0 }?.advanced(by: $0 * inner) }
        vk_product(instructions.kernels, pointers, rows, inner, panels, columns, start, &result, columns)
      }
      // To the bit, whatever the processor.
      #expect(result.map(\.bitPattern) == plain.map(\.bitPattern))
    }
  }

  @Test(arguments: Instructions.available)
  func scalarProductsAreExact(_ instructions: Instructions) {
    let (count, other, dimension) = (7, 23, 100)
    let a = matrix(count * dimension, 4).map { Int16($0 * 1600) }
    let b = matrix(other * dimension, 5).map { Int16($0 * 1600) }
    var result = [Int32](repeating: 0, count: count * other)
    vk_scalar_products(instructions.kernels, a, count, b, other, dimension, &result, other)
    for row in 0..<count {
      for column in 0..<other {
        let plain = (0..<dimension).reduce(0) {
          $0 + Int(a[row * dimension + $1]) * Int(b[column * dimension + $1])
        }
        #expect(Int(result[row * other + column]) == plain)
      }
    }
  }

  @Test(arguments: Instructions.available)
  func productsAreSurveyed(_ instructions: Instructions) {
    let scale: Float = 1 / SentenceVectors.unitProduct
    for count in [0, 1, 16, 53] {
      let products = matrix(count, 6).map { Int32(($0 * 2 - 1) * 200_000_000) }
      let least = matrix(count, 7)
      let leastOfRow: Float = 0.5
      var moments = vk_moments(sum: 3, squares: 4)
      var found = [UInt32](repeating: 0, count: count)
      let size = vk_survey(
        instructions.kernels, products, count, 14, scale, leastOfRow, least, &moments, &found)
      let large = (0..<count).filter {
        let cosine = Float(products[$0]) * scale
        return cosine > leastOfRow || cosine > least[$0]
      }
      #expect(found.prefix(size).map(Int.init) == large)
      #expect(count < 16 || (!large.isEmpty && large.count < count))
      #expect(moments.sum == products.reduce(3) { $0 + Int64($1 >> 14) })
      #expect(moments.squares == products.reduce(4) { $0 + Int64($1 >> 14) * Int64($1 >> 14) })
    }
  }

  @Test(arguments: Instructions.available)
  func marginsAreRaised(_ instructions: Instructions) {
    let (inRow, factor, scale) = (Float(0.3), Float(7.7), 1 / SentenceVectors.unitProduct)
    let products = matrix(53, 8).map { Int32(($0 * 2 - 1) * 200_000_000) }
    let inColumn = matrix(53, 9)
    let before = matrix(53, 10).map { $0 * 5 }
    var margins = before
    vk_raise_margins(instructions.kernels, products, 53, scale, inRow, inColumn, factor, &margins)
    let plain = (0..<53).map {
      max(before[$0], (2 * (Float(products[$0]) * scale) - inRow - inColumn[$0]) * factor)
    }
    // To the bit, whatever the processor.
    #expect(margins.map(\.bitPattern) == plain.map(\.bitPattern))
    #expect(margins != before)
  }

  @Test func cosinesOfRanges() {
    let vectors = SentenceVectors(dimension: 2, elements: [16384, 0, 0, 16384, 11585, 11585])
    #expect(vectors.cosine(0, vectors, 1) == 0 && vectors.cosine(0, vectors, 0) == 1)
    #expect(
      vectors.scalarProducts(1..<3, vectors) == [
        0, 1 << 28, 189_808_640, 189_808_640, 189_808_640, 268_424_450,
      ])
    #expect(vectors.scalarProducts(0..<1, .empty) == [])
    #expect(vectors.scalarProducts(0..<1, SentenceVectors(dimension: 1, elements: [16384])) == [0])
    #expect(vectors.rows([2, 0]).elements == [11585, 11585, 16384, 0])
  }

  @Test func theHyperbolicTangent() {
    for (x, tangent) in [
      (0, 0), (1, 0.761_594_17), (-1, -0.761_594_17), (0.001, 0.000_999_999_67), (5, 0.999_909_2),
    ]
      as [(Float, Float)]
    {
      #expect(abs(HyperbolicTangent.of(x) - tangent) <= 1.2e-7 * abs(tangent))
    }
    #expect(HyperbolicTangent.of(40) == 1 && HyperbolicTangent.of(-.infinity) == -1)
    #expect(HyperbolicTangent.of(.nan).isNaN)
  }
}
