import Basics
import Dictionaries
import Preparation

/// Which terms of one language stand for which of another, how surely, and how that is known.
package struct TermMatches: Sendable {
  /// How a match is known.
  package enum Source: UInt8, Sendable {
    case dictionary
    case spelling
  }

  /// A match of a term.
  package struct Match: Sendable {
    package let term: Int32
    package let weight: Float
    package let source: Source
  }

  private let lists: FlatLists<Match>

  /// The matches of a term.
  package subscript(term: Int32) -> ArraySlice<Match> { lists[Int(term)] }

  private init(_ lists: [[Match]]) { self.lists = FlatLists(lists) }

  /// The same matches by the terms they are with.
  ///
  /// - Parameter count: the number of terms of the other language.
  func inverted(count: Int) -> TermMatches {
    var lists: [[Match]] = .init(repeating: [], count: count)
    for term in self.lists.indices {
      for match in self[Int32(term)] {
        lists[Int(match.term)].append(Match(term: Int32(term), weight: match.weight, source: match.source))
      }
    }
    return TermMatches(lists)
  }

  /// Every term matches itself: for two documents in one language.
  static func identity(_ vocabulary: Vocabulary) -> TermMatches {
    TermMatches(vocabulary.stems.indices.map { [Match(term: Int32($0), weight: 1, source: .dictionary)] })
  }

  /// Matches by dictionary and by spelling.
  ///
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: that of `SpellingPairs`.
  init(from source: Vocabulary, to target: Vocabulary, lexicon: BilingualLexicon?) throws {
    var lists = source.stems.indices.map { term in
      lexicon?.forward[term].map { Match(term: $0.term, weight: $0.weight, source: .dictionary) } ?? []
    }
    for pair in try SpellingPairs.pairs(from: source, to: target) {
      let term = Int(pair.source)
      if !lists[term].contains(where: { $0.term == pair.target && $0.weight >= pair.weight }) {
        lists[term].removeAll { $0.term == pair.target }
        lists[term].append(Match(term: pair.target, weight: pair.weight, source: .spelling))
      }
    }
    self.init(lists)
  }
}
