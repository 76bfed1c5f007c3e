import Conflicts
import Dates
import Foundation
import TestSupport
import Testing
import Texts

@Suite struct PeriodTests {
  /// The first period that a text tells.
  private func period(_ text: String) throws -> Period {
    let scalars = Array(text.unicodeScalars)
    let expressions = TimeFinder(.english).expressions(in: scalars.indices, of: scalars)
    let expression = try #require(expressions.first)
    return try #require(Period(expression, days: expression.span()))
  }

  @Test(arguments: [
    ("10 September 1941", "11 September 1941", false), ("10 September 1941", "September 1941", true),
    ("September 1941", "1941", true), ("1941", "1942", false), ("1939–1945", "1941", true),
    // The Julian calendar was 12 days behind in the nineteenth century, 13 in the twentieth, until 1918.
    ("28 June 1862", "10 July 1862", true), ("28 June 1862", "9 July 1862", false),
    ("25 October 1917", "7 November 1917", true), ("25 October 1927", "7 November 1927", false),
    ("8 October 1917", "September 1917", true),
  ])
  func periodsOfOneEvent(_ first: String, _ second: String, _ agree: Bool) throws {
    let a = try period(first)
    let b = try period(second)
    #expect(a.agrees(with: b) == agree)
    #expect(b.agrees(with: a) == agree)
  }

  /// The year of one of them is lent by what is told before, 1910, and may be wrong.
  @Test(
    arguments: [
      ("7 November", "1911", nil), ("30 October to 3 November", "1911", nil),
      ("in autumn", "23 November 1911", nil),
      ("in autumn", "4 November 1910", true), ("in May", "25 June 1903", false),
      ("7 November", "8 November 1911", false),
      ("7 November", "November 1911", nil), ("in winter", "3 January 1912", nil),
      ("in winter", "3 July 1911", false),
      ("26 December", "26 December 1898", true),
    ] as [(String, String, Bool?)])
  func aYearThatIsLentContradictsNothing(_ first: String, _ second: String, _ agree: Bool?) throws {
    let scalars = Array(first.unicodeScalars)
    let expression = try #require(TimeFinder(.english).expressions(in: scalars.indices, of: scalars).first)
    let told = try #require(
      TimeFinder(.english).expressions(in: 0..<4, of: Array("1910".unicodeScalars)).first)
    let a = try #require(Period(expression, days: expression.span(told: told.span())))
    let b = try period(second)
    #expect(a.agrees(with: b) == agree)
    #expect(b.agrees(with: a) == agree)
  }

  /// Told without a calendar it is that day of either, and none of those between.
  @Test(arguments: [
    ("8 February 1857", true), ("20 February 1857", true), ("12 February 1857", false),
    ("18 February 1857", false), ("February 1857", true),
  ])
  func aRussianDayBeforeTheReformIsOneOfTwo(_ other: String, _ agree: Bool) throws {
    let scalars = Array("8 февраля 1857".unicodeScalars)
    let expression = try #require(TimeFinder(.russian).expressions(in: scalars.indices, of: scalars).first)
    let day = try #require(Period(expression, days: expression.span()))
    let period = try period(other)
    #expect(day.agrees(with: period) == agree)
    #expect(period.agrees(with: day) == agree)
  }

  @Test func theSameDayOfAnotherYearIsNear() throws {
    let a = try period("12 April 1961")
    let b = try period("12 April 1951")
    #expect(a.years(to: b) < (try a.years(to: period("1 August 1961"))))
    #expect(a.years(to: b) == b.years(to: a))
  }
}
