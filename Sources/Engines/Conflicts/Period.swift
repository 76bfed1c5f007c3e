import Dates
import Texts

/// The days that a date, month, year or other period means, as far as periods are compared.
package struct Period: Sendable {
  /// What kind of expression told it.
  let kind: TimeKind
  /// What the text says, its year perhaps left out; nil for a season.
  let date: CalendarDate?
  /// The days it spans as Julian Day Numbers, its year perhaps lent by the context.
  let span: ClosedRange<Int>
  /// The days it spans if the source went by the Julian calendar without saying so, as books on Russia before 1918 do.
  private let julianSpan: ClosedRange<Int>?
  /// The Julian Day Numbers that a full date may mean; empty for all else.
  private let days: [Int]

  /// 1 February 1918, the first day that Russia did not count.
  private static let reform = 2_421_626
  /// Periods longer than a month are not moved from one calendar to the other.
  private static let longestMoved = 31

  /// The period of an expression; nil if it tells none.
  ///
  /// - Parameter days: the days that it means.
  package init?(_ expression: TimeExpression, days span: ClosedRange<Int>?) {
    guard expression.date != nil || expression.kind == .season, let span else { return nil }
    kind = expression.kind
    date = expression.date
    self.span = span
    days = expression.days
    if span.lowerBound < Period.reform, span.count <= Period.longestMoved,
      let gregorian = try? ICUCalendar(.gregorian),
      let julian = try? ICUCalendar(.julian), let date = gregorian.date(ofDay: span.lowerBound),
      let first = julian.dayNumber(year: date.year, month: date.month, day: date.day)
    {
      julianSpan = first...(span.upperBound + first - span.lowerBound)
    } else {
      julianSpan = nil
    }
  }

  /// Whether both may be told of one event.
  package func agrees(with other: Period) -> Bool {
    if days.contains(where: other.days.contains) { return true }
    // A year lent by the context contradicts nothing.
    if date?.year == nil || other.date?.year == nil, let date, let others = other.date,
      date.month == others.month,
      date.day == others.day
    {
      return true
    }
    return span.overlaps(other.span) || julianSpan?.overlaps(other.span) == true
      || other.julianSpan?.overlaps(span) == true
  }

  /// How far apart they are in years, middle from middle.
  package func years(to other: Period) -> Double {
    let doubled = abs(span.lowerBound + span.upperBound - other.span.lowerBound - other.span.upperBound)
    let years = Double(doubled) / 2 / 365.25
    // The same day of another year is one slip away.
    let isSameDay =
      kind == .day && other.kind == .day && date?.month == other.date?.month && date?.day == other.date?.day
    return isSameDay ? min(years, 0.1) : years
  }
}
