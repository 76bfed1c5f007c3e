import Basics
import Foundation

/// One end of a band, from which the ways to all of its cells are followed.
enum BandEnd {
  case beginning, end

  /// What leads from a row to the next one of the walk, and from a column to the next.
  var step: Int {
    switch self {
    case .beginning: 1
    case .end: -1
    }
  }
}

/// The scores of all ways between one end of a band and each of its cells, as logarithms.
struct WayScores {
  /// Of the ways that have a bead as their next step beyond the cell, relative to the row's base.
  let beforeBead: [Float]
  /// Of the ways that have a null as their next step beyond the cell, relative to the row's base.
  let beforeNull: [Float]
  /// What is to be added to the scores of each row.
  let bases: [Double]
}

/// The steps by which the ways of a cell reach it, where a combination selects one of several.
struct WaySteps {
  /// The step is a fixed bead, of whatever shape; stands in place of the number of a shape.
  static let fixed = UInt8.max

  /// The number of the shape of the bead that leads to the cell.
  var shape: UInt8 = 0
  /// Whether the null that leads to the cell is a sentence of the second text.
  var isNullOfSecond = false
  /// Whether the ways that go on with a bead, or with a null, reach the cell by a null.
  var beadFollowsNull = false
  var nullFollowsNull = false
}

/// How the scores of several ways to one cell become one score.
protocol WayCombination {
  /// Adds the score of one more way; true if that way is selected in place of those before.
  static func add(_ score: Float, to sum: inout Float) -> Bool

  /// Keeps the steps that were selected for a cell.
  mutating func keep(_ steps: WaySteps, at cell: Int)
}

/// Selects the best way (the Viterbi algorithm), and keeps the steps it takes.
struct BestWay: WayCombination {
  /// The steps that lead to each cell.
  private(set) var steps: [WaySteps]

  init(cells: Int) { steps = .init(repeating: WaySteps(), count: cells) }

  @inline(__always)
  static func add(_ score: Float, to sum: inout Float) -> Bool {
    guard score > sum else { return false }
    sum = score
    return true
  }

  @inline(__always)
  mutating func keep(_ steps: WaySteps, at cell: Int) { self.steps[cell] = steps }
}

/// Adds up the probabilities of all ways (the forward-backward algorithm); selects none.
struct SumOfWays: WayCombination {
  /// Of two probabilities whose logarithms are this far apart, the smaller one is beyond the precision of a `Float`.
  private static let precision: Float = 16

  @inline(__always)
  static func add(_ score: Float, to sum: inout Float) -> Bool {
    let difference = score - sum
    if difference > precision || sum == -.infinity {
      sum = score
    } else if difference > -precision {
      sum = difference > 0 ? score + log(1 + exp(-difference)) : sum + log(1 + exp(difference))
    }
    return false
  }

  @inline(__always)
  mutating func keep(_ steps: WaySteps, at cell: Int) {}
}

extension BeadSearch {
  /// The scores of the ways between one end of the band and each cell.
  ///
  /// From the beginning and from the end it is the same walk: from the end the cells come in the opposite order, and what the one
  /// calls the next step the other calls the last.
  ///
  /// - Parameters:
  ///   - combination: what becomes of several ways to one cell.
  ///   - temperature: what the evidence is divided by.
  /// - Complexity: O(cells of the band · shapes) time, O(cells) memory.
  func walk<Combination: WayCombination>(
    from bandEnd: BandEnd, _ combination: inout Combination, temperature: Float = 1
  ) -> WayScores {
    let step = bandEnd.step
    let isBackward = bandEnd == .end
    let shapes = priors.shapes
    let logShapes = priors.logShapes
    let turns = isBackward ? Turns(priors).reversed : Turns(priors)
    let heat = 1 / temperature
    var beforeBead = [Float](repeating: -.infinity, count: band.count)
    var beforeNull = beforeBead
    var bases = [Double](repeating: 0, count: band.rows)
    var approaches: [Approach] = []

    for rowNumber in 0..<band.rows {
      let row = isBackward ? band.rows - 1 - rowNumber : rowNumber
      let low = Int(band.low[row])
      let high = Int(band.high[row])
      let base = rowNumber > 0 ? bases[row - step] : 0
      approaches.removeAll(keepingCapacity: true)
      for index in shapes.indices where shapes[index].a <= rowNumber {
        let otherRow = row - step * shapes[index].a
        approaches.append(
          Approach(
            shape: shapes[index], number: UInt8(index), row: otherRow, low: Int(band.low[otherRow]),
            high: Int(band.high[otherRow]), start: band.offsets[otherRow],
            shift: Float(bases[otherRow] - base), logShape: logShapes[index]))
      }
      var largest = -Float.infinity
      for columnNumber in 0...high - low {
        let column = isBackward ? high - columnNumber : low + columnNumber
        let at = band.offsets[row] + column - low
        var steps = WaySteps()

        var viaBead: Float = rowNumber == 0 && columnNumber == 0 ? 0 : -.infinity
        for approach in approaches {
          let shape = approach.shape
          let otherColumn = column - step * shape.b
          guard otherColumn >= approach.low, otherColumn <= approach.high else { continue }
          let before = beforeBead[approach.start + otherColumn - approach.low]
          guard before > -.infinity else { continue }
          let firstRow = isBackward ? row : approach.row
          let firstColumn = isBackward ? column : otherColumn
          if let constraints, !constraints.allows(firstRow, firstColumn, shape.a, shape.b) { continue }
          let score =
            before + approach.shift + approach.logShape
            + heat * scores.score(firstRow, firstColumn, shape.a, shape.b)
          if Combination.add(score, to: &viaBead) { steps.shape = approach.number }
        }
        if let bead = isBackward
          ? constraints?.bead(beginningAt: row, column) : constraints?.bead(endingAt: row, column)
        {
          let otherRow = isBackward ? bead.a.upperBound : bead.a.lowerBound
          let otherColumn = isBackward ? bead.b.upperBound : bead.b.lowerBound
          viaBead = beforeBead[band.cell(otherRow, otherColumn)] + Float(bases[otherRow] - base)
          steps.shape = WaySteps.fixed
        }

        var viaNull: Float = -.infinity
        if rowNumber > 0, column >= Int(band.low[row - step]), column <= Int(band.high[row - step]),
          constraints?.allowsNull(a: min(row, row - step)) ?? true
        {
          viaNull = beforeNull[band.offsets[row - step] + column - Int(band.low[row - step])]
        }
        if columnNumber > 0, constraints?.allowsNull(b: min(column, column - step)) ?? true,
          Combination.add(beforeNull[at - step], to: &viaNull)
        {
          steps.isNullOfSecond = true
        }

        var toBead = viaBead + turns.beadAfterBead
        steps.beadFollowsNull = Combination.add(viaNull + turns.beadAfterNull, to: &toBead)
        var toNull = viaBead + turns.nullAfterBead
        steps.nullFollowsNull = Combination.add(viaNull + turns.nullAfterNull, to: &toNull)
        beforeBead[at] = toBead
        beforeNull[at] = toNull
        combination.keep(steps, at: at)
        largest = max(largest, toBead)
      }
      // Within a fixed bead no way has a step.
      if largest == -.infinity { largest = 0 }
      for at in band.offsets[row]..<band.offsets[row + 1] {
        beforeBead[at] -= largest
        beforeNull[at] -= largest
      }
      bases[row] = base + Double(largest)
    }
    return WayScores(beforeBead: beforeBead, beforeNull: beforeNull, bases: bases)
  }
}

/// A shape of beads by which the cells of a row can be reached, and the row that they come from.
private struct Approach {
  let shape: BeadShape
  let number: UInt8
  let row: Int
  /// The least and the largest column of that row, and where its cells begin.
  let low, high, start: Int
  /// What is to be added to its scores.
  let shift: Float
  /// What the shape says for itself.
  let logShape: Float
}

/// The logarithms of the probabilities of going on with a bead or a null, after either.
private struct Turns {
  let beadAfterBead: Float
  private(set) var beadAfterNull: Float
  private(set) var nullAfterBead: Float
  let nullAfterNull: Float

  init(_ priors: BeadPriors) {
    beadAfterBead = log(1 - priors.nullAfterBead)
    beadAfterNull = log(1 - priors.nullAfterNull)
    // Half of the nulls are of either side.
    nullAfterBead = log(priors.nullAfterBead / 2)
    nullAfterNull = log(priors.nullAfterNull / 2)
  }

  /// The same for a walk from the end, where what comes after is known and what comes before is sought.
  var reversed: Turns {
    var turns = self
    (turns.beadAfterNull, turns.nullAfterBead) = (nullAfterBead, beadAfterNull)
    return turns
  }
}
