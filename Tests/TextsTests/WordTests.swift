import TestSupport
import Testing
import Texts

@Suite struct WordTests {
  private func words(_ language: Language, _ text: String, in range: Range<Int>? = nil) throws -> [Word] {
    let scalars = Array(text.unicodeScalars)
    let segmenter = try WordSegmenter(language)
    return try segmenter.words(in: range ?? 0..<scalars.count, of: scalars)
  }

  private func texts(_ language: Language, _ text: String) throws -> [String] {
    try words(language, text).map(\.text)
  }

  @Test func findsWordsWithoutPunctuation() throws {
    #expect(try texts(.german, "„Grüß Gott“, sagte er – leise.") == ["Grüß", "Gott", "sagte", "er", "leise"])
    #expect(try texts(.russian, "Ещё раз: да-да!") == ["Ещё", "раз", "да", "да"])
    #expect(
      try texts(.english, "He didn't know the Smiths' dog.") == [
        "He", "didn't", "know", "the", "Smiths", "dog",
      ])
    #expect(try texts(.english, " …, — !").isEmpty)
  }

  @Test func splitsDigitsFromLetters() throws {
    #expect(try texts(.german, "1932Trotzki") == ["1932", "Trotzki"])
    #expect(try texts(.german, "Trotzki1932") == ["Trotzki", "1932"])
    #expect(try texts(.english, "the 12th of T34s") == ["the", "12", "th", "of", "T", "34", "s"])
    #expect(try texts(.russian, "в 1961г.") == ["в", "1961", "г"])
  }

  @Test func separatorsInANumberAreNoWords() throws {
    #expect(
      try texts(.german, "75.000 und 3,5 am 12.4.1961") == [
        "75", "000", "und", "3", "5", "am", "12", "4", "1961",
      ])
    #expect(try texts(.english, "1,234.5kg") == ["1", "234", "5", "kg"])
  }

  @Test func rangesAreCodePointsOfTheDocument() throws {
    let text = "🚀 wurde 🚀🚀1961gestartet 𝔄b"
    let scalars = Array(text.unicodeScalars)
    let found = try words(.german, text)
    #expect(found.map(\.text) == ["wurde", "1961", "gestartet", "𝔄b"])
    #expect(found.map(\.range) == [2..<7, 10..<14, 14..<23, 24..<26])
    #expect(found.allSatisfy { String(String.UnicodeScalarView(scalars[$0.range])) == $0.text })
  }

  @Test func looksIntoTheRangeOnly() throws {
    let found = try words(.english, "🚀 one two three", in: 6..<9)
    #expect(found.map(\.text) == ["two"])
    #expect(found.map(\.range) == [6..<9])
    // A word at the border is cut there.
    #expect(try words(.english, "one two", in: 1..<5).map(\.text) == ["ne", "t"])
    #expect(try words(.english, "one", in: 2..<2).isEmpty)
  }

  @Test func keepsCombiningMarksWithTheirLetter() throws {
    let text = "за\u{301}мок, u\u{308}ber"
    #expect(try texts(.russian, text).map(\.unicodeScalars.count) == [6, 5])
  }

  @Test func knowsCapitalsAndNumbers() throws {
    let found = try words(.russian, "Ёлка 1961 ёлка Österreich ١٢")
    #expect(found.map(\.isCapitalized) == [true, false, false, true, false])
    #expect(found.map(\.isNumber) == [false, true, false, false, true])
  }

  @Test(arguments: [UInt64](1...40))
  func holdsForRandomText(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let scalars = RandomText.scalars(count: 300, using: &generator)
    let segmenter = try WordSegmenter(.german)
    let found = try segmenter.words(in: 0..<scalars.count, of: scalars)
    var end = 0
    for word in found {
      #expect(word.range.lowerBound >= end && !word.range.isEmpty && word.range.upperBound <= scalars.count)
      #expect(Array(word.text.unicodeScalars) == Array(scalars[word.range]))
      let digits = scalars[word.range].count { $0.properties.numericType == .decimal }
      #expect(digits == 0 || digits == word.range.count)
      // No letter and no digit is left out between two words.
      #expect(
        !scalars[end..<word.range.lowerBound].contains {
          ("a"..."z").contains($0) || ("0"..."9").contains($0)
        })
      end = word.range.upperBound
    }
  }

  @Test func whatIsTooLongForAWordIsNone() throws {
    let longest = String(repeating: "a", count: Word.longest)
    let scalars = Array(
      "Ein \(longest) und \(longest)b. \(String(repeating: "7", count: 5_000)) Ende".unicodeScalars)
    let words = try WordSegmenter(.german).words(in: 0..<scalars.count, of: scalars).map(\.text)
    #expect(words == ["Ein", longest, "und", "Ende"])
  }
}
