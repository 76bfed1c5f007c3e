import Basics

/// Finds the links that can stand in one order.
enum LinkChain {
  /// What a link covers in two documents.
  struct Box {
    var a: Range<Int>
    var b: Range<Int>
    var weight: Double
  }

  /// The indexes of the boxes that follow each other in both documents without overlap, of all such choices the one of greatest
  /// weight, in order.
  ///
  /// - Complexity: O(n log n).
  static func best(_ boxes: [Box]) -> [Int] {
    guard !boxes.isEmpty else { return [] }
    let byStart = boxes.indices.sorted { (boxes[$0].a.lowerBound, $0) < (boxes[$1].a.lowerBound, $1) }
    let byEnd = boxes.indices.sorted { (boxes[$0].a.upperBound, $0) < (boxes[$1].a.upperBound, $1) }
    let size = (boxes.map(\.b.upperBound).max() ?? 0) + 1
    // The best chain so far that ends at or before a sentence of the second document.
    var best = PrefixMaxima<Double>(count: size, least: 0)
    var total = [Double](repeating: 0, count: boxes.count)
    var before = [Int](repeating: -1, count: boxes.count)
    var ended = byEnd[...]
    var winner = byStart[0]
    for box in byStart {
      while let next = ended.first, boxes[next].a.upperBound <= boxes[box].a.lowerBound {
        ended.removeFirst()
        best.enter(next, weight: total[next], at: boxes[next].b.upperBound)
      }
      let found = best.heaviest(among: boxes[box].b.lowerBound + 1)
      // A link of no weight is still better than none.
      total[box] = found.weight + max(boxes[box].weight, 0) + 1e-6
      before[box] = found.item
      if total[box] > total[winner] { winner = box }
    }
    var chain: [Int] = []
    var at = winner
    while at >= 0 {
      chain.append(at)
      at = before[at]
    }
    return chain.reversed()
  }
}
