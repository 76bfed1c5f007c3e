/// Decides where sentences end within a line, on top of ICU's sentence breaks.
///
/// ICU knows every script's sentence enders, but not the languages' abbreviations, and it sees no border before a number or a
/// dash. So every offset where a sentence might end is looked at anew: ICU's own borders, each stop followed by a space, and each
/// stop that extraction has glued to the next sentence. What stands before and after it decides.
struct SentenceRules {
  private let data: SegmentationData

  init(_ language: Language) {
    data = SegmentationData(language)
  }

  /// The ends of the sentences of `line`, the last one its end.
  ///
  /// - Parameter borders: where ICU ends its segments, ascending.
  /// - Complexity: O(length of `line`).
  func ends(_ borders: [Int], in scalars: [Unicode.Scalar], _ line: Range<Int>) -> [Int] {
    var result: [Int] = []
    var next = 0
    var at = line.lowerBound
    while at < line.upperBound {
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
      let closed = scalars.afterClosers(stops.upperBound, to: line.upperBound)
      if isEnd(stops, closed, result.last ?? line.lowerBound, scalars, line) { result.append(closed) }
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
    if opening == closed { return isGlued(stops, closed, scalars, line) }
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
    return !goesOn(stops.lowerBound, first, start, scalars, line)
      || (closed > stops.upperBound && !next.isDigit)
  }

  /// Whether the full stop at `dot` belongs to a word or a number, and what begins at `first` continues the sentence.
  private func goesOn(
    _ dot: Int, _ first: Int, _ start: Int, _ scalars: [Unicode.Scalar], _ line: Range<Int>
  ) -> Bool {
    let before = scalars.wordBefore(dot, from: start)
    guard let initial = before.first else { return false }
    // "z. B" is written "z.B" in the data.
    let word = String(String.UnicodeScalarView(scalars[before].filter { !$0.isSpace }))
    let beginsSentence = isStarter(first, scalars, line)

    if scalars[initial].isDigit, scalars[before].allSatisfy({ $0.isDigit || $0 == "." || $0 == "," }) {
      // "1. Consider the ingredients": a number that the sentence begins with is a label.
      if scalars.isBlank(start..<before.lowerBound) || scalars.endsWithColon(start..<before.lowerBound) {
        return before.count <= 2
      }
      return before.count <= data.ordinalDigits && !word.contains(".") && !word.contains(",")
        && !beginsSentence && !scalars[first].isDigit
    }
    if data.beforeNumber.contains(word), scalars[first].isDigit { return true }
    if data.ends.contains(word) { return false }
    if data.never.contains(word) { return true }
    // Initials, and abbreviations of several letters with stops: "L. D. Trotzki", "U.S. Army", "т.е. Королёв".
    let isInitial = before.count == 1 && scalars[initial].isCapital
    // "auf dem II. Parteitag", where ordinals take a full stop.
    let isRoman = data.ordinalDigits > 0 && scalars[before].allSatisfy(\.isRomanDigit)
    if data.mayEnd.contains(word) || isInitial || isRoman || scalars[before].contains(".") {
      return !beginsSentence
    }
    return false
  }

  /// Whether the word at `first` is one that begins sentences.
  private func isStarter(_ first: Int, _ scalars: [Unicode.Scalar], _ line: Range<Int>) -> Bool {
    let word = scalars.run(first, to: line.upperBound, while: \.properties.isAlphabetic)
    // "В. И. Ленин": И begins sentences, but here it is an initial.
    if word.count == 1, word.upperBound < line.upperBound, scalars[word.upperBound] == "." { return false }
    return data.starters.contains(String(String.UnicodeScalarView(scalars[word])))
  }

  /// Whether the stop is glued to the sentence after it, as extraction leaves it: "wurde.Trotzki", "rehabilitiert.[12]Er".
  private func isGlued(
    _ stops: Range<Int>, _ closed: Int, _ scalars: [Unicode.Scalar], _ line: Range<Int>
  ) -> Bool {
    // "(gest. 1928).Im Jahre": a bracket ends nothing but what is said.
    let afterBracket =
      stops.lowerBound > line.lowerBound
      && (scalars[stops.lowerBound - 1] == ")" || scalars[stops.lowerBound - 1] == "]")
    if afterBracket, closed < line.upperBound, scalars[closed].isCapital { return true }
    let before = scalars.run(stops.lowerBound, backTo: line.lowerBound, while: \.properties.isLowercase)
    let after = scalars.run(closed, to: line.upperBound, while: \.properties.isAlphabetic)
    guard let initial = after.first, scalars[initial].isCapital else { return false }
    // "Yandex.Taxi" and "e.V.": what ends a sentence is a whole word in lower case, or a noun where nouns have capitals, and
    // what begins one is no part of a name.
    let capital = before.lowerBound - 1
    let hasCapital = capital >= line.lowerBound && scalars[capital].isCapital
    let wordStart = hasCapital && data.capitalizesNouns ? capital : before.lowerBound
    let isWholeWord = wordStart == line.lowerBound || !scalars[wordStart - 1].properties.isAlphabetic
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
  var isOtherEnder: Bool { value > 0x7F && properties.generalCategory == .otherPunctuation }
  var isSpace: Bool { self == " " || value == 0xA0 || value == 9 || value > 0x7F && properties.isWhitespace }
  var isDigit: Bool { value < 0x80 ? (0x30...0x39).contains(value) : properties.numericType == .decimal }
  var isCapital: Bool { value < 0x80 ? (0x41...0x5A).contains(value) : properties.isUppercase }
  /// A letter of the Roman numerals in use.
  var isRomanDigit: Bool { self == "I" || self == "V" || self == "X" || self == "L" || self == "C" }
  /// A letter of a script without case.
  var isUncasedLetter: Bool { value > 0x7F && properties.isAlphabetic && !properties.isCased }

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

  /// The offset after the closing marks and footnote marks ("[12]", "[a]") at `start`.
  fileprivate func afterClosers(_ start: Int, to limit: Int) -> Int {
    var at = start
    while at < limit {
      if self[at].isCloser {
        at += 1
      } else if self[at] == "[", let mark = footnoteMark(at, to: limit) {
        at = mark
      } else {
        break
      }
    }
    return at
  }

  /// The end of a footnote mark of up to four letters or digits in square brackets.
  private func footnoteMark(_ start: Int, to limit: Int) -> Int? {
    let inside = run(start + 1, to: Swift.min(limit, start + 5)) { $0.isDigit || $0.properties.isAlphabetic }
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
      scalar.isDigit || scalar.properties.isAlphabetic || scalar == "-"
    }
    var word = run(end, backTo: limit, while: isInside)
    while let first = word.first, first > limit {
      let stop = run(first, backTo: limit, while: \.isSpace).lowerBound - 1
      guard stop > limit, self[stop] == "." || self[stop] == "," && self[first].isDigit else { break }
      let before = run(stop, backTo: limit, while: isInside)
      let isNumber = stop == first - 1 && self[first].isDigit && self[before].allSatisfy(\.isDigit)
      let areLetters =
        before.count == 1 && self[stop] == "." && self[before.lowerBound].properties.isAlphabetic
        && run(first, to: end, while: isInside).count == 1
      guard !before.isEmpty, isNumber || areLetters else { break }
      word = before.lowerBound..<end
    }
    return word
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
