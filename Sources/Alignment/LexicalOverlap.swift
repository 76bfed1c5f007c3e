/// How much of the words of each sentence of one document is found in each sentence of another.
package struct LexicalOverlap {
  /// The weight of the terms matched by the dictionary, and of those matched by spelling.
  package private(set) var dictionary: SignalMatrix
  package private(set) var spelling: SignalMatrix

  /// Sums, for each pair of sentences, the best match of every term of the first: its strength times the smaller of the two
  /// terms' weights.
  ///
  /// - Complexity: O(Σ over tokens of the first document, their matches, and the sentences that have them).
  package init(_ source: SentenceIndex, _ target: SentenceIndex, matches: TermMatches) {
    let columns = target.terms.count
    dictionary = SignalMatrix(rows: source.terms.count, columns: columns)
    spelling = dictionary
    var best = [Float](repeating: 0, count: columns)
    var isSpelling = [Bool](repeating: false, count: columns)
    var touched: [Int32] = []
    for (row, terms) in source.terms.enumerated() {
      let start = row * columns
      for term in terms {
        let weight = source.weights[term]
        for match in matches[term] {
          let value = match.weight * min(weight, target.weights[match.term])
          guard value > 0 else { continue }
          for column in target.postings[Int(match.term)] {
            let at = Int(column)
            if best[at] == 0 { touched.append(column) }
            if value > best[at] {
              best[at] = value
              isSpelling[at] = match.source == .spelling
            }
          }
        }
        for column in touched {
          let at = Int(column)
          if isSpelling[at] {
            spelling.values[start + at] += best[at]
          } else {
            dictionary.values[start + at] += best[at]
          }
          best[at] = 0
        }
        touched.removeAll(keepingCapacity: true)
      }
    }
  }
}
