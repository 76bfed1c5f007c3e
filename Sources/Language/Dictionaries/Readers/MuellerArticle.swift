/// Reads an article of Mueller's English-Russian dictionary: running text with numbered senses.
package enum MuellerArticle {
  /// The translations of an article of Mueller's: the stretches between semicolons and sense numbers that hold no
  /// Latin word.
  ///
  /// One that does is an English example with its translation.
  ///
  ///     arrest
  ///        1. _n.
  ///           1) задержание, арест; under arrest под арестом
  package static func translations(_ article: String) -> [[String]] {
    var result: [[String]] = []
    let text = article.drop { $0 != "\n" }.map { $0 == "\n" ? " " : $0 }
    for part in withoutAsides(Substring(String(text))).split(whereSeparator: { $0 == ";" || $0 == ")" }) {
      for stretch in part.split(separator: " ").split(whereSeparator: isSenseNumber) {
        // `_тех.` and `_n.` are labels.
        let words = stretch.filter { !$0.hasPrefix("_") }
        let isExample = words.contains {
          $0.unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic }
        }
        if isExample { continue }
        for translation in words.joined(separator: " ").split(separator: ",") {
          let words = MuellerArticle.words(in: translation)
          if !words.isEmpty { result.append(words) }
        }
      }
    }
    return result
  }

  /// What the headword of an article is a form of.
  ///
  /// "_p. и _p-p. от arrest" says that of "arrested".
  package static func lemma(_ article: String) -> String? {
    let words = article.drop { $0 != "\n" }.split(whereSeparator: \.isWhitespace)
    guard let from = words.firstIndex(of: "от"), from + 1 < words.count,
      words[..<from].contains(where: isFormLabel)
    else { return nil }
    return String(words[from + 1])
  }

  private static func isFormLabel(_ word: Substring) -> Bool {
    ["_p.", "_p-p.", "_pl.", "_pres-p.", "_comp.", "_superl."].contains(word)
  }

  /// Whether a word of Mueller's counts parts of speech, `2.`, or homonyms, `_II`.
  ///
  /// Nothing but a space need stand before it.
  private static func isSenseNumber(_ word: Substring) -> Bool {
    if word.hasPrefix("_") { return word.dropFirst().allSatisfy { "IVX".contains($0) } }
    return word.hasSuffix(".") && word.dropLast().allSatisfy { $0.isASCII && $0.isNumber } && word.count > 1
  }

  /// `text` without what stands in brackets of any kind.
  private static func withoutAsides(_ text: Substring) -> String {
    var depth = 0
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "(", "[", "<", "{": depth += 1
      case ")" where depth == 0: result.append(scalar)
      case ")", "]", ">", "}": depth = max(0, depth - 1)
      default: if depth == 0 { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// The words of a translation in lower case.
  ///
  /// Placeholders and labels such as `sb.`, `etw.` and `кого-л.` end in a full stop.
  private static func words(in translation: Substring) -> [String] {
    translation.split(separator: " ").compactMap { word in
      guard !(word.hasSuffix(".") && (word.count <= 6 || word.hasSuffix("-л."))) else { return nil }
      let letters = word.unicodeScalars.drop { !$0.properties.isAlphabetic }
      let trimmed = letters.reversed().drop { !$0.properties.isAlphabetic }.reversed()
      // A single letter of an alphabet is a label or an abbreviation; a single ideograph is a word.
      let isLabel = trimmed.count == 1 && trimmed.allSatisfy(\.properties.isCased)
      return trimmed.isEmpty || isLabel ? nil : String(String.UnicodeScalarView(trimmed)).lowercased()
    }
  }
}
