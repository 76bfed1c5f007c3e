/// The pairs of sentences of two documents that may be linked, with their log-odds: the few that are not out of the question.
///
/// Between accounts of a hundred sentences that is one pair in twenty, so those of all documents can be held at once.
package struct CandidatePairs: Sendable {
  /// A pair of sentences.
  package struct Candidate: Sendable {
    package let row: Int
    package let column: Int
    package var logOdds: Float
    /// What third documents say for it, nil without a third document; see `ThirdDocument`.
    package var third: ThirdDocument.Word?

    package var probability: Float { PairScores.probability(logOdds) }
  }

  /// Log-odds under which no support makes a link of a pair.
  package static let leastLogOdds: Float = -5

  package let rows: Int
  package let columns: Int
  /// The candidates by row and then column.
  package var candidates: [Candidate]

  /// The candidates among all pairs.
  ///
  /// - Complexity: O(rows · columns).
  package init(_ logOdds: SignalMatrix) {
    rows = logOdds.rows
    columns = logOdds.columns
    candidates = []
    for (at, value) in logOdds.values.enumerated() where value > CandidatePairs.leastLogOdds {
      candidates.append(
        Candidate(row: at / logOdds.columns, column: at % logOdds.columns, logOdds: value))
    }
  }

  /// Candidates given one by one, by row and then column.
  package init(rows: Int, columns: Int, candidates: [(row: Int, column: Int, logOdds: Float)]) {
    self.rows = rows
    self.columns = columns
    self.candidates = candidates.map { Candidate(row: $0.row, column: $0.column, logOdds: $0.logOdds) }
  }

  /// Gives pairs the log-odds that a person's judgement of them stands for, whatever they had.
  mutating func take(_ judged: [(row: Int, column: Int, logOdds: Float)]) {
    guard !judged.isEmpty else { return }
    let places = Set(judged.map { $0.row * columns + $0.column })
    candidates.removeAll { places.contains($0.row * columns + $0.column) }
    candidates += judged.filter { $0.logOdds > CandidatePairs.leastLogOdds }.map {
      Candidate(row: $0.row, column: $0.column, logOdds: $0.logOdds)
    }
    candidates.sort { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  /// For each sentence of the first document, those of the second that may belong to it, with the probability; the other way
  /// round if `isTransposed`.
  func lists(isTransposed: Bool) -> [[(sentence: Int, probability: Float)]] {
    var lists: [[(sentence: Int, probability: Float)]] = .init(
      repeating: [], count: isTransposed ? columns : rows)
    for candidate in candidates {
      if isTransposed {
        lists[candidate.column].append((candidate.row, candidate.probability))
      } else {
        lists[candidate.row].append((candidate.column, candidate.probability))
      }
    }
    return lists
  }
}
