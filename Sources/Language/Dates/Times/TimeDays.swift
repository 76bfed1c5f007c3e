/// How many days months have; a table, for the finder asks at every date.
///
/// ICU's calendars are asked for all else.
enum TimeDays {
  private static let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  /// Whether there is such a day in the Julian or the Gregorian calendar; in some year, where none is given.
  static func isValid(year: Int?, month: Int, day: Int) -> Bool {
    guard (1...12).contains(month), day >= 1, day <= lengths[month - 1] else { return false }
    guard month == 2, day == 29, let year else { return true }
    // 1900 was a leap year in the Julian calendar until long after 1582.
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0 || year < 1923)
  }
}
