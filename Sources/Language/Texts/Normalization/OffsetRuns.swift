import Algorithms

/// Where each code point of a text that was made from another stands there, as runs of code points that follow each other in both.
///
/// Ranges in the other text ascend; two overlap only if they are one. A text in which little was changed has few runs.
package struct OffsetRuns: Sendable {
  /// How many code points the text has.
  package private(set) var count = 0
  /// The first code point of each run.
  private var firsts: [Int32] = []
  /// Where that begins in the other text.
  private var starts: [Int32] = []
  /// How many code points of the other text it stands for: where 1, each of the run stands for the next one; else all of the run share
  /// the range of the first.
  private var widths: [Int32] = []
  /// Where a code point would begin that goes on with the last run; -1 if none can.
  private var next = -1

  /// The offset at which the last code point ends; 0 if there is none.
  package private(set) var end = 0

  /// No code points.
  package init() {}

  /// Whether all code points are at the same offsets in both.
  package var areInPlace: Bool { firsts.isEmpty || firsts.count == 1 && starts[0] == 0 && widths[0] == 1 }

  /// The range that the last code point stands for; nil if there is none.
  package var last: Range<Int>? { firsts.indices.last.map { range(of: count - 1, $0) } }

  // MARK: - Appending

  /// Appends a code point that stands for `range`.
  package mutating func append(_ range: Range<Int>) {
    if range.count == 1 {
      append(each: range)
      return
    }
    firsts.append(Int32(clamping: count))
    starts.append(Int32(clamping: range.lowerBound))
    widths.append(Int32(clamping: range.count))
    count += 1
    next = -1
    end = range.upperBound
  }

  /// Appends a code point for each of those at `range`.
  package mutating func append(each range: Range<Int>) {
    guard !range.isEmpty else { return }
    if range.lowerBound != next {
      firsts.append(Int32(clamping: count))
      starts.append(Int32(clamping: range.lowerBound))
      widths.append(1)
    }
    count += range.count
    next = range.upperBound
    end = next
  }

  /// Appends what other runs say of some of their code points.
  ///
  /// - Complexity: O(number of runs in `range` + log(number of runs)).
  package mutating func append(_ other: OffsetRuns, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    var run = other.run(of: range.lowerBound)
    var at = range.lowerBound
    while at < range.upperBound {
      let upper = min(range.upperBound, other.codePoints(of: run).upperBound)
      if other.widths[run] == 1 {
        let start = Int(other.starts[run]) + at - Int(other.firsts[run])
        append(each: start..<start + upper - at)
      } else {
        for index in at..<upper { append(other.range(of: index, run)) }
      }
      at = upper
      run += 1
    }
  }

  /// Appends other runs, or a text of `count` code points that are in place, whose other text stands `shift` further on in this one's.
  ///
  /// - Complexity: O(number of runs).
  package mutating func append(_ other: OffsetRuns?, count: Int, shiftedBy shift: Int) {
    guard let other else {
      append(each: shift..<shift + count)
      return
    }
    for run in other.firsts.indices {
      let range = other.codePoints(of: run)
      let start = Int(other.starts[run]) + shift
      if other.widths[run] == 1 {
        append(each: start..<start + range.count)
      } else {
        for _ in range { append(start..<start + Int(other.widths[run])) }
      }
    }
  }

  /// Lets the last code point end elsewhere in the other text.
  package mutating func endLast(at offset: Int) {
    guard let last else { return }
    removeLast()
    append(last.lowerBound..<max(offset, last.lowerBound))
  }

  /// Removes the last code point.
  package mutating func removeLast() {
    guard let run = firsts.indices.last else { return }
    count -= 1
    if Int(firsts[run]) == count {
      firsts.removeLast()
      starts.removeLast()
      widths.removeLast()
    }
    end = last?.upperBound ?? 0
    next = widths.last == 1 ? end : -1
  }

  // MARK: - Looking up

  /// The range that a code point stands for.
  ///
  /// - Complexity: O(log(number of runs)).
  package func range(of index: Int) -> Range<Int> { range(of: index, run(of: index)) }

  /// The range from the first to the last of some code points; where an empty range stands, an empty one.
  ///
  /// - Complexity: O(log(number of runs)).
  package func source(of range: Range<Int>) -> Range<Int> {
    guard let last = range.last else {
      let at = range.lowerBound < count ? self.range(of: range.lowerBound).lowerBound : end
      return at..<at
    }
    return self.range(of: range.lowerBound).lowerBound..<self.range(of: last).upperBound
  }

  /// Calls `body` with each of some code points and the range that it stands for, in order.
  ///
  /// - Complexity: O(length of `range` + log(number of runs)).
  package func forEach(in range: Range<Int>, _ body: (Int, Range<Int>) -> Void) {
    guard !range.isEmpty else { return }
    var run = run(of: range.lowerBound)
    for index in range {
      if index >= codePoints(of: run).upperBound { run += 1 }
      body(index, self.range(of: index, run))
    }
  }

  /// The index of the first code point that begins at an offset of the other text or after it.
  ///
  /// - Complexity: O(log(number of runs)).
  package func first(beginningAt offset: Int) -> Int {
    let run = starts.partitioningIndex { Int($0) >= offset }
    guard run > 0 else { return 0 }
    let before = codePoints(of: run - 1)
    return widths[run - 1] == 1
      ? min(before.upperBound, before.lowerBound + offset - Int(starts[run - 1])) : before.upperBound
  }

  /// The index of the first code point that ends after an offset of the other text.
  ///
  /// - Complexity: O(log(number of runs)).
  package func first(endingAfter offset: Int) -> Int {
    let run = firsts.indices.partitioningIndex { run in
      range(of: codePoints(of: run).upperBound - 1, run).upperBound > offset
    }
    guard run < firsts.count else { return count }
    return Int(firsts[run]) + (widths[run] == 1 ? max(0, offset - Int(starts[run])) : 0)
  }

  /// Where the code points stand in what the other text was itself made from.
  ///
  /// - Complexity: O(number of runs of both).
  package func composed(with other: OffsetRuns) -> OffsetRuns {
    var composed = OffsetRuns()
    for run in firsts.indices {
      let start = Int(starts[run])
      if widths[run] == 1 {
        composed.append(other, start..<start + codePoints(of: run).count)
      } else {
        let range = other.source(of: start..<start + Int(widths[run]))
        for _ in codePoints(of: run) { composed.append(range) }
      }
    }
    return composed
  }

  private func codePoints(of run: Int) -> Range<Int> {
    Int(firsts[run])..<(run + 1 < firsts.count ? Int(firsts[run + 1]) : count)
  }

  private func run(of index: Int) -> Int { firsts.partitioningIndex { Int($0) > index } - 1 }

  private func range(of index: Int, _ run: Int) -> Range<Int> {
    let width = Int(widths[run])
    let start = Int(starts[run]) + (width == 1 ? index - Int(firsts[run]) : 0)
    return start..<start + width
  }
}
