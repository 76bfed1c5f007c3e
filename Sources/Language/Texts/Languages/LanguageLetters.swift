/// The languages that a letter is used in, for the languages of Europe that are written in Latin or Cyrillic letters.
///
/// A set of languages is a word of bits, so that the languages that have all letters of a word are found at once.
enum LanguageLetters {
  /// The codes of the languages; the number of a language is its bit.
  static let codes = [
    "de", "en", "fr", "es", "pt", "it", "ca", "nl", "da", "nb", "sv", "fi", "is", "pl", "cs", "sk", "hu",
    "ro", "hr", "sl",
    "sq", "et", "lv", "lt", "tr", "eo", "ru", "uk", "be", "bg", "sr", "mk",
  ]

  private static let numbers: [String: Int] = {
    var numbers = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    numbers["no"] = numbers["nb"]
    numbers["nn"] = numbers["nb"]
    numbers["bs"] = numbers["hr"]
    return numbers
  }()

  /// Letters of old spelling and of a second alphabet, which exemplars lack.
  private static let old: [String: String] = [
    "ru": "іѣѳѵё", "bg": "ѣѫ", "de": "ſ", "nl": "ĳÿ", "sr": "čćđšž",
  ]

  private static let own: [Unicode.Scalar: UInt64] = masks(isAuxiliary: false)
  private static let kept: [Unicode.Scalar: UInt64] = masks(isAuxiliary: true)

  private static func masks(isAuxiliary: Bool) -> [Unicode.Scalar: UInt64] {
    var masks: [Unicode.Scalar: UInt64] = [:]
    for (number, code) in codes.enumerated() {
      guard let language = Language(code) else { continue }
      var letters = ExemplarLetters.of(language, isAuxiliary: isAuxiliary)
      if !isAuxiliary { letters.formUnion((old[code] ?? "").unicodeScalars) }
      for letter in letters where !letter.isASCII { masks[letter, default: 0] |= 1 << UInt64(number) }
    }
    return masks
  }

  /// The bit of a language; 0 of one whose letters are not known.
  static func bit(_ language: Language) -> UInt64 { numbers[language.code].map { 1 << UInt64($0) } ?? 0 }

  /// The languages whose own words have a letter.
  static func languages(of letter: Unicode.Scalar) -> UInt64 { own[small(letter)] ?? 0 }

  /// The languages that keep a letter in names and words of others.
  static func languagesKeeping(_ letter: Unicode.Scalar) -> UInt64 { kept[small(letter)] ?? 0 }

  /// The small letter of a letter; itself if that is more than one code point.
  static func small(_ letter: Unicode.Scalar) -> Unicode.Scalar {
    let mapping = letter.properties.lowercaseMapping.unicodeScalars
    return mapping.count == 1 ? mapping.first ?? letter : letter
  }
}

/// How often a text has the letters beyond a to z.
struct LetterUse {
  private var counts: [Unicode.Scalar: Int] = [:]
  private var total = 0

  /// Counts the letters of a text.
  ///
  /// - Complexity: O(length of `text`).
  init(_ text: String) {
    for scalar in text.unicodeScalars where scalar.isAlphabetic {
      total += 1
      if !scalar.isASCII { counts[LanguageLetters.small(scalar), default: 0] += 1 }
    }
  }

  /// The share of the letters that a language has; nil if its letters are not known.
  func share(in language: Language) -> Double? {
    let bit = LanguageLetters.bit(language)
    guard bit != 0, total > 0 else { return nil }
    let foreign = counts.reduce(0) { $0 + (LanguageLetters.languages(of: $1.key) & bit == 0 ? $1.value : 0) }
    return 1 - Double(foreign) / Double(total)
  }
}
