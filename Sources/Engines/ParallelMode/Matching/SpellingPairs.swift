import Dictionaries
import Names

/// Pairs of words that are spelled alike in two languages: names, and words that both have from a third.
enum SpellingPairs {
  /// Below this weight two words are different words.
  private static let leastWeight: Float = 0.68
  /// What is taken off the similarity of sounds, since words that only sound alike are often others.
  private static let soundDiscount: Float = 0.1
  /// Words whose sounds are less alike are not compared letter by letter.
  private static let leastSound: Float = 0.5
  /// Keys shorter than this are alike by chance, and even equal ones count only for names.
  private static let shortestKey = 4
  private static let shortestNameKey = 2

  /// The pairs with how alike they are.
  ///
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(Σ over first-two-consonant groups of the products of their sizes), a small part of all pairs of terms.
  static func found(from a: Vocabulary, to b: Vocabulary) throws -> [(a: Int32, b: Int32, weight: Float)] {
    let scorer = try NameScorer.shared()
    let keys = (try keys(a), try keys(b))
    var buckets: [Int: [Int]] = [:]
    for (term, key) in keys.1.enumerated() where key.sounds.count >= shortestNameKey {
      buckets[key.bucket, default: []].append(term)
    }
    // Words are made ready for the comparison of letters only where one is due.
    var prepared: (a: [Int: NameScorer.Prepared], b: [Int: NameScorer.Prepared]) = ([:], [:])
    var pairs: [(a: Int32, b: Int32, weight: Float)] = []
    for (term, key) in keys.0.enumerated() where key.sounds.count >= shortestNameKey {
      for other in buckets[key.bucket] ?? [] {
        let shorter = min(key.sounds.count, keys.1[other].sounds.count)
        let longer = max(key.sounds.count, keys.1[other].sounds.count)
        if shorter < shortestKey,
          key != keys.1[other] || !a.isCapitalized(Int32(term)) || !b.isCapitalized(Int32(other))
        {
          continue
        }
        // Each sound dropped costs half at least, but for one at the end.
        guard Float(longer - shorter - 1) * 0.5 <= (1 - leastSound) * Float(longer) else { continue }
        let sound = NameKey.similarity(key, keys.1[other])
        guard sound >= leastSound else { continue }
        let first = try prepare(term, a, scorer, &prepared.a)
        let second = try prepare(other, b, scorer, &prepared.b)
        let floor = max(sound - soundDiscount, leastWeight)
        let weight = max(sound - soundDiscount, scorer.wordScore(first, second, floor: floor))
        if weight >= leastWeight { pairs.append((Int32(term), Int32(other), weight)) }
      }
    }
    return pairs
  }

  private static func keys(_ vocabulary: Vocabulary) throws -> [NameKey] {
    let maker = try NameKeyMaker(vocabulary.language)
    return try vocabulary.stems.map { try maker.key(TermPairs.isSign($0) ? "" : $0) }
  }

  /// A term as it was first written.
  private static func prepare(
    _ term: Int, _ vocabulary: Vocabulary, _ scorer: NameScorer, _ known: inout [Int: NameScorer.Prepared]
  ) throws -> NameScorer.Prepared {
    if let known = known[term] { return known }
    let made = try scorer.prepare(vocabulary.forms[term].first ?? "")
    known[term] = made
    return made
  }
}
