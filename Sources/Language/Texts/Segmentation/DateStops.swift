/// The stops of dates in figures, which end no sentence.
///
/// In "7. 11. 1917", "22. I. 1905", "3. (16.) Januar", "9(22). I. 1905".
struct DateStops {
  /// A date has no more code points before or after a stop in it.
  private static let longestDate = 24

  private let scalars: [Unicode.Scalar]
  /// Where the sentence begins, and where the line ends.
  private let range: Range<Int>

  init(_ scalars: [Unicode.Scalar], _ range: Range<Int>) {
    self.scalars = scalars
    self.range = range
  }

  /// Whether nothing but days, months in figures and brackets stands between a day before the stop and a year after it.
  func isBetweenDayAndYear(_ dot: Int) -> Bool {
    guard let after = piecesBeforeYear(from: dot + 1) else { return false }
    return piecesBefore(dot) + after > 1
  }

  /// Whether a day before the stop is followed by the same in the other calendar.
  ///
  /// In brackets, as in "3. (16.)" and "4. (17. n. St.)".
  func isBeforeOtherDay(_ dot: Int) -> Bool {
    guard isDay(endingAt: dot) else { return false }
    let bracket = skippingSpaces(dot + 1)
    guard bracket < range.upperBound, scalars[bracket].opensBracket else { return false }
    let end = figures(from: bracket + 1)
    guard isDay(bracket + 1..<end), end + 1 < range.upperBound, scalars[end] == "." else { return false }
    return scalars[end + 1].closesBracket || scalars[end + 1].isSpace || scalars[end + 1].isAlphabetic
  }

  /// Whether the stop is the last of a bracket with the day in the other calendar, at most with a mark of that.
  ///
  /// The second one in "3. (16.) Januar".
  func isAtOtherDay(_ dot: Int) -> Bool {
    guard dot + 1 < range.upperBound, scalars[dot + 1].closesBracket else { return false }
    let limit = max(range.lowerBound, dot - DateStops.longestDate)
    guard let bracket = scalars[limit..<dot].lastIndex(where: \.opensBracket) else { return false }
    let end = figures(from: bracket + 1)
    guard isDay(bracket + 1..<end), scalars[end..<dot].allSatisfy(\.isInMark),
      scalars[end..<dot].split(whereSeparator: { !$0.isAlphabetic }).allSatisfy({ $0.count <= 3 })
    else { return false }
    var before = bracket
    while before > range.lowerBound, scalars[before - 1].isSpace { before -= 1 }
    if before > range.lowerBound, scalars[before - 1] == "." { before -= 1 }
    return isDay(endingAt: before)
  }

  // MARK: Pieces

  /// How many days and months stand from an offset up to a year of four figures; nil where something else does.
  private func piecesBeforeYear(from start: Int) -> Int? {
    let limit = min(range.upperBound, start + DateStops.longestDate)
    var at = start
    var pieces = 0
    var last: Unicode.Scalar = "."
    while at < limit {
      let scalar = scalars[at]
      if scalar.isDigit {
        let end = figures(from: at)
        if end - at == 4 { return last.opensBracket || !isFree(after: end) ? nil : pieces }
        // A month in figures has its stop.
        guard isDay(at..<end), end < limit, scalars[end] == "." || scalars[end].closesBracket else {
          return nil
        }
        pieces += 1
        at = end
      } else if scalar.latin.isRomanDigit {
        let end = letters(from: at)
        guard isMonth(at..<end) else { return nil }
        pieces += 1
        at = end
      } else if scalar.isInDate {
        if !scalar.isSpace { last = scalar }
        at += 1
        continue
      } else {
        return nil
      }
      last = scalar
    }
    return nil
  }

  /// How many days and months stand before a stop, the first of them in figures; 0 if there is none.
  private func piecesBefore(_ dot: Int) -> Int {
    let limit = max(range.lowerBound, dot - DateStops.longestDate)
    var at = dot
    var pieces = 0
    var days = 0
    while at > limit {
      let scalar = scalars[at - 1]
      if scalar.isDigit {
        var start = at
        while start > limit, scalars[start - 1].isDigit { start -= 1 }
        guard isDay(start..<at), isFree(before: start) else { break }
        pieces += 1
        days = pieces
        at = start
      } else if scalar.latin.isRomanDigit {
        var start = at
        while start > limit, scalars[start - 1].isAlphabetic { start -= 1 }
        guard isMonth(start..<at) else { break }
        pieces += 1
        at = start
      } else if scalar.isInDate {
        at -= 1
      } else {
        break
      }
    }
    return days
  }

  private func isDay(endingAt end: Int) -> Bool {
    var start = end
    while start > range.lowerBound, scalars[start - 1].isDigit { start -= 1 }
    return isDay(start..<end) && isFree(before: start)
  }

  /// Whether figures are 1 to 31.
  private func isDay(_ figures: Range<Int>) -> Bool {
    guard (1...2).contains(figures.count) else { return false }
    let value = scalars[figures].reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
    return (1...31).contains(value)
  }

  /// Whether letters are a Roman numeral from I to XII.
  private func isMonth(_ letters: Range<Int>) -> Bool {
    letters.count < 5
      && DateStops.months.contains { $0.unicodeScalars.elementsEqual(scalars[letters].lazy.map(\.latin)) }
  }

  private static let months = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]

  /// Whether no letter or figure hangs on what begins at `start`, or ends at `end`.
  private func isFree(before start: Int) -> Bool {
    start == range.lowerBound
      || !scalars[start - 1].isDigit && !scalars[start - 1].isAlphabetic
        && scalars[start - 1] != ","
  }

  private func isFree(after end: Int) -> Bool { end == range.upperBound || !scalars[end].isDigit }

  private func figures(from start: Int) -> Int {
    var end = start
    while end < range.upperBound, scalars[end].isDigit { end += 1 }
    return end
  }

  private func letters(from start: Int) -> Int {
    var end = start
    while end < range.upperBound, scalars[end].isAlphabetic { end += 1 }
    return end
  }

  private func skippingSpaces(_ start: Int) -> Int {
    var end = start
    while end < range.upperBound, scalars[end].isSpace { end += 1 }
    return end
  }
}

extension Unicode.Scalar {
  fileprivate var opensBracket: Bool { self == "(" || self == "[" }
  fileprivate var closesBracket: Bool { self == ")" || self == "]" }
  /// The Latin letter that a Cyrillic one of Roman numerals looks like.
  fileprivate var latin: Unicode.Scalar { self == "Х" ? "X" : self == "І" ? "I" : self }
  /// Whether it may stand between the figures of a date.
  fileprivate var isInDate: Bool { self == "." || self == "/" || isSpace || opensBracket || closesBracket }
  /// Whether it may stand in the mark of a calendar.
  fileprivate var isInMark: Bool { self == "." || isSpace || isAlphabetic }
}
