import Basics
import ParallelMode

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The search of the best beads as one would write it down.
///
/// Every bead of the whole table is scored anew from the words of its sentences, which takes some hundred times as long and no
/// more than a page.
struct BeadOracle {
  let a: ParallelText
  let b: ParallelText
  let gains: (forward: TermGains, backward: TermGains)
  let priors: BeadPriors
  let weights: ParallelWeights
  /// What lengths and numbers of sentences say, which is the same in both.
  let form: (Int, Int, Int, Int) -> Float

  /// What the terms of some sentences say, each by its best match in others.
  private func coverage(
    _ text: ParallelText, _ sentences: Range<Int>, _ other: ParallelText, _ others: Range<Int>,
    _ gains: TermGains
  ) -> Float {
    let there = Set(others.flatMap { other.terms[$0] })
    return sentences.flatMap { text.terms[$0] }.reduce(0) { sum, term in
      let places = gains.others.range(Int(term)).filter { there.contains(gains.others.values[$0]) }
      // The best match is the one that is best for a single sentence.
      let best = places.max { gains.gains[$0 * gains.largest] < gains.gains[$1 * gains.largest] }
      return sum + gains.misses[Int(term)]
        + (best.map { gains.gains[$0 * gains.largest + others.count - 1] } ?? 0)
    }
  }

  func score(_ bead: Bead) -> Float {
    Float(weights.terms)
      * (coverage(a, bead.a, b, bead.b, gains.forward) + coverage(b, bead.b, a, bead.a, gains.backward))
      + form(bead.a.lowerBound, bead.b.lowerBound, bead.a.count, bead.b.count)
  }

  /// The logarithm of the probability of a sequence of beads and nulls, but for a constant.
  func score(_ beads: [Bead]) -> Double {
    var wasNull = false
    return beads.reduce(0.0) { sum, bead in
      let null = wasNull ? priors.nullAfterNull : priors.nullAfterBead
      wasNull = bead.isNull
      if bead.isNull { return sum + Double(log(null / 2)) }
      let shape = priors.shapes.firstIndex(of: BeadShape(a: bead.a.count, b: bead.b.count))
      return sum + Double(log(1 - null) + (shape.map { priors.logShapes[$0] } ?? -.infinity) + score(bead))
    }
  }

  /// The best sequence's score, by trying all: the best way from each cell on, after a bead and after a null.
  func bestScore() -> Double {
    var rest: [[(afterBead: Double, afterNull: Double)]] = .init(
      repeating: .init(repeating: (-.infinity, -.infinity), count: b.count + 1), count: a.count + 1)
    rest[a.count][b.count] = (0, 0)
    for row in (0...a.count).reversed() {
      for column in (0...b.count).reversed() where row < a.count || column < b.count {
        var bead = -Double.infinity
        for (index, shape) in priors.shapes.enumerated()
        where row + shape.a <= a.count && column + shape.b <= b.count {
          let made = Bead(a: row..<row + shape.a, b: column..<column + shape.b)
          bead = max(
            bead,
            Double(priors.logShapes[index] + score(made)) + rest[row + shape.a][column + shape.b].afterBead)
        }
        let null = max(
          row < a.count ? rest[row + 1][column].afterNull : -.infinity,
          column < b.count ? rest[row][column + 1].afterNull : -.infinity)
        func best(_ share: Float) -> Double {
          max(Double(log(1 - share)) + bead, Double(log(share / 2)) + null)
        }
        rest[row][column] = (best(priors.nullAfterBead), best(priors.nullAfterNull))
      }
    }
    return rest[0][0].afterBead
  }
}
