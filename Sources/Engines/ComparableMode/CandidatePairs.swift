/// The pairs of sentences of two documents that may be linked, with their log-odds: the few that are not out of the question, so
/// that those of all documents can be held at once.
package struct CandidatePairs: Sendable {
  /// A pair of sentences.
  package struct Candidate: Sendable {
    private let place: (row: Int32, column: Int32)
    package var logOdds: Float
    /// What neighbours and rivals add to the log-odds before third documents are asked.
    let neighbours, leads: Float
    /// What third documents add, 0 without one; see `ThirdDocument`.
    package internal(set) var third: Float = 0

    package var row: Int { Int(place.row) }
    package var column: Int { Int(place.column) }
    package var probability: Float { PairScores.probability(logOdds) }

    init(row: Int, column: Int, logOdds: Float, neighbours: Float = 0, leads: Float = 0) {
      place = (Int32(row), Int32(column))
      self.logOdds = logOdds
      self.neighbours = neighbours
      self.leads = leads
    }
  }

  /// Log-odds under which no support makes a link of a pair.
  package static let leastLogOdds: Float = -5

  package let rows: Int
  package let columns: Int
  /// The candidates by row and then column.
  package var candidates: [Candidate]
  /// Whether third documents have been asked.
  package internal(set) var hasThirdDocument = false

  /// The candidates among the pairs that were scored.
  ///
  /// - Parameter asked: a pair that is one in any case.
  /// - Complexity: O(pairs).
  package init(_ scores: PairScores, asked: (row: Int, column: Int)? = nil) {
    rows = scores.cells.rows
    columns = scores.cells.columns
    candidates = []
    for row in 0..<rows {
      for at in scores.cells.row(row) {
        let column = Int(scores.cells.columnOf[at])
        guard scores.logOdds[at] > CandidatePairs.leastLogOdds || asked.map({ $0 == (row, column) }) ?? false
        else { continue }
        candidates.append(
          Candidate(
            row: row, column: column, logOdds: scores.logOdds[at], neighbours: scores.neighbours[at],
            leads: scores.leads[at]))
      }
    }
  }

  /// Candidates given one by one, by row and then column.
  package init(rows: Int, columns: Int, candidates: [(row: Int, column: Int, logOdds: Float)]) {
    self.rows = rows
    self.columns = columns
    self.candidates = candidates.map { Candidate(row: $0.row, column: $0.column, logOdds: $0.logOdds) }
  }

  /// Gives pairs the log-odds that a person's judgement of them stands for, whatever they had.
  mutating func take(_ judged: [JudgedPair]) {
    guard !judged.isEmpty else { return }
    let places = Set(judged.map { $0.row * columns + $0.column })
    candidates.removeAll { places.contains($0.row * columns + $0.column) }
    candidates += judged.filter { $0.logOdds > CandidatePairs.leastLogOdds }.map {
      Candidate(row: $0.row, column: $0.column, logOdds: $0.logOdds)
    }
    candidates.sort { ($0.row, $0.column) < ($1.row, $1.column) }
  }
}
