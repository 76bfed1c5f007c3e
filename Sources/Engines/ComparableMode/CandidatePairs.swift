/// The pairs of sentences of two documents that may be linked, with their log-odds: the few that are not out of the question, so
/// that those of all documents can be held at once.
package struct CandidatePairs: Sendable {
  /// A pair of sentences.
  package struct Candidate: Sendable {
    private let indexes: (row: Int32, column: Int32)
    package var logOdds: Float
    /// What neighbors add to the log-odds before third documents are asked.
    let neighbors: Float
    /// What `BoostedTrees` are told of neighbors; nil for pairs that they leave as they are.
    let surroundings: PairContext.Surroundings?
    /// What third documents say.
    package internal(set) var evidence = PivotEvidence()

    package var row: Int { Int(indexes.row) }
    package var column: Int { Int(indexes.column) }
    package var probability: Float { PairScores.probability(logOdds) }

    init(
      row: Int, column: Int, logOdds: Float, neighbors: Float = 0,
      surroundings: PairContext.Surroundings? = nil
    ) {
      indexes = (Int32(row), Int32(column))
      self.logOdds = logOdds
      self.neighbors = neighbors
      self.surroundings = surroundings
    }

    /// What `BoostedTrees` are told of the pair; nil if they leave it as it is.
    ///
    /// - Complexity: that of `PairSignals.values(_:_:)`.
    package func features(_ signals: PairSignals) -> PairFeatures? {
      surroundings.map { PairFeatures(signals.values(row, column), $0, evidence) }
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
        let isCorrected = scores.logOdds[at] > BoostedTrees.leastLogOdds
        candidates.append(
          Candidate(
            row: row, column: column, logOdds: scores.logOdds[at], neighbors: scores.neighbors[at],
            surroundings: isCorrected ? scores.context?[at] : nil))
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

  /// Adds what third documents say of each candidate to its log-odds.
  package mutating func apply(_ evidence: [PivotEvidence], _ weights: PivotWeights) {
    hasPivot = true
    for (index, evidence) in evidence.enumerated() {
      candidates[index].evidence = evidence
      candidates[index].logOdds =
        Float(weights.bias) + Float(weights.pair) * candidates[index].logOdds
        + Float(weights.contribution(of: evidence))
    }
  }

  /// Makes the last step: corrects the log-odds of the candidates that are not out of the question.
  ///
  /// - Complexity: that of `PairSignals.values(_:_:)` and of `BoostedTrees.logOdds(_:)` for each.
  package mutating func apply(_ trees: BoostedTrees, _ signals: PairSignals) {
    for index in candidates.indices {
      if let features = candidates[index].features(signals) {
        candidates[index].logOdds += trees.logOdds(features)
      }
    }
  }
}

/// Two sentences of which a person has decided whether they tell the same event, with log-odds that say so.
package struct DecidedPair: Sendable {
  package let row, column: Int
  package let logOdds: Float
}
