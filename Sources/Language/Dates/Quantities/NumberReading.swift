/// A number as it was read, before its unit.
struct NumberReading {
  var value: Double
  var end: Int
  /// The smallest difference that it tells apart.
  var resolution = 1.0
  /// What it was multiplied with: a million.
  var magnitude = 1.0
  var isOrdinal = false
  /// Whether it is a fraction.
  var isShare = false
  /// Whether it means nothing without a unit: a, ein, half.
  var needsUnit = false
  /// Whether it stands in digits, and in nothing but digits.
  var isDigits = false
  var isPlainDigits = false
  /// The unit, where the word says that too.
  var unit: Int?
}

/// Reads numbers in digits and words.
struct NumberReader {
  let reader: WordReader
  let separators: NumberSeparators

  private var scalars: UnsafeBufferPointer<Unicode.Scalar> { reader.scalars }
  private var limit: Int { reader.limit }

  /// The number at `start`, nil if there is none.
  func read(_ start: Int, isMoney: Bool = false, hasCue: Bool = false) -> NumberReading? {
    guard start < limit else { return nil }
    if FoldedLetters.isDigit(scalars[start]) { return digits(start, isMoney: isMoney, hasCue: hasCue) }
    guard let token = reader.token(at: start) else { return nil }
    return read(token)
  }

  // MARK: Digits

  private func digits(_ start: Int, isMoney: Bool, hasCue: Bool) -> NumberReading? {
    guard let number = DigitNumber.read(start, limit, of: scalars, separators) else { return nil }
    var reading = NumberReading(value: number.value, end: number.end)
    reading.isDigits = true
    reading.isPlainDigits = number.isPlain
    reading.isShare = number.isShare
    reading.resolution = NumberReader.resolution(number)
    if reading.isShare { return reading }
    if number.isPlain, number.value < 1000, let part = fraction(after: number.end) {
      reading.value += part.value
      reading.end = part.end
      reading.resolution = part.value
      reading.isPlainDigits = false
      return magnified(reading, isMoney: isMoney)
    }
    let isGlued = isLetter(number.end)
    if let token = reader.token(at: isGlued ? number.end : reader.next(number.end)) {
      let isHyphenated = !isGlued && token.range.lowerBound == number.end + 1 && !isSpace(number.end)
      if token.word.roles.contains(.ordinalEnding), isHyphenated || isGlued && token.word.unit == nil {
        reading.isOrdinal = true
        reading.end = token.range.upperBound
        return reading
      }
      if let magnitude = token.word.magnitude ?? (isMoney ? token.word.money : nil) {
        reading.value *= magnitude
        reading.magnitude = magnitude
        reading.resolution *= magnitude
        reading.end = token.range.upperBound
        reading.isPlainDigits = false
        return reading
      }
      if let addition = token.word.addition {
        reading.value += addition
        reading.resolution = addition
        reading.end = token.range.upperBound
        return magnified(reading)
      }
      if isGlued, token.word.unit == nil { return nil }
    } else if isGlued {
      return nil
    }
    if reader.words.hasOrdinalStop, number.isPlain, isOrdinalStop(number.end, hasCue: hasCue) {
      reading.isOrdinal = true
      reading.end += 1
    }
    return reading
  }

  /// The fraction that belongs to the whole number before it: 2½, 2 ½, 2 1/2.
  private func fraction(after end: Int) -> (value: Double, end: Int)? {
    guard end < limit else { return nil }
    let start = reader.spaces(end, most: 1)
    guard start < limit, !isLetter(start) else { return nil }
    if FoldedLetters.isDigit(scalars[start]) {
      guard start > end, let share = DigitNumber.read(start, limit, of: scalars, separators), share.isShare
      else { return nil }
      return (share.value, share.end)
    }
    return reader.token(at: start)?.word.fraction.map { ($0, start + 1) }
  }

  /// Whether the full stop at `at` makes the digits before it an ordinal: what follows is no beginning of a sentence.
  private func isOrdinalStop(_ at: Int, hasCue: Bool) -> Bool {
    guard at < limit, scalars[at] == "." else { return false }
    if hasCue { return true }
    let next = reader.spaces(at + 1)
    guard next > at + 1, isLetter(next) else { return false }
    guard reader.isCapital(next) else { return true }
    let (end, hash) = reader.word(at: next)
    return end - next > 1 && reader.words[hash]?.roles.contains(.small) != true
  }

  private static func resolution(_ number: DigitNumber) -> Double {
    if number.decimals > 0 { return (0..<number.decimals).reduce(1) { step, _ in step / 10 } }
    return resolution(ofWhole: number.value)
  }

  /// What a whole number is rounded to: its zeros at the end, from a hundred on.
  private static func resolution(ofWhole value: Double) -> Double {
    guard value >= 100, value < 1e15, value == value.rounded() else { return 1 }
    var step = 1.0
    while value.truncatingRemainder(dividingBy: step * 10) == 0 { step *= 10 }
    return step
  }

  // MARK: Words

  private func read(_ token: WordReader.Token) -> NumberReading? {
    let word = token.word
    let end = token.range.upperBound
    if let amount = word.amount, let unit = word.unit {
      return NumberReading(value: amount, end: end, resolution: amount < 2 ? amount : 1, unit: unit)
    }
    if let half = word.half { return self.half(half, end) }
    if word.roles.contains(.article), let next = reader.tokenAfter(end) {
      if let half = next.word.half { return self.half(half, next.range.upperBound) }
      if let amount = next.word.amount, let unit = next.word.unit {
        return NumberReading(
          value: amount, end: next.range.upperBound, resolution: amount < 2 ? amount : 1, unit: unit)
      }
    }
    if let fraction = word.fraction {
      let share = NumberReading(value: fraction, end: end, resolution: 0.05, isShare: true)
      return magnified(share)
    }
    return sum(token)
  }

  /// Half a million, eine halbe Stunde.
  private func half(_ value: Double, _ end: Int) -> NumberReading? {
    var end = end
    if let article = reader.tokenAfter(end), article.word.roles.contains(.article) {
      end = article.range.upperBound
    }
    guard let next = reader.tokenAfter(end) else { return nil }
    if let magnitude = next.word.magnitude {
      return NumberReading(
        value: value * magnitude, end: next.range.upperBound, resolution: value * magnitude / 5,
        magnitude: magnitude)
    }
    guard next.word.unit != nil, next.word.amount == nil else { return nil }
    return NumberReading(value: value, end: end, resolution: value, needsUnit: true)
  }

  private func sum(_ first: WordReader.Token) -> NumberReading? {
    var sum = NumberSum()
    var token = first
    var reading = NumberReading(value: 0, end: first.range.lowerBound)
    var isArticle = false
    var isOrdinal = false
    while true {
      let word = token.word
      if let ordinal = word.ordinal {
        var next = sum
        if !isArticle, ordinal >= 100 && !sum.isEmpty ? next.multiply(ordinal) : next.add(ordinal) {
          sum = next
          isOrdinal = true
          reading.end = token.range.upperBound
          break
        }
      }
      if let denominator = word.denominator, !sum.isEmpty {
        if let share = share(sum.value, denominator, token, isArticle: isArticle, first) { return share }
        break
      }
      var next = sum
      if let addition = word.addition {
        guard next.addPart(addition) else { break }
      } else if let number = word.cardinal {
        guard next.add(number) else { break }
        isArticle = sum.isEmpty && word.roles.contains(.article)
      } else if let magnitude = word.magnitude, !sum.isEmpty || word.roles.contains(.standsAlone) {
        guard next.multiply(magnitude) else { break }
        reading.magnitude = magnitude
        isArticle = false
      } else if word.roles.contains(.plus), sum.mayTakeAnd,
        let after = reader.tokenAfter(token.range.upperBound),
        let number = after.word.cardinal ?? after.word.ordinal, number < 100, !isArticle
      {
        token = after
        continue
      } else {
        break
      }
      sum = next
      reading.end = token.range.upperBound
      guard let after = reader.tokenAfter(reading.end) else { break }
      token = after
    }
    guard !sum.isEmpty, reading.end > first.range.lowerBound else { return nil }
    reading.value = sum.value
    reading.isOrdinal = isOrdinal
    reading.needsUnit = isArticle
    reading.resolution =
      sum.resolution > 1
      ? sum.resolution : sum.resolution < 1 ? 0.5 : NumberReader.resolution(ofWhole: sum.value)
    return reading
  }

  /// A third of, two thirds; of what is measured, a quarter of an hour.
  private func share(
    _ numerator: Double, _ denominator: Double, _ token: WordReader.Token, isArticle: Bool,
    _ first: WordReader.Token
  ) -> NumberReading? {
    guard numerator < denominator else { return nil }
    let end = token.range.upperBound
    let after = reader.tokenAfter(end)
    let isOf = after?.word.roles.contains(.of) == true
    // "A third" may be one more; "one third" and "a third of" are not.
    if token.word.ordinal != nil, !isArticle || !isOf && first.word.part == nil { return nil }
    var reading = NumberReading(
      value: numerator / denominator, end: end, resolution: 0.5 / denominator, isShare: true)
    if let of = after, isOf, let article = reader.tokenAfter(of.range.upperBound),
      article.word.roles.contains(.article), let what = reader.tokenAfter(article.range.upperBound)
    {
      if let magnitude = what.word.magnitude {
        reading.value *= magnitude
        reading.resolution *= magnitude
        reading.end = what.range.upperBound
        reading.isShare = false
      } else if what.word.unit != nil, what.word.amount == nil {
        reading.end = article.range.upperBound
        reading.isShare = false
        reading.needsUnit = true
      }
    }
    return reading
  }

  /// A reading with the magnitude that follows: 2½ million; one with a magnitude is no share.
  private func magnified(_ reading: NumberReading, isMoney: Bool = false) -> NumberReading {
    guard let token = reader.tokenAfter(reading.end),
      let magnitude = token.word.magnitude ?? (isMoney ? token.word.money : nil)
    else { return reading }
    var reading = reading
    reading.value *= magnitude
    reading.resolution *= magnitude
    reading.magnitude = magnitude
    reading.isShare = false
    reading.end = token.range.upperBound
    return reading
  }

  private func isLetter(_ at: Int) -> Bool { at < limit && FoldedLetters.isLetter(scalars[at]) }
  private func isSpace(_ at: Int) -> Bool { at < limit && FoldedLetters.isSpace(scalars[at]) }
}
