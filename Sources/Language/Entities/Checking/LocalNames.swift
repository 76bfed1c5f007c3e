import Basics

/// The names of cities and countries that languages have for one place: Lwów, Lviv, Lemberg.
///
/// See `Resources/local-names.txt`.
struct LocalNames: Sendable {
  static let shared = LocalNames()

  private let rows: [String: Set<Int>]

  private init() {
    var rows: [String: Set<Int>] = [:]
    for (row, names) in DataLines(PackageResources.local_names_txt).enumerated() {
      for name in names { rows[name, default: []].insert(row) }
    }
    self.rows = rows
  }

  /// The rows of the table in which a folded name stands.
  func rows(of name: String) -> Set<Int> { rows[name] ?? [] }

  /// Whether two folded names are of one place.
  func areOne(_ a: String, _ b: String) -> Bool {
    guard a != b, let x = rows[a], let y = rows[b] else { return false }
    return !x.isDisjoint(with: y)
  }
}
