import Basics

/// Sentences of two texts that translate each other; one side may be empty.
public struct Bead: Hashable, Sendable {
  /// The sentences of the first text.
  public let a: Range<Int>
  /// The sentences of the second text.
  public let b: Range<Int>

  /// Makes a bead.
  public init(a: Range<Int>, b: Range<Int>) {
    self.a = a
    self.b = b
  }

  /// The sentences of both texts.
  var sides: Sides<Range<Int>> { Sides(a, b) }

  /// Whether a side is empty.
  public var isNull: Bool { a.isEmpty || b.isEmpty }
}

/// A bead of an alignment with how sure it is.
public struct ScoredBead: Sendable {
  /// The bead.
  public let bead: Bead
  /// The probability that it is right, 0…1.
  public let score: Double
}

/// How many sentences a bead has on each side, neither of them none.
package struct BeadShape: Hashable, Sendable {
  /// The number of sentences of the first text.
  package let a: Int
  /// The number of sentences of the second text.
  package let b: Int

  /// Makes a shape.
  package init(a: Int, b: Int) {
    self.a = a
    self.b = b
  }

  /// A side of more than these sentences stands beside one sentence only: a paragraph, or what a translator made one of.
  private static let usual = 4

  /// The shapes with at most `largest` sentences on the sides, of which at least one has two sentences or fewer.
  package static func all(largest: Sides<Int>) -> [BeadShape] {
    (1...largest.a).flatMap { a in (1...largest.b).map { BeadShape(a: a, b: $0) } }
      .filter { min($0.a, $0.b) <= (max($0.a, $0.b) <= usual ? 2 : 1) }
  }
}
