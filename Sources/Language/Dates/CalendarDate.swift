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
    guard let mine = ordinal, let others = other.ordinal else { return false }
    // The Julian date is the earlier one.
    return abs(mine - others) == (mine < others ? self : other).julianLag
  }

  /// By how many days the Julian calendar is behind on this day, a Julian one, while some country still used it, else nil.
  private var julianLag: Int? {
    guard let year, let month, (1582...1923).contains(year) else { return nil }
    let y = month > 2 ? year : year - 1
    return y / 100 - y / 400 - 2
  }

  /// The day's number in the proleptic Gregorian calendar; only differences are used.
  var ordinal: Int? {
    guard let year, let month, let day else { return nil }
    // Years that begin in March put the leap day last (the usual days-from-civil computation).
    let y = month > 2 ? year : year - 1
    let m = month > 2 ? month - 3 : month + 9
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day
  }
}
