import AlignmentModel
import Basics
import ComparableMode
import ParallelMode
import TestSupport
import Testing
import Texts

/// What a person has said of beads holds, and the rest is still a partition.
@Suite struct BeadConstraintsTests {
  private func link(_ id: String, _ bead: Bead, _ status: Link.Status) -> Link {
    Link(
      id: id, score: 1, status: status,
      passages: [("a", bead.a), ("b", bead.b)].map {
        Passage(document: $0, start: 0, end: 1, sentences: Array($1))
      }, evidence: [])
  }

  private func kept(_ links: [Link], _ input: ParallelInput) throws -> KeptLinks {
    // Hashes of made-up documents are all the same.
    let documents = [input.documents.a, input.documents.b]
    let alignment = Alignment(
      generator: "", signature: "", mode: .parallel, documents: documents.map(DocumentReference.init),
      links: links)
    return try KeptLinks(alignment, for: documents, file: "edited.json")
  }

  /// Beads that follow one another, of shapes that no model has among them.
  private func fixed(_ counts: (a: Int, b: Int), _ number: Int, _ generator: inout SeededGenerator) -> [Bead]
  {
    var beads: [Bead] = []
    var (a, b) = (0, 0)
    for _ in 0..<number {
      let m = Int.random(in: 1...5, using: &generator)
      let n = Int.random(in: 1...5, using: &generator)
      let step = max(1, (counts.a - a) / (number * 2))
      let start = a + Int.random(in: 0...step, using: &generator)
      // Near the diagonal, or not at all near it.
      let other = max(b, start + Int.random(in: -12...12, using: &generator))
      guard start + m <= counts.a, other + n <= counts.b else { break }
      beads.append(Bead(a: start..<start + m, b: other..<other + n))
      (a, b) = (start + m, other + n)
    }
    return beads
  }

  @Test(arguments: [(60, false), (60, true), (900, false)])
  func fixedBeadsStandAndRejectedPairsDoNot(size: Int, whole: Bool) throws {
    var generator = SeededGenerator(seed: UInt64(size))
    var options = ParallelAligner.Options()
    options.searchesWholeTable = whole
    let aligner = ParallelAligner(weights: try .builtIn(), options: options)
    for round in 0..<(size > 100 ? 3 : 12) {
      let input = try RandomBitext(sentences: size, seed: UInt64(round)).input()
      let free = aligner.align(input).beads.map(\.bead)
      let beads = fixed(input.sentenceCounts, round, &generator)
      let rejected = free.filter { bead in
        !bead.isNull && Int.random(in: 0..<8, using: &generator) == 0
          && !beads.contains { $0.a.overlaps(bead.a) || $0.b.overlaps(bead.b) }
      }
      let links =
        beads.enumerated().map { link("c\($0)", $1, .confirmed) }
        + rejected.enumerated().map { link("r\($0)", $1, .rejected) }
      let constraints = try BeadConstraints(kept(links, input), "a", "b", counts: input.sentenceCounts)
      let result = aligner.align(input, constraints: constraints)
      let found = result.beads.map(\.bead)
      #expect(found.flatMap { Array($0.a) } == Array(0..<input.sentenceCounts.a))
      // What fixed beads leave no place in the order may be found to stand in another.
      #expect(found.flatMap { Array($0.b) }.sorted() == Array(0..<input.sentenceCounts.b))
      #expect(Set(beads).isSubset(of: found))
      for bead in rejected {
        for one in bead.a {
          for other in bead.b { #expect(!found.contains { $0.a.contains(one) && $0.b.contains(other) }) }
        }
      }
      #expect(result.beads.allSatisfy { 0...1 ~= $0.score })
      // The fixed ones are links already.
      let new = aligner.links(input, result)
      #expect(new.count == found.count { !$0.isNull } - beads.count)
    }
  }

  @Test func whatIsRightAlreadyChangesNothing() throws {
    let input = try RandomBitext(sentences: 300, seed: 3).input()
    let aligner = ParallelAligner(weights: try .builtIn())
    let free = aligner.align(input).beads.map(\.bead)
    let some = free.filter { !$0.isNull }.enumerated().filter { $0.offset % 20 == 0 }.map(\.element)
    let links = some.enumerated().map { link("c\($0)", $1, .manual) }
    let constraints = try BeadConstraints(kept(links, input), "a", "b", counts: input.sentenceCounts)
    let found = aligner.align(input, constraints: constraints).beads.map(\.bead)
    #expect(Set(found).intersection(free).count >= free.count * 98 / 100)
  }

  @Test func linksThatContradictEachOtherAreNamed() throws {
    let input = try RandomBitext(sentences: 20, seed: 1).input()
    for other in [Bead(a: 4..<5, b: 9..<10), Bead(a: 5..<8, b: 5..<6), Bead(a: 9..<10, b: 4..<5)] {
      let links = [link("x", Bead(a: 4..<6, b: 4..<6), .confirmed), link("y", other, .manual)]
      let error = #expect(throws: InputError.self) {
        try BeadConstraints(kept(links, input), "a", "b", counts: input.sentenceCounts)
      }
      #expect(error?.problem.contains("overlap each other") == true)
      #expect(error?.problem.contains("x") == true && error?.problem.contains("y") == true)
    }
  }

  @Test func linksThatCrossAllStand() throws {
    let input = try RandomBitext(sentences: 60, seed: 1).input()
    let beads = [Bead(a: 4..<6, b: 40..<42), Bead(a: 20..<21, b: 20..<21), Bead(a: 30..<32, b: 30..<31)]
    let links = beads.enumerated().map { link("c\($0)", $1, .confirmed) }
    let constraints = try #require(
      try BeadConstraints(kept(links, input), "a", "b", counts: input.sentenceCounts))
    #expect(constraints.fixed == Array(beads[1...]))
    #expect(constraints.apart == [beads[0]])
    let found = ParallelAligner(weights: try .builtIn()).align(input, constraints: constraints).beads.map(
      \.bead)
    #expect(Set(beads[1...]).isSubset(of: found))
    // The sentences of the one that stands apart are in no other bead.
    for bead in found where !bead.isNull {
      #expect(!bead.a.overlaps(beads[0].a) && !bead.b.overlaps(beads[0].b))
    }
  }

  @Test func nothingSaidIsNoConstraint() throws {
    let input = try RandomBitext(sentences: 20, seed: 1).input()
    #expect(try BeadConstraints(.none, "a", "b", counts: input.sentenceCounts) == nil)
  }
}
