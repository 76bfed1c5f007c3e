import Basics
import Texts

/// Brings a word or phrase of a dictionary, or one that a user looks up, into the form in which a lexicon keeps it: folded words
/// with a space between them, without what stands for any word ("etw.", "sich", "sb.") and what is no letter.
package struct PhraseFolder: Sendable {
  /// A phrase of more words than this is a sentence.
  package static let longestPhrase = 4

  private let folder: TermFolder
  private let placeholders: TermTable
  /// Those that are placeholders at the beginning of a phrase only, as the English "to".
  private let openings: TermTable

  private static let kept = KeptValues<Language, PhraseFolder>()

  /// A folder for phrases of one language; made once in a process.
  package init(_ language: Language) {
    self = PhraseFolder.kept.value(language) { PhraseFolder(reading: language) }
  }

  private init(reading language: Language) {
    folder = TermFolder(language)
    let words = DataLines(PackageResources.placeholders_txt).filter { $0[0] == language.code }
      .flatMap { $0.dropFirst() }
    placeholders = TermTable(words.filter { !$0.hasPrefix("^") })
    openings = TermTable(words.filter { $0.hasPrefix("^") }.map { String($0.dropFirst()) })
  }

  /// Puts the folded form in place of `result` and returns how many words it has; of a phrase that is too long, one too many.
  ///
  /// - Complexity: O(length).
  package func fold(_ phrase: UnsafeBufferPointer<UInt8>, into result: inout [UInt8]) -> Int {
    result.removeAll(keepingCapacity: true)
    var words = 0
    var at = 0
    while at < phrase.count, words <= PhraseFolder.longestPhrase {
      var end = at
      var separator = 0
      while end < phrase.count {
        separator = PhraseFolder.separator(phrase, end)
        if separator > 0 { break }
        end += 1
      }
      if end > at { words += append(phrase, at..<end, to: &result) }
      at = end + max(1, separator)
    }
    return words
  }

  /// The folded words of a phrase.
  package func words(of phrase: String) -> [String] {
    var phrase = phrase
    var folded: [UInt8] = []
    _ = phrase.withUTF8 { fold($0, into: &folded) }
    return String(decoding: folded, as: UTF8.self).split(separator: " ").map(String.init)
  }

  /// Appends what stands between two spaces, unless it is a placeholder or no word; returns how many words that is.
  ///
  /// A hyphen separates words, as it does in running text.
  private func append(_ phrase: UnsafeBufferPointer<UInt8>, _ token: Range<Int>, to result: inout [UInt8])
    -> Int
  {
    var lower = token.lowerBound
    var upper = token.upperBound
    while lower < upper, case let width = PhraseFolder.mark(phrase, from: lower, upper), width > 0 {
      lower += width
    }
    guard lower < upper, !PhraseFolder.isAbbreviation(phrase, lower..<upper) else { return 0 }
    while lower < upper, case let width = PhraseFolder.mark(phrase, before: upper, lower), width > 0 {
      upper -= width
    }
    let start = result.count
    if start > 0 { result.append(UInt8(ascii: " ")) }
    let wordStart = result.count
    folder.fold(.init(rebasing: phrase[lower..<upper]), into: &result)
    let isNoWord = result.withUnsafeBufferPointer { result in
      let word = UnsafeBufferPointer(rebasing: result[wordStart...])
      return placeholders.number(of: word) != nil || start == 0 && openings.number(of: word) != nil
        || PhraseFolder.isLabel(word, isMarked: upper < token.upperBound)
    }
    if isNoWord {
      result.removeLast(result.count - start)
      return 0
    }
    if result.count - wordStart > 2, result.suffix(2).elementsEqual("'s".utf8) { result.removeLast(2) }
    let words = separate(&result, from: wordStart)
    if words == 0 { result.removeLast(result.count - start) }
    return words
  }

  /// Puts a space for the hyphens between words, and nothing for those at the ends; returns how many words there are.
  private func separate(_ result: inout [UInt8], from start: Int) -> Int {
    var words = 1
    var kept = start
    for at in start..<result.count {
      let isHyphen = result[at] == UInt8(ascii: "-")
      if isHyphen, kept == start || result[kept - 1] == UInt8(ascii: " ") { continue }
      if isHyphen { words += 1 }
      result[kept] = isHyphen ? UInt8(ascii: " ") : result[at]
      kept += 1
    }
    if kept > start, result[kept - 1] == UInt8(ascii: " ") {
      kept -= 1
      words -= 1
    }
    result.removeLast(result.count - kept)
    return kept == start ? 0 : words
  }

  /// Whether a folded word is only a letter of an alphabet; one of Cyrillic may be a preposition if no mark follows it.
  private static func isLabel(_ word: UnsafeBufferPointer<UInt8>, isMarked: Bool) -> Bool {
    guard let last = word.last, last >= 0x80 else { return word.count <= 1 }
    return word.count <= 2 && (isMarked || !(0xD0...0xD3).contains(word[0]))
  }

  /// "etw.", "jdn.", "кого-л.": dictionaries abbreviate what stands for any word.
  private static func isAbbreviation(_ phrase: UnsafeBufferPointer<UInt8>, _ token: Range<Int>) -> Bool {
    guard phrase[token.upperBound - 1] == UInt8(ascii: ".") else { return false }
    if token.count <= 6 { return true }
    let end = phrase[token].suffix(4)
    return end.first { $0 < 0x80 } == UInt8(ascii: "-")
  }

  /// The length of the separator of words at an offset; 0 if there is none.
  private static func separator(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    switch bytes[at] {
    case UInt8(ascii: " "), UInt8(ascii: "/"), UInt8(ascii: "\t"): 1
    // A no-break space.
    case 0xC2 where at + 1 < bytes.count && bytes[at + 1] == 0xA0: 2
    default: 0
    }
  }

  /// The length of the character at `at` if it is none of a word: ASCII but for letters, or a punctuation mark of Latin-1 or of
  /// the block of general punctuation.
  private static func mark(_ bytes: UnsafeBufferPointer<UInt8>, from at: Int, _ end: Int) -> Int {
    let byte = bytes[at]
    if byte < 0x80 { return isLetter(byte) ? 0 : 1 }
    if byte == 0xC2, at + 1 < end { return 2 }
    if byte == 0xE2, at + 2 < end, bytes[at + 1] == 0x80 || bytes[at + 1] == 0x81 { return 3 }
    return 0
  }

  /// The same of the character that ends at `end`.
  private static func mark(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int, _ start: Int) -> Int {
    let byte = bytes[end - 1]
    if byte < 0x80 { return isLetter(byte) ? 0 : 1 }
    if end - start >= 2, bytes[end - 2] == 0xC2 { return 2 }
    if end - start >= 3, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80 || bytes[end - 2] == 0x81 { return 3 }
    return 0
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
