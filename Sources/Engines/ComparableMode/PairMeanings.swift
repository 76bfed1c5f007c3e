import Vectors

/// How much alike the meanings of the sentences of two documents are, as the vectors of the sentences and of their clauses tell.
package struct PairMeanings: Sendable {
  /// How much alike two sentences are, as `CosineMargins` says.
  package struct Likeness: Equatable, Sendable {
    /// The margin of the sentences.
    package let sentence: Float
    /// The largest margin of a clause of one and a clause of the other.
    package let clause: Float

    package init(sentence: Float, clause: Float) {
      self.sentence = sentence
      self.clause = clause
    }
  }

  package let a, b: MeaningVectors
  private let sentences, clauses: CosineMargins

  /// Compares two documents.
  ///
  /// - Complexity: that of `CosineMargins`.
  package init(_ a: MeaningVectors, _ b: MeaningVectors) {
    self.a = a
    self.b = b
    sentences = CosineMargins(a.sentences, b.sentences)
    clauses = CosineMargins(a.clauses, b.clauses)
  }

  /// How much alike two sentences are.
  ///
  /// - Complexity: O(clauses of one · clauses of the other · dimension).
  package func likeness(_ row: Int, _ column: Int) -> Likeness {
    Likeness(
      sentence: sentences.largest(row..<row + 1, column..<column + 1)?.margin ?? 0,
      clause: clauses.largest(a.clauses(of: row), b.clauses(of: column))?.margin ?? 0)
  }

  /// The clauses of two sentences that are most alike, by their indexes in the sentences.
  package func nearestClauses(_ row: Int, _ column: Int) -> (a: Int, b: Int)? {
    let (mine, others) = (a.clauses(of: row), b.clauses(of: column))
    return clauses.largest(mine, others).map { ($0.row - mine.lowerBound, $0.column - others.lowerBound) }
  }

  /// The cosines of two sentences, and of what is nearest to either besides the other.
  ///
  /// - Complexity: O((rows + columns) · dimension).
  func cosines(_ row: Int, _ column: Int) -> PairExplanation.Cosines {
    let (first, second) = (a.sentences, b.sentences)
    let inRow = first.scalarProducts(row..<row + 1, second)
    let inColumn = second.scalarProducts(column..<column + 1, first)
    func cosine(_ product: Int32) -> Double { Double(product) / Double(SentenceVectors.unitProduct) }
    func next(_ products: [Int32], besides index: Int) -> Double? {
      (products[..<index] + products[(index + 1)...]).max().map(cosine)
    }
    return .init(
      pair: cosine(inRow[column]), nextOfFirst: next(inRow, besides: column),
      nextOfSecond: next(inColumn, besides: row))
  }

  /// Reads the likeness of whole rows.
  package struct Rows {
    private let meanings: PairMeanings
    private var ofSentences, ofClauses: [Float]

    init(_ meanings: PairMeanings) {
      self.meanings = meanings
      ofSentences = .init(repeating: 0, count: meanings.b.sentences.count)
      ofClauses = .init(repeating: 0, count: meanings.b.clauses.count)
    }

    /// Goes to a sentence of the first document.
    ///
    /// - Complexity: O(its clauses · clauses of the second document · dimension).
    package mutating func move(to row: Int) {
      meanings.sentences.largest(row..<row + 1, in: &ofSentences)
      meanings.clauses.largest(meanings.a.clauses(of: row), in: &ofClauses)
    }

    /// How much alike that sentence and one of the second document are.
    package func likeness(_ column: Int) -> Likeness {
      var clause = -Float.infinity
      for index in meanings.b.clauses(of: column) { clause = max(clause, ofClauses[index]) }
      return Likeness(sentence: ofSentences[column], clause: clause)
    }
  }

  /// A reading of the rows.
  package var rows: Rows { Rows(self) }
}
