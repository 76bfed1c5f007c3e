/// The beads and nulls of an alignment in two halves, so that what the one teaches can be tried on the other.
struct BeadHalves {
  /// Every second run of beads and nulls, and the others.
  private(set) var even: [Bead] = []
  private(set) var odd: [Bead] = []

  /// So many beads and nulls follow one another in a half.
  private static let run = 8

  /// Of more beads and nulls than these, so many stretches of equal length show as much.
  private static let most = 4_000
  private static let stretches = 4

  /// All beads and nulls of an alignment, or some of a long one, evenly spread.
  static func sample(of beads: [Bead]) -> [Bead] {
    guard beads.count > most else { return beads }
    let length = most / stretches
    return (0..<stretches).flatMap { stretch -> ArraySlice<Bead> in
      let start = (beads.count - length) * stretch / (stretches - 1)
      return beads[start..<start + length]
    }
  }

  /// Halves an alignment.
  init(_ beads: [Bead]) {
    for (number, bead) in beads.enumerated() {
      if number / BeadHalves.run % 2 == 0 { even.append(bead) } else { odd.append(bead) }
    }
  }

  /// The beads of a half as those of texts that have only its sentences.
  static func closedUp(_ half: [Bead]) -> [Bead] {
    var (a, b) = (0, 0)
    return half.map { bead in
      defer { (a, b) = (a + bead.a.count, b + bead.b.count) }
      return Bead(a: a..<a + bead.a.count, b: b..<b + bead.b.count)
    }
  }
}
