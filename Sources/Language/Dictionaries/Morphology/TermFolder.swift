import Basics
import Texts

/// Brings the spellings of a word that differ between texts of one language into one form: lower case, ё as е, ß as ss, without
/// stress marks and soft hyphens, and old orthographies as the new one.
///
/// What is folded into what stands in `Resources/folding.txt`.
public struct TermFolder: Sendable {
  /// Code points below this are folded by table.
  private static let tableSize = 0x800
  /// How often letters and marks are put together at most: more than once only where marks are heaped up.
  private static let rounds = 6

  /// The UTF-8 of the folded code point; empty if it is dropped.
  private let table: [[UInt8]]
  /// What folds otherwise than to lower case.
  private let special: [Unicode.Scalar: String]
  private let final: [UInt8]

  private static let kept = KeptValues<Language, TermFolder>()

  /// A folder for words of one language; made once in a process.
  public init(_ language: Language) {
    self = TermFolder.kept.value(language) { TermFolder(reading: language) }
  }

  private init(reading language: Language) {
    var special: [Unicode.Scalar: String] = [:]
    var final = ""
    for line in DataLines(PackageResources.folding_txt)
    where (line[0] == "all" || line[0] == language.code) && line.count >= 2 {
      if line[1] == "final" {
        final = line.count > 2 ? line[2] : ""
      } else if let scalar = TermFolder.scalar(line[1]) {
        special[scalar] = line.count > 2 ? line[2] : ""
      }
    }
    table = (0..<UInt32(TermFolder.tableSize)).map { value in
      Array((Unicode.Scalar(value).map { TermFolder.folded($0, special) } ?? "").utf8)
    }
    self.special = special
    self.final = Array(final.utf8)
  }

  /// A code point as data files name it: itself, or as U+0301.
  private static func scalar(_ name: String) -> Unicode.Scalar? {
    if name.hasPrefix("U+"), let value = UInt32(name.dropFirst(2), radix: 16) { return Unicode.Scalar(value) }
    return name.unicodeScalars.first
  }

  private static func folded(_ scalar: Unicode.Scalar, _ special: [Unicode.Scalar: String]) -> String {
    let lower = scalar.properties.lowercaseMapping
    if let folded = special[scalar] { return folded }
    guard let letter = lower.unicodeScalars.first, lower.unicodeScalars.count == 1 else { return lower }
    return special[letter] ?? lower
  }

  /// Appends the folded form of a word.
  ///
  /// - Complexity: O(`word.count`).
  package func fold(_ word: UnsafeBufferPointer<UInt8>, into result: inout [UInt8]) {
    let start = result.count
    if fold(word, into: &result, stopsAtMarks: true) {
      dropFinal(&result, from: start)
      return
    }
    // A mark of its own may belong to the letter before it, as macOS writes й, or stand for stress.
    var text = String(decoding: word, as: UTF8.self)
    for _ in 0..<TermFolder.rounds {
      var folded: [UInt8] = []
      var composed = (try? Normalizer(.nfc).normalize(text)) ?? text
      _ = composed.withUTF8 { fold($0, into: &folded, stopsAtMarks: false) }
      let next = String(decoding: folded, as: UTF8.self)
      if next.utf8.elementsEqual(text.utf8) { break }
      text = next
    }
    result.removeLast(result.count - start)
    result.append(contentsOf: text.utf8)
    dropFinal(&result, from: start)
  }

  /// Appends the folded code points of a word; false if it came to a combining mark and was to stop there.
  private func fold(_ word: UnsafeBufferPointer<UInt8>, into result: inout [UInt8], stopsAtMarks: Bool)
    -> Bool
  {
    var at = 0
    while at < word.count {
      let lead = word[at]
      if lead < 0x80 {
        if lead >= 0x41, lead <= 0x5A {
          result.append(lead | 0x20)
        } else {
          result.append(contentsOf: table[Int(lead)])
        }
        at += 1
      } else if lead < 0xE0, at + 1 < word.count {
        if stopsAtMarks, lead == 0xCC || lead == 0xCD { return false }
        result.append(contentsOf: table[Int(lead & 0x1F) << 6 | Int(word[at + 1] & 0x3F)])
        at += 2
      } else {
        let length = min(lead < 0xF0 ? 3 : 4, word.count - at)
        for scalar in String(decoding: word[at..<at + length], as: UTF8.self).unicodeScalars {
          result.append(contentsOf: TermFolder.folded(scalar, special).utf8)
        }
        at += length
      }
    }
    return true
  }

  /// Old Russian words end in a hard sign after every consonant.
  private func dropFinal(_ result: inout [UInt8], from start: Int) {
    while !final.isEmpty, result.count > start + 2 * final.count,
      result.suffix(final.count).elementsEqual(final)
    {
      result.removeLast(final.count)
    }
  }

  /// The folded form of a word.
  public func fold(_ word: some StringProtocol) -> String {
    var result: [UInt8] = []
    var word = String(word)
    word.withUTF8 { fold($0, into: &result) }
    return String(decoding: result, as: UTF8.self)
  }
}
