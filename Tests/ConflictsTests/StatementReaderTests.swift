import Conflicts
import Foundation
import Preparation
import TestSupport
import Testing
import Texts

@Suite struct StatementReaderTests {
  private func values(_ text: String, _ language: Language = .english) throws -> [String] {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "a.txt")
      try Data(text.utf8).write(to: file)
      let document = try #require(
        try DocumentReader(languages: ["a": language]).read([file.path]).first)
      var analyzer = DocumentAnalyzer()
      return StatementReader.statements(of: try analyzer.analyze(document)).map(\.value)
    }
  }

  @Test func datesTimesAndQuantities() throws {
    #expect(
      try values("On 12 April 1961 at 9:07 a.m. the ship of 4,725 kg left for 108 minutes.") == [
        "1961-04-12", "T09:07", "4725 kg", "108 min",
      ])
  }

  @Test func halfHoursAreClockTimesAndFourDigitsCount() throws {
    #expect(try values("The express left at half past eight in the evening.") == ["T20:30"])
    #expect(try values("Der Schnellzug ging um halb neun.", .german) == ["T08:30"])
    #expect(try values("Поезд ушёл в половине девятого вечера.", .russian) == ["T20:30"])
    #expect(try values("Die Strecke war 1200 Kilometer lang.", .german) == ["1200 km"])
    #expect(try values("Строительство обошлось в 1450 миллионов рублей.", .russian) == ["1450000000 RUB"])
  }

  @Test func aLaterOrdinalIsADayOfTheSameMonth() throws {
    #expect(
      try values("The order of 11 September 1941 reached him on the 13th.") == ["1941-09-11", "1941-09-13"])
    #expect(
      try values("Он прилетел 10 сентября 1941 г., а приказ датирован 11-м.", .russian) == [
        "1941-09-10", "1941-09-11",
      ])
  }

  @Test func anOrdinalInWordsIsNoDay() throws {
    #expect(try values("He was born on 7 November 1879, the fifth child of a farmer.") == ["1879-11-07"])
  }

  @Test func aLaterNumberBorrowsTheUnit() throws {
    #expect(
      try values("Die 108 Minuten sind großzügig gemessen, andere kommen auf 106.", .german) == [
        "108 min", "106 min",
      ])
    // Not if it is of quite another size.
    #expect(try values("Nach 108 Minuten kamen 2500.", .german).last == "2500")
  }

  /// A life's dates are claims, although they are told of no time of the narrative.
  @Test func datesInParenthesesOfALifeAreRead() throws {
    #expect(
      try values("Im Jahr 1934 starb Anna Berg (* 7. November 1867 in Ulm; † 4. Juli 1934 in Bern).", .german)
        == ["1934", "1867-11-07", "1934-07-04"])
  }

  @Test func whatIsCountedFromAnEarlierTimeIsADurationToo() throws {
    let text = "On 4 October 1866 he began to dictate. The novel was ready 26 days later."
    #expect(try values(text).contains("26 d"))
  }

  @Test func numbersInAListOfAgesAreAges() throws {
    let ages = ["A33", "A34", "A39"]
    #expect(try values("Three men, aged 33, 34 and 39, were taken to hospital.") == ages)
    #expect(try values("The men were 33, 34 and 39 years old.") == ages)
    #expect(try values("We saw 33-, 34- and 39-year-olds.") == ages)
    #expect(try values("Männer im Alter von 33, 34 und 39 Jahren kamen.", .german) == ages)
    #expect(try values("Sie waren 33, 34 und 39 Jahre alt.", .german) == ages)
    #expect(try values("Man sah 33-, 34- und 39-Jährige.", .german) == ages)
    #expect(try values("Мужчины в возрасте 33, 34 и 39 лет пришли.", .russian) == ages)
  }

  @Test func otherNumbersBesideAnAgeAreNone() throws {
    #expect(try values("He was aged 33 and had 40 workers.") == ["A33", "40"])
    #expect(try values("Der 33-Jährige und 40 Arbeiter kamen.", .german) == ["A33", "40"])
    #expect(try values("Aged 33, he walked 40 km.") == ["A33", "40 km"])
  }

  @Test func smallCountsAreLeftOut() throws {
    #expect(try values("Two of the three men saw 40 others.") == ["40"])
  }
}
