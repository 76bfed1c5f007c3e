import Dictionaries
import Texts

/// The words of names and what dictionaries translate them by, made ready once to be compared often.
final class FormTranslations {
  /// A word, as it is compared with others.
  struct Word {
    /// How many letters a form may have more than the word.
    private static let longestEnding = 2

    /// The word and its stem in UTF-8.
    private let text, stem: [UInt8]
    private let letters, stemLetters: Int

    /// What finds it among other words: itself, its stem, and for a word of a name also what either is a form of; two words of
    /// which `isAmong` is true have one in common.
    func keys(asForm: Bool) -> Set<String> {
      let endings = asForm ? 0...Word.longestEnding : 0...0
      return Set(
        [text, stem].flatMap { word in
          endings.map {
            String(
              String.UnicodeScalarView(String(decoding: word, as: UTF8.self).unicodeScalars.dropLast($0)))
          }
        })
    }

    init(_ text: String, stem: String) {
      self.text = Array(text.utf8)
      self.stem = Array(stem.utf8)
      letters = text.unicodeScalars.count
      stemLetters = stem.unicodeScalars.count
    }

    /// Whether one of a name's words is this one or a form of it: "красный" and "Красная" have their stem in common.
    func isAmong(_ words: [Word]) -> Bool {
      words.contains { other in
        other.stem == stem || other.text == stem
          || other.text.starts(with: text) && other.letters - letters <= Word.longestEnding
          || other.stem.starts(with: text) && other.stemLetters - letters <= Word.longestEnding
      }
    }
  }

  private struct Text: Hashable {
    let text: String
    let from: Language
    let to: Language?
  }

  private let lexicon: Lexicon
  private var words: [Text: [Word]] = [:]
  private var alternatives: [Text: [[[Word]]]] = [:]

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
  }

  /// The words of a name in a language.
  func words(of form: NameForm, _ language: Language) -> [Word] {
    let key = Text(text: form.text, from: language, to: nil)
    if let known = words[key] { return known }
    let made = form.words.map { Word($0.folded, stem: $0.stem) }
    words[key] = made
    return made
  }

  /// For each word of a name the translations that are no guesses, word by word; up to the first word without one.
  func alternatives(for form: NameForm, _ from: Language, _ to: Language) -> [[[Word]]] {
    let key = Text(text: form.text, from: from, to: to)
    if let known = alternatives[key] { return known }
    let rules = NameRules.of(to)
    var made: [[[Word]]] = []
    for word in form.words {
      let translations = lexicon.translations(of: word.text, from: from, to: to)
        .filter { translation in
          // Of a single word one that is none in the dictionary, taken apart, says nothing: "Rubeln" is no "nob".
          let isGuess = translation.way == .compound && form.isSingle && !translation.text.contains(" ")
          return translation.way != .relative && translation.way != .prefix && !isGuess
        }
        .map { translation in
          translation.text.split(separator: " ").map {
            Word(String($0), stem: Inflection.stem(String($0), rules))
          }
        }
      made.append(translations)
      if translations.isEmpty { break }
    }
    alternatives[key] = made
    return made
  }
}
