/// A number for a word, whatever the case of its letters, by which it is looked up without making a string of it (FNV-1a, 64 bits).
struct WordKey: Hashable, Sendable {
  private var value: UInt64 = 0xcbf2_9ce4_8422_2325

  init() {}

  /// The key of a word or mark.
  init(_ text: String) {
    for scalar in text.unicodeScalars { add(scalar) }
  }

  mutating func add(_ scalar: Unicode.Scalar) {
    value = (value ^ UInt64(WordKey.lowercase(scalar))) &* 0x100_0000_01b3
  }

  /// The lowercase letter; the letters of most texts are mapped without a look into Unicode's tables.
  private static func lowercase(_ scalar: Unicode.Scalar) -> UInt32 {
    switch scalar.value {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x410...0x42F: scalar.value + 0x20
    case 0x400...0x40F: scalar.value + 0x50
    case 0..<0x100, 0x430...0x45F: scalar.value
    default: scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar.value
    }
  }

  /// Whether a scalar is part of a word: a letter or a digit.
  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x400...0x481: true
    case 0..<0x80, 0x2000...0x206F: false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  /// Whether a scalar is a capital letter.
  static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x400...0x42F: true
    case 0..<0x100, 0x430...0x45F: false
    default: scalar.properties.isUppercase
    }
  }
}
