/// Chains of links between two documents in which neither goes back: stretches that both tell in the same order.
package enum LinkChains {
  /// Where a link stands in both documents, by its first and last sentences.
  package struct Span: Equatable {
    let link: Int
    let rows, columns: ClosedRange<Int>

    package init(link: Int, rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
      self.link = link
      self.rows = rows
      self.columns = columns
    }
  }

  /// How many sentences either document may pass over from one link of a chain to the next.
  private static let widestGap = 8
  /// Of how many links before it a link looks for the one to follow.
  private static let reach = 40

  /// The chains of two links and more, each link in one at most, the longest taken first.
  ///
  /// - Parameter spans: the links.
  /// - Complexity: O(links · `reach`).
  package static func chains(_ spans: [Span]) -> [[Int]] {
    let sorted = spans.sorted {
      ($0.rows.lowerBound, $0.columns.lowerBound, $0.link) < (
        $1.rows.lowerBound, $1.columns.lowerBound, $1.link
      )
    }
    var before = [Int?](repeating: nil, count: sorted.count)
    var length = [Int](repeating: 1, count: sorted.count)
    for index in sorted.indices {
      for other in max(0, index - reach)..<index where follows(sorted[index], sorted[other]) {
        if length[other] + 1 > length[index] {
          length[index] = length[other] + 1
          before[index] = other
        }
      }
    }
    var isTaken = [Bool](repeating: false, count: sorted.count)
    var chains: [[Int]] = []
    for end in sorted.indices.sorted(by: { (length[$1], $0) < (length[$0], $1) }) {
      var chain: [Int] = []
      var next: Int? = end
      while let index = next, !isTaken[index] {
        isTaken[index] = true
        chain.append(sorted[index].link)
        next = before[index]
      }
      if chain.count > 1 { chains.append(chain.reversed()) }
    }
    return chains
  }

  private static func follows(_ later: Span, _ earlier: Span) -> Bool {
    let row = later.rows.lowerBound - earlier.rows.upperBound
    let column = later.columns.lowerBound - earlier.columns.upperBound
    return (0...widestGap).contains(row) && (0...widestGap).contains(column) && row + column > 0
  }
}
