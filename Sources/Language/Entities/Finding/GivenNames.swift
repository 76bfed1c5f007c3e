import Basics
import Names
import Texts

/// The given names that Synoptic knows, and which of them are translations of one another.
package struct GivenNames: Sendable {
  package static let shared = GivenNames()

  private let known: Set<String>
  /// The Cyrillic ones without their endings, by the code of the language that has these.
  private let stems: [String: Set<String>]
  /// The first letters of those that patronymics are made of, by the code of the language; of all others under that of Russian.
  private let beginnings: [String: Set<Substring>]
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
    self.known = known
    let cyrillic = known.filter { $0.unicodeScalars.contains { $0.value >= 0x400 } }
    var stems: [String: Set<String>] = [:]
    var beginnings: [String: Set<Substring>] = [:]
    for rules in NameRules.cyrillic {
      stems[rules.code] = Set(cyrillic.union(rules.given.keys).map { Inflection.stem($0, rules) })
      guard rules.code == Language.russian.code || !rules.given.isEmpty else { continue }
      var own = Set(rules.fleeting.keys.map { $0[...] })
      for name in known.union(rules.given.keys) {
        for dropped in 0...min(GivenNames.mostDropped, name.count) { own.insert(name.dropLast(dropped)) }
      }
      beginnings[rules.code] = own
    }
    self.stems = stems
    self.beginnings = beginnings
    self.rows = rows
  }

  /// Whether a folded word is a given name in the nominative.
  package func contains(_ name: String) -> Bool { known.contains(name) }

  /// Whether a folded word of a text is a given name in any case of its declension.
  package func contains(_ word: String, _ rules: NameRules) -> Bool {
    known.contains(word) || rules.given[word] != nil
      || of(rules, stems)?.contains(Inflection.stem(word, rules)) ?? false
  }

  /// What is kept for a language; what is kept for Russian where nothing is.
  private func of<T>(_ rules: NameRules, _ kept: [String: T]) -> T? {
    kept[rules.code] ?? kept[Language.russian.code]
  }

  /// Whether a folded word is two given names with a hyphen: Jean-Jacques.
  func contains(double word: String) -> Bool {
    let parts = word.split(separator: "-")
    return parts.count > 1 && parts.allSatisfy { known.contains(String($0)) }
  }

  /// The fewest letters that are left of a given name in other cases: Эв-ой.
  private static let shortestStem = 2

  /// The given names of which a folded Cyrillic word may be a case, itself among them if it is one: Эвой is of Эва, Карла Карла or of Карл.
  ///
  /// Names that the language has of its own come before those of all: Федора is Федір in Ukrainian. Where names have no cases, a word
  /// that is a given name is that one only.
  ///
  /// - Complexity: O(endings of nominatives · endings).
  func nominatives(of word: String, _ rules: NameRules) -> Set<String> {
    let own = rules.given.isEmpty ? [] : nominatives(of: word, rules) { rules.given[$0] != nil }
    return own.isEmpty ? nominatives(of: word, rules, isKnown: known.contains) : own
  }

  private func nominatives(
    of word: String, _ rules: NameRules, isKnown: (String) -> Bool
  ) -> Set<String> {
    var names: Set<String> = isKnown(word) ? [word] : []
    guard word.unicodeScalars.contains(where: { $0.value >= 0x400 }), !rules.isCaseless || names.isEmpty
    else {
      return names
    }
    var stems = rules.caseEndings.filter {
      word.count >= $0.count + GivenNames.shortestStem && word.hasSuffix($0)
    }.map { String(word.dropLast($0.count)) }
    for (form, stem) in rules.alternations where word.hasSuffix(form) {
      stems.append(word.dropLast(form.count) + stem)
    }
    for stem in stems {
      for nominative in rules.nominatives where isKnown(stem + nominative) { names.insert(stem + nominative) }
      if let fleeting = rules.fleeting[stem], isKnown(fleeting) { names.insert(fleeting) }
      for (form, end) in rules.closed where stem.hasSuffix(end) && isKnown(stem.dropLast(end.count) + form) {
        names.insert(stem.dropLast(end.count) + form)
      }
    }
    return names
  }

  /// How many letters of a given name are not in the patronymic: Nikolai, Nikolajewitsch.
  private static let mostDropped = 2
  /// The fewest letters by which a father's name is known.
  private static let fewestLetters = 2

  /// Whether the beginning of a patronymic is a given name: Iwan of Iwanowitsch, Василь of Васильевич.
  func contains(father beginning: Substring, _ rules: NameRules) -> Bool {
    let name = "ьйj".contains(beginning.last ?? " ") ? beginning.dropLast() : beginning
    return name.count >= GivenNames.fewestLetters && of(rules, beginnings)?.contains(name) ?? false
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
