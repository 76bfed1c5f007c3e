import Names
import Texts

/// The given names that Synoptic knows, and which of them are translations of one another.
struct GivenNames: Sendable {
  static let shared = GivenNames()

  private let known: Set<String>
  /// The rows of the table of translated names in which a name stands.
  private let rows: [String: Set<Int>]

  private init() {
    var known = Set(DataLines(PackageResources.given_names_txt).joined().map { $0.lowercased() })
    var rows: [String: Set<Int>] = [:]
    for (row, names) in TranslatedNames.rows.enumerated() {
      for name in names {
        known.insert(name)
        rows[name, default: []].insert(row)
      }
    }
    self.known = known
    self.rows = rows
  }

  /// Whether a folded word is a given name.
  func contains(_ name: String) -> Bool { known.contains(name) }

  /// Whether two folded names are one in different languages: Лев and Leo, Leo and Lew.
  func areTranslations(_ a: String, _ b: String) -> Bool {
    guard let x = rows[a], let y = rows[b] else { return false }
    return !x.isDisjoint(with: y)
  }
}
