/// What the pairs before and after a pair say for it: accounts of one life tell neighbouring events in the same order, for a
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

  /// The support of each pair, 0 and up.
  ///
  /// - Parameter strengths: for each pair what it is worth by itself; only what is above 0 supports others.
  /// - Complexity: O(rows · columns).
  package static func support(_ strengths: SignalMatrix) -> SignalMatrix {
    var result = SignalMatrix(rows: strengths.rows, columns: strengths.columns)
    for isForward in [true, false] {
      // reach[column]: the best chain that ends at or before the pair, weakened by the way to it.
      var above = [Float](repeating: 0, count: strengths.columns + 1)
      for step in 0..<strengths.rows {
        let row = isForward ? step : strengths.rows - 1 - step
        var current = [Float](repeating: 0, count: strengths.columns + 1)
        for place in 0..<strengths.columns {
          let column = isForward ? place : strengths.columns - 1 - place
          let reached = max(above[place] * decay, above[place + 1] * decay, current[place] * decay)
          let own = min(ceiling, max(0, strengths[row, column]))
          result[row, column] += reached
          current[place + 1] = max(reached, own + reached * (own > 0 ? 1 : 0))
        }
        above = current
      }
    }
    for at in result.values.indices { result.values[at] = min(largestSupport, result.values[at]) }
    return result
  }
}
