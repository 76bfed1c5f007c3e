import Texts

/// Brings the spellings of a word that differ between texts of one language into one form: lower case, ё as е, ß as ss, without
/// stress marks and soft hyphens, and old orthographies as the new one.
///
/// What is folded into what stands in `Resources/folding.txt`.
public struct TermFolder: Sendable {
  /// Code points below this are folded by table.
  private static let tableSize = 0x800

  /// The UTF-8 of the folded code point; empty if it is dropped.
  private let table: [[UInt8]]
  private let final: [UInt8]

  /// A folder for words of one language.
  public init(_ language: Language) {
    var special: [UInt32: String] = [:]
    var final = ""
    for line in DataLines(PackageResources.folding_txt)
    where (line[0] == "all" || line[0] == language.code) && line.count >= 2 {
      if line[1] == "final" {
        final = line.count > 2 ? line[2] : ""
      } else if let scalar = TermFolder.scalar(line[1]) {
        special[scalar.value] = line.count > 2 ? line[2] : ""
      }
    }
    table = (0..<TermFolder.tableSize).map { value in
      guard let scalar = Unicode.Scalar(UInt32(value)) else { return [] }
      let lower = scalar.properties.lowercaseMapping
      let folded = lower.unicodeScalars.count == 1 ? special[lower.unicodeScalars.first?.value ?? 0] : nil
      return Array((folded ?? special[UInt32(value)] ?? lower).utf8)
    }
    self.final = Array(final.utf8)
  }

  /// A code point as data files name it: itself, or as U+0301.
  private static func scalar(_ name: String) -> Unicode.Scalar? {
    if name.hasPrefix("U+"), let value = UInt32(name.dropFirst(2), radix: 16) { return Unicode.Scalar(value) }
    return name.unicodeScalars.first
  }

  /// Appends the folded form of a word.
  ///
  /// - Complexity: O(`word.count`).
  func fold(_ word: UnsafeBufferPointer<UInt8>, into result: inout [UInt8]) {
    let start = result.count
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
        result.append(contentsOf: table[Int(lead & 0x1F) << 6 | Int(word[at + 1] & 0x3F)])
        at += 2
      } else {
        let length = min(lead < 0xF0 ? 3 : 4, word.count - at)
        let text = String(decoding: UnsafeBufferPointer(rebasing: word[at..<at + length]), as: UTF8.self)
        result.append(contentsOf: text.lowercased().utf8)
        at += length
      }
    }
    // Old Russian words end in a hard sign after every consonant.
    if !final.isEmpty, result.count > start + 2 * final.count,
      result[(result.count - final.count)...].elementsEqual(final)
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
