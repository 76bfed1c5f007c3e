import CLD2Bridge

/// What the library CLD2 (Compact Language Detector 2) makes of a text: languages by their groups of four letters.
///
/// It knows 160 languages and more, Latin and Esperanto among them, and of scripts with one language it tells that.
struct DetectedLanguages {
  /// A language that a text, or some of it, may be in.
  struct Guess: Equatable {
    /// The language.
    let language: Language
    /// How much of the text is in it, in percent of the bytes of its letters.
    let percent: Int
    /// How usual its groups of letters are in the language: mostly 300 to 2,000 in running text of it.
    let score: Double
  }

  /// The languages, likeliest first; three at most.
  let guesses: [Guess]
  /// Whether CLD2 vouches for the first.
  let isReliable: Bool

  /// A score below which what CLD2 vouches for is doubted all the same: letters are usual in no language.
  private static let leastScore = 150.0

  /// A share of letters below which a language is not believed, one from which another is, and the percentage that this must have.
  private static let leastFit = 0.98
  private static let wholeFit = 0.995
  private static let leastOther = 15

  /// Asks CLD2.
  ///
  /// - Parameters:
  ///   - text: plain text.
  ///   - bestEffort: whether guesses are wanted that are not reliable.
  /// - Complexity: O(length of `text`).
  init(_ text: String, bestEffort: Bool = false) {
    var text = text
    var result = cld2b_result()
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cld2b_detect($0.baseAddress, Int32(clamping: $0.count), bestEffort, &result)
      }
    }
    let known = [result.guesses.0, result.guesses.1, result.guesses.2].prefix(Int(result.count)).map {
      guess in
      DetectedLanguages.language(String(cString: guess.code)).map {
        Guess(language: $0, percent: Int(guess.percent), score: guess.score)
      }
    }
    guesses = known.compactMap(\.self)
    // A writing system that it has no language for is one of its guesses too.
    isReliable = result.is_reliable && known.first.flatMap(\.self) != nil
  }

  /// The language of one of CLD2's codes, of which some are those of before 1989.
  private static func language(_ code: String) -> Language? {
    Language(["iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro"][code] ?? code)
  }

  /// The language that CLD2 vouches for; nil if there is none.
  ///
  /// - Parameter letters: those of the text: a language that lacks some of them gives way to one of the other guesses that has them all.
  func reliable(_ letters: LetterUse) -> Language? {
    guard isReliable, let first = guesses.first, first.score >= DetectedLanguages.leastScore else {
      return nil
    }
    let fit = letters.share(in: first.language) ?? 1
    guard fit < DetectedLanguages.leastFit else { return first.language }
    let other = guesses.dropFirst().first {
      guard $0.percent >= DetectedLanguages.leastOther, let share = letters.share(in: $0.language) else {
        return false
      }
      return share > fit && share >= DetectedLanguages.wholeFit
    }
    return (other ?? first).language
  }
}
