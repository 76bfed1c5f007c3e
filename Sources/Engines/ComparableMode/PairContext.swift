/// What neighbours and rivals say of each pair, given log-odds so far.
package enum PairContext {
  /// A lead over rivals counts up to this much log-odds; beyond, it says nothing more.
  private static let largestLead: Float = 4
  /// Pairs whose log-odds are above minus this take part in chains.
  private static let chainOffset: Float = 2

  /// The context of some pairs, in the order of `ComparableWeights.Context`.
  ///
  /// - Parameters:
  ///   - logOdds: those of each pair.
  ///   - others: the log-odds of all other pairs.
  /// - Complexity: that of `ChainSupport.support(_:strengths:)`.
  package static func of(_ cells: PairCells, _ logOdds: [Float], others: Float) -> [[Float]] {
    let leads = leads(cells, logOdds, others)
    return ComparableWeights.Context.allCases.map { kind in
      switch kind {
      case .neighbours: ChainSupport.support(cells, strengths: logOdds.map { $0 + chainOffset })
      case .leadInRow: leads.inRow
      case .leadInColumn: leads.inColumn
      }
    }
  }

  /// The log-odds of the other pairs after a further step: nothing supports them, and all others lead them.
  package static func next(others: Float, _ step: [String: Double]) -> Float {
    let leads = [ComparableWeights.Context.leadInRow, .leadInColumn].reduce(0) {
      $0 + (step[$1.rawValue] ?? 0)
    }
    return Float((step["bias"] ?? 0) + (step["pair"] ?? 1) * Double(others) - leads * Double(largestLead))
  }

  /// For each pair, how far it is above the best other one of its row, and of its column; negative if it is below.
  private static func leads(
    _ cells: PairCells, _ logOdds: [Float], _ others: Float
  ) -> (inRow: [Float], inColumn: [Float]) {
    var rows = TwoBest(count: cells.rows, others)
    var columns = TwoBest(count: cells.columns, others)
    for row in 0..<cells.rows {
      for at in cells.row(row) {
        rows.add(logOdds[at], to: row)
        columns.add(logOdds[at], to: Int(cells.columnOf[at]))
      }
    }
    var inRow = logOdds
    var inColumn = logOdds
    for row in 0..<cells.rows {
      for at in cells.row(row) {
        inRow[at] = limited(rows.lead(of: logOdds[at], in: row))
        inColumn[at] = limited(columns.lead(of: logOdds[at], in: Int(cells.columnOf[at])))
      }
    }
    return (inRow, inColumn)
  }

  private static func limited(_ lead: Float) -> Float { min(largestLead, max(-largestLead, lead)) }

  /// The two largest values of many lists.
  private struct TwoBest {
    private var best, second: [Float]

    init(count: Int, _ least: Float) {
      best = .init(repeating: least, count: count)
      second = best
    }

    mutating func add(_ value: Float, to list: Int) {
      if value > best[list] {
        second[list] = best[list]
        best[list] = value
      } else if value > second[list] {
        second[list] = value
      }
    }

    func lead(of value: Float, in list: Int) -> Float {
      value - (value == best[list] ? second[list] : best[list])
    }
  }
}
