/// The translations between the vocabularies of two languages, by term number.
public struct BilingualLexicon: Sendable {
  /// One translation of a term.
  public struct Translation: Sendable {
    /// The term of the other language.
    public let term: Int32
    /// How far the two mean the same, 0…1: 1 for a word a dictionary gives alone, less for a part of a phrase and for one
    /// found through a third language.
    public let weight: Float
  }

  /// The translations of each term of the first language, best first.
  public let forward: [[Translation]]

  /// How many terms of the first language have a translation.
  public var covered: Int { forward.count { !$0.isEmpty } }

  /// The same lexicon with further pairs; of a pair given twice the larger weight counts.
  public func adding(_ pairs: [(source: Int32, target: Int32, weight: Float)]) -> BilingualLexicon {
    let own = forward.enumerated().flatMap { source, translations in
      translations.map { (Int32(source), $0.term, $0.weight) }
    }
    return BilingualLexicon(
      sourceCount: forward.count, pairs: own + pairs.map { ($0.source, $0.target, $0.weight) })
  }

  /// Makes a lexicon from weighted pairs of terms; of a pair given twice the larger weight counts.
  package init(sourceCount: Int, pairs: [(Int32, Int32, Float)]) {
    var sorted = pairs
    sorted.sort { ($0.0, $0.1, $1.2) < ($1.0, $1.1, $0.2) }
    var forward = [[Translation]](repeating: [], count: sourceCount)
    var start = 0
    while start < sorted.count {
      let source = sorted[start].0
      var translations: [Translation] = []
      while start < sorted.count, sorted[start].0 == source {
        let (_, target, weight) = sorted[start]
        if translations.last?.term != target {
          translations.append(Translation(term: target, weight: weight))
        }
        start += 1
      }
      translations.sort { ($1.weight, $0.term) < ($0.weight, $1.term) }
      forward[Int(source)] = translations
    }
    self.forward = forward
  }
}
