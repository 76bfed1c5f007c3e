import Basics
import Foundation
import Names

/// Learns a scorer from pairs of names, and measures it.
struct SpellingTrainer {
  /// Words of persons' names that cost more than this are not taken for spellings of each other.
  private static let highestCost: Float = 1.5
  /// How often the words of persons' names are put together and the models learned anew.
  private static let rounds = 2

  /// How often each foreign name counts: they are fewer than Russian ones.
  private static let foreignWeight = 2

  let alphabet: NameLetters
  /// One name a line, in the spellings of several languages, the first in Cyrillic.
  let tables: [[String]]
  /// Names of other languages as they are heard in Russian, in Cyrillic first; they teach nothing about Latin spellings of each other.
  let foreign: [[String]]

  /// Reads the tables of a folder: `spellings.tsv`, and of foreign names `foreign.tsv` and `chinese.tsv`.
  init(tables folder: String) throws {
    alphabet = try NameLetters()
    func rows(_ name: String) throws -> [[String]] {
      String(decoding: try InputFile.bytes(folder + "/" + name), as: UTF8.self).split(separator: "\n")
        .dropFirst().map {
          $0.split(separator: "\t").map(String.init)
        }
    }
    tables = try rows("spellings.tsv")
    foreign = try rows("foreign.tsv") + rows("chinese.tsv")
  }

  /// What was learned.
  struct Models {
    var across: [SpellingModel.Pair] = []
    var latin: [SpellingModel.Pair] = []
    var weights: NameWeights = .builtIn
  }

  /// The scorer of models.
  func scorer(_ models: Models) throws -> NameScorer {
    try NameScorer(
      alphabet: alphabet, across: SpellingModel(models.across, alphabet, isSymmetric: false),
      latin: SpellingModel(models.latin, alphabet, isSymmetric: true), weights: models.weights)
  }

  /// Learns from the examples.
  ///
  /// - Parameters:
  ///   - examples: the pairs.
  ///   - excluded: Cyrillic words that are not to be learned from, in small letters.
  ///   - foreign: rows of foreign names to learn from.
  func learn(
    _ examples: [NamePairExample], excluding excluded: Set<String> = [], foreign: [[String]]
  ) throws -> Models {
    let heard = foreign.flatMap { row in row.dropFirst().map { (row[0], $0) } }
    var words = tables.flatMap(pairs)
    for example in examples where example.isSame && example.languages.isEmpty {
      words.append((example.a, example.b))
    }
    let persons = examples.filter { $0.isSame && !$0.languages.isEmpty }
    var models = try learn(words: words, foreign: heard)
    for _ in 0..<SpellingTrainer.rounds {
      let scorer = try scorer(models)
      var aligned: [(String, String)] = []
      for example in persons {
        let a = try NameWords(example.a, alphabet)
        let b = try NameWords(example.b, alphabet)
        for pair in scorer.pairs(try scorer.prepare(example.a), try scorer.prepare(example.b))
        where pair.cost < SpellingTrainer.highestCost && a.words.count > pair.a && b.words.count > pair.b {
          let first = a.words[pair.a]
          let second = b.words[pair.b]
          guard !first.isInitial, !second.isInitial else { continue }
          let x = alphabet.text(a.letters(of: first))
          let y = alphabet.text(b.letters(of: second))
          if !excluded.contains(x), !excluded.contains(y) { aligned.append((x, y)) }
        }
      }
      models = try learn(words: words + aligned, foreign: heard)
    }
    try fit(&models, examples)
    return models
  }

  /// All pairs of spellings of a row.
  private func pairs(_ row: [String]) -> [(String, String)] {
    row.indices.flatMap { a in row[(a + 1)...].map { (row[a], $0) } }
  }

  private func learn(words: [(String, String)], foreign: [(String, String)]) throws -> Models {
    func example(_ a: NameWords, _ b: NameWords) -> SpellingLearner.Example {
      .init(a: a.letters + [alphabet.end], b: b.letters + [alphabet.end])
    }
    // Frequent names are known by heart soon enough, so each pair of words counts once.
    var across = Set<SpellingLearner.Example>()
    var latin = Set<SpellingLearner.Example>()
    for (a, b) in words {
      let first = try NameWords(a, alphabet)
      let second = try NameWords(b, alphabet)
      guard let x = first.words.first, let y = second.words.first, first.words.count == 1,
        second.words.count == 1
      else { continue }
      guard first.letters.allSatisfy({ $0 < NameLetters.unlisted }),
        second.letters.allSatisfy({ $0 < NameLetters.unlisted })
      else { continue }
      switch (x.script, y.script) {
      case (.cyrillic, .latin): across.insert(example(first, second))
      case (.latin, .cyrillic): across.insert(example(second, first))
      case (.latin, .latin): latin.insert(example(first, second))
      case (.cyrillic, .cyrillic): continue
      }
    }
    // Spellings of one Cyrillic word are spellings of each other.
    for spellings in Dictionary(grouping: across, by: \.a).values {
      let sorted = spellings.map(\.b).sorted { $0.lexicographicallyPrecedes($1) }
      for (index, first) in sorted.enumerated() {
        for second in sorted[(index + 1)...] { latin.insert(.init(a: first, b: second)) }
      }
    }
    var heard: [SpellingLearner.Example] = []
    for (a, b) in foreign {
      let (x, y) = (try NameWords(a, alphabet), try NameWords(b, alphabet))
      guard x.words.count == 1, y.words.count == 1, y.letters.allSatisfy({ $0 < NameLetters.unlisted }) else {
        continue
      }
      heard.append(example(x, y))
    }
    func sorted(_ examples: Set<SpellingLearner.Example>) -> [SpellingLearner.Example] {
      examples.sorted {
        $0.a != $1.a ? $0.a.lexicographicallyPrecedes($1.a) : $0.b.lexicographicallyPrecedes($1.b)
      }
    }
    return Models(
      across: SpellingLearner(isSymmetric: false).learn(
        sorted(across) + (0..<SpellingTrainer.foreignWeight).flatMap { _ in heard }),
      // Equal words would only teach that letters are rarely changed.
      latin: SpellingLearner(isSymmetric: true).learn(sorted(latin).filter { $0.a != $0.b }))
  }

  /// Fits the curves: .5 is where F1 is best, near misses among the examples; the slope is that of greatest likelihood.
  private func fit(_ models: inout Models, _ given: [NamePairExample]) throws {
    let scorer = try scorer(models)
    let examples = try given + NamePairExample.nearMisses(given, scorer)
    for isWord in [true, false] {
      let costs = try examples.filter { $0.languages.isEmpty == isWord }.map {
        (cost: scorer.cost(try scorer.prepare($0.a), try scorer.prepare($0.b)), isSame: $0.isSame)
      }
      guard !costs.isEmpty else { continue }
      let middle = SpellingTrainer.best(costs.map { (-$0.cost, $0.isSame, 1) }).threshold
      let curve = NameWeights.Curve(
        slope: SpellingTrainer.slope(costs, middle: -middle), middle: -middle)
      if isWord { models.weights.word = curve } else { models.weights.person = curve }
    }
  }

  /// Foreign names as heard in Russian, each with its spelling, and with the spelling of another that looks most like it.
  func lookalikes(_ rows: [[String]], _ scorer: NameScorer) throws -> [NamePairExample] {
    let own = Dictionary(grouping: rows, by: { $0[0] }).mapValues { Set($0.flatMap { $0.dropFirst() }) }
    let spellings = try Set(rows.flatMap { $0.dropFirst() }).filter { $0.count > 1 }.sorted().map {
      ($0, try scorer.prepare($0))
    }
    var examples: [NamePairExample] = []
    // A letter alone is an initial.
    for (name, known) in own.sorted(by: { $0.key < $1.key }) where name.count > 1 {
      let prepared = try scorer.prepare(name)
      for spelling in known.sorted() where spelling.count > 1 {
        examples.append(NamePairExample(languages: "", a: name, b: spelling, isSame: true))
      }
      var nearest: (cost: Float, text: String)?
      for (text, other) in spellings where !known.contains(text) {
        let cost = scorer.wordCost(prepared, other, limit: nearest?.cost ?? .infinity)
        if cost < nearest?.cost ?? .infinity { nearest = (cost, text) }
      }
      guard let nearest else { continue }
      for _ in known {
        examples.append(NamePairExample(languages: "", a: name, b: nearest.text, isSame: false))
      }
    }
    return examples
  }

  /// The slope of greatest likelihood, found by halving where the gradient changes its sign.
  private static func slope(_ costs: [(cost: Float, isSame: Bool)], middle: Float) -> Float {
    var low: Float = 0.1
    var high: Float = 20
    for _ in 0..<30 {
      let slope = (low + high) / 2
      let gradient = costs.reduce(Float(0)) { sum, example in
        let x = middle - example.cost
        return sum + ((example.isSame ? 1 : 0) - 1 / (1 + exp(-slope * x))) * x
      }
      if gradient > 0 { low = slope } else { high = slope }
    }
    return (low + high) / 2
  }

  /// The best F1 over all thresholds, and the threshold, halfway to the next example.
  static func best(_ scored: [(score: Float, isSame: Bool, weight: Double)]) -> (
    f1: Double, threshold: Float
  ) {
    let sorted = scored.sorted { $0.score > $1.score }
    let all = sorted.reduce(0) { $0 + ($1.isSame ? $1.weight : 0) }
    var best: (f1: Double, threshold: Float) = (0, 0)
    var found = 0.0
    var taken = 0.0
    for (index, example) in sorted.enumerated() {
      taken += example.weight
      if example.isSame { found += example.weight }
      let next = index + 1 < sorted.count ? sorted[index + 1].score : example.score - 1
      guard next < example.score else { continue }
      let f1 = 2 * found / (taken + all)
      if f1 > best.f1 { best = (f1, (example.score + next) / 2) }
    }
    return best
  }

  /// F1 of taking those pairs for the same that score at least so much.
  static func f1(_ scored: [(score: Float, isSame: Bool, weight: Double)], from threshold: Float) -> Double {
    var found = 0.0
    var sum = 0.0
    for example in scored {
      if example.isSame { sum += example.weight }
      if example.score >= threshold { sum += example.weight }
      if example.isSame, example.score >= threshold { found += example.weight }
    }
    return 2 * found / sum
  }
}
