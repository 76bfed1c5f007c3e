import Basics

/// What the evidence of all sentences of a bead together says for it, for every bead in a band.
package struct BeadScores {
  package let largest: Sides<Int>
  /// How far the sentences of either text are covered by the other.
  let coverage: Sides<Coverage>
  /// What the vectors of either side say; nil without.
  let meaning: BeadMeaning?
  private let length: LengthModel
  private let lengthsA, lengthsB: [LengthModel.Run]
  private let counts: SentenceCountModel
  private let countsA, countsB: [Int32]
  private let lengthWeight, countWeight: Float

  /// Makes everything ready that the scores of beads are summed from.
  ///
  /// - Complexity: O(cells of the band · largest), and what `Coverage` takes.
  package init(
    _ texts: Sides<ParallelText>, gains: Sides<TermGains>,
    length: LengthModel, meaning: MeaningModel? = nil, band: Band, weights: ParallelWeights
  ) {
    self.init(
      texts, gains: gains, length: length, meaning: meaning, band: band, weights: weights,
      coverageOfSecond: nil)
  }

  /// The same where it is known how far the second text is covered by the first.
  init(
    _ texts: Sides<ParallelText>, gains: Sides<TermGains>, length: LengthModel, meaning: MeaningModel?,
    band: Band, weights: ParallelWeights, coverageOfSecond: Coverage?
  ) {
    let (a, b) = (texts.a, texts.b)
    largest = Sides(gains.b.largest, gains.a.largest)
    let columns = band.sentences(largest: largest.a, columns: b.count)
    coverage = Sides(
      Coverage(a.terms, b.terms, gains: gains.a, ranges: columns, scale: Float(weights.terms)),
      coverageOfSecond
        ?? Coverage(
          b.terms, a.terms, gains: gains.b, ranges: BeadScores.transposed(columns, count: b.count),
          scale: Float(weights.terms)))
    self.meaning = BeadMeaning(texts, meaning, columns: columns, largest: largest)
    self.length = length
    lengthsA = length.runs(of: a.lengths, largest: largest.a)
    lengthsB = length.runs(of: b.lengths, largest: largest.b)
    counts = SentenceCountModel(
      b.sentenceCounts, difference: weights.sentenceCountDifference, largest: largest.b)
    countsA = BeadScores.sums(a.sentenceCounts, largest.a)
    countsB = BeadScores.sums(b.sentenceCounts, largest.b)
    lengthWeight = Float(weights.length)
    countWeight = Float(weights.sentenceCounts)
  }

  /// For each column the rows whose ranges hold it.
  static func transposed(_ ranges: [Range<Int32>], count: Int) -> [Range<Int32>] {
    var first = 0
    var last = 0
    return (0..<Int32(count)).map { column in
      while first < ranges.count, ranges[first].upperBound <= column { first += 1 }
      last = max(first, last)
      while last < ranges.count, ranges[last].lowerBound <= column { last += 1 }
      return Int32(first)..<Int32(last)
    }
  }

  private static func sums(_ counts: [Int32], _ largest: Int) -> [Int32] {
    var sums = [Int32](repeating: 0, count: counts.count * largest)
    for start in counts.indices {
      var sum: Int32 = 0
      for size in 0..<largest where start + size < counts.count {
        sum += counts[start + size]
        sums[start * largest + size] = sum
      }
    }
    return sums
  }

  /// The score of the bead of `m` sentences from `row` on and `n` from `column` on.
  @inline(__always)
  package func score(_ row: Int, _ column: Int, _ m: Int, _ n: Int) -> Float {
    var sum: Float = 0
    for step in 0..<m { sum += coverage.a.values[coverage.a.index(row + step, column) + n] }
    for step in 0..<n { sum += coverage.b.values[coverage.b.index(column + step, row) + m] }
    if let meaning { sum += meaning.score(row, column, m, n) }
    return sum + formScore(row, column, m, n)
  }

  /// What lengths and numbers of sentences say for it.
  @inline(__always)
  package func formScore(_ row: Int, _ column: Int, _ m: Int, _ n: Int) -> Float {
    let (x, y) = (row * largest.a + m - 1, column * largest.b + n - 1)
    return lengthWeight * length.score(lengthsA[x], lengthsB[y])
      + countWeight * counts.score(countsA[x], countsB[y], size: n)
  }
}
