/// The language of scripts that one language is written in, for texts of a few words.
enum ScriptLanguage {
  /// Ranges of letters, and the code of the language that is nearly always written in them.
  private static let ranges: [(ClosedRange<UInt32>, String)] = [
    (0x0370...0x03FF, "el"), (0x1F00...0x1FFF, "el"), (0x0530...0x058F, "hy"), (0x10A0...0x10FF, "ka"),
    (0x1C90...0x1CBF, "ka"), (0x0E00...0x0E7F, "th"), (0x0E80...0x0EFF, "lo"), (0x1780...0x17FF, "km"),
    (0x3040...0x30FF, "ja"), (0x31F0...0x31FF, "ja"), (0x1100...0x11FF, "ko"), (0xAC00...0xD7AF, "ko"),
    (0x0980...0x09FF, "bn"), (0x0A00...0x0A7F, "pa"), (0x0A80...0x0AFF, "gu"), (0x0B80...0x0BFF, "ta"),
    (0x0C00...0x0C7F, "te"), (0x0C80...0x0CFF, "kn"), (0x0D00...0x0D7F, "ml"), (0x0D80...0x0DFF, "si"),
    (0x4E00...0x9FFF, "zh"), (0x3400...0x4DBF, "zh"),
  ]
  /// The share of letters that must be in the script.
  private static let least = 0.6
  /// How many of the first code points are looked at.
  private static let sampleSize = 10_000

  /// The language; nil where most letters are in a script of many languages.
  static func language(of scalars: [Unicode.Scalar]) -> Language? {
    var counts: [String: Int] = [:]
    var letters = 0
    for scalar in scalars.prefix(sampleSize) where scalar.isAlphabetic {
      letters += 1
      if let code = ranges.first(where: { $0.0.contains(scalar.value) })?.1 { counts[code, default: 0] += 1 }
    }
    // Japanese is written in Chinese characters too, and Korean was.
    for code in ["ja", "ko"] {
      if let own = counts[code], own * 10 >= letters, let han = counts["zh"] {
        counts[code] = own + han
        counts["zh"] = nil
      }
    }
    return counts.first { Double($0.value) >= least * Double(letters) }.flatMap { Language($0.key) }
  }
}
