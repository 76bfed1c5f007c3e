import Basics

/// The candidates of two documents in little memory, while third documents are not known yet: of many documents there are some hundred for
/// each pair of them.
struct PackedCandidates: Sendable {
  private let rows, columns: Int
  private var pairs = FlatLists<(column: Int32, logOdds: Float)>()
  /// What neighbors add to those that may be selected yet, by their indexes, ascending.
  private var contexts: [(index: Int32, neighbors: Float)] = []

  /// Packs candidates.
  ///
  /// - Parameter least: the log-odds before third documents are asked under which none is selected: of these it is forgotten what
  ///   neighbors add.
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
      if candidate.logOdds >= least {
        contexts.append((Int32(index), candidate.neighbors))
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
        var neighbors: Float = 0
        if next < contexts.count, Int(contexts[next].index) == unpacked.count {
          neighbors = contexts[next].neighbors
          next += 1
        }
        unpacked.append(.init(row: row, column: Int(column), logOdds: logOdds, neighbors: neighbors))
      }
    }
    return CandidatePairs(rows: rows, columns: columns, candidates: unpacked)
  }
}
