/// An expression of time found in a text, and what it says.
public struct TimeExpression: Sendable {
  /// Its offsets in code points.
  public private(set) var range: Range<Int>
  /// What it tells.
  public let kind: TimeKind
  /// The day, month or year, or the first of a range, decade or century; nil where there is none or only the context tells it.
  ///
  /// Years before the first count back from 0 (ISO 8601): 44 BC is -43.
  ///
  /// Of a day given in both calendars it is the Gregorian form.
  public internal(set) var date: CalendarDate?
  /// The last day, month or year of a range, decade or century.
  public internal(set) var end: CalendarDate?
  /// The calendar of `date` and `end`.
  public internal(set) var calendar: CalendarSystem = .gregorian
  /// The season.
  public internal(set) var season: Season?
  /// Which part of the period is meant.
  public internal(set) var part: TimePart?
  /// The day of the week, 1 for Monday to 7 for Sunday (ISO 8601); of a day, the one that the text gives beside it.
  public internal(set) var weekday: Int?
  /// How far from what was told before.
  public internal(set) var offset: TimeOffset?
  /// Age in years.
  public internal(set) var age: Int?
  /// The time of day.
  public internal(set) var clock: ClockTime?
  /// The tens of a decade whose century only the context tells: 20 for "the twenties".
  public internal(set) var decadeOfCentury: Int?
  /// Whether a day is given in both calendars: 25 October (7 November).
  public internal(set) var isInBothCalendars = false
  /// The years, months of a year and days that stand in it, each as the text has it.
  public internal(set) var mentions: [DateMention] = []

  init(range: Range<Int>, kind: TimeKind) {
    self.range = range
    self.kind = kind
  }

  /// The same with other offsets.
  func widened(to range: Range<Int>) -> TimeExpression {
    var result = self
    result.range = range
    return result
  }

  /// The day of the same month that an ordinal after a day names: "on 10 September …, not before the 13th".
  ///
  /// - Returns: nil if this is no day, or the quantity is no ordinal that can be one and counts something.
  public func elliptic(day ordinal: Quantity) -> TimeExpression? {
    guard kind == .day, let date, let month = date.month, end == nil, ordinal.kind == .ordinal,
      ordinal.counted == nil,
      let day = Int(exactly: ordinal.value), TimeDays.isValid(year: date.year, month: month, day: day)
    else { return nil }
    var result = TimeExpression(range: ordinal.range, kind: .day)
    result.date = CalendarDate(year: date.year, month: month, day: day)
    result.calendar = calendar
    return result
  }
}
