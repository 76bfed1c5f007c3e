import Basics
import Foundation
import Texts

/// A dictionary in the dictd format: `NAME.index` (headword, offset, length, the numbers in base 64) beside `NAME.dict.dz` or
/// `NAME.dict`.
package struct DictdDictionary {
  /// Where it was read from.
  package let source: DictionarySource
  /// The articles, one after the other, UTF-8.
  package let articles: [UInt8]
  private let index: [UInt8]

  /// Reads a dictionary whole.
  ///
  /// - Throws: `InputError` if a file is missing or damaged.
  /// - Complexity: O(inflated size); the largest Debian has is 100 MB.
  package init(_ source: DictionarySource) throws {
    self.source = source
    index = try InputFile.bytes(source.files[0], isRegular: true)
    articles = try Gzip.read(source.files[1])
  }

  /// Calls `body` with each headword and its article's range in `articles`, in the order of the index.
  ///
  /// - Throws: `InputError` naming the line of an index entry that is malformed or points outside the articles.
  /// - Complexity: O(size of the index).
  package func forEachHeadword(
    _ body: (_ headword: UnsafeBufferPointer<UInt8>, _ article: Range<Int>) -> Void
  ) throws {
    try index.withUnsafeBufferPointer { index in
      var lineNumber = 0
      for line in index.lines {
        lineNumber += 1
        if line.isEmpty { continue }
        guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { throw malformed(lineNumber) }
        if tab == 0 { continue }
        let fields = line[tab...].split(separator: UInt8(ascii: "\t"))
        guard fields.count >= 2, let start = DictdDictionary.base64(fields[0]),
          let length = DictdDictionary.base64(fields[1]), start + length <= articles.count
        else { throw malformed(lineNumber) }
        // Entries about the dictionary itself begin so.
        let headword = UnsafeBufferPointer(rebasing: line[..<tab])
        if !headword.hasPrefix("00database") && !headword.hasPrefix("00-database") {
          body(headword, start..<start + length)
        }
      }
    }
  }

  private func malformed(_ line: Int) -> InputError {
    InputError(
      .damaged, file: source.files[0], at: .line(line), "not an entry of this dictionary",
      remedy: "install the dictionary again")
  }

  /// dictd's base 64 number: most significant digit first, no padding.
  package static func base64(_ digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    var value = 0
    for digit in digits {
      let number: UInt8
      switch digit {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): number = digit - UInt8(ascii: "A")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): number = digit - UInt8(ascii: "a") + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = digit - UInt8(ascii: "0") + 52
      case UInt8(ascii: "+"): number = 62
      case UInt8(ascii: "/"): number = 63
      default: return nil
      }
      value = value << 6 | Int(number)
    }
    return value
  }

  /// Hands on all entries.
  ///
  /// - Returns: how many articles there are.
  /// - Throws: `InputError` naming the line of an index entry that is malformed or points outside the articles.
  package func read(into entries: some DictionaryEntries) throws -> Int {
    var count = 0
    try articles.withUnsafeBufferPointer { articles in
      if source.format == .mueller {
        try forEachHeadword { headword, article in
          count += 1
          let word = String(decoding: headword, as: UTF8.self)
          let text = String(decoding: articles[article], as: UTF8.self)
          for words in MuellerArticle.translations(text) { entries.add(word, words.joined(separator: " ")) }
          if let lemma = MuellerArticle.lemma(text) { entries.add(form: word, of: lemma, weight: 8) }
        }
      } else {
        var reader = FreeDictArticle(isWikDict: isWikDict)
        try forEachHeadword { headword, article in
          count += 1
          reader.read(.init(rebasing: articles[article]), indexed: headword, into: entries)
        }
      }
    }
    return count
  }

  /// Whether it was made from Wiktionary: then its articles explain each sense in the language of its headwords.
  private var isWikDict: Bool {
    let beginning = String(decoding: articles.prefix(8_192), as: UTF8.self)
    return beginning.contains("WikDict")
  }

  /// The edition or version that it says it is.
  package var version: String {
    let beginning = String(decoding: articles.prefix(8_192), as: UTF8.self)
    let edition =
      beginning.firstMatch(of: /Edition:\s*(\S+)/) ?? beginning.firstMatch(of: /ver\.\s*([0-9][0-9.]*)/)
    return edition.map { String($0.1) } ?? "unknown"
  }

  /// Adds its running text to the counts of its languages.
  ///
  /// In FreeDict, the examples tell which language is which by their quotation marks; where one language is written
  /// in Cyrillic, its letters do.
  func count(headwords: inout WordCounts, translations: inout WordCounts) {
    articles.withUnsafeBufferPointer { articles in
      if source.languages?.target == .russian {
        headwords.add(articles[...]) { !$0 }
        translations.add(articles[...]) { $0 }
        return
      }
      let quote = UInt8(ascii: "\"")
      for line in articles.lines {
        // An example: six spaces, then `"Flucht ins Grüne"  - escape to the countryside`.
        guard line.first == UInt8(ascii: " ") else { continue }
        let text = line[...].drop { $0 == UInt8(ascii: " ") }
        guard text.first == quote, let end = text.dropFirst().firstIndex(of: quote) else { continue }
        headwords.add(text[text.startIndex...end]) { _ in true }
        translations.add(text[end...]) { _ in true }
      }
    }
  }
}
