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
    /// The largest number of sentences on a side of a bead; nil: three, and more beside lines that hold several sentences.
    public var largestBead: Int?
    /// Leave out links whose score is less.
    public var leastScore: Double
    /// Whether what stands in another order is sought too.
    package var findsMoved = true
    /// Whether every bead of the whole table is tried, in quadratic time: what the band is checked against.
    package var searchesWholeTable = false
    /// How often the texts are aligned, each time with what was learned the time before.
    package var passes = 2

    /// Makes options; see the properties.
    public init(largestBead: Int? = nil, leastScore: Double = 0) {
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

  /// What says that two documents are translations of one another; nil where one has no sentences.
  ///
  /// - Complexity: at most that of one of the two passes of `align`.
  public func evidence(_ input: ParallelInput) -> TranslationEvidence? {
    guard input.texts.a.count > 0, input.texts.b.count > 0 else { return nil }
    return TranslationEvidence(
      input.texts, input.pairs, BeadSizes(input.texts, limit: options.largestBead), weights)
  }

  /// The beads and nulls of two texts, in order, with the probability that each bead is right, and among them those of passages that
  /// were moved.
  ///
  /// - Parameters:
  ///   - input: the documents, made ready.
  ///   - constraints: beads that stand and pairs of sentences that are in none, as a person has decided; how likely it is that
  ///     they are right is not asked, and their score is 0.
  /// - Complexity: linear in the number of sentences where translations have rare words in common; never more than a fixed number of
  ///   cells between two anchors.
  public func align(_ input: ParallelInput, constraints: BeadConstraints? = nil) -> ParallelAlignment {
    align(input.texts, input.pairs, constraints: constraints)
  }

  /// The same of two texts and the pairs of their terms.
  func align(
    _ texts: Sides<ParallelText>, _ pairs: TermPairs, constraints: BeadConstraints? = nil
  ) -> ParallelAlignment {
    let (a, b) = (texts.a, texts.b)
    guard a.count > 0, b.count > 0 else {
      return ParallelAlignment(
        nulls: (0..<a.count).map { Bead(a: $0..<$0 + 1, b: 0..<0) }
          + (0..<b.count).map { Bead(a: a.count..<a.count, b: $0..<$0 + 1) })
    }
    let frequencies = texts.map { $0.sentenceFrequencies() }
    let postings = b.postings()
    let sizes = BeadSizes(texts, limit: options.largestBead)
    var model = BeadModel(texts, pairs: pairs, sizes: sizes, weights: weights)
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
      if pass == options.passes {
        // The probability of a bead, if the texts are translations at all.
        let trust = model.isLearned ? 1 : TranslationEvidence(texts, pairs, sizes, weights).trust
        let probabilities = search.probabilities(of: beads, temperature: Float(weights.temperature))
          .map { trust * $0 }
        let alignment = ParallelAlignment(
          beads: zip(beads, probabilities).map(ScoredBead.init),
          forms: beads.map(search.form(of:)), fixed: Set(constraints?.fixed ?? []),
          model: model,
          gains: gains)
        guard options.findsMoved else { return alignment }
        var moved = MovedPassages(
          alignment.beads, constraints, texts, gains: gains, model: model,
          learned: model.learningRate, weights: weights)
        return alignment.with(moved.all())
      }
      model = model.estimated(from: beads, texts, frequencies, weights)
      pass += 1
    }
  }
}
