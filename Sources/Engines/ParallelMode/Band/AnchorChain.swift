import Algorithms
import Basics

/// Pairs of sentences that share rare terms, in an order that both texts agree on.
package struct AnchorChain {
  /// A pair of sentences that surely belong together, or nearly.
  package struct Anchor: Equatable {
    /// The sentence of each text.
    package let a, b: Int32
    /// How much the terms they share say.
    package let weight: Float

    /// Makes an anchor.
    package init(a: Int32, b: Int32, weight: Float) {
      self.a = a
      self.b = b
      self.weight = weight
    }
  }

  /// Terms that match more sentences of the corridor than this do not say where a sentence belongs.
  private static let mostOccurrences = 6
  /// Pairs whose terms say less than this are no anchors; about three rare words.
  private static let leastWeight: Float = 10
  /// Nor are those that lead the second best in their row by less than this share.
  private static let leastLead: Float = 1.4

  /// The anchors in order, ascending in both texts.
  let anchors: [Anchor]

  /// Finds for each sentence the one it matches best within its corridor, and the heaviest chain of these pairs.
  ///
  /// - Complexity: O(Σ over terms of their matches in the corridor, which are few or left out; · log sentences).
  init(
    _ a: FlatLists<Int32>, _ b: FlatLists<Int32>, postings: FlatLists<Int32>, gains: TermGains,
    corridor: [Range<Int32>]
  ) {
    var points: [Anchor] = []
    var sums = [Float](repeating: 0, count: b.count)
    var touched: [Int32] = []
    for sentence in 0..<a.count {
      let range = corridor[sentence]
      for at in a.range(sentence) {
        for index in gains.others.range(Int(a.values[at])) {
          let match = Int(gains.others.values[index])
          guard match < postings.count else { continue }
          let list = postings.range(match)
          var first = list.partitioningIndex { postings.values[$0] >= range.lowerBound }
          guard
            first + AnchorChain.mostOccurrences >= list.upperBound
              || postings.values[first + AnchorChain.mostOccurrences] >= range.upperBound
          else { continue }
          while first < list.upperBound, postings.values[first] < range.upperBound {
            let column = postings.values[first]
            if sums[Int(column)] == 0 { touched.append(column) }
            sums[Int(column)] += gains.gains[index * gains.largest]
            first += 1
          }
        }
      }
      var best = (column: Int32(-1), weight: Float(0))
      var second: Float = 0
      for column in touched {
        let sum = sums[Int(column)]
        if sum > best.weight || (sum == best.weight && column < best.column) {
          second = best.weight
          best = (column, sum)
        } else {
          second = max(second, sum)
        }
        sums[Int(column)] = 0
      }
      touched.removeAll(keepingCapacity: true)
      if best.weight >= AnchorChain.leastWeight, best.weight >= AnchorChain.leastLead * second {
        points.append(Anchor(a: Int32(sentence), b: best.column, weight: best.weight))
      }
    }
    anchors = AnchorChain.heaviest(points, columns: b.count)
  }

  /// The heaviest sequence of points, given in the order of the first text, that ascends in the second too.
  ///
  /// - Complexity: O(points · log columns): see `PrefixMaxima`.
  package static func heaviest(_ points: [Anchor], columns: Int) -> [Anchor] {
    var heaviest = PrefixMaxima<Float>(count: columns, least: 0)
    var previous = [Int](repeating: -1, count: points.count)
    var best = (weight: Float(0), point: -1)
    for (index, point) in points.enumerated() {
      let chain = heaviest.heaviest(among: Int(point.b))
      previous[index] = chain.item
      let weight = chain.weight + point.weight
      if weight > best.weight { best = (weight, index) }
      heaviest.enter(index, weight: weight, at: Int(point.b))
    }
    var chain: [Anchor] = []
    var point = best.point
    while point >= 0 {
      chain.append(points[point])
      point = previous[point]
    }
    return chain.reversed()
  }
}
