/// Numbers for strings of UTF-8, in the order they are met: an arena of bytes, offsets into it, and an open hash table.
///
/// The three arrays are what is written to a compiled lexicon, and `TermTableView` reads them there.
package struct TermTable {
  package private(set) var arena: [UInt8] = []
  package private(set) var offsets: [UInt32] = [0]
  package private(set) var slots: [UInt32] = .init(repeating: TermTable.empty, count: 1 << 10)

  static let empty = UInt32.max

  /// A table of some strings.
  package init(_ strings: [String] = []) {
    for string in strings {
      var string = string
      _ = string.withUTF8 { insert($0) }
    }
  }

  /// How many strings there are.
  package var count: Int { offsets.count - 1 }

  /// The number of a string, a new one if it is not there yet.
  ///
  /// - Complexity: O(length), amortised.
  package mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    if count * 10 >= slots.count * 7 { grow() }
    let slot = slot(of: bytes)
    if slots[slot] != TermTable.empty { return slots[slot] }
    let number = UInt32(count)
    slots[slot] = number
    arena.append(contentsOf: bytes)
    offsets.append(UInt32(arena.count))
    return number
  }

  /// The number of a string; nil if it is not there.
  package func number(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
    let number = slots[slot(of: bytes)]
    return number == TermTable.empty ? nil : number
  }

  /// The slot of a string, or the empty one that it would have.
  private func slot(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: TermTable.hash(bytes)) & mask
    while slots[slot] != TermTable.empty, !isEqual(Int(slots[slot]), bytes) { slot = (slot + 1) & mask }
    return slot
  }

  /// Calls `body` with the bytes of a string.
  package func withBytes<Result>(_ number: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    arena.withUnsafeBufferPointer {
      body(.init(rebasing: $0[Int(offsets[Int(number)])..<Int(offsets[Int(number) + 1])]))
    }
  }

  private func isEqual(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = Int(offsets[number])..<Int(offsets[number + 1])
    return range.count == bytes.count && arena.withUnsafeBufferPointer { $0[range].elementsEqual(bytes) }
  }

  private mutating func grow() {
    slots = .init(repeating: TermTable.empty, count: slots.count * 2)
    let mask = slots.count - 1
    for number in 0..<UInt32(count) {
      var slot = withBytes(number) { Int(truncatingIfNeeded: TermTable.hash($0)) } & mask
      while slots[slot] != TermTable.empty { slot = (slot + 1) & mask }
      slots[slot] = number
    }
  }

  /// The 64-bit FNV-1a hash, mixed once more so that its low bits depend on all of them.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ hash >> 32
  }
}

/// Strings and their numbers in a compiled lexicon.
package struct TermTableView {
  let arena: UnsafeBufferPointer<UInt8>
  let offsets: UnsafeBufferPointer<UInt32>
  let slots: UnsafeBufferPointer<UInt32>

  package init(
    arena: UnsafeBufferPointer<UInt8>, offsets: UnsafeBufferPointer<UInt32>,
    slots: UnsafeBufferPointer<UInt32>
  ) {
    self.arena = arena
    self.offsets = offsets
    self.slots = slots
  }

  /// How many strings there are.
  package var count: Int { offsets.count - 1 }

  /// The bytes of a string.
  package func bytes(_ number: UInt32) -> UnsafeBufferPointer<UInt8> {
    .init(rebasing: arena[Int(offsets[Int(number)])..<Int(offsets[Int(number) + 1])])
  }

  /// A string.
  package func string(_ number: UInt32) -> String { String(decoding: bytes(number), as: UTF8.self) }

  /// The number of a string; nil if it is not there.
  ///
  /// - Complexity: O(length); nothing is allocated.
  package func number(of sought: UnsafeBufferPointer<UInt8>) -> UInt32? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: TermTable.hash(sought)) & mask
    while slots[slot] != TermTable.empty {
      let found = bytes(slots[slot])
      if found.count == sought.count, found.elementsEqual(sought) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The number of a string; nil if it is not there.
  package func number(of sought: String) -> UInt32? {
    var sought = sought
    return sought.withUTF8 { number(of: $0) }
  }
}
