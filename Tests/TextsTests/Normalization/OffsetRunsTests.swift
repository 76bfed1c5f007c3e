import TestSupport
import Testing
import Texts

/// Runs against a range for each code point.
@Suite struct OffsetRunsTests {
  private static func random(_ generator: inout SeededGenerator) -> (runs: OffsetRuns, ranges: [Range<Int>]) {
    var runs = OffsetRuns()
    var ranges: [Range<Int>] = []
    var at = Int.random(in: 0...3, using: &generator)
    for _ in 0..<Int.random(in: 0...20, using: &generator) {
      switch Int.random(in: 0...5, using: &generator) {
      case 0, 1:
        let range = at..<at + Int.random(in: 0...6, using: &generator)
        runs.append(each: range)
        ranges += range.map { $0..<$0 + 1 }
        at = range.upperBound
      case 2:
        let range = at..<at + Int.random(in: 0...3, using: &generator)
        // Several code points may stand for one.
        for _ in 0...Int.random(in: 0...1, using: &generator) {
          runs.append(range)
          ranges.append(range)
        }
        at = range.upperBound
      case 3: at += Int.random(in: 0...4, using: &generator)
      case 4 where !ranges.isEmpty:
        at += 1
        runs.endLast(at: at)
        let last = ranges.removeLast()
        ranges.append(last.lowerBound..<at)
      case 5 where !ranges.isEmpty:
        runs.removeLast()
        ranges.removeLast()
        at = max(at, ranges.last?.upperBound ?? 0)
      default: break
      }
    }
    return (runs, ranges)
  }

  @Test func areWhatTheRangesAre() {
    var generator = SeededGenerator(seed: 20)
    for _ in 0..<500 {
      let (runs, ranges) = Self.random(&generator)
      #expect(runs.count == ranges.count)
      #expect(ranges.indices.map { runs.range(of: $0) } == ranges)
      #expect(runs.last == ranges.last)
      #expect(runs.end == ranges.last?.upperBound ?? 0)
      #expect(runs.areInPlace == ranges.enumerated().allSatisfy { $0.element == $0.offset..<$0.offset + 1 })
      for offset in 0...(runs.end + 1) {
        #expect(
          runs.first(beginningAt: offset) == ranges.firstIndex { $0.lowerBound >= offset } ?? ranges.count)
        #expect(
          runs.first(endingAfter: offset) == ranges.firstIndex { $0.upperBound > offset } ?? ranges.count)
      }
      for lower in ranges.indices {
        let upper = Int.random(in: lower..<ranges.count, using: &generator)
        #expect(runs.source(of: lower..<upper + 1) == ranges[lower].lowerBound..<ranges[upper].upperBound)
        var visited: [Int: Range<Int>] = [:]
        runs.forEach(in: lower..<upper + 1) { visited[$0] = $1 }
        #expect(visited.count == upper + 1 - lower && visited.allSatisfy { ranges[$0.key] == $0.value })
        #expect(runs.source(of: lower..<lower) == ranges[lower].lowerBound..<ranges[lower].lowerBound)
        var part = OffsetRuns()
        part.append(runs, lower..<upper + 1)
        #expect(part.count == upper + 1 - lower)
        #expect((0..<part.count).map { part.range(of: $0) } == Array(ranges[lower...upper]))
      }
    }
  }

  @Test func composedRunsLeadToTheFirstText() {
    var generator = SeededGenerator(seed: 21)
    var composed = 0
    for _ in 0..<2_000 {
      let (inner, ranges) = Self.random(&generator)
      let (outer, _) = Self.random(&generator)
      guard inner.end <= outer.count else { continue }
      composed += 1
      let both = inner.composed(with: outer)
      #expect((0..<both.count).map { both.range(of: $0) } == ranges.map(outer.source(of:)))
    }
    #expect(composed > 100)
  }

  @Test func runsMoveOn() {
    var runs = OffsetRuns()
    runs.append(each: 0..<3)
    var moved = OffsetRuns()
    moved.append(runs, count: 3, shiftedBy: 10)
    moved.append(nil, count: 2, shiftedBy: 20)
    #expect((0..<moved.count).map { moved.range(of: $0).lowerBound } == [10, 11, 12, 20, 21])
  }
}
