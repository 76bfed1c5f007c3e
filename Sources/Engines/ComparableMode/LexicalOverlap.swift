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
  /// The mean of both directions of the squares of how rare the matches are.
  var rare: Float = 0

  /// The overlap of one pair of sentences.
  ///
  /// - Complexity: O(words of both · their matches · log(sentences that have these)); for all pairs see `OverlapSweep`.
  init(
    _ a: SentenceIndex, _ row: Int, _ b: SentenceIndex, _ column: Int, _ matches: Sides<TermMatches>,
    _ rarity: PairRarity
  ) {
    for term in a.terms[row] {
      let best = LexicalOverlap.best(term, a, in: column, of: b, matches.a)
      add(best, to: \.there, rarity: best.map { rarity.of(term: term, match: $0.match.term) })
    }
    for term in b.terms[column] {
      let best = LexicalOverlap.best(term, b, in: row, of: a, matches.b)
      add(best, to: \.back, rarity: best.map { rarity.of(term: $0.match.term, match: term) })
    }
  }

  private mutating func add(
    _ best: (value: Float, match: TermMatches.Match)?, to direction: WritableKeyPath<LexicalOverlap, Float>,
    rarity: Float?
  ) {
    guard let best, let rarity else { return }
    let rare = best.match.weight * rarity
    self.rare += rare * rare / 2
    self[keyPath: direction] += best.value
    switch best.match.source {
    case .dictionary: dictionary += best.value / 2
    case .spelling: spelling += best.value / 2
    }
  }

  /// The best match of a term of one sentence among the terms of another, with its strength times the smaller of both weights.
  static func best(
    _ term: Int32, _ source: SentenceIndex, in sentence: Int, of target: SentenceIndex, _ matches: TermMatches
  ) -> (value: Float, match: TermMatches.Match)? {
    var best: (value: Float, match: TermMatches.Match)?
    for match in matches[term] where target.has(match.term, sentence) {
      let value = match.weight * min(source.weights[term], target.weights[match.term])
      if value > best?.value ?? 0 { best = (value, match) }
    }
    return best
  }
}
