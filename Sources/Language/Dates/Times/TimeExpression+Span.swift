import Texts

extension TimeExpression {
  /// The days it means, as Julian Day Numbers.
  ///
  /// Parts of a period (beginning, middle, end) are its thirds. A winter with one year is that whole year, for texts write the
  /// year of either end. A date of either calendar spans from its Gregorian day to its Julian one.
  ///
  /// - Parameters:
  ///   - told: the days being told of, from which offsets count and which lend their year and century.
  ///   - born: the days on which the person told of may have been born, from which ages count.
  /// - Returns: nil where that is not known, and for clock times and days of the week.
  /// - Complexity: some look-ups in ICU's calendars, about a microsecond each.
  public func span(told: ClosedRange<Int>? = nil, born: ClosedRange<Int>? = nil) -> ClosedRange<Int>? {
    guard let whole = try? wholeSpan(told: told, born: born) else { return nil }
    return part.map { $0.of(whole) } ?? whole
  }

  /// The Julian Day Numbers that a full date may mean: one, or two where it may be of either calendar; empty for all else.
  public var days: [Int] {
    guard kind == .day, let date, let year = date.year, let month = date.month, let day = date.day else {
      return []
    }
    let calendars: [ICUCalendar.System] =
      switch calendar {
      case .gregorian: [.gregorian]
      case .julian: [.julian]
      case .either: [.gregorian, .julian]
      }
    let found = calendars.compactMap { system in
      (try? ICUCalendar(system))?.dayNumber(year: year, month: month, day: day)
    }
    return found
  }

  /// Whether both are days and may be the same one, in the same calendar or in different ones.
  public func isSameDay(as other: TimeExpression) -> Bool {
    let others = other.days
    return days.contains { others.contains($0) }
  }

  private func wholeSpan(told: ClosedRange<Int>?, born: ClosedRange<Int>?) throws(ICUError) -> ClosedRange<
    Int
  >? {
    switch kind {
    case .clock, .dayOfWeek: return nil
    case .age:
      guard let age, let born else { return nil }
      let calendar = try ICUCalendar(.gregorian)
      guard let first = calendar.adding(age, .year, to: born.lowerBound),
        let last = calendar.adding(age + 1, .year, to: born.upperBound)
      else { return nil }
      return first...max(first, last - 1)
    case .relative: return try shifted(told)
    case .season: return try seasonSpan(told)
    case .decade where date == nil:
      guard let told, let decadeOfCentury else { return nil }
      let calendar = try ICUCalendar(.gregorian)
      guard let year = calendar.date(ofDay: told.lowerBound)?.year else { return nil }
      let first = year - year % 100 + decadeOfCentury
      return try days(from: CalendarDate(year: first), to: CalendarDate(year: first + 9), told)
    default:
      guard let date else { return nil }
      return try days(from: date, to: end ?? date, told)
    }
  }

  private func days(
    from first: CalendarDate, to last: CalendarDate, _ told: ClosedRange<Int>?
  ) throws(ICUError) -> ClosedRange<Int>? {
    let gregorian = try ICUCalendar(.gregorian)
    var year: Int?
    if let told, let low = gregorian.date(ofDay: told.lowerBound)?.year {
      year = low
    }
    var low: Int?
    var high: Int?
    let systems: [ICUCalendar.System] =
      switch calendar {
      case .gregorian: [.gregorian]
      case .julian: [.julian]
      case .either: [.gregorian, .julian]
      }
    for system in systems {
      let calendar = try ICUCalendar(system)
      guard let start = calendar.firstDay(of: first, year: year),
        let end = calendar.lastDay(of: last, year: year)
      else { return nil }
      low = min(low ?? start, start)
      high = max(high ?? end, end)
    }
    guard let low, let high, low <= high else { return nil }
    return low...high
  }

  private func seasonSpan(_ told: ClosedRange<Int>?) throws(ICUError) -> ClosedRange<Int>? {
    guard let season else { return nil }
    let calendar = try ICUCalendar(.gregorian)
    guard let year = date?.year ?? told.flatMap({ calendar.date(ofDay: $0.lowerBound)?.year }) else {
      return nil
    }
    let months: ClosedRange<Int>
    switch season {
    case .spring: months = 3...5
    case .summer: months = 6...8
    case .autumn: months = 9...11
    case .winter:
      // "Winter 1941/42" has a beginning and an end.
      if end != nil {
        return try days(
          from: CalendarDate(year: year, month: 12), to: CalendarDate(year: year + 1, month: 2), told)
      }
      months = 1...12
    }
    return try days(
      from: CalendarDate(year: year, month: months.lowerBound),
      to: CalendarDate(year: year, month: months.upperBound), told)
  }

  /// What is told, moved by the offset and widened to the unit that it counts.
  private func shifted(_ told: ClosedRange<Int>?) throws(ICUError) -> ClosedRange<Int>? {
    guard let told, let offset else { return nil }
    let calendar = try ICUCalendar(.gregorian)
    guard let low = calendar.adding(offset.amount, offset.unit.calendarUnit, to: told.lowerBound),
      let high = calendar.adding(offset.amount, offset.unit.calendarUnit, to: told.upperBound), low <= high
    else { return nil }
    switch offset.unit {
    case .day: return low...high
    case .week: return (low - 3)...(high + 3)
    case .month, .year:
      guard let first = calendar.date(ofDay: low), let last = calendar.date(ofDay: high) else { return nil }
      let isMonth = offset.unit == .month
      return try days(
        from: CalendarDate(year: first.year, month: isMonth ? first.month : nil),
        to: CalendarDate(year: last.year, month: isMonth ? last.month : nil), nil)
    }
  }
}

extension TimePart {
  /// This part of a span of days.
  fileprivate func of(_ span: ClosedRange<Int>) -> ClosedRange<Int> {
    let length = span.upperBound - span.lowerBound
    let third = length / 3
    switch self {
    case .start: return span.lowerBound...(span.lowerBound + third)
    case .middle: return (span.lowerBound + third)...(span.upperBound - third)
    case .end: return (span.upperBound - third)...span.upperBound
    case .firstHalf: return span.lowerBound...(span.lowerBound + length / 2)
    case .secondHalf: return (span.lowerBound + length / 2)...span.upperBound
    case .approximate: return span
    }
  }
}

extension TimeUnit {
  fileprivate var calendarUnit: ICUCalendar.Unit {
    switch self {
    case .day: .day
    case .week: .week
    case .month: .month
    case .year: .year
    }
  }
}

extension ICUCalendar {
  /// The first day of a day, month or year; one without a year is of `year`.
  fileprivate borrowing func firstDay(of date: CalendarDate, year: Int?) -> Int? {
    guard let year = date.year ?? year else { return nil }
    return dayNumber(year: year, month: date.month ?? 1, day: date.day ?? 1)
  }

  /// The last day of a day, month or year; one without a year is of `year`.
  fileprivate borrowing func lastDay(of date: CalendarDate, year: Int?) -> Int? {
    guard let year = date.year ?? year else { return nil }
    if let day = date.day { return dayNumber(year: year, month: date.month ?? 12, day: day) }
    let month = date.month ?? 12
    let next =
      month == 12
      ? dayNumber(year: year + 1, month: 1, day: 1) : dayNumber(year: year, month: month + 1, day: 1)
    return next.map { $0 - 1 }
  }
}
