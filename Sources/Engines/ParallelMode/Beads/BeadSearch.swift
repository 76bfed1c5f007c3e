import Foundation

/// Finds the best sequence of beads and nulls in a band, and how likely each bead is, by dynamic programming in log space.
///
/// A cell has two scores: that of the ways to it whose last step was a bead, and that of those whose last was a null, since nulls
/// come in runs. Scores are kept relative to the best of their row, for sums over a hundred thousand sentences are beyond the
/// precision of a `Float`.
package struct BeadSearch {
  package let scores: BeadScores
  let priors: BeadPriors
  let band: Band
  /// What a person has said of the beads, if anything.
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

  /// In place of the number of a shape, that the step is a fixed bead, of whatever shape.
  private static let fixedStep = UInt8.max

  /// The logarithms of the probabilities of going on with a bead or a null, after either.
  private var turns: Turns { Turns(priors) }

  private struct Turns {
    let beadAfterBead, beadAfterNull, nullAfterBead, nullAfterNull: Float

    init(_ priors: BeadPriors) {
      beadAfterBead = log(1 - priors.nullAfterBead)
      beadAfterNull = log(1 - priors.nullAfterNull)
      // Half of the nulls are of either side.
      nullAfterBead = log(priors.nullAfterBead / 2)
      nullAfterNull = log(priors.nullAfterNull / 2)
    }
  }

  /// The beads and nulls of the best way, in order.
  ///
  /// - Complexity: O(cells of the band · shapes) time, O(cells) memory.
  package func best() -> [Bead] {
    let rows = band.rows
    let shapes = priors.shapes
    let logShapes = priors.logShapes
    let turns = turns
    // The best score of a way from each cell on with a bead, and with a null.
    var toBead = [Float](repeating: -.infinity, count: band.count)
    var toNull = toBead
    var bases = [Double](repeating: 0, count: rows)
    // The shape that led to the cell; and for nulls 0 for one of the first text, 1 of the second.
    var beadStep = [UInt8](repeating: 0, count: band.count)
    var nullStep = beadStep
    // Whether the way to a cell that a bead, or a null, goes on from ended with a null.
    var beadFromNull = [Bool](repeating: false, count: band.count)
    var nullFromNull = beadFromNull

    for row in 0..<rows {
      let low = Int(band.low[row])
      let base = row > 0 ? bases[row - 1] : 0
      let shifts = (0...scores.largest).map { row >= $0 ? Float(bases[row - $0] - base) : 0 }
      var largest = -Float.infinity
      for column in low...Int(band.high[row]) {
        let at = band.offsets[row] + column - low
        var beadScore: Float = row == 0 && column == 0 ? 0 : -.infinity
        for index in shapes.indices {
          let shape = shapes[index]
          let from = row - shape.a
          let start = column - shape.b
          guard from >= 0, start >= Int(band.low[from]), start <= Int(band.high[from]) else { continue }
          let before = toBead[band.offsets[from] + start - Int(band.low[from])]
          guard before > -.infinity else { continue }
          if let constraints, !constraints.allows(from, start, shape.a, shape.b) { continue }
          let score =
            before + shifts[shape.a] + logShapes[index] + scores.score(from, start, shape.a, shape.b)
          if score > beadScore {
            beadScore = score
            beadStep[at] = UInt8(index)
          }
        }
        if let bead = constraints?.bead(endingAt: row, column) {
          let from = bead.a.lowerBound
          beadScore = toBead[cell(from, bead.b.lowerBound)] + Float(bases[from] - base)
          beadStep[at] = BeadSearch.fixedStep
        }
        var nullScore: Float = -.infinity
        if row > 0, column <= Int(band.high[row - 1]), column >= Int(band.low[row - 1]),
          constraints?.allowsNull(a: row - 1) ?? true
        {
          nullScore = toNull[band.offsets[row - 1] + column - Int(band.low[row - 1])]
        }
        if column > low, toNull[at - 1] > nullScore, constraints?.allowsNull(b: column - 1) ?? true {
          nullScore = toNull[at - 1]
          nullStep[at] = 1
        }
        beadFromNull[at] = nullScore + turns.beadAfterNull > beadScore + turns.beadAfterBead
        toBead[at] = max(nullScore + turns.beadAfterNull, beadScore + turns.beadAfterBead)
        nullFromNull[at] = nullScore + turns.nullAfterNull > beadScore + turns.nullAfterBead
        toNull[at] = max(nullScore + turns.nullAfterNull, beadScore + turns.nullAfterBead)
        largest = max(largest, toBead[at])
      }
      // Within a fixed bead no way has a step.
      if largest == -.infinity { largest = 0 }
      for at in band.offsets[row]..<band.offsets[row + 1] {
        toBead[at] -= largest
        toNull[at] -= largest
      }
      bases[row] = base + Double(largest)
    }

    var beads: [Bead] = []
    var row = rows - 1
    var column = Int(band.high[row])
    var wasNull = beadFromNull[band.count - 1]
    while row > 0 || column > 0 {
      let at = band.offsets[row] + column - Int(band.low[row])
      if wasNull {
        if nullStep[at] == 0 {
          beads.append(Bead(a: row - 1..<row, b: column..<column))
          row -= 1
        } else {
          beads.append(Bead(a: row..<row, b: column - 1..<column))
          column -= 1
        }
        wasNull = nullFromNull[band.offsets[row] + column - Int(band.low[row])]
      } else if beadStep[at] == BeadSearch.fixedStep, let bead = constraints?.bead(endingAt: row, column) {
        beads.append(bead)
        row = bead.a.lowerBound
        column = bead.b.lowerBound
        wasNull = beadFromNull[cell(row, column)]
      } else {
        let shape = shapes[Int(beadStep[at])]
        beads.append(Bead(a: row - shape.a..<row, b: column - shape.b..<column))
        row -= shape.a
        column -= shape.b
        wasNull = beadFromNull[band.offsets[row] + column - Int(band.low[row])]
      }
    }
    return beads.reversed()
  }

  /// The place of a cell of the band.
  private func cell(_ row: Int, _ column: Int) -> Int { band.offsets[row] + column - Int(band.low[row]) }

  /// What the length and the shape of a bead say for it; nothing of a null.
  func form(of bead: Bead) -> (length: Float, prior: Float) {
    guard let index = priors.shapes.firstIndex(of: BeadShape(a: bead.a.count, b: bead.b.count)) else {
      return (0, 0)
    }
    let length = scores.formScore(bead.a.lowerBound, bead.b.lowerBound, bead.a.count, bead.b.count)
    return (length, priors.logShapes[index])
  }

  /// The probability of each bead, given both texts: the share of the ways that go through it, by the forward-backward
  /// algorithm; 0 for nulls.
  ///
  /// - Parameter temperature: what the evidence is divided by, since its parts are not independent.
  /// - Complexity: O(cells of the band · shapes) time, O(cells) memory.
  package func probabilities(of beads: [Bead], temperature: Float) -> [Double] {
    let rows = band.rows
    let shapes = priors.shapes
    let logShapes = priors.logShapes
    let turns = turns
    let heat = 1 / temperature
    var toBead = [Float](repeating: -.infinity, count: band.count)
    var toNull = toBead
    var bases = [Double](repeating: 0, count: rows)
    for row in 0..<rows {
      let low = Int(band.low[row])
      let base = row > 0 ? bases[row - 1] : 0
      let shifts = (0...scores.largest).map { row >= $0 ? Float(bases[row - $0] - base) : 0 }
      var largest = -Float.infinity
      for column in low...Int(band.high[row]) {
        let at = band.offsets[row] + column - low
        var beadScore: Float = row == 0 && column == 0 ? 0 : -.infinity
        for index in shapes.indices {
          let shape = shapes[index]
          let from = row - shape.a
          let start = column - shape.b
          guard from >= 0, start >= Int(band.low[from]), start <= Int(band.high[from]) else { continue }
          let before = toBead[band.offsets[from] + start - Int(band.low[from])]
          guard before > -BeadSearch.negligible else { continue }
          if let constraints, !constraints.allows(from, start, shape.a, shape.b) { continue }
          add(
            before + shifts[shape.a] + logShapes[index] + heat * scores.score(from, start, shape.a, shape.b),
            to: &beadScore)
        }
        if let bead = constraints?.bead(endingAt: row, column) {
          let from = bead.a.lowerBound
          beadScore = toBead[cell(from, bead.b.lowerBound)] + Float(bases[from] - base)
        }
        var nullScore: Float = -.infinity
        if row > 0, column <= Int(band.high[row - 1]), column >= Int(band.low[row - 1]),
          constraints?.allowsNull(a: row - 1) ?? true
        {
          nullScore = toNull[band.offsets[row - 1] + column - Int(band.low[row - 1])]
        }
        if column > low, constraints?.allowsNull(b: column - 1) ?? true {
          add(toNull[at - 1], to: &nullScore)
        }
        toBead[at] = nullScore + turns.beadAfterNull
        add(beadScore + turns.beadAfterBead, to: &toBead[at])
        toNull[at] = nullScore + turns.nullAfterNull
        add(beadScore + turns.nullAfterBead, to: &toNull[at])
        largest = max(largest, toBead[at])
      }
      // Within a fixed bead no way has a step.
      if largest == -.infinity { largest = 0 }
      for at in band.offsets[row]..<band.offsets[row + 1] {
        toBead[at] -= largest
        toNull[at] -= largest
      }
      bases[row] = base + Double(largest)
    }

    var afterBead = [Float](repeating: -.infinity, count: band.count)
    var afterNull = afterBead
    var rests = [Double](repeating: 0, count: rows)
    for row in (0..<rows).reversed() {
      let low = Int(band.low[row])
      let high = Int(band.high[row])
      let base = row + 1 < rows ? rests[row + 1] : 0
      let shifts = (0...scores.largest).map { row + $0 < rows ? Float(rests[row + $0] - base) : 0 }
      var largest = -Float.infinity
      for column in (low...high).reversed() {
        let at = band.offsets[row] + column - low
        var bead: Float = -.infinity
        for index in shapes.indices {
          let shape = shapes[index]
          let to = row + shape.a
          let end = column + shape.b
          guard to < rows, end >= Int(band.low[to]), end <= Int(band.high[to]) else { continue }
          let after = afterBead[band.offsets[to] + end - Int(band.low[to])]
          guard after > -BeadSearch.negligible else { continue }
          if let constraints, !constraints.allows(row, column, shape.a, shape.b) { continue }
          add(
            after + shifts[shape.a] + logShapes[index] + heat * scores.score(row, column, shape.a, shape.b),
            to: &bead)
        }
        if let fixed = constraints?.bead(beginningAt: row, column) {
          let to = fixed.a.upperBound
          bead = afterBead[cell(to, fixed.b.upperBound)] + Float(rests[to] - base)
        }
        var null: Float = -.infinity
        if row + 1 < rows, column >= Int(band.low[row + 1]), column <= Int(band.high[row + 1]),
          constraints?.allowsNull(a: row) ?? true
        {
          null = afterNull[band.offsets[row + 1] + column - Int(band.low[row + 1])]
        }
        if column < high, constraints?.allowsNull(b: column) ?? true { add(afterNull[at + 1], to: &null) }
        if row == rows - 1, column == high {
          afterBead[at] = turns.beadAfterBead
          afterNull[at] = turns.beadAfterNull
        } else {
          afterBead[at] = bead + turns.beadAfterBead
          add(null + turns.nullAfterBead, to: &afterBead[at])
          afterNull[at] = bead + turns.beadAfterNull
          add(null + turns.nullAfterNull, to: &afterNull[at])
        }
        largest = max(largest, afterBead[at])
      }
      if largest == -.infinity { largest = 0 }
      for at in band.offsets[row]..<band.offsets[row + 1] {
        afterBead[at] -= largest
        afterNull[at] -= largest
      }
      rests[row] = base + Double(largest)
    }

    let all = bases[rows - 1] + Double(toBead[band.count - 1])
    return beads.map { bead in
      // Nobody asks how likely it is that a person is right.
      guard !bead.isNull, constraints?.bead(beginningAt: bead.a.lowerBound, bead.b.lowerBound) != bead,
        let index = shapes.firstIndex(of: BeadShape(a: bead.a.count, b: bead.b.count))
      else { return 0 }
      let from = band.offsets[bead.a.lowerBound] + bead.b.lowerBound - Int(band.low[bead.a.lowerBound])
      let to = band.offsets[bead.a.upperBound] + bead.b.upperBound - Int(band.low[bead.a.upperBound])
      let step =
        logShapes[index]
        + heat * scores.score(bead.a.lowerBound, bead.b.lowerBound, bead.a.count, bead.b.count)
      let way =
        bases[bead.a.lowerBound] + Double(toBead[from] + step + afterBead[to]) + rests[bead.a.upperBound]
      return min(1, exp(way - all))
    }
  }

  /// Ways that are this much less likely than another through the same row add nothing to it.
  private static let negligible: Float = 60

  /// Adds a probability to another, both as logarithms.
  @inline(__always)
  private func add(_ score: Float, to sum: inout Float) {
    let difference = score - sum
    if difference > 16 || sum == -.infinity {
      sum = score
    } else if difference > -16 {
      sum = difference > 0 ? score + log(1 + exp(-difference)) : sum + log(1 + exp(difference))
    }
  }
}
