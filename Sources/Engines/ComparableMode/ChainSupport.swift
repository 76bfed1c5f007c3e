/// What the pairs before and after a pair say for it: accounts of one life tell neighboring events in the same order, for a
/// while.
///
/// A chain is a sequence of pairs in which neither document goes back. For each pair the best chain that ends just before it and
/// the best that starts just after it are found by dynamic programming, forwards and backwards; each step away from the pair
/// weakens what a chain brings. Chains may cross one another, so no global order is forced.
package enum ChainSupport {
  /// What is left of a chain's strength one sentence further in either document.
  private static let decay: Float = 0.75
  /// No single pair adds more than this, however sure it is.
  private static let ceiling: Float = 3
  /// And all together add no more than this: near-copies, where everything supports everything, would have it run away.
  private static let largestSupport: Float = 8

  /// The support of some pairs, 0 and up.
  ///
  /// - Parameter strengths: for each pair what it is worth by itself; only what is above 0 supports others, and other pairs do not.
  /// - Complexity: O(rows · columns) time, a nanosecond or two each; O(pairs + columns) memory.
  package static func support(_ cells: PairCells, strengths: [Float]) -> [Float] {
    var result = [Float](repeating: 0, count: cells.count)
    let own = strengths.map { min(ceiling, max(0, $0)) }
    for isForward in [true, false] {
      add(cells, own, isForward, to: &result)
    }
    for at in result.indices { result[at] = min(largestSupport, result[at]) }
    return result
  }

  /// Adds what the chains in one direction bring.
  private static func add(_ cells: PairCells, _ own: [Float], _ isForward: Bool, to result: inout [Float]) {
    let last = cells.columns - 1
    // chains[index + 1]: the best chain that ends at or before the pair of the row before, weakened by the way from there; read
    // from the other end when going back.
    var chains = [Float](repeating: 0, count: cells.columns + 1)
    var reached = [Float](repeating: 0, count: cells.columns)
    var strength = [Float](repeating: 0, count: cells.columns)
    for step in 0..<cells.rows {
      let row = cells.row(isForward ? step : cells.rows - 1 - step)
      func index(_ at: Int) -> Int {
        let column = Int(cells.columnOf[at])
        return isForward ? column : last - column
      }
      for at in row { strength[index(at)] = own[at] }
      chains.withUnsafeMutableBufferPointer { chains in
        reached.withUnsafeMutableBufferPointer { reached in
          strength.withUnsafeBufferPointer { strength in
            for index in reached.indices { reached[index] = max(chains[index], chains[index + 1]) * decay }
            var chain: Float = 0
            for index in reached.indices {
              let best = max(reached[index], chain * decay)
              reached[index] = best
              chain = best + strength[index]
              chains[index + 1] = chain
            }
          }
        }
      }
      for at in row {
        result[at] += reached[index(at)]
        strength[index(at)] = 0
      }
    }
  }
}
