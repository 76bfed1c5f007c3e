import Basics
import TestSupport
import Testing

@Suite struct DerivedNamesTests {
  @Test func namesHoldNothingThatANameCannotHave() {
    #expect(DerivedNames.part("a/b") == "a_b")
    #expect(DerivedNames.part("a\u{1B}[31m\n\u{202E}b") == "a_[31m__b")
    #expect(DerivedNames.part("") == "_")
    #expect(DerivedNames.part(String(repeating: "語", count: 100)).utf8.count <= 60)
  }

  @Test func whatIsTheSameGetsANumber() {
    let names = [
      ("out.a-b-c", ".tsv"), ("out.a-b-c-2", ".tsv"), ("out.a-b-c", ".tsv"), ("out.a-b-c", ".tsv"),
    ]
    #expect(
      DerivedNames.distinct(names) == [
        "out.a-b-c.tsv", "out.a-b-c-2.tsv", "out.a-b-c-3.tsv", "out.a-b-c-4.tsv",
      ])
  }

  /// Of any ids, every two documents get a name of their own that stays in its folder.
  @Test func noTwoPairsGetOneName() {
    var generator = SeededGenerator(seed: 1)
    let letters: [Character] = ["a", "b", "-", "_", "/", ".", "2", "\n", "\u{E9}", "e\u{301}"]
    for _ in 0..<2_000 {
      let ids = (0..<5).map { _ in
        String(
          (0..<Int.random(in: 0...4, using: &generator)).map { _ in
            letters.randomElement(using: &generator) ?? "a"
          })
      }
      let pairs = ids.indices.flatMap { a in ids[(a + 1)...].map { (ids[a], $0) } }
      let names = DerivedNames.distinct(
        pairs.map { ("out.\(DerivedNames.part($0.0))-\(DerivedNames.part($0.1))", ".tsv") })
      #expect(Set(names.map { Array($0.utf8) }).count == pairs.count)
      #expect(
        names.allSatisfy { !$0.contains("/") && $0.unicodeScalars.allSatisfy(PrintableText.isPrintable) })
    }
  }
}
