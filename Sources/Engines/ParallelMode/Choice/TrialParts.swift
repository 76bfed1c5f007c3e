import Basics

/// The parts of two texts in which it is tried whether they are translations: all of short texts, and some of long ones.
enum TrialParts {
  /// Tables up to this many cells are tried as a whole.
  private static let wholeTable = 60_000
  /// How many parts of longer ones, of how many sentences of the shorter text, and of the longer one at most.
  private static let count = 3
  private static let rows = 160
  private static let mostColumns = 400
  /// How far a part reaches beyond what is beside it on the best way.
  private static let margin = 20

  /// The parts, evenly over the shorter text, and beside each what the best way through both texts puts there.
  ///
  /// - Parameter beads: a first alignment of both texts.
  static func parts(_ texts: Sides<ParallelText>, beads: [Bead]) -> [Bead] {
    let (a, b) = (texts.a.count, texts.b.count)
    guard a * b > wholeTable else { return [Bead(a: 0..<a, b: 0..<b)] }
    guard a <= b else {
      return parts(texts.swapped, beads: beads.map { Bead(a: $0.b, b: $0.a) }).map { Bead(a: $0.b, b: $0.a) }
    }
    let size = min(a, rows)
    // For each number of sentences of the shorter text the number of the longer that stand beside them.
    var reached = [Int](repeating: 0, count: a + 1)
    for bead in beads { for row in bead.a { reached[row + 1] = bead.b.upperBound } }
    return (0..<count).map { part in
      let first = (a - size) * part / (count - 1)
      let (low, high) = (reached[first], reached[first + size])
      // As much as is in proportion, where the way goes through nulls.
      let missing = max(0, size * b / a - (high - low)) / 2
      let start = max(0, min(low - missing - margin, b - 1))
      let end = min(b, high + missing + margin, start + mostColumns)
      return Bead(a: first..<first + size, b: start..<max(start + 1, end))
    }
  }
}
