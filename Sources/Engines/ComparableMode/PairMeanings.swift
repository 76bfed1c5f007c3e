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
    self = PairMeanings.compare(a, b).meanings
  }

  /// Compares two documents.
  ///
  /// - Returns: what the comparison says of single pairs, and a reading of the rows, which has the products of all vectors.
  package static func compare(_ a: MeaningVectors, _ b: MeaningVectors) -> (
    meanings: PairMeanings, rows: Rows
  ) {
    let sentences = CosineMargins.compare(a.sentences, b.sentences)
    let clauses = CosineMargins.compare(a.clauses, b.clauses)
    let meanings = PairMeanings(a: a, b: b, sentences: sentences.margins, clauses: clauses.margins)
    return (meanings, Rows(meanings, sentences: sentences.products, clauses: clauses.products))
  }

  private init(a: MeaningVectors, b: MeaningVectors, sentences: CosineMargins, clauses: CosineMargins) {
    self.a = a
    self.b = b
    self.sentences = sentences
    self.clauses = clauses
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
    private var sentences, clauses: ProductRows
    private var ofSentences, ofClauses: [Float]

    fileprivate init(_ meanings: PairMeanings, sentences: ProductRows, clauses: ProductRows) {
      self.meanings = meanings
      self.sentences = sentences
      self.clauses = clauses
      ofSentences = .init(repeating: 0, count: meanings.b.sentences.count)
      ofClauses = .init(repeating: 0, count: meanings.b.clauses.count)
    }

    /// Goes to a sentence of the first document.
    ///
    /// - Complexity: O(its clauses · clauses of the second document), and times the dimension where products are not kept.
    package mutating func move(to row: Int) {
      meanings.sentences.largest(row..<row + 1, of: &sentences, in: &ofSentences)
      meanings.clauses.largest(meanings.a.clauses(of: row), of: &clauses, in: &ofClauses)
    }

    /// How much alike that sentence and one of the second document are.
    package func likeness(_ column: Int) -> Likeness {
      var clause = -Float.infinity
      for index in meanings.b.clauses(of: column) { clause = max(clause, ofClauses[index]) }
      return Likeness(sentence: ofSentences[column], clause: clause)
    }
  }

  /// A reading of the rows, for which products are made anew.
  package var rows: Rows {
    Rows(
      self, sentences: ProductRows(a.sentences, b.sentences), clauses: ProductRows(a.clauses, b.clauses))
  }
}
