/// Reads an article of a FreeDict dictionary in the dictd format.
///
///     Flucht /flˈʊxt/ <fem, n, sg>
///      [erfolgreiche] escape <n>
///           "Flucht vor der Realität"  - escape from reality
///        Synonym: {Fliehen}
///      see: {Fluchten}
///
/// In those made from Wiktionary (WikDict), senses are numbered, and a line with an explanation follows each.
package struct FreeDictArticle {
  /// Whether explanations follow the translations.
  let isWikDict: Bool
  private var line: [UInt8] = []

  package init(isWikDict: Bool) {
    self.isWikDict = isWikDict
  }

  /// Hands on the translations of an article, or what its headword is a form of.
  ///
  /// - Parameter indexed: the word of the dictionary's index, which may be a form of the article's headword.
  /// - Complexity: O(`article.count`).
  package mutating func read(
    _ article: UnsafeBufferPointer<UInt8>, indexed: UnsafeBufferPointer<UInt8>,
    into entries: some DictionaryEntries
  ) {
    let lines = article.lines
    guard let first = lines.next() else { return }
    let headword = UnsafeBufferPointer(rebasing: first[..<FreeDictArticle.headwordEnd(first)])
    if !indexed.isSameWord(headword) { entries.add(form: indexed, of: headword, weight: 8) }
    let isForm = FreeDictArticle.isForm(first)
    var isExplanation = false
    while let line = lines.next() {
      if line.count > 5, line.hasPrefix(" see:") {
        if isForm { readReferences(line, of: headword, into: entries) }
      } else if line.hasPrefix("  ") {
        continue
      } else if isWikDict {
        let text = FreeDictArticle.withoutNumbers(line)
        let hasNumber = text.count < line.count && text.startIndex > 0
        if hasNumber || !isExplanation { readTranslations(text, of: headword, into: entries) }
        // A number alone belongs to a sense without a translation: its explanation follows.
        isExplanation = true
      } else {
        readTranslations(.init(rebasing: line[...]), of: headword, into: entries)
      }
    }
  }

  private mutating func readTranslations(
    _ text: Slice<UnsafeBufferPointer<UInt8>>, of headword: UnsafeBufferPointer<UInt8>,
    into entries: some DictionaryEntries
  ) {
    readTranslations(.init(rebasing: text), of: headword, into: entries)
  }

  private mutating func readTranslations(
    _ text: UnsafeBufferPointer<UInt8>, of headword: UnsafeBufferPointer<UInt8>,
    into entries: some DictionaryEntries
  ) {
    line.removeAll(keepingCapacity: true)
    var depth = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "<"), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: ">"), UInt8(ascii: "}"):
        depth = max(0, depth - 1)
      default: if depth == 0 { line.append(byte) }
      }
    }
    line.withUnsafeBufferPointer { line in
      for part in line.split(whereSeparator: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }) {
        let translation = UnsafeBufferPointer(rebasing: part)
        let hasSpace = part.dropFirst().dropLast().contains(UInt8(ascii: " "))
        if hasSpace || !part.contains(UInt8(ascii: "/")) {
          entries.add(headword, translation, weight: 1)
        } else {
          // "bairns/children": one or the other.
          for alternative in part.split(separator: UInt8(ascii: "/")) {
            entries.add(headword, .init(rebasing: alternative), weight: 1)
          }
        }
      }
    }
  }

  /// Hands on what an inflected form refers to: the base form is among it, most often at the beginning.
  private func readReferences(
    _ line: UnsafeBufferPointer<UInt8>, of form: UnsafeBufferPointer<UInt8>,
    into entries: some DictionaryEntries
  ) {
    var at = 0
    var count: UInt32 = 0
    while count < 4, let open = line[at...].firstIndex(of: UInt8(ascii: "{")),
      let close = line[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      let reference = UnsafeBufferPointer(rebasing: line[open + 1..<close])
      let shared = min(3, form.sharedLetters(with: reference))
      entries.add(form: form, of: reference, weight: 2 + 2 * UInt32(shared))
      at = close
      count += 1
    }
  }

  /// Where the pronunciation, the forms or the part of speech begin.
  private static func headwordEnd(_ line: UnsafeBufferPointer<UInt8>) -> Int {
    for at in line.indices.dropLast() where line[at] == UInt8(ascii: " ") {
      let next = line[at + 1]
      if next == UInt8(ascii: "/") || next == UInt8(ascii: "<") || next == UInt8(ascii: "(") { return at }
    }
    return line.count
  }

  /// Whether the headword is an inflected form: it has no part of speech, or is a plural.
  private static func isForm(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard line.last == UInt8(ascii: ">"), let open = line.lastIndex(of: UInt8(ascii: "<")) else {
      return true
    }
    return line[open...].elementsEqual("<pl>".utf8)
  }

  /// A line without the number of its sense and without that of the next, which stands at its end.
  private static func withoutNumbers(_ line: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>>
  {
    var text = line[...]
    while text.first == UInt8(ascii: " ") { text = text.dropFirst() }
    let digits = text.prefix { $0 >= 0x30 && $0 <= 0x39 }
    if !digits.isEmpty, digits.endIndex < text.endIndex, text[digits.endIndex] == UInt8(ascii: ".") {
      text = text[(digits.endIndex + 1)...]
    }
    if text.last == UInt8(ascii: ".") {
      let number = text.dropLast().reversed().prefix { $0 >= 0x30 && $0 <= 0x39 }.count
      if number > 0 { text = text.dropLast(number + 1) }
    }
    return text
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The lines in order, without their ends.
  var lines: AnyIterator<UnsafeBufferPointer<UInt8>> {
    var at = 0
    return AnyIterator {
      guard at < count else { return nil }
      let end = self[at...].firstIndex(of: UInt8(ascii: "\n")) ?? count
      defer { at = end + 1 }
      return .init(rebasing: self[at..<end])
    }
  }

  func hasPrefix(_ prefix: StaticString) -> Bool {
    count >= prefix.utf8CodeUnitCount
      && (0..<prefix.utf8CodeUnitCount).allSatisfy { self[$0] == prefix.utf8Start[$0] }
  }

  /// Whether two words are one but for the case of ASCII letters: dictd's indexes are in lower case.
  func isSameWord(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    count == other.count && zip(self, other).allSatisfy { $0 == $1 || $0 | 0x20 == $1 | 0x20 || $0 >= 0x80 }
  }

  /// How many bytes two words begin with alike, but for case.
  func sharedLetters(with other: UnsafeBufferPointer<UInt8>) -> Int {
    zip(self, other).prefix { $0 | 0x20 == $1 | 0x20 }.count
  }
}
