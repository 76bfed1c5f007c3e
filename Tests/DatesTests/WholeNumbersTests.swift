import Dates
import Testing
import Texts

@Suite struct WholeNumbersTests {
  /// The language, the text, how many code points hang together at its beginning, and the number that they are.
  @Test(arguments: [
    ("de", "250.000 Euro", 7, "250000"), ("en", "250,000 euros", 7, "250000"),
    ("ru", "250 000 евро", 7, "250000"),
    ("de", "250\u{202F}000", 7, "250000"), ("fr", "250\u{2009}000", 7, "250000"),
    ("de", "250'000", 7, "250000"),
    ("en", "250’000", 7, "250000"), ("de", "3,5 Millionen", 3, "3.5"), ("en", "3.5 million", 3, "3.5"),
    ("de", "1.500", 5, "1500"), ("en", "1.500", 5, "1.5"), ("de", "1,500", 5, "1.5"),
    ("en", "1,234,567.89", 12, "1234567.89"), ("de", "1.234.567,89", 12, "1234567.89"),
    ("de", "12,50.", 5, "12.5"),
  ])
  func numbersOfALanguage(_ code: String, _ text: String, _ end: Int, _ value: String) throws {
    let scalars = Array(text.unicodeScalars)
    let numbers = WholeNumbers(try #require(Language(code)))
    let number = try #require(numbers.read(at: 0, scalars.count, of: scalars))
    #expect(number.end == end && number.value == value, "\(number)")
  }

  @Test(arguments: ["1.5.2018", "19:30", "1938/39", "2/3", "12", "3. Mai", "2018"])
  func datesTimesAndLoneDigitsAreLeft(_ text: String) throws {
    let scalars = Array(text.unicodeScalars)
    let number = try #require(WholeNumbers(.german).read(at: 0, scalars.count, of: scalars))
    #expect(number.value == nil && number.end > 0)
    #expect(WholeNumbers(.german).read(at: 0, 1, of: Array("x".unicodeScalars)) == nil)
  }
}
