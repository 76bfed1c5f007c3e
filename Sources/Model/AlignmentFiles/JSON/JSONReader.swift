/// Reads JSON (RFC 8259) from UTF-8 bytes, value by value, as whoever calls it asks for them.
///
/// It is strict: no comments, no commas at ends, no name twice in an object, no half surrogates. Nothing is built that nobody asked
/// for, so a file of a hundred megabytes is read in a second, and what is not known can be kept as it stands.
struct JSONReader {
  /// Objects and arrays within one another beyond this are refused: each takes stack.
  static let deepest = 512

  private let bytes: UnsafeBufferPointer<UInt8>
  /// The byte that is read next.
  private(set) var offset: Int
  private var depth = 0
  /// The names of the members so far of all objects that are open.
  private var names: [String] = []

  /// A reader of bytes that must outlive it; a byte order mark is passed over.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  // MARK: - Structure

  /// Calls `body` with the name of each member of an object; it must read the value.
  ///
  /// - Throws: `JSONError` if this is no object or names a member twice, and what `body` throws.
  mutating func forEachMember(
    _ body: (inout JSONReader, String) throws(JSONError) -> Void
  ) throws(JSONError) {
    try open(UInt8(ascii: "{"), "an object")
    let first = names.count
    if !skip(UInt8(ascii: "}")) {
      repeat {
        skipSpace()
        let start = offset
        let name = try string()
        // The few names of an object are sooner compared than put into a set; of very many, the last ones are.
        for place in max(first, names.count - 64)..<names.count where names[place] == name {
          throw JSONError(offset: start, problem: "\"\(name)\" is given twice")
        }
        names.append(name)
        try expect(UInt8(ascii: ":"), "a colon")
        try body(&self, name)
      } while skip(UInt8(ascii: ","))
      try expect(UInt8(ascii: "}"), "a comma or the end of the object")
    }
    names.removeSubrange(first...)
    depth -= 1
  }

  /// Calls `body` with the place of each item of an array; it must read the item.
  ///
  /// - Throws: `JSONError` if this is no array, and what `body` throws.
  mutating func forEachItem(
    _ body: (inout JSONReader, Int) throws(JSONError) -> Void
  ) throws(JSONError) {
    try open(UInt8(ascii: "["), "an array")
    if !skip(UInt8(ascii: "]")) {
      var place = 0
      repeat {
        try body(&self, place)
        place += 1
      } while skip(UInt8(ascii: ","))
      try expect(UInt8(ascii: "]"), "a comma or the end of the array")
    }
    depth -= 1
  }

  /// Makes sure that nothing follows.
  ///
  /// - Throws: `JSONError` if something does.
  mutating func end() throws(JSONError) {
    skipSpace()
    guard offset == bytes.count else { throw JSONError(offset: offset, problem: "something follows the end") }
  }

  private mutating func open(_ byte: UInt8, _ what: String) throws(JSONError) {
    skipSpace()
    guard offset < bytes.count, bytes[offset] == byte else { throw unexpected(what) }
    guard depth < JSONReader.deepest else {
      throw JSONError(
        offset: offset, problem: "more than \(JSONReader.deepest) levels lie within one another")
    }
    offset += 1
    depth += 1
  }

  /// Whether a byte comes next; it is passed over then.
  private mutating func skip(_ byte: UInt8) -> Bool {
    skipSpace()
    guard offset < bytes.count, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  private mutating func expect(_ byte: UInt8, _ what: String) throws(JSONError) {
    guard skip(byte) else { throw unexpected(what) }
  }

  private func unexpected(_ what: String) -> JSONError {
    JSONError(offset: offset, problem: offset < bytes.count ? "is not \(what)" : "the file ends too soon")
  }

  /// Passes over white space.
  mutating func skipSpace() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      default: return
      }
    }
  }

  // MARK: - Values

  /// What kind of value comes next.
  enum Kind: String {
    case object, array, string, number, boolean, null
  }

  /// What kind of value comes next; nil if none can begin so.
  mutating func kind() -> Kind? {
    skipSpace()
    guard offset < bytes.count else { return nil }
    switch bytes[offset] {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    default: return nil
    }
  }

  /// A truth value.
  ///
  /// - Throws: `JSONError` if this is none.
  mutating func boolean() throws(JSONError) -> Bool {
    skipSpace()
    if skip(word: "true") { return true }
    if skip(word: "false") { return false }
    throw unexpected("true or false")
  }

  /// Passes over `null`.
  ///
  /// - Throws: `JSONError` if this is something else.
  mutating func null() throws(JSONError) {
    skipSpace()
    guard skip(word: "null") else { throw unexpected("null") }
  }

  private mutating func skip(word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard bytes.count - offset >= count else { return false }
    for index in 0..<count where bytes[offset + index] != word.utf8Start[index] { return false }
    offset += count
    return true
  }

  /// A whole number.
  ///
  /// - Throws: `JSONError` if this is none, or larger than 2⁵³.
  mutating func integer() throws(JSONError) -> Int {
    skipSpace()
    let start = offset
    let number = try number()
    guard let integer = Int(exactly: number), integer.magnitude <= 1 << 53 else {
      throw JSONError(offset: start, problem: "is not a whole number")
    }
    return integer
  }

  /// A number.
  ///
  /// - Throws: `JSONError` if this is none, or beyond all that a `Double` holds.
  mutating func number() throws(JSONError) -> Double {
    skipSpace()
    let start = offset
    var digits: UInt64 = 0
    var count = 0
    var power = 0
    let isNegative = offset < bytes.count && bytes[offset] == UInt8(ascii: "-")
    if isNegative { offset += 1 }
    let first = offset
    count += readDigits(&digits)
    guard count > 0, count == 1 || bytes[first] != UInt8(ascii: "0") else {
      offset = start
      throw unexpected("a number")
    }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
      offset += 1
      let places = readDigits(&digits)
      guard places > 0 else { throw unexpected("a digit") }
      count += places
      power = -places
    }
    var hasExponent = false
    if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
      hasExponent = true
      offset += 1
      if offset < bytes.count, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") {
        offset += 1
      }
      var ignored: UInt64 = 0
      guard readDigits(&ignored) > 0 else { throw unexpected("a digit") }
    }
    // Both are exact, so their quotient is rounded once (Clinger 1990).
    if count <= 15, !hasExponent, power >= -15 {
      let value = Double(digits) / JSONReader.powersOfTen[-power]
      return isNegative ? -value : value
    }
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<offset]), as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      throw JSONError(offset: start, problem: "is a number beyond all measure")
    }
    return value
  }

  private static let powersOfTen: [Double] = (0...15).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

  /// Reads digits, and gives how many; more than a number can hold leave it meaningless.
  private mutating func readDigits(_ value: inout UInt64) -> Int {
    let start = offset
    while offset < bytes.count, bytes[offset] &- UInt8(ascii: "0") < 10 {
      value = value &* 10 &+ UInt64(bytes[offset] &- UInt8(ascii: "0"))
      offset += 1
    }
    return offset - start
  }

  /// A string.
  ///
  /// - Throws: `JSONError` if this is none, is not closed, or is no Unicode.
  mutating func string() throws(JSONError) -> String {
    skipSpace()
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { throw unexpected("a string") }
    let start = offset + 1
    var at = start
    var all: UInt8 = 0
    while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\"),
      bytes[at] >= 0x20
    {
      all |= bytes[at]
      at += 1
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
      offset = at + 1
      let text = UnsafeBufferPointer(rebasing: bytes[start..<at])
      // What is ASCII need not be examined once more.
      return all < 0x80 ? String(decoding: text, as: UTF8.self) : try unicode(text, start)
    }
    var text = Array(bytes[start..<at])
    offset = at
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        let result = text
        return try result.withUnsafeBufferPointer { buffer throws(JSONError) in try unicode(buffer, start) }
      case UInt8(ascii: "\\"): try readEscape(into: &text)
      case 0..<0x20: throw JSONError(offset: offset, problem: "a control character stands in a string")
      case let byte:
        text.append(byte)
        offset += 1
      }
    }
    throw unexpected("the end of a string")
  }

  private func unicode(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) throws(JSONError) -> String {
    guard let string = String(validating: text, as: UTF8.self) else {
      throw JSONError(offset: start, problem: "a string is not valid UTF-8")
    }
    return string
  }

  private mutating func readEscape(into text: inout [UInt8]) throws(JSONError) {
    let start = offset
    guard offset + 1 < bytes.count else {
      offset = bytes.count
      throw unexpected("an escape")
    }
    offset += 2
    switch bytes[offset - 1] {
    case UInt8(ascii: "\""): text.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): text.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "/"): text.append(UInt8(ascii: "/"))
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "u"):
      var code = try readHexadecimal(start)
      if 0xD800..<0xDC00 ~= code, skip(word: "\\u") {
        let low = try readHexadecimal(start)
        guard 0xDC00..<0xE000 ~= low else { throw JSONError(offset: start, problem: "half a surrogate pair") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else {
        throw JSONError(offset: start, problem: "half a surrogate pair")
      }
      text += UTF8.encode(scalar).map(Array.init) ?? []
    default: throw JSONError(offset: start, problem: "no such escape")
    }
  }

  private mutating func readHexadecimal(_ start: Int) throws(JSONError) -> UInt32 {
    guard offset + 4 <= bytes.count,
      let code = UInt32(
        String(decoding: UnsafeBufferPointer(rebasing: bytes[offset..<offset + 4]), as: UTF8.self), radix: 16),
      bytes[offset] != UInt8(ascii: "+")
    else { throw JSONError(offset: start, problem: "no such escape") }
    offset += 4
    return code
  }

  // MARK: - What is not known

  /// Passes over a value of any kind.
  ///
  /// - Throws: `JSONError` if this is none.
  mutating func skipValue() throws(JSONError) {
    switch kind() {
    case .object: try forEachMember { reader, _ throws(JSONError) in try reader.skipValue() }
    case .array: try forEachItem { reader, _ throws(JSONError) in try reader.skipValue() }
    case .string: _ = try string()
    case .number: _ = try number()
    case .boolean: _ = try boolean()
    case .null: try null()
    case nil: throw unexpected("a value")
    }
  }

  /// A value of any kind as it stands, without white space around its parts.
  ///
  /// - Throws: `JSONError` if this is none.
  mutating func json() throws(JSONError) -> String {
    skipSpace()
    let start = offset
    try skipValue()
    var text: [UInt8] = []
    var isInString = false
    var isEscaped = false
    for byte in bytes[start..<offset] {
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
      } else if byte == UInt8(ascii: "\"") {
        isInString = true
      } else if byte <= 0x20 {
        continue
      }
      text.append(byte)
    }
    return String(decoding: text, as: UTF8.self)
  }
}
