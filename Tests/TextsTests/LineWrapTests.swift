import Testing
import Texts

@Suite struct LineWrapTests {
  private func width(_ text: String) -> Int? {
    let scalars = Array(text.unicodeScalars)
    return LineWrap(TextLine.lines(of: scalars), scalars)?.width
  }

  /// Ten lines of words, each as full as it can be.
  private func wrapped(at width: Int, word: String = "boats") -> String {
    let count = (width + 1) / (word.count + 1)
    return Array(repeating: Array(repeating: word, count: count).joined(separator: " "), count: 10)
      .joined(separator: "\n")
  }

  @Test(arguments: [29, 41, 53, 59, 71, 77, 95, 119, 197])
  func wrappedLinesGiveTheirWidth(_ width: Int) {
    #expect(self.width(wrapped(at: width)) == width)
  }

  @Test(arguments: [11, 17, 240])
  func narrowerAndWiderLinesAreMeant(_ width: Int) {
    #expect(self.width(wrapped(at: width)) == nil)
  }

  @Test func anEmptyLineMayFollowEachPrintedLine() {
    #expect(width(wrapped(at: 71).replacing("\n", with: "\n\n")) == 71)
    #expect(width(wrapped(at: 71).replacing("\n", with: "\n\n\n")) == nil)
    #expect(width("") == nil)
  }

  @Test(arguments: [
    ("boats boats", false), ("boats, boats.", false), ("  boats boats", false), ("- boats", false),
  ])
  func aShortLineIsFollowedByAnother(_ next: String, _ joins: Bool) throws {
    let lines = wrapped(at: 71).split(separator: "\n")
    let text = (lines + ["boats boats", Substring(next)]).joined(separator: "\n")
    let scalars = Array(text.unicodeScalars)
    let found = TextLine.lines(of: scalars)
    let wrap = try #require(LineWrap(found, scalars))
    #expect(wrap.joins(found[found.count - 2], found[found.count - 1], scalars) == joins)
    #expect(wrap.joins(found[0], found[1], scalars))
  }

  @Test(arguments: [
    ("boats.", "2. boats", false), ("boats", "2. boats", true), ("boats", "- boats", false),
    ("boats", "– boats", false), ("boats", "-boats", true), ("boats", "   boats", false),
  ])
  func aLabelBeginsALineOfItsOwn(_ end: String, _ next: String, _ joins: Bool) throws {
    let lines = wrapped(at: 71)
    let text = lines + " " + end.dropFirst(5) + "\n" + next + "\n" + lines
    let scalars = Array(text.unicodeScalars)
    let found = TextLine.lines(of: scalars)
    let wrap = try #require(LineWrap(found, scalars))
    #expect(wrap.joins(found[9], found[10], scalars) == joins)
  }

  @Test func theOtherLinesOfAnItemStandUnderItsText() throws {
    let text = wrapped(at: 71) + "\n\n- " + wrapped(at: 71).replacing("\n", with: "\n  ")
    let scalars = Array(text.unicodeScalars)
    let found = TextLine.lines(of: scalars)
    let wrap = try #require(LineWrap(found, scalars))
    #expect(wrap.joins(found[10], found[11], scalars))
    #expect(wrap.joins(found[11], found[12], scalars))
  }
}
