/// Writes UTF-8 so that a terminal shows it and does nothing else: characters that would move the cursor, change colours or titles,
/// end a line, or turn the direction of writing round are written as escapes, such as `\u001b`.
///
/// It is used piece by piece; a character may be divided between two pieces. The escapes are those of JSON, so JSON stays JSON. What
/// is escaped once is not escaped again.
package struct PrintableFilter {
  /// What may pass besides printable characters.
  package enum Layout {
    /// Nothing: the text is one line, or one cell of a table.
    case none
    /// The ends of lines and tabs.
    case lines
  }

  private let layout: Layout
  /// The beginning of a character that may have to be escaped, or a carriage return that may be the end of a line.
  private var held: [UInt8] = []

  /// A filter at the beginning of a text.
  package init(_ layout: Layout) { self.layout = layout }

  /// Appends bytes as they may be shown.
  ///
  /// - Complexity: O(number of bytes).
  package mutating func append(_ bytes: some Sequence<UInt8>, to output: inout [UInt8]) {
    for byte in bytes { take(byte, &output) }
  }

  /// Appends what was held back at the end of the text.
  package mutating func finish(_ output: inout [UInt8]) {
    if held == [0x0D] { PrintableFilter.escape(0x0D, &output) } else { output += held }
    held = []
  }

  private mutating func take(_ byte: UInt8, _ output: inout [UInt8]) {
    guard !held.isEmpty else { return begin(byte, &output) }
    switch (held.count, held[0], byte) {
    case (1, 0x0D, 0x0A):
      output += [0x0D, 0x0A]
      held = []
    // U+0080 to U+009F.
    case (1, 0xC2, 0x80...0x9F): end(UInt16(byte), &output)
    // U+061C.
    case (1, 0xD8, 0x9C): end(0x061C, &output)
    case (1, 0xE2, 0x80...0x81): held.append(byte)
    // U+200E, U+200F, U+2028 to U+202E; U+2066 to U+206F.
    case (2, _, 0x8E...0x8F) where held[1] == 0x80, (2, _, 0xA8...0xAE) where held[1] == 0x80:
      end(0x2000 + UInt16(byte & 0x3F), &output)
    case (2, _, 0xA6...0xAF) where held[1] == 0x81: end(0x2040 + UInt16(byte & 0x3F), &output)
    default:
      finish(&output)
      begin(byte, &output)
    }
  }

  private mutating func begin(_ byte: UInt8, _ output: inout [UInt8]) {
    switch byte {
    case 0xC2, 0xD8, 0xE2: held = [byte]
    case 0x0D where layout == .lines: held = [byte]
    case 0x0A where layout == .lines, 0x09 where layout == .lines: output.append(byte)
    case 0x00...0x1F, 0x7F: PrintableFilter.escape(UInt16(byte), &output)
    default: output.append(byte)
    }
  }

  private mutating func end(_ scalar: UInt16, _ output: inout [UInt8]) {
    PrintableFilter.escape(scalar, &output)
    held = []
  }

  private static func escape(_ scalar: UInt16, _ output: inout [UInt8]) {
    switch scalar {
    case 0x0A: output += Array("\\n".utf8)
    case 0x0D: output += Array("\\r".utf8)
    case 0x09: output += Array("\\t".utf8)
    default:
      output += Array("\\u".utf8)
      for shift in [12, 8, 4, 0] as [UInt16] {
        let digit = UInt8(scalar >> shift & 15)
        output.append(digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10))
      }
    }
  }
}
