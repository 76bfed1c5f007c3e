/// The pairs of sentences of two documents that may be linked, with their log-odds: the few that are not out of the question, so
/// that those of all documents can be held at once.
package struct CandidatePairs: Sendable {
  /// A pair of sentences.
  package struct Candidate: Sendable {
    private let indexes: (row: Int32, column: Int32)
    package var logOdds: Float
    /// What neighbors add to the log-odds before third documents are asked.
    let neighbors: Float
    /// What third documents add, 0 without one; see `PivotEvidence`.
    package internal(set) var pivot: Float = 0

    package var row: Int { Int(indexes.row) }
    package var column: Int { Int(indexes.column) }
    package var probability: Float { PairScores.probability(logOdds) }

    init(row: Int, column: Int, logOdds: Float, neighbors: Float = 0) {
      indexes = (Int32(row), Int32(column))
      self.logOdds = logOdds
      self.neighbors = neighbors
    }
  }

  /// Log-odds under which no support makes a link of a pair.
  package static let leastLogOdds: Float = -5

  package let rows: Int
  package let columns: Int
  /// The candidates by row and then column.
  package var candidates: [Candidate]
  /// Whether third documents have been asked.
  package private(set) var hasPivot = false

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
            row: row, column: column, logOdds: scores.logOdds[at], neighbors: scores.neighbors[at]))
      }
    }
  }

  /// Candidates given one by one, by row and then column.
  package init(rows: Int, columns: Int, candidates: [(row: Int, column: Int, logOdds: Float)]) {
    self.rows = rows
    self.columns = columns
    self.candidates = candidates.map { Candidate(row: $0.row, column: $0.column, logOdds: $0.logOdds) }
  }

  /// Candidates with what neighbors add.
  init(rows: Int, columns: Int, candidates: [Candidate]) {
    self.rows = rows
    self.columns = columns
    self.candidates = candidates
  }

  /// Gives pairs the log-odds that a person's decision stands for, whatever their score.
  mutating func apply(_ decided: [DecidedPair]) {
    guard !decided.isEmpty else { return }
    let cells = Set(decided.map { $0.row * columns + $0.column })
    candidates.removeAll { cells.contains($0.row * columns + $0.column) }
    candidates += decided.filter { $0.logOdds > CandidatePairs.leastLogOdds }.map {
      Candidate(row: $0.row, column: $0.column, logOdds: $0.logOdds)
    }
    candidates.sort { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  /// Makes the last step: adds what third documents say of each candidate to its log-odds.
  mutating func apply(_ evidence: [PivotEvidence], _ weights: PivotWeights) {
    hasPivot = true
    for (index, evidence) in evidence.enumerated() {
      let pivot = Float(weights.contribution(of: evidence))
      candidates[index].pivot = pivot
      candidates[index].logOdds =
        Float(weights.bias) + Float(weights.pair) * candidates[index].logOdds + pivot
    }
  }
}

/// Two sentences of which a person has decided whether they tell the same event, with log-odds that say so.
package struct DecidedPair: Sendable {
  package let row, column: Int
  package let logOdds: Float
}
