import Basics

/// The candidates of two documents in little memory, while third documents are not known yet: of many documents there are some hundred for
/// each pair of them.
struct PackedCandidates: Sendable {
  private let rows, columns: Int
  private var pairs = FlatLists<(column: Int32, logOdds: Float)>()
  /// What neighbors add to those that may be selected yet, and say of them, by their indexes, ascending.
  private var contexts: [(index: Int32, neighbors: Float, surroundings: PairContext.Surroundings?)] = []

  /// Packs candidates.
  ///
  /// - Parameter least: the log-odds before third documents are asked under which none is selected: of these it is forgotten what
  ///   neighbors add, unless `BoostedTrees` are to be told.
  init(_ candidates: CandidatePairs, least: Float) {
    rows = candidates.rows
    columns = candidates.columns
    var row = 0
    for (index, candidate) in candidates.candidates.enumerated() {
      while row < candidate.row {
        pairs.endList()
        row += 1
      }
      pairs.append((Int32(candidate.column), candidate.logOdds))
      if candidate.logOdds >= least || candidate.surroundings != nil {
        contexts.append((Int32(index), candidate.neighbors, candidate.surroundings))
      }
    }
    while pairs.count < rows { pairs.endList() }
  }

  /// The candidates again.
  var candidates: CandidatePairs {
    var unpacked: [CandidatePairs.Candidate] = []
    unpacked.reserveCapacity(pairs.values.count)
    var next = 0
    for row in pairs.indices {
      for (column, logOdds) in pairs[row] {
        let isNext = next < contexts.count && Int(contexts[next].index) == unpacked.count
        unpacked.append(
          .init(
            row: row, column: Int(column), logOdds: logOdds,
            neighbors: isNext ? contexts[next].neighbors : 0,
            surroundings: isNext ? contexts[next].surroundings : nil))
        if isNext { next += 1 }
      }
    }
    return CandidatePairs(rows: rows, columns: columns, candidates: unpacked)
  }
}
