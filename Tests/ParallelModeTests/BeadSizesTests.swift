import Basics
import ParallelMode
import TestSupport
import Testing
import Texts

/// Beads of more than three sentences, where lines hold paragraphs.
@Suite struct BeadSizesTests {
  /// The lines of a text, some of them in each.
  private static func paragraphs(_ lines: [String], _ sizes: [Int]) -> (lines: [String], beads: [Range<Int>])
  {
    var joined: [String] = []
    var beads: [Range<Int>] = []
    var first = 0
    for number in 0... where first < lines.count {
      let end = min(lines.count, first + sizes[number % sizes.count])
      joined.append(lines[first..<end].joined(separator: " "))
      beads.append(first..<end)
      first = end
      if first >= lines.count { break }
    }
    return (joined, beads)
  }

  private static let plain = RandomBitext.Noise(words: 0.3, omissions: 0, merges: 0)

  @Test(arguments: [[4], [2, 5, 7, 3], [10, 1, 6]])
  func aParagraphALineOnOneSide(sizes: [Int]) throws {
    let bitext = RandomBitext(sentences: 240, seed: 3, noise: BeadSizesTests.plain)
    let (lines, beads) = BeadSizesTests.paragraphs(bitext.a, sizes)
    let input = try ParallelInput(
      RandomBitext.document("a", .german, lines), RandomBitext.document("b", .english, bitext.b))
    let found = ParallelAligner(weights: try .builtIn()).align(input).beads.map(\.bead)
    let gold = Set(beads.enumerated().map { Bead(a: $0..<$0 + 1, b: $1) })
    #expect(Double(gold.intersection(found).count) > 0.9 * Double(gold.count))
    // A limit is one.
    let limited = ParallelAligner(weights: try .builtIn(), options: .init(largestBead: 2)).align(input)
    #expect(limited.beads.allSatisfy { $0.bead.b.count <= 2 })
  }

  @Test func linesOfOneSentenceAskForThree() throws {
    let input = try RandomBitext(sentences: 100, seed: 4).input()
    #expect(BeadSizes(input.texts).largest == Sides(3, 3))
    #expect(BeadSizes(input.texts, limit: 2).largest == Sides(2, 2))
    #expect(BeadSizes(input.texts, limit: 8).largest == Sides(3, 3))
  }
}
