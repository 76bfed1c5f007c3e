/// The first two code points of some words, to find where in a text one of the words may begin.
struct ScalarPairSet: Sendable {
  /// Whether a word may begin with a pair, by its hash.
  private let table: [Bool]

  /// The pairs of words of two code points or more.
  init(_ words: [[Unicode.Scalar]]) {
    var table = [Bool](repeating: false, count: 1 << 12)
    for word in words where word.count > 1 { table[ScalarPairSet.hash(word[0], word[1])] = true }
    self.table = table
  }

  /// Where in a range of a text the first of the words may begin; nil if none does.
  ///
  /// - Complexity: O(length of `range`).
  func first(_ range: Range<Int>, in scalars: [Unicode.Scalar]) -> Int? {
    scalars.withUnsafeBufferPointer { scalars in
      table.withUnsafeBufferPointer { table in
        (range.lowerBound..<max(range.lowerBound, range.upperBound - 1)).first {
          table[ScalarPairSet.hash(scalars[$0], scalars[$0 + 1])]
        }
      }
    }
  }

  private static func hash(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Int {
    Int((first.value &* 61 ^ second.value) & 0xFFF)
  }
}
