import Foundation

/// How well the numbers of sentences that two passages seem to hold go together: the logarithm of how much likelier the one is
/// beside the other than anywhere.
struct SentenceCountModel {
  /// Counts above this are taken for it.
  static let most = 12
  private static let least: Float = -4

  /// What a pair of counts says for a run of each size of the second text.
  private let table: [Float]
  private let largest: Int

  init(_ counts: [Int32], difference: Double, largest: Int) {
    self.largest = largest
    let side = SentenceCountModel.most + 1
    var table = [Float](repeating: 0, count: largest * side * side)
    for size in 1...largest where counts.count >= size {
      var background = [Double](repeating: 0.5, count: side)
      for start in 0...counts.count - size {
        let sum = counts[start..<start + size].reduce(0, +)
        background[min(SentenceCountModel.most, Int(sum))] += 1
      }
      let all = background.reduce(0, +)
      for a in 1..<side {
        // What is left of the probability of each further step away.
        let beside = (0..<side).map { pow(difference, Double(abs($0 - a))) }
        let sum = beside.reduce(0, +)
        for b in 1..<side {
          table[((size - 1) * side + a) * side + b] = max(
            SentenceCountModel.least, Float(log(beside[b] / sum) - log(background[b] / all)))
        }
      }
    }
    self.table = table
  }

  /// What two counts say, for a run of `size` sentences of the second text.
  @inline(__always)
  func score(_ a: Int32, _ b: Int32, size: Int) -> Float {
    let side = SentenceCountModel.most + 1
    return table[
      ((size - 1) * side + min(SentenceCountModel.most, Int(a))) * side + min(SentenceCountModel.most, Int(b))
    ]
  }
}
