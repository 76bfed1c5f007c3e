/// Endings of words, as they are looked for in many.
struct Endings: Sendable {
  /// An ending.
  struct Ending: Sendable {
    let text: String
    /// How many letters it has.
    let letters: Int
    fileprivate let bytes: [UInt8]
  }

  private let endings: [Ending]

  /// Endings in the order in which they are looked for.
  init(_ endings: [String]) {
    self.endings = endings.map { Ending(text: $0, letters: $0.count, bytes: Array($0.utf8)) }
  }

  /// The first of the endings that a word has with at least so many letters before it; nil if it has none.
  ///
  /// - Complexity: O(length of the word + number of endings), where no letter has its marks apart.
  func first(of word: String, after fewest: Int) -> Ending? {
    var word = word
    let letters = word.withUTF8 { bytes -> Int? in
      var letters = 0
      for byte in bytes {
        // Combining marks begin with these, and make one letter with what stands before them.
        if byte == 0xCC || byte == 0xCD { return nil }
        if byte & 0xC0 != 0x80 { letters += 1 }
      }
      return letters
    }
    guard let letters else {
      return endings.first { word.count >= $0.letters + fewest && word.hasSuffix($0.text) }
    }
    return word.withUTF8 { bytes in
      endings.first { ending in
        letters >= ending.letters + fewest && bytes.count >= ending.bytes.count
          && bytes[(bytes.count - ending.bytes.count)...].elementsEqual(ending.bytes)
      }
    }
  }
}
