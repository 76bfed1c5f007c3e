import Dates
import Texts

/// The days that a date, month, year or other period means, as far as periods are compared.
package struct Period: Sendable {
  /// What kind of expression told it.
  let kind: TimeKind
  /// What the text says, its year perhaps left out; nil for a season.
  let date: CalendarDate?
  private let end: CalendarDate?
  private let season: Season?
  /// The days it spans as Julian Day Numbers, its year perhaps lent by the context.
  let span: ClosedRange<Int>
  /// The days it spans if the source went by the Julian calendar without saying so, as books on Russia before 1918 do.
  private let julianSpan: ClosedRange<Int>?
  /// The Julian Day Numbers that a full date may mean; empty for all else.
  private let days: [Int]

  /// 1 February 1918, the first day that Russia did not count.
  private static let reform = 2_421_626
  /// So many days after the month that meteorologists end it with, a season ends by the sun.
  private static let seasonEnd = 22
  /// Periods longer than a month are not moved from one calendar to the other.
  private static let longestMoved = 31

  /// The period of an expression; nil if it tells none.
  ///
  /// - Parameter told: the days that it means.
  package init?(_ expression: TimeExpression, days told: ClosedRange<Int>?) {
    guard expression.date != nil || expression.kind == .season, let told else { return nil }
    kind = expression.kind
    date = expression.date
    end = expression.end
    season = expression.season
    // "Summer" is said of September too, of its days before the equinox.
    span = kind == .season ? told.lowerBound...told.upperBound + Period.seasonEnd : told
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

  /// Whether both may be told of one event; nil if only the year could tell, and one of them does not say it.
  package func agrees(with other: Period) -> Bool? {
    if days.contains(where: other.days.contains) { return true }
    // Two full dates are compared by the days that each may mean, not by those between them.
    if let mine = possibleDays, let others = other.possibleDays { return !mine.isDisjoint(with: others) }
    // A year lent by the context contradicts nothing: what both say themselves does.
    if date?.year == nil || other.date?.year == nil {
      guard let months, let others = other.months else { return spanOverlaps(other) ? true : nil }
      if months.isDisjoint(with: others) { return spanOverlaps(other) }
      // The same month may be that of another year.
      guard let day, let otherDay = other.day else { return spanOverlaps(other) ? true : nil }
      return day == otherDay || spanOverlaps(other)
    }
    return spanOverlaps(other)
  }

  /// The days that a full date may mean, that of the Julian calendar among them where a source may have gone by it; nil for all else.
  private var possibleDays: Set<Int>? {
    guard kind == .day, date?.year != nil, !days.isEmpty else { return nil }
    return Set(days + (days.count == 1 ? julianSpan.map { [$0.lowerBound] } ?? [] : []))
  }

  private func spanOverlaps(_ other: Period) -> Bool {
    span.overlaps(other.span) || julianSpan?.overlaps(other.span) == true
      || other.julianSpan?.overlaps(span) == true
  }

  /// The day of the month, where it is one day.
  private var day: Int? { kind == .day ? date?.day : nil }

  /// The months of the year that it says itself; nil if it says none.
  ///
  /// Seasons reach from the first day of the month that meteorologists begin them with to the solstice or equinox.
  private var months: Set<Int>? {
    if kind == .season { return season?.months }
    guard let first = date?.month else { return nil }
    guard let last = end?.month, kind == .dateRange else { return [first] }
    return Set(first <= last ? Array(first...last) : Array(first...12) + Array(1...last))
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

extension Season {
  /// The months it has days in.
  fileprivate var months: Set<Int> {
    switch self {
    case .spring: [3, 4, 5, 6]
    case .summer: [6, 7, 8, 9]
    case .autumn: [9, 10, 11, 12]
    case .winter: [12, 1, 2, 3]
    }
  }
}
