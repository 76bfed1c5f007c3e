import Texts

/// Reads numbers in digits as a language writes them, with what groups their thousands and what stands before their decimals.
package struct WholeNumbers: Sendable {
  private let separators: NumberSeparators

  /// The numbers of a language; where ICU does not know how it writes them, as English does.
  package init(_ language: Language) {
    separators = (try? NumberSeparators(language)) ?? .international
  }

  /// Reads what hangs together with the digits at `start`; nil if there are none.
  ///
  /// The value is that of a number whose digits are grouped or divided, as `NumberMention` has it; a date, a time, a fraction, or digits by
  /// themselves have none.
  ///
  /// - Parameter limit: where the piece of text ends.
  /// - Complexity: O(length of the result).
  package func read(
    at start: Int, _ limit: Int, of scalars: [Unicode.Scalar]
  ) -> (end: Int, value: String?)? {
    guard FoldedLetters.isDigit(scalars[start]) else { return nil }
    return scalars.withUnsafeBufferPointer { scalars in
      if let number = DigitNumber.read(start, limit, of: scalars, separators), !number.isPlain,
        !number.isShare
      {
        return (number.end, PlainNumber.text(number.value))
      }
      return (DigitNumber.cluster(start, limit, scalars), nil)
    }
  }
}
