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
  let gains: Sides<TermGains>
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
      let indexes = gains.others.range(Int(term)).filter { there.contains(gains.others.values[$0]) }
      // The best match is the one that is best for a single sentence.
      let best = indexes.max { gains.gains[$0 * gains.largest] < gains.gains[$1 * gains.largest] }
      return sum + gains.misses[Int(term)]
        + (best.map { gains.gains[$0 * gains.largest + others.count - 1] } ?? 0)
    }
  }

  func score(_ bead: Bead) -> Float {
    Float(weights.terms)
      * (coverage(a, bead.a, b, bead.b, gains.a) + coverage(b, bead.b, a, bead.a, gains.b))
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

  /// The probability of each of some beads, by adding up all sequences; the evidence is divided by `temperature`.
  func probabilities(of beads: [Bead], temperature: Double) -> [Double] {
    func sum(_ logarithms: [Double]) -> Double {
      guard let largest = logarithms.max(), largest > -.infinity else { return -.infinity }
      return largest + log(logarithms.reduce(0) { $0 + exp($1 - largest) })
    }
    func step(_ bead: Bead) -> Double {
      let shape = priors.shapes.firstIndex(of: BeadShape(a: bead.a.count, b: bead.b.count))
      return Double(shape.map { priors.logShapes[$0] } ?? -.infinity) + Double(score(bead)) / temperature
    }
    // The sums of all sequences up to each cell whose last step is a bead, or a null; the beginning counts as a bead.
    typealias Sums = (bead: Double, null: Double)
    func next(_ sums: Sums, isNull: Bool) -> Double {
      let shares = (afterBead: Double(priors.nullAfterBead), afterNull: Double(priors.nullAfterNull))
      return isNull
        ? sum([sums.bead + log(shares.afterBead / 2), sums.null + log(shares.afterNull / 2)])
        : sum([sums.bead + log(1 - shares.afterBead), sums.null + log(1 - shares.afterNull)])
    }
    func sums(through fixed: Bead?) -> [[Sums]] {
      var sums: [[Sums]] = .init(
        repeating: .init(repeating: (-.infinity, -.infinity), count: b.count + 1), count: a.count + 1)
      for row in 0...a.count {
        for column in 0...b.count {
          // No other sequence than those through the bead may leave the part of the table before it.
          func isOpen(_ bead: Bead) -> Bool {
            guard let fixed, bead != fixed else { return true }
            let isBefore = bead.a.upperBound <= fixed.a.lowerBound && bead.b.upperBound <= fixed.b.lowerBound
            let isAfter = bead.a.lowerBound >= fixed.a.upperBound && bead.b.lowerBound >= fixed.b.upperBound
            return isBefore || isAfter
          }
          var ways: [Double] = row == 0 && column == 0 ? [0] : []
          for shape in priors.shapes where shape.a <= row && shape.b <= column {
            let bead = Bead(a: row - shape.a..<row, b: column - shape.b..<column)
            guard isOpen(bead) else { continue }
            ways.append(next(sums[row - shape.a][column - shape.b], isNull: false) + step(bead))
          }
          var nulls: [Double] = []
          if row > 0, isOpen(Bead(a: row - 1..<row, b: column..<column)) {
            nulls.append(next(sums[row - 1][column], isNull: true))
          }
          if column > 0, isOpen(Bead(a: row..<row, b: column - 1..<column)) {
            nulls.append(next(sums[row][column - 1], isNull: true))
          }
          sums[row][column] = (sum(ways), sum(nulls))
        }
      }
      return sums
    }
    // At the end too a bead follows in thought.
    let all = next(sums(through: nil)[a.count][b.count], isNull: false)
    return beads.map { exp(next(sums(through: $0)[a.count][b.count], isNull: false) - all) }
  }
}
