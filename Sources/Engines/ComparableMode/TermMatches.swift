import Basics
import Dictionaries
import Names

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

  /// Below this weight two words are different words.
  private static let leastWeight: Float = 0.68
  /// What is taken off the similarity of sounds: words that only sound alike are often others, names that the learned scores
  /// of spelling take for one seldom are.
  private static let soundDiscount: Float = 0.1
  /// Keys shorter than this are alike by chance, and even equal ones count only for names.
  private static let shortestKey = 4
  private static let shortestNameKey = 2

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
  /// - Complexity: O(Σ over first-two-consonant groups of the products of their sizes), a small part of all pairs of terms.
  init(from source: Vocabulary, to target: Vocabulary, lexicon: BilingualLexicon?) throws {
    var lists = source.stems.indices.map { term in
      lexicon?.forward[term].map { Match(term: $0.term, weight: $0.weight, source: .dictionary) } ?? []
    }
    let sourceKeys = try TermMatches.keys(source)
    let targetKeys = try TermMatches.keys(target)
    let scorer = try NameScorer.shared()
    let sourceNames = try TermMatches.names(source, scorer)
    let targetNames = try TermMatches.names(target, scorer)
    var buckets: [Int: [Int]] = [:]
    for (term, key) in targetKeys.enumerated() where key.sounds.count >= TermMatches.shortestNameKey {
      buckets[key.bucket, default: []].append(term)
    }
    for (term, key) in sourceKeys.enumerated() where key.sounds.count >= TermMatches.shortestNameKey {
      for other in buckets[key.bucket] ?? [] {
        let isShort = min(key.sounds.count, targetKeys[other].sounds.count) < TermMatches.shortestKey
        if isShort,
          key != targetKeys[other] || !source.isCapitalized(Int32(term))
            || !target.isCapitalized(Int32(other))
        {
          continue
        }
        let sound = NameKey.similarity(key, targetKeys[other]) - TermMatches.soundDiscount
        let spelling = scorer.wordScore(
          sourceNames[term], targetNames[other], floor: max(sound, TermMatches.leastWeight))
        let weight = max(sound, spelling)
        guard weight >= TermMatches.leastWeight else { continue }
        if !lists[term].contains(where: { $0.term == Int32(other) && $0.weight >= weight }) {
          lists[term].removeAll { $0.term == Int32(other) }
          lists[term].append(Match(term: Int32(other), weight: weight, source: .spelling))
        }
      }
    }
    self.init(lists)
  }

  /// Each term as it was first written, for the scores of spelling.
  private static func names(_ vocabulary: Vocabulary, _ scorer: NameScorer) throws -> [NameScorer.Prepared] {
    try vocabulary.forms.map { try scorer.prepare($0.first ?? "") }
  }

  private static func keys(_ vocabulary: Vocabulary) throws -> [NameKey] {
    let maker = try NameKeyMaker(vocabulary.language)
    return try vocabulary.stems.map { try maker.key($0) }
  }
}
