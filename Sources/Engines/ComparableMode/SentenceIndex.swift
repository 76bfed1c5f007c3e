import Preparation

/// The sentences of a document as an aligner compares them: the distinct terms of each with their weights, and for each term
/// the sentences that have it.
package struct SentenceIndex {
  /// The distinct terms of each sentence that have any weight.
  package let terms: [[Int32]]
  /// The sum of the weights of each sentence's terms.
  let totals: [Float]
  /// For each term, the sentences that have it, ascending.
  let postings: [[Int32]]
  package let weights: TermWeights

  init(_ document: AnalyzedDocument, weights: TermWeights, termCount: Int) {
    var postings: [[Int32]] = .init(repeating: [], count: termCount)
    var terms: [[Int32]] = []
    for (index, sentence) in document.sentences.enumerated() {
      var distinct: [Int32] = []
      for token in sentence.tokens where weights[token.term] > 0 {
        if postings[Int(token.term)].last != Int32(index) {
          postings[Int(token.term)].append(Int32(index))
          distinct.append(token.term)
        }
      }
      terms.append(distinct)
    }
    self.terms = terms
    self.postings = postings
    self.weights = weights
    totals = terms.map { $0.reduce(0) { $0 + weights[$1] } }
  }
}
