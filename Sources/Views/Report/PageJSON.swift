import Foundation

/// JSON as it can stand in a `script` element: nothing in it ends the element or begins a comment.
package enum PageJSON {
  /// The JSON of a value, its keys in order.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  package static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return embeddable([UInt8](try encoder.encode(value)))
  }

  /// JSON in UTF-8 with `<`, `>`, `&` and the line separators U+2028 and U+2029 escaped, all of which stand in strings only.
  ///
  /// - Complexity: O(length of `json`).
  static func embeddable(_ json: [UInt8]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(json.count + json.count / 64)
    var index = 0
    while index < json.count {
      let byte = json[index]
      switch byte {
      case UInt8(ascii: "<"): bytes += "\\u003c".utf8
      case UInt8(ascii: ">"): bytes += "\\u003e".utf8
      case UInt8(ascii: "&"): bytes += "\\u0026".utf8
      case 0xE2 where index + 2 < json.count && json[index + 1] == 0x80 && json[index + 2] & 0xFE == 0xA8:
        bytes += (json[index + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8
        index += 2
      default: bytes.append(byte)
      }
      index += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
