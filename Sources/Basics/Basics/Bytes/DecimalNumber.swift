/// Reads decimal numbers.
package enum DecimalNumber {
  /// How a number may be written.
  package enum Grammar {
    /// As in JSON (RFC 8259): no plus sign, no zeros before other digits, a digit before and after the point.
    case json
    /// As people and programs write them: +0.9, .5, 1., 007.
    case lax
  }

  /// The number that begins at an offset and where it ends; nil if none does.
  ///
  /// What is beyond the range of `Double` is infinite.
  ///
  /// - Complexity: O(length).
  @inline(__always)
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, _ grammar: Grammar
  ) -> (value: Double, end: Int)? {
    var at = start
    let isNegative = at < end && bytes[at] == UInt8(ascii: "-")
    if isNegative || grammar == .lax && at < end && bytes[at] == UInt8(ascii: "+") { at += 1 }
    var mantissa: UInt64 = 0
    let first = at
    at = readDigits(bytes, at, end, &mantissa)
    var digits = at - first
    if grammar == .json, digits == 0 || digits > 1 && bytes[first] == UInt8(ascii: "0") { return nil }
    var decimals = 0
    if at < end, bytes[at] == UInt8(ascii: ".") {
      let point = at
      at = readDigits(bytes, at + 1, end, &mantissa)
      decimals = at - point - 1
      digits += decimals
      if grammar == .json, decimals == 0 { return nil }
    }
    guard digits > 0 else { return nil }
    let hasExponent = at < end && bytes[at] | 0x20 == UInt8(ascii: "e")
    // A quotient of two numbers that are exact is the nearest to the decimal one (Clinger 1990).
    if !hasExponent, digits <= 15, decimals <= 15 {
      let value = Double(mantissa) / powers[decimals]
      return (isNegative ? -value : value, at)
    }
    if hasExponent {
      at += 1
      if at < end, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
      var ignored: UInt64 = 0
      let last = readDigits(bytes, at, end, &ignored)
      guard last > at else { return nil }
      at = last
    }
    guard let value = Double(String(decoding: bytes[start..<at], as: UTF8.self)) else { return nil }
    return (value, at)
  }

  /// The powers of ten that a quotient may have below the line.
  private static let powers: [Double] = (0...15).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

  /// Reads digits and gives where they end; of more than a number can hold the value is meaningless.
  @inline(__always)
  private static func readDigits(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ value: inout UInt64
  ) -> Int {
    var at = start
    while at < end, case let digit = bytes[at] &- UInt8(ascii: "0"), digit < 10 {
      value = value &* 10 &+ UInt64(digit)
      at += 1
    }
    return at
  }
}
