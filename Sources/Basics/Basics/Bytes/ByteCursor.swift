/// An offset in a line of bytes, from which its parts are read one after the other.
public struct ByteCursor {
  /// The line.
  public let bytes: UnsafeBufferPointer<UInt8>
  /// The offset of the next byte.
  public var at: Int
  /// The offset that is read to.
  public let end: Int

  /// A cursor at the beginning of a line.
  @inlinable
  public init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    at = 0
    end = bytes.count
  }

  /// A cursor at the beginning of a part of a line.
  @inlinable
  public init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    at = range.lowerBound
    end = range.upperBound
  }

  /// The next byte; nil at the end.
  @inlinable
  public var next: UInt8? { at < end ? bytes[at] : nil }

  /// Whether all is read.
  @inlinable
  public var isAtEnd: Bool { at >= end }

  /// Passes a byte if it comes next.
  @inlinable
  public mutating func pass(_ byte: UInt8) -> Bool {
    guard at < end, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  /// Passes spaces, and tabs.
  @inlinable
  public mutating func passBlanks() {
    while at < end, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
  }

  /// Passes what XML calls white space.
  @inlinable
  public mutating func passSpace() {
    while at < end, bytes[at] == 0x20 || 0x09...0x0D ~= bytes[at] { at += 1 }
  }

  /// Passes a number of decimal digits, of eighteen at most; nil if none comes next.
  @inlinable
  public mutating func passIndex() -> Int? {
    let start = at
    var value = 0
    while at < end, case let digit = bytes[at] &- 48, digit < 10, at - start < 18 {
      value = value * 10 + Int(digit)
      at += 1
    }
    return at > start ? value : nil
  }

  /// Passes a finite number: -1.5, 2e-3; nil if none comes next.
  public mutating func passNumber() -> Double? {
    guard let (value, next) = DecimalNumber.read(bytes, from: at, to: end, .lax), value.isFinite else {
      return nil
    }
    at = next
    return value
  }
}
