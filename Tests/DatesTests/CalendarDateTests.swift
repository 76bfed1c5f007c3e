import Dates
import TestSupport
import Testing

/// A date from "1917-11-07", "1917-11" or "1917"; "?" for a year that is not known.
private func date(_ text: Substring) -> CalendarDate {
  let parts = text.split(separator: "-")
  return CalendarDate(
    year: Int(parts[0]), month: parts.count > 1 ? Int(parts[1]) : nil,
    day: parts.count > 2 ? Int(parts[2]) : nil)
}

@Suite struct CalendarDateTests {
  @Test(arguments: [
    // The same date.
    "1917-11-07 1917-11-07", "1588-08-08 1588-08-08", "2024-02-29 2024-02-29",
    // 16th and 17th century: 10 days.
    "1584-03-18 1584-03-28", "1682-04-27 1682-05-07",
    // 18th: 10 until the leap day that the Gregorian calendar left out in 1700, then 11.
    "1700-02-18 1700-02-28", "1700-03-01 1700-03-12", "1729-04-21 1729-05-02", "1762-06-28 1762-07-09",
    "1796-11-06 1796-11-17", "1799-05-26 1799-06-06",
    // Until the leap day of 1800 it was still 11.
    "1800-01-10 1800-01-21", "1800-02-28 1800-03-11", "1800-02-29 1800-03-12", "1800-03-01 1800-03-13",
    // 19th: 12.
    "1834-01-27 1834-02-08", "1869-03-06 1869-03-18", "1887-08-07 1887-08-19", "1899-12-20 1900-01-01",
    "1900-01-05 1900-01-17", "1900-02-28 1900-03-12", "1900-02-29 1900-03-13", "1900-03-01 1900-03-14",
    // 20th: 13, over the ends of months and years.
    "1905-01-09 1905-01-22", "1917-10-25 1917-11-07", "1916-02-16 1916-02-29", "1917-12-25 1918-01-07",
    "1918-01-31 1918-02-13", "1923-12-20 1924-01-02",
  ])
  func oneDayInEitherCalendar(_ pair: String) {
    let dates = pair.split(separator: " ").map(date)
    #expect(dates[0].isSameDay(as: dates[1]))
    #expect(dates[1].isSameDay(as: dates[0]))
  }

  @Test(arguments: [
    "1917-11-07 1917-11-08", "1917-11-07 1918-11-07", "1917-11-07 1917-12-07",
    // Right for another century.
    "1917-10-25 1917-11-06", "1887-08-07 1887-08-20", "1762-06-28 1762-07-10", "1900-01-05 1900-01-18",
    "1900-03-01 1900-03-13", "1800-01-10 1800-01-22", "1700-02-18 1700-03-01",
    // When no country used the Julian calendar any more, or there was no other yet.
    "1924-01-20 1924-02-02", "1928-01-17 1928-01-30", "1941-06-09 1941-06-22", "1492-10-12 1492-10-22",
    // Not full: nothing says that they are one day.
    "1917 1917", "1917-11 1917-11", "?-11-07 ?-11-07", "1917-11-07 1917-11", "?-11-07 1917-11-07",
    // No such days; they must not crash.
    "1917-02-31 1917-03-03", "1917-02-31 1917-02-28",
  ])
  func differentDays(_ pair: String) {
    let dates = pair.split(separator: " ").map(date)
    #expect(!dates[0].isSameDay(as: dates[1]))
    #expect(!dates[1].isSameDay(as: dates[0]))
  }

  @Test func isFullNeedsYearMonthAndDay() {
    #expect(CalendarDate(year: 1917, month: 11, day: 7).isFull)
    #expect(!CalendarDate(year: nil, month: 11, day: 7).isFull)
    #expect(!CalendarDate(year: 1917, month: 11).isFull)
    #expect(!CalendarDate(year: 1917).isFull)
  }
}
