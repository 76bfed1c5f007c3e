import Texts

/// What an expression of time means where it stands.
struct NarrativeMoment {
  let days: ClosedRange<Int>
  let years: ClosedRange<Int>
  let source: NarrativeSource

  init(days: ClosedRange<Int>, years: ClosedRange<Int>, source: NarrativeSource) {
    self.days = days
    self.years = years
    self.source = source
  }

  /// A span of days with its years; nil beyond ICU's reach.
  init?(_ days: ClosedRange<Int>, _ source: NarrativeSource) {
    guard let calendar = try? ICUCalendar(.gregorian),
      let first = calendar.date(ofDay: days.lowerBound)?.year,
      let last = calendar.date(ofDay: days.upperBound)?.year, first <= last
    else { return nil }
    self.init(days: days, years: first...last, source: source)
  }

  /// What an expression that names its year means; nil if it names none.
  init?(absolute time: TimeExpression) {
    var time = time
    // The days between the calendars make a date of either longer, and a year no other year.
    if time.date?.month == nil, time.calendar == .either { time.calendar = .gregorian }
    guard let first = time.date?.year, let days = time.span() else { return nil }
    let last = max(first, time.end?.year ?? first)
    self.init(days: days, years: first...last, source: .own)
  }

  /// From the first to the last of some.
  static func hull(_ moments: [NarrativeMoment]) -> NarrativeMoment? {
    guard let first = moments.first else { return nil }
    return moments.dropFirst().reduce(first) { hull, next in
      NarrativeMoment(
        days: min(
          hull.days.lowerBound, next.days.lowerBound)...max(hull.days.upperBound, next.days.upperBound),
        years: min(
          hull.years.lowerBound, next.years.lowerBound)...max(hull.years.upperBound, next.years.upperBound),
        source: hull.source)
    }
  }

  /// How many days after the end of `other` this begins; negative when it ends before `other` begins, 0 when they overlap.
  func distance(from other: ClosedRange<Int>) -> Int {
    if days.lowerBound > other.upperBound { return days.lowerBound - other.upperBound }
    if days.upperBound < other.lowerBound { return days.upperBound - other.lowerBound }
    return 0
  }
}
