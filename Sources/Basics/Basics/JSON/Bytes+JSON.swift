extension [UInt8] {
  /// Appends a text as a JSON string, in quotation marks, with what JSON forbids in it escaped.
  ///
  /// - Parameter text: UTF-8.
  /// - Complexity: O(length).
  package mutating func addJSON(_ text: UnsafeBufferPointer<UInt8>) {
    append(UInt8(ascii: "\""))
    var start = 0
    for index in text.indices {
      let byte = text[index]
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
      append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      addEscaped(byte)
      start = index + 1
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    append(UInt8(ascii: "\""))
  }

  /// The same for an array.
  package mutating func addJSON(_ text: [UInt8]) { text.withUnsafeBufferPointer { addJSON($0) } }

  /// The same for a string.
  package mutating func addJSON(_ text: String) {
    var text = text
    text.withUTF8 { addJSON($0) }
  }

  private mutating func addEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): add("\\\"")
    case UInt8(ascii: "\\"): add("\\\\")
    case 0x08: add("\\b")
    case 0x09: add("\\t")
    case 0x0A: add("\\n")
    case 0x0C: add("\\f")
    case 0x0D: add("\\r")
    default:
      add("\\u00")
      append(Hexadecimal.digit(byte >> 4))
      append(Hexadecimal.digit(byte & 15))
    }
  }
}
