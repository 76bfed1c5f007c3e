/// Numbers from 0 on by keys of 64 bits, such as hashes of words: what inner loops ask without an allocation.
public struct KeyTable: Sendable {
  @usableFromInline
  struct Entry: Sendable {
    @usableFromInline var key: UInt64
    /// The number; −1 in a slot that is free.
    @usableFromInline var number: Int32

    @usableFromInline
    init(key: UInt64, number: Int32) {
      self.key = key
      self.number = number
    }
  }

  @usableFromInline var entries: [Entry]
  /// How many keys there are.
  public private(set) var count = 0

  /// An empty table.
  ///
  /// - Parameter capacity: for how many keys there is room before it grows.
  public init(capacity: Int = 0) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    entries = Array(repeating: Entry(key: 0, number: -1), count: size)
  }

  /// The number of a key; nil if it is not there.
  ///
  /// - Complexity: O(1) on average.
  @inlinable @inline(__always)
  public subscript(key: UInt64) -> Int? {
    let slot = slot(of: key)
    return entries[slot].number < 0 ? nil : Int(entries[slot].number)
  }

  /// Gives a key a number, in place of the one it has.
  ///
  /// - Complexity: O(1) on average, amortized.
  public mutating func set(_ number: Int, for key: UInt64) {
    if 2 * count >= entries.count { grow() }
    let slot = slot(of: key)
    if entries[slot].number < 0 { count += 1 }
    entries[slot] = Entry(key: key, number: Int32(number))
  }

  /// The number of a key, or if it is not there yet the next one: as many as there are keys.
  ///
  /// - Complexity: O(1) on average, amortized.
  public mutating func number(of key: UInt64) -> Int {
    if 2 * count >= entries.count { grow() }
    let slot = slot(of: key)
    if entries[slot].number >= 0 { return Int(entries[slot].number) }
    entries[slot] = Entry(key: key, number: Int32(count))
    count += 1
    return count - 1
  }

  /// Where a key stands or would stand.
  @inlinable @inline(__always)
  func slot(of key: UInt64) -> Int {
    entries.withUnsafeBufferPointer { entries in
      OpenAddressing.slot(from: (key &* 0x9E37_79B9_7F4A_7C15) >> 32, of: entries.count) {
        entries[$0].number < 0 || entries[$0].key == key
      }
    }
  }

  /// Half of the slots are free, so that few are looked at.
  private mutating func grow() {
    let old = entries
    entries = Array(repeating: Entry(key: 0, number: -1), count: 2 * old.count)
    for entry in old where entry.number >= 0 { entries[slot(of: entry.key)] = entry }
  }
}
