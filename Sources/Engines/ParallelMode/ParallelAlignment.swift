import Basics

/// Two texts aligned as translations: every sentence stands in exactly one bead or null.
public struct ParallelAlignment {
  /// The beads and nulls in order.
  public let beads: [ScoredBead]
  /// What says that the texts are translations at all; nil where a text has no sentences.
  public let translation: TranslationEvidence?
  /// The beads that a person has fixed.
  let fixed: Set<Bead>
  /// What length and shape say for each bead.
  let forms: [(length: Float, prior: Float)]
  /// What the scores were made of; nil where a text has no sentences.
  let model: BeadModel?
  let gains: Sides<TermGains>?

  init(
    beads: [ScoredBead], translation: TranslationEvidence?, forms: [(length: Float, prior: Float)],
    fixed: Set<Bead>,
    model: BeadModel,
    gains: Sides<TermGains>
  ) {
    self.forms = forms
    self.fixed = fixed
    self.beads = beads
    self.translation = translation
    self.model = model
    self.gains = gains
  }

  init(nulls: [Bead]) {
    beads = nulls.map { ScoredBead(bead: $0, score: 0) }
    translation = nil
    forms = []
    fixed = []
    model = nil
    gains = nil
  }
}
