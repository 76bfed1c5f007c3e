import Basics
import Texts

/// Writes Cyrillic text with Latin letters by a scheme, or text in a scheme with Cyrillic letters again.
///
/// Runs of letters of the script go through ICU, with the marks on them; all other text passes as it is. Not thread-safe, as it
/// remembers words.
public final class SchemeTransliterator {
  /// The scheme.
  public let scheme: TransliterationScheme
  /// The language of the Cyrillic text.
  public let language: CyrillicLanguage
  /// Whether it goes from Latin to Cyrillic letters.
  public let isReverse: Bool

  /// Runs that are longer, in code points, are cut; no word is.
  ///
  /// It bounds what rules that look over any number of marks cost.
  static let longestRun = 256
  /// How many words are remembered before all are forgotten.
  private static let mostWords = 1 << 16

  private let rules: Transliterator
  private let runs: ScriptRuns
  private var words: [String: Transliteration] = [:]

  /// Loads the rules of a scheme.
  ///
  /// - Throws: `InputError` if the scheme has none for the language, or cannot be reversed; it names those that can. `ICUError`
  ///   if the rules do not parse.
  public init(
    _ scheme: TransliterationScheme, language: CyrillicLanguage = .russian, reverse: Bool = false
  ) throws {
    self.scheme = scheme
    self.language = language
    isReverse = reverse
    guard let found = SchemeRules.of(scheme, language) else {
      let others = TransliterationScheme.allCases.filter { $0.languages.contains(language) }
      throw InputError(
        .unknownLanguage, "the scheme \(scheme) has no rules for \(language.name)",
        remedy: .either([
          "use one of \(TransliterationScheme.list(of: others))",
          .sayOtherLanguage(scheme.languages.map(\.rawValue)),
        ]))
    }
    if reverse, !found.isReversible {
      let others = TransliterationScheme.allCases.filter { $0.isReversible(for: language) }
      throw InputError(
        .invalidArgument, "the scheme \(scheme) cannot be reversed for \(language.name)",
        remedy: "those that can are \(TransliterationScheme.list(of: others))")
    }
    rules = try Transliterator(
      name: "\(scheme) \(language)\(reverse ? " backward" : "")", rules: found.all, reverse: reverse)
    runs = reverse ? .latin : language.writesApostrophes ? .cyrillicWithApostrophes : .cyrillic
  }

  /// `text` transliterated.
  ///
  /// - Complexity: O(length of `text`); words that come again are remembered.
  public func transliterate(_ text: String) throws(ICUError) -> Transliteration {
    try transliterate(Array(text.unicodeScalars)[...])
  }

  /// Code points transliterated; see `transliterate(_:)`.
  public func transliterate(_ text: ArraySlice<Unicode.Scalar>) throws(ICUError) -> Transliteration {
    var result = Transliteration()
    var at = text.startIndex
    while at < text.endIndex {
      // Two code points more tell whether an apostrophe at the end stands between letters.
      let part = text[..<min(text.endIndex, at + SchemeTransliterator.longestRun + 2)]
      let end = min(runs.end(in: part, from: at), at + SchemeTransliterator.longestRun)
      if end > at {
        let word = try word(String(String.UnicodeScalarView(text[at..<end])))
        result.text += word.text
        result.unchangedLetters += word.unchangedLetters
        at = end
      } else {
        result.text.unicodeScalars.append(text[at])
        if text[at].isLetter { result.unchangedLetters += 1 }
        at += 1
      }
    }
    return result
  }

  /// Where text can be cut so that its parts are transliterated as the whole is: before the run that it ends with, if it does.
  ///
  /// - Returns: an index of `text`, its `endIndex` where there is no such run.
  public func lastBorder(in text: ArraySlice<Unicode.Scalar>) -> Int {
    // What a run can begin with begins one wherever it stands first, so the search goes back to what cannot be in a run.
    var start = text.endIndex
    while start > text.startIndex, runs.mayContain(text[start - 1]),
      text.endIndex - start < 2 * SchemeTransliterator.longestRun
    {
      start -= 1
    }
    return text.endIndex - start < 2 * SchemeTransliterator.longestRun ? start : text.endIndex
  }

  private func word(_ word: String) throws(ICUError) -> Transliteration {
    if let known = words[word] { return known }
    var result = Transliteration()
    result.text = try rules.transliterate(word)
    result.unchangedLetters = result.text.unicodeScalars.count(where: runs.isOwnLetter)
    if words.count >= SchemeTransliterator.mostWords { words.removeAll(keepingCapacity: true) }
    words[word] = result
    return result
  }
}
