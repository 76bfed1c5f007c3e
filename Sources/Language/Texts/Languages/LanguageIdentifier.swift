/// Tells the language of a text offline: by CLD2, by its script, and by function words where these are not sure.
///
/// What stands in quotation marks does not decide, as a text that quotes another language is of its own. Old Russian spelling is Russian.
public struct LanguageIdentifier: Sendable {
  /// What is found of the language of a text.
  public struct Finding: Equatable, Sendable {
    /// The language; nil if it cannot be told.
    public let language: Language?
    /// The languages that it may be, likeliest first, where it cannot be told.
    public let candidates: [Language]
    /// Another language that a large part of the text is in.
    public let second: Share?

    /// Makes a finding; see the properties.
    public init(_ language: Language?, candidates: [Language] = [], second: Share? = nil) {
      self.language = language
      self.candidates = candidates
      self.second = second
    }
  }

  /// A part of a text in a language.
  public struct Share: Hashable, Sendable {
    /// The language.
    public let language: Language
    /// How much of the letters of the text are in it, 0 to 1.
    public let share: Double

    /// Makes a share; see the properties.
    public init(_ language: Language, _ share: Double) {
      self.language = language
      self.share = share
    }
  }

  /// The identifier.
  package static let shared = LanguageIdentifier()

  /// Fewer letters than these are no text.
  private static let leastLetters = 2
  /// Of fewer letters CLD2's word is doubted where function words say otherwise.
  private static let fewLetters = 40
  /// A second language is told of from this share on, and from so many letters.
  private static let second = (share: 0.25, letters: 80.0)
  /// Less running text than this, in code points, is not looked at without the references.
  private static let leastRunning = 100
  /// What stands outside quotation marks must have so many letters to speak for itself.
  private static let leastOutside = 15
  /// A guess that CLD2 does not vouch for is taken in other letters than Latin ones if it is the only one, by this score and from so many
  /// letters.
  private static let onlyGuess = (percent: 90, score: 300.0, letters: 15)
  /// How many candidates are named.
  private static let mostCandidates = 3
  /// Languages so near each other that pieces of a text in one are taken for the other: the document's own word decides between
  /// them, and then the text as a whole.
  private static let siblings: [Set<String>] = [
    ["no", "nb", "nn", "da"], ["hr", "sr", "bs"], ["cs", "sk"], ["bg", "mk"], ["id", "ms"],
    ["es", "gl", "ca", "pt"],
    ["af", "nl"], ["gd", "ga"], ["zu", "xh"], ["rn", "rw"],
  ]

  /// Languages that CLD2 takes short texts in others for; who has a text in one says so.
  private static let doubted: Set<String> = ["sco"]

  /// Makes an identifier.
  public init() {}

  /// The languages that function words are known of.
  public var languages: [Language] { FunctionWordVote.shared.languages }

  /// The language of a text; nil when none stands out.
  ///
  /// - Complexity: O(length of the text), up to some 64,000 code points.
  public func identify(_ scalars: [Unicode.Scalar]) -> Language? { finding(scalars).language }

  /// The language of a document, or what it may be: of its running text, if it has any, and not of what it quotes from bibliographies.
  ///
  /// - Complexity: O(length of the text), up to some 64,000 code points.
  package func finding(_ view: TextView) -> Finding {
    let isText: (TextView.Block) -> Bool = { $0.kind != .reference }
    let length = view.blocks.lazy.filter(isText).reduce(0) { $0 + $1.range.count }
    let declared = view.declaredLanguage.flatMap { Language($0) }
    guard length >= LanguageIdentifier.leastRunning, !view.blocks.allSatisfy(isText) else {
      return finding(view.scalars, declared: declared)
    }
    let running = view.blocks.lazy.filter(isText).flatMap { view.scalars[$0.range] + ["\n"] }
    return finding(Array(running), declared: declared)
  }

  /// The language of a text, or what it may be.
  ///
  /// - Parameters:
  ///   - scalars: the text.
  ///   - declared: what the document says: it decides where the text does not, and between languages that are very near.
  /// - Complexity: O(length of the text), up to some 64,000 code points.
  public func finding(_ scalars: [Unicode.Scalar], declared: Language? = nil) -> Finding {
    let sample = LanguageSample(scalars)
    guard sample.letters >= LanguageIdentifier.leastLetters else {
      return Finding(sample.letters > 0 ? declared : nil)
    }
    let shares = LanguageIdentifier.shares(of: sample)
    let whole = LanguageIdentifier.language(of: sample)
    if let first = LanguageIdentifier.first(whole, shares, of: sample), !sample.isListOfNames {
      let language =
        declared.map { LanguageIdentifier.areSiblings($0, first) } == true ? declared ?? first : first
      return Finding(language, second: LanguageIdentifier.second(shares, of: sample, beside: first))
    }
    let votes = FunctionWordVote.shared.of(sample.outsideQuotes.unicodeScalars)
    let guesses = LanguageIdentifier.candidates(sample)
    let candidates = LanguageIdentifier.unique(guesses + votes.candidates.prefix(2))
    if !sample.isListOfNames || votes.language != nil {
      if let voted = votes.language,
        guesses.isEmpty || guesses.contains(voted) || LanguageIdentifier.outranks(votes, guesses[0], sample)
      {
        return Finding(voted, second: LanguageIdentifier.second(shares, of: sample, beside: voted))
      }
      if let alone = ScriptLanguage.language(of: scalars) { return Finding(alone) }
      if let only = LanguageIdentifier.only(sample) { return Finding(only) }
    }
    return Finding(declared, candidates: candidates)
  }

  /// The language of most of a text: of all of it as CLD2 says, unless the pieces of it have another.
  private static func first(
    _ whole: Language?, _ shares: [Language: Double], of sample: LanguageSample
  ) -> Language? {
    let most = shares.max { ($0.value, $1.key.code) < ($1.value, $0.key.code) }
    guard let whole else { return most.flatMap { $0.value >= 0.5 ? $0.key : nil } }
    if sample.letters < fewLetters, contradicts(whole, sample) { return nil }
    // CLD2 counts bytes, of which a Cyrillic letter has twice as many as a Latin one.
    guard let most, most.key != whole, !areSiblings(most.key, whole),
      most.value > shares[whole, default: 0], most.value >= 0.4
    else { return whole }
    return most.key
  }

  /// Whether function words outrank a guess that CLD2 does not vouch for: if they are clear and known of both languages, or in a text of
  /// Latin letters that is too short for groups of letters.
  private static func outranks(
    _ votes: FunctionWordVote.Result, _ guess: Language, _ sample: LanguageSample
  ) -> Bool {
    if votes.isClear, FunctionWordVote.shared.languages.contains(guess) { return true }
    let letters = sample.text.unicodeScalars.lazy.filter(\.isAlphabetic)
    return sample.letters < 2 * fewLetters && letters.count(where: \.isASCII) * 2 > sample.letters
  }

  /// Whether the function words of a short text are those of another language.
  private static func contradicts(_ language: Language, _ sample: LanguageSample) -> Bool {
    guard FunctionWordVote.shared.languages.contains(language) else { return false }
    let votes = FunctionWordVote.shared.of(sample.text.unicodeScalars)
    return votes.language.map { $0 != language && $0.code != "en" } ?? false
  }

  /// The language that CLD2 vouches for: of what stands outside quotation marks, if that is enough.
  private static func language(of sample: LanguageSample) -> Language? {
    reliable(outsideQuotes: sample.outsideQuotes, sample.lettersOutside, all: sample.text)
  }

  private static func reliable(outsideQuotes: String, _ letters: Int, all: String) -> Language? {
    if letters >= leastOutside,
      let language = DetectedLanguages(outsideQuotes).reliable(LetterUse(outsideQuotes)),
      !doubted.contains(language.code)
    {
      return language
    }
    let language = DetectedLanguages(all).reliable(LetterUse(all))
    return language.flatMap { doubted.contains($0.code) ? nil : $0 }
  }

  /// How much of the letters of a text is in each language, told piece by piece; what cannot be told counts for none.
  private static func shares(of sample: LanguageSample) -> [Language: Double] {
    var letters: [Language: Int] = [:]
    for piece in sample.pieces {
      let language = reliable(outsideQuotes: piece.outsideQuotes, piece.lettersOutside, all: piece.text)
      if let language { letters[language, default: 0] += piece.letters }
    }
    return letters.mapValues { Double($0) / Double(max(1, sample.letters)) }
  }

  /// The second language of a text that is in two.
  private static func second(
    _ shares: [Language: Double], of sample: LanguageSample, beside first: Language
  ) -> Share? {
    let others = shares.filter { $0.key != first && !areSiblings($0.key, first) }
    guard let most = others.max(by: { ($0.value, $1.key.code) < ($1.value, $0.key.code) }),
      most.value >= second.share, most.value * Double(sample.letters) >= second.letters
    else { return nil }
    return Share(most.key, most.value)
  }

  private static func areSiblings(_ a: Language, _ b: Language) -> Bool {
    siblings.contains { $0.contains(a.code) && $0.contains(b.code) }
  }

  /// What CLD2 guesses where it vouches for nothing.
  private static func candidates(_ sample: LanguageSample) -> [Language] {
    unique(
      (DetectedLanguages(sample.outsideQuotes, bestEffort: true).guesses
        + DetectedLanguages(sample.text, bestEffort: true).guesses).map(\.language)
        .filter { !doubted.contains($0.code) })
  }

  /// The only guess on a text that CLD2 makes, though it does not vouch for it.
  private static func only(_ sample: LanguageSample) -> Language? {
    let letters = sample.text.unicodeScalars.lazy.filter(\.isAlphabetic)
    guard sample.letters >= onlyGuess.letters, letters.count(where: \.isASCII) * 2 < sample.letters,
      let guess = DetectedLanguages(sample.text, bestEffort: true).guesses.first,
      guess.percent >= onlyGuess.percent, guess.score >= onlyGuess.score
    else { return nil }
    return guess.language
  }

  private static func unique(_ languages: [Language]) -> [Language] {
    var unique: [Language] = []
    for language in languages where !unique.contains(language) { unique.append(language) }
    return Array(unique.prefix(mostCandidates))
  }
}
