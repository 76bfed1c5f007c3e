import Foundation

/// Finds the best sequence of beads and nulls in a band by dynamic programming in log space.
///
/// A cell has two scores: that of the best way to it whose last step was a bead, and that of the best whose last was a null,
/// since nulls come in runs.
struct BeadSearch {
  let scores: BeadScores
  let priors: BeadPriors
  let band: Band

  /// The beads and nulls of the best way, in order.
  ///
  /// - Complexity: O(cells of the band · shapes) time, O(cells) memory.
  func best() -> [Bead] {
    let rows = band.rows
    let shapes = priors.shapes
    let logShapes = priors.logShapes
    let bead = (afterBead: log(1 - priors.nullAfterBead), afterNull: log(1 - priors.nullAfterNull))
    // Half of the nulls are of either side.
    let null = (afterBead: log(priors.nullAfterBead / 2), afterNull: log(priors.nullAfterNull / 2))
    // The best score of a way from each cell on with a bead, and with a null.
    var toBead = [Float](repeating: -.infinity, count: band.count)
    var toNull = toBead
    // The shape that led to the cell; and for nulls 0 for one of the first text, 1 of the second, 255 none.
    var beadStep = [UInt8](repeating: 255, count: band.count)
    var nullStep = beadStep
    // Whether the way to a cell that a bead, or a null, goes on from ended with a null.
    var beadFromNull = [Bool](repeating: false, count: band.count)
    var nullFromNull = beadFromNull

    for row in 0..<rows {
      let low = Int(band.low[row])
      for column in low...Int(band.high[row]) {
        let at = band.offsets[row] + column - low
        var beadScore: Float = row == 0 && column == 0 ? 0 : -.infinity
        for (index, shape) in shapes.enumerated() where row >= shape.a && column >= shape.b {
          let from = row - shape.a
          let start = column - shape.b
          guard start >= Int(band.low[from]), start <= Int(band.high[from]) else { continue }
          let score =
            toBead[band.offsets[from] + start - Int(band.low[from])] + logShapes[index]
            + scores.score(from, start, shape.a, shape.b)
          if score > beadScore {
            beadScore = score
            beadStep[at] = UInt8(index)
          }
        }
        var nullScore: Float = -.infinity
        if row > 0, column <= Int(band.high[row - 1]), column >= Int(band.low[row - 1]) {
          nullScore = toNull[band.offsets[row - 1] + column - Int(band.low[row - 1])]
          nullStep[at] = 0
        }
        if column > low, toNull[at - 1] > nullScore {
          nullScore = toNull[at - 1]
          nullStep[at] = 1
        }
        beadFromNull[at] = nullScore + bead.afterNull > beadScore + bead.afterBead
        toBead[at] = max(nullScore + bead.afterNull, beadScore + bead.afterBead)
        nullFromNull[at] = nullScore + null.afterNull > beadScore + null.afterBead
        toNull[at] = max(nullScore + null.afterNull, beadScore + null.afterBead)
      }
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
}
