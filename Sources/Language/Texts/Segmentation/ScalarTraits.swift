/// What Unicode says of the code points below U+3000 (the Latin, Greek, Cyrillic, Hebrew and Arabic scripts, those of India and Southeast
/// Asia, punctuation and signs) in a table, for the standard library looks each one up anew in its data.
private enum ScalarTraits {
  static let alphabetic: UInt16 = 1
  static let lowercase: UInt16 = 2
  static let uppercase: UInt16 = 4
  static let whitespace: UInt16 = 8
  static let sentenceTerminal: UInt16 = 16
  static let decimal: UInt16 = 32
  static let cased: UInt16 = 64
  static let graphemeExtend: UInt16 = 128
  static let otherPunctuation: UInt16 = 256

  static let tableSize: UInt32 = 0x3000
  static let table: [UInt16] = (0..<tableSize).map { Unicode.Scalar($0).map(read) ?? 0 }

  static func read(_ scalar: Unicode.Scalar) -> UInt16 {
    let properties = scalar.properties
    return (properties.isAlphabetic ? alphabetic : 0) | (properties.isLowercase ? lowercase : 0)
      | (properties.isUppercase ? uppercase : 0) | (properties.isWhitespace ? whitespace : 0)
      | (properties.isSentenceTerminal ? sentenceTerminal : 0)
      | (properties.numericType == .decimal ? decimal : 0) | (properties.isCased ? cased : 0)
      | (properties.isGraphemeExtend ? graphemeExtend : 0)
      | (properties.generalCategory == .otherPunctuation ? otherPunctuation : 0)
  }
}

extension Unicode.Scalar {
  @inline(__always) private func has(_ trait: UInt16) -> Bool {
    if value < ScalarTraits.tableSize { return ScalarTraits.table[Int(value)] & trait != 0 }
    return ScalarTraits.read(self) & trait != 0
  }

  /// Unicode's property Alphabetic.
  var isAlphabetic: Bool {
    value < 0x80 ? (0x61...0x7A).contains(value | 0x20) : has(ScalarTraits.alphabetic)
  }
  /// Unicode's property Lowercase.
  var isLowercase: Bool { value < 0x80 ? (0x61...0x7A).contains(value) : has(ScalarTraits.lowercase) }
  /// Unicode's property Uppercase.
  var isUppercase: Bool { value < 0x80 ? (0x41...0x5A).contains(value) : has(ScalarTraits.uppercase) }
  /// Unicode's property White_Space.
  var isWhitespace: Bool {
    value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : has(ScalarTraits.whitespace)
  }
  /// Unicode's property Sentence_Terminal.
  var isSentenceTerminal: Bool { has(ScalarTraits.sentenceTerminal) }
  /// A digit of any script: Unicode's Numeric_Type Decimal.
  var isDigit: Bool { value < 0x80 ? (0x30...0x39).contains(value) : has(ScalarTraits.decimal) }
  /// Unicode's property Cased.
  var isCased: Bool { has(ScalarTraits.cased) }
  /// Unicode's property Grapheme_Extend: a mark that combines with a letter.
  var isGraphemeExtend: Bool { value >= 0x80 && has(ScalarTraits.graphemeExtend) }
  /// Unicode's General_Category Other_Punctuation.
  var isOtherPunctuation: Bool { has(ScalarTraits.otherPunctuation) }
}
