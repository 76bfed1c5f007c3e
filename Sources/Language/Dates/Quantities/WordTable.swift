/// Finds what is known of a word by its hash: open addressing, one probe for most words that are not known.
struct WordTable: Sendable {
  private var keys: [UInt64]
  private var places: [Int32]
  private let mask: Int

  /// A table of the places of `words` among them.
  init(_ words: [UInt64]) {
    var size = 16
    while size < words.count * 4 { size *= 2 }
    mask = size - 1
    keys = Array(repeating: 0, count: size)
    places = Array(repeating: -1, count: size)
    for (place, key) in words.enumerated() {
      var slot = Int(truncatingIfNeeded: key) & mask
      while places[slot] >= 0, keys[slot] != key { slot = (slot + 1) & mask }
      keys[slot] = key
      places[slot] = Int32(place)
    }
  }

  /// The place of a word, nil if it is not among them.
  @inline(__always) subscript(_ key: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: key) & mask
    while places[slot] >= 0 {
      if keys[slot] == key { return Int(places[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
