import Dates
import Foundation
import TestSupport
import Testing
import Texts

@Suite struct TimeFinderTests {
  /// The lines of a table beside the tests, each as its fields.
  private static func table(_ name: String) throws -> [[String]] {
    let file = Fixtures.package.appending(path: "Tests/DatesTests/Resources/\(name)")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  private func found(_ text: String, _ language: Language) -> [(text: String, expression: TimeExpression)] {
    let scalars = Array(text.unicodeScalars)
    return TimeFinder(language).expressions(in: scalars.indices, of: scalars).map {
      (String(String.UnicodeScalarView(scalars[$0.range])), $0)
    }
  }

  /// The expressions as they stand in the text, and normalized.
  private func listed(_ text: String, _ language: Language) -> [String] {
    found(text, language).map { "\($0.text)=\($0.expression.normalized)" }
  }

  @Test func theTableOfExpressions() throws {
    let rows = try TimeFinderTests.table("expressions.tsv")
    #expect(rows.count >= 400)
    var wrong: [String] = []
    for row in rows {
      try #require(row.count == 4, "\(row)")
      let language = try #require(Language(row[0]))
      let all = listed(row[1], language)
      let isRight = row[2].isEmpty ? all.isEmpty : all.contains("\(row[2])=\(row[3])")
      if !isRight { wrong.append("\(row[1]) wants \(row[2])=\(row[3]), has \(all)") }
    }
    let share = 1 - Double(wrong.count) / Double(rows.count)
    #expect(share >= 0.97, "\(wrong.joined(separator: "\n"))")
  }

  @Test(arguments: [
    ("gagarin-de", "de", "Corpus/gagarin/de.txt"), ("en-bl", "en", "../shared/corpus/trotsky/en-bl.txt"),
    ("ru-article", "ru", "../shared/corpus/trotsky/ru-article.txt"),
  ])
  func datesOfWholeTexts(_ id: String, _ code: String, _ path: String) throws {
    guard Fixtures.shared != nil || path.hasPrefix("Corpus") else {
      print("Skipped: \(path) is not there.")
      return
    }
    let text = try String(contentsOf: Fixtures.package.appending(path: path), encoding: .utf8)
    var wanted: [String: Int] = [:]
    for row in try TimeFinderTests.table("dates.tsv") where row[0] == id { wanted[row[1]] = Int(row[2]) }
    var have: [String: Int] = [:]
    for (_, expression) in found(text, try #require(Language(code)))
    where ![.decade, .century].contains(expression.kind) {
      for mention in expression.mentions { have[edtf(mention.date), default: 0] += 1 }
    }
    let right = wanted.reduce(0) { $0 + min($1.value, have[$1.key] ?? 0) }
    let precision = Double(right) / Double(have.values.reduce(0, +))
    let recall = Double(right) / Double(wanted.values.reduce(0, +))
    print("\(id): precision \(precision), recall \(recall) of \(wanted.values.reduce(0, +)) dates")
    #expect(precision >= 0.98 && recall >= 0.98, "\(have)")
  }

  private func edtf(_ date: CalendarDate) -> String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return (date.year.map(String.init) ?? "XXXX") + (date.month.map { "-" + padded($0) } ?? "")
      + (date.day.map { "-" + padded($0) } ?? "")
  }

  /// A mark after the date tells its calendar, and both days of a double date are known.
  @Test func marksTellTheCalendar() throws {
    for (text, language, calendar) in [
      ("4. Februar 1905 a. St.", Language.german, CalendarSystem.julian),
      ("17. Februar 1905 n. St.", .german, .gregorian), ("4 февраля 1905 г. ст. ст.", .russian, .julian),
      ("17 февраля 1905 г. н. ст.", .russian, .gregorian), ("17 февраля 1905 г.", .russian, .either),
      ("17 February 1905, new style", .english, .gregorian),
    ] {
      #expect(try #require(found(text, language).first).expression.calendar == calendar, "\(text)")
    }
    for (text, language) in [
      ("3. (16.) Januar 1905", Language.german), ("3 (16). I. 1905", .russian),
      ("3(16) January 1905", .english),
    ] {
      let day = try #require(found(text, language).first).expression
      #expect(day.isInBothCalendars && day.date == CalendarDate(year: 1905, month: 1, day: 16), "\(text)")
    }
  }

  /// Two days of which no year and month tell: no range, and nothing that stops the program.
  @Test func whatIsNoRangeOfDays() {
    #expect(listed("vom 3. (15.) bis zum 4. (16.)", .german).isEmpty)
    #expect(listed("from 3 (15) to 4 (16)", .english).isEmpty)
    #expect(listed("с 3 (15) по 4 (16)", .russian).isEmpty)
  }

  /// All of these are the day on which the Winter Palace was attacked.
  @Test func formsOfOneDayAreEqual() throws {
    let forms: [(String, Language)] = [
      ("7. November 1917", .german), ("25. Oktoberjul./ 7. November 1917greg.", .german),
      ("25. Oktober 1917 (jul.)", .german), ("7 November [O.S. 25 October] 1917", .english),
      ("25 October 1917 (O.S.)", .english), ("25 октября (7 ноября) 1917 г.", .russian),
      ("25 октября 1917 года", .russian), ("25 октября 1917 года по старому стилю", .russian),
    ]
    let expressions = try forms.map { try #require(found($0.0, $0.1).first).expression }
    for (form, expression) in zip(forms, expressions) {
      #expect(expressions[0].isSameDay(as: expression), "\(form.0)")
      #expect(expression.isSameDay(as: expressions[0]), "\(form.0)")
    }
    let other = try #require(found("8 ноября 1917 года", .russian).first).expression
    #expect(!expressions[0].isSameDay(as: other))
    let later = try #require(found("25 октября 1927 года", .russian).first).expression
    #expect(later.calendar == .gregorian && later.days.count == 1)
  }

  @Test func aRussianSourceMayMeanEitherCalendar() throws {
    let before = try #require(found("14 января 1918 года", .russian).first).expression
    #expect(before.calendar == .either && before.days.count == 2)
    #expect(try #require(found("14 февраля 1918 года", .russian).first).expression.calendar == .gregorian)
    #expect(try #require(found("14. Januar 1918", .german).first).expression.calendar == .gregorian)
  }

  /// Julian Day Numbers: 7 November 1917 is 2421540.
  @Test func spans() throws {
    func span(
      _ text: String, _ language: Language, told: ClosedRange<Int>? = nil, born: ClosedRange<Int>? = nil
    )
      throws -> ClosedRange<Int>?
    {
      try #require(found(text, language).first).expression.span(told: told, born: born)
    }
    let day = 2_421_540
    #expect(try span("7 November 1917", .english) == day...day)
    #expect(try span("25 October 1917 (O.S.)", .english) == day...day)
    #expect(try span("November 1917", .english) == (day - 6)...(day + 23))
    #expect(try span("1917", .english)?.count == 365)
    #expect(try span("1916", .german)?.count == 366)
    #expect(try span("1929-1933", .german)?.count == 5 * 365 + 1)
    #expect(try span("the 1920s", .english)?.count == 3653)
    #expect(try span("November 7", .english, told: day...day) == day...day)
    #expect(try span("November 7", .english) == nil)
    #expect(try span("the following day", .english, told: day...day) == (day + 1)...(day + 1))
    #expect(try span("the following day", .english) == nil)
    #expect(try span("ein Jahr später", .german, told: day...day)?.contains(day + 365) == true)
    #expect(
      try span("at age 38", .english, born: (day - 38 * 365 - 9)...(day - 38 * 365 - 9))?.contains(day + 5)
        == true)
    #expect(try span("at 9:07 a.m.", .english) == nil)
    #expect(try span("autumn 1917", .english)?.contains(day) == true)
    #expect(try span("the twenties", .english, told: day...day)?.count == 3653 - 1 + 1)
  }

  /// The finder's table of days, and the arithmetic of `CalendarDate`, against ICU.
  @Test func daysAreThoseOfICU() throws {
    let gregorian = try ICUCalendar(.gregorian)
    let julian = try ICUCalendar(.julian)
    for year in [1600, 1700, 1799, 1800, 1899, 1900, 1904, 1917, 1918] {
      for month in 1...12 {
        for day in [1, 13, 28, 29, 30, 31] {
          let exists =
            gregorian.dayNumber(year: year, month: month, day: day) != nil
            || julian.dayNumber(year: year, month: month, day: day) != nil
          #expect(!found("\(year)-\(month)-\(day)", .english).isEmpty == exists, "\(year)-\(month)-\(day)")
          guard let number = julian.dayNumber(year: year, month: month, day: day),
            let new = gregorian.date(ofDay: number)
          else { continue }
          let old = CalendarDate(year: year, month: month, day: day)
          #expect(old.isSameDay(as: CalendarDate(year: new.year, month: new.month, day: new.day)))
        }
      }
    }
    #expect(gregorian.dayNumber(year: 2000, month: 1, day: 1) == 2_451_545)
    #expect(julian.dayNumber(year: 1917, month: 10, day: 25) == 2_421_540)
    #expect(gregorian.adding(1, .month, to: 2_451_545 + 30) == 2_451_545 + 59)
  }

  @Test func aLanguageWithoutDataHasYearsAndDigits() throws {
    let french = try #require(Language("fr"))
    #expect(
      listed("Le 7 novembre 1917, le 1917-11-07, de 1929-1933.", french)
        == ["1917=1917", "1917-11-07=1917-11-07", "1929-1933=1929/1933"])
  }

  @Test func expressionsAreInOrderAndApartInAnyText() throws {
    var generator = SeededGenerator(seed: 6)
    let parts = [
      "7", "31", "1917", "14", "-", "–", "/", ".", ", ", " (", ") ", " ", "May", "October", "jul", "th", "of",
      "с ",
      "по ", "ноября", "г.", "Oktoberjul.", "в ", "the ", "years ", "later", "zwei ", "Jahre ", "später",
      "20-х ",
      "годов ", "XIX ", "Uhr", "9:07", "a.m.", "mid-", "s", "er ", "\n\n", "+", "[", "'", "век",
      "99999999999999999999",
    ]
    for round in 0..<1500 {
      let language = [Language.german, .english, .russian][round % 3]
      var text = ""
      for _ in 0..<Int.random(in: 0...14, using: &generator) {
        text +=
          Int.random(in: 0...4, using: &generator) == 0
          ? RandomText.string(upTo: 4, using: &generator) : parts.randomElement(using: &generator) ?? ""
      }
      let scalars = Array(text.unicodeScalars)
      let low = Int.random(in: 0...scalars.count, using: &generator)
      let range = low..<Int.random(in: low...scalars.count, using: &generator)
      var end = range.lowerBound
      for expression in TimeFinder(language).expressions(in: range, of: scalars) {
        #expect(expression.range.lowerBound >= end && !expression.range.isEmpty, "\(text.debugDescription)")
        end = expression.range.upperBound
        #expect(end <= range.upperBound && !expression.normalized.isEmpty)
        #expect(expression.mentions.allSatisfy { expression.range.contains($0.range.lowerBound) })
        for told in [nil, 2_421_540...2_421_600] {
          if let span = expression.span(told: told, born: told) {
            #expect(span.lowerBound <= span.upperBound)
          }
        }
      }
    }
  }
}
