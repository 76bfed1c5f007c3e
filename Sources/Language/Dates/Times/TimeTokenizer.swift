import Basics

/// Splits text into the tokens that time expressions are made of, in one pass.
struct TimeTokenizer {
  let lexicon: TimeLexicon

  /// The mark that stands for an empty line, or for dots that no expression runs over.
  static let barrier = 0x2026

  /// The tokens of `range`; offsets are those of `text`.
  ///
  /// - Complexity: O(length of `range`).
  func tokens(in range: Range<Int>, of text: UnsafeBufferPointer<Unicode.Scalar>) -> [TimeToken] {
    var tokens: [TimeToken] = []
    tokens.reserveCapacity(range.count / 4 + 8)
    var at = range.lowerBound
    let limit = range.upperBound
    var isSpaced = true
    while at < limit {
      let scalar = text[at].value
      if scalar == 0x20 || TimeTokenizer.isSpace(scalar) {
        if scalar == 0x0A, at + 1 < limit, text[at + 1].value == 0x0A {
          tokens.append(barrier(at))
        }
        isSpaced = true
        at += 1
        continue
      }
      let start = at
      if scalar &- 0x30 < 10 {
        var value = 0
        while at < limit, text[at].value &- 0x30 < 10 {
          if at - start < 9 { value = value * 10 + Int(text[at].value - 0x30) }
          at += 1
        }
        var token = TimeToken(kind: .number, start: start, end: at, isSpaced: isSpaced)
        token.value = value
        token.digits = at - start
        token.bits = TimeBits.ofNumber(digits: at - start)
        if at < limit, text[at].value == 0x2F, let fraction = fraction(start, at, text, in: range, isSpaced) {
          tokens.append(fraction)
          at = fraction.end
        } else {
          tokens.append(token)
        }
      } else if TimeTokenizer.isLetter(scalar) {
        var hash = FNV1a.start
        var before = hash
        var roman = 0
        var isRoman = true
        while at < limit {
          let letter = text[at].value
          guard TimeTokenizer.isLetter(letter) else { break }
          if isRoman {
            let digit = TimeTokenizer.romanDigit(letter)
            if digit == 0 || at - start > 6 { isRoman = false }
            roman = roman * 16 + digit
          }
          // A stress mark is no letter.
          if letter != 0x301 {
            before = hash
            hash = FoldedLetters.add(FoldedLetters.fold(letter), to: hash)
          }
          at += 1
        }
        if FoldedLetters.isHardSign(text[at - 1].value), at - start > 1 { hash = before }
        let isUpper = FoldedLetters.isUpper(scalar)
        var entry = -1
        var ending = 0
        if at - start <= 24 {
          entry = lexicon.entry(hash)
          if entry < 0, at - start > 4, lexicon.mayEnd(text[at - 1].value) {
            (entry, ending) = stem(start..<at, text)
          }
        }
        var bits = entry >= 0 ? lexicon.bits(entry, isCapital: isUpper) : 0
        if isRoman {
          roman = TimeTokenizer.romanValue(roman)
          bits |= TimeBits.roman
        } else {
          roman = 0
        }
        // Made whole at once: pieces written one by one are slow to be read together.
        tokens.append(
          TimeToken(
            word: start, at, isSpaced: isSpaced, isUpper: isUpper,
            isCapital: isUpper && (at - start < 2 || !FoldedLetters.isUpper(text[start + 1].value)),
            entry: entry, ending: ending, roman: roman, bits: bits))
      } else if TimeTokenizer.isFraction(scalar) {
        at += 1
        tokens.append(word(of: scalar, start..<at, isSpaced))
      } else {
        at += 1
        var value = Int(scalar)
        switch scalar {
        case 0x2D, 0x2010...0x2015, 0x2212: value = 0x2D
        case 0x5B: value = 0x28
        case 0x5D: value = 0x29
        case 0x2019, 0x02BC: value = 0x27
        default: break
        }
        // Dots in a row are one mark, many of them a barrier.
        while at < limit, text[at].value == scalar, scalar == 0x2E { at += 1 }
        if at - start > 3 { value = TimeTokenizer.barrier }
        var token = TimeToken(kind: .mark, start: start, end: at, isSpaced: isSpaced)
        token.value = value
        token.bits = TimeBits.ofMark(value)
        tokens.append(token)
      }
      isSpaced = false
    }
    TimeTokenizer.blockChains(&tokens)
    return tokens
  }

  /// Whether it is one of the signs for quarters and halves, which are words of clock times: ½ 4 Uhr.
  @inline(__always)
  static func isFraction(_ scalar: UInt32) -> Bool { scalar &- 0xBC < 3 }

  private func word(of sign: UInt32, _ range: Range<Int>, _ isSpaced: Bool) -> TimeToken {
    var token = TimeToken(kind: .word, start: range.lowerBound, end: range.upperBound, isSpaced: isSpaced)
    token.entry = lexicon.entry(FoldedLetters.add(sign, to: FNV1a.start))
    if token.entry >= 0 { token.bits = lexicon.bits(token.entry, isCapital: false) }
    return token
  }

  /// The sign that 1/2, 1/4 or 3/4 stand for, where the slash is at `slash`; nil if more digits or signs hang on it.
  private func fraction(
    _ start: Int, _ slash: Int, _ text: UnsafeBufferPointer<Unicode.Scalar>, in range: Range<Int>,
    _ isSpaced: Bool
  ) -> TimeToken? {
    guard slash == start + 1, slash + 1 < range.upperBound, start == range.lowerBound || isSpaced else {
      return nil
    }
    if slash + 2 < range.upperBound {
      switch text[slash + 2].value {
      case 0x2D, 0x2E, 0x2F, 0x30...0x39: return nil
      default: break
      }
    }
    let sign: UInt32
    switch (text[start].value, text[slash + 1].value) {
    case (0x31, 0x32): sign = 0xBD
    case (0x31, 0x34): sign = 0xBC
    case (0x33, 0x34): sign = 0xBE
    default: return nil
    }
    return word(of: sign, start..<slash + 2, isSpaced)
  }

  private func barrier(_ at: Int) -> TimeToken {
    var token = TimeToken(kind: .mark, start: at, end: at + 1, isSpaced: true)
    token.value = TimeTokenizer.barrier
    return token
  }

  /// Finds what stands before a known ending: "Oktober" in "Oktoberjul", "fünfzehn" in "Fünfzehnjährige".
  ///
  /// - Returns: the word without it and the ending's value; -1 and 0 if there is none.
  private func stem(
    _ word: Range<Int>, _ text: UnsafeBufferPointer<Unicode.Scalar>
  ) -> (entry: Int, ending: Int) {
    let last = FoldedLetters.fold(text[word.upperBound - 1].value)
    for ending in lexicon.endings where ending.letters.last == last {
      let count = ending.letters.count
      guard word.count > count + 1 else { continue }
      let stem = word.upperBound - count
      guard (0..<count).allSatisfy({ FoldedLetters.fold(text[stem + $0].value) == ending.letters[$0] }) else {
        continue
      }
      var hash = FNV1a.start
      for index in word.lowerBound..<stem {
        hash = FoldedLetters.add(FoldedLetters.fold(text[index].value), to: hash)
      }
      let entry = lexicon.entry(hash)
      if entry >= 0 { return (entry, ending.value) }
    }
    return (-1, 0)
  }

  /// Blocks numbers tied by hyphens, dots or slashes to more of them than a date has, or to none that make one.
  private static func blockChains(_ tokens: inout [TimeToken]) {
    var index = 0
    while index < tokens.count {
      guard tokens[index].kind == .number else {
        index += 1
        continue
      }
      // "+7 495 123-45-67": nothing but numbers and signs up to the next word.
      if index > 0, tokens[index - 1].kind == .mark, tokens[index - 1].value == 0x2B, !tokens[index].isSpaced
      {
        while index < tokens.count, tokens[index].kind == .number || isSignInTelephoneNumber(tokens[index]) {
          tokens[index].isBlocked = true
          index += 1
        }
        continue
      }
      var last = index
      var count = 1
      let sign = index + 1 < tokens.count ? tokens[index + 1].value : 0
      if sign == 0x2D || sign == 0x2E || sign == 0x2F {
        while last + 2 < tokens.count, tokens[last + 1].kind == .mark, tokens[last + 1].value == sign,
          !tokens[last + 1].isSpaced, tokens[last + 2].kind == .number, !tokens[last + 2].isSpaced
        {
          last += 2
          count += 1
        }
      }
      if count > 2, !(count == 3 && isDate(tokens[index], tokens[index + 2], tokens[index + 4])) {
        for at in stride(from: index, through: last, by: 2) { tokens[at].isBlocked = true }
      }
      index = last + 1
    }
  }

  private static func isSignInTelephoneNumber(_ token: TimeToken) -> Bool {
    token.kind == .mark && (token.value == 0x2D || token.value == 0x28 || token.value == 0x29)
  }

  /// Whether three numbers are year, month and day, or the other way round.
  private static func isDate(_ a: TimeToken, _ b: TimeToken, _ c: TimeToken) -> Bool {
    if a.digits == 4 { return TimeDays.isValid(year: a.value, month: b.value, day: c.value) && c.digits <= 2 }
    guard c.digits == 4 || c.digits == 2, a.digits <= 2, b.digits <= 2 else { return false }
    let year = c.digits == 4 ? c.value : nil
    return TimeDays.isValid(year: year, month: b.value, day: a.value)
      || TimeDays.isValid(year: year, month: a.value, day: b.value)
  }

  @inline(__always)
  private static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x85, 0xA0, 0xAD, 0x2000...0x200B, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }

  @inline(__always)
  static func isLetter(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return (scalar | 0x20) &- 0x61 < 26 }
    if scalar >= 0x400, scalar < 0x530 { return true }
    if scalar >= 0xC0, scalar < 0x250 { return scalar != 0xD7 && scalar != 0xF7 }
    if scalar < 0x300 || (scalar >= 0x2000 && scalar < 0x2070) { return false }
    return Unicode.Scalar(scalar)?.properties.isAlphabetic == true || (scalar >= 0x300 && scalar < 0x370)
  }

  /// The digit that a capital is in Roman numerals: 1 for I, 2 for V, 3 for X; Cyrillic Х and І pass for them.
  @inline(__always)
  private static func romanDigit(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x49, 0x406: 1
    case 0x56: 2
    case 0x58, 0x425: 3
    default: 0
    }
  }

  /// The value of digits as `romanDigit` gives them, one in four bits, the first highest; 0 unless that is how one writes it.
  private static func romanValue(_ digits: Int) -> Int {
    romanNumerals[digits] ?? 0
  }

  private static let romanNumerals: [Int: Int] = {
    let ones = ["", "1", "11", "111", "12", "2", "21", "211", "2111", "13"]
    var values: [Int: Int] = [:]
    for number in 1...29 {
      let text = String(repeating: "3", count: number / 10) + ones[number % 10]
      values[Int(text, radix: 16) ?? 0] = number
    }
    return values
  }()
}
