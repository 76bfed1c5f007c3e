/// Reads JSON (RFC 8259) from UTF-8 bytes, value by value, as whoever calls it asks for them.
///
/// It is strict: no comments, no commas at ends, no name twice in an object, no half surrogates, no number such as +1 or 01. Nothing
/// is built that nobody asked for, so a file of a hundred megabytes is read in a second, and what is not known can be kept as it
/// stands.
package struct JSONReader {
  /// Objects and arrays within one another beyond this are refused: each takes stack.
  package static let deepest = 512

  private var bytes: UnsafeBufferPointer<UInt8>
  /// The byte that is read next.
  package private(set) var offset: Int
  /// Whether the bytes are known to be well-formed UTF-8.
  private let isUTF8: Bool
  private var depth = 0
  /// The names of the members so far of all objects that are open.
  private var names: [JSONText] = []

  /// A reader of bytes that must outlive it; a byte order mark is passed over.
  ///
  /// - Parameter isUTF8: whether the bytes are known to be well-formed UTF-8; else strings are checked.
  package init(_ bytes: UnsafeBufferPointer<UInt8>, isUTF8: Bool = false) {
    self.bytes = bytes
    self.isUTF8 = isUTF8
    offset = 0
    restart(bytes)
  }

  /// Begins anew with other bytes; what memory there is is used again.
  package mutating func restart(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    offset = bytes.starts(with: ByteOrderMark.utf8) ? 3 : 0
    depth = 0
    names.removeAll(keepingCapacity: true)
  }

  // MARK: - Structure

  /// Calls `body` with the name of each member of an object; it must read the value.
  ///
  /// - Throws: `JSONError` if this is no object or names a member twice, and what `body` throws.
  package mutating func forEachMember(
    _ body: (inout JSONReader, String) throws(JSONError) -> Void
  ) throws(JSONError) {
    try forEachText { reader, name throws(JSONError) in try body(&reader, name.string) }
  }

  /// The same with each name where it stands, for which nothing is allocated.
  ///
  /// - Throws: `JSONError` if this is no object or names a member twice, and what `body` throws.
  package mutating func forEachText(
    _ body: (inout JSONReader, JSONText) throws(JSONError) -> Void
  ) throws(JSONError) {
    try open(UInt8(ascii: "{"), "an object")
    let first = names.count
    if !skip(UInt8(ascii: "}")) {
      repeat {
        skipSpace()
        let start = offset
        let name = try text()
        // The few names of an object are sooner compared than put into a set; of very many, the last ones are.
        for index in max(first, names.count - 64)..<names.count where names[index].isEqual(name) {
          throw JSONError(offset: start, problem: "\"\(name.string)\" is given twice")
        }
        names.append(name)
        try expect(UInt8(ascii: ":"), "a colon")
        try body(&self, name)
      } while skip(UInt8(ascii: ","))
      try expect(UInt8(ascii: "}"), "a comma or the end of the object")
    }
    while names.count > first { names.removeLast() }
    depth -= 1
  }

  /// Calls `body` with the index of each item of an array; it must read the item.
  ///
  /// - Throws: `JSONError` if this is no array, and what `body` throws.
  package mutating func forEachItem(
    _ body: (inout JSONReader, Int) throws(JSONError) -> Void
  ) throws(JSONError) {
    try open(UInt8(ascii: "["), "an array")
    if !skip(UInt8(ascii: "]")) {
      var index = 0
      repeat {
        try body(&self, index)
        index += 1
      } while skip(UInt8(ascii: ","))
      try expect(UInt8(ascii: "]"), "a comma or the end of the array")
    }
    depth -= 1
  }

  /// Makes sure that nothing follows.
  ///
  /// - Throws: `JSONError` if something does.
  package mutating func end() throws(JSONError) {
    skipSpace()
    guard offset == bytes.count else { throw JSONError(offset: offset, problem: "something follows the end") }
  }

  @inline(__always)
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
  @inline(__always)
  private mutating func skip(_ byte: UInt8) -> Bool {
    skipSpace()
    guard offset < bytes.count, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  @inline(__always)
  private mutating func expect(_ byte: UInt8, _ what: String) throws(JSONError) {
    guard skip(byte) else { throw unexpected(what) }
  }

  @inline(never)
  private func unexpected(_ what: String) -> JSONError {
    JSONError(
      offset: offset,
      problem: "here \(what) is expected" + (offset < bytes.count ? "" : ", and the text ends"))
  }

  /// Passes over white space.
  @inline(__always)
  package mutating func skipSpace() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      default: return
      }
    }
  }

  // MARK: - Values

  /// What kind of value comes next.
  package enum Kind: String {
    case object, array, string, number, boolean, null
  }

  /// What kind of value comes next; nil if none can begin so.
  package mutating func kind() -> Kind? {
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
  package mutating func boolean() throws(JSONError) -> Bool {
    skipSpace()
    if skip(word: "true") { return true }
    if skip(word: "false") { return false }
    throw unexpected("true or false")
  }

  /// Passes over `null`.
  ///
  /// - Throws: `JSONError` if this is something else.
  package mutating func null() throws(JSONError) {
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
  package mutating func integer() throws(JSONError) -> Int {
    skipSpace()
    if let integer = plainInteger() { return integer }
    let start = offset
    guard let number = try? number(), let integer = Int(exactly: number), integer.magnitude <= 1 << 53 else {
      offset = start
      throw unexpected("a whole number")
    }
    return integer
  }

  /// A whole number of up to 15 digits without sign, point or exponent, as they mostly are; nil for others.
  @inline(__always)
  private mutating func plainInteger() -> Int? {
    var at = offset
    var value = 0
    while at < bytes.count, case let digit = bytes[at] &- UInt8(ascii: "0"), digit < 10 {
      value = value &* 10 &+ Int(digit)
      at += 1
    }
    guard at > offset, at - offset <= 15, at == offset + 1 || bytes[offset] != UInt8(ascii: "0") else {
      return nil
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") || bytes[at] | 0x20 == UInt8(ascii: "e") {
      return nil
    }
    offset = at
    return value
  }

  /// A whole number that is not negative.
  ///
  /// - Throws: `JSONError` if this is none, or larger than 2⁵³.
  package mutating func count() throws(JSONError) -> Int {
    skipSpace()
    let start = offset
    guard let number = try? integer(), number >= 0 else {
      offset = start
      throw unexpected("a whole number, 0 or more,")
    }
    return number
  }

  /// A number.
  ///
  /// - Throws: `JSONError` if this is none, or beyond all that a `Double` holds.
  package mutating func number() throws(JSONError) -> Double {
    skipSpace()
    guard let (value, end) = DecimalNumber.read(bytes, from: offset, to: bytes.count, .json) else {
      throw unexpected("a number")
    }
    guard value.isFinite else {
      throw JSONError(offset: offset, problem: "this number is beyond all measure")
    }
    offset = end
    return value
  }

  /// A string.
  ///
  /// - Throws: `JSONError` if this is none, is not closed, or is no Unicode.
  package mutating func string() throws(JSONError) -> String { try text().string }

  /// A string where it stands, for which nothing is allocated.
  ///
  /// - Throws: `JSONError` if this is none, is not closed, or is no Unicode.
  package mutating func text() throws(JSONError) -> JSONText {
    skipSpace()
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { throw unexpected("a string") }
    let start = offset + 1
    var at = start
    var all: UInt8 = 0
    var hasEscapes = false
    while true {
      guard at < bytes.count else {
        offset = at
        throw unexpected("the end of a string")
      }
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        at = try JSONText.escape(in: bytes, at: at).end
      } else if byte < 0x20 {
        throw JSONError(offset: at, problem: "a control character stands in a string")
      } else {
        all |= byte
        at += 1
      }
    }
    let raw = UnsafeBufferPointer(rebasing: bytes[start..<at])
    // What is ASCII need not be examined once more.
    if all >= 0x80, !isUTF8, UTF8Check.firstProblem(in: raw) != nil {
      throw JSONError(offset: start, problem: "a string is not valid UTF-8")
    }
    offset = at + 1
    return JSONText(raw: raw, hasEscapes: hasEscapes)
  }

  // MARK: - What is not known

  /// Passes over a value of any kind.
  ///
  /// - Throws: `JSONError` if this is none.
  package mutating func skipValue() throws(JSONError) {
    switch kind() {
    case .object: try forEachText { reader, _ throws(JSONError) in try reader.skipValue() }
    case .array: try forEachItem { reader, _ throws(JSONError) in try reader.skipValue() }
    case .string: _ = try text()
    case .number: _ = try number()
    case .boolean: _ = try boolean()
    case .null: try null()
    case nil: throw unexpected("a value")
    }
  }

  /// A value of any kind as it stands, without white space around its parts.
  ///
  /// - Throws: `JSONError` if this is none.
  package mutating func json() throws(JSONError) -> String {
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
