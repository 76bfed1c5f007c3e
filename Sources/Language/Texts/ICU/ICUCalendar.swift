import ICUBridge

/// ICU's Gregorian calendar, proleptic, or the Julian one, in terms of Julian Day Numbers.
public struct ICUCalendar: ~Copyable {
  /// Which calendar.
  public enum System: Sendable {
    case gregorian
    case julian
  }

  /// What can be added to a day.
  public enum Unit: Int32, Sendable {
    case day = 0
    case week = 1
    case month = 2
    case year = 3
  }

  private let handle: OpaquePointer

  /// Opens a calendar.
  ///
  /// - Throws: `ICUError` if ICU fails.
  public init(_ system: System) throws(ICUError) {
    handle = try ICUError.open("open the \(system) calendar") { icub_calendar_open(system == .julian, &$0) }
  }

  deinit { icub_calendar_close(handle) }

  /// The Julian Day Number of a day, the one that begins at its noon; nil if there is no such day (31 February).
  public borrowing func dayNumber(year: Int, month: Int, day: Int) -> Int? {
    guard let year = Int32(exactly: year), let month = Int32(exactly: month), let day = Int32(exactly: day)
    else {
      return nil
    }
    var error = icub_error()
    let number = icub_calendar_day_number(handle, year, month, day, &error)
    return error.code > 0 ? nil : Int(number)
  }

  /// The year, month and day of a Julian Day Number; nil if it is beyond ICU's reach.
  public borrowing func date(ofDay number: Int) -> (year: Int, month: Int, day: Int)? {
    guard let number = Int32(exactly: number) else { return nil }
    var fields: (Int32, Int32, Int32) = (0, 0, 0)
    var error = icub_error()
    icub_calendar_date(handle, number, &fields.0, &fields.1, &fields.2, &error)
    return error.code > 0 ? nil : (Int(fields.0), Int(fields.1), Int(fields.2))
  }

  /// The day that lies `amount` units after a day; the last of the month where that has no such day (31 January + 1 month).
  public borrowing func adding(_ amount: Int, _ unit: Unit, to number: Int) -> Int? {
    guard let amount = Int32(exactly: amount), let number = Int32(exactly: number) else { return nil }
    var error = icub_error()
    let sum = icub_calendar_add(handle, number, amount, unit.rawValue, &error)
    return error.code > 0 ? nil : Int(sum)
  }
}
