/// Words by number, found from code points without making a string of them: an open hash table with linear probing.
///
/// The words of a text are looked up by their code points without white space, so that "z. B" finds "z.B".
package struct WordTable: Sendable {
  private let words: [String]
  private let letters: [[Unicode.Scalar]]
  /// The number of a word in each slot; -1 in an empty one.
  private let slots: [Int32]
  private let mask: UInt64

  /// A table of some words, which are all different.
  package init(_ words: [String]) {
    self.words = words
    letters = words.map { Array($0.unicodeScalars) }
    var size = 16
    while size < 2 * words.count { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    mask = UInt64(size - 1)
    for (index, word) in letters.enumerated() {
      var slot = Int(WordTable.hash(of: 0..<word.count, in: word).value & mask)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(index)
    }
    self.slots = slots
  }

  /// The word of a number.
  package subscript(_ index: Int) -> String { words[index] }

  /// The number of a word; nil if it is not in the table.
  ///
  /// - Complexity: O(length of the word).
  package func index(of word: Range<Int>, in scalars: [Unicode.Scalar]) -> Int? {
    let (value, count) = WordTable.hash(of: word, in: scalars)
    var slot = Int(value & mask)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if letters[index].count == count, isEqual(letters[index], word, scalars) { return index }
      slot = (slot + 1) & Int(mask)
    }
    return nil
  }

  private func isEqual(_ letters: [Unicode.Scalar], _ word: Range<Int>, _ scalars: [Unicode.Scalar]) -> Bool {
    var next = 0
    for at in word where !scalars[at].isSpace {
      guard scalars[at] == letters[next] else { return false }
      next += 1
    }
    return true
  }

  /// The FNV-1a hash of a word, and of how many code points.
  private static func hash(
    of word: Range<Int>, in scalars: [Unicode.Scalar]
  ) -> (value: UInt64, count: Int) {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    var count = 0
    for at in word where !scalars[at].isSpace {
      value = (value ^ UInt64(scalars[at].value)) &* 0x100_0000_01B3
      count += 1
    }
    return (value ^ value >> 32, count)
  }
}
