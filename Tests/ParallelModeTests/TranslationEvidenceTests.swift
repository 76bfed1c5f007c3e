import Basics
import ParallelMode
import TestSupport
import Testing
import Texts

/// What tells translations from other texts.
@Suite struct TranslationEvidenceTests {
  private static func evidence(_ a: [String], _ b: [String]) throws -> TranslationEvidence {
    let input = try ParallelInput(
      RandomBitext.document("a", .german, a), RandomBitext.document("b", .english, b))
    return try #require(ParallelAligner(weights: .builtIn()).evidence(input))
  }

  @Test(arguments: [6, 12, 20, 100, 400, 1_500])
  func translationsAreOnes(sentences: Int) throws {
    let bitext = RandomBitext(sentences: sentences, seed: UInt64(sentences))
    let evidence = try TranslationEvidenceTests.evidence(bitext.a, bitext.b)
    #expect(evidence.probability > 0.8)
    #expect(evidence.order > 0.5)
  }

  @Test(arguments: [8, 12, 20, 60, 300])
  func sentencesInAnOrderOfChanceAreNone(sentences: Int) throws {
    var generator = SeededGenerator(seed: UInt64(sentences))
    let bitext = RandomBitext(
      sentences: sentences, seed: 31, noise: .init(words: 0.3, omissions: 0, merges: 0))
    let evidence = try TranslationEvidenceTests.evidence(
      bitext.a, bitext.b.shuffled(using: &generator))
    #expect(evidence.probability < 0.5)
  }

  @Test(arguments: 1...6)
  func halvesThatChangedPlacesAreNone(seed: Int) throws {
    let bitext = RandomBitext(
      sentences: 16, seed: UInt64(seed), noise: .init(words: 0.3, omissions: 0, merges: 0))
    let evidence = try TranslationEvidenceTests.evidence(bitext.a, Array(bitext.b[8...] + bitext.b[..<8]))
    #expect(!evidence.isTranslation)
    #expect(evidence.moved > 0)
  }

  @Test func aMovedChapterOfALongTextIsATranslation() throws {
    let bitext = RandomBitext(sentences: 600, seed: 5)
    let b = Array(bitext.b[..<100] + bitext.b[200...] + bitext.b[100..<200])
    #expect(try TranslationEvidenceTests.evidence(bitext.a, b).isTranslation)
  }

  @Test func textsThatHaveNothingInCommonAreNone() throws {
    let a = RandomBitext(sentences: 300, seed: 21).a
    let b = RandomBitext(sentences: 300, seed: 22).a.map { String($0.lowercased().reversed()) + "." }
    #expect(try TranslationEvidenceTests.evidence(a, b).probability < 0.2)
  }

  @Test func ofLinesThatAreAllTheSameTheirNumberDecides() throws {
    func lines(_ a: Int, _ b: Int) throws -> TranslationEvidence {
      try TranslationEvidenceTests.evidence(
        .init(repeating: "Ja.", count: a), .init(repeating: "Yes.", count: b))
    }
    for (a, b, isTranslation) in [(400, 400, true), (40, 38, true), (40, 400, false)] {
      let evidence = try lines(a, b)
      #expect(evidence.isBlank)
      #expect(evidence.isTranslation == isTranslation)
      // Nothing is known for sure.
      #expect((0.2...0.8).contains(evidence.probability))
    }
  }

  @Test func textsInReverseRolesAreTheSame() throws {
    let bitext = RandomBitext(sentences: 40, seed: 3)
    let there = try TranslationEvidenceTests.evidence(bitext.a, bitext.b).probability
    let back = try TranslationEvidenceTests.evidence(bitext.b, bitext.a).probability
    #expect(abs(there - back) < 0.1)
  }

  @Test func anEmptyTextSaysNothing() throws {
    let input = try ParallelInput(
      RandomBitext.document("a", .german, []), RandomBitext.document("b", .english, ["One."]))
    #expect(ParallelAligner(weights: try .builtIn()).evidence(input) == nil)
  }
}
