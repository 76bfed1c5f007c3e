import Basics

/// Letters without case, as far as German, English and Russian need it, and the hashes of words made of them.
///
/// A hash of 64 bits stands for a word: among some thousand known words an unknown one meets another's by chance once in 10^15.
enum FoldedLetters {
  /// What joins the words of a phrase.
  static let joint = UInt32(("_" as Unicode.Scalar).value)

  /// The hash with one more letter.
  @inline(__always) static func add(_ letter: UInt32, to hash: UInt64) -> UInt64 {
    FNV1a.add(UInt64(letter), to: hash)
  }

  /// The lower-case letter; ё counts as е, the letters of Russian before 1918 as those in their place, the long s as s.
  @inline(__always) static func fold(_ letter: UInt32) -> UInt32 {
    if letter < 0x80 { return letter &- 0x41 < 26 ? letter | 0x20 : letter }
    if letter < 0x100 { return letter &- 0xC0 < 31 && letter != 0xD7 ? letter + 0x20 : letter }
    if letter &- 0x410 < 32 { return letter + 0x20 }
    if letter < 0x400 { return letter == 0x17F ? 0x73 : letter }
    switch letter {
    case 0x401, 0x451, 0x462, 0x463: return 0x435
    case 0x406, 0x456, 0x474, 0x475: return 0x438
    case 0x472, 0x473: return 0x444
    default: return letter &- 0x400 < 16 ? letter + 0x50 : letter
    }
  }

  /// The hard sign, which words ended in before 1918 and are matched without.
  @inline(__always) static func isHardSign(_ letter: UInt32) -> Bool { letter == 0x44A || letter == 0x42A }

  /// Whether it is a capital.
  @inline(__always) static func isUpper(_ letter: UInt32) -> Bool {
    if letter < 0x80 { return letter &- 0x41 < 26 }
    if letter < 0x400 { return letter >= 0xC0 && letter < 0xDF && letter != 0xD7 }
    return letter < 0x430 || letter == 0x462 || letter == 0x472 || letter == 0x474
  }

  /// The hash of a whole word or phrase.
  static func hash(_ text: some Sequence<Unicode.Scalar>) -> UInt64 {
    text.reduce(FNV1a.start) { isMark($1.value) ? $0 : add(fold($1.value), to: $0) }
  }

  /// A stress mark or soft hyphen, which words are matched without.
  @inline(__always) static func isMark(_ letter: UInt32) -> Bool { letter == 0x301 || letter == 0xAD }

  /// Whether it belongs to a word.
  @inline(__always) static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x80 { return (value | 0x20) &- 0x61 < 26 }
    if value < 0xC0 { return value == 0xAD }
    if value < 0x300 { return value != 0xD7 && value != 0xF7 }
    if value < 0x530 { return true }
    // Dashes, quotation marks and other punctuation.
    if value >= 0x2000, value < 0x2070 { return false }
    return scalar.properties.isAlphabetic
  }

  @inline(__always) static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.value &- 0x30 < 10 }

  /// A space that may stand within an expression; a line's end may not.
  @inline(__always) static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0xA0, 0x2009, 0x202F: true
    default: false
    }
  }
}
