import Dictionaries
import Names
import Preparation
import TestSupport
import Testing
import Texts

@Suite struct SpellingPairsTests {
  private func vocabulary(_ language: Language, _ words: [String]) -> Vocabulary {
    var vocabulary = Vocabulary(language)
    for word in words { _ = vocabulary.enter(word) }
    return vocabulary
  }

  @Test func namesArePairsWordsThatSoundOtherwiseAndNumbersAreNot() throws {
    let german = vocabulary(.german, ["Trotzki", "Haus", "1917"])
    let russian = vocabulary(.russian, ["Троцкий", "дом", "1917"])
    let pairs = try SpellingPairs.pairs(from: german, to: russian)
    #expect(pairs.map { [$0.source, $0.target] } == [[0, 0]])
    #expect(pairs.allSatisfy { (SpellingPairs.leastWeight...1).contains($0.weight) })
  }

  @Test func whatIsNoWordIsNotCompared() throws {
    let words = vocabulary(.english, ["Lenin", "Moscow"])
    let all = try SpellingPairs.pairs(from: words, to: words)
    let some = try SpellingPairs.pairs(from: words, to: words, where: { !$0.hasPrefix("l") })
    #expect(some == all.filter { $0.source == 1 && $0.target == 1 })
  }

  @Test func shortWordsArePairsAsEqualNamesOnly() throws {
    func count(_ german: String, _ english: String) throws -> Int {
      try SpellingPairs.pairs(from: vocabulary(.german, [german]), to: vocabulary(.english, [english])).count
    }
    #expect(try count("Ulm", "Ulm") == 1)
    #expect(try count("ulm", "Ulm") == 0)
    #expect(try count("Ulm", "ulm") == 0)
    #expect(try count("Ulm", "Alm") == 0)
  }

  /// All words that begin with the same consonants are compared as the readable version compares them.
  @Test func everyPairIsThatOfTheReadableVersion() throws {
    var generator = SeededGenerator(seed: 5)
    let letters = Array("aeiou")
    let consonants = Array("bdgkltrsz")
    func words(_ count: Int) -> [String] {
      (0..<count).map { _ in
        (0..<Int.random(in: 2...5, using: &generator)).map { _ in
          String([consonants, letters].compactMap { $0.randomElement(using: &generator) })
        }.joined()
      }
    }
    let (a, b) = (vocabulary(.german, words(150)), vocabulary(.english, words(150)))
    let keys = (try NameKeyMaker(.german), try NameKeyMaker(.english))
    let scorer = try NameScorer.shared()
    var expected: [(source: Int, target: Int, weight: Float)] = []
    for (source, stem) in a.stems.enumerated() {
      for (target, other) in b.stems.enumerated() {
        let (x, y) = (try keys.0.key(stem), try keys.1.key(other))
        guard x.bucket == y.bucket, min(x.sounds.count, y.sounds.count) >= 4 else { continue }
        let sound = NameKey.similarity(x, y)
        let spelling = scorer.wordScore(
          try scorer.prepare(a.forms[source][0]), try scorer.prepare(b.forms[target][0]), floor: 0)
        let weight = max(sound - 0.1, spelling)
        guard sound >= 0.5, weight >= SpellingPairs.leastWeight else { continue }
        expected.append((source, target, weight))
      }
    }
    let found = try SpellingPairs.pairs(from: a, to: b)
    #expect(expected.count > 10)
    #expect(found.map { [Int($0.source), Int($0.target)] } == expected.map { [$0.source, $0.target] })
    for (one, other) in zip(found, expected) { #expect(abs(one.weight - other.weight) < 1e-6) }
  }

  @Test func ofLargeVocabulariesWordsAreComparedThatBeginWithMoreOfTheSameConsonants() throws {
    var generator = SeededGenerator(seed: 5)
    let consonants = Array("bdfgklmnprst")
    let maker = try NameKeyMaker(.german)
    let keys = try (0..<400).map { _ in
      try maker.key(
        (0..<5).map { _ in String(consonants.randomElement(using: &generator) ?? "b") + "a" }.joined())
    }
    func pairs(_ count: Int) -> Int {
      keys.reduce(0) { sum, key in sum + keys.count { $0.beginning(count) == key.beginning(count) } }
    }
    #expect(SpellingPairs.consonants(keys, keys) == 2)
    for most in [100_000, 1_500, 600, 1] {
      let count = SpellingPairs.consonants(keys, keys, most: most)
      #expect(pairs(count) <= most || count == 6)
      #expect(count == 2 || pairs(count - 1) > most)
    }
    #expect(keys.allSatisfy { $0.beginning(2) == UInt64($0.bucket) })
  }
}
