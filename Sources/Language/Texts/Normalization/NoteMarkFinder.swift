/// Finds the marks that call notes in a block of text: `.¹ .12 .* .[3, 4] .{1} .^1 “¹ 1918⁹`.
///
/// A mark is glued to a stop, a closing mark, a word or a year. What else looks like one stays: exponents (m², 10²), decimals ("rose to
/// 3.14 In May"), what is said in brackets, emphasis between stars.
struct NoteMarkFinder {
  private let scalars: [Unicode.Scalar]
  private let block: Range<Int>
  private var words: NoteMarkWords { .shared }
  private static let longestBracket = 32
  private static let years = 1000...2100
  /// How far back an open parenthesis or emphasis is looked for.
  private static let reach = 500

  /// Whether raised numbers with a space before them may be those of verses.
  private let hasVerses: Bool

  /// A finder for a line or block of a text.
  ///
  /// - Parameter hasVerses: whether the paragraph begins with a raised number, as one of verses does.
  init(_ scalars: [Unicode.Scalar], _ block: Range<Int>, hasVerses: Bool) {
    self.scalars = scalars
    self.block = block
    self.hasVerses = hasVerses
  }

  /// The marks, in order.
  ///
  /// - Complexity: O(length of the block).
  func marks() -> [NoteMark] {
    var marks: [NoteMark] = []
    var at = block.lowerBound + 1
    // The offset that the marks of a run are glued to.
    var anchor = block.lowerBound
    while true {
      at = nextThatMayBegin(at)
      guard at < block.upperBound else { break }
      if marks.last?.range.upperBound != at { anchor = at - 1 }
      if let mark = mark(at, anchor) {
        marks.append(mark)
        at = mark.range.upperBound
      } else {
        at += 1
      }
    }
    return marks
  }

  /// Where numbers of verses begin: raised before a word, with white space before them.
  func verses() -> [Int] {
    // A block that begins with a raised number has others before its verses, also with a space after them.
    let isNumbered = scalars[block.lowerBound].isSuperscriptDigit
    var at = block.lowerBound
    var found: [Int] = []
    while let start = scalars[at..<block.upperBound].firstIndex(where: \.isSuperscriptDigit) {
      let end = run(start, while: \.isSuperscriptDigit)
      at = end
      guard start == block.lowerBound || scalars[start - 1].isBlank, end < block.upperBound else { continue }
      let word = isNumbered ? run(end, while: \.isBlank) : end
      if word < block.upperBound, scalars[word].isAlphabetic || scalars[word].isOpeningQuote {
        found.append(start)
      }
    }
    return found
  }

  /// The first offset from `at` on at which a mark may begin; the block's end if there is none.
  private func nextThatMayBegin(_ at: Int) -> Int {
    let limit = block.upperBound
    return scalars.withUnsafeBufferPointer { text in
      var at = at
      while at < limit {
        // Most are letters of ASCII and Cyrillic, and spaces.
        let value = text[at].value
        let isCommon =
          value >= 0x5F && value < 0x7B || value >= 0x2B && value < 0x30 || value >= 0x3A && value < 0x5B
          || value == 0x20 || value >= 0x400 && value < 0x2000
        if !isCommon, mayBegin(at) { break }
        at += 1
      }
      return at
    }
  }

  private func mayBegin(_ at: Int) -> Bool {
    let scalar = scalars[at]
    if scalar.isASCIIDigit { return !scalars[at - 1].isASCIIDigit && !scalars[at - 1].isBlank }
    switch scalar {
    case "[", "{", "(", "^", "*", "†", "‡", "§", "¶": return true
    default: return scalar.isSuperscriptDigit || scalar == "⁽"
    }
  }

  private func mark(_ at: Int, _ anchor: Int) -> NoteMark? {
    switch scalars[at] {
    case "[": return bracketed(at, anchor, close: "]")
    case "{": return bracketed(at, anchor, close: "}")
    case "(": return bracketed(at, anchor, close: ")")
    case "^": return caret(at, anchor)
    case "*", "†", "‡", "§", "¶": return sign(at, anchor)
    case let first where first.isASCIIDigit: return number(at, anchor)
    default: return raised(at, anchor)
    }
  }

  // MARK: - Kinds of marks

  /// Raised numbers, such as `¹ ¹² ¹,² ¹) ⁽¹⁾`, also with a space before them after a stop.
  private func raised(_ at: Int, _ anchor: Int) -> NoteMark? {
    var end = scalars[at] == "⁽" ? at + 1 : at
    let first = end
    while end < block.upperBound {
      let digits = run(end, while: \.isSuperscriptDigit)
      guard digits > end else { break }
      end = digits
      var next = run(end) { $0 == "," || $0 == "-" || $0 == "–" || $0 == "⁻" || $0 == "\u{2D2}" }
      guard next == end + 1 else { break }
      if scalars[end] == "," { next = run(next) { $0 == " " } }
      guard next < block.upperBound, scalars[next].isSuperscriptDigit else { break }
      end = next
    }
    guard end > first else { return nil }
    let label = scalars[first..<end].superscriptsAsDigits
    if end < block.upperBound, scalars[end] == "⁾" || scalars[end] == ")" && !isInParentheses(at) { end += 1 }
    if scalars[anchor].isBlank {
      guard end == block.upperBound || scalars[end].isBlank, let stop = stopBeforeSpace(anchor),
        !hasVerses
      else { return nil }
      return NoteMark(range: stop + 1..<end, label: label)
    }
    return takesRaised(anchor, label) ? NoteMark(range: at..<end, label: label) : nil
  }

  /// Whether a raised number after the code point at `anchor` is a mark, not an exponent.
  private func takesRaised(_ anchor: Int, _ label: String) -> Bool {
    let before = scalars[anchor]
    if before.isASCIIDigit { return isYear(endingAt: anchor + 1) }
    if before.isAlphabetic {
      let word = word(endingAt: anchor + 1)
      // "km²", "x²", "mc²".
      let mayBeExponent = label.count == 1 || label.hasPrefix("-")
      let isUnit = words.units.contains(text(word)) && (label == "2" || label == "3")
      let isFormula = word.count == 1 || word.count == 2 && !scalars[word].contains(where: \.isVowel)
      return !mayBeExponent || !isUnit && !isFormula
    }
    return before.isNoteAnchor
  }

  /// "1", "12", "1,2", "1)" after a stop or a comma.
  private func number(_ at: Int, _ anchor: Int) -> NoteMark? {
    let before = scalars[anchor]
    let isComma = before == "," || before == ";"
    guard before.isStop || before.isClosingMark || isComma, let list = numbers(at, longest: 3) else {
      return nil
    }
    var end = list
    if end < block.upperBound, scalars[end] == ")", !isInParentheses(at) { end += 1 }
    guard isEnd(end, needsCapital: !isComma) || !isComma && isGluedSentence(end) else { return nil }
    // What the number is glued to.
    var stop = anchor
    while stop > block.lowerBound, scalars[stop].isClosingMark { stop -= 1 }
    guard isComma || scalars[stop].isStop || stop < anchor else { return nil }
    let said = scalars[stop].isStop || isComma ? stop : stop + 1
    // A quotation mark after a space opens: "360".
    guard said > block.lowerBound, !scalars[said - 1].isBlank,
      !scalars[said - 1].isDashOrOpener || stop == anchor
    else { return nil }
    let last = scalars[said - 1]
    if last.isASCIIDigit {
      guard !isComma, stop == anchor, scalars[stop] == "." else {
        return !isComma && stop < anchor ? mark(at, end, list) : nil
      }
      // Not "632.253": groups of thousands have three digits before the stop, years that marks are glued to four.
      let hasFour = beginning(ofRunEndingAt: said, \.isASCIIDigit) == said - 4
      return hasFour && isYear(endingAt: said) ? mark(at, end, list) : nil
    }
    if last.isAlphabetic, stop == anchor, scalars[stop] == "." || isComma {
      let word = word(endingAt: said)
      let isAbbreviation = word.count == 1 || words.abbreviations.contains(text(word))
      if isAbbreviation, isComma || !followsNumber(word.lowerBound) { return nil }
      if isComma, word.count < 3 { return nil }
      return mark(at, end, list)
    }
    return isComma && !last.isClosingMark ? nil : mark(at, end, list)
  }

  /// "*", "**", "†", "*)" after a stop, a word or a year.
  private func sign(_ at: Int, _ anchor: Int) -> NoteMark? {
    let sign = scalars[at]
    var end = run(at) { $0 == sign }
    guard end - at <= 4 else { return nil }
    let label = text(at..<end)
    if end < block.upperBound, scalars[end] == ")", !isInParentheses(at) { end += 1 }
    guard
      end == block.upperBound || scalars[end].isBlank || scalars[end].isStop || scalars[end].isClosingMark
        || scalars[end] == "," || scalars[end] == ";" || scalars[end] == ":" || mayBegin(end)
    else { return nil }
    if sign == "*", isEmphasized(at) { return nil }
    let before = scalars[anchor]
    let isGlued: Bool
    if before.isASCIIDigit {
      isGlued = isYear(endingAt: anchor + 1)
    } else if before.isAlphabetic {
      isGlued = sign != "§" && sign != "¶" && word(endingAt: anchor + 1).count > 1
    } else {
      isGlued = before.isNoteAnchor
    }
    return isGlued ? NoteMark(range: at..<end, label: label) : nil
  }

  /// Marks in brackets, such as `[1] [3, 4] [a] [Anm. 1] [^1] {1} (1)`.
  private func bracketed(_ at: Int, _ anchor: Int, close: Unicode.Scalar) -> NoteMark? {
    let limit = min(block.upperBound, at + NoteMarkFinder.longestBracket)
    guard let closing = scalars[at..<limit].firstIndex(of: close), closing > at + 1 else { return nil }
    let end = closing + 1
    let inside = at + 1..<closing
    let before = scalars[anchor]
    let isSquare = close == "]"
    let kind = content(inside)
    guard kind != .other, isSquare || kind == .numbers else { return nil }
    var start = at
    if before.isBlank {
      // "Ende. [3] Dann": not "as [3] shows".
      guard isSquare, kind == .numbers || kind == .words else { return nil }
      let word = beginning(ofRunEndingAt: anchor + 1, \.isBlank) - 1
      guard word >= block.lowerBound else { return nil }
      let isBeforeStop = end < block.upperBound && (scalars[end].isStop || scalars[end] == ",")
      let isAfterStop = stopBeforeSpace(anchor) != nil && (end == block.upperBound || scalars[end].isBlank)
      guard isAfterStop || isBeforeStop && scalars[word].isAlphabetic else { return nil }
      start = word + 1
    } else if close == ")" {
      guard before.isStop || before.isClosingMark, end == block.upperBound || scalars[end].isBlank else {
        return nil
      }
    } else if kind == .letter, before.isAlphabetic {
      // "Leben[s]" completes a word.
      guard words.letters.contains(scalars[inside.lowerBound]),
        end == block.upperBound || !scalars[end].isAlphabetic
      else { return nil }
    } else {
      guard before.isNoteAnchor || before.isAlphabetic || before.isASCIIDigit else { return nil }
    }
    let label = text(inside).split { $0 == " " || $0 == "^" }.last.map(String.init) ?? ""
    return NoteMark(range: start..<end, label: label)
  }

  /// "^1", "^4^", "^*", "^[1]" in the marks of Markdown and old mail.
  private func caret(_ at: Int, _ anchor: Int) -> NoteMark? {
    guard at + 1 < block.upperBound else { return nil }
    var end = run(at + 1, while: \.isASCIIDigit)
    if end == at + 1 {
      let next = scalars[end]
      if next == "[" || next == "(" {
        guard let mark = bracketed(end, anchor, close: next == "[" ? "]" : ")") else { return nil }
        return NoteMark(range: at..<mark.range.upperBound, label: mark.label)
      }
      end = run(end) { $0 == "*" || $0 == "†" || $0 == "‡" }
      let isLetter =
        end == at + 1 && words.letters.contains(next) && end + 1 < block.upperBound && scalars[end + 1] == "^"
      if isLetter { end += 1 }
    }
    guard end > at + 1, end - at <= 4 else { return nil }
    let label = text(at + 1..<end)
    if end < block.upperBound, scalars[end] == "^" { end += 1 }
    return takesRaised(anchor, label) ? NoteMark(range: at..<end, label: label) : nil
  }

  // MARK: - What stands around a mark

  private enum Content { case numbers, letter, words, other }

  private func content(_ inside: Range<Int>) -> Content {
    let first = scalars[inside.lowerBound]
    if let end = numbers(inside.lowerBound, longest: 3), end == inside.upperBound { return .numbers }
    if first == "^", inside.count > 1, !scalars[inside].contains(where: \.isBlank) { return .words }
    if inside.count == 1 {
      return first.isAlphabetic
        ? .letter : first == "*" || first == "†" || first == "‡" ? .words : .other
    }
    let text = text(inside)
    if words.requests.contains(text) || words.requests.contains(text.lowercased()) { return .words }
    let parts = text.split(separator: " ")
    if parts.count == 2, words.words.contains(String(parts[0])), parts[1].unicodeScalars.count <= 3 {
      return .words
    }
    let isRoman = text.unicodeScalars.allSatisfy { $0 == "i" || $0 == "v" || $0 == "x" }
    return isRoman ? .letter : .other
  }

  /// The end of a list of numbers of up to `longest` digits: "3, 4", "5–7".
  private func numbers(_ start: Int, longest: Int) -> Int? {
    var at = start
    while true {
      let end = run(at, while: \.isASCIIDigit)
      guard end > at, end - at <= longest else { return nil }
      var next = end
      guard next < block.upperBound, ",;-–—".unicodeScalars.contains(scalars[next]) else { return end }
      next += 1
      if next < block.upperBound, scalars[next] == " ", next + 1 < block.upperBound,
        scalars[next + 1].isASCIIDigit
      {
        next += 1
      }
      guard next < block.upperBound, scalars[next].isASCIIDigit else { return end }
      at = next
    }
  }

  private func mark(_ at: Int, _ end: Int, _ list: Int) -> NoteMark {
    NoteMark(range: at..<end, label: text(at..<list))
  }

  /// Whether what stands at `end` lets a number before it be a mark.
  private func isEnd(_ end: Int, needsCapital: Bool) -> Bool {
    guard end < block.upperBound else { return true }
    if scalars[end].isClosingMark { return true }
    guard scalars[end].isBlank else { return mayBegin(end) && !scalars[end].isASCIIDigit }
    let next = run(end, while: \.isBlank)
    guard needsCapital, next < block.upperBound else { return true }
    let scalar = scalars[next]
    return scalar.isCapital || scalar.isUncasedLetter || scalar.isDashOrOpener || scalar.isSuperscriptDigit
      || scalar.isASCIIDigit && scalars[end - 1] == ")"
  }

  /// "war.2In": a sentence glued to the mark.
  private func isGluedSentence(_ end: Int) -> Bool {
    end + 1 < block.upperBound && scalars[end].isCapital && scalars[end + 1].isLowercase
  }

  /// The offset of a stop, with closing marks after it, that only white space follows up to `space`; nil if there is none.
  private func stopBeforeSpace(_ space: Int) -> Int? {
    let last = beginning(ofRunEndingAt: space + 1, \.isBlank) - 1
    guard last >= block.lowerBound else { return nil }
    let stop = beginning(ofRunEndingAt: last + 1, \.isClosingMark) - 1
    return stop >= block.lowerBound && scalars[stop].isStop ? last : nil
  }

  /// Whether a number that ends at `end` may be a year: of three or four digits, or the second half of a span of years.
  private func isYear(endingAt end: Int) -> Bool {
    let start = beginning(ofRunEndingAt: end, \.isASCIIDigit)
    guard let value = Int(text(start..<end)) else { return false }
    let before = start > block.lowerBound ? scalars[start - 1] : " "
    switch end - start {
    case 4: return NoteMarkFinder.years.contains(value) && value % 1000 != 0 && before != "," && before != "."
    case 3: return value % 100 != 0 && before != "," && before != "."
    case 2:
      let dash = before == "/" || before == "–" || before == "—" || before == "-"
      return dash && start - 5 >= block.lowerBound
        && scalars[start - 5..<start - 1].allSatisfy(\.isASCIIDigit)
    default: return false
    }
  }

  /// Whether a number and a space stand before `start`, as in `1918 г.`.
  private func followsNumber(_ start: Int) -> Bool {
    let end = beginning(ofRunEndingAt: start, \.isBlank)
    return end < start && end > block.lowerBound && scalars[end - 1].isASCIIDigit
  }

  /// Whether a parenthesis is open at `at`.
  private func isInParentheses(_ at: Int) -> Bool {
    var depth = 0
    for scalar in scalars[max(block.lowerBound, at - NoteMarkFinder.reach)..<at] {
      if scalar == "(" { depth += 1 }
      if scalar == ")" { depth = max(0, depth - 1) }
    }
    return depth > 0
  }

  /// Whether a star at `at` ends what another one began.
  private func isEmphasized(_ at: Int) -> Bool {
    var isOpen = false
    for index in max(block.lowerBound, at - NoteMarkFinder.reach)..<at where scalars[index] == "*" {
      let opens =
        (index == block.lowerBound || scalars[index - 1].isBlank || scalars[index - 1].isOpeningQuote)
        && index + 1 < at && !scalars[index + 1].isBlank
      isOpen = opens || isOpen && index > block.lowerBound && scalars[index - 1] == "*"
    }
    return isOpen
  }

  private func word(endingAt end: Int) -> Range<Int> {
    beginning(ofRunEndingAt: end, \.isAlphabetic)..<end
  }

  private func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  private func run(_ start: Int, while condition: (Unicode.Scalar) -> Bool) -> Int {
    var end = start
    while end < block.upperBound, condition(scalars[end]) { end += 1 }
    return end
  }

  private func beginning(ofRunEndingAt end: Int, _ condition: (Unicode.Scalar) -> Bool) -> Int {
    var start = end
    while start > block.lowerBound, condition(scalars[start - 1]) { start -= 1 }
    return start
  }
}

extension Unicode.Scalar {
  /// A digit of ASCII.
  var isASCIIDigit: Bool { (0x30...0x39).contains(value) }

  /// A raised digit.
  var isSuperscriptDigit: Bool {
    guard value >= 0xB2 else { return false }
    return switch value {
    case 0xB9, 0xB2, 0xB3, 0x2070, 0x2074...0x2079: true
    default: false
    }
  }

  /// The raised form of a digit; nil for anything else.
  package var superscript: Unicode.Scalar? {
    switch value {
    case 0x31: "\u{B9}"
    case 0x32: "\u{B2}"
    case 0x33: "\u{B3}"
    case 0x30, 0x34...0x39: Unicode.Scalar(value - 0x30 + 0x2070)
    default: nil
    }
  }

  /// Whether it closes a quotation or a bracket.
  var isClosingMark: Bool {
    switch self {
    case "\"", "'", "»", "«", "”", "’", "“", "›", "‹", ")", "]", "}": true
    default: false
    }
  }

  /// Whether a quotation may begin with it.
  var isOpeningQuote: Bool {
    switch self {
    case "\"", "'", "«", "»", "„", "“", "‘", "‚", "‹", "›", "(": true
    default: false
    }
  }

  /// Whether a raised number after it calls a note: a stop, a closing mark, a comma.
  fileprivate var isNoteAnchor: Bool {
    isStop || isClosingMark || self == "," || self == ";" || self == ":" || self == "%" || self == "°"
      || isOtherEnder
  }

  fileprivate var isVowel: Bool {
    "aeiouyäöüAEIOUYÄÖÜаеиоуыэюяАЕИОУЫЭЮЯ".unicodeScalars.contains(self)
  }

  fileprivate var isDashOrOpener: Bool {
    isOpeningQuote || self == "–" || self == "—" || self == "-" || self == "[" || self == "¿" || self == "¡"
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// The text with raised digits as digits.
  var superscriptsAsDigits: String {
    map { scalar in
      scalar.isSuperscriptDigit ? String(Int(scalar.properties.numericValue ?? 0)) : String(scalar)
    }.joined()
  }
}
