/// Text from files, names and arguments as it may be shown to people: on a terminal, in a message, in a table.
///
/// This is the one place that decides which characters are not shown as they are; `PrintableFilter` does the same with a stream of bytes.
package enum PrintableText {
  /// A text as one line: ends of lines and tabs are written `\n` and `\t`, other control characters and marks of direction `\u001b`.
  ///
  /// - Complexity: O(length of the text).
  package static func line(_ text: String) -> String { filtered(text, .none) }

  /// A text of several lines: ends of lines and tabs stay as they are.
  ///
  /// - Complexity: O(length of the text).
  package static func lines(_ text: String) -> String { filtered(text, .lines) }

  /// Whether a character is shown as it is: it is no control character, ends no line, and leaves the direction of writing alone.
  package static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x206F: false
    default: true
    }
  }

  private static func filtered(_ text: String, _ layout: PrintableFilter.Layout) -> String {
    if text.unicodeScalars.allSatisfy(isPrintable) { return text }
    var filter = PrintableFilter(layout)
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count + 16)
    filter.append(text.utf8, to: &output)
    filter.finish(&output)
    return String(decoding: output, as: UTF8.self)
  }
}
