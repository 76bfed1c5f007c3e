import Dates
import Foundation
import TestSupport
import Testing
import Texts

/// Dates, clock times and numbers in the many ways in which sources write them.
@Suite struct SourceVariantTests {
  private struct Variant {
    let kind: String
    let language: Language
    let sentence: String
    let wanted: [String]
  }

  private static func variants() throws -> [Variant] {
    let file = Fixtures.package.appending(path: "Tests/DatesTests/Resources/variants.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { line in
        let fields = line.split(separator: "\t").map(String.init)
        try #require(fields.count == 5, "\(line)")
        return Variant(
          kind: "\(fields[0]) \(fields[1])", language: try #require(Language(fields[1])),
          sentence: fields[2], wanted: fields[3].split(separator: " ").map(String.init))
      }
  }

  /// What both finders say of a sentence; numbers within a date or a clock time are none.
  private static func found(_ text: String, _ language: Language) throws -> [String] {
    let scalars = Array(text.unicodeScalars)
    let times = TimeFinder(language).expressions(in: scalars.indices, of: scalars)
    let quantities = try QuantityFinder(language).quantities(
      in: scalars.indices, of: scalars, leavingOut: times.flatMap { $0.mentions.map(\.range) })
    let weekdays = times.filter { $0.kind == .day }.compactMap(\.weekday)
    return times.map(\.normalized) + weekdays.map { "wd:\($0)" }
      + quantities.filter { quantity in !times.contains { $0.range.overlaps(quantity.range) } }
      .map { "q:\($0)".replacing(" ", with: "_") }
  }

  private static func isRight(_ found: [String], _ wanted: [String]) -> Bool {
    var rest = found
    return wanted.allSatisfy { want in
      switch want {
      case "-": return found.isEmpty
      case "!q": return !found.contains { $0.hasPrefix("q:") }
      case "!date": return !found.contains { $0.wholeMatch(of: /-?\d{4}.*/) != nil }
      default:
        guard let index = rest.firstIndex(of: want) else { return false }
        rest.remove(at: index)
        return true
      }
    }
  }

  @Test func nineteenInTwentyOfEachClassAreRead() throws {
    let variants = try SourceVariantTests.variants()
    #expect(variants.count >= 800)
    for (kind, members) in Dictionary(grouping: variants, by: \.kind) {
      #expect(members.count >= 25, "\(kind) has too few variants")
      var wrong: [String] = []
      for variant in members {
        let found = try SourceVariantTests.found(variant.sentence, variant.language)
        if !SourceVariantTests.isRight(found, variant.wanted) {
          wrong.append("\(variant.sentence) wants \(variant.wanted), has \(found)")
        }
      }
      #expect(
        wrong.count * 20 <= members.count,
        "\(kind): \(wrong.count) of \(members.count) wrong\n\(wrong.joined(separator: "\n"))")
    }
  }

  /// A double year is one day of the later year, and its mention has both.
  @Test func doubleYearsAreOneDay() throws {
    let scalars = Array("He was born on 11 February 1731/32 in Virginia.".unicodeScalars)
    let found = TimeFinder(.english).expressions(in: scalars.indices, of: scalars)
    let day = try #require(found.first)
    #expect(found.count == 1 && day.kind == .day && day.mentions.count == 1)
    #expect(day.date == CalendarDate(year: 1732, month: 2, day: 11))
    #expect(String(String.UnicodeScalarView(scalars[day.mentions[0].range])) == "11 February 1731/32")
  }

  /// Years before the first count back from 0, so that differences of years and ICU's calendars are right.
  @Test func timesBeforeChristAreInOrder() throws {
    func time(_ text: String, _ language: Language) throws -> TimeExpression {
      let scalars = Array(text.unicodeScalars)
      return try #require(TimeFinder(language).expressions(in: scalars.indices, of: scalars).first, "\(text)")
    }
    func span(_ text: String, _ language: Language) throws -> ClosedRange<Int> {
      let expression = try time(text, language)
      return try #require(expression.span(), "\(text)")
    }
    let inOrder = [
      try span("in the 5th century BC", .english), try span("133 v. Chr.", .german),
      try span("15 марта 44 г. до н. э.", .russian), try span("31 BC", .english),
      try span("14 n. Chr.", .german),
    ]
    for (earlier, later) in zip(inOrder, inOrder.dropFirst()) {
      #expect(earlier.upperBound < later.lowerBound)
    }
    #expect(try span("44 v. Chr.", .german).contains(try span("15 March 44 BC", .english).lowerBound))
    #expect(try time("1 BC", .english).date?.year == 0 && time("AD 1", .english).date?.year == 1)
  }
}
