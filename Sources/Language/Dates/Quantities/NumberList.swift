import Texts

/// Lists of numbers: "33, 34 and 39".
package enum NumberList {
  /// Whether nothing stands between two numbers but what joins the members of a list: a comma, a word such as "and", the hyphen of what
  /// is left out ("33- und 34-Jährige").
  ///
  /// - Complexity: O(length of the gap).
  package static func joins(_ gap: Range<Int>, of scalars: [Unicode.Scalar], _ language: Language) -> Bool {
    let words = QuantityWords(language)
    return scalars.withUnsafeBufferPointer { scalars in
      let reader = WordReader(scalars: scalars, words: words, limit: gap.upperBound)
      var isJoined = false
      var at = gap.lowerBound
      while at < gap.upperBound {
        switch scalars[at] {
        case "-", "‑": at += 1
        case ",", ";", "/":
          isJoined = true
          at += 1
        case let scalar where FoldedLetters.isSpace(scalar): at += 1
        case let scalar where FoldedLetters.isLetter(scalar):
          guard let token = reader.token(at: at),
            token.word.roles.contains(.and) || token.word.roles.contains(.or)
          else { return false }
          isJoined = true
          at = token.range.upperBound
        default: return false
        }
      }
      return isJoined
    }
  }
}

extension Quantity {
  /// The age that it may be in a list of ages: a whole number of years, or one that counts nothing named.
  package var possibleAge: Int? {
    guard upper == nil, !isShare, counted == nil, unit == nil && kind == .cardinal || unit?.symbol == "year"
    else { return nil }
    return Int(exactly: value).flatMap { (1...120).contains($0) ? $0 : nil }
  }
}
