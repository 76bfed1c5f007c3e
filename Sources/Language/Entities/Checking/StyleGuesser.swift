import Names
import Texts

/// Tells by which system a Latin name may be written of which no Cyrillic form is known, and how the house's system writes it.
final class StyleGuesser {
  private let house: SchemeTransliterator
  private let back: SchemeTransliterator?
  /// The systems that can be reversed, each in both directions.
  private let others:
    [(scheme: TransliterationScheme, forth: SchemeTransliterator, back: SchemeTransliterator)]

  /// Loads the rules of all systems that can be reversed.
  ///
  /// - Throws: `InputError` if the house's system has no rules for Russian, `ICUError` if ICU fails.
  init(_ scheme: TransliterationScheme) throws {
    house = try SchemeTransliterator(scheme)
    back = try? SchemeTransliterator(scheme, reverse: true)
    others = TransliterationScheme.allCases.filter { $0 != scheme }.compactMap { other in
      guard let forth = try? SchemeTransliterator(other),
        let back = try? SchemeTransliterator(other, reverse: true)
      else { return nil }
      return (other, forth, back)
    }
  }

  /// How the house's system writes a person's name that another system writes letter by letter; nil if none does, or if the house's
  /// does, too.
  ///
  /// - Throws: `ICUError` if ICU fails.
  func expected(_ form: NameForm, preferring author: TransliterationScheme?) throws(ICUError) -> String? {
    let rules = NameRules.of(.russian)
    guard form.isFullPerson, let head = form.head, !form.words.contains(where: \.isCyrillic),
      head.isPatronymic || rules.isSurname(head.base, stem: head.stem)
    else { return nil }
    let words = form.words.filter { !$0.isInitial && !$0.isNumeral }.map(\.base)
    if let back, try writes(words, house, back) != nil { return nil }
    let ordered = others.filter { $0.scheme == author } + others.filter { $0.scheme != author }
    for other in ordered {
      guard let cyrillic = try writes(words, other.forth, other.back) else { continue }
      let expected = HouseStyle.capitalized(try house.transliterate(cyrillic).text)
      return expected.lowercased() == words.joined(separator: " ") ? nil : expected
    }
    return nil
  }

  /// The Cyrillic words that a system writes as these; nil if there are none.
  private func writes(
    _ words: [String], _ forth: SchemeTransliterator, _ back: SchemeTransliterator
  ) throws(ICUError) -> String? {
    let latin = words.joined(separator: " ")
    let cyrillic = try back.transliterate(latin).text
    guard cyrillic.allSatisfy({ $0 == " " || $0 == "-" || ("а"..."я").contains($0) || $0 == "ё" }),
      cyrillic.split(whereSeparator: { $0 == " " || $0 == "-" }).allSatisfy({
        Romanizations.isSpelled($0.unicodeScalars)
      }),
      try forth.transliterate(cyrillic).text == latin
    else { return nil }
    return cyrillic
  }
}
