import Texts

/// How the Russian words of a document are spelled, so that names are looked up and compared in the spelling of today.
struct RussianSpelling: Sendable {
  private enum Words {
    /// The text is Russian of before 1918, or of today.
    case old, new
    /// The text is in Latin letters, and what it cites in Cyrillic may be of any language.
    case cited
    /// The text is in another language with Cyrillic letters.
    case others
  }

  private let words: Words

  /// Looks at the language and the spelling of a document.
  ///
  /// - Complexity: O(length of the document).
  init(of document: Document) {
    if document.language == .russian {
      words = OldRussianSpelling.isOld(document.view.scalars) ? .old : .new
    } else {
      words = document.language.writesCyrillic ? .others : .cited
    }
  }

  /// Several words with spaces between them in the spelling of today.
  ///
  /// - Complexity: O(length of `text`).
  func modern(words text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { modern(String($0)) }
      .joined(separator: " ")
  }

  /// A word in the spelling of today; the same where it is spelled so, or in Latin letters.
  ///
  /// - Complexity: O(length of `word`).
  func modern(_ word: String) -> String {
    switch words {
    case .old: OldRussianSpelling.modernized(wordOfOldText: word)
    case .new: OldRussianSpelling.modernized(words: word, isRussian: true) ?? word
    case .cited: OldRussianSpelling.modernized(words: word, isRussian: false) ?? word
    case .others: word
    }
  }
}
