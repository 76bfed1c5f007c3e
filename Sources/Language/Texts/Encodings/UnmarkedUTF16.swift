/// UTF-16 without a byte order mark, as some programs write it.
enum UnmarkedUTF16 {
  /// How many code units there must be, and how many of the first are looked at.
  private static let size = (least: 16, most: 1 << 14)
  /// The share of units that must be letters, digits, spaces and usual marks.
  private static let usual = 0.95

  /// The encoding of bytes that are text in it; nil if they are not.
  ///
  /// - Complexity: O(1).
  static func encoding(of bytes: [UInt8]) -> TextEncoding? {
    guard bytes.count.isMultiple(of: 2), bytes.count >= 2 * size.least else { return nil }
    let isText: (Bool) -> Bool = { isLittleEndian in
      var usual = 0
      var spaces = 0
      let units = min(bytes.count / 2, size.most)
      for unit in 0..<units {
        let low = bytes[2 * unit + (isLittleEndian ? 0 : 1)]
        let high = bytes[2 * unit + (isLittleEndian ? 1 : 0)]
        guard let scalar = Unicode.Scalar(UInt16(high) << 8 | UInt16(low)) else { continue }
        if scalar == " " || scalar == "\n" { spaces += 1 }
        // Scripts of Europe, with their marks.
        let isEuropean = scalar.value < 0x530 || (0x2010...0x2122).contains(scalar.value)
        let isUsual =
          scalar.isASCII
          ? scalar.value >= 0x20 || scalar == "\n" || scalar == "\r" || scalar == "\t"
          : isEuropean && !scalar.isStrangeControl
        if isUsual { usual += 1 }
      }
      return Double(usual) >= UnmarkedUTF16.usual * Double(units) && spaces * 40 >= units
    }
    switch (isText(true), isText(false)) {
    case (true, false): return .utf16LittleEndian
    case (false, true): return .utf16BigEndian
    default: return nil
    }
  }
}
