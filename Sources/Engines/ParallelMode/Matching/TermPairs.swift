import Basics
import Dictionaries
import Preparation

/// Which terms of one text may stand for which of the other, in both directions, with how surely.
package struct TermPairs: Sendable {
  /// How a pair of terms is known.
  package enum Kind: UInt8, CaseIterable, Sendable {
    /// A dictionary has it.
    case dictionary
    /// The words are spelled alike.
    case spelling
    /// The same number or the same punctuation mark.
    case identity
    /// It was learned from the texts.
    case induced
    /// The user's expression finds the same in both.
    case anchor
  }

  /// One term of the other text.
  package struct Match: Sendable {
    /// Its number.
    package let term: Int32
    /// How surely, 0…1.
    package let weight: Float
    /// How it is known.
    package let kind: Kind
  }

  /// The matches of each term of either text.
  package let matches: Sides<FlatLists<Match>>

  /// Pairs of terms; of a pair given twice the larger weight counts.
  package init(_ pairs: [(a: Int32, b: Int32, weight: Float, kind: Kind)], counts: Sides<Int>) {
    let sorted = pairs.sorted { ($0.a, $0.b, $1.weight) < ($1.a, $1.b, $0.weight) }
    var kept: [(a: Int32, b: Int32, weight: Float, kind: Kind)] = []
    for pair in sorted where kept.last?.a != pair.a || kept.last?.b != pair.b { kept.append(pair) }
    matches = Sides(
      FlatLists(
        count: counts.a,
        grouping: kept.map { (Int($0.a), Match(term: $0.b, weight: $0.weight, kind: $0.kind)) }),
      FlatLists(
        count: counts.b,
        grouping: kept.map { (Int($0.b), Match(term: $0.a, weight: $0.weight, kind: $0.kind)) }))
  }

  /// The same with further pairs.
  package func adding(_ more: [(a: Int32, b: Int32, weight: Float, kind: Kind)]) -> TermPairs {
    var pairs = more
    for term in 0..<matches.a.count {
      for match in matches.a[term] { pairs.append((Int32(term), match.term, match.weight, match.kind)) }
    }
    return TermPairs(pairs, counts: matches.map(\.count))
  }

  /// The pairs of two texts in one language: every term stands for itself, and where the other text does not have it, as in an edition
  /// of another spelling, for what is spelled alike.
  ///
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: see `SpellingPairs`.
  package init(sameLanguage a: Vocabulary, _ b: Vocabulary) throws {
    var pairs: [(a: Int32, b: Int32, weight: Float, kind: Kind)] = []
    for (term, stem) in a.stems.enumerated() {
      guard let same = b.term(stem: stem) else { continue }
      let kind: Kind =
        stem.hasPrefix(ParallelText.anchorPrefix)
        ? .anchor : TermPairs.isSign(stem) ? .identity : .dictionary
      pairs.append((Int32(term), same, 1, kind))
    }
    let spelled = try SpellingPairs.pairs(from: a, to: b, where: { !TermPairs.isSign($0) })
    for pair in spelled
    where b.term(stem: a.stems[Int(pair.source)]) == nil && a.term(stem: b.stems[Int(pair.target)]) == nil {
      pairs.append((pair.source, pair.target, pair.weight, .spelling))
    }
    self.init(pairs, counts: Sides(a.stems.count, b.stems.count))
  }

  /// Whether a stem is no word but a number, a mark or a part of the structure.
  static func isSign(_ stem: String) -> Bool {
    stem.hasPrefix(ParallelText.markPrefix)
      || stem.unicodeScalars.allSatisfy { $0 == "." || $0.properties.numericType == .decimal }
  }

  /// The pairs that spelling and a lexicon give.
  ///
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: see `SpellingPairs`.
  package init(from a: Vocabulary, to b: Vocabulary, lexicon: BilingualLexicon?) throws {
    var pairs = try SpellingPairs.pairs(from: a, to: b, where: { !TermPairs.isSign($0) })
      .map { ($0.source, $0.target, $0.weight, Kind.spelling) }
    for term in a.stems.indices.map(Int32.init) {
      for translation in lexicon?.forward[Int(term)] ?? [] {
        pairs.append((term, translation.term, translation.weight, .dictionary))
      }
      let stem = a.stems[Int(term)]
      if TermPairs.isSign(stem), let same = b.term(stem: stem) {
        pairs.append((term, same, 1, stem.hasPrefix(ParallelText.anchorPrefix) ? .anchor : .identity))
      }
    }
    self.init(pairs, counts: Sides(a.stems.count, b.stems.count))
  }
}
