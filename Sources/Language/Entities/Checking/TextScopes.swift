import Texts

/// Tells what kind of text each word of a document stands in.
struct TextScopes {
  /// The longest reference, in words: a longer paragraph tells something.
  private static let longestReference = 110
  /// The most words of a work's title.
  private static let longestTitle = 10
  /// So many words in another language, with function words of that one and none of the document's, are foreign.
  private static let fewestForeign = 2
  /// The same outside quotation marks.
  private static let fewestForeignSentence = 5
  /// How far before a name a word may say that it is another name of something.
  private static let aliasReach = 12

  private let language: Language
  private let rules: NameRules
  private let marks: ScopeRules

  init(_ language: Language) {
    self.language = language
    rules = NameRules.of(language)
    marks = ScopeRules.of(language)
  }

  /// The scopes of the words of all sentences.
  ///
  /// - Parameters:
  ///   - sentences: the document's sentences.
  ///   - words: the words of each.
  ///   - after: what follows the last word of each.
  /// - Complexity: O(number of words).
  func scopes(_ sentences: [Sentence], _ words: [[NameToken]], after: [String]) -> [[Inconsistency.Scope]] {
    var scopes: [[Inconsistency.Scope]] = words.map { $0.map { _ in .text } }
    var section: Inconsistency.Scope?
    var start = 0
    while start < sentences.count {
      var end = start + 1
      while end < sentences.count, sentences[end].paragraph == sentences[start].paragraph { end += 1 }
      let paragraph = start..<end
      if let heading = heading(words, paragraph) {
        section = heading
      } else if sentences[start].block == .heading {
        section = nil
      }
      let own = section ?? kind(sentences[start].block, words, paragraph)
      if own != .text {
        for index in paragraph { scopes[index] = words[index].map { _ in own } }
      } else {
        mark(paragraph, words, after, &scopes)
      }
      start = end
    }
    return scopes
  }

  private func heading(_ words: [[NameToken]], _ paragraph: Range<Int>) -> Inconsistency.Scope? {
    guard paragraph.count == 1, let tokens = words[paragraph.lowerBound...].first, !tokens.isEmpty,
      tokens.count < 5
    else { return nil }
    let text = tokens.map(\.folded).joined(separator: " ")
    if marks.referenceHeadings.contains(text) { return .reference }
    return marks.titleHeadings.contains(text) ? .title : nil
  }

  private func kind(_ block: BlockKind, _ words: [[NameToken]], _ paragraph: Range<Int>)
    -> Inconsistency.Scope
  {
    switch block {
    case .reference, .comment, .notice: return .reference
    case .heading, .caption, .text, .listItem, .tableRow, .note: break
    }
    return isReference(paragraph.flatMap { words[$0] }) ? .reference : .text
  }

  /// Whether a paragraph names a source: it has a year and three of what references are made of.
  private func isReference(_ tokens: [NameToken]) -> Bool {
    guard tokens.count > 3, tokens.count <= TextScopes.longestReference else { return false }
    func isYear(_ token: NameToken) -> Bool {
      token.shape == .digits && token.text.count == 4 && ("15"..."20").contains(token.text.prefix(2))
    }
    let years = tokens.indices.filter { isYear(tokens[$0]) }
    guard let last = years.last else { return false }
    var signs = 0
    // "Deutscher, Isaac", "Trotzki, L."
    if tokens[0].shape == .capital, tokens[1].gap == ", ",
      tokens[1].shape == .capital || tokens[1].shape == .initial
    {
      signs += 1
    }
    // "(1970)", or the year at the end.
    let isInParenthesis = years.contains { tokens[$0].gap.hasSuffix("(") }
    if isInParenthesis || last >= tokens.count - 3 { signs += 1 }
    // "Cambridge: Cambridge University Press, 1989".
    let colon = tokens.indices.contains {
      $0 > 0 && tokens[$0].gap == ": " && tokens[$0].shape == .capital && $0 < last
    }
    if colon, tokens[last].gap.hasPrefix(",") { signs += 1 }
    let published = tokens.count { marks.publishing.contains($0.folded) }
    signs += min(2, published)
    let small = tokens.count { $0.shape == .small && FunctionWords.contains($0.folded, language) }
    // What tells something has many small words.
    if small * 3 > tokens.count { signs -= 1 }
    return signs >= 3
  }

  // MARK: Within a paragraph

  private func mark(
    _ paragraph: Range<Int>, _ words: [[NameToken]], _ after: [String],
    _ scopes: inout [[Inconsistency.Scope]]
  ) {
    for index in paragraph {
      markAliases(words[index], &scopes[index])
      markScripts(words[index], &scopes[index])
      if words[index].count >= TextScopes.fewestForeignSentence, isForeign(words[index][...], fewest: 2) {
        scopes[index] = words[index].map { _ in .foreign }
      }
    }
    let places = paragraph.flatMap { index in words[index].indices.map { (index, $0) } }
    let tokens = places.map { words[$0.0][$0.1] }
    var gaps: [String] = []
    for (sentence, word) in places {
      // What follows a sentence stands before the next one.
      let before = word == 0 && sentence > paragraph.lowerBound ? after[sentence - 1] : ""
      gaps.append(before + words[sentence][word].gap)
    }
    for range in QuotedText.ranges(gaps: gaps, last: paragraph.last.map { after[$0] } ?? "") {
      let scope = scope(ofQuoted: tokens[range], before: tokens[..<range.lowerBound].suffix(4))
      for place in places[range] where scopes[place.0][place.1] != .foreign {
        scopes[place.0][place.1] = scope
      }
    }
  }

  /// Whether words are of another language: they have function words of it, and none of the document's.
  private func isForeign(_ tokens: ArraySlice<NameToken>, fewest: Int) -> Bool {
    guard !tokens.contains(where: { FunctionWords.contains($0.folded, language) }) else { return false }
    var counts: [String: Int] = [:]
    for token in tokens {
      for code in FunctionWords.codes(having: token.folded, except: language) {
        counts[code, default: 0] += 1
      }
    }
    return counts.values.contains { $0 >= fewest }
  }

  private func scope(ofQuoted tokens: ArraySlice<NameToken>, before: ArraySlice<NameToken>)
    -> Inconsistency.Scope
  {
    if tokens.count >= TextScopes.fewestForeign, isForeign(tokens, fewest: 1) { return .foreign }
    guard let first = tokens.first, first.shape != .small, tokens.count <= TextScopes.longestTitle else {
      return .quotation
    }
    if before.contains(where: { rules.works.contains($0.folded) }) { return .title }
    let main = tokens.filter { !FunctionWords.contains($0.folded, language) }
    // In English the words of titles have capitals; elsewhere a title is short, and no sentence.
    if main.count(where: { $0.shape != .small }) * 3 >= main.count * 2 { return .title }
    let isSentence = tokens.dropFirst().contains { $0.gap.contains(where: { ".!?".contains($0) }) }
    return tokens.count <= 5 && !isSentence ? .title : .quotation
  }

  /// Words of the other script stand for how another language writes something.
  private func markScripts(_ tokens: [NameToken], _ scopes: inout [Inconsistency.Scope]) {
    for (index, token) in tokens.enumerated()
    where token.shape != .digits && token.shape != .numeral && token.text.contains(where: \.isLetter)
      && token.isCyrillic != language.writesCyrillic
    {
      scopes[index] = .foreign
    }
  }

  private func markAliases(_ tokens: [NameToken], _ scopes: inout [Inconsistency.Scope]) {
    var depth = 0
    var opened = 0
    for (index, token) in tokens.enumerated() {
      for character in token.gap where "()".contains(character) {
        depth = character == "(" ? depth + 1 : max(0, depth - 1)
        if character == "(" { opened = index }
      }
      let isOpening = depth > 0 && index == opened
      // "Born" at the beginning of a line is a label.
      let isLabel = index == 0 && token.shape != .small
      let isCue =
        rules.aliases.contains(token.folded) && !isLabel || rules.pluralAliases.contains(token.folded)
        || depth > 0
          && (rules.parenthesisAliases.contains(token.folded) || marks.aliases.contains(token.folded))
        || isOpening && rules.openingAliases.contains(token.folded)
        || token.folded == "as" && index > 0 && ["known", "born"].contains(tokens[index - 1].folded)
        || marks.aliases.contains(token.folded) && token.shape == .small && index > 0
          && ["also", "auch", "также"].contains(tokens[index - 1].folded)
      guard isCue else { continue }
      var at = index + 1
      while at < min(tokens.count, index + 1 + TextScopes.aliasReach) {
        let next = tokens[at]
        if next.gap.contains(where: { ".;)".contains($0) }) && next.gap != ". " && at > index + 1 { break }
        if next.gap.contains(")") { break }
        if next.shape == .small {
          guard marks.aliasJoiners.contains(next.folded) || rules.particles.contains(next.folded) else {
            break
          }
        } else if next.shape == .digits {
          break
        } else if scopes[at] == .text {
          scopes[at] = .alias
        }
        at += 1
      }
    }
  }
}
