import Texts

/// The given names that Synoptic knows, and which of them are translations of one another.
package struct GivenNames: Sendable {
  package static let shared = GivenNames()

  private let known: Set<String>
  /// The Russian ones without their endings.
  private let stems: Set<String>
  /// The first letters of those that patronymics are made of.
  private let beginnings: Set<Substring>
  /// The rows of the table in which a name stands.
  private let rows: [String: Set<Int>]
  /// The Russian name of each row.
  private let heads: [String]

  private init() {
    var known = Set(DataLines(PackageResources.given_names_txt).joined().map { $0.lowercased() })
    var rows: [String: Set<Int>] = [:]
    var heads: [String] = []
    for (row, names) in DataLines(PackageResources.translated_given_names_txt).enumerated() {
      heads.append(names[0].lowercased())
      for name in names {
        known.insert(name.lowercased())
        rows[name.lowercased(), default: []].insert(row)
      }
    }
    // Few Russian texts write ё.
    known.formUnion(known.map { $0.replacing("ё", with: "е") })
    let rules = NameRules(.russian)
    self.known = known
    stems = Set(
      known.filter { $0.unicodeScalars.contains { $0.value >= 0x400 } }.map { Inflection.stem($0, rules) })
    var beginnings = Set(rules.fleeting.keys.map { $0[...] })
    for name in known {
      for dropped in 0...min(GivenNames.mostDropped, name.count) { beginnings.insert(name.dropLast(dropped)) }
    }
    self.beginnings = beginnings
    self.rows = rows
    self.heads = heads
  }

  /// Whether a folded word is a given name in the nominative.
  package func contains(_ name: String) -> Bool { known.contains(name) }

  /// Whether a folded word is a given name in any case of its declension; `stem` is the word without its ending.
  package func contains(_ word: String, stem: String) -> Bool { known.contains(word) || stems.contains(stem) }

  /// How many letters of a given name are not in the patronymic: Nikolai, Nikolajewitsch.
  private static let mostDropped = 2
  /// The fewest letters by which a father's name is known.
  private static let fewestLetters = 2

  /// Whether the beginning of a patronymic is a given name: Iwan of Iwanowitsch, Василь of Васильевич.
  func contains(father beginning: Substring) -> Bool {
    let name = "ьйj".contains(beginning.last ?? " ") ? beginning.dropLast() : beginning
    return name.count >= GivenNames.fewestLetters && beginnings.contains(name)
  }

  /// Whether two folded names are translations of one: Лев and Leo, Leo and Leon, Leo and Lew.
  package func areTranslations(_ a: String, _ b: String) -> Bool {
    switch (rows[a], rows[b]) {
    case (let x?, let y?) where !x.isDisjoint(with: y): true
    default:
      originals(of: a).contains { Romanisations.shared.writes($0, b) }
        || originals(of: b).contains { Romanisations.shared.writes($0, a) }
    }
  }

  /// The Russian names that a folded name is a translation of.
  package func originals(of name: String) -> [String] {
    rows[name, default: []].sorted().map { heads[$0] }
  }
}
