import Basics
import ParallelMode
import TestSupport
import Testing
import Texts

/// Passages that a translator has moved to another place.
@Suite struct MovedPassagesTests {
  private static func aligned(_ a: [String], _ b: [String]) throws -> ParallelAlignment {
    let input = try ParallelInput(
      RandomBitext.document("a", .german, a), RandomBitext.document("b", .english, b))
    return ParallelAligner(weights: try .builtIn()).align(input)
  }

  /// The lines with those of a range put after line `index` of the rest.
  private static func moving(_ range: Range<Int>, of lines: [String], after index: Int) -> [String] {
    var rest = lines
    rest.removeSubrange(range)
    rest.insert(contentsOf: lines[range], at: index)
    return rest
  }

  private static let plain = RandomBitext.Noise(words: 0.3, omissions: 0, merges: 0)

  @Test(arguments: [(100..<160, 240), (0..<40, 260), (200..<300, 0)])
  func aMovedChapterIsFound(range: Range<Int>, index: Int) throws {
    let bitext = RandomBitext(sentences: 300, seed: 5, noise: MovedPassagesTests.plain)
    let b = MovedPassagesTests.moving(range, of: bitext.b, after: index)
    let found = try MovedPassagesTests.aligned(bitext.a, b)
    let moved = try #require(found.moved.first)
    #expect(found.moved.count == 1)
    // Which of the two passages is taken for the one that was moved depends on their lengths; what is linked does not.
    #expect(min(moved.a.count, moved.b.count) >= 35)
    let right = found.beads.count { scored in
      guard !scored.bead.isNull, scored.score > 0.5 else { return false }
      return bitext.a[scored.bead.a.lowerBound].split(separator: " ").count > 0
        && b[scored.bead.b.lowerBound] == bitext.b[scored.bead.a.lowerBound]
    }
    #expect(right > 280)
    #expect(found.beads.flatMap(\.bead.a).sorted() == Array(0..<300))
    #expect(found.beads.flatMap(\.bead.b).sorted() == Array(0..<300))
    #expect(found.beads.map(\.bead.a.lowerBound) == found.beads.map(\.bead.a.lowerBound).sorted())
  }

  @Test func whatIsNoTranslationIsNotLinked() throws {
    let bitext = RandomBitext(sentences: 200, seed: 6, noise: MovedPassagesTests.plain)
    let strange = RandomBitext(sentences: 80, seed: 7).b.map { String($0.lowercased().reversed()) + "." }
    let found = try MovedPassagesTests.aligned(
      Array(RandomBitext(sentences: 60, seed: 8).a + bitext.a), bitext.b + strange)
    #expect(found.moved.isEmpty)
  }

  @Test func anOmissionIsNoMove() throws {
    let bitext = RandomBitext(sentences: 300, seed: 9).omittingB(of: 100..<160)
    #expect(try MovedPassagesTests.aligned(bitext.a, bitext.b).moved.isEmpty)
  }
}
