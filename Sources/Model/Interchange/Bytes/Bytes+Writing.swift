import Foundation

extension [UInt8] {
  /// Appends a text of the program's own.
  mutating func add(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends a text.
  mutating func add(string: String) { append(contentsOf: string.utf8) }

  /// Appends a number in decimal digits.
  mutating func add(_ number: Int) {
    if 0..<10 ~= number {
      append(UInt8(truncatingIfNeeded: 48 + number))
      return
    }
    if number < 0 { append(UInt8(ascii: "-")) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var rest = number.magnitude
      var place = 20
      repeat {
        place -= 1
        digits[place] = UInt8(truncatingIfNeeded: 48 + rest % 10)
        rest /= 10
      } while rest > 0
      append(contentsOf: UnsafeBufferPointer(rebasing: digits[place...]))
    }
  }

  /// Appends a finite number in its shortest form: 0.83, 1, 1e-07.
  mutating func add(_ number: Double) {
    // Most scores have four places, which need no search for the shortest form.
    let scaled = number * 10_000
    if number > 0, number < 1, scaled.rounded() / 10_000 == number {
      var rest = Int(scaled.rounded())
      var places = 4
      while rest % 10 == 0 {
        rest /= 10
        places -= 1
      }
      add("0.")
      var scale = places == 4 ? 1000 : places == 3 ? 100 : places == 2 ? 10 : 1
      while scale > 0 {
        append(UInt8(truncatingIfNeeded: 48 + rest / scale % 10))
        scale /= 10
      }
      return
    }
    let text = "\(number)"
    add(string: text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  /// Appends a part of other bytes.
  mutating func add(_ bytes: [UInt8], _ range: Range<Int>) {
    bytes.withUnsafeBufferPointer { append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
  }

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
          for place in at...at + 2 { bytes[place] = 0x20 }
        }
        at += 1
      }
    }
  }

  /// Appends text with what XML gives a meaning, or forbids, escaped or left out; for content and for quoted values.
  mutating func addXML(_ bytes: [UInt8], _ range: Range<Int>) {
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
  mutating func addXML(_ text: String) {
    let bytes = [UInt8](text.utf8)
    addXML(bytes, bytes.indices)
  }

  /// Appends text as a JSON string, in quotation marks.
  mutating func addJSON(_ bytes: [UInt8]) {
    append(UInt8(ascii: "\""))
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""): add("\\\"")
      case UInt8(ascii: "\\"): add("\\\\")
      case 0x08: add("\\b")
      case 0x09: add("\\t")
      case 0x0A: add("\\n")
      case 0x0C: add("\\f")
      case 0x0D: add("\\r")
      case 0..<0x20:
        add("\\u00")
        for digit in [byte >> 4, byte & 15] { append(digit < 10 ? 48 + digit : 87 + digit) }
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }
}
