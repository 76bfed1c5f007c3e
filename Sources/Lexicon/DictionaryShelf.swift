import Texts

/// The dictionaries that bear on a set of languages, read for the words that occur in the texts at hand.
///
/// Only articles of words in the vocabularies are parsed, so reading takes seconds, not minutes.
public struct DictionaryShelf {
  /// What a dictionary gave in a run.
  public struct Use: Sendable {
    /// The dictionary, such as `deu-eng`.
    public let name: String
    /// How many of its articles were about words of the texts.
    public let articles: Int
  }

  /// A translation by way of a third language counts by how surely one gets there: the square root of the chance times this,
  /// up to a ceiling below what a direct translation counts.
  private static let pivotScale: Float = 2
  private static let pivotCeiling: Float = 0.7

  /// What each dictionary gave, in the order of their names; empty when there are none.
  public private(set) var uses: [Use] = []

  private var lexicons: [LanguagePair: BilingualLexicon] = [:]
  private var counts: [Language: WordCounts] = [:]

  private struct LanguagePair: Hashable {
    let source, target: Language
  }

  /// Headword stem → the stems of its translations with weights.
  private typealias Glossary = [String: [(stem: String, weight: Float)]]

  /// Reads the dictionaries of `locations` for words of `vocabularies`.
  ///
  /// - Throws: `InputError` for a damaged dictionary.
  public init(_ locations: [DictdDictionary.Location], vocabularies: [Language: Vocabulary]) throws {
    let languages = Set(vocabularies.keys)
    // A dictionary helps if its headwords are in the texts, or if it is the second step by way of a third language.
    let dictionaries =
      try locations
      .filter { languages.contains($0.source) || languages.contains($0.target) }
      .filter { languages.count > 1 || languages.contains($0.source) }
      .map(DictdDictionary.init)
    var direct: [(location: DictdDictionary.Location, glossary: Glossary)] = []
    var stemmers: [Language: Vocabulary] = vocabularies
    for dictionary in dictionaries {
      let location = dictionary.location
      stemmers[location.source] = stemmers[location.source] ?? Vocabulary(location.source)
      stemmers[location.target] = stemmers[location.target] ?? Vocabulary(location.target)
      DictionaryShelf.count(dictionary, in: &counts)
      guard let vocabulary = vocabularies[location.source], let target = stemmers[location.target] else {
        continue
      }
      let (glossary, articles) = try DictionaryShelf.glossary(
        dictionary, source: vocabulary, target: target
      ) { vocabulary.term(stem: $0) != nil }
      direct.append((location, glossary))
      uses.append(Use(name: location.shortName, articles: articles))
    }

    for source in languages.sorted(by: { $0.code < $1.code }) {
      for target in languages.sorted(by: { $0.code < $1.code }) where source.code < target.code {
        guard let from = vocabularies[source], let to = vocabularies[target] else { continue }
        var pairs: [(Int32, Int32, Float)] = []
        for (location, glossary) in direct {
          if location.source == source, location.target == target {
            pairs += DictionaryShelf.pairs(glossary, from, to)
          } else if location.source == target, location.target == source {
            pairs += DictionaryShelf.pairs(glossary, to, from).map { ($0.1, $0.0, $0.2) }
          }
        }
        for (start, end, isReversed) in [(source, target, false), (target, source, true)] {
          let pivoted = try DictionaryShelf.pivotPairs(
            from: start, to: end, direct: direct, dictionaries: dictionaries, vocabularies: stemmers)
          pairs += isReversed ? pivoted.map { ($0.1, $0.0, $0.2) } : pivoted
        }
        lexicons[LanguagePair(source: source, target: target)] = BilingualLexicon(
          sourceCount: from.stems.count, pairs: pairs)
        lexicons[LanguagePair(source: target, target: source)] = BilingualLexicon(
          sourceCount: to.stems.count, pairs: pairs.map { ($0.1, $0.0, $0.2) })
      }
    }
  }

  /// The translations from `source` to `target`; nil if either has no vocabulary here.
  public func lexicon(from source: Language, to target: Language) -> BilingualLexicon? {
    lexicons[LanguagePair(source: source, target: target)]
  }

  /// The share of a language's running words that the word forms of a term make up; nil without a dictionary to count.
  public func frequency(of term: Int32, in vocabulary: Vocabulary) -> Double? {
    guard let counts = counts[vocabulary.language], counts.total > 0 else { return nil }
    let seen = vocabulary.forms[Int(term)].reduce(0) { $0 + counts.count(of: $1) }
    return Double(seen) / Double(counts.total)
  }

  /// The glossary of a dictionary for the headwords whose stem `wanted` accepts, and how many articles that were.
  private static func glossary(
    _ dictionary: DictdDictionary, source: Vocabulary, target: Vocabulary, wanted: (String) -> Bool
  ) throws -> (Glossary, articles: Int) {
    var glossary: Glossary = [:]
    var articles = 0
    try dictionary.forEachWord { headword, article in
      let stem = source.stem(headword)
      guard wanted(stem) else { return }
      articles += 1
      for words in dictionary.translations(in: article) {
        let weight = 1 / Float(words.count).squareRoot()
        for word in words { glossary[stem, default: []].append((target.stem(word), weight)) }
      }
    }
    return (glossary, articles)
  }

  private static func pairs(
    _ glossary: Glossary, _ from: Vocabulary, _ to: Vocabulary
  ) -> [(Int32, Int32, Float)] {
    glossary.flatMap { headword, translations in
      translations.compactMap { translation in
        guard let source = from.term(stem: headword), let target = to.term(stem: translation.stem) else {
          return nil
        }
        return (source, target, translation.weight)
      }
    }
  }

  /// Translations from `source` through any third language to `target`, in the direction the dictionaries have.
  private static func pivotPairs(
    from source: Language, to target: Language,
    direct: [(location: DictdDictionary.Location, glossary: Glossary)], dictionaries: [DictdDictionary],
    vocabularies: [Language: Vocabulary]
  ) throws -> [(Int32, Int32, Float)] {
    guard let from = vocabularies[source], let to = vocabularies[target] else { return [] }
    var pairs: [(Int32, Int32, Float)] = []
    for first in direct where first.location.source == source && first.location.target != target {
      let middle = Set(first.glossary.values.flatMap { $0.map(\.stem) })
      for second in dictionaries
      where second.location.source == first.location.target && second.location.target == target {
        guard let pivot = vocabularies[second.location.source] else { continue }
        let (glossary, _) = try glossary(second, source: pivot, target: to, wanted: middle.contains)
        for (headword, translations) in first.glossary {
          guard let start = from.term(stem: headword) else { continue }
          // Every way from start to end adds the chance of taking it, if all translations of a word were alike.
          var chances: [Int32: Float] = [:]
          for translation in translations {
            let onwards = glossary[translation.stem] ?? []
            let chance = 1 / Float(translations.count * max(1, onwards.count))
            for onward in onwards {
              guard let end = to.term(stem: onward.stem) else { continue }
              chances[end, default: 0] += chance * translation.weight * onward.weight
            }
          }
          for (end, chance) in chances {
            pairs.append((start, end, min(pivotCeiling, pivotScale * chance.squareRoot())))
          }
        }
      }
    }
    return pairs
  }

  /// Counts the running words of a dictionary.
  ///
  /// In FreeDict, the examples tell which language is which by their quotation marks; where one language is written
  /// in Cyrillic, its letters do.
  private static func count(_ dictionary: DictdDictionary, in counts: inout [Language: WordCounts]) {
    let source = dictionary.location.source
    let target = dictionary.location.target
    var ofSource = counts[source] ?? WordCounts()
    var ofTarget = counts[target] ?? WordCounts()
    dictionary.articles.withUnsafeBufferPointer { articles in
      if target == .russian {
        ofSource.add(articles[...]) { !$0 }
        ofTarget.add(articles[...]) { $0 }
        return
      }
      let quote = UInt8(ascii: "\"")
      for line in articles.split(separator: UInt8(ascii: "\n")) {
        // An example: six spaces, then `"Flucht ins Grüne"  - escape to the countryside`.
        let text = line.drop { $0 == UInt8(ascii: " ") }
        guard text.first == quote, let end = text.dropFirst().firstIndex(of: quote) else { continue }
        ofSource.add(text[text.startIndex...end]) { _ in true }
        ofTarget.add(articles[end..<min(text.endIndex + 1, articles.endIndex)]) { _ in true }
      }
    }
    counts[source] = ofSource
    counts[target] = ofTarget
  }
}
