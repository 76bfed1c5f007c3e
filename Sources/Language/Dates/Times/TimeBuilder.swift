/// Makes expressions of what patterns found.
struct TimeBuilder {
  /// What a match comes to.
  enum Outcome {
    case expression(TimeExpression)
    /// It looks like a date and is none: 31 February. Nothing is found in it.
    case nothing
    /// It does not fit after all; a shorter match may.
    case unfit
  }

  let tokens: [TimeToken]
  /// Whether the text may date by either calendar until February 1918.
  let isRussian: Bool

  private static let parts: [TimePart] = [.start, .middle, .end, .approximate, .firstHalf, .secondHalf]

  /// The expression that a match of a pattern is.
  func outcome(_ meaning: TimePattern.Meaning, _ slots: TimeSlots) -> Outcome {
    var found: TimeExpression?
    switch meaning {
    case .none, .style: return .nothing
    case .date: return date(slots)
    case .dual: return dual(slots)
    case .range: return range(slots)
    case .decade: found = decade(slots)
    case .century:
      // Either end may have a part of its own, "late 19th and early 20th century": the range is of both whole.
      var years = [slots.periods.first, slots.periods.last].map(TimeBuilder.years(ofCentury:))
      // "the 2nd or 3rd century BC": the later one is named first.
      if slots.periods.first < 0, years[1].lowerBound < years[0].lowerBound { years.reverse() }
      if years[1].lowerBound < years[0].lowerBound { return .unfit }
      found = expression(slots, .century)
      found?.date = CalendarDate(year: years[0].lowerBound)
      found?.end = CalendarDate(year: years[1].upperBound)
    case .weekday:
      found = expression(slots, .dayOfWeek)
      found?.weekday = slots.weekday
    case .later: found = offset(slots, 1)
    case .earlier: found = offset(slots, -1)
    case .age:
      found = expression(slots, .age)
      found?.age = slots.age
    case .clock: found = clock(slots)
    }
    guard var found else { return .unfit }
    found.part = part(slots)
    return .expression(found)
  }

  private func expression(_ slots: TimeSlots, _ kind: TimeKind) -> TimeExpression {
    var last = slots.finish - 1
    // What patterns take before a year that does not follow: "3. (16.) Januar, einem Sonntag".
    while slots.months.count > 0, last > slots.begin, tokens[last].kind == .mark,
      tokens[last].value == 0x2C || tokens[last].value == 0x2E && !isShort(last - 1)
    {
      last -= 1
    }
    return TimeExpression(range: tokens[slots.begin].start..<tokens[last].end, kind: kind)
  }

  /// Whether a word has up to three letters, so that the full stop after it is its own: "St.", "Chr.".
  private func isShort(_ index: Int) -> Bool {
    tokens[index].kind == .word && tokens[index].end - tokens[index].start <= 3
  }

  private func part(_ slots: TimeSlots) -> TimePart? {
    slots.part > 0 && slots.part <= TimeBuilder.parts.count ? TimeBuilder.parts[slots.part - 1] : nil
  }

  /// The years of a century, one before Christ negative: the fifth is 500 to 401 BC, -499 to -400.
  private static func years(ofCentury number: Int) -> ClosedRange<Int> {
    number > 0 ? (number - 1) * 100...(number - 1) * 100 + 99 : 1 + number * 100...(1 + number) * 100
  }

  private func date(_ slots: TimeSlots) -> Outcome {
    // 11 February 1731/32: the year began on 25 March for some, on 1 January for others, who are followed here.
    let isDouble = slots.years.count > 1 && slots.months.count > 0 && slots.season == 0
    if isDouble, slots.months.first > 3 { return .unfit }
    let year = slots.years.count > 0 ? (isDouble ? slots.years.second : slots.years.first) : nil
    let month = slots.months.count > 0 ? slots.months.first : nil
    let day = slots.days.count > 0 ? slots.days.first : nil
    if let month, let day, !TimeDays.isValid(year: year, month: month, day: day) { return .nothing }
    // "7 November 3000".
    if year == nil, day != nil, slots.finish < tokens.count, tokens[slots.finish].kind == .number,
      tokens[slots.finish].digits > 3, tokens[slots.finish].isSpaced
    {
      return .nothing
    }
    let kind: TimeKind = slots.season > 0 ? .season : day != nil ? .day : month != nil ? .month : .year
    var found = expression(slots, kind)
    let date = CalendarDate(year: year, month: month, day: day)
    if kind != .season || year != nil { found.date = date }
    if slots.season > 0 {
      found.season = Season(rawValue: slots.season)
      if slots.years.count > 1 { found.end = CalendarDate(year: slots.years.second) }
    }
    found.part = part(slots)
    found.calendar = calendar(slots, date)
    if year != nil || day != nil {
      let parts = [
        slots.days.firstToken, slots.months.firstToken, slots.years.firstToken,
        isDouble ? slots.years.secondToken : -1,
      ].filter { $0 >= 0 }
      found.mentions = [mention(parts, date)]
      if slots.years.count > 1, !isDouble {
        found.mentions.append(mention([slots.years.secondToken], CalendarDate(year: slots.years.second)))
      }
    }
    return .expression(found)
  }

  /// A date with what the mark of a calendar after it tells; nil if the mark is none of this date.
  ///
  /// - Parameter begin: the first token of the date.
  func date(_ date: TimeExpression, from begin: Int, marked slots: TimeSlots) -> TimeExpression? {
    guard [.day, .month, .dateRange].contains(date.kind), !date.isInBothCalendars, date.date?.month != nil,
      slots.calendar > 0
    else { return nil }
    let range = tokens[begin].start..<tokens[slots.finish - 1].end
    // A Russian date ends with its year, before "г.".
    var marked = isRussian && slots.years.count == 0 ? date : date.widened(to: range)
    marked.calendar = slots.calendar == 1 ? .julian : .gregorian
    guard slots.years.count > 0 else { return marked }
    // "4. Februar a. St. 1905"
    guard let day = date.date, day.year == nil, date.end == nil,
      TimeDays.isValid(year: slots.years.first, month: day.month ?? 1, day: day.day ?? 1)
    else { return nil }
    let whole = CalendarDate(year: slots.years.first, month: day.month, day: day.day)
    marked.date = whole
    marked.mentions = [DateMention(range: range, date: whole)]
    return marked
  }

  private func dual(_ slots: TimeSlots) -> Outcome {
    guard slots.days.count == 2, slots.months.count > 0 else { return .unfit }
    let (oneYear, otherYear): (Int?, Int?) =
      slots.years.count == 0 ? (nil, nil) : (slots.years.first, slots.years.last)
    let one = CalendarDate(year: oneYear, month: slots.months.first, day: slots.days.first)
    let other = CalendarDate(year: otherYear, month: slots.months.last, day: slots.days.second)
    // Two days of one month are written with one name: 28 January (10 February), but 7 (19) August.
    let isOneMonth = slots.months.count == 1
    for date in [one, other] {
      guard let month = date.month, let day = date.day else { return .unfit }
      if !TimeDays.isValid(year: date.year, month: month, day: day) { return .nothing }
    }
    // Where no year is given, any century's lag will do.
    let guesses = oneYear == nil ? [1650, 1750, 1850, 1910] : [0]
    var gregorian: CalendarDate?
    for guess in guesses {
      let a = CalendarDate(year: one.year ?? guess, month: one.month, day: one.day)
      let b = CalendarDate(year: other.year ?? guess, month: other.month, day: other.day)
      // The year of "25 декабря (7 января) 1918" is the later day's.
      let candidates =
        [(a, b)]
        + (slots.years.count == 1
          ? [(CalendarDate(year: (a.year ?? 0) - 1, month: a.month, day: a.day), b)] : [])
      for (a, b) in candidates {
        guard let mine = a.ordinal, let others = b.ordinal else { continue }
        // Sources err by a day where centuries meet.
        if (9...14).contains(others - mine) { gregorian = other }
        if (9...14).contains(mine - others) { gregorian = one }
      }
      if gregorian != nil { break }
    }
    guard let gregorian else { return .unfit }
    var found = expression(slots, .day)
    found.date = gregorian
    found.isInBothCalendars = true
    let year = slots.years.count > 0 ? slots.years.firstToken : -1
    if !isOneMonth {
      let hasOwnYear = slots.years.count > 1 || (year >= 0 && year < slots.days.secondToken)
      let parts = [slots.days.firstToken, slots.months.firstToken, hasOwnYear ? year : -1].filter { $0 >= 0 }
      found.mentions.append(mention(parts, one))
    }
    let otherYearToken = slots.years.lastToken > slots.days.secondToken ? slots.years.lastToken : -1
    let otherMonth = slots.months.lastToken
    // The month may stand before its day, "October 25 (November 7)", but not before the other date.
    let otherParts = [slots.days.secondToken, otherMonth, otherYearToken].filter {
      $0 > slots.days.firstToken
    }
    found.mentions.append(mention(otherParts, other))
    return .expression(found)
  }

  private static func isLater(_ a: CalendarDate, _ b: CalendarDate) -> Bool {
    (a.year ?? 0, a.month ?? 0, a.day ?? 0) > (b.year ?? 0, b.month ?? 0, b.day ?? 0)
  }

  private func range(_ slots: TimeSlots) -> Outcome {
    let years = slots.years
    let firstYear = years.count > 0 ? years.first : nil
    let lastYear = years.count > 0 ? years.last : nil
    let hasMonths = slots.months.count > 0
    let hasDays = slots.days.count > 0
    let first = CalendarDate(
      year: firstYear, month: hasMonths ? slots.months.first : nil, day: hasDays ? slots.days.first : nil)
    let last = CalendarDate(
      year: lastYear, month: hasMonths ? slots.months.last : nil, day: hasDays ? slots.days.last : nil)
    for date in [first, last] {
      if let month = date.month, let day = date.day,
        !TimeDays.isValid(year: date.year, month: month, day: day)
      {
        return .nothing
      }
    }
    guard TimeBuilder.isLater(last, first), hasMonths || lastYear != nil else { return .unfit }
    let isYears = !hasMonths
    var found = expression(slots, isYears ? .yearRange : .dateRange)
    found.date = first
    found.end = last
    found.calendar = calendar(slots, first)
    found.part = part(slots)
    if isYears {
      found.mentions = [mention([years.firstToken], first), mention([years.lastToken], last)]
    } else {
      // The first end has the second one's month and year only if it has no month of its own.
      let ownMonth = slots.months.count > 1
      let ownYear = years.count > 1
      let year = ownYear || !ownMonth ? firstYear : nil
      if year != nil || hasDays {
        let parts = [
          hasDays ? bracketed(slots.days.firstToken) : -1, ownMonth ? slots.months.firstToken : -1,
          ownYear ? years.firstToken : -1,
        ].filter { $0 >= 0 }
        if !parts.isEmpty {
          found.mentions.append(
            mention(parts, CalendarDate(year: year, month: first.month, day: first.day)))
        }
      }
      if lastYear != nil || hasDays {
        let start = hasDays ? bracketed(slots.days.lastToken) : slots.months.lastToken
        let parts = [
          hasDays ? start : -1, slots.months.lastToken, years.lastToken,
        ].filter { $0 >= min(start, slots.months.lastToken) && $0 >= 0 }
        found.mentions.append(mention(parts, last))
      }
      found.mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    return .expression(found)
  }

  /// The token that a day in two calendars begins with, of which the second stands in brackets.
  ///
  /// That of 9 in "9. (22.) Januar", where the day is 22.
  private func bracketed(_ day: Int) -> Int {
    guard day > 1, tokens[day - 1].kind == .mark, tokens[day - 1].value == 0x28 else { return day }
    return (max(0, day - 5)..<day).last { tokens[$0].kind == .number } ?? day
  }

  private func decade(_ slots: TimeSlots) -> TimeExpression {
    var found = expression(slots, .decade)
    if slots.years.count > 0 {
      found.date = CalendarDate(year: slots.years.first)
      found.end = CalendarDate(year: slots.years.last + 9)
      found.mentions = [mention([slots.years.firstToken], CalendarDate(year: slots.years.first))]
      if slots.years.count > 1 {
        found.mentions.append(mention([slots.years.secondToken], CalendarDate(year: slots.years.second)))
      }
    } else if slots.periods.count > 1 {
      // "the twenties of the nineteenth century".
      let year = (slots.periods.second - 1) * 100 + slots.periods.first
      found.date = CalendarDate(year: year)
      found.end = CalendarDate(year: year + 9)
    } else {
      found.decadeOfCentury = slots.periods.first
    }
    return found
  }

  /// An offset, `sign` units of it later; the amount is in halves.
  private func offset(_ slots: TimeSlots, _ sign: Int) -> TimeExpression? {
    var amount = slots.amount
    var unit = TimeUnit.day
    switch slots.unit {
    case 1: unit = .day
    case 2: unit = .week
    case 3: unit = .month
    case 4: unit = .year
    case 5: (unit, amount) = (.year, amount * 10)
    case 6: (unit, amount) = (.year, amount * 100)
    default: return nil
    }
    if amount % 2 != 0 {
      // A year and a half has 18 months; halves of others do not come out even.
      guard unit == .year else { return nil }
      (unit, amount) = (.month, amount * 12)
    }
    var found = expression(slots, .relative)
    found.offset = TimeOffset(amount: sign * amount / 2, unit: unit)
    return found
  }

  private func clock(_ slots: TimeSlots) -> TimeExpression? {
    var minutes = slots.hour * 60 + slots.shift + (slots.isBefore ? -slots.minute : slots.minute)
    // Half an hour before one is half past twelve.
    if slots.shift < 0 || slots.isBefore, minutes < 60 { minutes += 720 }
    guard (0...1440).contains(minutes) else { return nil }
    var hour = minutes / 60
    switch slots.halfDay {
    // Before noon: 12 a.m. is midnight.
    case 0:
      if hour > 12 { return nil }
      hour %= 12
    // After noon. "12 часов дня" is noon.
    case 1:
      if hour < 12 { hour += 12 }
    // The night is on either side of midnight: eleven at night, two at night.
    case 2:
      if hour == 12 { hour = 0 } else if (6..<12).contains(hour) { hour += 12 }
    // Around noon: half past one, eleven.
    case 3:
      if hour < 6 { hour += 12 }
    default: break
    }
    var found = expression(slots, .clock)
    found.clock = ClockTime(
      hour: hour, minute: minutes % 60, second: slots.second >= 0 ? slots.second : nil)
    return found
  }

  private func mention(_ parts: [Int], _ date: CalendarDate) -> DateMention {
    let first = parts.min() ?? 0
    let last = parts.max() ?? 0
    return DateMention(range: tokens[first].start..<tokens[last].end, date: date)
  }

  private func calendar(_ slots: TimeSlots, _ date: CalendarDate) -> CalendarSystem {
    if slots.calendar == 1 { return .julian }
    if slots.calendar == 2 { return .gregorian }
    guard let year = date.year else { return .gregorian }
    if year < 1582 || (isRussian && (year < 1918 || (year == 1918 && date.month == 1))) { return .either }
    return .gregorian
  }
}
