import Basics

extension Band {
  /// Tables up to this many cells are searched whole.
  private static let smallTable = 150_000
  /// How far the band reaches beyond anchors and what lies between them.
  private static let margin: Int32 = 6
  /// What lies between two anchors is searched whole up to this many cells; beyond, near the straight line.
  private static let largestGap = 1_500_000
  private static let halfWidth: Int32 = 120
  /// The least of what is searched near the line, where that is so long that all together would be too much.
  private static let leastHalfWidth: Int32 = 30
  /// The band has at most so many cells for each sentence, and some more for short texts.
  private static let mostCells = (perSentence: 60, besides: 2_000_000)

  /// The part of the table that is worth searching: all of a small one; else, from coarse to fine, the surroundings of the way
  /// through blocks of sentences, and in these the surroundings of anchors, wide where anchors are far apart.
  ///
  /// - Complexity: see `BlockPath` and `AnchorChain`.
  package static func narrow(
    _ texts: Sides<ParallelText>, gains: TermGains, postings: FlatLists<Int32>
  ) -> Band {
    let (a, b) = (texts.a, texts.b)
    guard a.count * b.count > smallTable else { return Band(rows: a.count, columns: b.count) }
    let path = BlockPath(a.terms, b.terms, gains: gains)
    let chain = AnchorChain(
      a.terms, b.terms, postings: postings, gains: gains, corridor: corridor(path, a.count, b.count))
    return Band(around: chain.anchors, rows: a.count, columns: b.count)
  }

  /// For each sentence of the first text, those of the second in the blocks on the way or beside it.
  private static func corridor(_ path: BlockPath, _ rows: Int, _ columns: Int) -> [Range<Int32>] {
    let blocks = path.columns
    let ranges = blocks.indices.map { block in
      let low = blocks[max(0, block - 1)].lowerBound - 1
      let high = blocks[min(blocks.count - 1, block + 1)].upperBound + 2
      return Int32(max(0, low * path.sizes.b))..<Int32(min(columns, high * path.sizes.b))
    }
    return (0..<rows).map { ranges[$0 / path.sizes.a] }
  }

  /// The rectangles between anchors that follow one another, and a margin around them.
  init(around anchors: [AnchorChain.Anchor], rows: Int, columns: Int) {
    let ends = anchors + [AnchorChain.Anchor(a: Int32(rows), b: Int32(columns), weight: 0)]
    // Where much lies between anchors, less of it is searched whole, so that memory stays in proportion to the texts.
    var areas: [Int] = []
    var last = (a: Int32(0), b: Int32(0))
    for end in ends {
      areas.append(Int(end.a - last.a) * Int(end.b - last.b))
      last = (end.a, end.b)
    }
    let most = Band.mostCells.perSentence * (rows + columns) + Band.mostCells.besides
    var largestGap = Band.largestGap
    while areas.reduce(0, { $0 + ($1 <= largestGap ? $1 : 0) }) > most { largestGap /= 2 }
    // What is left for the surroundings of the straight line, in which texts that have nothing to tell them apart are searched.
    let whole = areas.reduce(0) { $0 + ($1 <= largestGap ? $1 : 0) }
    var lineRows = 0
    last = (0, 0)
    for (end, area) in zip(ends, areas) {
      if area > largestGap { lineRows += Int(end.a - last.a) + 1 }
      last = (end.a, end.b)
    }
    let left = (most - whole) / (2 * max(1, lineRows))
    let halfWidth = max(Band.leastHalfWidth, Int32(clamping: min(Int(Band.halfWidth), left)))

    var low = [Int32](repeating: .max, count: rows + 1)
    var high = [Int32](repeating: -1, count: rows + 1)
    func cover(_ row: Int32, _ from: Int32, _ to: Int32) {
      let row = Int(max(0, min(Int32(rows), row)))
      low[row] = min(low[row], max(0, from))
      high[row] = max(high[row], min(Int32(columns), to))
    }
    last = (0, 0)
    for (end, area) in zip(ends, areas) {
      let (height, width) = (end.a - last.a, end.b - last.b)
      for row in last.a - Band.margin...end.a + Band.margin {
        if area > largestGap {
          let middle = last.b + Int32(Int(row - last.a) * Int(width) / Int(height))
          let slope = width / max(1, height)
          cover(row, middle - halfWidth - slope, middle + halfWidth + slope)
        } else {
          cover(row, last.b - Band.margin, end.b + Band.margin)
        }
      }
      last = (end.a, end.b)
    }
    self.init(low: low, high: high, columns: columns)
  }
}
