import Algorithms

/// What two sequences have in common in one order: what a diff leaves alone.
///
/// Items that either sequence has once are sought first, and the longest run of them that ascends in both is kept (patience diff,
/// Cohen 2010); between them it goes on likewise, and where nothing stands once, by the longest common subsequence. Common words
/// are thus not matched across a text that has been rewritten.
enum SequenceMatch {
  /// Tables beyond this are not searched for what stands more than once.
  private static let largestTable = 1 << 20

  private struct Region {
    let a, b: Range<Int>
  }

  /// For each item of `a` its position in `b`, ascending; nil for those that are gone.
  ///
  /// - Complexity: O(n log n) besides the tables, of which none has more than `largestTable` cells.
  static func positions(of a: [Int], in b: [Int]) -> [Int?] {
    var positions = [Int?](repeating: nil, count: a.count)
    var regions = [Region(a: a.indices, b: b.indices)]
    while let region = regions.popLast() {
      var (low, start) = (region.a.lowerBound, region.b.lowerBound)
      var (high, end) = (region.a.upperBound, region.b.upperBound)
      while low < high, start < end, a[low] == b[start] {
        positions[low] = start
        low += 1
        start += 1
      }
      while low < high, start < end, a[high - 1] == b[end - 1] {
        positions[high - 1] = end - 1
        high -= 1
        end -= 1
      }
      guard low < high, start < end else { continue }
      let anchors = anchors(a, low..<high, b, start..<end)
      if anchors.isEmpty {
        for (x, y) in commonSubsequence(a, low..<high, b, start..<end) { positions[x] = y }
        continue
      }
      for (x, y) in anchors + [(high, end)] {
        if x < high { positions[x] = y }
        regions.append(Region(a: low..<x, b: start..<y))
        (low, start) = (x + 1, y + 1)
      }
    }
    return positions
  }

  /// Items that stand once in both ranges, as many as ascend in both.
  private static func anchors(
    _ a: [Int], _ rangeA: Range<Int>, _ b: [Int], _ rangeB: Range<Int>
  ) -> [(Int, Int)] {
    let once = (positions(of: a, rangeA), positions(of: b, rangeB))
    let pairs = rangeA.compactMap { x -> (Int, Int)? in
      guard once.0[a[x]] == .some(.some(x)), let there = once.1[a[x]], let y = there else { return nil }
      return (x, y)
    }
    // The longest ascending subsequence (Fredman 1975).
    var tails: [Int] = []
    var before = [Int?](repeating: nil, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      let length = tails.partitioningIndex { pairs[$0].1 >= pair.1 }
      before[index] = length > 0 ? tails[length - 1] : nil
      if length < tails.count { tails[length] = index } else { tails.append(index) }
    }
    var chain: [(Int, Int)] = []
    var at = tails.last
    while let index = at {
      chain.append(pairs[index])
      at = before[index]
    }
    return chain.reversed()
  }

  /// The position of each item that stands once in a range; nil for one that stands there more often.
  private static func positions(of items: [Int], _ range: Range<Int>) -> [Int: Int?] {
    var positions: [Int: Int?] = [:]
    for position in range {
      positions[items[position]] = positions.keys.contains(items[position]) ? .some(nil) : position
    }
    return positions
  }

  private static func commonSubsequence(
    _ a: [Int], _ rangeA: Range<Int>, _ b: [Int], _ rangeB: Range<Int>
  ) -> [(Int, Int)] {
    let width = rangeB.count + 1
    guard rangeA.count * width <= largestTable else { return [] }
    var table = [Int32](repeating: 0, count: (rangeA.count + 1) * width)
    for x in rangeA.indices.reversed() {
      for y in rangeB.indices.reversed() {
        let at = (x - rangeA.lowerBound) * width + y - rangeB.lowerBound
        table[at] = a[x] == b[y] ? table[at + width + 1] + 1 : max(table[at + width], table[at + 1])
      }
    }
    var pairs: [(Int, Int)] = []
    var (x, y) = (rangeA.lowerBound, rangeB.lowerBound)
    while x < rangeA.upperBound, y < rangeB.upperBound {
      let at = (x - rangeA.lowerBound) * width + y - rangeB.lowerBound
      if a[x] == b[y] {
        pairs.append((x, y))
        (x, y) = (x + 1, y + 1)
      } else if table[at + width] >= table[at + 1] {
        x += 1
      } else {
        y += 1
      }
    }
    return pairs
  }
}
