/// The cheapest way to give each word of one name a word of another, each at most once.
///
/// Names have few words, so it is found exactly, by dynamic programming over the sets of words taken.
package struct NameAssignment {
  /// For each word of the first name, the index of the word it got; nil if it was left out.
  package private(set) var partners: InlineArray<8, Int8> = .init(repeating: -1)

  /// Finds it.
  ///
  /// - Parameters:
  ///   - costs: row by row, `columns` apiece.
  ///   - omission: what it costs to leave a word of the first name out; nil if it must not be.
  /// - Complexity: O(`rows` · `columns` · 2^`columns`), at most eight of each.
  package init(
    rows: Int, columns: Int, costs: UnsafeMutablePointer<Float>, omission: (Int) -> Float?
  ) {
    let sets = 1 << columns
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * sets) { totals in
      withUnsafeTemporaryAllocation(of: Int8.self, capacity: rows * sets) { choices in
        guard var before = totals.baseAddress else { return }
        var after = before + sets
        for set in 0..<sets { before[set] = set == 0 ? 0 : .infinity }
        for row in 0..<rows {
          let skip = omission(row)
          for set in 0..<sets {
            var best = skip.map { before[set] + $0 } ?? .infinity
            var choice: Int8 = -1
            for column in 0..<columns where set & 1 << column != 0 {
              let total = before[set & ~(1 << column)] + costs[row * columns + column]
              if total < best {
                best = total
                choice = Int8(column)
              }
            }
            after[set] = best
            choices[row * sets + set] = choice
          }
          swap(&before, &after)
        }
        guard var set = (0..<sets).min(by: { before[$0] < before[$1] }) else { return }
        for row in (0..<rows).reversed() {
          let choice = choices[row * sets + set]
          partners[row] = choice
          if choice >= 0 { set &= ~(1 << Int(choice)) }
        }
      }
    }
  }
}
