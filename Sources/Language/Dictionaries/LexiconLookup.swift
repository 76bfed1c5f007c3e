import Basics
import Texts

extension Lexicon {
  /// A translation of a word, and where it comes from.
  public struct Translation: Equatable, Sendable {
    /// How the word was found in the dictionary.
    public enum Way: String, Codable, Sendable {
      /// As it is, but for its ending.
      case word
      /// As a form of another word.
      case form
      /// By the parts of the compound or phrase that it is.
      case compound
      /// Without its prefix.
      case prefix
      /// As a relative: a word with the same beginning.
      case relative
      /// As a phrase of several words.
      case phrase
    }

    /// The translation, folded: in lower case, without what dictionaries put in for any word.
    public let text: String
    /// How far the two mean the same, 0…1.
    public let weight: Float
    /// The dictionaries that give it, such as `deu-eng`; of one by way of a third language, both.
    public let dictionaries: [String]
    /// The dictionary's word.
    public let headword: String
    /// How the word was found.
    public let way: Way
    /// The word of the third language it was found by, nil for a direct translation.
    public let via: String?
  }

  /// The translations of a word or phrase as it stands in a text, best first.
  ///
  /// Where no dictionary between the two languages has the word, a third language is the way.
  ///
  /// - Complexity: O(number of translations · log).
  public func translations(of word: String, from source: Language, to target: Language) -> [Translation] {
    var best: [String: Translation] = [:]
    for (index, part) in parts.enumerated() {
      guard let from = part.index(of: source), let to = part.index(of: target), from != to else { continue }
      for found in terms(word, index, from, to) {
        for translation in LookUp(part, from: from, to: to).translations(found) {
          let known = best[translation.text]
          if let known, known.weight >= translation.weight { continue }
          best[translation.text] = translation
        }
      }
      // The user's own glossary has the last word.
      if !best.isEmpty, part.description.dictionaries.contains(where: \.isGlossary) { break }
    }
    return best.values.sorted { ($1.weight, $0.text) < ($0.weight, $1.text) }
  }

  /// Whether a word has a translation at all.
  public func knows(_ word: String, from source: Language, to target: Language) -> Bool {
    parts.indices.contains { index in
      guard let from = parts[index].index(of: source), let to = parts[index].index(of: target), from != to
      else { return false }
      let lookUp = LookUp(parts[index], from: from, to: to)
      return terms(word, index, from, to).contains { lookUp.hasTranslation($0.term) }
    }
  }

  /// A term of a dictionary that a word stands for.
  private typealias Found = (term: UInt32, weight: Float, way: Translation.Way)

  /// The terms of a part's language that a word or phrase stands for.
  private func terms(_ word: String, _ part: Int, _ language: Int, _ target: Int) -> [Found] {
    let terms = parts[part].languages[language]
    let matcher = matcher(part, from: language, to: target)
    let words = matcher.words(of: word)
    guard words.count > 1 else {
      return matcher.matches(words.first ?? word).flatMap { match in
        terms.stemTerms[match.stem].map { ($0, match.weight, match.way.reported) }
      }
    }
    let stems = words.map { matcher.matches($0).filter { $0.way == .word || $0.way == .form }.map(\.stem) }
    let lookUp = LookUp(parts[part], from: language, to: target)
    var found: [Found] = []
    for first in stems[0] {
      for phrase in terms.phrases[first] {
        let parts = terms.termStems[phrase]
        guard parts.count == stems.count, zip(parts, stems).allSatisfy({ $1.contains($0) }),
          lookUp.hasTranslation(phrase)
        else { continue }
        found.append((phrase, 1, .phrase))
      }
    }
    if !found.isEmpty { return found }
    // "to-morrow" has become one word.
    let joined = word.contains("-") && !word.contains(" ") ? matcher.matches(words.joined()) : []
    let wholes = joined.filter { $0.way == .word || $0.way == .form }
    if !wholes.isEmpty {
      return wholes.flatMap { match in terms.stemTerms[match.stem].map { ($0, match.weight, .form) } }
    }
    // What no dictionary has as a phrase is a compound written apart.
    let share = WordMatcher.compoundWeight / Float(words.count).squareRoot()
    return words.flatMap { word in
      matcher.matches(word).flatMap { match in
        terms.stemTerms[match.stem].map { ($0, share * match.weight, .compound) }
      }
    }
  }

  /// A look-up in one part, from one language to another.
  private struct LookUp {
    private let part: CompiledLexicon
    private let source: Int
    private let target: Int

    init(_ part: CompiledLexicon, from source: Int, to target: Int) {
      self.part = part
      self.source = source
      self.target = target
    }

    func hasTranslation(_ term: UInt32) -> Bool {
      let tables = part.translations.filter { $0.source == source }
      if tables.contains(where: { $0.target == target && !$0.terms.range(term).isEmpty }) { return true }
      return tables.contains { table in
        table.terms[term].contains { middle in
          part.translations.contains {
            $0.source == table.target && $0.target == target && !$0.terms.range(middle).isEmpty
          }
        }
      }
    }

    func translations(_ found: Found) -> [Translation] {
      let tables = part.translations.filter { $0.source == source }
      let headword = part.languages[source].terms.string(found.term)
      var direct: [UInt32: (share: Float, dictionaries: Set<Int>)] = [:]
      var all: Float = 0
      for table in tables where table.target == target {
        for index in table.terms.range(found.term) {
          all += 1
          let term = table.terms.values[index]
          direct[term, default: (0, [])].share += table.weight(index)
          direct[term, default: (0, [])].dictionaries.insert(table.dictionary)
        }
      }
      if all > 0 {
        return direct.map { term, given in
          translation(
            term, found, headword, given.dictionaries, via: nil,
            weight: min(1, Lexicon.chanceScale * (given.share / all).squareRoot()))
        }
      }
      return tables.filter { $0.target != target }.flatMap { pivoted(found, headword, $0) }
    }

    private func pivoted(
      _ found: Found, _ headword: String, _ table: CompiledLexicon.Translations
    ) -> [Translation] {
      var chances: [UInt32: (chance: Float, dictionaries: Set<Int>, via: UInt32, viaChance: Float)] = [:]
      let range = table.terms.range(found.term)
      for index in range {
        let middle = table.terms.values[index]
        for onward in part.translations where onward.source == table.target && onward.target == target {
          let onwards = onward.terms.range(middle)
          for next in onwards {
            let chance = table.weight(index) * onward.weight(next) / Float(range.count * onwards.count)
            var known = chances[onward.terms.values[next]] ?? (0, [], middle, 0)
            known.chance += chance
            known.dictionaries.formUnion([table.dictionary, onward.dictionary])
            if chance > known.viaChance { (known.via, known.viaChance) = (middle, chance) }
            chances[onward.terms.values[next]] = known
          }
        }
      }
      return chances.map { term, way in
        translation(
          term, found, headword, way.dictionaries, via: part.languages[table.target].terms.string(way.via),
          weight: min(Lexicon.pivotCeiling, Lexicon.chanceScale * way.chance.squareRoot()))
      }
    }

    private func translation(
      _ term: UInt32, _ found: Found, _ headword: String, _ dictionaries: Set<Int>, via: String?,
      weight: Float
    ) -> Translation {
      Translation(
        text: part.languages[target].terms.string(term), weight: weight * found.weight,
        dictionaries: dictionaries.map { part.description.dictionaries[$0].name }.sorted(),
        headword: headword,
        way: found.way, via: via)
    }
  }
}

extension WordMatcher.Way {
  /// The way as a look-up reports it.
  fileprivate var reported: Lexicon.Translation.Way {
    switch self {
    case .word: .word
    case .form: .form
    case .compound: .compound
    case .prefix: .prefix
    case .relative: .relative
    }
  }
}
