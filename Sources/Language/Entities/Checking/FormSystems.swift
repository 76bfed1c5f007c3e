import Names
import Texts

/// By which systems the Latin forms of an entity are romanized, where a document has its Cyrillic name.
public struct FormSystems: Sendable {
  /// A Latin form beside the Cyrillic name that it spells.
  public struct Spelling: Sendable {
    /// The Cyrillic words that the form spells, in the nominative.
    public let cyrillic: String
    /// The Latin words, without the ending of a genitive.
    public let latin: String
    /// The words before these that no Cyrillic name has.
    let other: [String]
    /// The language of the Cyrillic name.
    public let language: CyrillicLanguage
    /// What systems the form follows, and where it leaves them.
    public let fit: SpellingFit

    /// The systems that it follows, marks for soft and hard signs apart.
    public var systems: [TransliterationScheme] { fit.schemes + fit.lenientSchemes }
  }

  /// For each entity, for each of its forms the spelling; nil for Cyrillic forms and for those of which no Cyrillic name is known.
  public let spellings: [[Spelling?]]
  /// For each document the system that its author follows; nil where no system does for half of at least three names.
  public let authors: [TransliterationScheme?]
  /// For each document how many names could be judged.
  public let judged: [Int]

  /// Compares the forms of each entity in `table` with its Cyrillic ones.
  ///
  /// - Parameters:
  ///   - table: the entities.
  ///   - documents: the number of documents.
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(forms of each entity, Latin times Cyrillic), some microseconds each.
  public init(_ table: EntityTable, documents: Int) throws(ICUError) {
    var recognizers = Recognizers()
    var spellings: [[Spelling?]] = []
    for entity in table.entities {
      let names = FormSystems.names(entity)
      var own: [Spelling?] = []
      for form in entity.forms {
        own.append(names.isEmpty ? nil : try FormSystems.spelling(of: form.form, names, &recognizers))
      }
      spellings.append(own)
    }
    self.spellings = spellings
    var authors: [TransliterationScheme?] = []
    var judged: [Int] = []
    for document in 0..<documents {
      let own = FormSystems.words(of: document, table, spellings)
      judged.append(own.count)
      let language = own.first?.language ?? .russian
      authors.append(
        try recognizers[language].author(
          of: own.filter { $0.language == language }.map { ($0.cyrillic, $0.latin) }))
    }
    self.authors = authors
    self.judged = judged
  }

  /// The recognizers made so far.
  private struct Recognizers {
    private var known: [CyrillicLanguage: SpellingRecognizer] = [:]

    subscript(language: CyrillicLanguage) -> SpellingRecognizer {
      mutating get throws(ICUError) {
        if let recognizer = known[language] { return recognizer }
        let recognizer = try SpellingRecognizer(language)
        known[language] = recognizer
        return recognizer
      }
    }
  }

  /// A Cyrillic name: its words, each in the forms of the nominative that it may be of.
  private struct CyrillicName {
    let words: [(candidates: [String], isPatronymic: Bool)]
    let language: CyrillicLanguage

    /// The words that a Latin name with or without a patronymic can have.
    func words(withPatronymic: Bool) -> [[String]] {
      words.filter { withPatronymic || !$0.isPatronymic }.map(\.candidates)
    }
  }

  private static func names(_ entity: EntityTable.Entity) -> [CyrillicName] {
    var seen: Set<String> = []
    return entity.forms.filter { form in
      form.form.words.allSatisfy { $0.isCyrillic && !$0.isInitial && !$0.isNumeral }
    }
    .compactMap { form in
      guard !form.form.words.isEmpty, seen.insert(form.form.modern).inserted else { return nil }
      let language = CyrillicLanguage(guessing: form.form.modern.unicodeScalars)
      let rules = Language(language.rawValue).map(NameRules.of) ?? NameRules.of(.russian)
      return CyrillicName(
        words: form.form.words.map { word in
          let stem = Inflection.stem(word.folded, rules)
          let others =
            stem == word.folded ? [] : rules.nominatives.map { stem + $0 }.filter { $0 != word.folded }
          // Of Сергея Сергей is known.
          let given = word.givenNames.filter { $0 != word.folded }.sorted()
          return ([word.folded] + given + others, word.isPatronymic)
        },
        language: language)
    }
  }

  /// The best fit of a Latin form to one of the Cyrillic names; nil if they have no words in common.
  private static func spelling(
    of form: NameForm, _ names: [CyrillicName], _ recognizers: inout Recognizers
  ) throws(ICUError) -> Spelling? {
    let latin = form.words.filter { !$0.isInitial && !$0.isNumeral }
    guard !latin.isEmpty, !latin.contains(where: { $0.isCyrillic || $0.isAcronym }) else { return nil }
    let scorer = try NameScorer.shared()
    var best: (spelling: Spelling, cost: Int)?
    for name in names {
      // Of the longer name those words that the shorter can have: the last is the surname.
      let cyrillicWords = name.words(withPatronymic: latin.contains(where: \.isPatronymic))
      let count = min(latin.count, cyrillicWords.count)
      let ends = zip(latin.suffix(count), cyrillicWords.suffix(count))
      var words: [String] = []
      for (word, candidates) in ends {
        var chosen: (text: String, cost: Int)?
        for candidate in candidates {
          guard let fit = try recognizers[name.language].fit(cyrillic: candidate, latin: word.base) else {
            continue
          }
          if chosen == nil || fit.breaks.count < chosen?.cost ?? 0 { chosen = (candidate, fit.breaks.count) }
          if fit.breaks.isEmpty { break }
        }
        if let chosen { words.append(chosen.text) }
      }
      guard words.count == count, count > 0 else { continue }
      let cyrillic = words.joined(separator: " ")
      let spelled = latin.suffix(count).map(\.base).joined(separator: " ")
      guard let fit = try recognizers[name.language].fit(cyrillic: cyrillic, latin: spelled) else { continue }
      // Another name altogether, Bronstein for Троцкий or Frankreich for Франция, is no spelling.
      guard let surname = words.last, try scorer.score(surname, latin[latin.count - 1].base) >= 0.5 else {
        continue
      }
      let cost = fit.breaks.count + 2 * (latin.count - count)
      if let best, best.cost <= cost { continue }
      best = (
        Spelling(
          cyrillic: cyrillic, latin: spelled, other: latin.dropLast(count).map(\.text),
          language: name.language, fit: fit), cost
      )
    }
    return best?.spelling
  }

  /// The single words of a document's Latin names, each once.
  private static func words(
    of document: Int, _ table: EntityTable, _ spellings: [[Spelling?]]
  ) -> [(cyrillic: String, latin: String, language: CyrillicLanguage)] {
    var seen: Set<[String]> = []
    var words: [(cyrillic: String, latin: String, language: CyrillicLanguage)] = []
    for (entity, own) in zip(table.entities, spellings) {
      for (form, spelling) in zip(entity.forms, own) where form.document == document {
        guard let spelling else { continue }
        for (cyrillic, latin) in zip(
          spelling.cyrillic.split(separator: " "), spelling.latin.split(separator: " "))
        {
          guard seen.insert([String(cyrillic), String(latin)]).inserted else { continue }
          words.append((String(cyrillic), String(latin), spelling.language))
        }
      }
    }
    return words
  }
}
