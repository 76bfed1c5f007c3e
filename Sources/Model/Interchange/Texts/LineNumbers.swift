import Algorithms

/// Which line of a text with a sentence a line each sentence is, as programs count that count empty lines too (hunalign, Vecalign).
///
/// Lines end with LF, CR or both. A line has several sentences if something else in it divides them, such as a form feed.
struct LineNumbers: Sendable {
  /// The line of each sentence, from 0, in ascending order.
  let lines: [Int]
  /// How many lines there are.
  let count: Int

  /// The lines of a text.
  ///
  /// - Parameter sentences: where the sentences stand in it, in order.
  /// - Complexity: O(`scalars.count`).
  init(_ scalars: [Unicode.Scalar], sentences: [Range<Int>]) {
    var lines: [Int] = []
    lines.reserveCapacity(sentences.count)
    var line = 0
    var start = 0
    var next = sentences.makeIterator()
    var sentence = next.next()
    for (at, scalar) in scalars.enumerated() {
      while let range = sentence, range.lowerBound <= at {
        lines.append(line)
        sentence = next.next()
      }
      if scalar == "\n" || scalar == "\r" && !(at + 1 < scalars.count && scalars[at + 1] == "\n") {
        line += 1
        start = at + 1
      }
    }
    self.lines = lines
    count = start < scalars.count ? line + 1 : line
  }

  /// The sentences that stand in a line.
  ///
  /// - Complexity: O(log of the number of sentences).
  func sentences(in line: Int) -> Range<Int> {
    let first = lines.partitioningIndex { $0 >= line }
    return first..<lines[first...].partitioningIndex { $0 > line }
  }
}
