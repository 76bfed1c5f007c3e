import Basics
import Vectors

/// What the vectors of beads say for them, for every bead in a band.
///
/// The vector of some sentences is the sum of theirs. The sentences of each side are compared one by one with the whole other side, as terms are: a
/// sentence that the other side does not tell of speaks against the bead.
struct BeadMeaning {
  private let ratios: MeaningModel.Ratios
  /// The scalar products of each sentence of the first text with those of the second that beads may put with it.
  private let products: [Float]
  private let offsets: [Int]
  private let starts: [Range<Int32>]
  private let largest: Sides<Int>
  private let norms: Sides<[Float]>
  private let lengths: Sides<[Float]>

  /// So many sentences of the first text are multiplied at once.
  private static let block = 16

  /// Makes everything ready; nil where there are no vectors.
  ///
  /// - Parameters:
  ///   - columns: for each sentence of the first text those of the second that beads may put with it.
  ///   - largest: the largest number of sentences on either side of a bead.
  /// - Complexity: O(cells · dimension).
  init?(
    _ texts: Sides<ParallelText>, _ model: MeaningModel?, columns: [Range<Int32>], largest: Sides<Int>
  ) {
    guard let model, let a = texts.a.vectors, let b = texts.b.vectors, a.count == texts.a.count,
      b.count == texts.b.count
    else { return nil }
    ratios = model.ratios
    self.largest = largest
    lengths = texts.map(\.lengths)
    starts = columns
    let centered = CenteredVectors(Sides(a, b), model.centers)
    norms = Sides(
      centered.inverseNorms(\.a, largest: largest.a), centered.inverseNorms(\.b, largest: largest.b))
    var offsets = [0]
    offsets.reserveCapacity(columns.count + 1)
    for range in columns { offsets.append(offsets[offsets.count - 1] + range.count) }
    var products = [Float](repeating: 0, count: offsets[columns.count])
    var first = 0
    while first < columns.count {
      let rows = first..<min(first + BeadMeaning.block, columns.count)
      let low = Int(columns[rows].map(\.lowerBound).min() ?? 0)
      let high = Int(columns[rows].map(\.upperBound).max() ?? 0)
      let raw = a.scalarProducts(rows, b, low..<max(low, high))
      for row in rows {
        for column in columns[row] {
          products[offsets[row] + Int(column - columns[row].lowerBound)] = centered.product(
            row, Int(column), raw: raw[(row - first) * (high - low) + Int(column) - low])
        }
      }
      first = rows.upperBound
    }
    self.products = products
    self.offsets = offsets
  }

  /// What the vectors say for the bead of `m` sentences from `row` on and `n` from `column` on.
  @inline(__always)
  func score(_ row: Int, _ column: Int, _ m: Int, _ n: Int) -> Float {
    if m == 1, n == 1 {
      let cosine =
        products[index(row, column)] * norms.a[row * largest.a] * norms.b[column * largest.b]
      return ratios.ratio(cosine, share: 1)
    }
    // Each sentence of the first side beside the whole second, then the other way round.
    let wholes = (norms.a[row * largest.a + m - 1], norms.b[column * largest.b + n - 1])
    var sum = Sides<Float>(0, 0)
    var length: Float = 0
    for step in 0..<m { length += lengths.a[row + step] }
    for step in 0..<m {
      var product: Float = 0
      for other in 0..<n { product += products[index(row + step, column + other)] }
      let cosine = product * norms.a[(row + step) * largest.a] * wholes.1
      sum.a += ratios.ratio(cosine, share: m == 1 ? 1 : lengths.a[row + step] / length)
    }
    length = 0
    for step in 0..<n { length += lengths.b[column + step] }
    for step in 0..<n {
      var product: Float = 0
      for other in 0..<m { product += products[index(row + other, column + step)] }
      let cosine = product * norms.b[(column + step) * largest.b] * wholes.0
      sum.b += ratios.ratio(cosine, share: n == 1 ? 1 : lengths.b[column + step] / length)
    }
    return (sum.a + sum.b) / 2
  }

  @inline(__always)
  private func index(_ row: Int, _ column: Int) -> Int {
    offsets[row] + column - Int(starts[row].lowerBound)
  }
}

extension MeaningModel {
  /// What the vectors of a bead say for it; 0 for a null.
  ///
  /// - Complexity: O(product of the numbers of sentences · dimension).
  func score(_ bead: Bead, _ texts: Sides<ParallelText>) -> Float {
    guard !bead.isNull else { return 0 }
    let parts = Sides(texts.a.part(bead.a), texts.b.part(bead.b))
    let columns = [Range<Int32>](repeating: 0..<Int32(bead.b.count), count: bead.a.count)
    let scores = BeadMeaning(
      parts, self, columns: columns, largest: Sides(bead.a.count, bead.b.count))
    return scores?.score(0, 0, bead.a.count, bead.b.count) ?? 0
  }
}
