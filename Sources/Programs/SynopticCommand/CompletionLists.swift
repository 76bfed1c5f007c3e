import Foundation
import Synoptic

/// What shells complete the values of options with.
enum CompletionLists {
  /// The codes of languages that have two letters.
  static var languages: [String] {
    Locale.LanguageCode.isoLanguageCodes.map(\.identifier).filter { $0.count == 2 }.sorted()
  }

  /// The names of the systems of transliteration.
  static var schemes: [String] { TransliterationScheme.allCases.map(\.rawValue) }
}
