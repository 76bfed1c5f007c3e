/// How much the letters beyond ASCII of a text look as if it was decoded rightly.
///
/// A wrong decoding puts signs and capitals into the middle of words, letters of two alphabets into one word, and letters into words that no
/// language has together. What is left over is decided by CLD2: only the right decoding is usual in any language.
struct TextPlausibility {
  /// From -1, all is wrong, to 1, all is as it should be, for each letter and sign beyond ASCII on average.
  let quality: Double
  /// How surely the text is in a language, 0 to 1.
  let certainty: Double
  /// The language; nil if it cannot be told.
  let language: Language?
  /// How many letters and signs beyond ASCII were looked at.
  let count: Int

  /// Both together: 1 for a text that is surely decoded rightly.
  var total: Double { 0.75 * quality + 0.25 * certainty }

  /// A text is in a language surely from this score of CLD2's on.
  private static let usual = 350.0
  /// Letters beyond Latin must be so many before their language is told.
  private static let leastLetters = 20

  /// What a letter or sign in a word is worth.
  private enum Worth {
    static let own = 1.0
    static let other = 0.6
    static let kept = 0.4
    static let foreign = -0.5
    static let wrong = -1.0
    static let sign = 0.6
    static let strangeSign = -0.4
  }

  /// Looks at words of a text, those with letters beyond ASCII and some around them.
  ///
  /// - Complexity: O(length of the text).
  init(_ scalars: [Unicode.Scalar]) {
    let words = scalars.split { $0.value <= 0x20 || $0 == "\u{A0}" }.map { Word($0) }
    let foreign = words.filter(\.isForeign)
    let high = words.reduce(0) { $0 + $1.letters }
    let isForeign = 2 * foreign.reduce(0) { $0 + $1.letters } > high
    // Of a text in Latin letters with words in others these must speak for themselves.
    let text = (isForeign ? foreign : words).map(\.text).joined(separator: " ")
    var detected = DetectedLanguages(text)
    var language = detected.reliable(LetterUse(text))
    if isForeign, language == nil {
      let modern = OldRussianSpelling.modern(Array(text.unicodeScalars))
      detected = DetectedLanguages(String(String.UnicodeScalarView(modern)))
      language = detected.reliable(LetterUse(text))
    }
    if isForeign, foreign.reduce(0, { $0 + $1.letters }) < TextPlausibility.leastLetters { language = nil }
    self.language = language
    certainty = language == nil ? 0 : min(1, (detected.guesses.first?.score ?? 0) / TextPlausibility.usual)

    // The language that explains most words, and the one that explains most of the rest.
    let main = language.map(LanguageLetters.bit) ?? 0
    var explained = [Int](repeating: 0, count: LanguageLetters.codes.count)
    for word in words where word.letters > 0 && word.languages & main == 0 {
      for number in explained.indices where word.languages & (1 << UInt64(number)) != 0 {
        explained[number] += word.letters
      }
    }
    let most = explained.indices.max { explained[$0] < explained[$1] } ?? 0
    let second = explained[most] > 0 ? 1 << UInt64(most) : UInt64(0)
    var worth = 0.0
    var count = 0
    for word in words {
      count += word.letters + word.signs + word.wrong
      worth += Worth.wrong * Double(word.wrong) + Worth.strangeSign * Double(word.strangeSigns)
      worth += Worth.sign * Double(word.signs - word.strangeSigns)
      let each =
        word.languages & main != 0
        ? Worth.own
        : word.languages & second != 0 ? Worth.other : word.kept & main != 0 ? Worth.kept : Worth.foreign
      worth += each * Double(word.letters)
    }
    self.count = count
    quality = count == 0 ? 1 : worth / Double(count)
  }

  /// A word with the marks around it.
  private struct Word {
    let text: String
    /// Whether it has letters that are not Latin.
    let isForeign: Bool
    /// The languages that have all its letters beyond ASCII, and those that have or keep them.
    let languages: UInt64
    let kept: UInt64
    /// Letters beyond ASCII that are well placed.
    private(set) var letters = 0
    /// Signs beyond ASCII outside words, and how many of them are seldom seen.
    private(set) var signs = 0
    private(set) var strangeSigns = 0
    /// Signs and capitals within words, letters of two alphabets, marks that hang in the air.
    private(set) var wrong = 0

    init(_ scalars: ArraySlice<Unicode.Scalar>) {
      text = String(String.UnicodeScalarView(scalars))
      var languages = ~UInt64(0)
      var kept = ~UInt64(0)
      var isForeign = false
      var isBroken = false
      let all = Array(scalars)
      for (index, scalar) in all.enumerated() where !scalar.isASCII {
        let before = index > 0 ? all[index - 1] : nil
        let after = index + 1 < all.count ? all[index + 1] : nil
        guard scalar.isUsualLetter else {
          if scalar.isCombining, before?.isUsualLetter == true {
            letters += 1
          } else if scalar.fits(between: before, after) {
            signs += 1
            if !scalar.isUsualSign { strangeSigns += 1 }
          } else {
            wrong += 1
            isBroken = true
          }
          continue
        }
        let script = scalar.alphabet
        if script != .latin { isForeign = true }
        let isMixed = [before, after].contains {
          $0.map { $0.isUsualLetter && $0.alphabet != script } ?? false
        }
        let isCapitalWithin = scalar.isUppercase && before?.isLowercase == true
        // After a capital beyond ASCII, small letters may follow, and capitals; before it, capitals or nothing.
        let isSmallBefore =
          scalar.isLowercase && after?.isUppercase == true
          && after?.isUsualLetter == true
        if isMixed || isCapitalWithin || isSmallBefore {
          wrong += 1
          isBroken = true
        } else {
          letters += 1
          languages &= LanguageLetters.languages(of: scalar)
          kept &= LanguageLetters.languages(of: scalar) | LanguageLetters.languagesKeeping(scalar)
        }
      }
      // What is wrong within a word is wrong with all of it.
      if isBroken {
        wrong += letters
        letters = 0
      }
      self.languages = languages
      self.kept = kept
      self.isForeign = isForeign
    }
  }
}

extension Unicode.Scalar {
  /// The alphabets that are told apart in a word.
  fileprivate enum Alphabet { case latin, greek, cyrillic, other }

  fileprivate var alphabet: Alphabet {
    switch value {
    case ..<0x250, 0x1E00...0x1EFF: .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
    case 0x400...0x52F: .cyrillic
    default: .other
    }
  }

  /// Whether it is a letter of words: no ordinal sign, ligature, modifier or sign that is a letter in name only (ª º ˆ ﬁ ƒ µ).
  fileprivate var isUsualLetter: Bool {
    guard isAlphabetic else { return false }
    switch properties.generalCategory {
    case .modifierLetter: return false
    default: return !["ª", "º", "ƒ", "µ", "ﬁ", "ﬂ", "Ω", "π"].contains(self)
    }
  }

  fileprivate var isCombining: Bool { properties.generalCategory == .nonspacingMark }

  /// Signs that running text has.
  fileprivate var isUsualSign: Bool {
    "„“”‚‘’«»‹›–—…№§°€£·•×½¼¾²³¹±©®™¿¡\u{AD}\u{A0}".unicodeScalars.contains(self)
  }

  /// Whether a sign may stand between two characters, of which nil is the beginning or end of a word with its marks.
  fileprivate func fits(between before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
    let followsLetter = before.map { $0.isAlphabetic && $0.isUsualLetter } ?? false
    let precedesLetter = after.map { $0.isAlphabetic && $0.isUsualLetter } ?? false
    if followsLetter, precedesLetter { return "’‘–—\u{AD}·".unicodeScalars.contains(self) }
    if followsLetter { return "“”‘’»«›‹…–—°®™©²³¹\u{AD}ªº".unicodeScalars.contains(self) }
    if precedesLetter { return "„“”‚‘’«»‹›–—…§¿¡©•·№".unicodeScalars.contains(self) }
    return true
  }
}
