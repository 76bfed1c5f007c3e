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

  private struct LanguagePair: Hashable {
    let source, target: Language
  }

  /// A word, one that translates it, how far, and whether the user's glossary says so.
  private typealias Found = (Int32, Int32, Float, isOwn: Bool)

  /// A word of the texts that stands for a stem, and how far.
  private typealias Reading = (term: Int32, weight: Float)

  /// Looks all words of the vocabularies up.
  ///
  /// - Complexity: O(words · translations of each · translations of those, by way of a third language).
  public init(_ lexicon: Lexicon, vocabularies: [Language: Vocabulary]) {
    var words: [Int: Set<Int64>] = [:]
    var pairCounts: [Int: Int] = [:]
    let languages = vocabularies.keys.sorted { $0.code < $1.code }
    var collected: [LanguagePair: [Found]] = [:]
    // What the user's glossaries translate.
    var own: [LanguagePair: Set<Int32>] = [:]
    var dictionaryBase = 0
    for (index, part) in lexicon.parts.enumerated() {
      let isGlossary = part.description.dictionaries.contains(where: \.isGlossary)
      for source in languages {
        for target in languages where source != target {
          guard let here = part.place(of: source), let there = part.place(of: target),
            let from = vocabularies[source], let to = vocabularies[target]
          else { continue }
          let matches = TextLexicon.matches(from, lexicon.matcher(index, from: here, to: there))
          let readings = TextLexicon.byStem(
            TextLexicon.matches(to, lexicon.matcher(index, from: there, to: here)),
            count: part.languages[there].stems.count)
          var walk = Walk(part, from: here, to: there, readings: readings)
          for (term, matches) in matches.enumerated() {
            let found = walk.translations(matches)
            for dictionary in walk.used {
              words[dictionaryBase + dictionary, default: []].insert(
                Int64(languages.firstIndex(of: source) ?? 0) << 32 | Int64(term))
            }
            for (dictionary, count) in walk.pairCounts {
              pairCounts[dictionaryBase + dictionary, default: 0] += count
            }
            let pair = LanguagePair(source: source, target: target)
            if isGlossary, !found.isEmpty { own[pair, default: []].insert(Int32(term)) }
            collected[pair, default: []] += found.map { (Int32(term), $0.key, $0.value, isGlossary) }
          }
        }
      }
      dictionaryBase += part.description.dictionaries.count
    }
    for (place, dictionary) in lexicon.dictionaries.enumerated() {
      uses.append(
        Use(dictionary: dictionary, words: words[place]?.count ?? 0, pairs: pairCounts[place] ?? 0))
    }
    for source in languages {
      for target in languages where source != target {
        guard let vocabulary = vocabularies[source] else { continue }
        let pair = LanguagePair(source: source, target: target)
        let back = LanguagePair(source: target, target: source)
        // What ties two words together does so whichever side one comes from.
        let all = (collected[pair] ?? []) + (collected[back] ?? []).map { ($0.1, $0.0, $0.2, $0.3) }
        lexicons[pair] = BilingualLexicon(
          sourceCount: vocabulary.stems.count,
          pairs: all.map { from, to, weight, isOwn in
            let isOutranked =
              !isOwn && (own[pair]?.contains(from) ?? false || own[back]?.contains(to) ?? false)
            return (from, to, weight * (isOutranked ? Lexicon.outrankedWeight : 1))
          })
      }
    }
  }

  /// The translations from `source` to `target`; nil if either has no vocabulary here.
  public func lexicon(from source: Language, to target: Language) -> BilingualLexicon? {
    lexicons[LanguagePair(source: source, target: target)]
  }

  /// The stems that each term of a vocabulary stands for.
  private static func matches(_ vocabulary: Vocabulary, _ matcher: WordMatcher) -> [[WordMatcher.Match]] {
    vocabulary.forms.map { forms in
      var best: [UInt32: WordMatcher.Match] = [:]
      for form in forms {
        for match in matcher.matches(form) where match.weight > best[match.stem]?.weight ?? 0 {
          best[match.stem] = match
        }
      }
      return best.values.sorted { $0.stem < $1.stem }
    }
  }

  /// The terms that stand for each stem.
  private static func byStem(_ matches: [[WordMatcher.Match]], count: Int) -> [[Reading]] {
    var result = [[Reading]](repeating: [], count: count)
    for (term, matches) in matches.enumerated() {
      for match in matches { result[Int(match.stem)].append((Int32(term), match.weight)) }
    }
    return result
  }

  /// The way from words of one language through a part's dictionaries to words of another.
  private struct Walk {
    /// The dictionaries that the last word was found in.
    private(set) var used: Set<Int> = []
    /// How many pairs each dictionary gave for the last word.
    private(set) var pairCounts: [Int: Int] = [:]

    private let part: CompiledLexicon
    private let source, target: Int
    private let readings: [[Reading]]
    private let tables: [CompiledLexicon.Translations]

    init(_ part: CompiledLexicon, from source: Int, to target: Int, readings: [[Reading]]) {
      self.part = part
      self.source = source
      self.target = target
      self.readings = readings
      tables = part.translations.filter { $0.source == source }
    }

    /// The words of the texts that translate a word with these stems, with weights.
    ///
    /// A third language is asked only where no dictionary has the word itself: every word reached by two steps has many
    /// translations that the first did not mean (measured: mean F1 .755 with pivots added to direct translations, .770 so).
    mutating func translations(_ matches: [WordMatcher.Match]) -> [Int32: Float] {
      used = []
      pairCounts = [:]
      var pivotCounts: [Int: Int] = [:]
      var chances: [Int32: Float] = [:]
      var direct: [Int32: Float] = [:]
      var all: Float = 0
      for match in matches {
        for word in part.languages[source].stemTerms[match.stem] {
          for table in tables {
            let range = table.terms.range(word)
            if range.isEmpty { continue }
            if table.target == target {
              used.insert(table.dictionary)
              for place in range {
                all += 1
                let count = reach(table.terms.values[place], match.weight * table.weight(place)) {
                  direct[$0, default: 0] += $1
                }
                pairCounts[table.dictionary, default: 0] += count
              }
            } else {
              pivot(table, range, match.weight, &chances, &pivotCounts)
            }
          }
        }
      }
      // Of two hundred translations of a word like "go", each says little.
      if all > 0 {
        return direct.mapValues { min(1, Lexicon.chanceScale * ($0 / all).squareRoot()) }
      }
      pairCounts = pivotCounts
      used = Set(pivotCounts.keys)
      return chances.mapValues { min(Lexicon.pivotCeiling, Lexicon.chanceScale * $0.squareRoot()) }
    }

    /// Calls `body` with each word of the texts that is part of a translation; of a phrase each word counts less.
    private func reach(_ term: UInt32, _ weight: Float, _ body: (Int32, Float) -> Void) -> Int {
      let stems = part.languages[target].termStems[term]
      let share = weight / Float(stems.count).squareRoot()
      var count = 0
      for stem in stems {
        for reading in readings[Int(stem)] {
          body(reading.term, share * reading.weight)
          count += 1
        }
      }
      return count
    }

    /// Every way by a third language adds the chance of taking it, if all translations of a word were alike.
    private mutating func pivot(
      _ table: CompiledLexicon.Translations, _ range: Range<Int>, _ weight: Float,
      _ chances: inout [Int32: Float], _ counts: inout [Int: Int]
    ) {
      let middle = part.languages[table.target]
      for place in range {
        let stems = middle.termStems[table.terms.values[place]]
        guard stems.count == 1, let stem = stems.first else { continue }
        for word in middle.stemTerms[stem] {
          for onward in part.translations where onward.source == table.target && onward.target == target {
            let onwards = onward.terms.range(word)
            if onwards.isEmpty { continue }
            let chance = weight * table.weight(place) / Float(range.count * onwards.count)
            for next in onwards {
              let count = reach(onward.terms.values[next], chance * onward.weight(next)) {
                chances[$0, default: 0] += $1
              }
              if count == 0 { continue }
              counts[table.dictionary, default: 0] += count
              if onward.dictionary != table.dictionary { counts[onward.dictionary, default: 0] += count }
            }
          }
        }
      }
    }
  }
}
