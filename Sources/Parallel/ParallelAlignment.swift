/// Two texts aligned as translations: every sentence stands in exactly one bead or null.
public struct ParallelAlignment {
  /// The beads and nulls in order.
  public let beads: [ScoredBead]
  /// What length and shape say for each bead.
  let forms: [(length: Float, prior: Float)]
  /// What the scores were made of; nil where a text has no sentences.
  let model: BeadModel?
  let gains: (forward: TermGains, backward: TermGains)?

  init(
    beads: [ScoredBead], forms: [(length: Float, prior: Float)], model: BeadModel,
    gains: (forward: TermGains, backward: TermGains)
  ) {
    self.forms = forms
    self.beads = beads
    self.model = model
    self.gains = gains
  }

  init(nulls: [Bead]) {
    beads = nulls.map { ScoredBead(bead: $0, score: 0) }
    forms = []
    model = nil
    gains = nil
  }
}

extension ParallelAlignment {
  /// Two documents of which less is translated, or in whose beads fewer words find a match, are taken for independent accounts.
  public static let leastShare = 0.3
  public static let leastMatched = 0.4

  /// How much of the one or the other text stands in beads that are likely, by letters: the larger share of both, for a
  /// translation may leave out or add.
  public func alignedShare(_ input: ParallelInput) -> Double {
    func share(_ text: ParallelText, _ side: KeyPath<Bead, Range<Int>>) -> Double {
      let all = text.lengths.reduce(0, +)
      let aligned = beads.reduce(Float(0)) { sum, scored in
        guard scored.score >= 0.5 else { return sum }
        return scored.bead[keyPath: side].reduce(sum) { $0 + text.lengths[$1] }
      }
      return all > 0 ? Double(aligned / all) : 0
    }
    return max(share(input.texts.a, \.a), share(input.texts.b, \.b))
  }

  /// What share of the words in beads that could have a match find one there.
  public func matchedShare(_ input: ParallelInput) -> Double {
    guard let gains else { return 0 }
    var matched = 0
    var all = 0
    var isThere = [Bool](repeating: false, count: input.texts.b.termCount)
    for scored in beads where !scored.bead.isNull {
      for at in scored.bead.b.flatMap(input.texts.b.terms.range) {
        isThere[Int(input.texts.b.terms.values[at])] = true
      }
      for at in scored.bead.a.flatMap(input.texts.a.terms.range) {
        let others = gains.forward.others.range(Int(input.texts.a.terms.values[at]))
        if others.isEmpty { continue }
        all += 1
        if others.contains(where: { isThere[Int(gains.forward.others.values[$0])] }) { matched += 1 }
      }
      for at in scored.bead.b.flatMap(input.texts.b.terms.range) {
        isThere[Int(input.texts.b.terms.values[at])] = false
      }
    }
    return all > 0 ? Double(matched) / Double(all) : 0
  }
}
