import Basics
import Texts

/// The terms of one language while a lexicon is built: words and phrases as dictionaries give them, and the stems of their words.
package final class LanguageTables {
  let language: Language
  /// Headwords and translations, folded, words separated by a space.
  package private(set) var terms = TermTable()
  /// The stems of words.
  package private(set) var stems = TermTable()
  /// The stems of each term's words.
  package private(set) var termStems = FlatLists<UInt32>()
  /// How often each term is written with a capital in dictionaries, less how often it is not.
  private(set) var capitals: [Int32] = []
  /// How often words occur in the dictionaries' running text.
  var counts = WordCounts()
  /// Inflected forms and what they may be forms of, as term numbers, with how much speaks for it.
  package private(set) var forms: [UInt64: UInt32] = [:]

  private let folder: PhraseFolder
  private let stemmer: Stemmer
  private var folded: [UInt8] = []

  package init(_ language: Language) {
    self.language = language
    folder = PhraseFolder(language)
    stemmer = Stemmer(language)
  }

  /// The number of a word or phrase of a dictionary; nil if it has no words, or too many.
  ///
  /// - Complexity: O(length).
  package func term(_ phrase: UnsafeBufferPointer<UInt8>) -> UInt32? {
    guard case 1...PhraseFolder.longestPhrase = folder.fold(phrase, into: &folded) else { return nil }
    let number = folded.withUnsafeBufferPointer(enter)
    capitals[Int(number)] += LanguageTables.beginsWithCapital(phrase) ? 1 : -1
    return number
  }

  /// Takes in the terms of other tables of the same language.
  ///
  /// - Returns: the number here of each term there.
  /// - Complexity: O(size of the other tables).
  func merge(_ other: LanguageTables) -> [UInt32] {
    let numbers = (0..<UInt32(other.terms.count)).map { other.terms.withBytes($0, enter) }
    for (pair, weight) in other.forms {
      note(numbers[Int(pair >> 32)], isFormOf: numbers[Int(UInt32(truncatingIfNeeded: pair))], weight: weight)
    }
    counts.add(other.counts)
    for (term, number) in numbers.enumerated() { capitals[Int(number)] += other.capitals[term] }
    return numbers
  }

  /// The number of a term that is folded already.
  private func enter(_ term: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let known = terms.count
    let number = terms.insert(term)
    if terms.count > known {
      enterStems(term)
      capitals.append(0)
    }
    return number
  }

  /// Whether the first letter is a capital, of those of ASCII, Latin-1 and Cyrillic.
  private static func beginsWithCapital(_ phrase: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = phrase.firstIndex(where: { $0 >= 0x80 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A })
    else { return false }
    let next = start + 1 < phrase.count ? phrase[start + 1] : 0
    return switch phrase[start] {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case 0xC3: (0x80...0x9E).contains(next)
    case 0xD0: (0x80...0xAF).contains(next)
    default: false
    }
  }

  /// Notes that a term is an inflected form that a dictionary refers from to another.
  package func note(_ form: UInt32, isFormOf lemma: UInt32, weight: UInt32) {
    guard form != lemma else { return }
    forms[UInt64(form) << 32 | UInt64(lemma), default: 0] += weight
  }

  /// The stem of a term that is one word; nil for a phrase.
  package func stem(ofWord term: UInt32) -> UInt32? {
    let stems = termStems.range(Int(term))
    return stems.count == 1 ? termStems.values[stems.lowerBound] : nil
  }

  /// The stem of a folded word, entered if it is new.
  private func stem(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    stemmer.withStem(of: word) { stems.insert($0) }
  }

  private func enterStems(_ term: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for at in 0...term.count where at == term.count || term[at] == UInt8(ascii: " ") {
      termStems.append(stem(.init(rebasing: term[start..<at])))
      start = at + 1
    }
    termStems.endList()
  }
}
