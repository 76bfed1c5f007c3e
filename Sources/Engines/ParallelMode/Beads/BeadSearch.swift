import Basics
import Foundation

/// Finds the best sequence of beads and nulls in a band, and how likely each bead is, by dynamic programming in log space.
///
/// A cell has two scores: that of the ways through it which go on with a bead, and that of those which go on with a null, since
/// nulls come in runs. Scores are kept relative to the best of their row, for sums over a hundred thousand sentences are beyond the
/// precision of a `Float`. The best sequence and the probabilities come from one recursion; see `walk(from:_:temperature:)`.
package struct BeadSearch {
  package let scores: BeadScores
  let priors: BeadPriors
  let band: Band
  /// What a person has decided of the beads, if anything.
  let constraints: BeadConstraints?

  /// A search among beads with these scores, within what the constraints leave.
  ///
  /// - Parameter band: it leads through the beads that the constraints fix.
  package init(scores: BeadScores, priors: BeadPriors, band: Band, constraints: BeadConstraints? = nil) {
    self.scores = scores
    self.priors = priors
    self.band = band
    self.constraints = constraints
  }

  /// A search among the beads of two texts by what a model says of them.
  ///
  /// - Parameters:
  ///   - gains: what the model says of the terms of the whole texts, of which these may be parts.
  ///   - band: it leads through the beads that the constraints fix.
  ///   - coverageOfSecond: how far the second text is covered by the first, if that is known.
  init(
    _ texts: Sides<ParallelText>, _ gains: Sides<TermGains>, _ model: BeadModel, _ weights: ParallelWeights,
    band: Band, constraints: BeadConstraints? = nil, coverageOfSecond: Coverage? = nil
  ) {
    self.init(
      scores: BeadScores(
        texts, gains: gains, length: model.length, meaning: model.meaning, band: band, weights: weights,
        coverageOfSecond: coverageOfSecond),
      priors: model.priors, band: band, constraints: constraints)
  }

  /// The beads and nulls of the best way, in order.
  ///
  /// - Complexity: O(cells of the band · shapes) time, O(cells) memory.
  package func best() -> [Bead] {
    var way = BestWay(cells: band.count)
    _ = walk(from: .beginning, &way)
    var beads: [Bead] = []
    var row = band.rows - 1
    var column = Int(band.high[row])
    var isNull = way.steps[band.count - 1].beadFollowsNull
    while row > 0 || column > 0 {
      let steps = way.steps[band.cell(row, column)]
      let bead: Bead
      if isNull {
        bead =
          steps.isNullOfSecond
          ? Bead(a: row..<row, b: column - 1..<column) : Bead(a: row - 1..<row, b: column..<column)
      } else if steps.shape == WaySteps.fixed, let fixed = constraints?.bead(endingAt: row, column) {
        bead = fixed
      } else {
        let shape = priors.shapes[Int(steps.shape)]
        bead = Bead(a: row - shape.a..<row, b: column - shape.b..<column)
      }
      beads.append(bead)
      row = bead.a.lowerBound
      column = bead.b.lowerBound
      let before = way.steps[band.cell(row, column)]
      isNull = isNull ? before.nullFollowsNull : before.beadFollowsNull
    }
    return beads.reversed()
  }

  /// What the length and the shape of a bead say for it; nothing of a null.
  func form(of bead: Bead) -> (length: Float, prior: Float) {
    guard let index = priors.shapes.firstIndex(of: BeadShape(a: bead.a.count, b: bead.b.count)) else {
      return (0, 0)
    }
    let length = scores.formScore(bead.a.lowerBound, bead.b.lowerBound, bead.a.count, bead.b.count)
    return (length, priors.logShapes[index])
  }

  /// The probability of each bead, given both texts: the share of the ways that go through it, by the forward-backward
  /// algorithm; 0 for nulls and for beads that a person has fixed.
  ///
  /// - Parameter temperature: what the evidence is divided by, since its parts are not independent.
  /// - Complexity: O(cells of the band · shapes) time, O(cells) memory.
  package func probabilities(of beads: [Bead], temperature: Float) -> [Double] {
    var sum = SumOfWays()
    let before = walk(from: .beginning, &sum, temperature: temperature)
    let after = walk(from: .end, &sum, temperature: temperature)
    let heat = 1 / temperature
    let all = before.bases[band.rows - 1] + Double(before.beforeBead[band.count - 1])
    return beads.map { bead in
      // How likely it is that a person is right is not asked.
      guard !bead.isNull, constraints?.bead(beginningAt: bead.a.lowerBound, bead.b.lowerBound) != bead,
        let index = priors.shapes.firstIndex(of: BeadShape(a: bead.a.count, b: bead.b.count))
      else { return 0 }
      let from = band.cell(bead.a.lowerBound, bead.b.lowerBound)
      let to = band.cell(bead.a.upperBound, bead.b.upperBound)
      let step =
        priors.logShapes[index]
        + heat * scores.score(bead.a.lowerBound, bead.b.lowerBound, bead.a.count, bead.b.count)
      let way =
        before.bases[bead.a.lowerBound] + Double(before.beforeBead[from] + step + after.beforeBead[to])
        + after.bases[bead.a.upperBound]
      return min(1, exp(way - all))
    }
  }
}
