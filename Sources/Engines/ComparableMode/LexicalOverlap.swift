import Basics

/// How much of the words of a sentence of one document is found in a sentence of another, and the other way round: for every
/// word the best match there, its strength times the smaller of the two words' weights.
struct LexicalOverlap: Equatable {
  /// The mean of both directions, of matches by dictionary and by spelling.
  var dictionary: Float = 0
  var spelling: Float = 0
  /// The sums of all matches of the words of the first sentence, and of the second.
  var there: Float = 0
  var back: Float = 0
  /// The sum of the squares of how rare the rarest matches of the words are, the mean of both directions.
  var rare: Float = 0

  /// The overlap of one pair of sentences.
  ///
  /// - Complexity: O(words of both · their matches · log(sentences that have these)); for all pairs see `OverlapSweep`.
  init(
    _ a: SentenceIndex, _ row: Int, _ b: SentenceIndex, _ column: Int, _ matches: Sides<TermMatches>,
    _ rarity: PairRarity
  ) {
    for term in a.terms[row] {
      let found = LexicalOverlap.found(term, a, in: column, of: b, matches.a)
      add(LexicalOverlap.best(found), to: \.there)
      addRarest(found.map { $0.match.weight * rarity.of(term: term, match: $0.match.term) })
    }
    for term in b.terms[column] {
      let found = LexicalOverlap.found(term, b, in: row, of: a, matches.b)
      add(LexicalOverlap.best(found), to: \.back)
      addRarest(found.map { $0.match.weight * rarity.of(term: $0.match.term, match: term) })
    }
  }

  private mutating func add(
    _ best: (value: Float, match: TermMatches.Match)?, to direction: WritableKeyPath<LexicalOverlap, Float>
  ) {
    guard let best else { return }
    self[keyPath: direction] += best.value
    switch best.match.source {
    case .dictionary: dictionary += best.value / 2
    case .spelling: spelling += best.value / 2
    }
  }

  private mutating func addRarest(_ rarities: [Float]) {
    guard let rarest = rarities.max() else { return }
    rare += rarest * rarest / 2
  }

  /// A match of a term in a sentence, and its strength times the smaller of both weights.
  typealias Found = (value: Float, match: TermMatches.Match)

  /// The matches of a term of one sentence among the terms of another that have any weight.
  private static func found(
    _ term: Int32, _ source: SentenceIndex, in sentence: Int, of target: SentenceIndex, _ matches: TermMatches
  ) -> [Found] {
    matches[term].compactMap { match in
      let value = match.weight * min(source.weights[term], target.weights[match.term])
      return value > 0 && target.has(match.term, sentence) ? (value, match) : nil
    }
  }

  private static func best(_ found: [Found]) -> Found? {
    found.reduce(nil) { best, next in next.value > best?.value ?? 0 ? next : best }
  }

  /// The best match of a term of one sentence among the terms of another.
  static func best(
    _ term: Int32, _ source: SentenceIndex, in sentence: Int, of target: SentenceIndex, _ matches: TermMatches
  ) -> Found? {
    best(found(term, source, in: sentence, of: target, matches))
  }
}
