extension [Unicode.Scalar] {
  /// A word without the English possessive at its end: "Trotsky" of "Trotsky’s".
  ///
  /// Names keep it in texts of other languages too. A word of less than three code points is none that could have one.
  package func withoutPossessive(_ word: Range<Int>) -> Range<Int> {
    guard word.count > 2, self[word.upperBound - 1] == "s" else { return word }
    switch self[word.upperBound - 2] {
    case "'", "\u{2019}", "\u{02BC}": return word.lowerBound..<word.upperBound - 2
    default: return word
    }
  }
}
