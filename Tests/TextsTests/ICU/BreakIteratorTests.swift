import Testing
import Texts

@Suite struct BreakIteratorTests {
  /// The segments ICU finds in `text`, those with a word status apart from the others.
  private func segments(
    _ kind: BreakIterator.Kind, _ locale: String, _ text: String
  ) throws -> [(text: String, isWord: Bool)] {
    let breaks = try BreakIterator(kind, locale: locale)
    return try segments(breaks, text)
  }

  private func segments(
    _ breaks: borrowing BreakIterator, _ text: String
  ) throws -> [(text: String, isWord: Bool)] {
    let units = Array(text.utf16)
    var found: [(String, Bool)] = []
    try units.withUnsafeBufferPointer { buffer in
      try breaks.forEachSegment(of: buffer) { range, status in
        found.append((String(decoding: buffer[range], as: UTF16.self), status >= 100))
      }
    }
    return found
  }

  @Test func wordsAndWhatStandsBetweenThem() throws {
    let found = try segments(.word, "ru", "Мир, 42 дня")
    #expect(found.map(\.text) == ["Мир", ",", " ", "42", " ", "дня"])
    #expect(found.map(\.isWord) == [true, false, false, true, false, true])
  }

  @Test func sentencesKeepTheSpaceBehindThem() throws {
    let found = try segments(.sentence, "en", "It rained. Who cared? Nobody.")
    #expect(found.map(\.text) == ["It rained. ", "Who cared? ", "Nobody."])
  }

  @Test func rangesCountUTF16Units() throws {
    let breaks = try BreakIterator(.word, locale: "en")
    let units = Array("🚀 go".utf16)
    var ranges: [Range<Int>] = []
    try units.withUnsafeBufferPointer { buffer in
      try breaks.forEachSegment(of: buffer) { range, _ in ranges.append(range) }
    }
    #expect(ranges == [0..<2, 2..<3, 3..<5])
  }

  @Test func oneIteratorServesManyTexts() throws {
    let breaks = try BreakIterator(.word, locale: "de")
    #expect(try segments(breaks, "drei alte Häuser").count == 5)
    #expect(try segments(breaks, "eins").map(\.text) == ["eins"])
    #expect(try segments(breaks, "").isEmpty)
    #expect(try segments(breaks, "a b").map(\.text) == ["a", " ", "b"])
  }

  @Test func aLocaleWithoutDataGetsTheRootRules() throws {
    let found = try segments(.sentence, "xx", "One. Two.")
    #expect(found.map(\.text) == ["One. ", "Two."])
  }
}
