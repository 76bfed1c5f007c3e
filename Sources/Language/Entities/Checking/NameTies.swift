import Basics
import Dictionaries
import Texts

/// What the words around a name say of whether it is another spelling of one that stands elsewhere.
enum NameTie: Comparable {
  /// Other names stand beside it there: Petra Lubitz, Karl Libitz.
  case contrary
  /// Nothing stands beside one of them.
  case open
  /// The same name stands beside both.
  case close
}

/// Compares what stands beside names, and says of words whether they are names.
final class NameContext {
  let text: CheckedText
  private let lexicon: Lexicon
  /// What was found of words so far: by the numbers of their texts, and by their places.
  private var natures: [WordNature??]
  private var areWords: [Bool?]
  private var areGiven: [Bool?]
  private var traits: [Traits?]
  private var knownNeighbors: [(before: Int?, after: Int?)?]

  init(_ text: CheckedText, _ lexicon: Lexicon) {
    self.text = text
    self.lexicon = lexicon
    natures = Array(repeating: nil, count: text.differentCount)
    areWords = Array(repeating: nil, count: text.differentCount)
    areGiven = Array(repeating: nil, count: text.differentCount)
    traits = Array(repeating: nil, count: text.differentCount)
    knownNeighbors = Array(repeating: nil, count: text.tokens.count)
  }

  /// What dictionaries say of a word, as far as they have it or a nominative that it may be of, not only a relative.
  func nature(_ word: Int) -> WordNature? {
    let number = text.numbers[word]
    if let known = natures[number] { return known }
    let token = text.tokens[word]
    let stem = Inflection.stem(token.folded, text.rules)
    let forms =
      [token.folded]
      + (token.isCyrillic ? text.rules.nominatives.map { stem + $0 } : stem == token.folded ? [] : [stem])
    let found = forms.filter { lexicon.hasExactly($0, in: text.language) }
      .compactMap { lexicon.nature(of: $0, in: text.language) }
    // "швецией" is of Швеция, not of швец.
    var nature = found.contains { $0 == .name } ? .name : found.first
    if nature == nil, lexicon.nature(of: token.text, in: text.language) == .compound { nature = .compound }
    natures[number] = .some(nature)
    return nature
  }

  /// Whether dictionaries have a word as it stands.
  private func isWord(_ word: Int) -> Bool {
    let number = text.numbers[word]
    if let known = areWords[number] { return known }
    let token = text.tokens[word]
    let stem = Inflection.stem(token.folded, text.rules)
    let isWord = ([token.folded] + (token.isCyrillic ? text.rules.nominatives.map { stem + $0 } : []))
      .contains { lexicon.hasExactly($0, in: text.language) }
    areWords[number] = isWord
    return isWord
  }

  /// Whether no dictionary has a word; as a compound, they may have any slip where words are not joined.
  func isUnknown(_ word: Int) -> Bool {
    !isWord(word) && (nature(word) != .compound || !FunctionWords.capitalizesNouns(text.language))
  }

  /// Whether dictionaries have a word as anything but a name.
  func isCommon(_ word: Int) -> Bool {
    switch nature(word) {
    case .common, .small, .compound: true
    case .name, nil: false
    }
  }

  /// The words of names beside a word: before it and behind it.
  func neighbors(of word: Int) -> (before: Int?, after: Int?) {
    if let known = knownNeighbors[word] { return known }
    let neighbors = foundNeighbors(of: word)
    knownNeighbors[word] = neighbors
    return neighbors
  }

  private func foundNeighbors(of word: Int) -> (before: Int?, after: Int?) {
    let run = text.run(word)
    func name(_ at: Int) -> Int? {
      guard run.contains(at), at != word else { return nil }
      let token = text.tokens[at]
      if token.shape == .initial || token.shape == .numeral { return at }
      guard token.shape == .capital, !text.rules.organizations.contains(token.folded) else { return nil }
      // "Erik Van Rees".
      return isGiven(at) || !isCommon(at) || text.rules.particles.contains(token.folded) ? at : nil
    }
    // "Bakhtin, Mikhail".
    if name(word - 1) == nil, name(word + 1) == nil, word + 1 < text.tokens.count, !text.isFirst[word + 1],
      text.tokens[word + 1].gap == ", ", text.tokens[word + 1].shape == .capital, isGiven(word + 1),
      !isGiven(word)
    {
      return (word + 1, nil)
    }
    return (name(word - 1), name(word + 1))
  }

  func isGiven(_ word: Int) -> Bool {
    let number = text.numbers[word]
    if let known = areGiven[number] { return known }
    let token = text.tokens[word]
    let isGiven = GivenNames.shared.contains(token.folded, text.rules)
    areGiven[number] = isGiven
    return isGiven
  }

  /// How a word is tied to other places by what stands beside them.
  ///
  /// - Complexity: O(number of other places).
  func tie(of word: Int, to others: some Sequence<Int>) -> NameTie {
    let own = neighbors(of: word)
    guard own.before != nil || own.after != nil else { return .open }
    var isContrary = false
    for other in others {
      let theirs = neighbors(of: other)
      for (a, b) in [(own.before, theirs.before), (own.after, theirs.after)] {
        guard let a, let b else { continue }
        if areRelated(a, b) { return .close }
        isContrary = true
      }
    }
    return isContrary ? .contrary : .open
  }

  /// What words that stand beside names are compared by.
  private struct Traits {
    let stem: String
    let translations: Set<Int>
    /// What all romanizations of a name have in common.
    let skeleton: UInt64
  }

  private func traits(_ word: Int) -> Traits {
    let number = text.numbers[word]
    if let known = traits[number] { return known }
    let folded = text.tokens[word].folded
    let own = Traits(
      stem: Inflection.stem(folded, text.rules), translations: GivenNames.shared.translations(of: folded),
      skeleton: Romanizations.skeleton(folded.unicodeScalars).reduce(FNV1a.start) {
        FNV1a.add(UInt64($1.value), to: $0)
      })
    traits[number] = own
    return own
  }

  /// Whether two words may be one name: the same, an initial of it, translated or romanized otherwise.
  private func areRelated(_ a: Int, _ b: Int) -> Bool {
    if text.numbers[a] == text.numbers[b] { return true }
    let (x, y) = (text.tokens[a], text.tokens[b])
    if x.shape == .initial || y.shape == .initial { return x.folded.first == y.folded.first }
    let (own, other) = (traits(a), traits(b))
    if x.isCyrillic, y.isCyrillic { return own.stem == other.stem }
    if !own.translations.isDisjoint(with: other.translations) { return true }
    return own.skeleton == other.skeleton
      && Romanizations.shared.differences(x.folded, y.folded, limit: 2) != nil
  }
}
