import Basics

/// Two texts, or parts of them, aligned in order, and what that shows: how much of what their sentences have in common stands in one order.
///
/// What a sentence has in common with another is what the matches of its terms say (`Coverage`), without what terms say that find
/// none; it is never negative.
struct OrderTrial {
  /// What the sentences of beads have in common with those beside them, for those of either text.
  private(set) var inOrder = Sides(0.0, 0.0)
  /// What all sentences have in common with the sentence of the other text that is best for them, wherever it stands.
  private(set) var anywhere = Sides(0.0, 0.0)
  /// What the sentences of beads have in common with the best of those that do not stand beside them.
  private(set) var elsewhere = 0.0
  /// What nulls have in common with the best null of the other text.
  private(set) var amongNulls = 0.0
  /// The letters of the sentences of beads, and of nulls.
  private(set) var linkedLetters = Sides(0.0, 0.0)
  private(set) var nullLetters = Sides(0.0, 0.0)
  /// What lengths and numbers of sentences say for the beads, and how many beads there are.
  private(set) var lengths = 0.0
  private(set) var beadCount = 0.0
  /// How many sentences both texts have.
  private(set) var sentences = 0.0

  /// Nothing tried yet.
  init() {}

  /// Aligns two texts in order by what is assumed before anything is learned from them.
  ///
  /// - Parameters:
  ///   - coverageOfSecond: how far the second text is covered by the first, if that is known from another trial.
  ///   - takeCoverage: is given that.
  /// - Complexity: O(product of the numbers of sentences): meant for parts of some hundred.
  init(
    _ texts: Sides<ParallelText>, _ gains: Sides<TermGains>, _ model: BeadModel, _ weights: ParallelWeights,
    coverageOfSecond: Coverage? = nil, takeCoverage: (Coverage) -> Void = { _ in }
  ) {
    let band = Band(rows: texts.a.count, columns: texts.b.count)
    let search = BeadSearch(texts, gains, model, weights, band: band, coverageOfSecond: coverageOfSecond)
    let scores = search.scores
    takeCoverage(scores.coverage.b)
    let beads = search.best().filter { !$0.isNull }
    for bead in beads {
      lengths += Double(
        scores.formScore(bead.a.lowerBound, bead.b.lowerBound, bead.a.count, bead.b.count))
    }
    beadCount = Double(beads.count)
    add(
      \.a, beads.map(\.sides), texts, scores.coverage.a,
      misses: OrderTrial.misses(texts.a, gains.a, Float(weights.terms)))
    add(
      \.b, beads.map(\.sides.swapped), texts.swapped, scores.coverage.b,
      misses: OrderTrial.misses(texts.b, gains.b, Float(weights.terms)))
  }

  /// What the terms of each sentence say if they all find no match.
  private static func misses(_ text: ParallelText, _ gains: TermGains, _ scale: Float) -> [Float] {
    (0..<text.count).map { sentence in
      scale * text.terms[sentence].reduce(0) { $0 + gains.misses[Int($1)] }
    }
  }

  /// Adds what the sentences of one text have in common with those of the other.
  ///
  /// - Parameters:
  ///   - side: where it is added up.
  ///   - beads: their sentences, those of this text first.
  ///   - texts: this text first.
  private mutating func add(
    _ side: WritableKeyPath<Sides<Double>, Double>, _ beads: [Sides<Range<Int>>],
    _ texts: Sides<ParallelText>, _ coverage: Coverage, misses: [Float]
  ) {
    var partners = [Range<Int>?](repeating: nil, count: texts.a.count)
    var isLinked = [Bool](repeating: false, count: texts.b.count)
    for bead in beads {
      for sentence in bead.a { partners[sentence] = bead.b }
      for sentence in bead.b { isLinked[sentence] = true }
    }
    for sentence in 0..<texts.a.count {
      let partner = partners[sentence] ?? 0..<0
      var best = (anywhere: Float(0), elsewhere: Float(0), amongNulls: Float(0))
      for other in 0..<texts.b.count {
        let value = coverage.values[coverage.index(sentence, other) + 1] - misses[sentence]
        best.anywhere = max(best.anywhere, value)
        if !partner.contains(other) { best.elsewhere = max(best.elsewhere, value) }
        if !isLinked[other] { best.amongNulls = max(best.amongNulls, value) }
      }
      anywhere[keyPath: side] += Double(best.anywhere)
      if partner.isEmpty {
        amongNulls += Double(best.amongNulls)
        nullLetters[keyPath: side] += Double(texts.a.lengths[sentence])
      } else {
        let value = coverage.values[coverage.index(sentence, partner.lowerBound) + partner.count]
        inOrder[keyPath: side] += Double(value - misses[sentence])
        elsewhere += Double(best.elsewhere)
        linkedLetters[keyPath: side] += Double(texts.a.lengths[sentence])
      }
    }
    sentences += Double(texts.a.count)
  }

  /// Adds another trial, weighted.
  mutating func add(_ other: OrderTrial, weight: Double = 1) {
    for side in [\Sides<Double>.a, \Sides<Double>.b] {
      inOrder[keyPath: side] += weight * other.inOrder[keyPath: side]
      anywhere[keyPath: side] += weight * other.anywhere[keyPath: side]
      linkedLetters[keyPath: side] += weight * other.linkedLetters[keyPath: side]
      nullLetters[keyPath: side] += weight * other.nullLetters[keyPath: side]
    }
    elsewhere += weight * other.elsewhere
    amongNulls += weight * other.amongNulls
    lengths += weight * other.lengths
    beadCount += weight * other.beadCount
    sentences += weight * other.sentences
  }

  /// The share of the letters of either text that stand in beads, 0…1.
  var linked: Sides<Double> {
    Sides(
      linkedLetters.a / max(1, linkedLetters.a + nullLetters.a),
      linkedLetters.b / max(1, linkedLetters.b + nullLetters.b))
  }
}
