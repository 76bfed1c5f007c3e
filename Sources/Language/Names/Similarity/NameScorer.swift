import Texts

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Says how likely two names, in any two spellings, Cyrillic or Latin, are the same: 0…1.
///
/// A word costs what the learned models of spelling say (`SpellingModel`), per letter. A name of several words costs the mean of
/// its words, and something more for its surname and its worst word; order is free, patronymics and middle names may be missing,
/// initials stand for words, particles and titles may be left out. A learned curve turns the cost into a score of which .5 is the
/// best threshold.
public struct NameScorer: Sendable {
  /// The models by script: Cyrillic to Latin, and each within itself.
  package let across, latin, cyrillic: SpellingModel
  package let alphabet: NameLetters
  package let weights: NameWeights
  private let particles: NameParticles
  private let givenNames: GivenNames

  /// Loads the models that come with the program, in some ten milliseconds.
  ///
  /// - Throws: `ICUError` if ICU fails.
  public init() throws(ICUError) {
    let alphabet = try NameLetters()
    try self.init(
      alphabet: alphabet,
      across: SpellingModel(
        PackageResources.spelling_cyrillic_txt, alphabet, isSymmetric: false),
      latin: SpellingModel(PackageResources.spelling_latin_txt, alphabet, isSymmetric: true),
      weights: .builtIn)
  }

  /// A scorer of other models.
  package init(
    alphabet: NameLetters, across: SpellingModel, latin: SpellingModel, weights: NameWeights
  ) throws(ICUError) {
    self.alphabet = alphabet
    self.across = across
    self.latin = latin
    self.weights = weights
    cyrillic = SpellingModel(
      PackageResources.spelling_within_cyrillic_txt, alphabet, isSymmetric: true)
    particles = try NameParticles(alphabet)
    givenNames = try GivenNames(alphabet)
  }

  /// The scorer, loaded once.
  ///
  /// - Throws: `ICUError` if ICU fails.
  public static func shared() throws(ICUError) -> NameScorer { try loaded.get() }

  private static let loaded = Result { () throws(ICUError) in try NameScorer() }

  /// Makes a name ready to be compared.
  ///
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(length of `name`), some microseconds.
  public func prepare(_ name: String) throws(ICUError) -> Prepared {
    let taken = try NameWords(name, alphabet)
    var runs: [UInt16] = []
    var words: [Prepared.Word] = []
    var letters: [NameLetters.Letter] = []
    runs.reserveCapacity(taken.letters.count * 2 * LetterRuns.longest)
    for (word, isOmissible) in zip(taken.words, particles.omissible(taken)) {
      let spelling = taken.letters(of: word)
      let start = letters.count
      letters += spelling
      switch word.script {
      case .latin:
        latin.sources.appendNumbers(of: spelling, to: &runs)
        across.targets.appendNumbers(of: spelling, to: &runs)
      case .cyrillic:
        cyrillic.sources.appendNumbers(of: spelling, to: &runs)
        across.sources.appendNumbers(of: spelling, to: &runs)
      }
      let omission = isOmissible ? (word.isLowercase ? 0 : weights.particle) : nil
      words.append(
        Prepared.Word(
          start: start, count: spelling.count, script: word.script,
          isInitial: word.isInitial && omission == nil, givenName: givenNames.group(of: spelling),
          omission: omission))
    }
    return Prepared(
      letters: letters, runs: runs, words: words,
      surname: words.lastIndex { $0.omission == nil && !$0.isInitial } ?? words.count - 1)
  }

  /// How likely two names are the same: 1 for equal ones, .5 where it is open, 0 if one of them is empty.
  ///
  /// - Complexity: O(length of `a` · length of `b`), some microseconds a word of the one for each of the other.
  public func score(_ a: Prepared, _ b: Prepared) -> Float {
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    if NameScorer.areEqual(a, b) { return 1 }
    return score(cost: cost(a, b), isWord: a.words.count == 1 && b.words.count == 1)
  }

  /// How likely two names are the same.
  ///
  /// - Throws: `ICUError` if ICU fails.
  public func score(_ a: String, _ b: String) throws(ICUError) -> Float {
    score(try prepare(a), try prepare(b))
  }

  /// How likely two words are the same name.
  ///
  /// - Parameters:
  ///   - a: the first.
  ///   - b: the second.
  ///   - floor: scores below this are of no interest, and become 0 in less time.
  /// - Complexity: O(length of `a` · length of `b`), less where they have little in common.
  public func wordScore(_ a: Prepared, _ b: Prepared, floor: Float = 0) -> Float {
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    if NameScorer.areEqual(a, b) { return 1 }
    guard a.words.count == 1, b.words.count == 1 else {
      let whole = score(a, b)
      return whole < floor ? 0 : whole
    }
    // The cost at which the curve reaches the floor.
    let limit =
      floor > 0 ? weights.word.middle + log(1 / min(floor, 0.999) - 1) / weights.word.slope : weights.cap
    guard limit > 0 else { return 0 }
    let cost = wordCost(a, 0, b, 0, limit: min(limit, weights.cap))
    let score = score(cost: cost, isWord: true)
    return cost >= limit || score < floor ? 0 : score
  }

  /// The score of a cost.
  package func score(cost: Float, isWord: Bool) -> Float {
    let curve = isWord ? weights.word : weights.person
    return 1 / (1 + exp(curve.slope * (cost - curve.middle)))
  }

  private static func areEqual(_ a: Prepared, _ b: Prepared) -> Bool {
    a.words.count == b.words.count && a.letters == b.letters
      && zip(a.words, b.words).allSatisfy { $0.count == $1.count }
  }
}
