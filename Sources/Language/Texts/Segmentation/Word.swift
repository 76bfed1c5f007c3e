import Basics

/// A word of a text, as ICU's word break iterator finds it (UAX #29): letters, digits or ideographs, no punctuation.
public struct Word: Sendable {
  /// Its offsets in code points into the document.
  public let range: Range<Int>
  /// Its text as in the source.
  public let text: String

  /// Whether its first letter is a capital.
  public var isCapitalized: Bool { text.unicodeScalars.first?.properties.isUppercase ?? false }
  /// Whether it is made of digits only.
  public var isNumber: Bool { text.unicodeScalars.allSatisfy { $0.properties.numericType == .decimal } }
}

/// Finds the words of a text.
public struct WordSegmenter: ~Copyable {
  /// From this rule status on, ICU says that a segment is a number, letters, kana or ideographs (`UBRK_WORD_NUMBER`).
  private static let firstWordStatus: Int32 = 100

  private let breaks: BreakIterator

  /// A segmenter for texts of one language.
  public init(_ language: Language) throws(ICUError) {
    breaks = try BreakIterator(.word, locale: language.code)
  }

  /// The words within `range`, in order.
  ///
  /// Where letters and digits are glued ("1932Trotzki"), each run is a word; so is each group of digits of a number with
  /// separators, which for ICU is one word ("75.000").
  ///
  /// - Complexity: O(length of `range`).
  public borrowing func words(in range: Range<Int>, of scalars: [Unicode.Scalar]) throws(ICUError) -> [Word] {
    var words: [Word] = []
    try breaks.forEachSegment(in: range, of: scalars) { segment, status in
      if status >= WordSegmenter.firstWordStatus { append(segment, of: scalars, to: &words) }
    }
    return words
  }

  private borrowing func append(_ range: Range<Int>, of scalars: [Unicode.Scalar], to words: inout [Word]) {
    var start = range.lowerBound
    for at in range.dropFirst() where scalars[at].isDigit != scalars[at - 1].isDigit {
      appendRun(start..<at, of: scalars, to: &words)
      start = at
    }
    appendRun(start..<range.upperBound, of: scalars, to: &words)
  }

  private borrowing func appendRun(_ run: Range<Int>, of scalars: [Unicode.Scalar], to words: inout [Word]) {
    // What separates the digits of a number is a run too, but no word.
    guard scalars[run].contains(where: { $0.isDigit || $0.properties.isAlphabetic }) else { return }
    words.append(Word(range: run, text: scalars.text(in: run)))
  }
}
