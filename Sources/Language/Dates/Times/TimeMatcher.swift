/// Tries patterns at the tokens of a text.
struct TimeMatcher {
  var patterns: [TimePattern] { reference.patterns }
  let tokens: [TimeToken]
  private let reference: TimeGrammar.Reference
  private let readings: [[TimeLexicon.Reading]]
  private let lists: [Int]
  private let numberClass: Int
  private let measureClass: Int
  private let counting: TimeCounting?
  private let scalars: [Unicode.Scalar]

  init(_ reference: TimeGrammar.Reference, tokens: [TimeToken], of scalars: [Unicode.Scalar]) {
    self.reference = reference
    lists = reference.lists
    readings = reference.readings
    self.tokens = tokens
    numberClass = reference.numberClass
    measureClass = reference.measureClass
    counting = reference.counting
    self.scalars = scalars
  }

  /// What counts as a year: what people write four digits for.
  static let years = 1000...2099
  /// The ending that makes an age of a number word: fünfzehnjährig, семилетний.
  private static let ageEnding = 3

  /// Matches a pattern from a token on, and fills in what it finds.
  ///
  /// - Returns: the token after the match; nil if the pattern does not fit.
  func match(_ pattern: Int, at start: Int, _ slots: inout TimeSlots) -> Int? {
    slots = TimeSlots()
    guard let next = match(patterns[pattern].elements, 0, start, &slots), next > start else { return nil }
    if slots.begin < 0 { slots.begin = start }
    if slots.finish < 0 { slots.finish = next }
    return slots.begin < slots.finish ? next : nil
  }

  private func match(_ elements: [TimePattern.Element], _ index: Int, _ at: Int, _ slots: inout TimeSlots)
    -> Int?
  {
    guard index < elements.count else { return at }
    let element = elements[index]
    switch element.test {
    case .begin:
      slots.begin = at
      return match(elements, index + 1, at, &slots)
    case .finish:
      slots.finish = at
      return match(elements, index + 1, at, &slots)
    case .setting(let setting, let value):
      slots.set(setting, value)
      return match(elements, index + 1, at, &slots)
    case .countsNothing:
      // Few are called by an age below five without their years: "mit drei anderen".
      return (slots.age == 0 || slots.age > 4) && countsNothing(at)
        ? match(elements, index + 1, at, &slots) : nil
    case .opened:
      guard at > 0, tokens[at - 1].kind == .mark, tokens[at - 1].value == 0x28 else { return nil }
      return match(elements, index + 1, at, &slots)
    default: break
    }
    if at < tokens.count, !(element.isGlued && tokens[at].isSpaced) {
      var filled = slots
      if let next = take(element.test, at, &filled), let end = match(elements, index + 1, next, &filled) {
        slots = filled
        return end
      }
    }
    return element.isOptional ? match(elements, index + 1, at, &slots) : nil
  }

  /// Takes what an element stands for; returns the next token.
  private func take(_ test: TimePattern.Test, _ at: Int, _ slots: inout TimeSlots) -> Int? {
    let token = tokens[at]
    switch test {
    case .words(let entries):
      return token.kind == .word && token.ending == 0 && token.entry >= 0
        && lists[entries].contains(token.entry)
        ? at + 1 : nil
    case .marks(let marks): return token.kind == .mark && lists[marks].contains(token.value) ? at + 1 : nil
    case .wordClass(let wordClass): return reading(token, wordClass) != nil ? at + 1 : nil
    case .slot(let slot, let wordClass): return fill(slot, wordClass, at, &slots)
    default: return nil
    }
  }

  private func fill(_ slot: TimePattern.Slot, _ wordClass: Int, _ at: Int, _ slots: inout TimeSlots) -> Int? {
    let token = tokens[at]
    switch slot {
    case .day:
      guard let value = number(token, digits: 1...2, in: 1...31), !isPartOfNumber(at) else { return nil }
      slots.days.add(value, at)
    case .dayOrdinal:
      if let value = word(wordClass, token) {
        guard (1...31).contains(value) else { return nil }
        slots.days.add(value, at)
        return at + 1
      }
      // "twenty-first", "двадцать первого"; numbers are in halves.
      guard let tens = word(numberClass, token), tens == 40 || tens == 60, at + 1 < tokens.count else {
        return nil
      }
      let hasHyphen = tokens[at + 1].kind == .mark && tokens[at + 1].value == 0x2D
      let next = hasHyphen ? at + 2 : at + 1
      guard next < tokens.count, let ones = word(wordClass, tokens[next]), ones < 10, tens / 2 + ones <= 31
      else {
        return nil
      }
      slots.days.add(tens / 2 + ones, at)
      return next + 1
    case .month:
      guard token.kind == .word, token.ending < TimeMatcher.ageEnding, let value = reading(token, wordClass)
      else { return nil }
      slots.months.add(value, at)
      if token.ending > 0 { slots.calendar = token.ending }
    case .monthNumber:
      guard let value = number(token, digits: 1...2, in: 1...12) else { return nil }
      slots.months.add(value, at)
    case .monthRoman:
      guard (1...12).contains(token.roman) else { return nil }
      slots.months.add(token.roman, at)
    case .year:
      guard let value = number(token, digits: 4...4, in: TimeMatcher.years), isYear(at, slots),
        slots.isDated || counting?.isCount(at, tokens, scalars) != true
      else { return nil }
      slots.years.add(value, at)
    case .shortYear:
      guard let value = number(token, digits: 3...4, in: 100...2099), isYear(at, slots) else { return nil }
      slots.years.add(value, at)
    case .threeDigitYear:
      guard let value = number(token, digits: 3...3, in: 100...999), isYear(at, slots) else { return nil }
      slots.years.add(value, at)
    case .eraYear:
      guard let value = number(token, digits: 1...4, in: 1...9999), !isPartOfNumber(at) else { return nil }
      slots.years.add(value, at)
    case .doubleYear:
      guard token.kind == .number, !token.isBlocked, (1...4).contains(token.digits), slots.years.count == 1,
        !isFollowedByDigits(at)
      else { return nil }
      let next = slots.years.first + 1
      let shown = [10, 100, 1000, 10000][token.digits - 1]
      guard token.value == next % shown else { return nil }
      slots.years.add(next, at)
    case .yearOfCentury:
      guard let value = number(token, digits: 1...2, in: 0...99), slots.years.count == 1 else { return nil }
      let shown = token.digits == 1 ? 10 : 100
      let year = slots.years.first - slots.years.first % shown + value
      guard year > slots.years.first, !isFollowedByDigits(at) else { return nil }
      slots.years.add(year, at)
    case .decade:
      guard let value = number(token, digits: 4...4, in: TimeMatcher.years), value % 10 == 0 else {
        return nil
      }
      slots.years.add(value, at)
    case .decadeOfCentury:
      guard let value = number(token, digits: 2...2, in: 10...90), value % 10 == 0 else { return nil }
      slots.periods.add(value, at)
    case .nextDecade:
      guard let value = number(token, digits: 2...4, in: 10...2090), value % 10 == 0, slots.years.count == 1
      else {
        return nil
      }
      let year = value > 99 ? value : slots.years.first - slots.years.first % 100 + value
      guard year > slots.years.first else { return nil }
      slots.years.add(year, at)
    case .decadeWord:
      guard let value = word(wordClass, token) else { return nil }
      slots.periods.add(value, at)
    case .century:
      guard let value = number(token, digits: 1...2, in: 1...21) else { return nil }
      slots.periods.add(value, at)
    case .centuryRoman:
      guard (1...21).contains(token.roman) else { return nil }
      slots.periods.add(token.roman, at)
    case .centuryWord:
      guard let value = word(wordClass, token), (1...21).contains(value) else { return nil }
      slots.periods.add(value, at)
    case .amount:
      guard let (value, next) = count(at, digits: 1...3), value > 0 else { return nil }
      slots.amount = value
      return next
    case .unit:
      guard let value = word(wordClass, token) else { return nil }
      slots.unit = value
    case .hour:
      guard let value = number(token, digits: 1...2, in: 0...24), !isPartOfNumber(at) else { return nil }
      slots.hour = value
    case .hourWord:
      guard let value = word(wordClass, token), value % 2 == 0, (1...24).contains(value / 2) else {
        return nil
      }
      slots.hour = value / 2
    case .anyHour, .hourOf:
      guard
        let value = number(token, digits: 1...2, in: 0...24) ?? word(wordClass, token),
        token.kind == .word || !isPartOfNumber(at)
      else { return nil }
      slots.hour = value
    case .halfHour:
      guard let value = word(wordClass, token) else { return nil }
      slots.hour = value
      slots.shift = -30
    case .clockDigits:
      guard token.kind == .number, token.digits == 4, token.value < 2400, token.value % 100 < 60 else {
        return nil
      }
      slots.hour = token.value / 100
      slots.minute = token.value % 100
    case .minutes:
      guard let (value, next) = count(at, digits: 1...2), value % 2 == 0, (2..<120).contains(value) else {
        return nil
      }
      slots.minute = value / 2
      return next
    case .minute:
      guard let value = number(token, digits: 1...2, in: 0...59) else { return nil }
      // After a sign without spaces, minutes have two digits.
      if !token.isSpaced, token.digits != 2 { return nil }
      slots.minute = value
    case .second:
      guard let value = number(token, digits: 2...2, in: 0...60) else { return nil }
      slots.second = value
    case .halfDay:
      guard let value = word(wordClass, token) else { return nil }
      slots.halfDay = value
    case .age:
      guard let (value, next) = count(at, digits: 1...3), value % 2 == 0, (2...240).contains(value),
        !isPartOfNumber(at)
      else { return nil }
      slots.age = value / 2
      return next
    case .ageWord:
      guard token.ending == TimeMatcher.ageEnding, let value = reading(token, wordClass), value % 2 == 0
      else {
        return nil
      }
      slots.age = value / 2
    case .season:
      guard let value = word(wordClass, token) else { return nil }
      slots.season = value
    case .part:
      guard let value = word(wordClass, token) else { return nil }
      slots.part = value
    case .weekday:
      guard let value = word(wordClass, token) else { return nil }
      slots.weekday = value
    case .calendar:
      guard let value = word(wordClass, token) else { return nil }
      slots.calendar = value
    case .anyNumber:
      guard token.kind == .number else { return nil }
    }
    return at + 1
  }

  /// An amount in halves, in digits or words, which may be two: twenty-five, тридцать четыре.
  private func count(_ at: Int, digits: ClosedRange<Int>) -> (value: Int, next: Int)? {
    let token = tokens[at]
    if token.kind == .number {
      guard !token.isBlocked, digits.contains(token.digits), !isPartOfNumber(at) else { return nil }
      return (token.value * 2, at + 1)
    }
    guard let value = word(numberClass, token) else { return nil }
    if value % 20 == 0, value >= 40, value < 200 {
      let hasHyphen = at + 1 < tokens.count && tokens[at + 1].kind == .mark && tokens[at + 1].value == 0x2D
      let next = hasHyphen ? at + 2 : at + 1
      if next < tokens.count, let ones = word(numberClass, tokens[next]), ones < 20, ones % 2 == 0 {
        return (value + ones, next + 1)
      }
    }
    return (value, at + 1)
  }

  private func word(_ wordClass: Int, _ token: TimeToken) -> Int? {
    token.ending == 0 ? reading(token, wordClass) : nil
  }

  private func reading(_ token: TimeToken, _ wordClass: Int) -> Int? {
    guard token.kind == .word, token.entry >= 0 else { return nil }
    for reading in readings[token.entry] where reading.wordClass == wordClass {
      if token.isUpper || !reading.needsCapital { return reading.value }
    }
    return nil
  }

  private func number(_ token: TimeToken, digits: ClosedRange<Int>, in values: ClosedRange<Int>) -> Int? {
    guard token.kind == .number, !token.isBlocked, digits.contains(token.digits),
      values.contains(token.value)
    else { return nil }
    return token.value
  }

  /// Whether four digits stand as a year does: not in a model's number, a larger number or before a unit glued to them.
  private func isYear(_ at: Int, _ slots: TimeSlots) -> Bool {
    if at > 0, !tokens[at].isSpaced {
      let before = tokens[at - 1]
      if before.kind == .word, before.entry < 0 || isLatinLetter(before), before.end - before.start <= 3 {
        return false
      }
      if before.kind == .mark, at > 1, !before.isSpaced, tokens[at - 2].kind == .word, before.value == 0x2D,
        tokens[at - 2].end - tokens[at - 2].start <= 4, tokens[at - 2].entry < 0
      {
        return false
      }
      // "7.11.1917" has its dots.
      if slots.days.count == 0, slots.months.count == 0, isPartOfNumber(at) { return false }
    }
    guard at + 1 < tokens.count, !tokens[at + 1].isSpaced else { return true }
    let after = tokens[at + 1]
    if isLatinLetter(after) { return false }
    if after.kind == .word { return after.entry >= 0 || after.isCapital || after.end - after.start > 4 }
    // "1917,5" and "1917.5" are numbers; so is "№1917".
    if after.kind == .mark, after.value == 0x2C || after.value == 0x2E, at + 2 < tokens.count,
      tokens[at + 2].kind == .number, !tokens[at + 2].isSpaced, tokens[at + 2].digits < 4
    {
      return false
    }
    return true
  }

  /// Whether a token is one Latin letter but the "s" of decades: "2014b" is a title of that year's second.
  private func isLatinLetter(_ token: TimeToken) -> Bool {
    token.kind == .word && token.end - token.start == 1 && scalars[token.start].isASCII
      && scalars[token.start] != "s"
  }

  /// Whether a number follows another's decimal sign or separator: "1,25", "75.000", "9:07".
  private func isPartOfNumber(_ at: Int) -> Bool {
    guard at > 1, !tokens[at].isSpaced, tokens[at - 1].kind == .mark, !tokens[at - 1].isSpaced,
      tokens[at - 2].kind == .number
    else {
      return at > 0 && !tokens[at].isSpaced && tokens[at - 1].kind == .mark && tokens[at - 1].value == 0x2B
    }
    let sign = tokens[at - 1].value
    return sign == 0x2C || sign == 0x2E || sign == 0x3A
  }

  private func isFollowedByDigits(_ at: Int) -> Bool {
    at + 2 < tokens.count && !tokens[at + 1].isSpaced && tokens[at + 2].kind == .number
      && !tokens[at + 2].isSpaced
  }

  private func countsNothing(_ at: Int) -> Bool {
    guard at < tokens.count else { return true }
    let token = tokens[at]
    switch token.kind {
    case .number: return false
    case .mark:
      if token.value == 0x25 || token.value == 0x2030 || token.value == 0xB0 { return false }
      // A decimal or a group of digits follows.
      return token.isSpaced || at + 1 >= tokens.count || tokens[at + 1].isSpaced
        || tokens[at + 1].kind != .number
    case .word:
      return !token.isCapital && reading(token, measureClass) == nil
    }
  }
}

extension TimeSlots {
  /// Takes a value that the pattern has by itself.
  mutating func set(_ setting: TimePattern.Setting, _ value: Int) {
    switch setting {
    case .amount: amount = value * 2
    case .unit: unit = value
    case .part: part = value
    case .calendar: calendar = value
    case .halfDay: halfDay = value
    case .season: season = value
    case .minute: minute = value
    case .century: periods.add(value, -1)
    case .shift: shift += value
    case .before: isBefore = value == 1
    case .era:
      // Year 0 is the one before the first: 44 BC is -43.
      years.change(all: value == 2) { 1 - $0 }
      periods.change(all: value == 2) { -$0 }
    }
  }

  /// Whether something else than a year has been found already, so that what follows is one.
  var isDated: Bool { months.count > 0 || season > 0 || part > 0 && part < 4 }
}
