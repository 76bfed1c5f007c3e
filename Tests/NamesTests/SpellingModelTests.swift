import Names
import TestSupport
import Testing

/// Compares the inner loop with the definition: the cheapest of all ways to cut both words into runs that pair up.
@Suite struct SpellingModelTests {
  private let scorer: NameScorer

  init() throws { scorer = try NameScorer.shared() }

  private func slowCost(
    _ a: [NameLetters.Letter], _ b: [NameLetters.Letter], _ model: SpellingModel
  ) -> Int32 {
    var costs: [[Int]: Int32] = [:]
    func cheapest(_ i: Int, _ j: Int) -> Int32 {
      if i == 0, j == 0 { return 0 }
      if let known = costs[[i, j]] { return known }
      var best = Int32.max
      for x in 0...min(4, i) {
        for y in 0...min(4, j) where x + y > 0 {
          let first = a[i - x..<i]
          let second = b[j - y..<j]
          var cost = model.cost(first, second)
          if x + y == 1 || (x == 1 && y == 1) {
            cost = min(cost ?? .max, Array(first) == Array(second) ? 0 : SpellingModel.unseen)
          }
          if let cost { best = min(best, cheapest(i - x, j - y) + cost) }
        }
      }
      costs[[i, j]] = best
      return best
    }
    return cheapest(a.count, b.count)
  }

  /// Words put together from runs that occur, so that long runs meet.
  private func word(_ parts: [String], _ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...5, using: &generator)).map { _ in
      parts.randomElement(using: &generator) ?? ""
    }.joined()
  }

  @Test func innerLoopFindsWhatTheDefinitionSays() throws {
    var generator = SeededGenerator(seed: 7)
    let cyrillic = ["щ", "ш", "ов", "ий", "кс", "ж", "ён", "ль", "дж", "я", "е", "тро", "ґ"]
    let latin = ["schtsch", "shch", "ow", "ij", "x", "zh", "jon", "ль", "dsch", "ia", "é", "tro", "ə", "ck"]
    for _ in 0..<400 {
      let words = [word(cyrillic, &generator), word(latin, &generator), word(latin, &generator)]
      for (first, second) in [(0, 1), (1, 2), (0, 0)] {
        let a = try scorer.prepare(words[first])
        let b = try scorer.prepare(words[second])
        // Those with both scripts are read by the first.
        let scripts = (a.words[0].script, b.words[0].script)
        // The mark of the end is no letter to be divided by.
        let longer =
          scorer.weights.norms[max(a.letters.count, b.letters.count) - 1] * Float(SpellingModel.unit)
        let slow: Int32 =
          switch scripts {
          case (.cyrillic, .latin): slowCost(a.letters, b.letters, scorer.across)
          case (.latin, .cyrillic): slowCost(b.letters, a.letters, scorer.across)
          case (.latin, .latin): slowCost(a.letters, b.letters, scorer.latin)
          case (.cyrillic, .cyrillic): slowCost(a.letters, b.letters, scorer.cyrillic)
          }
        guard !a.words[0].isInitial, !b.words[0].isInitial else { continue }
        let quick = scorer.wordCost(a, 0, b, 0, limit: 100)
        #expect(abs(quick - Float(slow) / longer) < 1e-4, "\(words)")
        // A limit changes nothing below it.
        let limited = scorer.wordCost(a, 0, b, 0, limit: 1.5)
        #expect(limited == min(quick, 1.5), "\(words)")
      }
    }
  }

  @Test func tableOfRunPairsGivesBackEveryCost() {
    var generator = SeededGenerator(seed: 11)
    var costs: [UInt32: UInt16] = [:]
    for _ in 0..<2_000 {
      let source = UInt32.random(in: 0..<150, using: &generator)
      costs[source << 16 | UInt32.random(in: 0..<400, using: &generator)] = .random(
        in: 0..<5000, using: &generator)
    }
    let table = RunPairs(
      costs.sorted { $0.key < $1.key }.map {
        .init(source: UInt16($0.key >> 16), target: UInt16($0.key & 0xFFFF), cost: $0.value)
      }, sources: 150, targets: 400)
    for source in UInt32(0)..<150 {
      for target in UInt32(0)..<400 {
        #expect(table.cost(UInt16(source), UInt16(target)) == costs[source << 16 | target])
      }
    }
    #expect(RunPairs([], sources: 1, targets: 1).cost(0, 0) == nil)
  }

  @Test func assignmentIsTheCheapest() {
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<200 {
      let rows = Int.random(in: 1...4, using: &generator)
      let columns = Int.random(in: rows...5, using: &generator)
      var costs = (0..<rows * columns).map { _ in Float(Int.random(in: 0...9, using: &generator)) }
      let omission = (0..<rows).map { _ in Bool.random(using: &generator) ? Float(2) : nil }
      func cheapest(_ row: Int, _ taken: Set<Int>) -> Float {
        if row == rows { return 0 }
        var best = omission[row].map { $0 + cheapest(row + 1, taken) } ?? .infinity
        for column in 0..<columns where !taken.contains(column) {
          best = min(best, costs[row * columns + column] + cheapest(row + 1, taken.union([column])))
        }
        return best
      }
      let expected = cheapest(0, [])
      let partners: [Int] = costs.withUnsafeMutableBufferPointer { buffer -> [Int] in
        guard let start = buffer.baseAddress else { return [] }
        let found = NameAssignment(rows: rows, columns: columns, costs: start) { omission[$0] }
        return (0..<rows).map { Int(found.partners[$0]) }
      }
      let taken = partners.filter { $0 >= 0 }
      #expect(Set(taken).count == taken.count)
      var total: Float = 0
      for (row, column) in partners.enumerated() {
        total += column < 0 ? omission[row] ?? .infinity : costs[row * columns + column]
      }
      #expect(total == expected)
    }
  }
}
