import Texts

/// Finds words of names that are abbreviated where the document writes them out elsewhere, such as Acad for Academy.
struct AbbreviationVariants {
  /// The most letters of an abbreviation.
  private static let longest = 6
  /// How many letters a word has more than its abbreviation.
  private static let fewestLeftOut = 2
  /// So often the whole word stands.
  private static let fewestWhole = 2

  /// A word that stands so often is meant wherever its beginning stands, whatever follows.
  private static let usual = 5

  private let context: NameContext
  private let text: CheckedText

  init(_ context: NameContext) {
    self.context = context
    text = context.text
  }

  /// All variants of the document.
  ///
  /// - Complexity: O(number of words), for each abbreviation.
  func variants() -> [Variant] {
    var whole: [Character: [String: [Int]]] = [:]
    var abbreviations: [String: [Int]] = [:]
    for (word, token) in text.tokens.enumerated() where token.shape == .capital {
      if isAbbreviated(word) {
        abbreviations[token.folded, default: []].append(word)
      } else if let first = token.folded.first {
        whole[first, default: [:]][token.folded, default: []].append(word)
      }
    }
    return signs()
      + abbreviations.sorted { $0.value[0] < $1.value[0] }.flatMap { short, places -> [Variant] in
        guard let first = short.first, whole[first]?[short] == nil else { return [] }
        let candidates = (whole[first] ?? [:]).filter {
          $0.value.count >= max(AbbreviationVariants.fewestWhole, 2 * places.count)
            && stands(short, for: $0.key)
            && !(FunctionWords.capitalizesNouns(text.language) && context.isCommon($0.value[0]))
        }
        return places.compactMap { place in
          let ranked = candidates.map {
            ($0.value, context.tie(of: place, to: $0.value) == .close || sharesNext(place, $0.value))
          }
          .filter {
            let whole = text.tokens[$0.0[0]].folded
            let isUsual =
              $0.0.count >= AbbreviationVariants.usual || text.rules.organizations.contains(whole)
              || context.isGiven($0.0[0]) && isBeforeName(place)
            return $0.1 || isUsual && isUnknown(place) && whole.hasPrefix(short)
          }
          .sorted { ($0.1 ? 1 : 0, $0.0.count, -$0.0[0]) > ($1.1 ? 1 : 0, $1.0.count, -$1.0[0]) }
          guard let kept = ranked.first?.0 else { return nil }
          return Variant(
            kept: text.tokens[kept[0]].text, keptPlaces: kept.map { $0..<$0 + 1 }, place: place..<place + 1,
            kinds: [.abbreviation], suggestion: text.tokens[kept[0]].text)
        }
      }
  }

  /// Names that are joined by a sign for "and" where the document writes that out: Crime & Punishment.
  func signs() -> [Variant] {
    let tokens = text.tokens
    var signs: [(first: Int, key: [String])] = []
    var whole: [[String]: [Range<Int>]] = [:]
    for word in tokens.indices.dropFirst() where tokens[word].shape == .capital && !text.isFirst[word] {
      if tokens[word].gap == " & ", tokens[word - 1].shape == .capital {
        signs.append((word - 1, [tokens[word - 1].folded, tokens[word].folded]))
      } else if word > 1, tokens[word].gap == " ", tokens[word - 1].gap == " ",
        AbbreviationVariants.conjunctions.contains(tokens[word - 1].folded),
        tokens[word - 2].shape == .capital
      {
        whole[[tokens[word - 2].folded, tokens[word].folded], default: []].append(word - 2..<word + 1)
      }
    }
    return signs.compactMap { first, key in
      guard let places = whole[key], places.count >= AbbreviationVariants.fewestWhole else { return nil }
      return Variant(
        kept: text.text(places[0]), keptPlaces: places, place: first..<first + 2, kinds: [.abbreviation],
        suggestion: text.text(places[0]))
    }
  }

  /// What "&" stands for.
  private static let conjunctions: Set<String> = ["and", "und", "и", "et"]

  /// Whether a full stop behind a word is that of an abbreviation, not of a sentence.
  private func isAbbreviated(_ word: Int) -> Bool {
    let token = text.tokens[word]
    guard token.text.count > 1, token.text.count <= AbbreviationVariants.longest,
      token.range.upperBound < text.view.scalars.count,
      text.view.scalars[token.range.upperBound] == ".", !text.rules.titles.contains(token.folded),
      !text.rules.saints.contains(token.folded), !text.rules.noNames.contains(token.folded),
      text.scopes[word] == .text
        || text.scopes[word] == .quotation,
      !token.text.hasSuffix("-")
    else { return false }
    return true
  }

  /// Whether no dictionary has a word, and so the stop belongs to it.
  private func isUnknown(_ word: Int) -> Bool {
    context.isUnknown(word) && word + 1 < text.tokens.count && !text.isFirst[word + 1]
  }

  /// Whether a word with a capital follows an abbreviation.
  private func isBeforeName(_ word: Int) -> Bool {
    word + 1 < text.tokens.count && text.tokens[word + 1].gap == ". "
      && text.tokens[word + 1].shape == .capital
  }

  /// Whether the same word follows, as after "Bros." and "Brothers".
  private func sharesNext(_ word: Int, _ others: [Int]) -> Bool {
    guard word + 1 < text.tokens.count, text.paragraphs[word + 1] == text.paragraphs[word],
      text.tokens[word + 1].gap == ". " || text.isFirst[word + 1], text.tokens[word + 1].shape == .capital
    else {
      return false
    }
    return others.contains { other in
      other + 1 < text.tokens.count && text.tokens[other + 1].gap == " "
        && text.tokens[other + 1].folded == text.tokens[word + 1].folded
    }
  }

  /// Whether a short word may stand for a long one: its beginning, or letters of it with the first and the last.
  private func stands(_ short: String, for long: String) -> Bool {
    guard long.count >= short.count + AbbreviationVariants.fewestLeftOut else { return false }
    if long.hasPrefix(short) { return true }
    guard short.count > 2, long.last == short.last else { return false }
    var rest = long[...]
    for letter in short {
      guard let at = rest.firstIndex(of: letter) else { return false }
      rest = rest[rest.index(after: at)...]
    }
    return true
  }
}
