import Foundation
import Texts

/// Languages by what people call them: codes with or without a region, and names in English, German, Russian, French and in the language itself.
enum LanguageNames {
  private static let readers = ["en", "de", "ru", "fr"].map { Locale(identifier: $0) }

  private static let names: [String: Language] = {
    var names: [String: Language] = [:]
    for code in Locale.LanguageCode.isoLanguageCodes where code.identifier.count == 2 {
      guard let language = Language(code.identifier) else { continue }
      for locale in readers + [Locale(identifier: code.identifier)] {
        guard let name = locale.localizedString(forLanguageCode: code.identifier) else { continue }
        names[name.lowercased()] = names[name.lowercased()] ?? language
      }
    }
    return names
  }()

  /// The language that a cell names, `de-AT`, `German` or `English (United States)`; nil if it names none.
  static func language(_ cell: String) -> Language? {
    guard cell.utf8.count <= 60 else { return nil }
    if cell.wholeMatch(of: /[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*/) != nil { return code(cell) }
    let bare = cell.prefix { $0 != "(" && $0 != "[" && $0 != "," }.trimmingCharacters(in: .whitespaces)
    guard !bare.isEmpty, bare.allSatisfy({ $0.isLetter || $0 == " " || $0 == "-" }) else { return nil }
    return names[bare.lowercased()]
  }

  private static func code(_ cell: String) -> Language? {
    // Words that are codes of languages hardly anybody writes are no names of these.
    guard let language = Language(cell), cell.prefix(while: \.isLetter).count == 2 || language.code.count == 2
    else {
      return nil
    }
    return language
  }
}
