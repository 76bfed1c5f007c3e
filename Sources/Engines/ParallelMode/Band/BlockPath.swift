import Basics
import Foundation

/// The way through two texts seen from afar: both are cut into blocks of as many sentences each, and the way through the table
/// of blocks is sought on which most rare terms match.
struct BlockPath {
  /// Texts are cut into blocks of about so many sentences, but into no more blocks than this.
  private static let usualSize = 32
  private static let mostBlocks = 1024
  /// Terms that stand in a larger share of the other text's blocks than this do not say where a block belongs.
  private static let commonest: Float = 0.25

  /// The number of sentences in a block of each text.
  let sizes: (a: Int, b: Int)
  /// For each block of the first text, the blocks of the second that the way touches.
  let columns: [ClosedRange<Int>]

  /// Finds the way.
  ///
  /// - Complexity: O(terms of both texts + pairs of terms · blocks²), for a fixed number of blocks.
  init(_ a: FlatLists<Int32>, _ b: FlatLists<Int32>, gains: TermGains) {
    // As many blocks of the one as of the other, for which the longer text decides.
    let blocks = min(BlockPath.mostBlocks, max(a.count, b.count) / BlockPath.usualSize + 1)
    sizes = (max(1, (a.count + blocks - 1) / blocks), max(1, (b.count + blocks - 1) / blocks))
    let rows = (a.count + sizes.a - 1) / sizes.a
    let count = (b.count + sizes.b - 1) / sizes.b
    let matches = BlockPath.matches(
      BlockPath.blocks(a, size: sizes.a, termCount: gains.others.count), rows,
      BlockPath.blocks(b, size: sizes.b, termCount: Int(b.values.max() ?? -1) + 1), count, gains)
    columns = BlockPath.way(matches, rows, count)
  }

  /// For each term the blocks that have it, ascending.
  private static func blocks(_ text: FlatLists<Int32>, size: Int, termCount: Int) -> FlatLists<Int32> {
    var distinct = FlatLists<Int32>()
    var last = [Int32](repeating: -1, count: termCount)
    var block: Int32 = 0
    for sentence in 0..<text.count {
      for at in text.range(sentence) where last[Int(text.values[at])] != block {
        last[Int(text.values[at])] = block
        distinct.append(text.values[at])
      }
      if (sentence + 1) % size == 0 || sentence == text.count - 1 {
        distinct.endList()
        block += 1
      }
    }
    return distinct.inverted(count: termCount)
  }

  /// How much more matches in each pair of blocks than is to be expected.
  private static func matches(
    _ a: FlatLists<Int32>, _ rows: Int, _ b: FlatLists<Int32>, _ columns: Int, _ gains: TermGains
  ) -> [Float] {
    var table = [Float](repeating: 0, count: rows * columns)
    for term in 0..<a.count {
      let here = a.range(term)
      guard !here.isEmpty, Float(here.count) <= commonest * Float(rows) else { continue }
      for index in gains.others.range(term) {
        let match = Int(gains.others.values[index])
        guard match < b.count, gains.gains[index * gains.largest] > 0 else { continue }
        let there = b.range(match)
        guard !there.isEmpty, Float(there.count) <= commonest * Float(columns) else { continue }
        let rarity = log(Float(rows) / Float(here.count)) + log(Float(columns) / Float(there.count))
        let value = rarity * min(1, gains.gains[index * gains.largest] / 4)
        for row in here {
          let start = Int(a.values[row]) * columns
          for column in there { table[start + Int(b.values[column])] += value }
        }
      }
    }
    var rowSums = [Float](repeating: 0, count: rows)
    var columnSums = [Float](repeating: 0, count: columns)
    for row in 0..<rows {
      for column in 0..<columns {
        rowSums[row] += table[row * columns + column]
        columnSums[column] += table[row * columns + column]
      }
    }
    let sum = max(rowSums.reduce(0, +), .leastNormalMagnitude)
    for row in 0..<rows {
      for column in 0..<columns { table[row * columns + column] -= rowSums[row] * columnSums[column] / sum }
    }
    return table
  }

  /// The way with the largest sum.
  private static func way(_ table: [Float], _ rows: Int, _ columns: Int) -> [ClosedRange<Int>] {
    var sums = table
    // 0 for a step in both texts, 1 in the first, 2 in the second.
    var steps = [UInt8](repeating: 0, count: table.count)
    for row in 0..<rows {
      for column in 0..<columns where row > 0 || column > 0 {
        let at = row * columns + column
        // Where nothing is known, the straight way.
        let isBelow = row * columns > column * rows
        var best = -Float.infinity
        if row > 0, column > 0 { best = sums[at - columns - 1] }
        if row > 0, sums[at - columns] > best || (sums[at - columns] == best && !isBelow && column == 0) {
          best = sums[at - columns]
          steps[at] = 1
        }
        if column > 0, sums[at - 1] > best {
          best = sums[at - 1]
          steps[at] = 2
        }
        sums[at] += best
      }
    }
    var ranges = [ClosedRange<Int>](repeating: 0...0, count: rows)
    var row = rows - 1
    var column = columns - 1
    ranges[row] = column...column
    while row > 0 || column > 0 {
      switch steps[row * columns + column] {
      case 0:
        row -= 1
        column -= 1
        ranges[row] = column...column
      case 1:
        row -= 1
        ranges[row] = column...column
      default:
        column -= 1
        ranges[row] = column...ranges[row].upperBound
      }
    }
    return ranges
  }
}
