/// JSON (RFC 8259) read value by value.
extension ByteCursor {
  /// No value of an alignment is nested deeper.
  private static let deepest = 64

  /// Passes white space.
  mutating func passJSONSpace() {
    while at < end, bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x0A || bytes[at] == 0x0D {
      at += 1
    }
  }

  /// Passes a sign, with white space around it.
  ///
  /// - Throws: `LineProblem` if it does not come next.
  mutating func expect(_ byte: UInt8) throws(LineProblem) {
    passJSONSpace()
    guard pass(byte) else {
      throw LineProblem(at, "not JSON: here '\(Character(Unicode.Scalar(byte)))' is expected")
    }
    passJSONSpace()
  }

  /// Passes the members of an object, or items of an array, and calls `body` at each.
  ///
  /// - Throws: `LineProblem` where they are not well formed; what `body` throws.
  mutating func passItems(
    from open: UInt8, to close: UInt8, _ body: (inout ByteCursor) throws(LineProblem) -> Void
  ) throws(LineProblem) {
    try expect(open)
    if pass(close) { return }
    while true {
      try body(&self)
      passJSONSpace()
      if pass(close) { return }
      try expect(UInt8(ascii: ","))
    }
  }

  /// Passes the members of an object and calls `body` with each name, at its value.
  mutating func passMembers(
    _ body: (inout ByteCursor, UnsafeBufferPointer<UInt8>) throws(LineProblem) -> Void
  ) throws(LineProblem) {
    try passItems(from: UInt8(ascii: "{"), to: UInt8(ascii: "}")) { (cursor) throws(LineProblem) in
      let name = try cursor.passString()
      try cursor.expect(UInt8(ascii: ":"))
      try body(&cursor, UnsafeBufferPointer(rebasing: cursor.bytes[name]))
    }
  }

  /// Passes a string and gives the place of what is between its quotation marks, escaped as it is.
  mutating func passString() throws(LineProblem) -> Range<Int> {
    passJSONSpace()
    guard pass(UInt8(ascii: "\"")) else { throw LineProblem(at, "not JSON: here a string is expected") }
    let start = at
    while at < end {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") {
        at += 1
        return start..<at - 1
      }
      if byte == UInt8(ascii: "\\") {
        at += 2
      } else if byte < 0x20 {
        throw LineProblem(at, "not JSON: a control character in a string")
      } else {
        at += 1
      }
    }
    throw LineProblem(end, "not JSON: a string does not end")
  }

  /// The bytes of a string that was passed.
  func unescaped(_ range: Range<Int>) throws(LineProblem) -> [UInt8] {
    let part = UnsafeBufferPointer(rebasing: bytes[range])
    guard part.contains(UInt8(ascii: "\\")) else { return Array(part) }
    var result: [UInt8] = []
    var here = range.lowerBound
    while here < range.upperBound {
      let byte = bytes[here]
      here += 1
      guard byte == UInt8(ascii: "\\"), here < range.upperBound else {
        result.append(byte)
        continue
      }
      let sign = bytes[here]
      here += 1
      switch sign {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(sign)
      case UInt8(ascii: "u"): result += try passCodePoint(&here, range.upperBound)
      default: throw LineProblem(here - 2, "not JSON: no such escape")
      }
    }
    return result
  }

  /// The code point whose digits stand at a place, of two escapes if it needs them.
  private func passCodePoint(_ here: inout Int, _ end: Int) throws(LineProblem) -> [UInt8] {
    func unit(_ start: Int) -> UInt32? {
      guard start + 4 <= end else { return nil }
      return UInt32(String(decoding: bytes[start..<start + 4], as: UTF8.self), radix: 16)
    }
    guard var value = unit(here) else { throw LineProblem(here, "not JSON: no such escape") }
    here += 4
    if 0xD800..<0xDC00 ~= value, here + 6 <= end, bytes[here] == UInt8(ascii: "\\"),
      bytes[here + 1] == UInt8(ascii: "u"), let low = unit(here + 2), 0xDC00..<0xE000 ~= low
    {
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      here += 6
    }
    guard let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else {
      throw LineProblem(here - 4, "not JSON: half of a character")
    }
    return Array(encoded)
  }

  /// Passes a whole number that is not negative.
  mutating func passCount() throws(LineProblem) -> Int {
    passJSONSpace()
    guard let count = passIndex() else { throw LineProblem(at, "here a whole number is expected, 0 or more") }
    return count
  }

  /// Passes any value.
  mutating func passValue(depth: Int = 0) throws(LineProblem) {
    guard depth < ByteCursor.deepest else { throw LineProblem(at, "nested too deep") }
    passJSONSpace()
    switch next {
    case UInt8(ascii: "{"):
      try passMembers { (cursor, _) throws(LineProblem) in try cursor.passValue(depth: depth + 1) }
    case UInt8(ascii: "["):
      try passItems(from: UInt8(ascii: "["), to: UInt8(ascii: "]")) { (cursor) throws(LineProblem) in
        try cursor.passValue(depth: depth + 1)
      }
    case UInt8(ascii: "\""): _ = try passString()
    default:
      for word in ["true", "false", "null"] where bytes[at..<end].starts(with: word.utf8) {
        at += word.utf8.count
        return
      }
      guard passNumber() != nil else { throw LineProblem(at, "not JSON: here a value is expected") }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether these bytes are a text.
  func isEqual(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount
      && elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
