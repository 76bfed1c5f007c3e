import Basics
import Texts

/// Tells numbers of four digits that count something, "1917 Soldaten", from years, "1917 kam er".
///
/// What follows decides: a unit or a magnitude of `Resources/Quantities`, or a noun that has the ending of a plural, or of the case that
/// Russian numbers take. Where years stand so too ("in 1917 soldiers mutinied"), the word before the number and its roundness help.
/// The words and endings stand in `Resources/times-*.txt`.
final class TimeCounting: Sendable {
  /// How sure an ending makes it that a noun is counted.
  enum Strength: Int {
    case none = 0
    case weak = 1
    case strong = 2
  }

  /// Endings of words, as letters without case.
  struct Endings {
    typealias List = [(letters: [UInt32], strength: Strength)]

    /// Of counted nouns; of those that two, three and four count in Russian.
    var counted: List = []
    var paucal: List = []
    /// Of words that are not counted though they end so.
    var other: List = []
    var adjective: List = []

    /// Takes an ending if it is of a kind that is used here.
    mutating func add(_ ending: Substring, kind: Substring, value: Int) -> Bool {
      let entry = (
        letters: ending.unicodeScalars.map { FoldedLetters.fold($0.value) },
        strength: Strength(rawValue: value) ?? .weak
      )
      switch kind {
      case "counted-ending": counted.append(entry)
      case "paucal-ending": paucal.append(entry)
      case "other-ending": other.append(entry)
      case "adjective-ending": adjective.append(entry)
      default: return false
      }
      return true
    }
  }

  /// The classes of words that it asks for.
  static let classes: Set<String> = [
    "counted", "count-cue", "year-preposition", "determiner", "copula", "comparative", "joiner", "uncounted",
    "of",
    "partitive",
  ]

  private enum Style {
    /// Nouns have capitals.
    case capitalized
    case plain
    /// The case of the noun depends on the number.
    case numeralCase
  }

  private let style: Style
  private let units: QuantityWords
  private let lexicon: TimeLexicon
  private let endings: Endings
  // Classes of words.
  private let countedWords: Int
  private let cues: Int
  private let prepositions: Int
  private let determiners: Int
  private let copulas: Int
  private let comparatives: Int
  private let joiners: Int
  private let uncounted: Int
  private let ofWords: Int
  private let partitives: Int

  /// Takes the words that bear on it from a grammar's lexicon, and the units of its language.
  init(_ language: Language, _ lexicon: inout TimeLexicon, _ endings: Endings) {
    style =
      language == .russian
      ? .numeralCase : FunctionWords.capitalizesNouns(language) ? .capitalized : .plain
    units = QuantityWords(language)
    self.endings = endings
    countedWords = lexicon.number(ofClass: "counted")
    cues = lexicon.number(ofClass: "count-cue")
    prepositions = lexicon.number(ofClass: "year-preposition")
    determiners = lexicon.number(ofClass: "determiner")
    copulas = lexicon.number(ofClass: "copula")
    comparatives = lexicon.number(ofClass: "comparative")
    joiners = lexicon.number(ofClass: "joiner")
    uncounted = lexicon.number(ofClass: "uncounted")
    ofWords = lexicon.number(ofClass: "of")
    partitives = lexicon.number(ofClass: "partitive")
    self.lexicon = lexicon
  }

  /// Whether the number at a token counts what follows.
  func isCount(_ at: Int, _ tokens: [TimeToken], _ scalars: [Unicode.Scalar]) -> Bool {
    guard at + 1 < tokens.count else { return false }
    let text = TimeCountingText(tokens: tokens, scalars: scalars)
    var number = at
    // "1200 bis 1500 Menschen": the last number has the noun.
    if let end = rangeEnd(at, tokens) {
      guard tokens[at].value % 50 == 0, tokens[end].value % 50 == 0 else {
        return isUnit(end + 1, text)
      }
      number = end
    }
    let noun = number + 1
    guard noun < tokens.count, tokens[noun].kind == .word, tokens[noun].isSpaced else { return false }
    if isUnit(noun, text) { return !(style == .plain && isVerb(noun, text)) }
    // "1200 of them"
    if isMember(tokens[noun], ofWords), noun + 1 < tokens.count, isMember(tokens[noun + 1], partitives) {
      return true
    }
    if isMember(tokens[noun], countedWords) { return !isYear(before: at, tokens) }
    guard !isMember(tokens[noun], uncounted) else { return false }
    switch style {
    case .capitalized: return isCountBeforeCapital(at, noun, text)
    case .plain: return isCountBeforePlural(at, noun, text)
    case .numeralCase: return isCountByCase(at, number, noun, text)
    }
  }

  private func isMember(_ token: TimeToken, _ wordClass: Int) -> Bool {
    token.kind == .word && token.ending == 0 && lexicon.isMember(token.entry, of: wordClass)
  }

  private func isMember(before at: Int, _ tokens: [TimeToken], _ wordClass: Int) -> Bool {
    at > 0 && isMember(tokens[at - 1], wordClass)
  }

  /// Whether the words before say that a number follows: about, mehr als.
  private func hasCue(before at: Int, _ tokens: [TimeToken]) -> Bool {
    isMember(before: at, tokens, cues)
      || at > 1 && isMember(tokens[at - 1], copulas) && isMember(tokens[at - 2], comparatives)
  }

  /// Whether the word before demands a year rather than a count.
  private func isYear(before at: Int, _ tokens: [TimeToken]) -> Bool {
    isMember(before: at, tokens, prepositions) && !isOdd(tokens[at].value)
  }

  /// Whether a number is no likely year: round, or of a time that few texts tell of.
  private func isOdd(_ value: Int) -> Bool { value % 50 == 0 && !(1800...2030).contains(value) }

  private func isRound(_ value: Int) -> Bool { value % 10 == 0 || !(1700...2030).contains(value) }

  /// The second number of a range from this one on; nil if there is none.
  private func rangeEnd(_ at: Int, _ tokens: [TimeToken]) -> Int? {
    guard at + 2 < tokens.count, tokens[at + 2].kind == .number, (3...6).contains(tokens[at + 2].digits),
      tokens[at + 2].value > tokens[at].value
    else { return nil }
    let joint = tokens[at + 1]
    return joint.kind == .mark && joint.value == 0x2D || isMember(joint, joiners) ? at + 2 : nil
  }

  /// Whether a word is a unit or a magnitude: kilometres, million.
  private func isUnit(_ at: Int, _ text: TimeCountingText, orYear: Bool = false) -> Bool {
    guard at < text.tokens.count, text.tokens[at].kind == .word, let word = units[text.hash(at)] else {
      return false
    }
    guard word.amount == nil, word.ordinal == nil, orYear || !word.roles.contains(.year),
      !word.roles.contains(.mixedOnly)
    else { return false }
    return word.unit != nil || word.magnitude != nil && !word.roles.contains(.standsAlone)
  }

  private func strength(_ at: Int, _ text: TimeCountingText, _ endings: Endings.List) -> Strength {
    var best = Strength.none
    for ending in endings
    where ending.strength.rawValue > best.rawValue && text.ends(at, with: ending.letters) {
      best = ending.strength
    }
    return best
  }

  // MARK: German

  private func isCountBeforeCapital(_ at: Int, _ first: Int, _ text: TimeCountingText) -> Bool {
    let tokens = text.tokens
    let value = tokens[at].value
    let hasCue = hasCue(before: at, tokens)
    var noun = first
    if !tokens[noun].isUpper {
      // Of "1917 gegründete Vereine" the year is a part; "mit 1200 verwundeten Soldaten" counts.
      guard hasCue, strength(noun, text, endings.adjective) != .none, noun + 1 < tokens.count,
        tokens[noun + 1].kind == .word, tokens[noun + 1].isUpper
      else { return false }
      noun += 1
    }
    let ending = strength(noun, text, endings.counted)
    guard ending != .none, strength(noun, text, endings.other) == .none else { return false }
    if hasCue { return true }
    if isMember(before: at, tokens, copulas) { return false }
    if isMember(before: at, tokens, prepositions) { return isOdd(value) && text.ends(noun, with: [0x6E]) }
    if isMember(before: at, tokens, determiners) { return isRound(value) }
    if text.isFirst(at) {
      // "1917 Soldaten standen": a verb in the plural comes next, not "1905 Reise nach Paris".
      let next = noun + 1
      return next < tokens.count && tokens[next].kind == .word && !tokens[next].isUpper
        && !isMember(tokens[next], uncounted) && text.ends(next, with: [0x6E])
    }
    if isRound(value) || ending == .strong { return true }
    // "Es brannten 1812 Häuser": a verb in the plural before it.
    let before = tokens[at - 1]
    return before.kind == .word && !before.isUpper && before.end - before.start > 4
      && text.ends(at - 1, with: [0x65, 0x6E])
  }

  // MARK: English

  /// Whether a word in -s before an article or a name is a verb: "1917 marks the end".
  private func isVerb(_ at: Int, _ text: TimeCountingText) -> Bool {
    guard text.ends(at, with: [0x73]), at + 1 < text.tokens.count else { return false }
    let next = text.tokens[at + 1]
    // "1800 roubles a year"
    if isUnit(at + 2, text, orYear: true) { return false }
    return isMember(next, determiners) || next.kind == .word && next.isUpper && !text.isSymbol(at)
  }

  private func isCountBeforePlural(_ at: Int, _ first: Int, _ text: TimeCountingText) -> Bool {
    let tokens = text.tokens
    let value = tokens[at].value
    let hasCue = hasCue(before: at, tokens)
    var noun = first
    var isAdjective = false
    if !isPlural(noun, text) || tokens[noun].isUpper && strength(noun, text, endings.counted) != .strong {
      // "1200 wounded soldiers", "1600 German prisoners"
      guard hasCue || !text.isFirst(at), noun + 1 < tokens.count, isPlural(noun + 1, text),
        !tokens[noun + 1].isUpper,
        !isMember(tokens[noun + 1], uncounted),
        strength(noun, text, endings.adjective) != .none || tokens[noun].isUpper
      else { return false }
      isAdjective = true
      noun += 1
    }
    // "1750 Germans"
    let isPeople = strength(noun, text, endings.counted) == .strong && (hasCue || isRound(value))
    if tokens[noun].isUpper && !isPeople || isVerb(noun, text) { return false }
    if hasCue { return true }
    if isMember(before: at, tokens, prepositions) || isMember(before: at, tokens, determiners) {
      return isOdd(value)
    }
    if isMember(before: at, tokens, copulas) { return isRound(value) }
    if text.isFirst(at) { return !isAdjective && noun + 1 < tokens.count && tokens[noun + 1].kind == .word }
    return !isAdjective || isRound(value)
  }

  private func isPlural(_ at: Int, _ text: TimeCountingText) -> Bool {
    let token = text.tokens[at]
    guard token.kind == .word, token.isSpaced else { return false }
    if isMember(token, countedWords) { return true }
    let isFree = token.entry < 0 || lexicon.readings[token.entry].isEmpty
    return token.end - token.start > 3 && isFree && strength(at, text, endings.counted) != .none
      && strength(at, text, endings.other) == .none
  }

  // MARK: Russian

  private func isCountByCase(_ at: Int, _ number: Int, _ first: Int, _ text: TimeCountingText) -> Bool {
    let tokens = text.tokens
    var noun = first
    guard !tokens[noun].isUpper, tokens[noun].end - tokens[noun].start > 2,
      !isMember(tokens[noun], uncounted),
      tokens[noun].entry < 0
    else { return false }
    let isAfterPreposition = isMember(before: at, tokens, prepositions)
    if strength(noun, text, endings.adjective) != .none {
      guard noun + 1 < tokens.count, tokens[noun + 1].kind == .word, tokens[noun + 1].isSpaced,
        !tokens[noun + 1].isUpper, tokens[noun + 1].entry < 0, !isMember(tokens[noun + 1], uncounted)
      else { return !isAfterPreposition && isRound(tokens[at].value) }
      noun += 1
    }
    let ending = strength(noun, text, endings.counted)
    if ending == .strong { return true }
    if strength(noun, text, endings.other) != .none { return false }
    let hasCue = hasCue(before: at, tokens)
    if isAfterPreposition && !isOdd(tokens[at].value) && !hasCue { return false }
    let value = tokens[number].value
    switch value % 10 {
    case 2...4 where !(11...14).contains(value % 100): return strength(noun, text, endings.paucal) != .none
    case 1 where value % 100 != 11: return hasCue
    default: return ending == .weak || text.endsInConsonant(noun)
    }
  }
}

/// The words around a number as they are spelled.
private struct TimeCountingText {
  let tokens: [TimeToken]
  let scalars: [Unicode.Scalar]

  /// The hash of a word.
  func hash(_ at: Int) -> UInt64 {
    FoldedLetters.hash(scalars[range(at)])
  }

  /// Whether a word is longer than an ending and has it.
  func ends(_ at: Int, with letters: [UInt32]) -> Bool {
    let range = range(at)
    guard range.count > letters.count else { return false }
    return zip(letters, scalars[range].suffix(letters.count)).allSatisfy {
      $0 == FoldedLetters.fold($1.value)
    }
  }

  func endsInConsonant(_ at: Int) -> Bool {
    guard let last = scalars[range(at)].last else { return false }
    switch FoldedLetters.fold(last.value) {
    case 0x430, 0x435, 0x438, 0x43E, 0x443, 0x44B, 0x44D, 0x44E, 0x44F: return false
    case 0x430...0x44F: return true
    default: return false
    }
  }

  /// Whether a word is so short that it is the symbol of a unit.
  func isSymbol(_ at: Int) -> Bool { tokens[at].end - tokens[at].start < 4 }

  /// Whether nothing of the sentence comes before.
  func isFirst(_ at: Int) -> Bool {
    at == 0 || tokens[at - 1].kind == .mark && tokens[at - 1].value != 0x2C && tokens[at - 1].value != 0x2D
  }

  /// A word's offsets, without a hard sign at its end.
  private func range(_ at: Int) -> Range<Int> {
    let token = tokens[at]
    guard token.end - token.start > 1, FoldedLetters.isHardSign(scalars[token.end - 1].value) else {
      return token.start..<token.end
    }
    return token.start..<token.end - 1
  }
}
