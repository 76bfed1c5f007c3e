import Entities
import TestSupport
import Testing

/// What names are compared by finds all pairs that a comparison of each with each would find.
@Suite struct ComparisonKeysTests {
  private typealias Letters = [Unicode.Scalar]

  private func word(_ letters: String, _ counts: ClosedRange<Int>, _ generator: inout SeededGenerator)
    -> Letters
  {
    let letters = Array(letters.unicodeScalars)
    return (0..<Int.random(in: counts, using: &generator)).compactMap { _ in
      letters.randomElement(using: &generator)
    }
  }

  private func share(_ a: Letters, _ b: Letters) -> Bool {
    !Set(RomanizationKeys.shared.keys(of: a)).isDisjoint(with: RomanizationKeys.shared.keys(of: b))
  }

  @Test func wordsThatAreRomanizedOtherwiseShareAKey() {
    var generator = SeededGenerator(seed: 21)
    let letters = Romanizations.shared.writingsOfLetters.filter { $0.count > 1 }
    for _ in 0..<4000 {
      // Letters that are the same, among them up to three that are not.
      var (a, b): (Letters, Letters) = ([], [])
      for index in 0..<4 {
        let same = word("abcdefghijklmnoprstuvwyzé'", 0...8, &generator)
        a += same
        b += same
        guard index < 3, let writings = letters.randomElement(using: &generator) else { continue }
        a += Array((writings.randomElement(using: &generator) ?? "").unicodeScalars)
        b += Array((writings.randomElement(using: &generator) ?? "").unicodeScalars)
      }
      #expect(share(a, b), "\(a) \(b)")
    }
  }

  @Test(arguments: ["aeioyjut", "tschz", "eoijuy'n", "dzjhgcsu", "bfhpvwoe'"])
  func allPairsThatMayBeOneNameShareAKey(_ letters: String) {
    var generator = SeededGenerator(seed: 22)
    var found = 0
    let words = Array(Set((0..<120).map { _ in word(letters, 3...5, &generator) })).sorted {
      $0.lexicographicallyPrecedes($1)
    }
    for (rank, a) in words.enumerated() {
      for b in words[..<rank] where Romanizations.shared.differences(a, b, limit: 3) != nil {
        found += 1
        #expect(share(a, b), "\(a) \(b)")
      }
    }
    #expect(found > 10)
  }

  @Test func wordsThatHaveLittleInCommonShareNoKey() {
    #expect(!share(Array("petrow".unicodeScalars), Array("pitrow".unicodeScalars)))
    #expect(!share(Array("lenin".unicodeScalars), Array("lanin".unicodeScalars)))
    #expect(share(Array("trotzki".unicodeScalars), Array("trotsky".unicodeScalars)))
  }

  @Test(arguments: 1...40)
  func oneSlipLeavesAKey(_ count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    for _ in 0..<50 {
      let original = word("abcдеж", count...count, &generator)
      var slip = original
      let at = Int.random(in: 0..<count, using: &generator)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: slip.remove(at: at)
      case 1: slip[at] = "x"
      default: if at + 1 < count { slip.swapAt(at, at + 1) }
      }
      #expect(!Set(Slip.keys(original)).isDisjoint(with: Slip.keys(slip)), "\(original) \(slip)")
    }
  }

  @Test func keysOfSlipsAreThoseOfTheLettersThatAreLeft() {
    var generator = SeededGenerator(seed: 23)
    for _ in 0..<200 {
      let original = word("abcд", 1...9, &generator)
      let left = original.indices.map { at in original[..<at] + original[(at + 1)...] }
      #expect(
        Slip.keys(original) == [original].map { Slip.keys($0)[0] } + left.map { Slip.keys(Array($0))[0] })
    }
  }

  @Test(arguments: [0, 1, 2, 30, 200])
  func eachPairThatSharesAKeyIsFoundOnce(_ count: Int) {
    var generator = SeededGenerator(seed: 24)
    let keys = (0..<count).map { _ in
      Set(
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in UInt64.random(in: 0...60, using: &generator)
        })
    }
    var shared = SharedKeys(
      keys.enumerated().flatMap { item, keys in keys.map { ($0, item) } }.shuffled(using: &generator),
      count: count)
    for item in keys.indices {
      let expected = (0..<item).filter { !keys[$0].isDisjoint(with: keys[item]) }
      #expect(shared.earlier(than: item).sorted() == expected)
    }
  }

  /// A text of few words, so that many have the same letters.
  private func text(_ count: Int, _ generator: inout SeededGenerator) -> [JointSpans.Word] {
    let texts = [
      "Alma", "Ata", "Alma-Ata", "almaata", "AlmaAta", "al", "Ma", "-", "Пётр", "Петр", "a\u{2011}ta", "é",
      "7",
    ]
    return (0..<count).map { _ in
      let index = Int.random(in: 0..<texts.count, using: &generator)
      let folded = texts[index].lowercased()
      let number = texts.firstIndex { $0.lowercased() == folded } ?? index
      return JointSpans.Word(
        written: texts[index], folded: folded, key: folded.replacing("ё", with: "е"), spelling: index,
        number: number, isStart: Bool.random(using: &generator),
        isJoined: Int.random(in: 0..<5, using: &generator) > 0)
    }
  }

  /// The same as `JointSpans.groups`, from the texts.
  private func groups(_ words: [JointSpans.Word], longest: Int, fewestLetters: Int) -> [String: [Range<Int>]]
  {
    var found: [String: [(words: Range<Int>, separators: [LetterKey.Separator])]] = [:]
    for start in words.indices where words[start].isStart {
      for end in start + 1...start + longest where end <= words.count {
        guard words[start + 1..<end].allSatisfy(\.isJoined) else { break }
        let joined = words[start..<end - 1].map(\.folded).joined() + words[end - 1].key
        let letters = joined.filter { $0.isLetter || $0.isNumber }
        guard letters.count >= fewestLetters else { continue }
        let key = LetterKey(words[start..<end].map(\.written).joined(separator: " "))
        found[letters, default: []].append((start..<end, key.separators))
      }
    }
    return found.filter { Set($1.map(\.separators)).count > 1 }.mapValues { $0.map(\.words) }
  }

  @Test(arguments: [0, 1, 5, 60, 300])
  func jointsAreThoseOfTheTexts(_ count: Int) {
    var generator = SeededGenerator(seed: 25)
    for _ in 0..<5 {
      let words = text(count, &generator)
      let found = JointSpans(words).groups(longest: 5, fewestLetters: 4)
      let expected = groups(words, longest: 5, fewestLetters: 4)
      #expect(Set(found) == Set(expected.values))
      #expect(found.count == expected.count)
    }
  }
}
