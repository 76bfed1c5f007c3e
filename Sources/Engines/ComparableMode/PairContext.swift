/// What neighbors and rivals say of each pair, given log-odds so far.
package struct PairContext {
  /// A lead over rivals counts up to this much log-odds; beyond, it says nothing more.
  private static let largestLead: Float = 4
  /// Pairs whose log-odds are above minus this take part in chains.
  private static let chainOffset: Float = 2

  /// The `ChainSupport` of each pair.
  package let neighbors: [Float]
  /// By how much each pair leads the best other one of its row, and of its column, in log-odds; negative if it is below.
  package let leadInRow, leadInColumn: [Float]

  /// The context of some pairs.
  ///
  /// - Parameters:
  ///   - logOdds: those of each pair.
  ///   - others: the log-odds of all other pairs.
  /// - Complexity: that of `ChainSupport.support(_:strengths:)`.
  package init(_ cells: PairCells, _ logOdds: [Float], others: Float) {
    (leadInRow, leadInColumn) = PairContext.leads(cells, logOdds, others)
    neighbors = ChainSupport.support(cells, strengths: logOdds.map { $0 + PairContext.chainOffset })
  }

  /// The log-odds of the other pairs after a further step: nothing supports them, and all others lead them.
  package static func next(others: Float, _ step: ContextWeights) -> Float {
    let leads = step.leadInRow + step.leadInColumn
    return Float(step.bias + step.pair * Double(others) - leads * Double(largestLead))
  }

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
