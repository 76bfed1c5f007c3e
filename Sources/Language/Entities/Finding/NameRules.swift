import Basics
import Names
import Texts

/// What surrounds and makes up names in a language; see `Resources/name-rules.txt`.
package struct NameRules: Sendable {
  /// The language's code, `*` for what holds for all.
  let code: String
  /// Words that stand before a name and are no part of it.
  let titles: Set<String>
  /// The same before a surname, whatever else that may mean.
  let addresses: Set<String>
  /// Words that stand small within a person's name.
  let particles: Set<String>
  /// Words that stand small within an organization's or a work's name.
  let joiners: Set<String>
  /// Words directly before another name of whoever was named before.
  let aliases: Set<String>
  /// The same, only in a parenthesis.
  let parenthesisAliases: Set<String>
  /// The same, at the beginning of a parenthesis.
  let openingAliases: Set<String>
  /// Words before several other names, in quotation marks.
  let pluralAliases: Set<String>
  /// Words before the names of women, and of men.
  let women, men: Set<String>
  /// Words before the given names of somebody's family.
  let kin: Set<String>
  /// The main words of organizations' names.
  let organizations: Set<String>
  /// Words before the names of places.
  let places: Set<String>
  /// The last words of the names of gardens, streets and the like.
  let landmarks: Set<String>
  /// The beginnings of words for members of groups that are written small and yet are names elsewhere: большевик.
  let groups: [String]
  /// Words before the names of works.
  let works: Set<String>
  /// Words with a capital that are no names.
  let noNames: Set<String>
  /// What "Saint" is at the beginning of a place's name.
  let saints: Set<String>
  /// The stems of ordinal numbers and their digits.
  let ordinals: [String: String]
  /// Words before common nouns.
  let determiners: Set<String>
  /// How patronymics end, in any spelling.
  let patronymics: Endings
  private let allPatronymics: [String]
  /// The same of men, as some surnames end too.
  let surnamelikePatronymics: [String]
  /// The stems of names whose vowel falls out, with those of the nominative: льв, лев.
  let fleeting: [String: String]
  /// How cases end before which the stem is another one, each with how the stem ends then: зі of Ользі, г of Ольга.
  let alternations: [(form: String, stem: String)]
  /// How nominatives without ending end whose last vowel is another one in the cases, each with how the stem ends then.
  let closed: [(form: String, stem: String)]
  /// Whether names have no cases, so that what they end in tells men's from women's.
  let isCaseless: Bool
  /// How cases end that only men's surnames have, and how men's surnames end of which women have a form of their own.
  let menCases, pairedSurnames: [String]
  /// Given names that only texts of the language have, with the sex of each.
  let given: [String: NameIdentity.Sex]
  /// How verbs end behind women's names, and behind men's.
  let womenVerbs, menVerbs: [String]
  /// What a name takes on in its cases, longest first.
  let endings: Endings
  /// The same as strings, without that of no ending.
  let caseEndings: [String]
  /// How an adjective made of a place's name ends.
  let relationals: [String]
  /// How surnames end.
  let surnames: [String]
  /// How nouns end that are no names.
  let commonEndings: [String]
  /// How words end that are names though a dictionary may have them as common words.
  let nameEndings: [String]
  /// What a genitive takes on.
  let genitives: [String]
  /// How a nominative ends whose other case one has.
  let nominatives: [String]
  /// How the stems of adjectives end.
  let adjectiveSuffixes: [String]
  /// How adjectives end.
  let adjectiveEndings: [String]
  /// The same, as they are taken off.
  let adjectiveEndingsTaken: Endings

  /// The rules of each language of the file, and under `*` those of all others.
  private static let byLanguage: [String: NameRules] = {
    let lines = Array(DataLines(PackageResources.name_rules_txt))
    return Dictionary(uniqueKeysWithValues: Set(lines.map { $0[0] }).map { ($0, NameRules(code: $0, lines)) })
  }()

  /// The rules of a language; those that hold for all if the file has none of its own.
  package static func of(_ language: Language) -> NameRules {
    byLanguage[language.code] ?? byLanguage["*"] ?? NameRules(code: "*", [])
  }

  /// The rules of every language that the file has Cyrillic endings of names for.
  static var cyrillic: [NameRules] {
    byLanguage.values.filter { $0.caseEndings.joined().unicodeScalars.contains { $0.value >= 0x400 } }
  }

  private init(code: String, _ lines: [[String]]) {
    self.code = code
    let words = NameRules.words(code, lines)
    func set(_ kind: String) -> Set<String> { Set(words[kind] ?? []) }
    func endings(_ kind: String) -> [String] {
      (words[kind] ?? []).map { $0 == "-" ? "" : $0 }.sorted { ($1.count, $0) < ($0.count, $1) }
    }
    titles = set("title")
    addresses = set("address")
    particles = set("particle")
    joiners = set("joiner")
    aliases = set("alias")
    parenthesisAliases = set("alias-in-parenthesis")
    openingAliases = set("alias-opening-parenthesis")
    pluralAliases = set("aliases")
    women = set("woman")
    men = set("man")
    kin = set("kin")
    organizations = set("organisation")
    places = set("place")
    works = set("work")
    landmarks = set("landmark")
    groups = words["group"] ?? []
    noNames = set("noname")
    func couples(_ kind: String) -> [(String, String)] {
      let own = words[kind] ?? []
      return stride(from: 0, to: own.count - 1, by: 2).map { (own[$0], own[$0 + 1]) }
    }
    func pairs(_ kind: String) -> [String: String] {
      Dictionary(couples(kind), uniquingKeysWith: { $1 })
    }
    ordinals = pairs("ordinal")
    fleeting = pairs("fleeting")
    alternations = couples("alternation").map { (form: $0.0, stem: $0.1) }
    closed = couples("closed").map { (form: $0.0, stem: $0.1) }
    isCaseless = !set("caseless").isEmpty
    given = Dictionary(
      (words["given-man"] ?? []).map { ($0, NameIdentity.Sex.male) }
        + (words["given-woman"] ?? []).map { ($0, .female) }, uniquingKeysWith: { first, _ in first })
    menCases = endings("man-case")
    pairedSurnames = endings("woman-pair")
    womenVerbs = endings("woman-verb")
    menVerbs = endings("man-verb")
    saints = set("saint")
    determiners = set("determiner")
    surnamelikePatronymics = endings("patronymic-or-surname")
    allPatronymics = endings("patronymic") + surnamelikePatronymics
    patronymics = Endings(allPatronymics)
    self.endings = Endings(endings("ending"))
    caseEndings = endings("ending").filter { !$0.isEmpty }
    relationals = endings("relational")
    surnames = endings(words["own-person"] == nil ? "person" : "own-person")
    commonEndings = endings("common")
    nameEndings = endings("name")
    adjectiveEndings = endings("adjective")
    adjectiveEndingsTaken = Endings(adjectiveEndings)
    adjectiveSuffixes = endings("adjective-stem")
    genitives = endings("genitive")
    nominatives = endings("nominative")
  }

  /// The words of a language in lines `LANGUAGE KIND WORD...`, with those of all languages (`*`), by kind.
  static func words(_ code: String, _ lines: [[String]]) -> [String: [String]] {
    var words: [String: [String]] = [:]
    for line in lines where line[0] == code || line[0] == "*" {
      words[line[1], default: []] += line.dropFirst(2)
    }
    return words
  }

  /// Whether a folded word is a patronymic: Ильич, Iwanowna, Davidovich.
  package func isPatronymic(_ word: String) -> Bool {
    patronymics.first(of: word, after: 2) != nil
  }

  /// Whether a folded word that ends like a patronymic is no given name's, and so a surname where it comes last: Schostakowitsch.
  package func isSurnameLikePatronymic(_ word: String) -> Bool {
    guard let ending = surnamelikePatronymics.first(where: word.hasSuffix),
      !allPatronymics.contains(where: { $0.count > ending.count && word.hasSuffix($0) })
    else { return false }
    return !GivenNames.shared.contains(father: word.dropLast(ending.count), self)
  }

  /// Whether a word is how a surname ends, in any case of its declension.
  func isSurname(_ word: String, stem: String) -> Bool {
    ([word] + (stem == word ? [] : nominatives.map { stem + $0 })).contains { word in
      surnames.contains { word.hasSuffix($0) }
    }
  }
}
