import Basics
import Foundation
import Vectors

/// What some sentences of two texts show of the cosines of any, before the texts are aligned.
struct MeaningSamples {
  /// The cosines of sentences that have nothing to do with each other.
  let random: MeaningModel.Distribution
  /// What sentences reach with the sentence of the other text that is most like them, if they have a translation.
  let best: Float

  /// Whether the likest sentences are more alike than the likest of as many that have nothing to do with each other.
  ///
  /// Else the texts are no translations, or the encoder does not know the language of one.
  let isAboveChance: Bool

  /// Fewer sentences show nothing of that.
  private static let fewest = 20
  /// So many deviations the likest sentences are above what chance has in store for so many.
  private static let aboveChance: Float = 0.75

  /// So many sentences of the first text are looked at, evenly spread, and so many of the second around the same place.
  private static let most = (rows: 192, columns: 4_000)
  /// As many of them, at least, have a translation that is the best for them; a quarter is more alike than most translations.
  private static let share = 0.7

  /// - Complexity: O(a fixed number of cosines).
  init(_ vectors: Sides<SentenceVectors>, _ centers: Sides<[Float]>) {
    let (a, b) = (vectors.a, vectors.b)
    let count = min(a.count, MeaningSamples.most.rows)
    let rows = (0..<count).map { $0 * a.count / count }
    var bests: [Float] = []
    var others: [Float] = []
    let width = min(b.count, MeaningSamples.most.columns)
    let centered = CenteredVectors(vectors, centers)
    let norms = Sides(centered.inverseNorms(\.a, largest: 1), centered.inverseNorms(\.b, largest: 1))
    for row in rows {
      let middle = row * b.count / a.count
      let start = max(0, min(b.count - width, middle - width / 2))
      let raw = a.scalarProducts(row..<row + 1, b, start..<start + width)
      var best: Float = 0
      for (index, product) in raw.enumerated() {
        let column = start + index
        let cosine = centered.product(row, column, raw: product) * norms.a[row] * norms.b[column]
        best = max(best, cosine)
        others.append(cosine)
      }
      bests.append(best)
    }
    bests.sort()
    others.sort()
    func quantile(_ sorted: [Float], _ share: Double) -> Float {
      sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
    }
    let mean = quantile(others, 0.5)
    random = .init(mean: mean, deviation: max(0.02, quantile(others, 0.84) - mean))
    best = quantile(bests, MeaningSamples.share)
    // The largest of so many numbers of a normal distribution is about so many deviations above the mean.
    let largest = (2 * log(Float(max(1, width)))).squareRoot() + MeaningSamples.aboveChance
    isAboveChance =
      min(a.count, b.count) < MeaningSamples.fewest || best > mean + largest * random.deviation
  }
}
