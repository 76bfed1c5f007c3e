extension TimeExpression {
  /// The expression in a normal form: EDTF (ISO 8601-2) where that has one.
  ///
  /// - `1917-11-07`, `1917-11`, `1917`; `XXXX-11-07` without a year; a day known to be Julian ends in `J`: `1917-10-25J`.
  /// - Ranges `1929/1933`, decades `192X` (`XX2X` without a century), centuries `18XX` (the nineteenth), seasons `1902-23`.
  /// - Parts of periods end in `:START`, `:MID`, `:END`, `:H1`, `:H2`, as in ISO-TimeML; what is rough in `~`.
  /// - Days of the week `XXXX-WXX-1`, offsets `+P2Y` and `-P1D`, ages `A17`, clock times `T09:07` and `T01:23:40`.
  public var normalized: String {
    let plain: String
    switch kind {
    case .day, .month, .year: plain = text(date)
    case .yearRange, .dateRange: plain = text(date) + "/" + text(end)
    case .decade:
      plain =
        date?.year.map { "\($0 / 10)X" + endYear(10) } ?? decadeOfCentury.map { "XX\($0 / 10)X" } ?? ""
    case .century: plain = date?.year.map { century($0) + endYear(100) } ?? ""
    case .season: plain = (date?.year.map { padded($0, 4) } ?? "XXXX") + "-\(season?.rawValue ?? 0)"
    case .dayOfWeek: plain = "XXXX-WXX-\(weekday ?? 0)"
    case .relative:
      plain = offset.map { ($0.amount < 0 ? "-P" : "+P") + "\(abs($0.amount))\($0.unit.rawValue)" } ?? ""
    case .age: plain = "A\(age ?? 0)"
    case .clock:
      plain =
        clock.map {
          "T" + padded($0.hour, 2) + ":" + padded($0.minute, 2)
            + ($0.second.map { ":" + padded($0, 2) } ?? "")
        } ?? ""
    }
    return plain + (part?.rawValue ?? "")
  }

  private func text(_ date: CalendarDate?) -> String {
    guard let date else { return "" }
    var text = date.year.map { padded($0, 4) } ?? "XXXX"
    if let month = date.month { text += "-" + padded(month, 2) }
    if let day = date.day { text += "-" + padded(day, 2) + (calendar == .julian ? "J" : "") }
    return text
  }

  /// The century that a year is in; before Christ -4XX is the fifth, the years -499 to -400.
  private func century(_ year: Int) -> String {
    (year <= 0 && date?.year ?? 0 < 0 ? "-" : "") + "\(abs(year) / 100)XX"
  }

  /// The second period of a range of decades or centuries; empty where there is one only.
  private func endYear(_ length: Int) -> String {
    guard let first = date?.year, let last = end?.year, last - first >= length else { return "" }
    return "/" + (length == 10 ? "\(last / length)X" : century(last))
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(abs(number))
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
