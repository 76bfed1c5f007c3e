import Basics

/// Finds what stands in another order: runs of sentences of both texts that have no place in the best sequence of beads, but are
/// translations of one another.
///
/// The best pair of such runs is aligned as the texts were, and taken if the evidence says that they are translations
/// (`TranslationEvidence`); then the next one is sought among what is left.
struct MovedPassages {
  /// Fewer sentences are no run, and no more than these may stand between those of one that have a place.
  private static let leastSentences = 8
  private static let mostBetween = 2
  /// Beads that are less sure than this have no place.
  private static let leastScore = 0.5
  /// How probable it must be that two runs are translations, and how much of the shorter one must be linked.
  private static let least = (probability: 0.8, linked: 0.4)
  /// How many runs of a text and pairs of them are looked at in a round, the longest first, and how many passages are sought.
  private static let mostRuns = 12
  private static let mostPairs = 24
  private static let mostPassages = 20

  /// One moved passage with its beads.
  struct Found {
    let beads: [ScoredBead]
    let forms: [(length: Float, prior: Float)]
    let passage: MovedPassage
  }

  private let texts: Sides<ParallelText>
  private let gains: Sides<TermGains>
  private let model: BeadModel
  private let learned: Double
  private let weights: ParallelWeights
  private let constraints: BeadConstraints?
  /// Which sentences have a place.
  private var isPlaced: Sides<[Bool]>

  /// Looks at what has no place in a sequence.
  ///
  /// - Parameters:
  ///   - beads: the best sequence.
  ///   - constraints: what a person has decided.
  ///   - model: what was learned from it.
  ///   - learned: how far what the sequence teaches holds; see `TranslationEvidence`.
  init(
    _ beads: [ScoredBead], _ constraints: BeadConstraints?, _ texts: Sides<ParallelText>,
    gains: Sides<TermGains>,
    model: BeadModel, learned: Double,
    weights: ParallelWeights
  ) {
    self.texts = texts
    self.gains = gains
    self.model = model
    self.learned = learned
    self.weights = weights
    self.constraints = constraints
    isPlaced = texts.map { [Bool](repeating: false, count: $0.count) }
    for scored in beads
    where !scored.bead.isNull && scored.score >= MovedPassages.leastScore {
      place(scored.bead)
    }
    for bead in (constraints?.fixed ?? []) + (constraints?.apart ?? []) { place(bead) }
  }

  private mutating func place(_ bead: Bead) {
    for sentence in bead.a { isPlaced.a[sentence] = true }
    for sentence in bead.b { isPlaced.b[sentence] = true }
  }

  /// The passages, the surest first.
  ///
  /// - Complexity: that of aligning the runs, a fixed number of pairs for each passage that is found.
  mutating func all() -> [Found] {
    var all: [Found] = []
    // Pairs of runs that were looked at and are none.
    var refused: Set<Bead> = []
    while all.count < MovedPassages.mostPassages, let found = next(&refused) {
      for scored in found.beads { place(scored.bead) }
      all.append(found)
    }
    return all
  }

  private func next(_ refused: inout Set<Bead>) -> Found? {
    let runs = isPlaced.map(MovedPassages.runs)
    let pairs = runs.a.flatMap { a in runs.b.map { Bead(a: a, b: $0) } }
      .filter { !refused.contains($0) }
      .sorted {
        (min($1.a.count, $1.b.count), $0.a.lowerBound, $0.b.lowerBound)
          < (min($0.a.count, $0.b.count), $1.a.lowerBound, $1.b.lowerBound)
      }
    var best: (found: Found, letters: Double)?
    for pair in pairs.prefix(MovedPassages.mostPairs) {
      guard let (found, letters) = aligned(pair) else {
        refused.insert(pair)
        continue
      }
      if letters > best?.letters ?? 0 { best = (found, letters) }
    }
    return best?.found
  }

  /// The beads of two runs, and how many letters they have; nil if the runs are no translations.
  private func aligned(_ runs: Bead) -> (found: Found, letters: Double)? {
    let parts = Sides(texts.a.part(runs.a), texts.b.part(runs.b))
    let band = Band.narrow(parts, gains: gains.a, postings: parts.b.postings())
    let search = BeadSearch(parts, gains, model, weights, band: band)
    let beads = search.best()
    let evidence = TranslationEvidence(parts, gains, model, weights, beads: beads, learned: learned)
    guard !evidence.isBlank, evidence.probability >= MovedPassages.least.probability else { return nil }
    let probabilities = search.probabilities(of: beads, temperature: Float(weights.temperature))
    let scored = zip(beads, probabilities).map { bead, probability in
      ScoredBead(bead: bead, score: evidence.probability * probability)
    }.filter { scored in
      // What has a place, as a passage found before has, stands between what has none, and is not found again.
      (runs.a.lowerBound + scored.bead.a.lowerBound..<runs.a.lowerBound + scored.bead.a.upperBound)
        .contains { !isPlaced.a[$0] }
        || (runs.b.lowerBound + scored.bead.b.lowerBound..<runs.b.lowerBound + scored.bead.b.upperBound)
          .contains { !isPlaced.b[$0] }
    }.filter { scored in
      // A person may have rejected what is linked here.
      !scored.bead.isNull && scored.score >= MovedPassages.leastScore
        && constraints?.allows(
          scored.bead.a.lowerBound + runs.a.lowerBound, scored.bead.b.lowerBound + runs.b.lowerBound,
          scored.bead.a.count, scored.bead.b.count) ?? true
    }
    let letters = Sides(
      MovedPassages.letters(parts.a, scored.map(\.bead.a)),
      MovedPassages.letters(parts.b, scored.map(\.bead.b)))
    let linked = max(letters.a.linked / letters.a.all, letters.b.linked / letters.b.all)
    guard scored.count > 1, linked >= MovedPassages.least.linked else { return nil }
    let moved = scored.map { scored in
      ScoredBead(
        bead: Bead(
          a: scored.bead.a.lowerBound + runs.a.lowerBound..<scored.bead.a.upperBound + runs.a.lowerBound,
          b: scored.bead.b.lowerBound + runs.b.lowerBound..<scored.bead.b.upperBound + runs.b.lowerBound),
        score: scored.score)
    }
    guard let first = moved.first?.bead, let last = moved.last?.bead else { return nil }
    let found = Found(
      beads: moved, forms: scored.map { search.form(of: $0.bead) },
      passage: MovedPassage(
        a: first.a.lowerBound..<last.a.upperBound, b: first.b.lowerBound..<last.b.upperBound))
    return (found, letters.a.linked + letters.b.linked)
  }

  private static func letters(_ text: ParallelText, _ sentences: [Range<Int>]) -> (
    linked: Double, all: Double
  ) {
    let linked = sentences.joined().reduce(Float(0)) { $0 + text.lengths[$1] }
    return (Double(linked), Double(text.lengths.reduce(0, +)))
  }

  /// The runs of sentences without a place, the longest first.
  private static func runs(_ isPlaced: [Bool]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for sentence in isPlaced.indices where !isPlaced[sentence] {
      if let last = runs.last, sentence - last.upperBound <= mostBetween {
        runs[runs.count - 1] = last.lowerBound..<sentence + 1
      } else {
        runs.append(sentence..<sentence + 1)
      }
    }
    // What stands between belongs to the sequence it was found in.
    return Array(
      runs.filter { run in run.count { !isPlaced[$0] } >= leastSentences }
        .sorted { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }.prefix(mostRuns))
  }
}
