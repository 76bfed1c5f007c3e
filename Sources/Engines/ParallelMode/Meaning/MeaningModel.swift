import Basics
import Foundation
import Vectors

/// What the cosine of two passages' vectors says: the logarithm of how much likelier it is of translations than of passages that stand near each
/// other in the texts.
///
/// Encoders differ in how near to each other they put anything at all, and so do the texts, so that nothing is compared but what is above the mean of
/// each text, and both distributions are estimated from the texts themselves.
package struct MeaningModel: Sendable {
  /// A normal distribution.
  package struct Distribution: Equatable, Sendable {
    package var mean, deviation: Float
  }

  /// The mean vector of each text.
  let centers: Sides<[Float]>
  /// The cosines of what stands near each other, and of translations.
  package private(set) var nearby, translations: Distribution
  /// The weight of what it says, the least that it says, and what the deviation of translations is multiplied by.
  private let weight, least, spread: Float

  /// No deviation is smaller than this.
  private static let leastDeviation: Float = 0.02
  /// So many sentences are assumed to have the vector 0 as the mean of their text.
  private static let assumedSentences: Float = 20
  /// So many beads or pairs show a distribution.
  private static let leastSeen = 20

  /// What is assumed of two texts before they are aligned; nil where there are no vectors of both, or they cannot be compared.
  ///
  /// - Complexity: O(sentences · dimension).
  package init?(_ texts: Sides<ParallelText>, weights: ParallelWeights) {
    guard let (a, b) = MeaningModel.vectors(of: texts) else { return nil }
    centers = Sides(MeaningModel.center(a), MeaningModel.center(b))
    weight = Float(weights.vectors.weight)
    least = Float(weights.vectors.least)
    spread = Float(weights.vectors.spread)
    nearby = Distribution(mean: 0, deviation: 1)
    translations = Distribution(mean: 1, deviation: 1)
    let samples = MeaningSamples(Sides(a, b), centers)
    // What stands near each other tells of the same subject, unlike what is drawn by lot.
    nearby = Distribution(
      mean: samples.random.mean + 2 * samples.random.deviation, deviation: 2 * samples.random.deviation)
    let best = max(samples.best, nearby.mean + 3 * samples.random.deviation)
    translations = Distribution(
      mean: best, deviation: max(MeaningModel.leastDeviation, (best - nearby.mean) / 5))
  }

  /// The vectors of two texts, if both have them and they can be compared.
  private static func vectors(of texts: Sides<ParallelText>) -> (a: SentenceVectors, b: SentenceVectors)? {
    guard let a = texts.a.vectors, let b = texts.b.vectors, a.dimension == b.dimension, a.dimension > 0,
      a.count == texts.a.count, b.count == texts.b.count, a.count > 0, b.count > 0
    else { return nil }
    return (a, b)
  }

  /// Whether there are vectors of two texts that find nothing alike in them, as those of an encoder that does not know a language.
  ///
  /// - Complexity: O(a fixed number of cosines).
  static func findsNothing(in texts: Sides<ParallelText>) -> Bool {
    // Of the shorter text more has a counterpart in the longer one.
    let texts = texts.a.count <= texts.b.count ? texts : texts.swapped
    guard let (a, b) = vectors(of: texts) else { return false }
    return !MeaningSamples(Sides(a, b), Sides(center(a), center(b))).isAboveChance
  }

  /// The mean of the vectors of a text, nearer to 0 where there are few.
  private static func center(_ vectors: SentenceVectors) -> [Float] {
    var sums = [Int64](repeating: 0, count: vectors.dimension)
    vectors.elements.withUnsafeBufferPointer { elements in
      sums.withUnsafeMutableBufferPointer { sums in
        for row in 0..<vectors.count {
          for column in 0..<vectors.dimension {
            sums[column] += Int64(elements[row * vectors.dimension + column])
          }
        }
      }
    }
    let count = (Float(vectors.count) + assumedSentences) * SentenceVectors.unit
    return sums.map { Float($0) / count }
  }

  /// The same, estimated from an alignment.
  ///
  /// - Complexity: O(beads · dimension).
  package func estimated(from beads: [Bead], _ texts: Sides<ParallelText>) -> MeaningModel {
    guard let a = texts.a.vectors, let b = texts.b.vectors else { return self }
    let pairs = CenteredVectors(Sides(a, b), centers)
    var beside: [Float] = []
    var around: [Float] = []
    for bead in beads where bead.a.count == 1 && bead.b.count == 1 {
      let (row, column) = (bead.a.lowerBound, bead.b.lowerBound)
      beside.append(pairs.cosine(row, column))
      for distance in [-2, -1, 1, 2] where (0..<b.count).contains(column + distance) {
        around.append(pairs.cosine(row, column + distance))
      }
    }
    guard beside.count >= MeaningModel.leastSeen, around.count >= MeaningModel.leastSeen else { return self }
    var result = self
    // Medians and what lies around them, for some of the beads are wrong, and some of what stands near is told twice.
    beside.sort()
    around.sort()
    func quantile(_ sorted: [Float], _ share: Double) -> Float {
      sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
    }
    result.nearby.mean = quantile(around, 0.5)
    result.nearby.deviation = max(MeaningModel.leastDeviation, quantile(around, 0.84) - result.nearby.mean)
    result.translations.mean = max(quantile(beside, 0.5), result.nearby.mean + result.nearby.deviation)
    result.translations.deviation = max(
      MeaningModel.leastDeviation, result.translations.mean - quantile(beside, 0.16))
    return result
  }

  /// What cosines say.
  var ratios: Ratios { Ratios(self) }

  /// What cosines say; logarithms are taken once.
  struct Ratios: Sendable {
    private let nearby, translations: Distribution
    private let weight, least: Float
    /// The deviation of the cosines of whole sides and of parts, and the logarithm of how much wider that of what stands nearby is.
    private let whole, part: (deviation: Float, log: Float)

    fileprivate init(_ model: MeaningModel) {
      (nearby, translations) = (model.nearby, model.translations)
      (weight, least) = (model.weight, model.least)
      func width(_ deviation: Float) -> (Float, Float) {
        (model.spread * deviation, Foundation.log(model.nearby.deviation / (model.spread * deviation)))
      }
      whole = width(model.translations.deviation)
      part = width(model.translations.deviation * 1.2)
    }

    /// What a cosine says of a part of a bead's side and the whole other side.
    ///
    /// - Parameter share: the part's share of the length of its side: a shorter part has less of what the other side means.
    @inline(__always)
    func ratio(_ cosine: Float, share: Float) -> Float {
      let expected = share < 1 ? translations.mean * min(1, 1.05 * share.squareRoot()) : translations.mean
      let width = share < 1 ? part : whole
      // What is more alike than it need be is no less a translation.
      let value = min(cosine, expected)
      let beside = (expected - value) / width.deviation
      let anywhere = max(0, value - nearby.mean) / nearby.deviation
      return weight * max(least, 0.5 * (anywhere * anywhere - beside * beside) + width.log)
    }
  }
}

/// The vectors of two texts without what all sentences of a text have in common.
struct CenteredVectors {
  private let vectors: Sides<SentenceVectors>
  /// The scalar products of each text's mean with its own vectors and with those of the other.
  private let own, crossed: Sides<[Float]>
  /// The scalar products of the means with one another and with themselves.
  private let centers: Float
  private let squares: Sides<Float>

  /// - Complexity: O(sentences · dimension).
  init(_ vectors: Sides<SentenceVectors>, _ centers: Sides<[Float]>) {
    self.vectors = vectors
    own = Sides(
      CenteredVectors.products(vectors.a, centers.a), CenteredVectors.products(vectors.b, centers.b))
    crossed = Sides(
      CenteredVectors.products(vectors.a, centers.b), CenteredVectors.products(vectors.b, centers.a))
    self.centers = zip(centers.a, centers.b).reduce(0) { $0 + $1.0 * $1.1 }
    squares = centers.map { $0.reduce(0) { $0 + $1 * $1 } }
  }

  private static func products(_ vectors: SentenceVectors, _ center: [Float]) -> [Float] {
    let dimension = vectors.dimension
    return vectors.elements.withUnsafeBufferPointer { elements in
      center.withUnsafeBufferPointer { center in
        (0..<vectors.count).map { row in
          var sum: Float = 0
          for column in 0..<dimension { sum += Float(elements[row * dimension + column]) * center[column] }
          return sum / SentenceVectors.unit
        }
      }
    }
  }

  /// The scalar product of a sentence of the first text and one of the second, of which that of the vectors themselves is given.
  @inline(__always)
  func product(_ row: Int, _ column: Int, raw: Int32) -> Float {
    Float(raw) / SentenceVectors.unitProduct - crossed.a[row] - crossed.b[column] + centers
  }

  /// The cosine of a sentence of the first text and one of the second.
  ///
  /// - Complexity: O(dimension).
  func cosine(_ row: Int, _ column: Int) -> Float {
    let raw = CenteredVectors.raw(vectors.a, row, vectors.b, column)
    let norms = squaredNorm(\.a, row, row) * squaredNorm(\.b, column, column)
    return product(row, column, raw: raw) / max(norms, .leastNormalMagnitude).squareRoot()
  }

  private func squaredNorm(_ side: KeyPath<Sides<SentenceVectors>, SentenceVectors>, _ x: Int, _ y: Int)
    -> Float
  {
    let vectors = vectors[keyPath: side]
    let raw = CenteredVectors.raw(vectors, x, vectors, y)
    let isFirst = side == \.a
    let own = isFirst ? own.a : own.b
    return Float(raw) / SentenceVectors.unitProduct - own[x] - own[y] + (isFirst ? squares.a : squares.b)
  }

  private static func raw(_ a: SentenceVectors, _ x: Int, _ b: SentenceVectors, _ y: Int) -> Int32 {
    let dimension = a.dimension
    return a.elements.withUnsafeBufferPointer { a in
      b.elements.withUnsafeBufferPointer { b in
        var sum: Int32 = 0
        for column in 0..<dimension {
          sum &+= Int32(a[x * dimension + column]) &* Int32(b[y * dimension + column])
        }
        return sum
      }
    }
  }

  /// One over the lengths of the sums of 1, 2, … `largest` sentences from each one on.
  ///
  /// - Complexity: O(sentences · `largest` · dimension).
  func inverseNorms(_ side: KeyPath<Sides<SentenceVectors>, SentenceVectors>, largest: Int) -> [Float] {
    let count = vectors[keyPath: side].count
    // The products of each sentence with itself and those before it.
    var products = [Float](repeating: 0, count: count * largest)
    for sentence in 0..<count {
      for back in 0..<min(largest, sentence + 1) {
        products[sentence * largest + back] = squaredNorm(side, sentence, sentence - back)
      }
    }
    var norms = [Float](repeating: 0, count: count * largest)
    for start in 0..<count {
      var sum: Float = 0
      for size in 0..<min(largest, count - start) {
        let sentence = start + size
        sum += products[sentence * largest]
        for back in 0..<size { sum += 2 * products[sentence * largest + back + 1] }
        norms[start * largest + size] = 1 / max(sum, 1e-6).squareRoot()
      }
    }
    return norms
  }
}
