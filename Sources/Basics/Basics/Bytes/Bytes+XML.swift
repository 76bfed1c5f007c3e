extension [UInt8] {
  /// Appends text with what XML gives a meaning, or forbids, escaped or left out; for content and for quoted values.
  package mutating func addXML(_ bytes: [UInt8], _ range: Range<Int>) {
    bytes.withUnsafeBufferPointer { bytes in
      var from = range.lowerBound
      for at in range {
        let byte = bytes[at]
        let text: StaticString
        switch byte {
        case UInt8(ascii: "&"): text = "&amp;"
        case UInt8(ascii: "<"): text = "&lt;"
        case UInt8(ascii: ">"): text = "&gt;"
        case UInt8(ascii: "\""): text = "&quot;"
        case 0x00..<0x20: text = " "
        // U+FFFE and U+FFFF are no characters.
        case 0xBE, 0xBF:
          guard at >= range.lowerBound + 2, bytes[at - 1] == 0xBF, bytes[at - 2] == 0xEF else { continue }
          append(contentsOf: UnsafeBufferPointer(rebasing: bytes[from..<at - 2]))
          from = at + 1
          continue
        default: continue
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[from..<at]))
        add(text)
        from = at + 1
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[from..<range.upperBound]))
    }
  }

  /// Appends text with what XML gives a meaning escaped.
  package mutating func addXML(_ text: String) {
    let bytes = [UInt8](text.utf8)
    addXML(bytes, bytes.indices)
  }
}
