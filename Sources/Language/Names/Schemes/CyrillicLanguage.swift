import Basics
import Texts

/// A language in Cyrillic script that transliteration schemes have rules for.
public enum CyrillicLanguage: String, CaseIterable, Sendable, CustomStringConvertible {
  case russian = "ru"
  case ukrainian = "uk"
  case bulgarian = "bg"

  /// The ISO 639 code.
  public var description: String { rawValue }

  /// The English name.
  public var name: String {
    switch self {
    case .russian: "Russian"
    case .ukrainian: "Ukrainian"
    case .bulgarian: "Bulgarian"
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

  /// The language that the letters of a Cyrillic text speak for: Ukrainian for і ї є ґ, Bulgarian for ъ between consonants where
  /// there is no ы э ё; Russian for ы э ё, and where nothing speaks for any.
  ///
  /// In Russian as it was spelled before 1918, і speaks for nothing.
  ///
  /// - Complexity: O(length of `text`).
  public init(guessing text: some Sequence<Unicode.Scalar>) {
    let text = Array(text)
    let isOldRussian = OldRussianSpelling.isOld(text)
    var ukrainian = 0
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
      case "ы", "э", "ё", "Ы", "Э", "Ё": russian += 1
      case "ъ", "Ъ": isAfterSign = isAfterConsonant
      default: break
      }
      isAfterConsonant = isConsonant
    }
    // A text may quote another language; more of its letters are its own.
    self = ukrainian > russian ? .ukrainian : bulgarian > 0 && russian == 0 ? .bulgarian : .russian
  }

  private static let consonants = Set("бвгджзклмнпрстфхцчшщБВГДЖЗКЛМНПРСТФХЦЧШЩ".unicodeScalars)
}
