/// The beads and nulls of an alignment in two halves, so that what the one teaches can be tried on the other.
struct BeadHalves {
  /// Every second run of beads and nulls, and the others.
  private(set) var even: [Bead] = []
  private(set) var odd: [Bead] = []

  /// So many beads and nulls follow one another in a half.
  private static let run = 8

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
