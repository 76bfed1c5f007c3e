/// What Unicode says of the code points below U+0800 (the Latin, Greek, Cyrillic, Hebrew and Arabic scripts) in a table, for the standard
/// library looks each one up anew in its data.
private enum ScalarTraits {
  static let alphabetic: UInt8 = 1
  static let lowercase: UInt8 = 2
  static let uppercase: UInt8 = 4
  static let whitespace: UInt8 = 8
  static let sentenceTerminal: UInt8 = 16

  static let tableSize: UInt32 = 0x800
  static let table: [UInt8] = (0..<tableSize).map { Unicode.Scalar($0).map(read) ?? 0 }

  static func read(_ scalar: Unicode.Scalar) -> UInt8 {
    let properties = scalar.properties
    return (properties.isAlphabetic ? alphabetic : 0) | (properties.isLowercase ? lowercase : 0)
      | (properties.isUppercase ? uppercase : 0) | (properties.isWhitespace ? whitespace : 0)
      | (properties.isSentenceTerminal ? sentenceTerminal : 0)
  }
}

extension Unicode.Scalar {
  @inline(__always) private func has(_ trait: UInt8) -> Bool {
    if value < ScalarTraits.tableSize { return ScalarTraits.table[Int(value)] & trait != 0 }
    return ScalarTraits.read(self) & trait != 0
  }

  /// Unicode's property Alphabetic.
  var isAlphabetic: Bool { has(ScalarTraits.alphabetic) }
  /// Unicode's property Lowercase.
  var isLowercase: Bool { has(ScalarTraits.lowercase) }
  /// Unicode's property Uppercase.
  var isUppercase: Bool { has(ScalarTraits.uppercase) }
  /// Unicode's property White_Space.
  var isWhitespace: Bool { has(ScalarTraits.whitespace) }
  /// Unicode's property Sentence_Terminal.
  var isSentenceTerminal: Bool { has(ScalarTraits.sentenceTerminal) }
}
