/// How often words occur in running text: the background against which a word of a short page is common or rare.
///
/// Counted over the texts of dictionaries, whose examples are the largest sample of a language at hand. Words are kept as
/// 64-bit hashes: what is asked for is known, and a collision in a few hundred thousand words is one in 10⁸.
package struct WordCounts {
  private(set) var counts: [UInt64: UInt32] = [:]
  /// The number of words counted.
  package private(set) var total = 0

  package init() {}

  /// How often a lower-case word was seen.
  package func count(of word: String) -> Int { Int(counts[WordCounts.hash(of: word)] ?? 0) }

  /// The hash by which a lower-case word is counted.
  static func hash(of word: String) -> UInt64 {
    var word = word
    return word.withUTF8 { bytes in
      var hash = WordHash()
      for byte in bytes { hash.add(byte) }
      return hash.value
    }
  }

  /// Adds what another counted.
  package mutating func add(_ other: WordCounts) {
    counts.merge(other.counts) { $0 + $1 }
    total += other.total
  }

  /// Counts the words of UTF-8 text, folding case (ASCII, Latin-1, Cyrillic) and ё.
  ///
  /// - Parameter accept: which words to count, by whether their first letter is outside ASCII and Latin-1 and Latin Extended,
  ///   which in these dictionaries means Cyrillic.
  /// - Complexity: O(`text.count`).
  package mutating func add(_ text: Slice<UnsafeBufferPointer<UInt8>>, accept: (_ isCyrillic: Bool) -> Bool) {
    var hash = WordHash()
    var length = 0
    var isCyrillic = false
    var lead: UInt8 = 0
    func end() {
      if length > 0, accept(isCyrillic) {
        counts[hash.value, default: 0] += 1
        total += 1
      }
      hash = WordHash()
      length = 0
    }
    func isLetter(_ byte: UInt8) -> Bool {
      // Letters of two bytes only; three and more bytes are punctuation and signs in these texts.
      (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A && byte < 0x80) || (byte >= 0xC3 && byte <= 0xD3)
    }
    for byte in text {
      if lead != 0 {
        let (first, second) = WordCounts.lowered(lead, byte)
        hash.add(first)
        hash.add(second)
        length += 1
        lead = 0
      } else if isLetter(byte) {
        if length == 0 { isCyrillic = byte >= 0xD0 }
        if byte >= 0x80 {
          lead = byte
        } else {
          hash.add(byte | 0x20)
          length += 1
        }
      } else if length > 0 {
        end()
      }
    }
    end()
  }

  /// The lower-case form of a letter of two UTF-8 bytes.
  private static func lowered(_ lead: UInt8, _ trail: UInt8) -> (UInt8, UInt8) {
    switch (lead, trail) {
    case (0xC3, 0x80...0x9E): (0xC3, trail + 0x20)
    case (0xD0, 0x90...0x9F): (0xD0, trail + 0x20)
    case (0xD0, 0xA0...0xAF): (0xD1, trail - 0x20)
    case (0xD0, 0x81), (0xD1, 0x91): (0xD0, 0xB5)
    case (0xC3, 0x9F): (UInt8(ascii: "s"), UInt8(ascii: "s"))
    default: (lead, trail)
    }
  }
}

/// The 64-bit FNV-1a hash of a word's bytes.
private struct WordHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }
}
