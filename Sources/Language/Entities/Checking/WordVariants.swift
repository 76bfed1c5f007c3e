import Basics
import Names
import Texts

/// Finds words of names that are other spellings of words of names: misprints, accents, romanizations and translations.
struct WordVariants {
  /// A word of names in all its places.
  struct Word {
    /// What it is compared by: in lower case, in Cyrillic without the ending of its case.
    let key: String
    let scalars: [Unicode.Scalar]
    /// The number of what it is without diacritics, by which different ones are told apart.
    let plain: Int
    /// The rows of the table of translated names, and the lists of names of places, in which it stands.
    let translations: Set<Int>
    let localNames: Set<Int>
    let isCyrillic: Bool
    let isGiven: Bool
    let isPatronymic: Bool
    /// Its places, and how many of them stand in running text.
    var places: [Int]
    var inText = 0
  }

  /// The fewest letters of a word that is compared.
  private static let fewestLetters = 4
  /// A word of fewer letters with another letter in it may be another name.
  private static let fewestForLetter = 7
  /// Two words of fewer letters may be alike by chance.
  private static let fewestForSureness = 6
  /// The same of slips that stand twice.
  private static let surelyMeant = 20
  /// How many times as often as a slip a name stands that is meant whatever stands beside it.
  private static let overwhelming = 8
  /// So many letters behind a wrong one tell it from an ending.
  private static let fewestAfterLetter = 3
  /// A spelling that stands so often is no slip.
  private static let mostSlips = 2
  /// How many times as often as a slip the right spelling stands.
  private static let slipMajority = 3
  /// Of romanizations and the like, how many times as often the usual one stands where nothing else ties them.
  private static let majority = 2

  /// How many paragraphs apart a name and its translation are of one person, where nothing else says so.
  private static let nearParagraphs = 3
  /// A given name that stands so often is written in the usual way.
  private static let surelyUsual = 3

  private let context: NameContext
  private let text: CheckedText
  private let knownPlaces: Set<String>
  private var words: [Word] = []

  /// Collects the words of names of a document.
  ///
  /// - Parameter places: the names of places in the document's language, in lower case.
  /// - Throws: `ICUError` if ICU fails.
  init(_ context: NameContext, places: Set<String>) throws(ICUError) {
    self.context = context
    knownPlaces = places
    text = context.text
    let capitalizesNouns = FunctionWords.capitalizesNouns(text.language)
    let decomposer = try Normalizer(.nfd)
    var indexes: [String: Int] = [:]
    var plainNumbers: [String: Int] = [:]
    for (index, token) in text.tokens.enumerated() {
      guard token.shape == .capital, token.text.count >= WordVariants.fewestLetters,
        !token.isOpening || text.mentionOfWord[index] != nil || context.isUnknown(index),
        !capitalizesNouns || text.mentionOfWord[index] != nil || !context.isCommon(index),
        !text.rules.noNames.contains(token.folded), !FunctionWords.contains(token.folded, text.language)
      else { continue }
      let key = text.keys[index]
      guard key.count >= WordVariants.fewestLetters else { continue }
      if let known = indexes[key] {
        words[known].places.append(index)
      } else {
        indexes[key] = words.count
        let plain = String(
          String.UnicodeScalarView(
            try decomposer.normalize(key).unicodeScalars.filter {
              $0.properties.canonicalCombiningClass == .notReordered
            }))
        let plainNumber = plainNumbers[plain, default: plainNumbers.count]
        plainNumbers[plain] = plainNumber
        words.append(
          Word(
            key: key, scalars: Array(key.unicodeScalars), plain: plainNumber,
            translations: GivenNames.shared.translations(of: key),
            localNames: OtherNames.shared.lists(of: key),
            isCyrillic: token.isCyrillic,
            isGiven: GivenNames.shared.contains(token.folded, text.rules),
            isPatronymic: text.rules.isPatronymic(token.folded), places: [index]))
      }
    }
    for index in words.indices {
      words[index].inText = words[index].places.count { text.scopes[$0] == .text }
    }
  }

  /// All variants of the document.
  ///
  /// - Complexity: O(number of different words), and a comparison of those that have something in common.
  func variants() -> [Variant] {
    var variants: [Variant] = []
    var isVariant = [Bool](repeating: false, count: words.count)
    let weights = words.indices.map(weight)
    let order = words.indices.sorted { weights[$0] > weights[$1] }
    var candidates = candidates(order)
    for (rank, word) in order.enumerated() {
      // What is a variant itself is no measure for others.
      var best: (kept: Int, kind: Inconsistency.Kind, places: [Int])?
      for other in candidates.earlier(than: rank).map({ order[$0] }).sorted() where !isVariant[other] {
        guard let kind = kind(of: word, beside: other) else { continue }
        let places = reported(word, other, kind)
        if !places.isEmpty, best.map({ places.count > $0.places.count }) ?? true {
          best = (other, kind, places)
        }
      }
      guard let best else { continue }
      isVariant[word] = true
      variants += best.places.map { variant(at: $0, word, best.kept, best.kind) }
    }
    return variants
  }

  /// What is the measure for others stands in running text, often, and first.
  private func weight(_ word: Int) -> (Int, Int, Int, Int, Int) {
    (
      hasTies(words[word]) ? 0 : 1, words[word].inText + words[word].places.count, words[word].places.count,
      words[word].inText, -words[word].places[0]
    )
  }

  /// What words have in common that may be variants of one another.
  private enum KeyKind: UInt64 { case slip, plain, romanization, translation, localName }

  /// For each word, by its rank, those before it that have something in common with it.
  private func candidates(_ order: [Int]) -> SharedKeys {
    var keys: [(key: UInt64, item: Int)] = []
    for (rank, word) in order.enumerated() {
      func add(_ kind: KeyKind, _ key: UInt64) {
        keys.append((FNV1a.add(key, to: FNV1a.add(kind.rawValue, to: FNV1a.start)), rank))
      }
      for key in Slip.keys(words[word].scalars) { add(.slip, key) }
      add(.plain, UInt64(words[word].plain))
      if !words[word].isCyrillic {
        for key in RomanizationKeys.shared.keys(of: words[word].scalars) { add(.romanization, key) }
      }
      for row in words[word].translations { add(.translation, UInt64(row)) }
      for row in words[word].localNames { add(.localName, UInt64(row)) }
    }
    return SharedKeys(keys, count: words.count)
  }

  // MARK: Kinds

  private func kind(of word: Int, beside other: Int) -> Inconsistency.Kind? {
    guard words[other].isCyrillic == words[word].isCyrillic,
      words[other].isPatronymic == words[word].isPatronymic
    else { return nil }
    if words[other].plain == words[word].plain, !words[other].isCyrillic { return .diacritics }
    if areOnePlace(word, other) { return .translatedName }
    if !words[other].isCyrillic, isRomanization(words[other], words[word]) { return .romanization }
    if !words[other].translations.isDisjoint(with: words[word].translations) { return .translatedName }
    if words[other].isGiven, words[word].isGiven { return nil }
    return isSlip(words[word], for: words[other]) ? .typo : nil
  }

  private func areOnePlace(_ a: Int, _ b: Int) -> Bool {
    !words[a].localNames.isDisjoint(with: words[b].localNames)
  }

  private func isRomanization(_ a: Word, _ b: Word) -> Bool {
    let shorter = min(a.scalars.count, b.scalars.count)
    guard
      Romanizations.shared.differences(a.scalars, b.scalars, limit: min(3, (shorter + 1) / 3)) != nil
    else { return false }
    // A letter doubled or left out in the midst of others is a slip before it is a system.
    guard let slip = Slip.between(a.scalars, b.scalars), slip.kind != .letter else { return true }
    let longer = a.scalars.count > b.scalars.count ? a.scalars : b.scalars
    let isDoubled =
      slip.kind == .length && slip.start > 0 && longer[slip.start] == longer[slip.start - 1]
      && slip.start < longer.count - 1
    return slip.kind == .length && !isDoubled
  }

  /// Whether a word is a misprint of another by its letters.
  private func isSlip(_ word: Word, for other: Word) -> Bool {
    guard word.scalars.first == other.scalars.first, let slip = Slip.between(word.scalars, other.scalars)
    else {
      return false
    }
    let longer = word.scalars.count > other.scalars.count ? word.scalars : other.scalars
    let isDoubled = slip.kind == .length && slip.start > 0 && longer[slip.start] == longer[slip.start - 1]
    if isDoubled { return true }
    if slip.kind == .letter, WordVariants.areNear(word.scalars[slip.start], other.scalars[slip.start]) {
      return true
    }
    // What differs at the end is an ending; in Cyrillic that is off already, but for those that are not known.
    let fewest =
      slip.kind == .letter ? WordVariants.fewestAfterLetter : word.isCyrillic && slip.kind == .order ? 0 : 1
    guard slip.shared >= fewest, longer.count > WordVariants.fewestLetters || slip.kind == .order else {
      return false
    }
    return slip.kind != .letter || longer.count >= WordVariants.fewestForLetter
  }

  /// Whether letters are taken for one another.
  private static func areNear(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    nearLetters.contains { $0 == (a, b) || $0 == (b, a) }
  }

  private static let nearLetters: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("и", "й"), ("е", "э"), ("и", "ы"), ("ш", "щ"),
  ]

  /// Whether a letter of a word is another than in a second one, and not by a near miss.
  private func isOtherLetter(_ a: Word, _ b: Word) -> Bool {
    guard let slip = Slip.between(a.scalars, b.scalars), slip.kind == .letter else { return false }
    return !WordVariants.areNear(a.scalars[slip.start], b.scalars[slip.start])
  }

  /// Whether letters of two words only changed places.
  private func isOrder(_ a: Word, _ b: Word) -> Bool { Slip.between(a.scalars, b.scalars)?.kind == .order }

  /// Whether a word is a misprint of another though neither stands oftener: both are long, and only a letter in the midst of one is
  /// doubled, left out or has changed places.
  private func isSureSlip(_ word: Word, for other: Word) -> Bool {
    guard let slip = Slip.between(word.scalars, other.scalars), slip.kind != .letter,
      slip.start >= WordVariants.fewestAround,
      slip.shared >= (slip.kind == .order ? 1 : WordVariants.fewestAround)
    else { return false }
    let longer = word.scalars.count > other.scalars.count ? word.scalars : other.scalars
    let isDoubled = slip.kind == .length && longer[slip.start] == longer[slip.start - 1]
    // What dictionaries have is spelled right.
    let isKnown = !context.isUnknown(other.places[0]) && !context.isCommon(other.places[0])
    return longer.count
      >= (isDoubled || isKnown ? WordVariants.fewestForLetter : WordVariants.fewestForEquals)
  }

  /// How many letters two words have in common at least before and behind a slip that makes them one whatever their number.
  private static let fewestAround = 2
  /// The fewest letters of words of which one is taken for a slip though it stands as often as the other.
  private static let fewestForEquals = 8

  // MARK: Whether it is one

  /// The places of a word at which it is a variant of another; none if it is a name of its own.
  private func reported(_ word: Int, _ other: Int, _ kind: Inconsistency.Kind) -> [Int] {
    let (a, b) = (words[other], words[word])
    // What dictionaries or lists have is a word of its own.
    if kind == .typo,
      b.places.count > WordVariants.mostSlips || b.isGiven || knownPlaces.contains(b.key)
        || !context.isUnknown(b.places[0])
    {
      return []
    }
    let ties = b.places.map { context.tie(of: $0, to: a.places) }
    let (often, seldom) = (a.places.count, b.places.count)
    func places(_ isReported: (NameTie) -> Bool) -> [Int] {
      zip(b.places, ties).filter { isReported($1) }.map(\.0)
    }
    switch kind {
    case .typo:
      if often >= WordVariants.surelyMeant * seldom, a.scalars.count >= WordVariants.fewestForSureness,
        !isOtherLetter(a, b)
      {
        return b.places
      }
      if seldom > 1 || isOtherLetter(a, b) {
        return often >= WordVariants.overwhelming * seldom
          ? places { $0 != .contrary } : places { $0 == .close }
      }
      let isLong =
        a.scalars.count >= WordVariants.fewestForSureness
        || a.scalars.count > WordVariants.fewestLetters && isOrder(a, b)
      // Families have several given names.
      if often >= WordVariants.overwhelming * seldom, isLong { return b.places }
      if often >= (isLong ? WordVariants.majority : WordVariants.slipMajority) * seldom {
        return places { $0 != .contrary }
      }
      let isSure = isSureSlip(b, for: a)
      return often >= seldom ? places { $0 == .close || isSure && $0 == .open } : []
    case .diacritics, .romanization:
      // "Johanna Elisabeth" is not "Elizabeth".
      if b.isGiven, b.places.contains(where: { followsGiven($0) }) { return places { $0 == .close } }
      if hasTies(b), !hasTies(a), !ties.contains(.contrary) { return b.places }
      if !ties.contains(.contrary), often >= WordVariants.majority * seldom { return b.places }
      // One system is to be kept for the given names of other persons, too.
      if kind == .romanization, a.isGiven, often >= WordVariants.surelyUsual, seldom == 1,
        context.neighbors(of: b.places[0]).after.map(isSlavicSurname) ?? false
      {
        return b.places
      }
      return places { $0 == .close }
    default:
      if areOnePlace(word, other) {
        return b.places.filter { context.neighbors(of: $0).before.map { !context.isGiven($0) } ?? true }
      }
      let isAlone =
        seldom == 1 && often >= WordVariants.majority && ties == [.open]
        && (often >= WordVariants.overwhelming && text.run(b.places[0]).count == 1
          || isNear(b.places[0], a.places))
      return isAlone ? b.places : places { $0 == .close }
    }
  }

  /// Whether a word has what libraries write over two letters that stand for one Cyrillic one.
  private func hasTies(_ word: Word) -> Bool {
    word.scalars.contains { InconsistencyFinder.ties.contains($0) }
  }

  private func followsGiven(_ word: Int) -> Bool {
    context.neighbors(of: word).before.map { context.isGiven($0) } ?? false
  }

  private func isSlavicSurname(_ word: Int) -> Bool {
    let token = text.tokens[word]
    return text.rules.isSurname(token.folded, stem: Inflection.stem(token.folded, text.rules))
  }

  /// Whether the other name stands in the same paragraph or near it.
  private func isNear(_ word: Int, _ others: [Int]) -> Bool {
    others.contains { abs(text.paragraphs[$0] - text.paragraphs[word]) <= WordVariants.nearParagraphs }
  }

  // MARK: What is to be written

  private func variant(at place: Int, _ word: Int, _ kept: Int, _ kind: Inconsistency.Kind) -> Variant {
    let model = words[kept]
    let token = text.tokens[place]
    // The usual spelling with the ending that stands here.
    let example = model.places.first { !Capitals.isShouted(text.tokens[$0].text) } ?? model.places[0]
    let stem = String(text.tokens[example].text.prefix(model.key.count))
    let ending = token.text.dropFirst(words[word].key.count)
    return Variant(
      kept: text.tokens[example].text, keptPlaces: model.places.map { $0..<$0 + 1 }, place: place..<place + 1,
      kinds: [kind],
      suggestion: stem + ending)
  }
}
