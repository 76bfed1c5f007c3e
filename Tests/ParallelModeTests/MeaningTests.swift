import AlignmentModel
import Basics
import ParallelMode
import TestSupport
import Testing
import Texts
import Vectors

/// What vectors add to the alignment of translations, with an encoder made for the test: the sum of a vector of chance for each word.
@Suite struct MeaningTests {
  /// Two texts whose words have nothing in common to look at.
  private struct Probe {
    let bitext: RandomBitext
    let ciphered: [String]

    init(_ sentences: Int, seed: UInt64) {
      bitext = RandomBitext(
        sentences: sentences, seed: seed, noise: .init(words: 0.3, omissions: 0.3, merges: 0.2))
      // Other letters in another order.
      let letters = Array("abcdefghijklmnopqrstuvwxyz")
      ciphered = bitext.b.map { sentence in
        sentence.dropLast().split(separator: " ").map { word in
          String(
            word.lowercased().unicodeScalars.reversed().map { letters[(Int($0.value) * 7 + 3) % 26] })
        }.joined(separator: " ") + "."
      }
    }

    func input(hasVectors: Bool) throws -> ParallelInput {
      let a = try TokenizedDocument(RandomBitext.document("a", .german, bitext.a))
      let b = try TokenizedDocument(RandomBitext.document("b", .russian, ciphered))
      return try ParallelInput(
        ParallelDocument(a, vectors: hasVectors ? MeaningTests.vectors(bitext.a) : nil),
        ParallelDocument(b, vectors: hasVectors ? MeaningTests.vectors(bitext.b) : nil))
    }

    func share(hasVectors: Bool) throws -> Double {
      let found = ParallelAligner(weights: try .builtIn()).align(try input(hasVectors: hasVectors)).beads
      let right = bitext.beads.filter { !$0.isNull }
      return Double(Set(found.map(\.bead)).intersection(right).count) / Double(right.count)
    }
  }

  /// The vectors of sentences: what has words in common has a cosine above 0.
  private static func vectors(_ sentences: [String]) -> SentenceVectors {
    let dimension = 64
    var elements: [Int16] = []
    for sentence in sentences {
      var sum = [Float](repeating: 0.001, count: dimension)
      for word in sentence.lowercased().split(whereSeparator: { !$0.isLetter }) {
        var generator = SeededGenerator(seed: word.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
        for column in sum.indices { sum[column] += Float.random(in: -1...1, using: &generator) }
      }
      _ = sum.withUnsafeBufferPointer { elements.appendUnit($0) }
    }
    return SentenceVectors(dimension: dimension, elements: elements)
  }

  private func probability(_ input: ParallelInput) throws -> Double {
    try #require(ParallelAligner(weights: .builtIn()).evidence(input)).probability
  }

  /// Words say what belongs together, and vectors nothing.
  @Test func anEncoderThatDoesNotKnowALanguageDecidesNothing() throws {
    let bitext = RandomBitext(sentences: 100, seed: 12)
    func input(hasVectors: Bool) throws -> ParallelInput {
      // Vectors of other words.
      let vectors = (bitext.a, bitext.b.map { String($0.reversed()) })
      return try ParallelInput(
        ParallelDocument(
          TokenizedDocument(RandomBitext.document("a", .german, bitext.a)),
          vectors: hasVectors ? MeaningTests.vectors(vectors.0) : nil),
        ParallelDocument(
          TokenizedDocument(RandomBitext.document("b", .english, bitext.b)),
          vectors: hasVectors ? MeaningTests.vectors(vectors.1) : nil))
    }
    #expect(try probability(input(hasVectors: true)) > 0.5)
    let aligner = ParallelAligner(weights: try .builtIn())
    let (with, without) = try (
      aligner.align(input(hasVectors: true)).beads, aligner.align(input(hasVectors: false)).beads
    )
    #expect(with.map(\.bead) == without.map(\.bead))
    #expect(with.map(\.score) == without.map(\.score))
  }

  @Test(arguments: [(40, 0.7), (150, 0.85), (500, 0.85)])
  func vectorsFindWhatNoWordTells(sentences: Int, least: Double) throws {
    let probe = Probe(sentences, seed: UInt64(sentences))
    let with = try probe.share(hasVectors: true)
    #expect(with > least, "\(with)")
  }

  /// Where the texts are too short to teach their words.
  @Test func withoutThemLessIsFound() throws {
    let probe = Probe(150, seed: 150)
    #expect(try probe.share(hasVectors: false) < probe.share(hasVectors: true) - 0.2)
  }

  @Test func theyAreEvidence() throws {
    let input = try Probe(60, seed: 3).input(hasVectors: true)
    let aligner = ParallelAligner(weights: try .builtIn())
    let links = aligner.links(input, aligner.align(input))
    let sure = links.filter { $0.score > 0.9 }
    #expect(sure.count > 15)
    #expect(
      sure.count { $0.evidence.contains { $0.kind == .meaning && $0.weight > 0 } } * 10 > sure.count * 9)
    #expect(links.flatMap(\.evidence).count { $0.kind == .meaning } <= links.count)
  }

  @Test func vectorsOfOneTextOnlyOrOfOtherDimensionsSayNothing() throws {
    let bitext = RandomBitext(sentences: 50, seed: 5)
    let a = try TokenizedDocument(RandomBitext.document("a", .german, bitext.a))
    let b = try TokenizedDocument(RandomBitext.document("b", .english, bitext.b))
    let aligner = ParallelAligner(weights: try .builtIn())
    func beads(_ vectors: (a: SentenceVectors?, b: SentenceVectors?)) throws -> [Bead] {
      let input = try ParallelInput(
        ParallelDocument(a, vectors: vectors.a), ParallelDocument(b, vectors: vectors.b))
      return aligner.align(input).beads.map(\.bead)
    }
    let without = try beads((nil, nil))
    #expect(try beads((Self.vectors(bitext.a), nil)) == without)
    let others = SentenceVectors(dimension: 1, elements: bitext.b.map { _ in 16_384 })
    #expect(try beads((Self.vectors(bitext.a), others)) == without)
  }

  @Test func allVectorsAlikeDoNoHarm() throws {
    let bitext = RandomBitext(sentences: 80, seed: 9)
    let a = try TokenizedDocument(RandomBitext.document("a", .german, bitext.a))
    let b = try TokenizedDocument(RandomBitext.document("b", .english, bitext.b))
    func alike(_ count: Int) -> SentenceVectors {
      SentenceVectors(dimension: 2, elements: (0..<count).flatMap { _ in [Int16(16_384), 0] })
    }
    let input = try ParallelInput(
      ParallelDocument(a, vectors: alike(bitext.a.count)), ParallelDocument(b, vectors: alike(bitext.b.count))
    )
    let beads = ParallelAligner(weights: try .builtIn()).align(input).beads
    let right = Set(bitext.beads.filter { !$0.isNull })
    #expect(Double(right.intersection(beads.map(\.bead)).count) > 0.8 * Double(right.count))
    #expect(beads.allSatisfy { (0...1).contains($0.score) })
  }
}
