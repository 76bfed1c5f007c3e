import Texts

/// The given names that Synoptic knows, and which of them are translations of one another.
struct GivenNames: Sendable {
  static let shared = GivenNames()

  private let known: Set<String>
  /// The rows of the table in which a name stands.
  private let rows: [String: Set<Int>]

  private init() {
    var known = Set(DataLines(PackageResources.given_names_txt).joined().map { $0.lowercased() })
    var rows: [String: Set<Int>] = [:]
    for (row, names) in DataLines(PackageResources.translated_given_names_txt).enumerated() {
      for name in names {
        known.insert(name.lowercased())
        rows[name.lowercased(), default: []].insert(row)
      }
    }
    self.known = known
    self.rows = rows
  }

  /// Whether a folded word is a given name.
  func contains(_ name: String) -> Bool { known.contains(name) }

  /// Whether two folded names are translations of one: Лев and Leo, Leo and Leon, Leo and Lew.
  func areTranslations(_ a: String, _ b: String) -> Bool {
    switch (rows[a], rows[b]) {
    case (let x?, let y?) where !x.isDisjoint(with: y): true
    default:
      originals(of: a).contains { Romanisations.shared.writes($0, b) }
        || originals(of: b).contains { Romanisations.shared.writes($0, a) }
    }
  }

  /// The Russian names that a folded name is a translation of.
  func originals(of name: String) -> [String] {
    rows[name, default: []].sorted().compactMap { GivenNames.heads[$0] }
  }

  private static let heads: [Int: String] = Dictionary(
    uniqueKeysWithValues: DataLines(PackageResources.translated_given_names_txt).enumerated().compactMap {
      row, names in names.first.map { (row, $0.lowercased()) }
    })
}
