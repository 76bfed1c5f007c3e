import Basics
import Names
import Texts

/// The given names that Synoptic knows, and which of them are translations of one another.
package struct GivenNames: Sendable {
  package static let shared = GivenNames()

  private let known: Set<String>
  /// The Russian ones without their endings.
  private let stems: Set<String>
  /// The first letters of those that patronymics are made of.
  private let beginnings: Set<Substring>
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
    known.formUnion(GivenNameSexes.names)
    // Few Russian texts write ё.
    known.formUnion(known.map { $0.replacing("ё", with: "е") })
    let rules = NameRules.of(.russian)
    self.known = known
    stems = Set(
      known.filter { $0.unicodeScalars.contains { $0.value >= 0x400 } }.map { Inflection.stem($0, rules) })
    var beginnings = Set(rules.fleeting.keys.map { $0[...] })
    for name in known {
      for dropped in 0...min(GivenNames.mostDropped, name.count) { beginnings.insert(name.dropLast(dropped)) }
    }
    self.beginnings = beginnings
    self.rows = rows
  }

  /// Whether a folded word is a given name in the nominative.
  package func contains(_ name: String) -> Bool { known.contains(name) }

  /// Whether a folded word is a given name in any case of its declension; `stem` is the word without its ending.
  package func contains(_ word: String, stem: String) -> Bool { known.contains(word) || stems.contains(stem) }

  /// Whether a folded word is two given names with a hyphen: Jean-Jacques.
  func contains(double word: String) -> Bool {
    let parts = word.split(separator: "-")
    return parts.count > 1 && parts.allSatisfy { known.contains(String($0)) }
  }

  /// The fewest letters that are left of a given name in other cases: Эв-ой.
  private static let shortestStem = 2

  /// The given names of which a folded Cyrillic word may be a case, itself among them if it is one: Эвой is of Эва, Карла Карла or of Карл.
  ///
  /// - Complexity: O(endings of nominatives · endings).
  func nominatives(of word: String, _ rules: NameRules) -> Set<String> {
    var names: Set<String> = known.contains(word) ? [word] : []
    guard word.unicodeScalars.contains(where: { $0.value >= 0x400 }) else { return names }
    for ending in rules.caseEndings
    where word.count >= ending.count + GivenNames.shortestStem && word.hasSuffix(ending) {
      let stem = String(word.dropLast(ending.count))
      for nominative in rules.nominatives where known.contains(stem + nominative) {
        names.insert(stem + nominative)
      }
      if let fleeting = rules.fleeting[stem], known.contains(fleeting) { names.insert(fleeting) }
    }
    return names
  }

  /// How many letters of a given name are not in the patronymic: Nikolai, Nikolajewitsch.
  private static let mostDropped = 2
  /// The fewest letters by which a father's name is known.
  private static let fewestLetters = 2

  /// Whether the beginning of a patronymic is a given name: Iwan of Iwanowitsch, Василь of Васильевич.
  func contains(father beginning: Substring) -> Bool {
    let name = "ьйj".contains(beginning.last ?? " ") ? beginning.dropLast() : beginning
    return name.count >= GivenNames.fewestLetters && beginnings.contains(name)
  }

  /// The rows of the table of translated names in which a folded name stands.
  func translations(of name: String) -> Set<Int> { rows[name] ?? [] }

  /// Whether a folded name, or a translation of it, begins with some letters.
  ///
  /// - Complexity: O(length of the rows of the table in which it stands).
  func hasTranslation(of name: String, beginning letters: String) -> Bool {
    (rows[name] ?? []).contains { row in TranslatedNames.rows[row].contains { $0.hasPrefix(letters) } }
  }

  /// Whether two folded names are one in different languages: Лев and Leo, Leo and Lew.
  package func areTranslations(_ a: String, _ b: String) -> Bool {
    guard let x = rows[a], let y = rows[b] else { return false }
    return !x.isDisjoint(with: y)
  }
}
