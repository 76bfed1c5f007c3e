import Basics

/// Decides where sentences end within a line, on top of ICU's sentence breaks.
///
/// ICU knows every script's sentence enders, but not the languages' abbreviations, and it sees no border before a number or a
/// dash. So every offset where a sentence might end is looked at anew: ICU's own borders, each stop followed by a space, and each
/// stop that extraction has glued to the next sentence. What stands before and after it decides.
struct SentenceRules {
  /// More code points before a stop are looked at for no word: data such as "1.1.1.1…" go on for megabytes.
  private static let longestWord = 200

  private let data: SegmentationData

  init(_ data: SegmentationData) {
    self.data = data
  }

  /// The ends of the sentences of `line`, the last one its end.
  ///
  /// - Parameters:
  ///   - borders: where ICU ends its segments, ascending.
  ///   - speaker: the stop after the name of a speaker that the line begins with, which ends nothing.
  /// - Complexity: O(length of `line`).
  func ends(
    _ borders: [Int], in scalars: [Unicode.Scalar], _ line: Range<Int>, speaker: Int? = nil
  ) -> [Int] {
    var result: [Int] = []
    var closers = SpacedClosers(scalars[line])
    var next = 0
    var at = line.lowerBound
    while at < line.upperBound {
      if borders.isEmpty {
        at = scalars.nextStop(at, to: line.upperBound)
        guard at < line.upperBound else { break }
      }
      guard scalars[at].isStop else {
        // Other scripts' enders, such as "。", are ICU's to judge.
        if next < borders.count, borders[next] == at + 1, at + 1 < line.upperBound, scalars[at].isOtherEnder {
          result.append(at + 1)
        }
        at += 1
        while next < borders.count, borders[next] <= at { next += 1 }
        continue
      }
      let stops = scalars.run(at, to: line.upperBound, while: \.isStop)
      let closed = scalars.afterClosers(stops.upperBound, to: line.upperBound, &closers)
      if stops.lowerBound != speaker, isEnd(stops, closed, result.last ?? line.lowerBound, scalars, line) {
        result.append(closed)
      }
      at = closed
      while next < borders.count, borders[next] <= at { next += 1 }
    }
    if result.last != line.upperBound { result.append(line.upperBound) }
    return result
  }

  /// Whether a sentence that begins at `start` ends with the stops in `stops` and the closing marks up to `closed`.
  private func isEnd(
    _ stops: Range<Int>, _ closed: Int, _ start: Int, _ scalars: [Unicode.Scalar], _ line: Range<Int>
  ) -> Bool {
    let opening = scalars.run(closed, to: line.upperBound, while: \.isSpace).upperBound
    guard opening < line.upperBound else { return false }
    if opening == closed {
      return isGlued(stops, closed, scalars, line) || isGluedToDash(stops, closed, scalars, line)
    }
    let first = scalars.afterOpeners(opening, to: line.upperBound)
    guard first < line.upperBound else { return false }
    let next = scalars[first]
    // Lower case goes on: "«Поехали!» — сказал он", "ca. zwei". A user name begins as a capital does.
    let isMarked = scalars[opening..<first].contains { $0 == "@" || $0 == "#" }
    guard next.isCapital || next.isDigit || next.isUncasedLetter || isMarked else { return false }

    guard stops.count == 1, scalars[stops.lowerBound] == "." else {
      // "..." and "…" trail off as often as they end; a question or an exclamation ends.
      return true
    }
    if isInDate(stops.lowerBound, closed, first, start, scalars, line) { return false }
    return !goesOn(stops.lowerBound, first, start, scalars, line)
      || (closed > stops.upperBound && !next.isDigit)
  }

  /// Whether the full stop at `dot`, with closing marks up to `closed`, belongs to a date, and what begins at `first` goes on.
  ///
  /// To a date in figures, to its day in the other calendar, or to the mark of a calendar in brackets.
  private func isInDate(
    _ dot: Int, _ closed: Int, _ first: Int, _ start: Int, _ scalars: [Unicode.Scalar], _ line: Range<Int>
  ) -> Bool {
    let date = DateStops(scalars, start..<line.upperBound)
    if date.isBetweenDayAndYear(dot) { return true }
    guard closed > dot + 1 else { return date.isBeforeOtherDay(dot) }
    guard scalars[first].isAlphabetic, !isStarter(first, scalars, line) else { return false }
    return date.isAtOtherDay(dot)
      || isCalendarMark(
        scalars.wordBefore(dot, from: max(start, dot - SentenceRules.longestWord)), start, scalars)
  }

  /// Whether a word before a full stop is the mark of a calendar after a date, or the second of two.
  ///
  /// The stop after both in "n. St." and "ст. ст.".
  private func isCalendarMark(_ word: Range<Int>, _ start: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    if data.traits(of: word, in: scalars).contains(.calendarMark) { return true }
    let stop = scalars.run(word.lowerBound, backTo: start, while: \.isSpace).lowerBound - 1
    guard !word.isEmpty, stop > start, scalars[stop] == "." else { return false }
    let first = scalars.run(stop, backTo: max(start, stop - 4), while: \.isAlphabetic).lowerBound
    return first < stop && data.traits(of: first..<word.upperBound, in: scalars).contains(.calendarMark)
  }

  /// Whether the full stop at `dot` belongs to a word or a number, and what begins at `first` continues the sentence.
  private func goesOn(
    _ dot: Int, _ first: Int, _ start: Int, _ scalars: [Unicode.Scalar], _ line: Range<Int>
  ) -> Bool {
    let before = scalars.wordBefore(dot, from: max(start, dot - SentenceRules.longestWord))
    guard let initial = before.first else { return false }
    let beginsSentence = isStarter(first, scalars, line)
    // "Ф. 102. Оп. 5. Л. 7": the parts of a source.
    if isReference(first, scalars, line) { return true }

    if scalars[initial].isDigit, scalars[before].allSatisfy({ $0.isDigit || $0 == "." || $0 == "," }) {
      // "7.5. Wind": the number of a section.
      if before.lowerBound == line.lowerBound, scalars[before].contains(".") { return before.count <= 8 }
      // "1. Consider the ingredients": a number that the sentence begins with is a label.
      if scalars.isBlank(start..<before.lowerBound) || scalars.endsWithColon(start..<before.lowerBound) {
        return before.count <= 2
      }
      return before.count <= data.ordinalDigits && !beginsSentence
        && scalars[before].allSatisfy(\.isDigit) && !scalars[first].isDigit
    }
    if isCalendarMark(before, start, scalars) { return !beginsSentence }
    // "z. B" is written "z.B" in the data.
    let traits = data.traits(of: before, in: scalars)
    if !traits.isDisjoint(with: [.beforeNumber, .reference]), scalars[first].isDigit { return true }
    let last = scalars.run(dot, backTo: before.lowerBound) { $0 != "-" }
    let isPart =
      last.lowerBound > start + 1 && scalars[last.lowerBound - 1] == "-"
      && scalars[last.lowerBound - 2] != "-"
    let previous =
      isPart ? before.lowerBound..<before.lowerBound : scalars.wordBeforeSpace(before.lowerBound, from: start)
    if traits.contains(.afterNumber) { return !scalars.hasNumber(previous) || !beginsSentence }
    if traits.contains(.ends) { return false }
    if traits.contains(.never) { return true }
    if beginsSentence || data.isWhole(before, after: previous, in: scalars) { return false }
    if traits.contains(.mayEnd) || scalars[before].contains(".") { return true }
    // "ген.-лейт.", "Oberst-Lt."
    if isPart {
      if scalars[last.lowerBound - 2] == "." { return true }
      return (2...5).contains(last.count) && data.traits(of: last, in: scalars).isAbbreviation
        || data.shapes.isAbbreviation(scalars[last])
    }
    if before.count == 1 {
      // "I won’t."
      guard !scalars.isAfterApostrophe(initial, from: start) else { return false }
      return isInitial(scalars[initial], before: scalars[first], after: scalars[previous])
    }
    // "auf dem II. Parteitag", where ordinals take a full stop; but "Wilhelm II." is a ruler, and what is said of him is written small.
    if data.ordinalDigits > 0, scalars[before].allSatisfy(\.isRomanDigit) {
      return !isRuler(previous, first, scalars, line)
    }
    // "5 km": units have no vowel either.
    return data.shapes.isAbbreviation(scalars[before]) && !scalars.hasNumber(previous)
  }

  /// Whether a single letter before a full stop is short for something, as in `L. D. Trotzki` and `14 n. Chr.`, not in `Plan B`.
  private func isInitial(
    _ letter: Unicode.Scalar, before next: Unicode.Scalar, after previous: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard
      letter.isCapital
        || letter.isLowercase && letter.isCyrillic == data.isCyrillic && letter != "я"
    else { return false }
    // "Пётр I. Россия", "из группы B. Сборная": a numeral or a label among letters of another script.
    if data.isCyrillic, letter.isLatin, previous.last?.isCyrillic ?? false { return !next.isCyrillic }
    guard letter.isCapital, !data.labels.isEmpty, !previous.isEmpty else { return true }
    let word = String(String.UnicodeScalarView(previous)).lowercased()
    return !data.labels.contains { word.hasPrefix($0) && word.count <= $0.count + 2 }
  }

  /// Whether a Roman numeral after a word is a ruler's: what it counts would stand after it, as in `II. Klasse`.
  private func isRuler(
    _ previous: Range<Int>, _ first: Int, _ scalars: [Unicode.Scalar], _ line: Range<Int>
  ) -> Bool {
    guard let initial = previous.first, scalars[initial].isCapital,
      !data.traits(of: previous, in: scalars).contains(.starter)
    else { return false }
    let next = scalars.run(first, to: line.upperBound, while: \.isAlphabetic)
    return !data.traits(of: next, in: scalars).contains(.afterOrdinal)
      && !WordShapes.givenNames.contains(scalars.text(in: next))
  }

  /// Whether the part of a source stands at `first` with its number, as in `Оп. 5`, `Bl. 7`, `Box 12`.
  private func isReference(_ first: Int, _ scalars: [Unicode.Scalar], _ line: Range<Int>) -> Bool {
    let word = scalars.run(
      first, to: Swift.min(line.upperBound, first + 10), while: \.isAlphabetic)
    guard !word.isEmpty, word.upperBound < line.upperBound,
      data.traits(of: word, in: scalars).contains(.reference)
    else { return false }
    let hasStop = scalars[word.upperBound] == "."
    let number = scalars.run(word.upperBound + (hasStop ? 1 : 0), to: line.upperBound, while: \.isSpace)
      .upperBound
    guard number < line.upperBound, number > word.upperBound else { return false }
    if scalars[number].isDigit { return hasStop || word.count > 2 }
    // "Ед. хр. 7"
    return hasStop && number + 1 < line.upperBound && scalars[number] == "х" && scalars[number + 1] == "р"
  }

  /// Whether the word at `first` is one that begins sentences.
  private func isStarter(_ first: Int, _ scalars: [Unicode.Scalar], _ line: Range<Int>) -> Bool {
    let word = scalars.run(first, to: line.upperBound, while: \.isAlphabetic)
    // "В. И. Ленин": И begins sentences, but here it is an initial.
    if word.count == 1, word.upperBound < line.upperBound, scalars[word.upperBound] == "." { return false }
    if data.traits(of: word, in: scalars).contains(.starter) { return true }
    return word.count > 5 && data.starterEnds.contains { scalars[word].suffix($0.count).elementsEqual($0) }
  }

  /// Whether a dash that is glued to the stop begins the next sentence, as English plays and dialogs are set: "it is so.—Come in".
  private func isGluedToDash(
    _ stops: Range<Int>, _ closed: Int, _ scalars: [Unicode.Scalar], _ line: Range<Int>
  ) -> Bool {
    guard closed == stops.upperBound, scalars[closed] == "—" else { return false }
    let first = scalars.afterOpeners(closed, to: line.upperBound)
    let before = scalars.run(stops.lowerBound, backTo: line.lowerBound, while: \.isAlphabetic)
    guard first < line.upperBound, scalars[first].isCapital, before.count > 1 else { return false }
    let word = scalars.run(first, to: line.upperBound, while: \.isAlphabetic)
    // "Oh!—I see": an English I is always a capital.
    if scalars[stops.lowerBound] != "." || stops.count > 1 { return word.count > 1 || scalars[first] != "I" }
    // Not "Mr.—X", nor what is short for something.
    return before.count > 2 && scalars[before.upperBound - 1].isLowercase
      && data.traits(of: before, in: scalars).isDisjoint(with: [.never, .mayEnd, .beforeNumber])
  }

  /// Whether the stop is glued to the sentence after it, as extraction leaves it: "wurde.Trotzki", "rehabilitiert.[12]Er".
  private func isGlued(
    _ stops: Range<Int>, _ closed: Int, _ scalars: [Unicode.Scalar], _ line: Range<Int>
  ) -> Bool {
    // "9(22).I.1905"
    if DateStops(scalars, line).isBetweenDayAndYear(stops.lowerBound) { return false }
    // "(gest. 1928).Im Jahre": a bracket ends nothing but what is said.
    let afterBracket =
      stops.lowerBound > line.lowerBound
      && (scalars[stops.lowerBound - 1] == ")" || scalars[stops.lowerBound - 1] == "]")
    if afterBracket, closed < line.upperBound, scalars[closed].isCapital { return true }
    let before = scalars.run(stops.lowerBound, backTo: line.lowerBound, while: \.isLowercase)
    let after = scalars.run(closed, to: line.upperBound, while: \.isAlphabetic)
    guard let initial = after.first, scalars[initial].isCapital else { return false }
    // "Yandex.Taxi" and "e.V.": what ends a sentence is a whole word in lower case, or a noun where nouns have capitals, and
    // what begins one is no part of a name.
    let capital = before.lowerBound - 1
    let hasCapital = capital >= line.lowerBound && scalars[capital].isCapital
    let wordStart = hasCapital && data.capitalizesNouns ? capital : before.lowerBound
    let isWholeWord = wordStart == line.lowerBound || !scalars[wordStart - 1].isAlphabetic
    guard isWholeWord || closed > stops.upperBound,
      after.upperBound == line.upperBound || scalars[after.upperBound] != "."
    else { return false }
    return isStarter(closed, scalars, line) ? before.count >= 2 : before.count >= 3 && after.count >= 2
  }
}

extension Unicode.Scalar {
  /// A full stop, exclamation mark, question mark or ellipsis.
  var isStop: Bool { self == "." || self == "!" || self == "?" || self == "…" }
  /// The end of a sentence in a script that does not use the Latin stops.
  var isOtherEnder: Bool { value > 0x7F && isOtherPunctuation }
  var isSpace: Bool { self == " " || value == 0xA0 || value == 9 || value > 0x7F && isWhitespace }
  var isCapital: Bool { isUppercase }
  /// A letter of the Roman numerals in use.
  var isRomanDigit: Bool { self == "I" || self == "V" || self == "X" || self == "L" || self == "C" }
  /// A letter of a script without case.
  var isUncasedLetter: Bool { value > 0x7F && isAlphabetic && !isCased }

  /// Whether it closes a quotation or a bracket, when no space stands before it: »…« and «…» both do.
  fileprivate var isCloser: Bool {
    switch self {
    case "\"", "'", "»", "«", "”", "’", "“", "›", "‹", ")", "]", "}": true
    default: false
    }
  }

  /// Whether it may stand before the first letter of a sentence.
  fileprivate var isOpener: Bool {
    switch self {
    case "\"", "'", "«", "»", "„", "“", "”", "‘", "‚", "‹", "(", "[", "{", "¿", "¡", "-", "–", "—", "•", "*",
      "@", "#", "$", "€", "£", "№", "§", "+", "<":
      true
    default: false
    }
  }
}

extension [Unicode.Scalar] {
  /// The offset of the first stop from `start` on; `limit` if there is none.
  fileprivate func nextStop(_ start: Int, to limit: Int) -> Int {
    withUnsafeBufferPointer { text in
      var at = start
      while at < limit {
        let value = text[at].value
        // A full stop, an exclamation mark, a question mark, an ellipsis.
        if value == 0x2E || value == 0x21 || value == 0x3F || value == 0x2026 { break }
        at += 1
      }
      return at
    }
  }

  /// The run of code points from `start` that fulfil a condition.
  fileprivate func run(_ start: Int, to limit: Int, while condition: (Unicode.Scalar) -> Bool) -> Range<Int> {
    var end = start
    while end < limit, condition(self[end]) { end += 1 }
    return start..<end
  }

  /// The run of code points before `end` that fulfil a condition.
  fileprivate func run(_ end: Int, backTo limit: Int, while condition: (Unicode.Scalar) -> Bool) -> Range<Int>
  {
    var start = end
    while start > limit, condition(self[start - 1]) { start -= 1 }
    return start..<end
  }

  /// The offset after the closing marks and footnote marks ("[12]", "[a]") at `start`, those after a space among them.
  fileprivate func afterClosers(_ start: Int, to limit: Int, _ closers: inout SpacedClosers) -> Int {
    var at = start
    while at < limit {
      if self[at].isCloser {
        at += 1
      } else if self[at] == "[", let mark = footnoteMark(at, to: limit) {
        at = mark
      } else if self[at].isSpace {
        let mark = run(at, to: limit, while: \.isSpace).upperBound
        guard mark < limit, self[mark].isCloser || self[mark] == "‘", closers.closes(mark) else { break }
        at = mark + 1
      } else {
        break
      }
    }
    return at
  }

  /// The end of a footnote mark of up to four letters or digits in square brackets.
  private func footnoteMark(_ start: Int, to limit: Int) -> Int? {
    let inside = run(start + 1, to: Swift.min(limit, start + 5)) { $0.isDigit || $0.isAlphabetic }
    guard !inside.isEmpty, inside.upperBound < limit, self[inside.upperBound] == "]" else { return nil }
    return inside.upperBound + 1
  }

  /// The offset of the first code point from `start` that is no opening mark, dash, bullet or space.
  fileprivate func afterOpeners(_ start: Int, to limit: Int) -> Int {
    run(start, to: limit) { $0.isOpener || $0.isSpace }.upperBound
  }

  /// The word that ends at `end`, of letters, digits and hyphens.
  ///
  /// With it go the digits before a separator ("85.000") and single letters with stops ("z. B", "т.е", "U.S").
  fileprivate func wordBefore(_ end: Int, from limit: Int) -> Range<Int> {
    func isInside(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isDigit || scalar.isAlphabetic || scalar == "-"
    }
    var word = run(end, backTo: limit, while: isInside)
    while let first = word.first, first > limit {
      let stop = run(first, backTo: limit, while: \.isSpace).lowerBound - 1
      guard stop > limit, self[stop] == "." || self[stop] == "," && self[first].isDigit else { break }
      let before = run(stop, backTo: limit, while: isInside)
      let isNumber = stop == first - 1 && self[first].isDigit && self[before].allSatisfy(\.isDigit)
      let areLetters =
        before.count == 1 && self[stop] == "." && self[before.lowerBound].isAlphabetic
        && run(first, to: end, while: isInside).count == 1
      guard !before.isEmpty, isNumber || areLetters else { break }
      word = before.lowerBound..<end
    }
    return word
  }

  /// The word that ends before the spaces at `end`, of letters, digits and hyphens; empty if something else stands there.
  fileprivate func wordBeforeSpace(_ end: Int, from limit: Int) -> Range<Int> {
    let space = run(end, backTo: limit, while: \.isSpace).lowerBound
    guard space < end else { return end..<end }
    return run(space, backTo: limit) {
      $0.isDigit || $0.isAlphabetic || $0 == "-" || $0 == "–" || $0 == "—"
    }
  }

  /// Whether a word is a number in digits or Roman numerals, with an ending or without: "1961", "90-х", "XIX".
  fileprivate func hasNumber(_ word: Range<Int>) -> Bool {
    self[word].contains(where: \.isDigit)
      || !word.isEmpty && self[word].allSatisfy { $0.isRomanDigit || $0 == "-" || $0 == "–" || $0 == "—" }
  }

  /// Whether an apostrophe and a letter stand before `offset`, as in `I won’t`.
  fileprivate func isAfterApostrophe(_ offset: Int, from limit: Int) -> Bool {
    offset > limit + 1 && (self[offset - 1] == "’" || self[offset - 1] == "'")
      && self[offset - 2].isAlphabetic
  }

  fileprivate func isBlank(_ range: Range<Int>) -> Bool {
    self[range].allSatisfy { $0.isOpener || $0.isSpace }
  }

  fileprivate func endsWithColon(_ range: Range<Int>) -> Bool {
    // Not the colon of a time: "at 10:53."
    guard let last = self[range].lastIndex(where: { !$0.isSpace }) else { return false }
    return self[last] == ":" && last + 1 < range.upperBound
  }
}
