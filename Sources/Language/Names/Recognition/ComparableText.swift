import Texts

/// A name as it is compared: words in lower case and NFC, each code point with the offset it has in the text as it was given.
struct ComparableText {
  /// A word of the name, or a part of one between hyphens.
  struct Word {
    /// The code points to compare.
    var scalars: [Unicode.Scalar] = []
    /// For each of them, where it stands in the text.
    var positions: [Int] = []
    /// Where the word ends in the text.
    var end = 0
  }

  /// The words in order.
  let words: [Word]

  /// Splits a text at everything that is no letter, no mark and no sign for ь or ъ.
  init(_ text: String, normalizer: Normalizer) throws(ICUError) {
    var words: [Word] = []
    var current = Word()
    let scalars = Array(text.unicodeScalars)
    var at = 0
    while at < scalars.count {
      var end = at + 1
      while end < scalars.count, scalars[end].isMark { end += 1 }
      if end == at + 1, scalars[at].isASCIILetter {
        current.scalars.append(Unicode.Scalar(UInt8(truncatingIfNeeded: scalars[at].value | 0x20)))
        current.positions.append(at)
        current.end = end
      } else if scalars[at].isLetter || scalars[at].isMark || scalars[at].isSoftSignVariant {
        let cluster = String(String.UnicodeScalarView(scalars[at..<end]))
        for scalar in try normalizer.normalize(cluster.lowercased()).unicodeScalars {
          current.scalars.append(scalar)
          current.positions.append(at)
        }
        current.end = end
      } else if !current.scalars.isEmpty {
        words.append(current)
        current = Word()
      }
      at = end
    }
    if !current.scalars.isEmpty { words.append(current) }
    // Quotation marks before a word are no signs in it, and marks alone no word.
    self.words = words.compactMap { word in
      let start = word.scalars.firstIndex { !$0.isSoftSignVariant && !$0.isMark } ?? word.scalars.count
      if start == word.scalars.count { return nil }
      return Word(
        scalars: Array(word.scalars[start...]), positions: Array(word.positions[start...]), end: word.end)
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter of ASCII; bit 5 makes it a small one.
  fileprivate var isASCIILetter: Bool { isASCII && isLatinLetter }

  /// Whether it is written for ь or ъ by some scheme, or in place of what a scheme writes.
  var isSoftSignVariant: Bool {
    switch self {
    case "'", "’", "‘", "ʹ", "ʼ", "ʻ", "′", "´", "`", "\"", "”", "“", "ʺ", "ˮ", "″": true
    default: false
    }
  }
}
