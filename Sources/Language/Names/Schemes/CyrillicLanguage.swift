import Basics
import Texts

/// A language in Cyrillic script that transliteration schemes have rules for.
public enum CyrillicLanguage: String, CaseIterable, Sendable, CustomStringConvertible {
  case russian = "ru"
  case ukrainian = "uk"
  case bulgarian = "bg"
  case belarusian = "be"
  case serbian = "sr"

  /// The ISO 639 code.
  public var description: String { rawValue }

  /// The English name.
  public var name: String {
    switch self {
    case .russian: "Russian"
    case .ukrainian: "Ukrainian"
    case .bulgarian: "Bulgarian"
    case .belarusian: "Belarusian"
    case .serbian: "Serbian"
    }
  }

  /// The language of an ISO 639 code, in any case and with or without a region.
  ///
  /// - Throws: `InputError` with the codes that are known.
  public init(code: String) throws(InputError) {
    guard let language = Language(code).flatMap({ CyrillicLanguage(rawValue: $0.code) }) else {
      let known = CyrillicLanguage.allCases.map(\.rawValue).joined(separator: ", ")
      throw InputError(
        .unknownLanguage, "no transliteration scheme is for the language '\(code)'",
        remedy: "use one of \(known)")
    }
    self = language
  }

  /// Whether it writes an apostrophe between letters.
  var writesApostrophes: Bool { self == .ukrainian || self == .belarusian }

  /// The language that the letters of a Cyrillic text speak for.
  ///
  /// Belarusian for ў, which is rarer than и wherever it is only quoted; Serbian for ђ ј љ њ ћ џ; Ukrainian for і ї є ґ;
  /// Bulgarian for ъ between consonants where there is no ы э ё; Russian for ы э ё, and where nothing speaks for any. In Russian as
  /// it was spelled before 1918, і speaks for nothing.
  ///
  /// - Complexity: O(length of `text`).
  public init(guessing text: some Sequence<Unicode.Scalar>) {
    let text = Array(text)
    let isOldRussian = OldRussianSpelling.isOld(text)
    var ukrainian = 0
    var belarusian = 0
    var notBelarusian = 0
    var serbian = 0
    var russian = 0
    var bulgarian = 0
    // ъ counts when the letter after it is known.
    var isAfterConsonant = false
    var isAfterSign = false
    for scalar in text {
      let isConsonant = CyrillicLanguage.consonants.contains(scalar)
      if isAfterSign, isConsonant { bulgarian += 1 }
      isAfterSign = false
      switch scalar {
      case "і", "І": ukrainian += isOldRussian ? 0 : 1
      case "ї", "є", "ґ", "Ї", "Є", "Ґ": ukrainian += 1
      case "ў", "Ў": belarusian += 1
      case "и", "И", "щ", "Щ": notBelarusian += 1
      case "ђ", "ј", "љ", "њ", "ћ", "џ", "Ђ", "Ј", "Љ", "Њ", "Ћ", "Џ": serbian += 1
      case "ы", "э", "ё", "Ы", "Э", "Ё": russian += 1
      case "ъ", "Ъ": isAfterSign = isAfterConsonant
      default: break
      }
      isAfterConsonant = isConsonant
    }
    // A text may quote another language; more of its letters are its own.
    if belarusian > notBelarusian {
      self = .belarusian
    } else if serbian > ukrainian + russian {
      self = .serbian
    } else if ukrainian > russian {
      self = .ukrainian
    } else {
      self = bulgarian > 0 && russian == 0 ? .bulgarian : .russian
    }
  }

  private static let consonants = Set("бвгджзклмнпрстфхцчшщБВГДЖЗКЛМНПРСТФХЦЧШЩ".unicodeScalars)
}
