import Names
import Texts

/// A name that is not written by the house's system.
public struct StyleDeviation: Sendable {
  /// The index of the entity in the table, and of the form among the entity's.
  public let entity, form: Int
  /// How the system writes it.
  public let expected: String
  /// Where the form leaves the system it is nearest to, in words.
  public let breaks: [String]
}

extension FormSystems {
  /// The forms that are not written by a system, in the order of the table.
  ///
  /// Of forms of which no Cyrillic name is known, those are told that another system writes letter by letter and this one does not.
  /// Established forms, Leon Trotsky, are none.
  ///
  /// - Parameters:
  ///   - scheme: the system.
  ///   - table: the entities that this was made of.
  ///   - languages: the languages of the documents, which have established forms; none if that is not known.
  /// - Throws: `InputError` if the system has no rules for the language of a name, `ICUError` if ICU fails.
  public func deviations(
    from scheme: TransliterationScheme, in table: EntityTable, languages: [Language] = []
  ) throws -> [StyleDeviation] {
    let guesser = try StyleGuesser(scheme)
    func isEstablished(_ form: EntityTable.Form) -> Bool {
      languages.indices.contains(form.document)
        && EstablishedForms.shared.contains(form.form.words.map(\.base), languages[form.document])
    }
    var transliterators: [CyrillicLanguage: SchemeTransliterator] = [:]
    var deviations: [StyleDeviation] = []
    for (entity, own) in spellings.enumerated() {
      if own.allSatisfy({ $0 == nil }) {
        for (form, written) in table.entities[entity].forms.enumerated() where !isEstablished(written) {
          guard let expected = try guesser.expected(written.form, preferring: authors[written.document])
          else { continue }
          deviations.append(StyleDeviation(entity: entity, form: form, expected: expected, breaks: []))
        }
        continue
      }
      // Where no form follows any system, the name is at home in Latin letters: Heidelberg, Diderot.
      guard own.contains(where: { !($0?.systems ?? []).isEmpty }) else { continue }
      for (form, spelling) in own.enumerated() {
        guard let spelling, !spelling.systems.contains(scheme), scheme.languages.contains(spelling.language),
          !isEstablished(table.entities[entity].forms[form])
        else { continue }
        let transliterator =
          try transliterators[spelling.language] ?? SchemeTransliterator(scheme, language: spelling.language)
        transliterators[spelling.language] = transliterator
        let written = try transliterator.transliterate(spelling.cyrillic).text
        deviations.append(
          StyleDeviation(
            entity: entity, form: form,
            expected: HouseStyle.written(spelling, written),
            breaks: spelling.fit.breaks.map(\.description)))
      }
    }
    return deviations
  }
}

enum HouseStyle {
  /// How a system writes the name that a form spells.
  ///
  /// - Throws: `InputError` if the system has no rules for the language of the name, `ICUError` if ICU fails.
  static func written(_ spelling: FormSystems.Spelling, _ scheme: TransliterationScheme) throws -> String {
    let transliterator = try SchemeTransliterator(scheme, language: spelling.language)
    return written(spelling, try transliterator.transliterate(spelling.cyrillic).text)
  }

  /// A name as a system writes it, with the words before it that no Cyrillic name has.
  static func written(_ spelling: FormSystems.Spelling, _ text: String) -> String {
    (spelling.other + [capitalized(text)]).joined(separator: " ")
  }

  /// A name in lower case with the capitals of names.
  static func capitalized(_ name: String) -> String {
    var isStart = true
    return name.reduce(into: "") { text, letter in
      text += isStart ? letter.uppercased() : String(letter)
      isStart = letter == " " || letter == "-"
    }
  }
}
