import Algorithms
import Basics
import Preparation

/// The sentences of a document as an aligner compares them: the distinct terms of each with their weights, and for each term
/// the sentences that have it.
package struct SentenceIndex {
  /// The distinct terms of each sentence that have any weight.
  package let terms: FlatLists<Int32>
  /// The sum of the weights of each sentence's terms.
  let totals: [Float]
  /// For each term, the sentences that have it, ascending.
  let postings: FlatLists<Int32>
  package let weights: TermWeights

  init(_ document: AnalyzedDocument, weights: TermWeights, termCount: Int) {
    var terms = FlatLists<Int32>()
    var totals: [Float] = []
    // For each term the last sentence that had it.
    var lastSeen = [Int32](repeating: -1, count: termCount)
    for (index, sentence) in document.sentences.enumerated() {
      var total: Float = 0
      for token in sentence.tokens where weights[token.term] > 0 && lastSeen[Int(token.term)] != Int32(index)
      {
        lastSeen[Int(token.term)] = Int32(index)
        terms.append(token.term)
        total += weights[token.term]
      }
      terms.endList()
      totals.append(total)
    }
    self.terms = terms
    self.totals = totals
    self.weights = weights
    postings = terms.inverted(count: termCount)
  }

  /// Whether a sentence has a term.
  ///
  /// - Complexity: O(log of the number of sentences that have it).
  func has(_ term: Int32, _ sentence: Int) -> Bool {
    let sentences = postings[Int(term)]
    let index = sentences.partitioningIndex { $0 >= Int32(sentence) }
    return index < sentences.endIndex && sentences[index] == Int32(sentence)
  }
}
