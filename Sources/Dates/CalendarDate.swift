/// A date as a text gives it: a day, a month of a year, or a year.
///
/// Which calendar it means is not known.
public struct CalendarDate: Hashable, Sendable {
  /// The year, nil when the text leaves it to the context.
  public let year: Int?
  /// The month, 1…12.
  public let month: Int?
  /// The day of the month, 1…31; only with a month.
  public let day: Int?

  /// Makes a date; see the properties.
  public init(year: Int?, month: Int? = nil, day: Int? = nil) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Whether year, month and day are known.
  public var isFull: Bool { year != nil && month != nil && day != nil }

  /// Whether both are full dates of one day, by the same calendar or one in the Julian and one in the Gregorian.
  ///
  /// The Gregorian date is ahead by 10 days from 1582, and by one more from 1 March (Julian) of 1700, 1800 and 1900.
  public func isSameDay(as other: CalendarDate) -> Bool {
    guard isFull, other.isFull else { return false }
    if self == other { return true }
    guard let mine = ordinal, let others = other.ordinal, let year, let earliest = other.year else {
      return false
    }
    let lag = CalendarDate.julianLag(min(year, earliest))
    return lag > 0 && abs(mine - others) == lag
  }

  /// By how many days the Julian calendar is behind in a year while some country still used it, else 0.
  static func julianLag(_ year: Int) -> Int {
    switch year {
    case 1582..<1700: 10
    case 1700..<1800: 11
    case 1800..<1900: 12
    case 1900...1923: 13
    default: 0
    }
  }

  /// The day's number in the proleptic Gregorian calendar; only differences are used.
  private var ordinal: Int? {
    guard let year, let month, let day else { return nil }
    // Years that begin in March put the leap day last (the usual days-from-civil computation).
    let y = month > 2 ? year : year - 1
    let m = month > 2 ? month - 3 : month + 9
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day
  }
}
