/// The marks that list items begin with.
enum ListLabel {
  /// Whether a word is a bullet.
  static func isBullet(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    guard word.count == 1, let mark = word.first else { return false }
    switch mark {
    case "•", "·", "▪", "◦", "‣", "∙", "●", "○", "■", "□", "*", "-", "–", "—", "+": return true
    default: return false
    }
  }

  /// Whether a bullet can be nothing else: a dash also begins what someone says.
  static func isPlainBullet(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    guard isBullet(word), let mark = word.first else { return false }
    return mark.value > 0x7F && mark != "–" && mark != "—"
  }

  /// The number of a label such as "3." or "c)"; nil if the word is none.
  static func number(_ word: ArraySlice<Unicode.Scalar>) -> Int? {
    guard (2...4).contains(word.count), let last = word.last, last == "." || last == ")" else { return nil }
    let label = word.dropLast()
    if label.allSatisfy({ (0x30...0x39).contains($0.value) }) {
      return Int(String(String.UnicodeScalarView(label)))
    }
    guard label.count == 1, last == ")", let letter = label.first else { return nil }
    switch letter.value {
    case 0x61...0x7A: return Int(letter.value) - 0x60
    case 0x430...0x44F: return Int(letter.value) - 0x42F
    default: return nil
    }
  }
}
