/// A string of JSON where it stands: the bytes between its quotation marks, which are well formed.
///
/// It refers to the bytes that the reader was given and must not outlive them.
public struct JSONText {
  /// The bytes, with escapes as they are written.
  public let raw: UnsafeBufferPointer<UInt8>
  /// Whether there are escapes among them.
  public let hasEscapes: Bool

  @inlinable
  init(raw: UnsafeBufferPointer<UInt8>, hasEscapes: Bool) {
    self.raw = raw
    self.hasEscapes = hasEscapes
  }

  /// Whether it is a text of ASCII.
  ///
  /// - Complexity: O(length).
  @inlinable @inline(__always)
  public func isEqual(_ text: StaticString) -> Bool {
    if hasEscapes { return isEqualUnescaped(text) }
    return JSONText.isEqual(raw, UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @usableFromInline
  func isEqualUnescaped(_ text: StaticString) -> Bool {
    bytes.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Whether two strings are the same code points, however they are written.
  ///
  /// - Complexity: O(length).
  public func isEqual(_ other: JSONText) -> Bool {
    hasEscapes || other.hasEscapes ? bytes == other.bytes : JSONText.isEqual(raw, other.raw)
  }

  /// Texts are short: a loop is sooner done than a call.
  @inlinable @inline(__always)
  static func isEqual(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    for index in 0..<a.count where a[index] != b[index] { return false }
    return true
  }

  /// The string.
  public var string: String {
    hasEscapes ? String(decoding: bytes, as: UTF8.self) : String(decoding: raw, as: UTF8.self)
  }

  /// The string in UTF-8.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  /// Appends the string in UTF-8.
  ///
  /// - Complexity: O(length).
  public func append(to bytes: inout [UInt8]) {
    guard hasEscapes else { return bytes.append(contentsOf: raw) }
    var at = 0
    while at < raw.count {
      if raw[at] == UInt8(ascii: "\\"), let (scalar, end) = try? JSONText.escape(in: raw, at: at) {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
        at = end
      } else {
        bytes.append(raw[at])
        at += 1
      }
    }
  }

  /// The code point that is escaped at an offset, and where the escape ends.
  ///
  /// - Throws: `JSONError` if it is no escape of JSON, or half of a surrogate pair.
  static func escape(
    in bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) throws(JSONError) -> (scalar: Unicode.Scalar, end: Int) {
    guard start + 1 < bytes.count else {
      throw JSONError(offset: bytes.count, problem: "here an escape is expected, and the text ends")
    }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""): return ("\"", start + 2)
    case UInt8(ascii: "\\"): return ("\\", start + 2)
    case UInt8(ascii: "/"): return ("/", start + 2)
    case UInt8(ascii: "b"): return ("\u{8}", start + 2)
    case UInt8(ascii: "f"): return ("\u{C}", start + 2)
    case UInt8(ascii: "n"): return ("\n", start + 2)
    case UInt8(ascii: "r"): return ("\r", start + 2)
    case UInt8(ascii: "t"): return ("\t", start + 2)
    case UInt8(ascii: "u"): break
    default: throw JSONError(offset: start, problem: "no such escape")
    }
    guard var code = unit(in: bytes, at: start + 2) else {
      throw JSONError(offset: start, problem: "no such escape")
    }
    var end = start + 6
    if 0xD800..<0xDC00 ~= code, end + 1 < bytes.count, bytes[end] == UInt8(ascii: "\\"),
      bytes[end + 1] == UInt8(ascii: "u"), let low = unit(in: bytes, at: end + 2), 0xDC00..<0xE000 ~= low
    {
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      end += 6
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw JSONError(offset: start, problem: "half a surrogate pair")
    }
    return (scalar, end)
  }

  /// The number that four hexadecimal digits stand for; nil if there are none.
  private static func unit(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[start..<start + 4] {
      guard let digit = Hexadecimal.value(of: byte) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
