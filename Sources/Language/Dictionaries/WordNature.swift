import Basics
import Texts

/// Whether dictionaries have a word as a name or as a common word.
public enum WordNature: Sendable {
  /// It is written with a capital where common words are not: Москва, Vienna, and Wien by its translations.
  case name
  /// It is not.
  case common
  /// They do not have it, but it can be read as a compound of common words.
  case compound
  /// It is written small in a language that writes its nouns with a capital: an adjective, a verb.
  case small
}

extension Lexicon {
  /// From this share on a word's translations make it a name.
  private static let nameShare: Float = 0.5
  /// The bytes of a compound's part that is no accident.
  private static let longPart = 4

  /// Whether dictionaries have a word as a name or as a common word; nil if they do not have it.
  ///
  /// In a language that writes all nouns with a capital, translations into others tell. A compound is a common word.
  ///
  /// - Complexity: as a look-up, the first time.
  public func nature(of word: String, in language: Language) -> WordNature? {
    let key = ExactText(word)
    if let known = natures[language]?[key] { return known }
    let nature = lookedUp(word, in: language)
    if natures[language]?.count ?? 0 >= WordMatcher.mostKept { natures[language] = [:] }
    natures[language, default: [:]][key] = .some(nature)
    return nature
  }

  private func lookedUp(_ word: String, in language: Language) -> WordNature? {
    let capitalizes = capitalizing.contains(language)
    let folded = folder(language).fold(word)
    var isName = false
    var small: Float = 0
    var all: Float = 0
    var isCompound = false
    for (index, part) in parts.enumerated() {
      guard let source = part.index(of: language) else { continue }
      let terms = part.languages[source]
      for target in part.languages.indices where target != source {
        var names: Float = 0
        var translated: Float = 0
        for match in matcher(index, from: source, to: target).matches(word) {
          switch match.way {
          case .prefix, .relative: continue
          case .compound: isCompound = isCompound || longEnough(match.stem, in: terms)
          case .word, .form:
            // "Ermordung" is itself; the stem it shares with "ermorden" says less.
            let exact = terms.terms.number(of: folded)
            for term in terms.stemTerms[match.stem] where exact == nil || exact == term || match.way == .form
            {
              let capital = Float(terms.capitalized[Int(term)])
              let share =
                capitalizes ? capitalizedShare(of: term, in: part, from: source, to: target) : capital
              guard let share else { continue }
              translated += match.weight
              names += match.weight * min(capital, share)
              if capitalizes { small += match.weight * (1 - capital) }
            }
          }
        }
        all += translated
        if translated > 0, names > Lexicon.nameShare * translated { isName = true }
      }
    }
    if all == 0 { return isCompound ? .compound : nil }
    return isName ? .name : small > Lexicon.nameShare * all ? .small : .common
  }

  /// Whether dictionaries have a word as it is written, but for its capitals, not only a relative or a form of it.
  ///
  /// - Complexity: as a look-up.
  package func hasExactly(_ word: String, in language: Language) -> Bool {
    let folded = folder(language).fold(word)
    return parts.contains { part in
      part.index(of: language).map { part.languages[$0].terms.number(of: folded) != nil } ?? false
    }
  }

  /// Whether a part of a compound is long enough to be no accident, as in Trotz-kis.
  private func longEnough(_ stem: UInt32, in terms: CompiledLexicon.Terms) -> Bool {
    terms.stems.bytes(stem).count >= Lexicon.longPart
  }

  /// What share of a term's translations is written with a capital; nil if there are none.
  private func capitalizedShare(
    of term: UInt32, in part: CompiledLexicon, from source: Int, to target: Int
  ) -> Float? {
    guard !capitalizing.contains(part.languages[target].language) else { return nil }
    var names: Float = 0
    var all: Float = 0
    for table in part.translations where table.source == source && table.target == target {
      for index in table.terms.range(term) {
        all += table.weight(index)
        names +=
          table.weight(index) * Float(part.languages[target].capitalized[Int(table.terms.values[index])])
      }
    }
    return all == 0 ? nil : names / all
  }
}
