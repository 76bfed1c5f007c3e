import TestSupport
import Testing
import Vectors

@Suite struct SentenceClausesTests {
  private func clauses(_ sentence: String) -> [String] { SentenceClauses.all(sentence) }

  @Test func aClauseEndsAtAMarkOnceItIsLongEnough() {
    #expect(
      clauses("He left the town in the spring of 1917, and never saw it again.") == [
        "He left the town in the spring of 1917", "and never saw it again.",
      ])
    #expect(
      clauses("Im Frühjahr, als er krank war, verließ er die Stadt, in der er geboren war.") == [
        "Im Frühjahr, als er krank war, verließ er die Stadt", "in der er geboren war.",
      ])
    #expect(
      clauses("Весной того же года он покинул город — и больше никогда его не видел.") == [
        "Весной того же года он покинул город", "и больше никогда его не видел.",
      ])
  }

  @Test func whatIsTooShortIsNoClauseOfItsOwn() {
    let short = "He left, and he came back."
    #expect(clauses(short) == [short])
    #expect(
      clauses("He left the town in the spring of 1917, for good.") == [
        "He left the town in the spring of 1917, for good."
      ])
    #expect(clauses("") == [""])
  }

  @Test func aHyphenBetweenSpacesIsADash() {
    #expect(clauses("The well-known traveller of the far north - he was eighty by then - died.").count == 2)
    #expect(clauses("The well-known-traveller-of-the-far-north-who-was-eighty-by-then died.").count == 1)
  }

  @Test func aMarkBetweenDigitsEndsNoClause() {
    for sentence in [
      "The ship rose from the site on the steppe at 9:07 in the morning and came down by noon.",
      "He lived in the house behind the old market, 1924–1931, and left it to his sister.",
    ] {
      for clause in clauses(sentence) {
        #expect(!clause.hasPrefix("07") && !clause.hasPrefix("1931"), "\(clause)")
      }
    }
    let long = "The tower that they built beside the harbor is 1,200 feet high without its mast."
    #expect(clauses(long) == [long])
  }

  /// Clauses follow one another, do not overlap, and hold all but the marks between them.
  @Test func clausesCoverTheSentence() {
    var generator = SeededGenerator(seed: 23)
    let signs = Array("abc ,;:—-()дев".unicodeScalars)
    for _ in 0..<300 {
      let sentence = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
        signs[Int.random(in: 0..<signs.count, using: &generator)]
      }
      let ranges = SentenceClauses.ranges(sentence)
      #expect(ranges.first?.lowerBound == 0)
      #expect(ranges.last?.upperBound == sentence.count)
      for (one, next) in zip(ranges, ranges.dropFirst()) { #expect(next.lowerBound == one.upperBound + 1) }
    }
  }
}
