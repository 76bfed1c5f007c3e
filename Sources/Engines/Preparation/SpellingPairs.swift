import Dictionaries
import Names

/// Pairs of words that are spelled alike in two languages: names, and words that both have from a third.
///
/// Words are compared whose keys (`NameKey`) begin with the same consonants, by their sounds and by the learned scores of spelling
/// (`NameScorer`); the better of both decides.
package enum SpellingPairs {
  /// A word of either language, by their numbers in the vocabularies.
  package struct Pair: Equatable, Sendable {
    package let source, target: Int32
    /// How alike they are, from `leastWeight` to 1.
    package let weight: Float
  }

  /// Below this weight two words are different words.
  package static let leastWeight: Float = 0.68
  /// What is taken off the similarity of sounds: words that only sound alike are often others, names that the learned scores
  /// of spelling take for one seldom are.
  private static let soundDiscount: Float = 0.1
  /// Words whose sounds are less alike are not compared letter by letter, which takes longer than all else here.
  private static let leastSound: Float = 0.5
  /// What a sound costs at least, of the similarity of the longer word, that only one word has; but for one at the end.
  private static let soundCost: Float = 0.5
  /// Keys shorter than this are alike by chance: even equal ones count only for names.
  private static let shortestKey = 4
  /// Keys shorter than this are not compared.
  private static let shortestNameKey = 2
  /// By how many consonants at their beginning words are compared, and of vocabularies so large that these leave more pairs than
  /// `mostPairs`.
  private static let beginnings = 2...6
  /// How many pairs of words are compared.
  package static let mostPairs = 10_000_000

  /// The pairs, by the number of the source word.
  ///
  /// - Parameter isWord: whether a stem is that of a word, and not of a number or a mark, which are not compared.
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(Σ over first-two-consonant groups of the products of their sizes), a small part of all pairs of words; of large
  ///   vocabularies as many more consonants as leave `mostPairs`.
  package static func pairs(
    from source: Vocabulary, to target: Vocabulary, where isWord: (String) -> Bool = { _ in true }
  ) throws -> [Pair] {
    var sources = try ComparedWords(source, where: isWord)
    var targets = try ComparedWords(target, where: isWord)
    let count = consonants(sources.keys, targets.keys)
    var buckets: [UInt64: [Int]] = [:]
    for (word, key) in targets.keys.enumerated() where key.sounds.count >= shortestNameKey {
      buckets[key.beginning(count), default: []].append(word)
    }
    let scorer = try NameScorer.shared()
    var pairs: [Pair] = []
    for (word, key) in sources.keys.enumerated() where key.sounds.count >= shortestNameKey {
      for other in buckets[key.beginning(count)] ?? [] {
        let otherKey = targets.keys[other]
        let shorter = min(key.sounds.count, otherKey.sounds.count)
        let longer = max(key.sounds.count, otherKey.sounds.count)
        if shorter < shortestKey,
          key != otherKey || !source.isCapitalized(Int32(word)) || !target.isCapitalized(Int32(other))
        {
          continue
        }
        guard Float(longer - shorter - 1) * soundCost <= (1 - leastSound) * Float(longer) else { continue }
        let sound = NameKey.similarity(key, otherKey)
        guard sound >= leastSound else { continue }
        let discounted = sound - soundDiscount
        let spelling = scorer.wordScore(
          try sources.prepared(word, scorer), try targets.prepared(other, scorer),
          floor: max(discounted, leastWeight))
        let weight = max(discounted, spelling)
        if weight >= leastWeight {
          pairs.append(Pair(source: Int32(word), target: Int32(other), weight: weight))
        }
      }
    }
    return pairs
  }

  /// How many consonants two words must begin with alike, so that not too many pairs are compared.
  ///
  /// - Parameter most: how many pairs are not too many.
  package static func consonants(_ sources: [NameKey], _ targets: [NameKey], most: Int = mostPairs) -> Int {
    func counts(_ keys: [NameKey], _ consonants: Int) -> [UInt64: Int] {
      keys.reduce(into: [:]) { counts, key in
        if key.sounds.count >= shortestNameKey { counts[key.beginning(consonants), default: 0] += 1 }
      }
    }
    return beginnings.first { consonants in
      let others = counts(targets, consonants)
      return counts(sources, consonants).reduce(0) { $0 + $1.value * (others[$1.key] ?? 0) } <= most
    } ?? beginnings.upperBound
  }
}

/// The words of a vocabulary with what they are compared by.
private struct ComparedWords {
  /// The sounds of each word; none of what is no word.
  let keys: [NameKey]
  private let vocabulary: Vocabulary
  /// The words as they are compared letter by letter, made ready when that is due.
  private var prepared: [Int: NameScorer.Prepared] = [:]

  init(_ vocabulary: Vocabulary, where isWord: (String) -> Bool) throws {
    self.vocabulary = vocabulary
    let maker = try NameKeyMaker(vocabulary.language)
    keys = try vocabulary.stems.map { try maker.key(isWord($0) ? $0 : "") }
  }

  /// A word as it was first written, for the scores of spelling.
  mutating func prepared(_ word: Int, _ scorer: NameScorer) throws -> NameScorer.Prepared {
    if let known = prepared[word] { return known }
    let new = try scorer.prepare(vocabulary.forms[word].first ?? "")
    prepared[word] = new
    return new
  }
}
