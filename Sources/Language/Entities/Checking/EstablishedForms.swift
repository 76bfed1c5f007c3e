import Basics
import Names
import Texts

/// Names that a language writes in a form of its own, whatever system the rest of a text follows: Trotsky, Tchaikovsky, Leon.
struct EstablishedForms: Sendable {
  static let shared = EstablishedForms()

  private let names: [String: Set<String>]

  private init() {
    names = DataLines(PackageResources.established_forms_txt).reduce(into: [:]) {
      $0[$1[0], default: []].formUnion($1.dropFirst())
    }
  }

  /// Whether a name is written in an established form of a language: its surname is one, and its given names are or are translated.
  func contains(_ words: some Sequence<String>, _ language: Language) -> Bool {
    let own = names[language.code] ?? []
    var hasSurname = false
    for word in words {
      if own.contains(word) { hasSurname = true } else if !GivenNames.shared.contains(word) { return false }
    }
    return hasSurname
  }
}
