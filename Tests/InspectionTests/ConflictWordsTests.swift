import Conflicts
import Inspection
import Testing

@Suite struct ConflictWordsTests {
  @Test(arguments: [
    ("10 year", "10 years"), ("1 year", "1 year"), ("~8 t", "about 8 t"), (">200", "more than 200"),
    ("<1 d", "less than 1 day"), ("10-12 d", "10–12 days"), ("12 %", "12 %"), ("-3 C", "-3 C"),
    ("#3", "no. 3"),
    ("2 century", "2 centuries"), ("75000", "75000"), ("", ""),
  ])
  func numbersHaveUnits(_ value: String, words: String) {
    #expect(ConflictWords.english(value, .number) == words)
  }

  @Test func datesAndTimesHaveWords() {
    #expect(ConflictWords.english("XXXX-07-13", .date) == "13 July (no year)")
    #expect(ConflictWords.english("T14:30", .time) == "14:30")
  }
}
