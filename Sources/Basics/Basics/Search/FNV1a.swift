/// The hash of Fowler, Noll and Vo (FNV-1a), of 64 bits: the same everywhere and always.
public enum FNV1a {
  /// The hash of nothing.
  @inlinable
  public static var start: UInt64 { 0xCBF2_9CE4_8422_2325 }

  /// The hash with one more byte or letter.
  @inlinable @inline(__always)
  public static func add(_ value: UInt64, to hash: UInt64) -> UInt64 { (hash ^ value) &* 0x100_0000_01B3 }

  /// The hash of a sequence.
  ///
  /// - Complexity: O(length).
  @inlinable
  public static func hash(_ values: some Sequence<some FixedWidthInteger & UnsignedInteger>) -> UInt64 {
    values.reduce(start) { add(UInt64($1), to: $0) }
  }
}
