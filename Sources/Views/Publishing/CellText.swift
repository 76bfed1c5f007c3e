import Texts

/// Text as it may stand in a file of another program: in paragraphs, without what is no character of a text.
enum CellText {
  /// White space at which no line is broken, or that is as wide as a character: it is part of the text.
  private static let keptSpaces: Set<Unicode.Scalar> = ["\u{A0}", "\u{2007}", "\u{202F}", "\u{3000}"]

  /// The paragraphs of a text: an end of a line ends one, other white space becomes one space, and control characters, which XML forbids
  /// and programs take for commands, are left out, as is what Unicode says is no character.
  ///
  /// Marks of direction, joiners and soft hyphens stay: words and the order of writing depend on them.
  ///
  /// - Complexity: O(length of the text).
  static func paragraphs(_ text: String) -> [String] {
    var paragraphs: [String] = []
    var paragraph = String.UnicodeScalarView()
    func end() {
      while paragraph.last == " " { paragraph.removeLast() }
      if !paragraph.isEmpty { paragraphs.append(String(paragraph)) }
      paragraph = .init()
    }
    for scalar in text.unicodeScalars {
      if scalar.isLineEnd {
        end()
      } else if scalar.properties.isWhitespace, !keptSpaces.contains(scalar) {
        if !paragraph.isEmpty, paragraph.last != " " { paragraph.append(" ") }
      } else if isText(scalar) {
        paragraph.append(scalar)
      }
    }
    end()
    return paragraphs
  }

  /// A text in one line.
  static func line(_ text: String) -> String { paragraphs(text).joined(separator: " ") }

  private static func isText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: false
    case let value: value & 0xFFFE != 0xFFFE
    }
  }

  /// What a program may take for the beginning of a formula, also as wide as a character of Chinese.
  private static let signs: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"]

  /// Whether a program may take a text for a formula: what is seen of it begins with a sign of one.
  ///
  /// - Parameter mark: what may stand before it besides white space and what is not seen.
  static func isLikeFormula(_ text: String, after mark: Unicode.Scalar? = nil) -> Bool {
    for scalar in text.unicodeScalars {
      if signs.contains(scalar) { return true }
      guard scalar == mark || scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
      else { return false }
    }
    return false
  }
}
