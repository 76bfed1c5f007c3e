import Dictionaries
import Names
import Texts

/// How a document uses its words, and what dictionaries say of them: what tells names from other words with a capital.
struct WordUse {
  /// What a word with a capital is.
  enum Sort: Sendable {
    /// A name, or most likely one.
    case name
    /// A common word, which may be part of a longer name.
    case common
    /// In a language that capitalizes nouns: an adjective or another word that is else written small.
    case adjective
    /// No name nor a part of one.
    case other
  }

  private let language: Language
  private let rules: NameRules
  private let lexicon: Lexicon
  private let capitalizesNouns: Bool
  private let places: Set<String>
  /// Whether there is a dictionary of the language.
  private let isCovered: Bool
  /// How often a word is written small, and with a capital where that says something.
  private var small: [String: Int] = [:]
  private var capital: [String: Int] = [:]
  /// How often it has a capital and no determiner before it.
  private var bare: [String: Int] = [:]
  /// Words written small, without adjectives' endings.
  private var smallStems: Set<String> = []
  /// How often a Cyrillic word in any case is written small, and with a capital where that says something.
  private var smallOfStem: [String: Int] = [:]
  private var capitalOfStem: [String: Int] = [:]
  /// Words that stand behind a given name or an initial, without the endings of their cases: surnames.
  private var surnames: Set<String> = []
  /// Pairs of words that both have capitals within a sentence, without the endings of their cases.
  private var pairs: Set<[String]> = []
  private var natures: [String: WordNature?] = [:]
  private var adjectives: [String: Bool] = [:]

  init(
    _ sentences: [[NameToken]], language: Language, rules: NameRules, lexicon: Lexicon, places: Set<String>
  ) {
    self.language = language
    self.rules = rules
    self.lexicon = lexicon
    self.places = places
    isCovered = lexicon.covers(language)
    capitalizesNouns = FunctionWords.capitalizesNouns(language)
    for tokens in sentences {
      for (index, token) in tokens.enumerated() {
        if token.shape == .small {
          small[token.folded, default: 0] += 1
          if token.isCyrillic { smallOfStem[Inflection.stem(token.folded, rules), default: 0] += 1 }
          for ending in rules.adjectiveEndings where token.folded.hasSuffix(ending) {
            smallStems.insert(String(token.folded.dropLast(ending.count)))
          }
        } else if !token.isOpening {
          capital[token.folded, default: 0] += 1
          if token.isCyrillic { capitalOfStem[Inflection.stem(token.folded, rules), default: 0] += 1 }
          let before = index > 0 ? tokens[index - 1] : nil
          // An article before a mark belongs to what is called so: die „Fram“.
          let isQuoted = token.gap.last.map { WordUse.openingMarks.contains($0) } ?? false
          if isQuoted || before.map({ !rules.determiners.contains($0.folded) }) ?? true {
            bare[token.folded, default: 0] += 1
          }
          guard let before, before.shape != .small, token.gap == " " else { continue }
          if !before.isOpening { pairs.insert([stem(before), stem(token)]) }
          if token.shape == .capital, !FunctionWords.contains(token.folded, language),
            before.shape == .initial && before.text.hasSuffix(".")
              || before.shape == .capital && !before.isOpening && isGivenName(before)
          {
            surnames.insert(stem(token))
          }
        }
      }
    }
  }

  /// Behind these stands what is called so.
  private static let openingMarks: Set<Character> = ["„", "“", "«", "\"", "‚", "»"]

  private func stem(_ token: NameToken) -> String {
    token.isCyrillic ? Inflection.stem(token.folded, rules) : token.folded
  }

  /// Whether two words, in any case, both have capitals within a sentence somewhere.
  func arePaired(_ a: NameToken, _ b: NameToken) -> Bool { pairs.contains([stem(a), stem(b)]) }

  /// Whether a word stands behind a given name or an initial somewhere.
  func isSurname(_ token: NameToken) -> Bool { surnames.contains(stem(token)) }

  /// What dictionaries say of a word.
  mutating func nature(_ token: NameToken) -> WordNature? {
    if let known = natures[token.folded] { return known }
    let nature = lexicon.nature(of: token.modern, in: language)
    natures[token.folded] = .some(nature)
    return nature
  }

  /// Whether a word is a country or city that ICU knows.
  func isOnMap(_ token: NameToken) -> Bool { places.contains(Inflection.stem(token.folded, rules)) }

  /// Whether a word is a country or city that ICU knows, or one that is known under several names.
  func isPlace(_ token: NameToken) -> Bool {
    isOnMap(token) || OtherNames.shared.contains(Inflection.stem(token.folded, rules))
  }

  /// What the words of a sentence are.
  ///
  /// A given name that is also a common word (Frank, Rose, Leo) is one before another name.
  mutating func sorts(_ tokens: [NameToken]) -> [Sort] {
    var sorts = tokens.map { sort($0) }
    markLists(tokens, &sorts)
    for index in tokens.indices.dropLast().reversed()
    where sorts[index] != .name && tokens[index].shape == .capital
      && isGivenName(tokens[index])
    {
      let next = tokens[index + 1]
      guard next.gap == " " else { continue }
      // "Rose von Meck".
      let isBeforeParticle =
        rules.particles.contains(next.folded) && index + 2 < tokens.count && sorts[index + 2] == .name
      if sorts[index + 1] == .name || next.shape == .initial || isBeforeParticle { sorts[index] = .name }
    }
    // "Mr. Smith".
    for index in tokens.indices.dropFirst()
    where tokens[index].shape == .capital && (sorts[index] == .common || sorts[index] == .adjective)
      && tokens[index - 1].shape == .capital && rules.addresses.contains(tokens[index - 1].folded)
    {
      let token = tokens[index]
      if token.gap == " " || token.gap == ". ", !rules.titles.contains(token.folded) { sorts[index] = .name }
    }
    // "Kronstädter Matrosen": two nouns side by side are none, the first is made of the name of a place.
    for index in tokens.indices.dropLast()
    where capitalizesNouns && sorts[index] == .common && sorts[index + 1] == .common
      && isRelational(tokens[index])
    {
      let next = tokens[index + 1]
      if next.gap == " ", next.shape == .capital { sorts[index] = .name }
    }
    return sorts
  }

  /// Marks the words of lists of names: "Strawinsky, Rachmaninow, Шагал и Павлова"; among names, a word with a capital is one.
  private func markLists(_ tokens: [NameToken], _ sorts: inout [Sort]) {
    guard !capitalizesNouns else { return }
    for index in tokens.indices.dropFirst().dropLast()
    where sorts[index] == .common && tokens[index].shape == .capital && tokens[index].gap == ", "
      && sorts[index - 1] == .name && tokens[index - 1].shape == .capital
    {
      let next = tokens[index + 1]
      let goesOn =
        next.gap == ", " && next.shape == .capital
        || next.gap == " " && WordUse.conjunctions.contains(next.folded) && index + 2 < tokens.count
          && tokens[index + 2].shape == .capital
      if goesOn { sorts[index] = .name }
    }
  }

  /// What stands before the last of a list.
  private static let conjunctions: Set<String> = ["and", "и", "і", "й", "та"]

  private mutating func isRelational(_ token: NameToken) -> Bool {
    rules.relationals.contains { token.folded.hasSuffix($0) } && nature(token) != .common
      && nature(token) != .small
  }

  /// Whether a word is a given name, in any case of its declension.
  func isGivenName(_ token: NameToken) -> Bool {
    GivenNames.shared.contains(token.folded, rules)
      || token.isCyrillic && !GivenNames.shared.nominatives(of: token.folded, rules).isEmpty
  }

  /// What a word with a capital is.
  private mutating func sort(_ token: NameToken) -> Sort {
    // Bolschewiki, Bolsheviks.
    if token.shape == .small, rules.groups.contains(where: token.folded.hasPrefix) { return .name }
    guard token.shape != .small, token.shape != .digits, !rules.noNames.contains(token.folded) else {
      return .other
    }
    if token.shape == .acronym { return .name }
    // Dictionaries could have it as a compound: Давид-ович.
    if rules.isPatronymic(token.folded), !rules.isSurnameLikePatronymic(token.folded) { return .name }
    if token.isCyrillic != (language.writesCyrillic) { return .name }
    if FunctionWords.contains(token.folded, language) { return .other }
    if isPlace(token) { return .name }
    return capitalizesNouns ? sortAmongNouns(token) : sortAmongSmall(token)
  }

  private mutating func sortAmongNouns(_ token: NameToken) -> Sort {
    if rules.nameEndings.contains(where: { token.folded.hasSuffix($0) }) { return .name }
    if rules.organizations.contains(token.folded) { return .common }
    if isBareGivenName(token) || isSurname(token) && nature(token) != .small || isLandmark(token) {
      return .name
    }
    if isAdjective(token) {
      return token.isOpening && small[token.folded, default: 0] > 1 ? .other : .adjective
    }
    switch nature(token) {
    case .name: return .name
    case .small, .common: return .common
    case .compound, nil: break
    }
    if small[token.folded, default: 0] > 0 { return .other }
    // A genitive is what its nominative is.
    for ending in rules.genitives where token.folded.hasSuffix(ending) {
      let base = String(token.folded.dropLast(ending.count))
      if bare[base, default: 0] > 0 { return .name }
      if let nature = lexicon.nature(of: base, in: language), nature == .common || nature == .small {
        return .common
      }
    }
    if nature(token) == .compound { return .common }
    if endsLikeCommon(token) { return .common }
    // A name stands without article somewhere.
    let seen = capital[token.folded, default: 0]
    if seen == 0, isUnknown(token) { return .other }
    return seen > 0 && bare[token.folded, default: 0] == 0 ? .common : .name
  }

  /// Whether dictionaries have a word without its adjective's ending as one that is written small.
  private mutating func isAdjective(_ token: NameToken) -> Bool {
    if let known = adjectives[token.folded] { return known }
    let isAdjective = rules.adjectiveEndings.contains { ending in
      guard token.folded.count > ending.count + 2, token.folded.hasSuffix(ending) else { return false }
      let stem = String(token.folded.dropLast(ending.count))
      return rules.adjectiveSuffixes.contains { stem.hasSuffix($0) } || rules.ordinals[stem] != nil
        || smallStems.contains(stem)
        || lexicon.nature(of: stem, in: language) == .small || nature(token) == .small
    }
    adjectives[token.folded] = isAdjective
    return isAdjective
  }

  /// Whether a word is a street or the like that is called after a name: Semjonow-Platz.
  private mutating func isLandmark(_ token: NameToken) -> Bool {
    let parts = token.folded.split(separator: "-").map(String.init)
    guard parts.count > 1, let last = parts.last, let first = parts.first else { return false }
    return rules.landmarks.contains(last)
      && (lexicon.nature(of: first, in: language).map { $0 == .name } ?? true)
  }

  private func endsLikeCommon(_ token: NameToken) -> Bool {
    rules.commonEndings.contains { token.folded.count > $0.count + 2 && token.folded.hasSuffix($0) }
  }

  /// Whether a word is a given name that is never used as the common word it may also be: "Anna", but not "der Frank".
  private func isBareGivenName(_ token: NameToken) -> Bool {
    guard isGivenName(token), let seen = capital[token.folded] else { return false }
    return bare[token.folded] == seen && small[token.folded] == nil
  }

  private mutating func sortAmongSmall(_ token: NameToken) -> Sort {
    let capitals = capital[token.folded, default: 0]
    let smalls = small[token.folded, default: 0]
    if isBareGivenName(token) { return .name }
    switch nature(token) {
    case .name: return .name
    case .common, .small, .compound:
      // In whatever case: Лига, Лигу.
      let stem = Inflection.stem(token.folded, rules)
      let capitals = token.isCyrillic ? capitalOfStem[stem, default: 0] : capitals
      let smalls = token.isCyrillic ? smallOfStem[stem, default: 0] : smalls
      if smalls == 0, isSurname(token) { return .name }
      if token.isOpening, capitals == 0 { return .other }
      let isOrganization = rules.organizations.contains(token.folded)
      return smalls == 0 && (capitals > 1 || isOrganization) ? .name : .common
    case nil:
      if smalls > capitals { return token.isOpening ? .other : .common }
      if token.isOpening, capitals == 0, endsLikeCommon(token) || isUnknown(token) { return .other }
      return .name
    }
  }

  /// Whether nothing says that a word at the beginning of a sentence is a name: no dictionary could have it, and no list has.
  private func isUnknown(_ token: NameToken) -> Bool {
    !isCovered && !isGivenName(token) && !isSurname(token) && capitalOfStem[stem(token), default: 0] == 0
      && !rules.isSurname(token.folded, stem: Inflection.stem(token.folded, rules))
  }
}

extension Language {
  /// Whether its texts are written in Cyrillic.
  var writesCyrillic: Bool { ["ru", "uk", "bg", "be", "sr", "mk"].contains(code) }
}
