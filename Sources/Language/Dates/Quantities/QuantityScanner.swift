/// Goes through a piece of text once and reads the quantities in it.
struct QuantityScanner {
  private let reader: WordReader
  private let numbers: NumberReader
  private let capitalizesNouns: Bool
  private let start: Int
  private let limit: Int
  /// Whether the piece begins where a sentence does.
  private let isBeginning: Bool
  private(set) var found: [Quantity] = []

  /// Nothing is counted in such numbers; what looks like one is an accident.
  private static let limitOfValues = 1e18

  /// So many digits after a plus sign are a telephone number.
  private static let leastSerial = 7

  /// Nobody weighs millions in pounds: from this magnitude on they are money.
  private static let leastSum = 1e6

  // What the words before the offset looked at say, with the end of each.
  private var approximation: (value: Approximation, end: Int)?
  private var opener: (roles: QuantityWord.Roles, end: Int)?
  private var minusEnd = -1
  private var cueEnd = -1
  private var beforeSingleEnd = -1
  private var indefiniteEnd = -1
  /// The last word that is no known one, where it has a capital.
  private var nameEnd = -1

  private var scalars: UnsafeBufferPointer<Unicode.Scalar> { reader.scalars }

  init(
    _ range: Range<Int>, of scalars: UnsafeBufferPointer<Unicode.Scalar>, _ words: QuantityWords,
    _ separators: NumberSeparators, capitalizesNouns: Bool, isBeginning: Bool
  ) {
    reader = WordReader(scalars: scalars, words: words, limit: range.upperBound)
    numbers = NumberReader(reader: reader, separators: separators)
    self.capitalizesNouns = capitalizesNouns
    self.isBeginning = isBeginning
    start = range.lowerBound
    limit = range.upperBound
  }

  mutating func scan() {
    var at = start
    while at < limit {
      let scalar = scalars[at]
      if FoldedLetters.isDigit(scalar) {
        at = digits(at)
      } else if FoldedLetters.isLetter(scalar) {
        let (end, hash) = reader.word(at: at)
        switch reader.words.action(hash) {
        case .idle: at = end
        case .cue:
          cueEnd = end
          at = end
        case .article where isIdle(after: end): at = end
        case .some: at = reader.token(at, end, hash).map { word($0) } ?? end
        case nil:
          if let token = reader.token(at, end, hash) {
            at = word(token)
          } else {
            if reader.isCapital(at) { nameEnd = end }
            at = end
          }
        }
      } else if scalar.value < 0x80, scalar != "$", scalar != "#" {
        at += 1
      } else {
        at = symbol(at)
      }
    }
  }

  /// Whether an article that ends at `end` is no number: a word follows that no number has.
  private func isIdle(after end: Int) -> Bool {
    let next = reader.next(end)
    guard next < limit, FoldedLetters.isLetter(scalars[next]) else { return false }
    let (nextEnd, hash) = reader.word(at: next)
    return reader.words.action(hash) == nil && !reader.mayBeCompound(next, nextEnd)
  }

  // MARK: What begins a quantity

  private mutating func digits(_ at: Int) -> Int {
    let end = DigitNumber.cluster(at, limit, scalars)
    if at > 0 {
      let before = scalars[at - 1]
      switch before {
      case "[", "_", "@", "/", "#", "№", ":", "\\", "=": return end
      case "+":
        // A telephone number; +5 °C is none.
        let serial = serialEnd(at)
        if scalars[at..<serial].count(where: { FoldedLetters.isDigit($0) }) >= QuantityScanner.leastSerial {
          return serial
        }
      case "-", "‑", "–":
        // MiG-15; the second half of what has been refused.
        if at > 1, FoldedLetters.isLetter(scalars[at - 2]) || FoldedLetters.isDigit(scalars[at - 2]) {
          return end
        }
      case "(" where end < limit && scalars[end] == ")": return end
      default: if FoldedLetters.isLetter(before) { return end }
      }
    }
    if isListLabel(at) { return end }
    return take(at) ?? max(end, at + 1)
  }

  /// "1." or "1)" where the sentence or a line begins.
  private func isListLabel(_ at: Int) -> Bool {
    let end = DigitNumber.digits(at, limit, scalars)
    guard end < limit, scalars[end] == "." || scalars[end] == ")", end - at <= 3 else { return false }
    guard end + 1 < limit, FoldedLetters.isSpace(scalars[end + 1]) else { return false }
    var before = at - 1
    while before >= start, FoldedLetters.isSpace(scalars[before]) { before -= 1 }
    return before < start ? isBeginning : scalars[before] == "\n"
  }

  private mutating func word(_ token: WordReader.Token) -> Int {
    let word = token.word
    let end = token.range.upperBound
    if word.roles.contains(.serial) { return serialEnd(end) }
    if word.roles.contains(.label) || word.roles.contains(.dottedLabel) && end < limit && scalars[end] == "."
    {
      if let next = labelEnd(end) { return next }
    }
    let isNumber =
      word.cardinal != nil || word.ordinal != nil || word.half != nil || word.fraction != nil
      || word.amount != nil
      || word.magnitude != nil && word.roles.contains(.standsAlone)
    if isNumber || word.roles.contains(.single), let next = take(token.range.lowerBound, token) {
      return next
    }
    remember(token)
    return end
  }

  private mutating func symbol(_ at: Int) -> Int {
    guard let token = reader.token(at: at) else { return at + 1 }
    if token.word.roles.contains(.label) { return labelEnd(at + 1) ?? at + 1 }
    if token.word.minus { minusEnd = at + 1 }
    if let unit = token.word.unit, reader.words.units[unit].dimension.isMoney {
      let number = reader.spaces(at + 1, most: 1)
      if number < limit, FoldedLetters.isDigit(scalars[number]),
        let next = take(at, prefix: unit, number: number)
      {
        return next
      }
    } else if token.word.fraction != nil, let next = take(at) {
      return next
    }
    return at + 1
  }

  private mutating func remember(_ token: WordReader.Token) {
    let roles = token.word.roles
    let end = token.range.upperBound
    if let value = token.word.before {
      if let opener, reader.isGap(opener.end, token.range.lowerBound) { self.opener = (opener.roles, end) }
      approximation = (value, end)
    }
    if roles.contains(.between) || roles.contains(.from) { opener = (roles, end) }
    if roles.contains(.minus) { minusEnd = end }
    if roles.contains(.ordinalCue) { cueEnd = end }
    if roles.contains(.beforeSingle) { beforeSingleEnd = end }
    if roles.contains(.indefinite) { indefiniteEnd = end }
  }

  // MARK: What is none

  /// Where a telephone or book number ends.
  private func serialEnd(_ start: Int) -> Int {
    var at = start
    while at < limit {
      switch scalars[at] {
      case " ", "\u{A0}", ".", ":", "-", "–", "‑", "(", ")", "+", "/": at += 1
      default:
        guard FoldedLetters.isDigit(scalars[at]) else { return at }
        at += 1
      }
    }
    return at
  }

  /// Where the number after a label ends, as in "Chapter 1" or "pages 12–15"; nil if none follows.
  private func labelEnd(_ start: Int) -> Int? {
    var at = start
    if at < limit, scalars[at] == "." { at += 1 }
    at = reader.spaces(at)
    guard at < limit else { return nil }
    if FoldedLetters.isDigit(scalars[at]) {
      return DigitNumber.cluster(at, limit, scalars)
    }
    guard let token = reader.token(at: at), token.word.cardinal != nil, !token.word.roles.contains(.article)
    else {
      return nil
    }
    return token.range.upperBound
  }

  /// Vostok 1, Apollo 11: a small number without unit right behind a name.
  private func isNamePart(_ at: Int, _ reading: NumberReading) -> Bool {
    guard reading.isPlainDigits, reading.value < 100, nameEnd >= 0, nameEnd < at, reader.isGap(nameEnd, at)
    else {
      return false
    }
    guard capitalizesNouns else { return true }
    let next = reader.spaces(reading.end)
    return !(next < limit && FoldedLetters.isLetter(scalars[next]) && reader.isCapital(next))
  }

  // MARK: Reading

  /// Reads a quantity at `at` and returns its end, or that of what was found to be none; nil if there is nothing.
  private mutating func take(
    _ at: Int, _ token: WordReader.Token? = nil, prefix: Int? = nil, number: Int? = nil
  ) -> Int? {
    let numberStart = number ?? at
    let hasCue = reader.isGap(cueEnd, at)
    var reading: NumberReading
    if let token, token.word.roles.contains(.single), token.word.amount == nil {
      guard reader.isGap(beforeSingleEnd, at), let unit = token.word.unit else { return nil }
      reading = NumberReading(value: 1, end: token.range.upperBound, unit: unit)
    } else if let read = numbers.read(numberStart, isMoney: prefix != nil, hasCue: hasCue) {
      reading = read
    } else {
      return nil
    }
    if reading.value.magnitude >= QuantityScanner.limitOfValues { return reading.end }
    let last = found.last
    if reading.isShare, let last, last.kind == .ordinal, reader.isGap(last.range.upperBound, at) {
      return reading.end
    }
    // Several hundred are no hundred.
    if !reading.isDigits, reading.value >= 12, reader.isGap(indefiniteEnd, at) { return reading.end }
    if let refused = refused(reading) { return refused }

    let opener = self.opener.flatMap { reader.isGap($0.end, at) ? $0.roles : nil }
    let about = approximation.flatMap { reader.isGap($0.end, at) ? $0.value : nil }
    var numberEnd = reading.end
    var end = reading.end
    var upper: NumberReading?
    var unit = reading.unit ?? prefix
    if !reading.isOrdinal {
      var firstUnit: (unit: Unit, end: Int)?
      if unit == nil { firstUnit = self.unit(reading) }
      if let second = rangeEnd(reading, after: firstUnit?.end ?? reading.end, opener) {
        if second.magnitude > reading.magnitude, reading.magnitude == 1,
          reading.value < second.value / second.magnitude
        {
          reading.value *= second.magnitude
          reading.resolution *= second.magnitude
        }
        let secondUnit = unit == nil ? self.unit(second) : nil
        if second.value > reading.value,
          firstUnit == nil || secondUnit == nil || firstUnit?.unit == secondUnit?.unit
        {
          if firstUnit == nil || secondUnit != nil {
            upper = second
            numberEnd = second.end
            end = second.end
            firstUnit = secondUnit
          }
        }
      }
      return finish(
        at, reading, upper, prefix: prefix, unit: &unit, measured: firstUnit, numberEnd: numberEnd, end: end,
        about: about)
    }
    append(at, reading, nil, nil, numberEnd: numberEnd, end: end, about: about ?? .exact)
    return end
  }

  /// The end of what only looks like a quantity: a time of day, a year, a decade.
  private func refused(_ reading: NumberReading) -> Int? {
    guard let token = reader.tokenAfter(reading.end) else { return nil }
    if token.word.roles.contains(.clock) { return token.range.upperBound }
    if token.word.roles.contains(.year), reading.isPlainDigits, (1000...2099).contains(reading.value) {
      return token.range.upperBound
    }
    return nil
  }

  private mutating func finish(
    _ at: Int, _ reading: NumberReading, _ upper: NumberReading?, prefix: Int?, unit: inout Int?,
    measured: (unit: Unit, end: Int)?, numberEnd: Int, end: Int, about: Approximation?
  ) -> Int? {
    var reading = reading
    var upper = upper
    var end = end
    var numberEnd = numberEnd
    var found = unit.map { reader.words.units[$0] }
    if let measured {
      found = measured.unit
      end = measured.end
    }
    if reading.needsUnit, found == nil || found?.dimension.isMoney == true || found?.dimension == .temperature
    {
      return nil
    }
    if found == nil, upper == nil, about == nil, isNamePart(at, reading) { return reading.end }
    if let known = found, upper == nil, prefix == nil {
      if let half = reader.tokenAfter(end), let addition = half.word.addition,
        reading.value == reading.value.rounded()
      {
        // An hour and a half.
        reading.value += addition
        reading.resolution = addition
        end = half.range.upperBound
        numberEnd = end
      } else if let mixed = mixed(reading, known, end) {
        reading.value = mixed.value
        reading.resolution = mixed.resolution
        found = mixed.unit
        end = mixed.end
        numberEnd = mixed.numberEnd
      }
    }
    if (minusEnd >= 0 && reader.isGap(minusEnd, at)) || isNegative(at, found) {
      let low = upper?.value ?? reading.value
      if upper != nil { upper?.value = -reading.value }
      reading.value = -low
    }
    var approximation = about ?? .exact
    if approximation == .exact, let behind = reader.tokenAfter(end)?.word.behind { approximation = behind }
    append(at, reading, upper, found, numberEnd: numberEnd, end: end, about: approximation)
    return rateEnd(end)
  }

  private mutating func append(
    _ at: Int, _ reading: NumberReading, _ upper: NumberReading?, _ unit: Unit?, numberEnd: Int, end: Int,
    about: Approximation
  ) {
    let kind: Quantity.Kind =
      reading.isOrdinal
      ? .ordinal
      : unit == nil
        ? .cardinal
        : unit?.dimension == .share ? .percent : unit?.dimension == .duration ? .duration : .measure
    found.append(
      Quantity(
        range: at..<end, numberRange: at..<numberEnd, value: reading.value, upper: upper?.value, unit: unit,
        counted: kind == .cardinal && !reading.isShare ? counted(end) : nil, approximation: about, kind: kind,
        resolution: upper.map { min($0.resolution, reading.resolution) } ?? reading.resolution,
        isShare: reading.isShare))
  }

  /// −30 °C; a hyphen makes only a temperature negative.
  private func isNegative(_ at: Int, _ unit: Unit?) -> Bool {
    guard at > start, scalars[at - 1] == "−" || scalars[at - 1] == "-" || scalars[at - 1] == "–" else {
      return false
    }
    return scalars[at - 1] == "−" || unit?.dimension == .temperature
  }

  // MARK: Ranges

  /// The second number of a range, nil if none goes on there.
  private func rangeEnd(_ first: NumberReading, after end: Int, _ opener: QuantityWord.Roles?)
    -> NumberReading?
  {
    guard !first.isShare, !first.needsUnit || opener != nil, end < limit else { return nil }
    var at = reader.spaces(end)
    if at < limit, scalars[at] == "-" || scalars[at] == "–" || scalars[at] == "—" || scalars[at] == "‑" {
      let isSpaced = at > end
      let next = reader.spaces(at + 1)
      guard (next > at + 1) == isSpaced, next < limit else { return nil }
      if isSpaced || first.isDigits, !FoldedLetters.isDigit(scalars[next]) { return nil }
      at = next
    } else if let token = reader.token(at: at), at > end {
      let roles = token.word.roles
      let isJoined =
        roles.contains(.to) && (opener?.contains(.from) == true || token.word.before == nil)
        || roles.contains(.and) && opener?.contains(.between) == true || roles.contains(.or)
      guard isJoined else { return nil }
      at = reader.spaces(token.range.upperBound)
      // "von zehn auf bis zu", "to nearly"
      if let sign = reader.token(at: at), sign.word.before != nil {
        at = reader.spaces(sign.range.upperBound)
      }
    } else {
      return nil
    }
    guard let second = numbers.read(at), !second.isOrdinal, !second.isShare, !second.needsUnit,
      second.value > first.value, second.value < QuantityScanner.limitOfValues, second.unit == nil
    else { return nil }
    if let token = reader.tokenAfter(second.end), token.word.roles.contains(.clock) { return nil }
    return second
  }

  // MARK: Units

  /// The unit behind a number.
  private func unit(_ reading: NumberReading, isMixed: Bool = false) -> (unit: Unit, end: Int)? {
    guard !reading.isShare, let token = reader.tokenAfter(reading.end),
      let unitIndex = reading.magnitude >= QuantityScanner.leastSum
        ? token.word.sumUnit ?? token.word.unit : token.word.unit,
      token.word.amount == nil, isMixed || !token.word.roles.contains(.mixedOnly)
    else { return nil }
    // "A second" is one more.
    if reading.needsUnit, token.word.ordinal != nil { return nil }
    let unit = reader.words.units[unitIndex]
    let end = token.range.upperBound
    // T-34
    if end + 1 < limit, scalars[end] == "-", FoldedLetters.isDigit(scalars[end + 1]) { return nil }
    if let (time, timeEnd) = perTime(end), let speed = unit.per(time) { return (speed, timeEnd) }
    return (unit, end)
  }

  /// The time in "an hour", "/h", "в час".
  private func perTime(_ end: Int) -> (unit: Unit, end: Int)? {
    guard let per = reader.tokenAfter(end), per.word.roles.contains(.per),
      let time = reader.tokenAfter(per.range.upperBound), let unitIndex = time.word.unit,
      time.word.amount == nil,
      reader.words.units[unitIndex].dimension == .duration
    else { return nil }
    return (reader.words.units[unitIndex], time.range.upperBound)
  }

  /// Where "a day" of "250 grams a day" ends: it is no duration.
  private func rateEnd(_ end: Int) -> Int { perTime(end)?.end ?? end }

  private struct Mixed {
    let value: Double
    let resolution: Double
    let unit: Unit
    let end: Int
    let numberEnd: Int
  }

  /// A second number in a smaller unit: 5 ft 2 in, eine Stunde und 48 Minuten.
  private func mixed(_ first: NumberReading, _ unit: Unit, _ end: Int) -> Mixed? {
    var at = end
    if at < limit, scalars[at] == "," || scalars[at] == "." { at += 1 }
    at = reader.spaces(at)
    if let token = reader.token(at: at), token.word.roles.contains(.plus), token.word.addition == nil {
      at = reader.spaces(token.range.upperBound)
    }
    guard at > end, at < limit, let second = numbers.read(at), !second.isOrdinal, second.unit == nil,
      let (smaller, smallerEnd) = self.unit(second, isMixed: true), smaller.dimension == unit.dimension,
      smaller.factor > 0, unit.dimension != .temperature, unit.dimension != .share
    else { return nil }
    let ratio = unit.factor / smaller.factor
    guard ratio > 1.5, second.value < ratio, first.value == first.value.rounded() else { return nil }
    return Mixed(
      value: first.value * ratio + second.value, resolution: second.resolution, unit: smaller,
      end: smallerEnd,
      numberEnd: second.end)
  }

  // MARK: What is counted

  /// How many words are looked at for the noun.
  private static let farthestNoun = 3

  /// The noun that follows, as far as endings and capitals tell it.
  private func counted(_ end: Int) -> String? {
    var at = end
    var last: Range<Int>?
    for _ in 0..<QuantityScanner.farthestNoun {
      let next = reader.next(at)
      guard next > at, next < limit, FoldedLetters.isLetter(scalars[next]) else { break }
      let (wordEnd, hash) = reader.word(at: next)
      if reader.words[hash]?.roles.contains(.small) == true { break }
      last = next..<wordEnd
      at = wordEnd
      let isCapital = reader.isCapital(next)
      let isBeforeNoun =
        capitalizesNouns ? !isCapital : isCapital || wordEnd - next > 4 && isAdjective(next..<wordEnd)
      if !isBeforeNoun { break }
    }
    guard let last, !capitalizesNouns || reader.isCapital(last.lowerBound) else { return nil }
    var text = String.UnicodeScalarView()
    for index in last where !FoldedLetters.isMark(scalars[index].value) {
      text.append(Unicode.Scalar(FoldedLetters.fold(scalars[index].value)) ?? scalars[index])
    }
    return String(text)
  }

  private func isAdjective(_ range: Range<Int>) -> Bool {
    reader.words.adjectiveEndings.contains { ending in
      ending.count < range.count
        && zip(ending, range.suffix(ending.count)).allSatisfy { $0 == FoldedLetters.fold(scalars[$1].value) }
    }
  }
}

extension QuantityWord {
  /// Whether it makes a number negative.
  fileprivate var minus: Bool { roles.contains(.minus) }
}
