import Texts

/// Tells the numeral I from the pronoun, where a ruler's name stands before it: "Nicholas I fixed the penalties".
struct Numerals {
  private let language: Language
  private let rules: NameRules

  init(_ language: Language) {
    self.language = language
    rules = NameRules.of(language)
  }

  /// In a text whose writer says "I" oftener outside quotations, an I behind a given name may be one of those.
  private static let mostPronouns = 1

  /// The tokens of sentences, those that are numerals marked as such.
  ///
  /// - Complexity: O(number of tokens).
  func marked(_ sentences: [[NameToken]]) -> [[NameToken]] {
    var others: [String: Int] = [:]
    var pronouns = 0
    var isQuoted = false
    for tokens in sentences {
      for (index, token) in tokens.enumerated() {
        for character in token.gap {
          if character == "“" { isQuoted = true } else if character == "”" { isQuoted = false }
          if character == "\"" { isQuoted.toggle() }
        }
        guard token.shape == .numeral || token.text == "I" else { continue }
        let isAfterGiven = index > 0 && token.gap == " " && isGiven(tokens[index - 1])
        if token.shape == .numeral, isAfterGiven { others[tokens[index - 1].folded, default: 0] += 1 }
        if token.text == "I", token.shape == .capital, !isAfterGiven, !isQuoted { pronouns += 1 }
      }
    }
    let hasNone = language == .english && pronouns <= Numerals.mostPronouns
    return sentences.map { tokens in
      guard tokens.contains(where: { $0.shape == .capital && Numerals.letters.contains($0.text) }) else {
        return tokens
      }
      return tokens.enumerated().map { index, token in
        guard index > 0, token.shape == .capital, Numerals.letters.contains(token.text), token.gap == " ",
          isGiven(tokens[index - 1]),
          token.text != "I" || language != .english || hasNone || others[tokens[index - 1].folded] != nil
        else { return token }
        return NameToken(
          range: token.range, text: token.text, modern: token.modern, folded: token.folded, shape: .numeral,
          gap: token.gap,
          isOpening: token.isOpening, isCyrillic: token.isCyrillic)
      }
    }
  }

  /// Numerals of one letter.
  private static let letters: Set<String> = ["I", "V", "X"]

  private func isGiven(_ token: NameToken) -> Bool {
    token.shape == .capital
      && GivenNames.shared.contains(token.folded, rules)
  }
}
