import Basics

/// What says that two texts are translations of one another, and not independent accounts: how much their words say for the
/// beads of a first alignment, in which nothing is learned yet from the texts themselves.
public struct TranslationEvidence: Sendable {
  /// What terms say for the beads, in log-odds for a hundred letters of the text of which more is aligned.
  public let found: Double
  /// What they say at least in translations.
  public let expected: Double
  /// Whether the texts are taken for translations.
  public var isTranslation: Bool { found >= expected }

  /// How far beads can be trusted, 0…1, where the texts themselves have taught nothing: if words say little for a translation,
  /// lengths alone would make a diagonal of any two texts.
  var trust: Double { max(TranslationEvidence.leastTrust, min(1, 2 * found / expected)) }
  private static let leastTrust = 0.05

  /// Sums the evidence of an alignment.
  ///
  /// - Complexity: O(number of beads + terms).
  init(
    _ search: BeadSearch, _ beads: [Bead], _ texts: Sides<ParallelText>, _ pairs: TermPairs,
    _ weights: ParallelWeights
  ) {
    let sum = beads.reduce(Float(0)) { sum, bead in
      guard !bead.isNull else { return sum }
      let (row, column) = (bead.a.lowerBound, bead.b.lowerBound)
      return sum + search.scores.score(row, column, bead.a.count, bead.b.count)
        - search.scores.formScore(row, column, bead.a.count, bead.b.count)
    }
    // Half of it is of either text.
    let letters = min(texts.a.lengths.reduce(0, +), texts.b.lengths.reduce(0, +))
    found = 100 * Double(sum / 2 / max(1, letters))
    let known =
      TranslationEvidence.known(texts.a.terms, pairs.matches.a)
      + TranslationEvidence.known(texts.b.terms, pairs.matches.b)
    expected = 100 * (weights.leastEvidence + weights.leastEvidenceOfDictionary * known / 2)
  }

  /// The share of a text's terms that a dictionary has.
  private static func known(_ text: FlatLists<Int32>, _ matches: FlatLists<TermPairs.Match>) -> Double {
    let isKnown = (0..<matches.count).map { matches[$0].contains { $0.kind == .dictionary } }
    let count = text.values.count { isKnown[Int($0)] }
    return text.values.isEmpty ? 0 : Double(count) / Double(text.values.count)
  }
}
