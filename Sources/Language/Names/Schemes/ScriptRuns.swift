/// Which stretches of a text are words of a script: letters with the marks and signs that go with them.
enum ScriptRuns {
  /// Cyrillic letters and the marks on them.
  case cyrillic
  /// Also an apostrophe between two letters, as Ukrainian and Belarusian write it.
  case cyrillicWithApostrophes
  /// Latin letters, the marks on them, and the signs that stand for ь and ъ.
  case latin

  /// Where the run that begins at `start` ends; `start` if none begins there.
  ///
  /// - Complexity: O(length of the run).
  func end(in text: ArraySlice<Unicode.Scalar>, from start: Int) -> Int {
    guard isOwnLetter(text[start]) else { return start }
    var end = start + 1
    while end < text.endIndex {
      let scalar = text[end]
      if isOwnLetter(scalar) || scalar.isMark || (self == .latin && scalar.isSignLetter) {
        end += 1
      } else if self == .cyrillicWithApostrophes, scalar.isApostrophe, end + 1 < text.endIndex,
        isOwnLetter(text[end + 1])
      {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  /// Whether a run may have `scalar` in it, by itself.
  func mayContain(_ scalar: Unicode.Scalar) -> Bool {
    isOwnLetter(scalar) || scalar.isMark || (self == .latin && scalar.isSignLetter)
      || (self == .cyrillicWithApostrophes && scalar.isApostrophe)
  }

  /// Whether `scalar` is a letter of the script.
  func isOwnLetter(_ scalar: Unicode.Scalar) -> Bool {
    self == .latin ? scalar.isLatinLetter : scalar.isCyrillicLetter
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter of the Cyrillic blocks.
  var isCyrillicLetter: Bool {
    switch value {
    case 0x400...0x481, 0x48A...0x52F, 0x1C80...0x1C8A, 0xA640...0xA66E, 0xA680...0xA69D: true
    default: false
    }
  }

  /// Whether it is a letter of the Latin blocks.
  var isLatinLetter: Bool {
    switch value {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0..<0xC0, 0xD7, 0xF7: false
    case 0xC0...0x24F, 0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA722...0xA7CA: true
    default: false
    }
  }

  /// Whether it is a letter of any script, a spacing modifier (ʹ) not counted.
  var isLetter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: true
    default: false
    }
  }

  /// Whether it is a combining mark.
  var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// Whether it is a sign that schemes write for ь and ъ, or put between letters.
  var isSignLetter: Bool {
    switch self {
    case "ʹ", "ʺ", "’", "”", "`", "·": true
    default: false
    }
  }

  /// Whether it is a sign that stands for the apostrophe of Ukrainian and Belarusian.
  var isApostrophe: Bool {
    switch self {
    case "'", "’", "ʼ": true
    default: false
    }
  }
}
