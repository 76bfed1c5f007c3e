import Basics
import Foundation

/// How likely beads of each shape and nulls are before anything is known of their sentences.
package struct BeadPriors: Sendable {
  /// The shapes of beads.
  package let shapes: [BeadShape]
  /// The logarithm of each shape's share among beads.
  package var logShapes: [Float]
  /// The probability that a null follows a bead, and that one follows a null.
  package var nullAfterBead: Float
  package var nullAfterNull: Float

  /// What is assumed of texts of which nothing is known.
  package init(_ sizes: BeadSizes, weights: ParallelWeights) {
    shapes = BeadShape.all(largest: sizes.largest)
    let shares = shapes.map { shape in
      pow(
        weights.merge,
        Double(shape.a - 1) / sizes.expected.a + Double(shape.b - 1) / sizes.expected.b)
    }
    let sum = shares.reduce(0, +)
    logShapes = shares.map { Float(log($0 / sum)) }
    nullAfterBead = Float(weights.nullAfterBead)
    nullAfterNull = Float(weights.nullAfterNull)
  }

  /// The same, estimated from an alignment.
  package func estimated(from beads: [Bead], weights: ParallelWeights) -> BeadPriors {
    var counts = logShapes.map { Double(exp($0)) * weights.priorStrength }
    var afterBead = (null: weights.priorStrength * weights.nullAfterBead, all: weights.priorStrength)
    var afterNull = (null: weights.priorStrength * weights.nullAfterNull, all: weights.priorStrength)
    var wasNull = false
    for bead in beads {
      if wasNull {
        afterNull.all += 1
        if bead.isNull { afterNull.null += 1 }
      } else {
        afterBead.all += 1
        if bead.isNull { afterBead.null += 1 }
      }
      wasNull = bead.isNull
      if let shape = shapes.firstIndex(of: BeadShape(a: bead.a.count, b: bead.b.count)) { counts[shape] += 1 }
    }
    let sum = counts.reduce(0, +)
    var result = self
    result.logShapes = counts.map { Float(log($0 / sum)) }
    result.nullAfterBead = Float(afterBead.null / afterBead.all)
    result.nullAfterNull = Float(afterNull.null / afterNull.all)
    return result
  }
}
