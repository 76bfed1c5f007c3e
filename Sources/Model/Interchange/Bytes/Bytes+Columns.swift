import Basics

extension [UInt8] {
  /// Appends text for a column of a line: what ends lines or columns, and other control characters, become spaces.
  mutating func addLine(_ text: [UInt8], _ range: Range<Int>) {
    let start = count
    add(text, range)
    withUnsafeMutableBufferPointer { bytes in
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
