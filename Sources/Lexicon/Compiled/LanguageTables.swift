import Texts

/// The terms of one language while a lexicon is built: words and phrases as dictionaries give them, and the stems of their words.
final class LanguageTables {
  /// A phrase of more words than this is a sentence.
  private static let longestPhrase = 4

  let language: Language
  /// Headwords and translations, folded, words separated by a space.
  private(set) var terms = TermTable()
  /// The stems of words.
  private(set) var stems = TermTable()
  /// The stems of each term's words, one after the other, and where each term's begin.
  private(set) var termStems: [UInt32] = []
  private(set) var termStemStarts: [UInt32] = [0]
  /// How often words occur in the dictionaries' running text.
  var counts = WordCounts()
  /// Inflected forms and what they may be forms of, as term numbers, with how much speaks for it.
  private(set) var forms: [UInt64: UInt32] = [:]

  private let folder: TermFolder
  private let stemmer: Stemmer
  private var placeholders = TermTable()
  private var folded: [UInt8] = []

  init(_ language: Language) {
    self.language = language
    folder = TermFolder(language)
    stemmer = Stemmer(language)
    for line in DataLines(PackageResources.placeholders_txt) where line[0] == language.code {
      for word in line.dropFirst() {
        _ = Array(word.utf8).withUnsafeBufferPointer { placeholders.insert($0) }
      }
    }
  }

  /// The number of a word or phrase of a dictionary; nil if it has no words, or too many.
  ///
  /// Placeholders ("etw.", "sich", "sb.") and what is no letter go.
  ///
  /// - Complexity: O(length).
  func term(_ phrase: UnsafeBufferPointer<UInt8>) -> UInt32? {
    folded.removeAll(keepingCapacity: true)
    var words = 0
    var at = 0
    while at < phrase.count {
      // A hyphen separates words, as it does in running text.
      while at < phrase.count, LanguageTables.isSeparator(phrase[at]) { at += 1 }
      var end = at
      while end < phrase.count, !LanguageTables.isSeparator(phrase[end]) { end += 1 }
      if end > at, append(.init(rebasing: phrase[at..<end])) {
        words += 1
        if words > LanguageTables.longestPhrase { return nil }
      }
      at = end
    }
    return words > 0 ? folded.withUnsafeBufferPointer(enter) : nil
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
    return numbers
  }

  /// The number of a term that is folded already.
  private func enter(_ term: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let known = terms.count
    let number = terms.insert(term)
    if terms.count > known { enterStems(term) }
    return number
  }

  /// Notes that a term is an inflected form that a dictionary refers from to another.
  func note(_ form: UInt32, isFormOf lemma: UInt32, weight: UInt32) {
    guard form != lemma else { return }
    forms[UInt64(form) << 32 | UInt64(lemma), default: 0] += weight
  }

  /// The stem of a term that is one word; nil for a phrase.
  func stem(ofWord term: UInt32) -> UInt32? {
    let start = Int(termStemStarts[Int(term)])
    return Int(termStemStarts[Int(term) + 1]) == start + 1 ? termStems[start] : nil
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
    termStemStarts.append(UInt32(termStems.count))
  }

  /// Appends a folded word to the term that is being made, unless it is a placeholder or no word.
  private func append(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    var lower = 0
    var upper = word.count
    while lower < upper, !LanguageTables.isLetter(word[lower]) { lower += 1 }
    // "etw.", "jdn.", "кого-л.": dictionaries abbreviate what stands for any word.
    let isAbbreviated = upper > lower && word[upper - 1] == UInt8(ascii: ".") && upper - lower <= 6
    while upper > lower, !LanguageTables.isLetter(word[upper - 1]) { upper -= 1 }
    guard lower < upper, !isAbbreviated else { return false }
    if upper - lower > 2, word[upper - 1] == UInt8(ascii: "s"), word[upper - 2] == UInt8(ascii: "'") {
      upper -= 2
    }
    let start = folded.count
    if start > 0 { folded.append(UInt8(ascii: " ")) }
    let wordStart = folded.count
    folder.fold(.init(rebasing: word[lower..<upper]), into: &folded)
    // A letter of an alphabet alone is a label.
    let isLabel = folded.count - wordStart <= (folded.last.map { $0 < 0x80 } ?? true ? 1 : 2)
    let isPlaceholder = folded.withUnsafeBufferPointer { folded in
      placeholders.number(of: .init(rebasing: folded[wordStart...])) != nil
    }
    if isLabel || isPlaceholder {
      folded.removeLast(folded.count - start)
      return false
    }
    return true
  }

  /// A byte of a letter, or of a punctuation mark beyond ASCII, which is rare at the edge of a word.
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "\t")
  }
}
