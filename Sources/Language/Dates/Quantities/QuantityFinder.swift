import Texts

/// Finds the quantities in texts of one language: numbers in digits and words with their units.
///
/// The words stand in `Resources/Quantities`; in a language without a file only numbers in digits are found, with that language's
/// separators and international symbols of units.
public struct QuantityFinder: Sendable {
  private let words: QuantityWords
  private let separators: NumberSeparators
  private let capitalizesNouns: Bool

  /// A finder for texts of a language.
  ///
  /// - Throws: `ICUError` if ICU does not tell the separators.
  /// - Complexity: some milliseconds.
  public init(_ language: Language) throws(ICUError) {
    words = QuantityWords(language)
    separators = try NumberSeparators(language)
    capitalizesNouns = FunctionWords.capitalizesNouns(language)
  }

  /// The quantities within `range`, sorted and disjoint.
  ///
  /// - Parameters:
  ///   - range: offsets in the text, in code points.
  ///   - scalars: the text, in code points.
  ///   - taken: ranges to leave out, sorted and disjoint, as those of dates; no quantity reaches into one.
  /// - Complexity: O(length of `range`).
  public func quantities(
    in range: Range<Int>, of scalars: [Unicode.Scalar], leavingOut taken: [Range<Int>] = []
  ) -> [Quantity] {
    scalars.withUnsafeBufferPointer { buffer in
      var found: [Quantity] = []
      var start = range.lowerBound
      for hole in taken + [range.upperBound..<range.upperBound] {
        let end = min(max(hole.lowerBound, start), range.upperBound)
        if start < end {
          var scanner = QuantityScanner(
            start..<end, of: buffer, words, separators, capitalizesNouns: capitalizesNouns,
            isBeginning: start == range.lowerBound)
          scanner.scan()
          found += scanner.found
        }
        start = max(start, hole.upperBound)
      }
      return found
    }
  }
}
