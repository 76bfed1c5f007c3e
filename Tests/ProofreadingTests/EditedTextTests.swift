import Proofreading
import TestSupport
import Testing

/// Replacing ranges of a text, and finding offsets again.
@Suite struct EditedTextTests {
  private func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }
  private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  @Test func rangesAreReplacedInWhateverOrderTheyCome() {
    let edited = EditedText(
      scalars("Lev saw Natalya."), [TextReplacement(8..<15, "Natalia"), TextReplacement(0..<3, "Leon")])
    #expect(string(edited.scalars) == "Leon saw Natalia.")
    #expect(edited.newRanges == [0..<4, 9..<16])
    #expect(edited.newRange(of: 4..<7) == 5..<8)
    #expect(edited.oldRange(of: 5..<8) == 4..<7)
  }

  @Test func whatOverlapsAnEarlierOneIsNotMade() {
    let edited = EditedText(
      scalars("abcdef"),
      [
        TextReplacement(1..<3, "X"), TextReplacement(2..<4, "Y"), TextReplacement(1..<3, "X"),
        TextReplacement(3..<4, "Z"), TextReplacement(5..<9, "W"), TextReplacement(-1..<1, "V"),
      ])
    #expect(string(edited.scalars) == "aXZef")
    #expect(edited.replacements == [TextReplacement(1..<3, "X"), TextReplacement(3..<4, "Z")])
  }

  @Test func aRangeWithinWhatWasReplacedIsWhatTookItsPlace() {
    let edited = EditedText(scalars("ab Natalya cd"), [TextReplacement(3..<10, "N.")])
    #expect(edited.newRange(of: 5..<7) == 3..<5)
    #expect(edited.newRange(of: 0..<7) == 0..<5)
    #expect(edited.newRange(of: 5..<13) == 3..<8)
    #expect(edited.oldRange(of: 4..<5) == 3..<10)
  }

  /// What holds for any text and any replacements.
  @Test(arguments: 0..<300)
  func theMapLeadsBothWays(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let old = RandomText.scalars(count: Int.random(in: 0...60, using: &generator), using: &generator)
    let replacements = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
      let start = Int.random(in: 0...old.count, using: &generator)
      let end = Int.random(in: start...min(old.count, start + 6), using: &generator)
      return TextReplacement(start..<end, RandomText.string(upTo: 5, using: &generator))
    }
    let edited = EditedText(old, replacements)
    // The text is the old one with each span replaced, from its end to its beginning.
    var naive = old
    for replacement in edited.replacements.reversed() {
      naive.replaceSubrange(replacement.range, with: replacement.text.unicodeScalars)
    }
    #expect(edited.scalars == naive)
    #expect(edited.replacements.allSatisfy(replacements.contains))
    for (before, after) in zip(edited.replacements, edited.replacements.dropFirst()) {
      #expect(before.range.upperBound <= after.range.lowerBound)
    }
    for (replacement, range) in zip(edited.replacements, edited.newRanges) {
      #expect(edited.scalars[range].elementsEqual(replacement.text.unicodeScalars))
      guard !replacement.range.isEmpty, !range.isEmpty else { continue }
      #expect(edited.newRange(of: replacement.range) == range)
      #expect(edited.oldRange(of: range) == replacement.range)
    }
    // What was not replaced stands where the map says, and the map leads back.
    let replaced = Set(edited.replacements.flatMap(\.range))
    for index in old.indices where !replaced.contains(index) {
      let range = edited.newRange(of: index..<index + 1)
      #expect(range.count == 1 && edited.scalars[range].first == old[index])
      #expect(edited.oldRange(of: range) == index..<index + 1)
    }
  }
}
