import Basics

extension [UInt8] {
  /// Appends text for a column of a line: what ends lines or columns, and other control characters, become spaces.
  mutating func addLine(_ text: [UInt8], _ range: Range<Int>) {
    let start = count
    add(text, range)
    withUnsafeMutableBufferPointer { bytes in
      // Nearly all text has nothing of the kind, which is seen at once.
      var isOdd: UInt8 = 0
      for at in start..<bytes.count {
        let byte = bytes[at]
        isOdd |= (byte < 0x20 ? 1 : 0) | (byte == 0xC2 ? 1 : 0) | (byte == 0xE2 ? 1 : 0)
      }
      guard isOdd != 0 else { return }
      for at in start..<bytes.count where bytes[at] < 0x20 { bytes[at] = 0x20 }
      // U+0085, U+2028 and U+2029 end lines for some programs. Text of documents has none of them any more, other text may.
      var at = start
      while at + 1 < bytes.count {
        if bytes[at] == 0xC2, bytes[at + 1] == 0x85 {
          bytes[at] = 0x20
          bytes[at + 1] = 0x20
        } else if bytes[at] == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80, bytes[at + 2] & 0xFE == 0xA8
        {
          for index in at...at + 2 { bytes[index] = 0x20 }
        }
        at += 1
      }
    }
  }
}
