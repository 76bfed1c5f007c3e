import Basics

/// Two texts aligned as translations: every sentence stands in exactly one bead or null.
public struct ParallelAlignment {
  /// The beads and nulls in the order of the first text; that of the second is the same but for moved passages.
  public let beads: [ScoredBead]
  /// The passages that stand in another order, in the order of the first text.
  public private(set) var moved: [MovedPassage] = []
  /// The beads that a person has fixed.
  let fixed: Set<Bead>
  /// What length and shape say for each bead.
  let forms: [(length: Float, prior: Float)]
  /// What the scores were made of; nil where a text has no sentences.
  let model: BeadModel?
  let gains: Sides<TermGains>?

  init(
    beads: [ScoredBead], forms: [(length: Float, prior: Float)],
    fixed: Set<Bead>,
    model: BeadModel,
    gains: Sides<TermGains>
  ) {
    self.forms = forms
    self.fixed = fixed
    self.beads = beads
    self.model = model
    self.gains = gains
  }

  init(nulls: [Bead]) {
    beads = nulls.map { ScoredBead(bead: $0, score: 0) }
    forms = []
    fixed = []
    model = nil
    gains = nil
  }

  /// The same with the names of speakers that are nulls put to what they say.
  ///
  /// - Parameter largest: no bead becomes larger than this on a side; nil for no limit.
  /// - Complexity: O(number of beads).
  func joining(_ labels: SpeakerLabels, _ largest: Int?) -> ParallelAlignment {
    guard let model, let gains else { return self }
    let joined = labels.joined(to: beads.map(\.bead), largest: largest ?? .max)
    guard joined.count < beads.count else { return self }
    // The beads are as many as before, and in the same order; only nulls have gone.
    var known = zip(beads, forms).filter { !$0.0.bead.isNull }.makeIterator()
    var scored: [ScoredBead] = []
    var joinedForms: [(length: Float, prior: Float)] = []
    for bead in joined {
      let item = bead.isNull ? nil : known.next()
      scored.append(ScoredBead(bead: bead, score: item?.0.score ?? 0))
      joinedForms.append(item?.1 ?? (length: 0, prior: 0))
    }
    return ParallelAlignment(beads: scored, forms: joinedForms, fixed: fixed, model: model, gains: gains)
  }

  /// The beads and nulls in an order that both texts have: of moved passages, whose beads stand in another, each sentence is a null.
  var inOrder: [ScoredBead] {
    guard !moved.isEmpty else { return beads }
    var inOrder: [ScoredBead] = []
    var (row, column) = (0, 0)
    func add(nullsTo a: Int, _ b: Int) {
      inOrder += (row..<max(row, a)).map {
        ScoredBead(bead: Bead(a: $0..<$0 + 1, b: column..<column), score: 0)
      }
      inOrder += (column..<max(column, b)).map { ScoredBead(bead: Bead(a: a..<a, b: $0..<$0 + 1), score: 0) }
      (row, column) = (max(row, a), max(column, b))
    }
    for scored in beads where !scored.bead.isNull && !isMoved(scored.bead) {
      add(nullsTo: scored.bead.a.lowerBound, scored.bead.b.lowerBound)
      inOrder.append(scored)
      (row, column) = (scored.bead.a.upperBound, scored.bead.b.upperBound)
    }
    let ends = beads.reduce((0, 0)) { (max($0.0, $1.bead.a.upperBound), max($0.1, $1.bead.b.upperBound)) }
    add(nullsTo: ends.0, ends.1)
    return inOrder
  }

  private func isMoved(_ bead: Bead) -> Bool {
    moved.contains { $0.a.contains(bead.a.lowerBound) && $0.b.contains(bead.b.lowerBound) }
  }

  /// The same with passages that stand in another order: their sentences are no nulls, and stand in no bead that is less sure.
  ///
  /// - Complexity: O(n log n) for n beads and nulls.
  func with(_ passages: [MovedPassages.Found]) -> ParallelAlignment {
    guard let model, let gains, !passages.isEmpty else { return self }
    typealias Item = (scored: ScoredBead, form: (length: Float, prior: Float))
    var taken: Sides<Set<Int>> = Sides([], [])
    var items: [Item] = []
    for passage in passages {
      for (scored, form) in zip(passage.beads, passage.forms) {
        taken.a.formUnion(scored.bead.a)
        taken.b.formUnion(scored.bead.b)
        items.append((scored, form))
      }
    }
    for (scored, form) in zip(beads, forms) {
      let bead = scored.bead
      if bead.a.contains(where: taken.a.contains) || bead.b.contains(where: taken.b.contains) {
        let nulls =
          bead.a.filter { !taken.a.contains($0) }.map {
            Bead(a: $0..<$0 + 1, b: bead.b.lowerBound..<bead.b.lowerBound)
          }
          + bead.b.filter { !taken.b.contains($0) }.map {
            Bead(a: bead.a.upperBound..<bead.a.upperBound, b: $0..<$0 + 1)
          }
        items += nulls.map { (ScoredBead(bead: $0, score: 0), (0, 0)) }
      } else {
        items.append((scored, form))
      }
    }
    func key(_ item: Item) -> (Int, Int) { (item.scored.bead.a.lowerBound, item.scored.bead.b.lowerBound) }
    items.sort { key($0) < key($1) }
    var result = ParallelAlignment(
      beads: items.map(\.scored), forms: items.map(\.form), fixed: fixed, model: model, gains: gains)
    result.moved = passages.map(\.passage).sorted { $0.a.lowerBound < $1.a.lowerBound }
    return result
  }
}
