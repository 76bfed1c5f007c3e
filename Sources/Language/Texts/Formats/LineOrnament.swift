/// Tells lines that are drawn and not written, such as "* * *" and "-----".
///
/// They part sections, and have no text in them.
enum LineOrnament {
  /// A line of fewer marks may be an item's or a table's.
  private static let leastMarks = 3

  /// Whether a line is one.
  static func isOne(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = line.first, isMark(first) else { return false }
    var marks = 0
    for scalar in line where !scalar.isBlank {
      guard isMark(scalar) else { return false }
      marks += 1
    }
    return marks >= leastMarks || marks == 1 && (first.value >= 0x2042 || first == "*")
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "*", "-", "_", "=", "~", "#", "+", "•", "·", "–", "—", "―", "⁂", "⁎", "∗", "❦", "❧", "☙", "◆", "◊",
      "◇", "✦", "✻", "✽", "❖", "★", "☆":
      true
    default: false
    }
  }
}
