import Names
import Texts

/// How alike names and words of names are, no two texts compared twice, however many documents have them.
struct NameComparisons {
  /// From this score on, two words are one name; below it no score is made out.
  static let wordLimit: Float = 0.5

  /// A word that an entity is called by.
  private struct Head {
    let isGiven: Bool
    let buckets: Set<Int>
    /// As written, and in those forms of the nominative that it may be a case of.
    let names: [NameScorer.Prepared]
  }

  private struct Word: Hashable {
    let text: String
    let language: Language
  }

  private struct Pair: Hashable {
    let a, b: Int
  }

  private let scorer: NameScorer
  /// Each as written, and in those forms of the nominative that it may be a case of.
  private var names: [[NameScorer.Prepared]] = []
  private var indexOfName: [Word: Int] = [:]
  private var heads: [Head] = []
  private var indexOfHead: [Word: Int] = [:]
  private var nameScores: [Pair: Float] = [:]
  private var headScores: [Pair: Float] = [:]

  init() throws(ICUError) {
    scorer = try NameScorer.shared()
  }

  /// The number of a full name, the same for the same text of a language.
  mutating func name(_ form: NameForm, _ language: Language) throws(ICUError) -> Int {
    let key = Word(text: form.modern, language: language)
    if let known = indexOfName[key] { return known }
    var prepared = [try scorer.prepare(form.modern, isInflected: true)]
    for text in NameComparisons.nominatives(form, NameRules.of(language)) {
      prepared.append(try scorer.prepare(text, isInflected: true))
    }
    names.append(prepared)
    indexOfName[key] = names.count - 1
    return names.count - 1
  }

  /// A Cyrillic name of a person in those forms of the nominative that it may be a case of.
  private static func nominatives(_ form: NameForm, _ rules: NameRules) -> [String] {
    guard let head = form.words.last, head.isCyrillic, !head.isInitial, !head.isPatronymic else { return [] }
    let before = form.words.dropLast().map { word in
      word.isInitial ? word.folded.uppercased() + "." : word.givenNames.sorted().first ?? word.folded
    }
    var texts: [String] = []
    for ending in rules.nominatives where head.stem + ending != head.folded {
      texts.append((before + [head.stem + ending]).joined(separator: " "))
    }
    if before.joined(separator: " ") != form.words.dropLast().map(\.folded).joined(separator: " ") {
      texts.append((before + [head.folded]).joined(separator: " "))
    }
    return texts
  }

  /// The number of a word that an entity is called by, the same for the same word of a language.
  mutating func head(_ word: FormWord, _ language: Language) throws(ICUError) -> Int {
    let key = Word(text: word.folded, language: language)
    if let known = indexOfHead[key] { return known }
    var prepared: [NameScorer.Prepared] = []
    for text in NameComparisons.nominatives(word, NameRules.of(language)) {
      prepared.append(try scorer.prepare(text))
    }
    heads.append(
      Head(isGiven: word.isGiven, buckets: Set(word.keys.map(\.bucket)), names: prepared))
    indexOfHead[key] = heads.count - 1
    return heads.count - 1
  }

  private static func nominatives(_ word: FormWord, _ rules: NameRules) -> [String] {
    var texts = [word.folded]
    if word.base != word.folded { texts.append(word.base) }
    guard word.stem != word.folded else { return texts }
    for ending in rules.nominatives { texts.append(word.stem + ending) }
    return texts
  }

  /// How likely two names are the same, in any of their forms of the nominative.
  mutating func nameScore(_ a: Int, _ b: Int) -> Float {
    let pair = Pair(a: a, b: b)
    if let known = nameScores[pair] { return known }
    var best: Float = 0
    for x in names[a] {
      for y in names[b] { best = max(best, scorer.score(x, y)) }
    }
    nameScores[pair] = best
    return best
  }

  /// How likely two words are the same, in any of their forms of the nominative; 0 where that is less than `wordLimit`.
  mutating func headScore(_ a: Int, _ b: Int) -> Float {
    let pair = Pair(a: a, b: b)
    if let known = headScores[pair] { return known }
    var best: Float = 0
    for x in heads[a].names {
      for y in heads[b].names {
        best = max(best, scorer.wordScore(x, y, floor: NameComparisons.wordLimit))
      }
    }
    headScores[pair] = best
    return best
  }

  /// Whether two words may stand for one: they have a sound in common, and not one alone is a given name, which is nobody's
  /// surname.
  func areComparable(_ a: Int, _ b: Int) -> Bool {
    heads[a].isGiven == heads[b].isGiven && !heads[a].buckets.isDisjoint(with: heads[b].buckets)
  }
}
