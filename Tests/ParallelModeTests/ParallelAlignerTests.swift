import Basics
import Foundation
import ParallelMode
import TestSupport
import Testing
import Texts

@Suite struct ParallelAlignerTests {
  private func align(_ a: [String], _ b: [String], largestBead: Int = 3) throws -> [ScoredBead] {
    let input = try ParallelInput(
      RandomBitext.document("a", .german, a), RandomBitext.document("b", .english, b))
    return ParallelAligner(weights: try .builtIn(), options: .init(largestBead: largestBead)).align(input)
      .beads
  }

  /// That every sentence stands in exactly one bead or null, in order.
  private func isPartition(_ beads: [ScoredBead], _ a: Int, _ b: Int) -> Bool {
    beads.flatMap(\.bead.a) == Array(0..<a) && beads.flatMap(\.bead.b) == Array(0..<b)
      && beads.allSatisfy { (0...1).contains($0.score) }
  }

  @Test(arguments: 1...6)
  func everySentenceStandsInOneBeadOrNull(seed: Int) throws {
    let bitext = RandomBitext(
      sentences: 60 * seed, seed: UInt64(seed), noise: .init(words: 0.5, omissions: 0.3, merges: 0.2))
    let beads = try align(bitext.a, bitext.b, largestBead: seed)
    #expect(isPartition(beads, bitext.a.count, bitext.b.count))
    #expect(beads.allSatisfy { $0.bead.a.count <= seed && $0.bead.b.count <= seed })
  }

  @Test(arguments: 1...20)
  func anyTextsMakeAPartition(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    func document(_ id: String, _ language: Language) throws -> Document {
      let scalars = RandomText.scalars(count: Int.random(in: 0...3000, using: &generator), using: &generator)
      return Document(id: id, path: id, language: language, sha256: "", scalars: scalars)
    }
    let input = try ParallelInput(document("a", .german), document("b", .russian))
    let beads = ParallelAligner(weights: try .builtIn()).align(input).beads
    #expect(isPartition(beads, input.sentenceCounts.a, input.sentenceCounts.b))
  }

  @Test func findsWhatWasPutTogetherAndLeftOut() throws {
    let bitext = RandomBitext(sentences: 400, seed: 2)
    let beads = try align(bitext.a, bitext.b)
    let right = Set(bitext.beads).intersection(beads.map(\.bead)).count
    #expect(Double(right) > 0.97 * Double(bitext.beads.count))
  }

  @Test func anEmptySideGivesNulls() throws {
    let beads = try align([], ["One sentence.", "Another one."])
    #expect(isPartition(beads, 0, 2))
    #expect(beads.allSatisfy { $0.bead.isNull })
    let none = try align([], [])
    #expect(none.isEmpty)
  }

  @Test func unrelatedTextsHaveNoTrustedBeads() throws {
    let a = RandomBitext(sentences: 300, seed: 21).a
    // Other words: what is said of chance must not be taken for evidence.
    let b = RandomBitext(sentences: 300, seed: 22).a.map { String($0.lowercased().reversed()) + "." }
    let beads = try align(a, b)
    #expect(isPartition(beads, a.count, b.count))
    #expect(beads.count { $0.score > 0.5 } < 15)
  }

  @Test func allLinesEqualGiveAPartitionWithoutCrash() throws {
    let beads = try align(
      .init(repeating: "Immer dasselbe.", count: 300), .init(repeating: "Always the same.", count: 400))
    #expect(isPartition(beads, 300, 400))
  }

  @Test func oneSentenceAgainstFiveThousandFindsItsPlace() throws {
    let bitext = RandomBitext(sentences: 5_000, seed: 4, noise: .init(words: 0, omissions: 0, merges: 0))
    let beads = try align([bitext.a[3_210]], bitext.b)
    #expect(isPartition(beads, 1, 5_000))
    #expect(beads.first { !$0.bead.isNull }?.bead.b == 3_210..<3_211)
  }

  /// The probabilities of what precedes a long omission were lost where the ways through it were not followed.
  @Test func longOmissionsLeaveScoresAsTheyAre() throws {
    let bitext = RandomBitext(sentences: 700, seed: 6, noise: .init(words: 0.3, omissions: 0, merges: 0))
    let a = Array(bitext.a[..<200] + bitext.a[350...])
    let b = Array(bitext.b[..<450] + bitext.b[600...])
    let beads = try align(a, b).filter { !$0.bead.isNull }
    for (range, count) in [(0..<200, 200), (200..<300, 100), (450..<550, 100)] {
      let found = beads.filter { range.contains($0.bead.a.lowerBound) && $0.score > 0.9 }
      #expect(found.count > count * 9 / 10)
    }
  }

  @Test func sidesMayBeSwapped() throws {
    let bitext = RandomBitext(sentences: 500, seed: 6, noise: .init(words: 0.4, omissions: 0.1, merges: 0.1))
    let there = try align(bitext.a, bitext.b).filter { !$0.bead.isNull }.map(\.bead)
    let back = try align(bitext.b, bitext.a).filter { !$0.bead.isNull }.map {
      Bead(a: $0.bead.b, b: $0.bead.a)
    }
    #expect(Set(there).symmetricDifference(back).count < there.count / 25)
  }

  @Test func copiesOfOneTextAlignSentenceBySentence() throws {
    let lines = RandomBitext(sentences: 300, seed: 8).a
    let input = try ParallelInput(
      RandomBitext.document("a", .german, lines), RandomBitext.document("b", .german, lines))
    let beads = ParallelAligner(weights: try .builtIn()).align(input).beads.map(\.bead)
    #expect(beads == lines.indices.map { Bead(a: $0..<$0 + 1, b: $0..<$0 + 1) })
  }

  @Test func twoVersionsInOneLanguageMayHaveDifferentWords() throws {
    let bitext = RandomBitext(sentences: 200, seed: 14)
    let input = try ParallelInput(
      RandomBitext.document("a", .german, bitext.a), RandomBitext.document("b", .german, bitext.b))
    let beads = ParallelAligner(weights: try .builtIn()).align(input).beads
    #expect(isPartition(beads, bitext.a.count, bitext.b.count))
    #expect(
      Double(Set(bitext.beads).intersection(beads.map(\.bead)).count) > 0.9 * Double(bitext.beads.count))
  }

  @Test func aSentenceOfAMegabyteIsOneOfMany() throws {
    var bitext = RandomBitext(sentences: 50, seed: 12).a
    bitext[20] = String(repeating: "lang und länger ", count: 70_000)
    let beads = try align(bitext, RandomBitext(sentences: 50, seed: 12).b)
    #expect(isPartition(beads, bitext.count, RandomBitext(sentences: 50, seed: 12).b.count))
  }

  @Test func scoresAreProbabilities() throws {
    var sum = 0.0
    var right = 0
    var count = 0
    for seed in 30..<36 {
      let bitext = RandomBitext(
        sentences: 300, seed: UInt64(seed), noise: .init(words: 0.6, omissions: 0.2, merges: 0.2))
      let gold = Set(bitext.beads)
      for scored in try align(bitext.a, bitext.b) where !scored.bead.isNull {
        sum += scored.score
        count += 1
        if gold.contains(scored.bead) { right += 1 }
      }
    }
    #expect(abs(sum - Double(right)) < 0.1 * Double(count))
  }

  @Test func anchorsHoldWhereWordsSayNothing() throws {
    // Nothing in common but the numbers that the expression captures, written otherwise.
    let a = (1...40).flatMap { ["Kapitel \($0)a", "qua"] }
    let b = (1...40).flatMap { ["\($0)b. chapter", "zzt"] }
    let anchors = try AnchorPattern("^(?:kapitel )?(\\d+)[ab]")
    let input = try ParallelInput(
      RandomBitext.document("a", .german, a), RandomBitext.document("b", .english, b), anchors: anchors)
    let beads = ParallelAligner(weights: try .builtIn()).align(input).beads
    for line in stride(from: 0, to: 80, by: 2) {
      #expect(beads.contains { $0.bead.a.contains(line) && $0.bead.b.contains(line) })
    }
    #expect(throws: InputError.self) { try AnchorPattern("(") }
  }

  @Test func anExpressionThatWouldTryForYearsIsGivenUp() throws {
    let sentence = "Kapitel " + String(repeating: "a", count: 40) + "!"
    for pattern in ["(\\w*)*$x", "(a|aa)+$", "(a+)+b", "(?:a?){40}a{40}b"] {
      let error = try #require(throws: InputError.self) {
        _ = try ParallelInput(
          RandomBitext.document("a", .german, ["Ein Satz.", sentence]),
          RandomBitext.document("b", .english, ["A sentence."]), anchors: AnchorPattern(pattern))
      }
      #expect(error.problem.contains("'\(pattern)'") && error.problem.contains("too m"), "\(error)")
    }
    // A long sentence alone is none.
    let long = String(repeating: "wort ", count: 50_000) + "7"
    _ = try ParallelInput(
      RandomBitext.document("a", .german, [long]), RandomBitext.document("b", .english, [long]),
      anchors: AnchorPattern("(\\d+)$"))
  }

  @Test func anErrorNamesOnlyTheBeginningOfALongExpression() throws {
    let error = try #require(throws: InputError.self) {
      try AnchorPattern(String(repeating: "(", count: 5_000))
    }
    #expect(error.problem.count < 200)
  }
}
