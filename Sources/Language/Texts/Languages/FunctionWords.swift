import Basics

/// The commonest articles, pronouns, prepositions, conjunctions and auxiliaries of a language, from the data that tell languages apart.
public enum FunctionWords {
  private static let words: [String: Set<String>] = DataLines(PackageResources.function_words_txt).reduce(
    into: [:]) {
      if $1.count > 2, $1[1] == "words" { $0[$1[0], default: []].formUnion($1[2...]) }
    }

  /// Whether a lower-case word is one.
  public static func contains(_ word: String, _ language: Language) -> Bool {
    words[language.code]?.contains(word) ?? false
  }

  /// The codes of the languages, other than one, of which a lower-case word is one.
  ///
  /// - Complexity: O(number of languages with function words).
  package static func codes(having word: String, except language: Language) -> [String] {
    words.filter { $0.key != language.code && $0.value.contains(word) }.map(\.key)
  }

  /// Whether a language writes all nouns with a capital, so that a capital is no sign of a name.
  public static func capitalizesNouns(_ language: Language) -> Bool {
    SegmentationData.of(language).capitalizesNouns
  }
}
