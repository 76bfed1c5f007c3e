import Basics

/// Two texts aligned by what is known before anything is learned from them: what says whether they are translations, and what an
/// alignment begins with.
public struct FirstAlignment {
  let sizes: BeadSizes
  let frequencies: Sides<[Int32]>
  let postings: FlatLists<Int32>
  let model: BeadModel
  let gains: Sides<TermGains>
  let beads: [Bead]

  /// Aligns two texts that have sentences.
  ///
  /// - Complexity: see `ParallelAligner.align`.
  init(_ texts: Sides<ParallelText>, _ pairs: TermPairs, largest: Int?, _ weights: ParallelWeights) {
    sizes = BeadSizes(texts, limit: largest)
    frequencies = texts.map { $0.sentenceFrequencies() }
    postings = texts.b.postings()
    model = BeadModel(texts, pairs: pairs, sizes: sizes, weights: weights)
    gains = model.gains(frequencies, sentences: texts.map(\.count), weights)
    let band = Band.narrow(texts, gains: gains.a, postings: postings)
    beads = BeadSearch(texts, gains, model, weights, band: band).best()
  }
}
