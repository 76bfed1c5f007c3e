import Dates
import Testing
import Texts

@Suite struct TimeGrammarTests {
  @Test(arguments: ["de", "en", "ru", "fr"])
  func everyLineOfTheDataFilesIsUnderstood(_ code: String) throws {
    #expect(TimeGrammar.of(try #require(Language(code))).unread == [])
  }

  @Test(arguments: [
    "date: {dya} {month}", "date: {day} @NOWHERE", "later: tags darauf =unit:fortnight", "later: =u4 {unit}",
    "date: <noclass> {year}",
    "unit lustrum Lustrum", "number viele viele", "dates: {year}", "define X",
  ])
  func aLineThatIsNotUnderstoodIsKept(_ line: String) {
    #expect(TimeGrammar([Array("month 1 Januar\n\(line)\n".utf8)]).unread == [line])
  }
}
