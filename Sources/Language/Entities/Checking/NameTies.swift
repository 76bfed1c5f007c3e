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
  private var natures: [String: WordNature?] = [:]

  init(_ text: CheckedText, _ lexicon: Lexicon) {
    self.text = text
    self.lexicon = lexicon
  }

  /// What dictionaries say of a word, as far as they have it or a nominative that it may be of, not only a relative.
  func nature(_ word: Int) -> WordNature? {
    let token = text.tokens[word]
    if let known = natures[token.folded] { return known }
    let stem = Inflection.stem(token.folded, text.rules)
    let forms =
      [token.folded]
      + (token.isCyrillic ? text.rules.nominatives.map { stem + $0 } : stem == token.folded ? [] : [stem])
    let found = forms.filter { lexicon.hasExactly($0, in: text.language) }
      .compactMap { lexicon.nature(of: $0, in: text.language) }
    // "швецией" is of Швеция, not of швец.
    var nature = found.contains { $0 == .name } ? .name : found.first
    if nature == nil, lexicon.nature(of: token.text, in: text.language) == .compound { nature = .compound }
    natures[token.folded] = .some(nature)
    return nature
  }

  /// Whether dictionaries have a word as it stands.
  private func isWord(_ word: Int) -> Bool {
    let token = text.tokens[word]
    let stem = Inflection.stem(token.folded, text.rules)
    return ([token.folded] + (token.isCyrillic ? text.rules.nominatives.map { stem + $0 } : []))
      .contains { lexicon.hasExactly($0, in: text.language) }
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
    let run = text.run(word)
    func name(_ at: Int) -> Int? {
      guard run.contains(at), at != word else { return nil }
      let token = text.tokens[at]
      if token.shape == .initial || token.shape == .numeral { return at }
      guard token.shape == .capital, !text.rules.organizations.contains(token.folded) else { return nil }
      return isGiven(at) || !isCommon(at) ? at : nil
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
    let token = text.tokens[word]
    return GivenNames.shared.contains(token.folded, stem: Inflection.stem(token.folded, text.rules))
  }

  /// How a word is tied to other places by what stands beside them.
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

  /// Whether two words may be one name: the same, an initial of it, translated or romanized otherwise.
  private func areRelated(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (text.tokens[a], text.tokens[b])
    if x.folded == y.folded { return true }
    if x.shape == .initial || y.shape == .initial { return x.folded.first == y.folded.first }
    if x.isCyrillic, y.isCyrillic {
      return Inflection.stem(x.folded, text.rules) == Inflection.stem(y.folded, text.rules)
    }
    if GivenNames.shared.areTranslations(x.folded, y.folded) { return true }
    return Romanizations.shared.differences(x.folded, y.folded, limit: 2) != nil
  }
}
