/// Well-formed UTF-8 (Unicode 15, table 3-7).
package enum UTF8Check {
  /// Where the first ill-formed sequence begins; nil if there is none.
  ///
  /// - Complexity: O(`bytes.count`), eight bytes a step while they are ASCII.
  package static func firstProblem(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return nil }
    let count = bytes.count
    var at = 0
    while at < count {
      if at + 8 <= count, base.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        at += 8
        continue
      }
      let first = bytes[at]
      if first < 0x80 {
        at += 1
        continue
      }
      let length: Int
      switch first {
      case 0xC2...0xDF: length = 2
      case 0xE0...0xEF: length = 3
      case 0xF0...0xF4: length = 4
      default: return at
      }
      guard at + length <= count else { return at }
      let second = bytes[at + 1]
      let isSecond =
        switch first {
        case 0xE0: 0xA0...0xBF ~= second
        case 0xED: 0x80...0x9F ~= second
        case 0xF0: 0x90...0xBF ~= second
        case 0xF4: 0x80...0x8F ~= second
        default: second & 0xC0 == 0x80
        }
      guard isSecond, length < 3 || bytes[at + 2] & 0xC0 == 0x80, length < 4 || bytes[at + 3] & 0xC0 == 0x80
      else { return at }
      at += length
    }
    return nil
  }
}
