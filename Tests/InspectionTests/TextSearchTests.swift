import Inspection
import Testing

@Suite struct TextSearchTests {
  private func matches(_ sought: String, _ text: String) throws -> [Range<Int>] {
    let scalars = Array(text.unicodeScalars)
    return Array(try TextSearch(sought).matches(in: [0..<scalars.count], of: scalars).joined())
  }

  /// Found by fuzzing: a letter that is folded to two was found twice.
  @Test func whatALetterIsFoldedToIsFoundOnce() throws {
    #expect(try matches("s", "Straße") == [0..<1, 4..<5])
    #expect(try matches("ss", "ßßs") == [0..<1, 1..<2])
    #expect(try matches("sss", "ßßßß") == [0..<3])
  }

  @Test func matchesAreInOrderAndApart() throws {
    #expect(try matches("aa", "aaaaa") == [0..<2, 2..<4])
    #expect(try matches("e", "é e\u{301}") == [0..<1, 2..<4])
    #expect(try matches(" ", "a b").isEmpty)
  }
}
