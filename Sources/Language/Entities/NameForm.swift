import Names
import Texts

/// A name as a document writes it, with all ranges where it does.
struct NameForm: Sendable {
  /// Its text, with one space where the document has more.
  let text: String
  /// The same in the spelling of today.
  let modern: String
  /// Its words without particles; initials each by itself, and before the surname.
  var words: [FormWord]
  /// Where it stands, as offsets in the document's view, in order.
  var ranges: [Range<Int>]
  /// What the text there says of its kind, and how often.
  var kinds: [EntityKind: Int]

  /// Whether it is taken for a person's name of several words.
  var isFullPerson: Bool
  /// What tells its bearer from others of the name.
  let identity: NameIdentity
  /// Whether it is a single word.
  var isSingle: Bool { words.count == 1 }

  /// The word by which a person is called: the surname, or what stands in its place.
  var head: FormWord? { words.last { !$0.isNumeral } }
  /// The first letters of its words in lower case, with and without those written small.
  var initials: Set<String> {
    let words = text.split(separator: " ").filter { $0.first?.isLetter ?? false }
    func letters(_ words: [Substring]) -> String { words.compactMap { $0.first?.lowercased() }.joined() }
    return [letters(words), letters(words.filter { $0.first?.isUppercase ?? false })]
  }
  /// Whether the last word is a patronymic, so that the surname is left out: Natalia Ivanovna.
  var lacksSurname: Bool { words.count > 1 && (words.last?.isPatronymic ?? false) }
}

/// A word of a name, with what it is compared by.
struct FormWord: Sendable {
  /// In lower case.
  let folded: String
  /// The same without apostrophes.
  let unquoted: String
  /// As written.
  let text: String
  /// Without the ending of a genitive.
  let base: String
  /// Without any ending of its language's declensions.
  let stem: String
  /// In Cyrillic, what may be left without an ending: of Енисею "енисе" and "енис".
  let stems: Set<String>
  /// Without diacritics.
  let plain: String
  /// Without what orthographies differ in: hyphens, apostrophes, ß, how numbers are written.
  let spelling: String
  /// What it sounds like.
  let keys: [NameKey]
  let isInitial: Bool
  let isNumeral: Bool
  let isAcronym: Bool
  var isPatronymic: Bool
  /// Whether it is a given name that Synoptic knows, in Cyrillic in any case of its declension.
  let isGiven: Bool
  /// The given names that it may be a case of, itself among them if it is one.
  let givenNames: Set<String>
  /// Whether a patronymic may be a surname by its ending.
  let mayBeSurname: Bool
  let isCyrillic: Bool
}

/// Makes forms of mentions.
struct FormMaker {
  private let rules: NameRules
  private let keys: NameKeyMaker
  private let decomposer: Normalizer
  private let scorer: NameScorer
  private let spelling: RussianSpelling

  /// Prepares for the names of a document.
  ///
  /// - Complexity: O(length of the document).
  init(_ document: Document) throws(ICUError) {
    let language = document.language
    rules = NameRules.of(language)
    keys = try NameKeyMaker(language)
    decomposer = try Normalizer(.nfd)
    scorer = try NameScorer.shared()
    spelling = RussianSpelling(of: document)
  }

  /// The forms of a document in order of their first mentions.
  func forms(_ mentions: [NameMention], in document: Document) throws(ICUError) -> [NameForm] {
    var forms: [NameForm] = []
    var indexes: [String: Int] = [:]
    for mention in mentions {
      let text = document.view.text(in: mention.range).split(whereSeparator: \.isWhitespace).joined(
        separator: " ")
      let index = indexes[text] ?? forms.count
      if index == forms.count {
        indexes[text] = index
        let modern = spelling.modern(words: text)
        var identity = try scorer.prepare(modern, isInflected: !rules.isCaseless).identity
        let words = try words(mention.words, hasNumber: identity.number != nil)
        let isFull = isFullPerson(words, mention)
        // Other names have endings like those of women's surnames.
        if !isFull, words.count != 1 || !words[0].isGiven { identity.sex = nil }
        if isFull || words.count == 1, let given = words.first, given.isCyrillic, given.isGiven {
          let sexes = try Set(
            given.givenNames.map { (name) throws(ICUError) in try sex(ofGiven: name) })
          if sexes.count == 1 { identity.sex = sexes.first ?? nil } else if !isFull { identity.sex = nil }
        }
        forms.append(
          NameForm(
            text: text, modern: modern, words: words, ranges: [], kinds: [:], isFullPerson: isFull,
            identity: identity))
      }
      forms[index].ranges.append(mention.range)
      if let kind = mention.kind { forms[index].kinds[kind, default: 0] += 1 }
    }
    FormMaker.learn(&forms)
    return forms
  }

  /// Whose given name a folded nominative is; nil if it is not known or may be either's.
  private func sex(ofGiven name: String) throws(ICUError) -> NameIdentity.Sex? {
    if let sex = rules.given[name] { return sex }
    return try scorer.prepare(name).identity.sex
  }

  /// What the forms of a document tell of one another.
  ///
  /// Who has a surname that looks like a patronymic (D. V. Grigorovich), and which unknown word is a given name (Ф. Нансен, so
  /// Фритьоф Нансен).
  private static func learn(_ forms: inout [NameForm]) {
    var surnames: Set<String> = []
    var initials: [String: Set<Character>] = [:]
    for form in forms {
      guard let last = form.words.last else { continue }
      let before = form.words.dropLast()
      if before.allSatisfy(\.isInitial) { surnames.insert(last.stem) }
      if let first = before.first, first.isInitial, let letter = first.plain.first {
        initials[last.stem, default: []].insert(letter)
      }
    }
    for index in forms.indices {
      let words = forms[index].words
      guard words.count > 1, let first = words.first, let last = words.last else { continue }
      if last.isPatronymic, last.mayBeSurname, surnames.contains(last.stem) {
        forms[index].words[words.count - 1].isPatronymic = false
      }
      if !forms[index].isFullPerson, words.count < 4, forms[index].kinds.isEmpty, !last.isNumeral,
        !first.isInitial,
        let letter = first.plain.first, initials[last.stem]?.contains(letter) ?? false
      {
        forms[index].isFullPerson = true
      }
    }
  }

  /// The words of a name, those before a surname that stands first behind it: Nansen F.
  private func words(_ tokens: [NameToken], hasNumber: Bool) throws(ICUError) -> [FormWord] {
    let words = try wordsInOrder(tokens)
    guard !hasNumber, let initial = words.firstIndex(where: \.isInitial), initial > 0,
      words[initial...].allSatisfy(\.isInitial)
    else { return words }
    return Array(words[initial...] + words[..<initial])
  }

  private func wordsInOrder(_ tokens: [NameToken]) throws(ICUError) -> [FormWord] {
    var words: [FormWord] = []
    for token in tokens
    where token.shape != .small || tokens.count == 1 || !rules.particles.contains(token.folded) {
      // Stress marks are no letters of Cyrillic.
      let folded =
        token.isCyrillic
        ? String(String.UnicodeScalarView(token.folded.unicodeScalars.filter { $0.value != 0x301 }))
        : token.folded
      let parts =
        token.shape == .initial ? folded.split(separator: ".").map(String.init) : [folded]
      for part in parts { words.append(try word(part, token, isLast: token.range == tokens.last?.range)) }
    }
    return words
  }

  /// How cases of Russian surnames end that a title in Latin letters has, such as Dostoevskogo, and their nominative.
  private static let adjectiveCases = ["skogo", "skomu"]
  private static let adjective = "skii"

  private func word(_ folded: String, _ token: NameToken, isLast: Bool) throws(ICUError) -> FormWord {
    let base =
      FormMaker.adjectiveCases.first { folded.hasSuffix($0) && !token.isCyrillic }
      .map { String(folded.dropLast($0.count)) + FormMaker.adjective }
      ?? rules.genitives.first { folded.hasSuffix($0) && folded.count > $0.count + 2 }
      .map { String(folded.dropLast($0.count)) } ?? folded
    let stem = Inflection.stem(folded, rules)
    let plain = String(
      String.UnicodeScalarView(
        try decomposer.normalize(folded).unicodeScalars.filter {
          $0.properties.canonicalCombiningClass == .notReordered
        }))
    var spelled: [NameKey] = []
    for form in [folded, base, stem] {
      let key = try keys.key(form)
      if !spelled.contains(key) { spelled.append(key) }
    }
    let isNumeral = token.shape == .numeral || token.shape == .digits
    let givenNames = GivenNames.shared.nominatives(of: folded, rules)
    let isPatronymic = rules.isPatronymic(folded)
    return FormWord(
      folded: folded, unquoted: folded.filter { $0 != "'" && $0 != "’" }, text: token.text, base: base,
      stem: stem, stems: token.isCyrillic ? Inflection.stems(folded, rules) : [], plain: plain,
      spelling: spelling(plain, isNumeral), keys: spelled, isInitial: token.shape == .initial,
      isNumeral: isNumeral, isAcronym: token.shape == .acronym,
      isPatronymic: isPatronymic && !(isLast && rules.isSurnameLikePatronymic(folded)),
      isGiven: !givenNames.isEmpty || GivenNames.shared.contains(double: folded), givenNames: givenNames,
      mayBeSurname: isPatronymic && rules.surnamelikePatronymics.contains(where: folded.hasSuffix),
      isCyrillic: token.isCyrillic)
  }

  private func spelling(_ plain: String, _ isNumeral: Bool) -> String {
    if isNumeral { return RomanNumeral.value(plain).map(String.init) ?? plain }
    if let number = rules.ordinals[Inflection.stem(plain, endings: rules.adjectiveEndingsTaken)] {
      return number
    }
    if rules.saints.contains(plain) { return rules.saints.sorted().first ?? plain }
    return plain.replacing("ß", with: "ss").filter { $0.isLetter || $0.isNumber }
  }

  private func isFullPerson(_ words: [FormWord], _ mention: NameMention) -> Bool {
    guard words.count > 1, words.count < 6, mention.kind == nil || mention.kind == .person else {
      return false
    }
    if words.contains(where: { $0.isPatronymic || $0.isInitial }) { return true }
    guard OtherNames.shared.codes(of: words).isEmpty else { return false }
    guard let first = words.first, let last = words.last else { return false }
    return first.isGiven || GivenNames.shared.contains(first.folded, rules)
      || mention.kind == .person
      || words.count < 4 && rules.surnames.contains { last.base.hasSuffix($0) } && !mention.isQuoted
  }
}

/// The numbers that Roman numerals write.
package enum RomanNumeral {
  private static let values: [Character: Int] = ["i": 1, "v": 5, "x": 10, "l": 50, "c": 100]

  /// The value of a numeral in lower case, or of digits; nil for anything else.
  package static func value(_ text: String) -> Int? {
    if text.allSatisfy({ $0.isASCII && $0.isNumber }) { return Int(text) }
    var total = 0
    var last = 0
    for letter in text.reversed() {
      guard let value = values[letter] else { return nil }
      total += value < last ? -value : value
      last = max(last, value)
    }
    return total
  }
}
