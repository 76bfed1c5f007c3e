import Basics

/// Numbers for strings of UTF-8, in the order they are met: the strings, and a hash table with open addressing.
///
/// Both are written to a compiled lexicon, and `TermTableView` reads them there.
package struct TermTable: Sendable {
  package private(set) var strings = FlatLists<UInt8>()
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
  package var count: Int { strings.count }

  /// The number of a string, a new one if it is not there yet.
  ///
  /// - Complexity: O(length), amortised.
  package mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    if count * 10 >= slots.count * 7 { grow() }
    let slot = slot(of: bytes)
    if slots[slot] != TermTable.empty { return slots[slot] }
    let number = UInt32(count)
    slots[slot] = number
    strings.append(bytes)
    return number
  }

  /// The number of a string; nil if it is not there.
  package func number(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
    let number = slots[slot(of: bytes)]
    return number == TermTable.empty ? nil : number
  }

  /// The slot of a string, or the empty one that it would have.
  private func slot(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    OpenAddressing.slot(from: TermTable.hash(bytes), of: slots.count) {
      slots[$0] == TermTable.empty || isEqual(slots[$0], bytes)
    }
  }

  /// Calls `body` with the bytes of a string.
  package func withBytes<Result>(_ number: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    strings.values.withUnsafeBufferPointer { body(.init(rebasing: $0[strings.range(Int(number))])) }
  }

  private func isEqual(_ number: UInt32, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = strings.range(Int(number))
    return range.count == bytes.count
      && strings.values.withUnsafeBufferPointer { $0[range].elementsEqual(bytes) }
  }

  private mutating func grow() {
    slots = .init(repeating: TermTable.empty, count: slots.count * 2)
    for number in 0..<UInt32(count) {
      let slot = OpenAddressing.slot(from: withBytes(number, TermTable.hash), of: slots.count) {
        slots[$0] == TermTable.empty
      }
      slots[slot] = number
    }
  }

  /// The 64-bit FNV-1a hash, mixed once more so that its low bits depend on all of them.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let hash = FNV1a.hash(bytes)
    return hash ^ hash >> 32
  }
}

/// Strings and their numbers in a compiled lexicon.
package struct TermTableView {
  let strings: FlatListsView<UInt8>
  let slots: UnsafeBufferPointer<UInt32>

  package init(strings: FlatListsView<UInt8>, slots: UnsafeBufferPointer<UInt32>) {
    self.strings = strings
    self.slots = slots
  }

  /// How many strings there are.
  package var count: Int { strings.count }

  /// The bytes of a string.
  package func bytes(_ number: UInt32) -> UnsafeBufferPointer<UInt8> { strings[number] }

  /// A string.
  package func string(_ number: UInt32) -> String { String(decoding: bytes(number), as: UTF8.self) }

  /// The number of a string; nil if it is not there.
  ///
  /// - Complexity: O(length); nothing is allocated.
  package func number(of sought: UnsafeBufferPointer<UInt8>) -> UInt32? {
    let slot = OpenAddressing.slot(from: TermTable.hash(sought), of: slots.count) { slot in
      guard slots[slot] != TermTable.empty else { return true }
      let found = bytes(slots[slot])
      return found.count == sought.count && found.elementsEqual(sought)
    }
    return slots[slot] == TermTable.empty ? nil : slots[slot]
  }

  /// The number of a string; nil if it is not there.
  package func number(of sought: String) -> UInt32? {
    var sought = sought
    return sought.withUTF8 { number(of: $0) }
  }
}
