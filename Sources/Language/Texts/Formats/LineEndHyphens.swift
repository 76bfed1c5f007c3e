import Basics

/// Tells what the hyphens at the ends of lines are.
///
/// What the document itself writes elsewhere comes first: the word put together, with or without the hyphen, or another form of it.
/// Where it is silent, patterns of the language decide (`Resources/line-end-hyphens.txt`), and what none of them fits is a word that
/// the line's end divides.
struct LineEndHyphens {
  /// What a hyphen at the end of a line is.
  enum Meaning {
    /// There because the line ends: the word goes on without it.
    case division
    /// The word's own.
    case part
    /// It stands for what two words share, and a space follows: "Vor- und Nachname".
    case suspended
  }

  /// Whether a code point may divide a word at the end of a line.
  ///
  /// Among them are the sign that transcribers write for it (¬), and the double hyphens of old print.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "\u{2010}", "\u{2011}", "¬", "=", "\u{2E17}", "\u{2E40}", "\u{FE63}", "\u{FF0D}": true
    default: false
    }
  }

  private let scalars: [Unicode.Scalar]
  private let parts: [Parts]
  private let forms: WordForms
  private let language: String?

  /// The parts of a word on both sides of a mark, each without the marks that divide it further.
  private struct Parts {
    let mark: Int
    let first: [Unicode.Scalar]
    let second: [Unicode.Scalar]
    /// Whether the first part follows another hyphen of its word, and what is before that.
    let before: [Unicode.Scalar]?
    /// What follows the second part after another hyphen of its word.
    let after: [Unicode.Scalar]?

    /// Both put together.
    var word: [Unicode.Scalar] { first + second }
    /// Both with a hyphen between them.
    var pair: [Unicode.Scalar] { first + ["-"] + second }
  }

  /// The meanings of hyphens.
  ///
  /// - Parameters:
  ///   - marks: the offsets of the hyphens, ascending, each followed by a space or by the word's second part.
  ///   - scalars: the text.
  /// - Returns: the meaning of each; nil where no word stands on both sides.
  /// - Complexity: O(`scalars.count`).
  static func meanings(of marks: [Int], in scalars: [Unicode.Scalar]) -> [Meaning?] {
    guard !marks.isEmpty else { return [] }
    let finder = LineEndHyphens(marks, scalars)
    var index = 0
    return marks.map { mark in
      guard index < finder.parts.count, finder.parts[index].mark == mark else { return nil }
      defer { index += 1 }
      return finder.meaning(of: finder.parts[index])
    }
  }

  private init(_ marks: [Int], _ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    let isLineEnd = Set(marks)
    parts = marks.compactMap { LineEndHyphens.parts(at: $0, scalars, isLineEnd) }
    var wanted = WordForms()
    for part in parts {
      wanted.want(word: part.word)
      wanted.want(word: part.pair)
      // Another form of the word has another ending.
      let stem = max(LineEndHyphens.leastStem, part.second.count - LineEndHyphens.longestEnding)
      if part.second.count > stem {
        wanted.want(prefix: part.first + part.second.prefix(stem))
        wanted.want(prefix: part.first + ["-"] + part.second.prefix(stem))
      }
      wanted.want(prefix: part.first)
      wanted.want(prefix: part.first + ["-"])
    }
    wanted.count(in: scalars, except: isLineEnd)
    forms = wanted
    let letters = parts.lazy.flatMap(\.first)
    language =
      letters.contains { (0x400...0x4FF).contains($0.value) }
      ? "ru" : LanguageIdentifier.shared.identify(scalars)?.code
  }

  /// A stem is no shorter than this, in code points.
  private static let leastStem = 4
  /// An ending that other forms of a word lack is no longer than this.
  private static let longestEnding = 3
  /// Of fewer words that begin with a part and a hyphen nothing is concluded.
  private static let leastPairs = 2
  /// Parts that are the same are a word said twice ("чуть-чуть") if they are so long; shorter ones are syllables ("Ma-ma").
  private static let twins = 3...15

  /// A part is looked at as far as this, in code points: a text may divide a word at the end of each of its lines.
  private static let longestPart = 60

  private func meaning(of part: Parts) -> Meaning {
    let mark = scalars[part.mark]
    if mark == "¬" { return .division }
    guard let last = part.first.last, let next = part.second.first else { return .division }
    let second = String(String.UnicodeScalarView(part.second.map(\.folded)))
    let joined = String(String.UnicodeScalarView(part.word.map(\.folded)))
    let isDivided = HyphenPatterns.shared.isDivided(joined) || forms.count(word: part.word) > 0
    if part.after == nil, HyphenPatterns.shared.suspends(second), !isDivided,
      part.second.first?.isCapital != true
    {
      if !(language == "ru" && second == "либо") { return .suspended }
    }
    // "20-jährig", "1914-1918".
    if last.isDigit || next.isDigit { return .part }
    // Scripts without case have no words that a hyphen divides.
    if last.isUncasedLetter || next.isUncasedLetter { return .part }
    // "Baden-Württemberg", "US-amerikanisch", but "KAPI-TEL".
    let isUpper = part.word.allSatisfy { !$0.isLowercase }
    if last.isCapital || next.isCapital, !isUpper || part.first.count < 2 || part.second.count < 2 {
      return .part
    }

    let hyphenated = forms.count(word: part.pair)
    let together = forms.count(word: part.word)
    if hyphenated != together { return hyphenated > together ? .part : .division }
    let stem = max(LineEndHyphens.leastStem, part.second.count - LineEndHyphens.longestEnding)
    if part.second.count > stem {
      let hyphenated = forms.count(prefix: part.first + ["-"] + part.second.prefix(stem))
      let together = forms.count(prefix: part.first + part.second.prefix(stem))
      if hyphenated != together { return hyphenated > together ? .part : .division }
    }
    let patterns = HyphenPatterns.shared
    let first = String(String.UnicodeScalarView(part.first.map(\.folded)))
    if part.before != nil, patterns.isMiddle(first) { return .part }
    if part.after != nil, patterns.isMiddle(second) { return .part }
    if LineEndHyphens.twins.contains(part.first.count), first == second { return .part }
    if let meaning = language.flatMap({ patterns.meaning(first, second, $0) }) { return meaning }
    let pairs = forms.count(prefix: part.first + ["-"])
    return pairs >= LineEndHyphens.leastPairs && pairs > forms.count(prefix: part.first) ? .part : .division
  }

  private static func parts(at mark: Int, _ scalars: [Unicode.Scalar], _ lineEnds: Set<Int>) -> Parts? {
    /// The part that ends before `end`, over line ends that divide it.
    func back(_ end: Int) -> (text: [Unicode.Scalar], start: Int) {
      var start = end
      var text: [Unicode.Scalar] = []
      while start > 0, text.count < longestPart {
        if scalars[start - 1].isWordPart {
          text.append(scalars[start - 1])
          start -= 1
        } else if start > 2, !text.isEmpty, let divider = lineEndBefore(start), divider > 0,
          scalars[divider - 1].isWordPart, scalars[start].isLowercase
        {
          start = divider
        } else {
          break
        }
      }
      return (text.reversed(), start)
    }
    func lineEndBefore(_ start: Int) -> Int? {
      if lineEnds.contains(start - 1) { return start - 1 }
      return scalars[start - 1] == " " && lineEnds.contains(start - 2) ? start - 2 : nil
    }
    func forward(_ start: Int) -> (text: [Unicode.Scalar], end: Int) {
      var end = start
      var text: [Unicode.Scalar] = []
      while end < scalars.count, text.count < longestPart {
        if scalars[end].isWordPart {
          text.append(scalars[end])
          end += 1
        } else if !text.isEmpty, lineEnds.contains(end), end + 2 < scalars.count {
          let next = scalars[end + 1] == " " ? end + 2 : end + 1
          guard scalars[next].isLowercase else { break }
          end = next
        } else {
          break
        }
      }
      return (text, end)
    }
    let first = back(mark)
    var start = mark + 1
    if start < scalars.count, scalars[start] == " " { start += 1 }
    let second = forward(start)
    guard !first.text.isEmpty, !second.text.isEmpty else { return nil }
    var before: [Unicode.Scalar]?
    if first.start > 1, scalars[first.start - 1].isHyphen, scalars[first.start - 2].isWordPart {
      before = back(first.start - 1).text
    }
    var after: [Unicode.Scalar]?
    if second.end + 1 < scalars.count, scalars[second.end].isHyphen, scalars[second.end + 1].isWordPart {
      after = forward(second.end + 1).text
    }
    return Parts(mark: mark, first: first.text, second: second.text, before: before, after: after)
  }
}

extension Unicode.Scalar {
  /// A letter, a digit, or a mark that combines with one.
  var isWordPart: Bool {
    if value < 0x80 { return (0x61...0x7A).contains(value | 0x20) || (0x30...0x39).contains(value) }
    if (0x410...0x44F).contains(value) { return true }
    return isAlphabetic || isDigit || isGraphemeExtend
  }

  /// A hyphen within a word, or the double one of old print.
  var isHyphen: Bool { self == "-" || self == "\u{2010}" || self == "\u{2011}" || self == "\u{2E17}" }

  /// The letter in lower case; of letters that print does not keep apart, one.
  var folded: Unicode.Scalar {
    switch value {
    case 0x41...0x5A, 0x410...0x42F, 0xC0...0xD6, 0xD8...0xDE: return Unicode.Scalar(value + 0x20) ?? self
    case 0x451, 0x401: return "е"
    case 0x17F: return "s"
    case ..<0x100, 0x430...0x44F: return self
    default:
      let lower = properties.lowercaseMapping.unicodeScalars
      return lower.count == 1 ? lower.first ?? self : self
    }
  }
}
