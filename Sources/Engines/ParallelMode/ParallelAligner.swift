import Basics
import Texts

/// Aligns translations sentence by sentence.
///
/// Every bead of sentences is scored by what all words of its passages together say (`Coverage`), by its lengths and by how
/// many sentences it has; `BeadSearch` finds the best sequence within a `Band`; then all figures are estimated anew from it, words
/// that translate each other are learned, and the search is done again.
public struct ParallelAligner: Sendable {
  /// What a user can set.
  public struct Options: Sendable {
    /// The largest number of sentences on a side of a bead.
    public var largestBead: Int
    /// Leave out links whose score is less.
    public var leastScore: Double
    /// Whether every bead of the whole table is tried, in quadratic time: what the band is checked against.
    package var searchesWholeTable = false
    /// How often the texts are aligned, each time with what was learned the time before.
    package var passes = 2

    /// Makes options; see the properties.
    public init(largestBead: Int = 3, leastScore: Double = 0) {
      self.largestBead = largestBead
      self.leastScore = leastScore
    }
  }

  let weights: ParallelWeights
  let options: Options

  /// An aligner with given weights.
  public init(weights: ParallelWeights, options: Options = Options()) {
    self.weights = weights
    self.options = options
  }

  /// The beads and nulls of two texts, in order, with the probability that each bead is right.
  ///
  /// - Parameters:
  ///   - input: the documents, made ready.
  ///   - constraints: beads that stand and pairs of sentences that are in none, as a person has decided; how likely it is that
  ///     they are right is not asked, and their score is 0.
  /// - Complexity: linear in the number of sentences where translations have rare words in common; never more than a fixed number of
  ///   cells between two anchors.
  public func align(_ input: ParallelInput, constraints: BeadConstraints? = nil) -> ParallelAlignment {
    let texts = input.texts
    let (a, b) = (texts.a, texts.b)
    guard a.count > 0, b.count > 0 else {
      return ParallelAlignment(
        nulls: (0..<a.count).map { Bead(a: $0..<$0 + 1, b: 0..<0) }
          + (0..<b.count).map { Bead(a: a.count..<a.count, b: $0..<$0 + 1) })
    }
    let frequencies = texts.map { $0.sentenceFrequencies() }
    let postings = b.postings()
    var model = BeadModel(texts, pairs: input.pairs, largest: options.largestBead, weights: weights)
    var translation: TranslationEvidence?
    var pass = 1
    while true {
      let gains = model.gains(frequencies, sentences: texts.map(\.count), weights)
      let selected =
        options.searchesWholeTable
        ? Band(rows: a.count, columns: b.count)
        : Band.narrow(texts, gains: gains.a, postings: postings)
      let band = constraints?.bent(selected, columns: b.count) ?? selected
      let scores = BeadScores(texts, gains: gains, length: model.length, band: band, weights: weights)
      let search = BeadSearch(scores: scores, priors: model.priors, band: band, constraints: constraints)
      let beads = search.best()
      if pass == 1 {
        // A bead that a person made may be larger than any that is scored.
        let fixed = Set(constraints?.fixed ?? [])
        translation = TranslationEvidence(
          search, beads.filter { !fixed.contains($0) }, texts, input.pairs, weights)
      }
      if pass == options.passes {
        // The probability of a bead, if the texts are translations at all.
        let trust = model.isLearned ? 1 : translation?.trust ?? 1
        let probabilities = search.probabilities(of: beads, temperature: Float(weights.temperature))
          .map { trust * $0 }
        return ParallelAlignment(
          beads: zip(beads, probabilities).map(ScoredBead.init), translation: translation,
          forms: beads.map(search.form(of:)), fixed: Set(constraints?.fixed ?? []),
          model: model,
          gains: gains)
      }
      model = model.estimated(from: beads, texts, frequencies, weights)
      pass += 1
    }
  }
}
