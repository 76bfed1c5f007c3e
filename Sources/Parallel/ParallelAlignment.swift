/// Two texts aligned as translations: every sentence stands in exactly one bead or null.
public struct ParallelAlignment {
  /// The beads and nulls in order.
  public let beads: [ScoredBead]
  /// What the scores were made of; nil where a text has no sentences.
  let model: BeadModel?
  let gains: (forward: TermGains, backward: TermGains)?

  init(beads: [ScoredBead], model: BeadModel, gains: (forward: TermGains, backward: TermGains)) {
    self.beads = beads
    self.model = model
    self.gains = gains
  }

  init(nulls: [Bead]) {
    beads = nulls.map { ScoredBead(bead: $0, score: 0) }
    model = nil
    gains = nil
  }
}
