import Texts

/// The translations between the words of the texts at hand, taken from a lexicon once, so that aligners see numbers only.
public struct TextLexicon {
  /// What a dictionary gave in a run.
  public struct Use: Sendable {
    /// The dictionary.
    public let dictionary: LexiconDescription.Dictionary
    /// How many words of the texts it has translations of.
    public let words: Int
    /// How many pairs of words of the texts it ties together.
    public let pairs: Int
  }

  /// What each dictionary gave, in the order of the lexicon; empty when there are none.
  public private(set) var uses: [Use] = []

  private var lexicons: [LanguagePair: BilingualLexicon] = [:]

  /// A word, one that translates it, how far, and whether the user's glossary says so.
  private typealias Found = (Int32, Int32, Float, isOwn: Bool)

  private struct LanguagePair: Hashable {
    let source, target: Language
  }

  /// Looks all words of the vocabularies up.
  ///
  /// - Complexity: O(words · translations of each · translations of those, by way of a third language).
  public init(_ lexicon: Lexicon, vocabularies: [Language: Vocabulary]) {
    let languages = vocabularies.keys.sorted { $0.code < $1.code }
    let directions = languages.flatMap { source in
      languages.filter { $0 != source }.map { LanguagePair(source: source, target: $0) }
    }
    var found: [LanguagePair: [Found]] = [:]
    // The words that the user's glossaries translate.
    var own: [LanguagePair: Set<Int32>] = [:]
    for (index, part) in lexicon.parts.enumerated() {
      let isGlossary = part.description.dictionaries.contains(where: \.isGlossary)
      var tally = [Tally](repeating: Tally(), count: part.description.dictionaries.count)
      for direction in directions {
        guard let from = vocabularies[direction.source], let to = vocabularies[direction.target],
          var walk = Walk(lexicon, index, from, to)
        else { continue }
        for term in from.stems.indices.map(Int32.init) {
          let translations = walk.translations(of: term)
          for dictionary in walk.used.keys {
            tally[dictionary].words[direction.source, default: []].insert(term)
            tally[dictionary].pairs += walk.used[dictionary] ?? 0
          }
          if isGlossary, !translations.isEmpty { own[direction, default: []].insert(term) }
          found[direction, default: []] += translations.map { (term, $0.term, $0.weight, isGlossary) }
        }
      }
      uses += zip(part.description.dictionaries, tally).map { dictionary, tally in
        Use(
          dictionary: dictionary, words: tally.words.values.reduce(0) { $0 + $1.count }, pairs: tally.pairs)
      }
    }
    for direction in directions {
      guard let vocabulary = vocabularies[direction.source] else { continue }
      let back = LanguagePair(source: direction.target, target: direction.source)
      // What ties two words together does so whichever side one comes from.
      let all = (found[direction] ?? []) + (found[back] ?? []).map { ($0.1, $0.0, $0.2, $0.3) }
      lexicons[direction] = BilingualLexicon(
        sourceCount: vocabulary.stems.count,
        pairs: all.map { from, to, weight, isOwn in
          let isOutranked =
            !isOwn && (own[direction]?.contains(from) ?? false || own[back]?.contains(to) ?? false)
          return (from, to, weight * (isOutranked ? Lexicon.outrankedWeight : 1))
        })
    }
  }

  /// What a dictionary gave so far.
  private struct Tally {
    /// The words it was found to have, by language.
    var words: [Language: Set<Int32>] = [:]
    var pairs = 0
  }

  /// The translations from `source` to `target`; nil if either has no vocabulary here.
  public func lexicon(from source: Language, to target: Language) -> BilingualLexicon? {
    lexicons[LanguagePair(source: source, target: target)]
  }
}
