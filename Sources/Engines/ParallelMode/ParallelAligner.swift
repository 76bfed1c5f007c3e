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

  /// The first alignment of two documents, from which both the evidence and the alignment are made; nil where one has no sentences.
  ///
  /// - Complexity: that of one of the two passes of `align`.
  public func first(_ input: ParallelInput) -> FirstAlignment? {
    guard input.texts.a.count > 0, input.texts.b.count > 0 else { return nil }
    return FirstAlignment(
      input.texts, input.pairs, largest: options.largestBead, weights.suited(to: input.texts))
  }

  /// What says that two documents are translations of one another; nil where one has no sentences.
  ///
  /// Where there are sentence vectors, it is tried with them and without, and the mean of the log-odds decides: an encoder that does not know a
  /// language finds nothing alike, and without vectors or dictionaries accounts of one life look like translations.
  ///
  /// - Parameters:
  ///   - input: the documents, made ready.
  ///   - first: their first alignment, if it is there already.
  /// - Complexity: that of `first`, and a fixed number of cells besides; twice that with vectors.
  public func evidence(_ input: ParallelInput, first: FirstAlignment? = nil) -> TranslationEvidence? {
    guard let first = first ?? self.first(input) else { return nil }
    let evidence = TranslationEvidence(input.texts, input.pairs, first, weights.suited(to: input.texts))
    guard input.texts.a.vectors != nil, input.texts.b.vectors != nil else { return evidence }
    let texts = input.texts.map(\.withoutVectors)
    let byWords = FirstAlignment(texts, input.pairs, largest: options.largestBead, weights)
    return evidence.averaged(with: TranslationEvidence(texts, input.pairs, byWords, weights))
  }

  /// The beads and nulls of two texts, in order, with the probability that each bead is right, and among them those of passages that
  /// were moved.
  ///
  /// - Parameters:
  ///   - input: the documents, made ready.
  ///   - constraints: beads that stand and pairs of sentences that are in none, as a person has decided; how likely it is that
  ///     they are right is not asked, and their score is 0.
  ///   - first: their first alignment, if it is there already; not asked for where there are constraints.
  /// - Complexity: linear in the number of sentences where translations have rare words in common; never more than a fixed number of
  ///   cells between two anchors.
  public func align(
    _ input: ParallelInput, constraints: BeadConstraints? = nil, first: FirstAlignment? = nil
  ) -> ParallelAlignment {
    align(input.texts, input.pairs, constraints: constraints, first: first)
  }

  /// The same of two texts and the pairs of their terms.
  func align(
    _ texts: Sides<ParallelText>, _ pairs: TermPairs, constraints: BeadConstraints? = nil,
    first: FirstAlignment? = nil
  ) -> ParallelAlignment {
    if MeaningModel.findsNothing(in: texts) {
      return align(texts.map(\.withoutVectors), pairs, constraints: constraints)
    }
    let (a, b) = (texts.a, texts.b)
    let weights = weights.suited(to: texts)
    guard a.count > 0, b.count > 0 else {
      return ParallelAlignment(
        nulls: (0..<a.count).map { Bead(a: $0..<$0 + 1, b: 0..<0) }
          + (0..<b.count).map { Bead(a: a.count..<a.count, b: $0..<$0 + 1) })
    }
    func unconstrained() -> FirstAlignment {
      first ?? FirstAlignment(texts, pairs, largest: options.largestBead, weights)
    }
    // The first pass, unless that is to search among other beads.
    let firstPass = constraints == nil && !options.searchesWholeTable ? unconstrained() : nil
    let frequencies = firstPass?.frequencies ?? texts.map { $0.sentenceFrequencies() }
    let postings = firstPass?.postings ?? b.postings()
    var model =
      firstPass?.model
      ?? BeadModel(
        texts, pairs: pairs, sizes: BeadSizes(texts, limit: options.largestBead), weights: weights)
    var pass = 1
    if let firstPass {
      model = model.estimated(from: firstPass.beads, texts, frequencies, weights)
      pass += 1
    }
    while true {
      let gains = model.gains(frequencies, sentences: texts.map(\.count), weights)
      let selected =
        options.searchesWholeTable
        ? Band(rows: a.count, columns: b.count)
        : Band.narrow(texts, gains: gains.a, postings: postings)
      let band = constraints?.bent(selected, columns: b.count) ?? selected
      let search = BeadSearch(texts, gains, model, weights, band: band, constraints: constraints)
      let beads = search.best()
      if pass == options.passes {
        // The probability of a bead, if the texts are translations at all.
        let trust =
          model.isLearned ? 1 : TranslationEvidence(texts, pairs, firstPass ?? unconstrained(), weights).trust
        let probabilities = search.probabilities(of: beads, temperature: Float(weights.temperature))
          .map { trust * $0 }
        let alignment = ParallelAlignment(
          beads: zip(beads, probabilities).map(ScoredBead.init),
          forms: beads.map(search.form(of:)), fixed: Set(constraints?.fixed ?? []),
          model: model,
          gains: gains)
        // A person's beads stay as they are, and what is in none has been decided.
        let labeled =
          constraints == nil ? alignment.joining(SpeakerLabels(texts), options.largestBead) : alignment
        guard options.findsMoved else { return labeled }
        var moved = MovedPassages(
          labeled.beads, constraints, texts, gains: gains, model: model,
          learned: model.learningRate, weights: weights)
        return labeled.with(moved.all())
      }
      model = model.estimated(from: beads, texts, frequencies, weights)
      pass += 1
    }
  }
}
