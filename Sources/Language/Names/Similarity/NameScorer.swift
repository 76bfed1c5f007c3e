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
/// initials stand for words, particles and titles may be left out. Names that differ in a number, a generation, the sex or the father's
/// name are of two persons (`NameIdentity`). A learned curve turns the cost into a score of which .5 is the best threshold.
public struct NameScorer: Sendable {
  /// The models by script: Cyrillic to Latin, and each within itself.
  package let across, latin, cyrillic: SpellingModel
  package let alphabet: NameLetters
  package let weights: NameWeights
  private let particles: NameParticles
  let givenNames: GivenNames
  private let marks: NameMarkWords
  private let sexes: NameSexes

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
    marks = try NameMarkWords(alphabet)
    sexes = try NameSexes(alphabet)
  }

  /// The scorer, loaded once.
  ///
  /// - Throws: `ICUError` if ICU fails.
  public static func shared() throws(ICUError) -> NameScorer { try loaded.get() }

  private static let loaded = Result { () throws(ICUError) in try NameScorer() }

  /// Makes a name ready to be compared.
  ///
  /// - Parameters:
  ///   - name: the name, as it is written.
  ///   - isInflected: whether it stands in a running text, where Карла may be a case of Карл.
  /// Russian as it was spelled before 1918 is taken in the new spelling; what may be so spelled or Ukrainian, Сергій, in both.
  ///
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(length of `name`), some microseconds.
  public func prepare(_ name: String, isInflected: Bool = false) throws(ICUError) -> Prepared {
    if let modern = OldRussianSpelling.modernized(words: name, isRussian: false) {
      return try prepareAsWritten(modern, isInflected: isInflected)
    }
    var prepared = try prepareAsWritten(name, isInflected: isInflected)
    if OldRussianSpelling.mayBeOld(name),
      let modern = OldRussianSpelling.modernized(words: name, isRussian: true)
    {
      prepared.others.append(try prepareAsWritten(modern, isInflected: isInflected))
    }
    return prepared
  }

  private func prepareAsWritten(_ name: String, isInflected: Bool) throws(ICUError) -> Prepared {
    let taken = try NameWords(name, alphabet)
    let found = NameMarks(taken, marks)
    var runs: [UInt16] = []
    var words: [Prepared.Word] = []
    var letters: [NameLetters.Letter] = []
    var isTitle: [Bool] = []
    runs.reserveCapacity(taken.letters.count * 2 * LetterRuns.longest)
    for (index, isOmissible) in zip(taken.words.indices, particles.omissible(taken))
    where !found.isMark[index] {
      let word = taken.words[index]
      let spelling = taken.letters(of: word)
      let start = letters.count
      let ended = spelling + [alphabet.end]
      letters += ended
      switch word.script {
      case .latin:
        latin.sources.appendNumbers(of: ended, to: &runs)
        across.targets.appendNumbers(of: ended, to: &runs)
      case .cyrillic:
        cyrillic.sources.appendNumbers(of: ended, to: &runs)
        across.sources.appendNumbers(of: ended, to: &runs)
      }
      let omission = isOmissible ? (word.isLowercase ? 0 : weights.particle) : nil
      isTitle.append(isOmissible)
      words.append(
        Prepared.Word(
          start: start, count: ended.count, length: ended.count, letterCount: spelling.count,
          script: word.script,
          isInitial: word.isInitial && omission == nil, givenName: givenNames.group(of: spelling),
          omission: omission))
    }
    let own = words.indices.filter { !isTitle[$0] }
    let patronymic = patronymic(words, letters, own)
    var identity = found.identity
    (identity.sex, identity.surnameSex) = sexes(words, letters, own, isInflected: isInflected)
    // A man's may be a surname where it comes last: Schostakowitsch.
    if let patronymic, patronymic.sex == .female || patronymic.word != own.last {
      identity.sex = patronymic.sex
    }
    var others: [Prepared] = []
    if taken.words.contains(where: { $0.isJoined && $0.isLowercase && $0.script == .latin }),
      let text = NameScorer.joining(name)
    {
      others.append(try prepare(text, isInflected: isInflected))
    }
    return Prepared(
      letters: letters, runs: runs, words: words,
      surname: words.lastIndex { $0.omission == nil && !$0.isInitial } ?? words.count - 1,
      identity: identity, patronymic: patronymic.map { ($0.word, $0.father) },
      wordsBeforeNumber: found.wordsBeforeNumber, others: others)
  }

  /// A name without the hyphens between a Latin letter and a small one; nil if there are none.
  private static func joining(_ name: String) -> String? {
    let scalars = Array(name.unicodeScalars)
    func isLatin(_ index: Int) -> Bool {
      scalars[index].value < 0x250 && scalars[index].properties.isAlphabetic
    }
    let kept = scalars.indices.filter { index in
      guard scalars[index] == "-" || scalars[index] == "\u{2010}", index > 0, index + 1 < scalars.count else {
        return true
      }
      return !(isLatin(index - 1) && isLatin(index + 1) && scalars[index + 1].properties.isLowercase)
    }
    if kept.count == scalars.count { return nil }
    var text = String.UnicodeScalarView()
    for index in kept { text.append(scalars[index]) }
    return String(text)
  }

  /// The patronymic of a name, behind the given name: which word, and how many of its letters are the father's.
  private func patronymic(
    _ words: [Prepared.Word], _ letters: [NameLetters.Letter], _ own: [Int]
  ) -> (word: Int, father: Int, sex: NameIdentity.Sex)? {
    guard own.count > 1 else { return nil }
    let place = max(1, own.count - 2)
    for index in Set([1, place]).sorted() where !words[own[index]].isInitial {
      let word = words[own[index]]
      if let (father, sex) = marks.patronymic(letters[word.start..<word.start + word.letterCount]) {
        return (own[index], father, sex)
      }
    }
    return nil
  }

  /// Whose given name it is, and whose surname.
  private func sexes(
    _ words: [Prepared.Word], _ letters: [NameLetters.Letter], _ own: [Int], isInflected: Bool
  ) -> (given: NameIdentity.Sex?, surname: NameIdentity.Sex?) {
    func spelling(_ index: Int) -> ArraySlice<NameLetters.Letter> {
      letters[words[index].start..<words[index].start + words[index].letterCount]
    }
    guard let first = own.first, let last = own.last else { return (nil, nil) }
    var given: NameIdentity.Sex?
    if !words[first].isInitial {
      given = sexes.sex(
        ofGiven: spelling(first), isCyrillic: words[first].script == .cyrillic, isInflected: isInflected)
    }
    guard !words[last].isInitial, last != first || given == nil else { return (given, nil) }
    return (
      given,
      sexes.sex(
        ofSurname: spelling(last), isCyrillic: words[last].script == .cyrillic, isInflected: isInflected)
    )
  }

  /// How likely two names are the same: 1 for equal ones, .5 where it is open, 0 if one of them is empty.
  ///
  /// - Complexity: O(length of `a` · length of `b`), some microseconds a word of the one for each of the other.
  public func score(_ a: Prepared, _ b: Prepared) -> Float {
    var best = asWritten(a, b)
    for x in a.others { best = max(best, asWritten(x, b)) }
    for y in b.others { best = max(best, asWritten(a, y)) }
    return best
  }

  /// How likely two names are the same with their hyphens.
  private func asWritten(_ a: Prepared, _ b: Prepared) -> Float {
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    let isOther = areOfTwo(a, b)
    if !isOther, NameScorer.areEqual(a, b) { return 1 }
    var (x, y) = (a, b)
    var bonus: Float = 0
    if let before = a.wordsBeforeNumber, let other = b.wordsBeforeNumber,
      a.identity.number == b.identity.number
    {
      // A ruler's name is what stands before the number; what follows are epithets and countries.
      x.keepRuler(before)
      y.keepRuler(other)
      bonus = weights.number
    } else if let generation = a.identity.generation, generation == b.identity.generation {
      bonus = weights.number
    }
    let isWord = x.words.count == 1 && y.words.count == 1
    let cost = isWord && x.surname < 0 ? rulerCost(x, y) : cost(x, y)
    return score(cost: max(0, cost - bonus) + (isOther ? weights.contradiction : 0), isWord: isWord)
  }

  /// Whether what is written with two names makes them those of two persons: numbers, generations, sexes, fathers.
  private func areOfTwo(_ a: Prepared, _ b: Prepared) -> Bool {
    if a.identity.contradicts(b.identity) { return true }
    guard let x = a.patronymic, let y = b.patronymic,
      (x.word == a.words.count - 1) == (y.word == b.words.count - 1)
    else { return false }
    // Spellings of one patronymic need no closer look.
    guard wordCost(a, x.word, b, y.word, limit: weights.cap) > weights.patronymic else { return false }
    // Fathers' names, without the endings that languages write each in its way.
    var (first, second) = (a, b)
    first.words[x.word].cut(to: x.father)
    second.words[y.word].cut(to: y.father)
    return wordCost(first, x.word, second, y.word, limit: weights.cap) > weights.father
  }

  /// The cost of two rulers' names of one word, which languages may translate.
  private func rulerCost(_ a: Prepared, _ b: Prepared) -> Float {
    let isTranslation = a.words[0].givenName != 0 && a.words[0].givenName == b.words[0].givenName
    return wordCost(a, 0, b, 0, limit: isTranslation ? weights.translated : weights.cap)
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
    a.words.count == b.words.count && a.letters == b.letters && a.identity == b.identity
      && zip(a.words, b.words).allSatisfy { $0.count == $1.count }
  }
}
