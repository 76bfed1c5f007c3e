import Lexicon
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

  private struct Place: Hashable {
    let document, form: Int
    let language: Language?
  }

  private let lexicon: Lexicon
  private var words: [Place: [Word]] = [:]
  private var alternatives: [Place: [[[Word]]]] = [:]

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
  }

  /// The words of a name.
  ///
  /// - Parameter place: the document and the form, by which it is found again.
  func words(of form: NameForm, at place: (document: Int, form: Int), _ language: Language) -> [Word] {
    let place = Place(document: place.document, form: place.form, language: nil)
    if let known = words[place] { return known }
    let made = form.words.map { Word($0.folded, stem: $0.stem) }
    words[place] = made
    return made
  }

  /// For each word of a name the translations that are no guesses, word by word; up to the first word without one.
  func alternatives(
    for form: NameForm, at place: (document: Int, form: Int), _ from: Language, _ to: Language
  ) -> [[[Word]]] {
    let place = Place(document: place.document, form: place.form, language: to)
    if let known = alternatives[place] { return known }
    let rules = NameRules.of(to)
    var made: [[[Word]]] = []
    for word in form.words {
      let translations = lexicon.translations(of: word.text, from: from, to: to)
        .filter { $0.way != .relative && $0.way != .prefix }
        .map { translation in
          translation.text.split(separator: " ").map {
            Word(String($0), stem: Inflection.stem(String($0), rules))
          }
        }
      made.append(translations)
      if translations.isEmpty { break }
    }
    alternatives[place] = made
    return made
  }
}
