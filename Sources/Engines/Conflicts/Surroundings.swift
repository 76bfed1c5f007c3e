import Algorithms
import Basics
import ComparableMode
import Foundation
import Preparation

/// What stands around the statements of two documents and is the same: it tells whether they are about one thing.
struct Surroundings {
  /// How well the words around two statements match.
  struct Match {
    /// The logarithm of one plus the weight of the words of both sentences that match, the more the nearer they stand to both.
    var words = 0.0
    /// The same with the words close by counted nearly alone.
    var nearWords = 0.0
    /// The weight of the matching words in that of all words around both, the geometric mean of both sides.
    var coverage = 0.0
  }

  /// A word near a statement.
  private struct Word {
    let term: Int32
    /// Its weight by its rarity.
    let weight: Float
    /// How near it stands, 0…1, by the wide and the narrow measure.
    let wide, narrow: Float
  }

  /// How many code points from an expression a word counts half, by the wide and the narrow measure.
  private static let reach: (wide: Float, narrow: Float) = (40, 15)
  /// Weight that is taken as unmatched on top: where hardly a word stands around, one that matches proves little.
  private static let unseen: Float = 0.3

  /// Of the words of longer sentences than this, so many count on either side: all would be words times statements.
  private static let most = (words: 600, side: 64)

  private let words: Sides<[[Word]]>
  /// The weight of all words around each statement.
  private let totals: Sides<[Float]>
  private let matches: TermMatches
  /// For each term of the second document, the best word of the statement in hand that it matches.
  private var best: [(strength: Float, weight: Float, wide: Float, narrow: Float)]

  /// Prepares the statements of two documents; nil if their languages are not matched.
  init?(_ input: AlignmentInput, _ a: Int, _ b: Int, _ statements: Sides<[Statement]>) {
    guard let matches = input.matches(a, b) else { return nil }
    self.matches = matches
    func words(_ document: Int, _ statements: [Statement]) -> [[Word]] {
      let weights = input.compared[document].index.weights
      return statements.map { statement in
        let tokens = input.documents[document].sentences[statement.sentence].tokens
        return tokens[Surroundings.near(statement.range, in: tokens)].compactMap { token in
          let weight = weights[token.term]
          guard weight > 0, !token.range.overlaps(statement.range) else { return nil }
          let gap = Float(token.gap(to: statement.range))
          return Word(
            term: token.term, weight: weight, wide: 1 / (1 + gap / Surroundings.reach.wide),
            narrow: 1 / (1 + gap / Surroundings.reach.narrow))
        }
      }
    }
    self.words = Sides(words(a, statements.a), words(b, statements.b))
    totals = self.words.map { side in side.map { $0.reduce(0) { $0 + $1.weight * $1.wide } } }
    let terms = self.words.b.joined().map { Int($0.term) + 1 }.max() ?? 0
    best = .init(repeating: (0, 0, 0, 0), count: terms)
  }

  /// Which words of a sentence may stand around a statement at `range`.
  private static func near(_ range: Range<Int>, in tokens: [AnalyzedSentence.Token]) -> Range<Int> {
    guard tokens.count > most.words else { return tokens.indices }
    let place = tokens.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    return max(0, place - most.side)..<min(tokens.count, place + most.side)
  }

  /// Calls `body` with what matches around a statement of the first document and some of the second's.
  ///
  /// - Complexity: O(words around all of them, and the matches of those around the first).
  mutating func forEachMatch(
    of statement: Int, among others: some Sequence<Int>, _ body: (_ other: Int, Match) -> Void
  ) {
    var touched: [Int] = []
    for word in words.a[statement] {
      for match in matches[word.term] where Int(match.term) < best.count {
        let strength = match.weight * word.weight * word.wide
        if best[Int(match.term)].strength == 0 { touched.append(Int(match.term)) }
        if strength > best[Int(match.term)].strength {
          best[Int(match.term)] = (strength, match.weight * word.weight, word.wide, word.narrow)
        }
      }
    }
    for other in others {
      var wide: Float = 0
      var narrow: Float = 0
      for word in words.b[other] {
        let found = best[Int(word.term)]
        guard found.strength > 0 else { continue }
        let weight = min(found.weight, word.weight)
        wide += weight * found.wide * word.wide
        narrow += weight * found.narrow * word.narrow
      }
      let all = (totals.a[statement] * totals.b[other]).squareRoot() + Surroundings.unseen
      body(
        other,
        Match(words: Double(log1p(wide)), nearWords: Double(log1p(narrow)), coverage: Double(wide / all)))
    }
    for term in touched { best[term].strength = 0 }
  }
}

extension AnalyzedSentence.Token {
  /// How many code points stand between it and a range; 0 if they touch or overlap.
  func gap(to other: Range<Int>) -> Int {
    max(0, range.lowerBound - other.upperBound, other.lowerBound - range.upperBound)
  }
}
