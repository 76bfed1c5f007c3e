/// The tree of all beginnings of pieces, byte by byte, in flat arrays.
///
/// The children of a node stand one after the other, in the order of their bytes: those of node n are `first[n]..<first[n + 1]`. The root is
/// node 0.
package struct PieceTrie {
  /// The byte that leads to each node.
  package private(set) var labels: [UInt8] = [0]
  /// The first child of each node, and the end of the last one's.
  package private(set) var first: [UInt32] = []
  /// The piece that ends at each node; -1 for none.
  package private(set) var pieces: [Int32] = []

  /// The tree of some pieces, of which of equal ones the last counts.
  ///
  /// - Complexity: O(n log n) for n bytes.
  package init(_ texts: [ArraySlice<UInt8>]) {
    let order = texts.indices.sorted { a, b in
      texts[a].lexicographicallyPrecedes(texts[b]) || (texts[a] == texts[b] && a < b)
    }
    // The nodes still to be written, which are ranges of the pieces in order, and how many bytes lead there.
    var waiting: [(range: Range<Int>, depth: Int)] = [(0..<order.count, 0)]
    var next = 0
    while next < waiting.count {
      let (range, depth) = waiting[next]
      next += 1
      var at = range.lowerBound
      var piece: Int32 = -1
      while at < range.upperBound, texts[order[at]].count == depth {
        piece = Int32(truncatingIfNeeded: order[at])
        at += 1
      }
      pieces.append(piece)
      first.append(UInt32(truncatingIfNeeded: waiting.count))
      while at < range.upperBound {
        let start = at
        let label = byte(texts[order[at]], depth)
        while at < range.upperBound, byte(texts[order[at]], depth) == label { at += 1 }
        labels.append(label)
        waiting.append((start..<at, depth + 1))
      }
    }
    first.append(UInt32(truncatingIfNeeded: waiting.count))
  }
}

private func byte(_ text: ArraySlice<UInt8>, _ index: Int) -> UInt8 { text[text.startIndex + index] }
