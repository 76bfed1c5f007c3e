import Basics
import Texts

extension TextLexicon {
  /// The way from words of one language of the texts through the dictionaries of a part of the lexicon to words of another.
  struct Walk {
    /// The dictionaries that gave something for the last word, and how many pairs of words of the texts each.
    private(set) var used: [Int: Int] = [:]

    private let part: CompiledLexicon
    private let source, target: Int
    private let tables: [CompiledLexicon.Translations]
    /// The stems that each word stands for.
    private let matches: [[WordMatcher.Match]]
    /// The words of the other language that stand for each stem, and how far.
    private let readings: FlatLists<(term: Int32, weight: Float)>
    /// For each word of the other language what was found for it, zeros between two words; and which are not zero.
    private var sums: [Float]
    private var reached: [Int32] = []

    /// Finds the stems of all words; nil if the part does not know both languages.
    init?(_ lexicon: Lexicon, _ index: Int, _ from: Vocabulary, _ to: Vocabulary) {
      part = lexicon.parts[index]
      guard let source = part.index(of: from.language), let target = part.index(of: to.language) else {
        return nil
      }
      let forward = lexicon.matcher(index, from: source, to: target)
      let backward = lexicon.matcher(index, from: target, to: source)
      self.source = source
      self.target = target
      tables = part.translations.filter { $0.source == source }
      matches = Walk.matches(from, forward)
      let found = Walk.matches(to, backward).enumerated().flatMap { term, matches in
        matches.map { (list: Int($0.stem), element: (term: Int32(term), weight: $0.weight)) }
      }
      readings = FlatLists(count: part.languages[target].stems.count, grouping: found)
      sums = [Float](repeating: 0, count: to.stems.count)
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

    /// The words of the texts that translate a word, with weights, in no order.
    ///
    /// A third language is asked only where no dictionary has the word itself: every word reached by two steps has many
    /// translations that the first did not mean (measured: mean F1 .755 with pivots added to direct translations, .770 so).
    mutating func translations(of term: Int32) -> [(term: Int32, weight: Float)] {
      used = [:]
      var all: Float = 0
      for match in matches[Int(term)] {
        for word in part.languages[source].stemTerms[match.stem] {
          for table in tables where table.target == target {
            let range = table.terms.range(word)
            all += Float(range.count)
            for index in range {
              let count = reach(table.terms.values[index], match.weight * table.weight(index))
              used[table.dictionary, default: 0] += count
            }
          }
        }
      }
      // Of two hundred translations of a word like "go", each says little.
      if all > 0 {
        return taken { min(1, Lexicon.chanceScale * ($0 / all).squareRoot()) }
      }
      for match in matches[Int(term)] {
        for word in part.languages[source].stemTerms[match.stem] {
          for table in tables where table.target != target {
            pivot(table, table.terms.range(word), match.weight)
          }
        }
      }
      return taken { min(Lexicon.pivotCeiling, Lexicon.chanceScale * $0.squareRoot()) }
    }

    /// What was found, weighed, after which nothing is.
    private mutating func taken(_ weigh: (Float) -> Float) -> [(term: Int32, weight: Float)] {
      let found = reached.map { (term: $0, weight: weigh(sums[Int($0)])) }
      for term in reached { sums[Int(term)] = 0 }
      reached.removeAll(keepingCapacity: true)
      return found
    }

    /// Adds to each word of the texts that is part of a translation, of a phrase to each word less; gives how many there are.
    private mutating func reach(_ term: UInt32, _ weight: Float) -> Int {
      let stems = part.languages[target].termStems[term]
      let share = weight / Float(stems.count).squareRoot()
      var count = 0
      for stem in stems {
        for index in readings.range(Int(stem)) {
          let reading = readings.values[index]
          add(share * reading.weight, to: reading.term)
          count += 1
        }
      }
      return count
    }

    private mutating func add(_ weight: Float, to term: Int32) {
      // A weight is never zero, so that zero says that nothing was added.
      if sums[Int(term)] == 0 { reached.append(term) }
      sums[Int(term)] += weight
    }

    /// Every way by a third language adds the chance of taking it, if all translations of a word were alike.
    private mutating func pivot(
      _ table: CompiledLexicon.Translations, _ range: Range<Int>, _ weight: Float
    ) {
      let middle = part.languages[table.target]
      for index in range {
        let stems = middle.termStems[table.terms.values[index]]
        guard stems.count == 1, let stem = stems.first else { continue }
        for word in middle.stemTerms[stem] {
          for onward in part.translations where onward.source == table.target && onward.target == target {
            let onwards = onward.terms.range(word)
            if onwards.isEmpty { continue }
            let chance = weight * table.weight(index) / Float(range.count * onwards.count)
            for next in onwards {
              let count = reach(onward.terms.values[next], chance * onward.weight(next))
              if count > 0 {
                used[table.dictionary, default: 0] += count
                used[onward.dictionary, default: 0] += count
              }
            }
          }
        }
      }
    }
  }
}
