/// A place in a line of bytes, from which its parts are read one after the other.
struct ByteCursor {
  /// The line.
  let bytes: UnsafeBufferPointer<UInt8>
  /// The place of the next byte.
  var at: Int
  /// The place that is read to.
  let end: Int

  /// A cursor at the beginning of a line.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    at = 0
    end = bytes.count
  }

  /// A cursor at the beginning of a part of a line.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    at = range.lowerBound
    end = range.upperBound
  }

  /// The next byte; nil at the end.
  var next: UInt8? { at < end ? bytes[at] : nil }

  /// Whether all is read.
  var isAtEnd: Bool { at >= end }

  /// Passes a byte if it comes next.
  mutating func pass(_ byte: UInt8) -> Bool {
    guard at < end, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  /// Passes spaces, and tabs.
  mutating func passBlanks() {
    while at < end, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
  }

  /// Passes what XML calls white space.
  mutating func passSpace() {
    while at < end, bytes[at] == 0x20 || 0x09...0x0D ~= bytes[at] { at += 1 }
  }

  /// Passes a number of decimal digits, of eighteen at most; nil if none comes next.
  mutating func passIndex() -> Int? {
    let start = at
    var value = 0
    while at < end, case let digit = bytes[at] &- 48, digit < 10, at - start < 18 {
      value = value * 10 + Int(digit)
      at += 1
    }
    return at > start ? value : nil
  }

  /// Passes a finite number: -1.5, 2e-3; nil if none comes next.
  mutating func passNumber() -> Double? {
    let start = at
    var here = at
    if here < end, bytes[here] == UInt8(ascii: "-") || bytes[here] == UInt8(ascii: "+") { here += 1 }
    var mantissa: UInt64 = 0
    var digits = 0
    var places = 0
    var isPastPoint = false
    while here < end {
      let byte = bytes[here]
      if byte == UInt8(ascii: "."), !isPastPoint {
        isPastPoint = true
      } else if case let digit = byte &- 48, digit < 10 {
        if digits < 19 { mantissa = mantissa &* 10 &+ UInt64(digit) }
        digits += 1
        if isPastPoint { places += 1 }
      } else {
        break
      }
      here += 1
    }
    guard digits > 0 else { return nil }
    let isExponent = here < end && (bytes[here] == UInt8(ascii: "e") || bytes[here] == UInt8(ascii: "E"))
    // A quotient of two numbers that are exact is the nearest to the decimal one (Clinger 1990).
    if !isExponent, digits <= 15, places <= 22 {
      at = here
      let value = Double(mantissa) / ByteCursor.powers[places]
      return bytes[start] == UInt8(ascii: "-") ? -value : value
    }
    if isExponent {
      here += 1
      if here < end, bytes[here] == UInt8(ascii: "-") || bytes[here] == UInt8(ascii: "+") { here += 1 }
      while here < end, bytes[here] &- 48 < 10 { here += 1 }
    }
    guard let value = Double(String(decoding: bytes[start..<here], as: UTF8.self)), value.isFinite else {
      return nil
    }
    at = here
    return value
  }

  /// The powers of ten that are exact.
  private static let powers: [Double] = (0...22).reduce(into: [1]) { powers, place in
    if place > 0 { powers.append(powers[place - 1] * 10) }
  }
}
