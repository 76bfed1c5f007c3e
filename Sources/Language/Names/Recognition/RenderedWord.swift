/// A Cyrillic word with what every scheme writes for each of its letters.
struct RenderedWord {
  /// The letters, in lower case.
  let letters: [Unicode.Scalar]
  /// Where each stands in the name, in code points.
  let positions: [Int]
  /// For each scheme, in their order, what it writes for each letter.
  let renderings: [[[Unicode.Scalar]]]

  /// The schemes, by their numbers, that write `written` for the letters in a range.
  func schemes(writing written: ArraySlice<Unicode.Scalar>, for range: Range<Int>) -> [Int] {
    renderings.indices.filter { renderings[$0][range].joined().elementsEqual(written) }
  }

  /// How a Latin word fits one scheme.
  enum Fit {
    case exact, lenient, none
  }

  /// Whether `word` is what a scheme writes, exactly or but for signs for ь and ъ.
  ///
  /// - Complexity: O(length of `word`).
  func fit(_ word: [Unicode.Scalar], scheme: Int) -> Fit {
    var at = 0
    var isExact = true
    for (letter, rendering) in zip(letters, renderings[scheme]) {
      if RenderedWord.isSign(letter, rendering) {
        let signs = word[at...].prefix(while: \.isSoftSignVariant)
        if !signs.elementsEqual(rendering) { isExact = false }
        at += signs.count
      } else if word[at...].starts(with: rendering) {
        at += rendering.count
      } else {
        return .none
      }
    }
    return at == word.count ? (isExact ? .exact : .lenient) : .none
  }

  /// Whether a scheme writes a letter with a sign, which may be another one or left out.
  static func isSign(_ letter: Unicode.Scalar, _ rendering: [Unicode.Scalar]) -> Bool {
    switch letter {
    case "ь", "ъ", "’": !rendering.isEmpty && rendering.allSatisfy(\.isSoftSignVariant)
    default: false
    }
  }
}
