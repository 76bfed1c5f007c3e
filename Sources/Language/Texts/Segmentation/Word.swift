import Basics

/// A word of a text, as ICU's word break iterator finds it (UAX #29): letters, digits or ideographs, no punctuation,
/// no more than `longest` of them.
public struct Word: Sendable {
  /// The most code points of a word: what is longer is no word of any language but data, such as a picture in base64, and is not compared.
  public static let longest = 200

  /// Its offsets in code points into the document.
  public let range: Range<Int>
  /// Its text as in the source.
  public let text: String

  /// Whether its first letter is a capital.
  public var isCapitalized: Bool { text.unicodeScalars.first?.isUppercase ?? false }
  /// Whether it is made of digits only.
  public var isNumber: Bool { text.unicodeScalars.allSatisfy(\.isDigit) }
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
  /// - Complexity: O(length of `range`).
  public borrowing func words(in range: Range<Int>, of scalars: [Unicode.Scalar]) throws(ICUError) -> [Word] {
    var words: [Word] = []
    try forEachWord(in: range, of: scalars) { words.append(Word(range: $0, text: scalars.text(in: $0))) }
    return words
  }

  /// Calls `body` with where each word within `range` stands, in order.
  ///
  /// Where letters and digits are glued ("1932Trotzki"), each run is a word; so is each group of digits of a number with
  /// separators, which for ICU is one word ("75.000").
  ///
  /// - Complexity: O(length of `range`).
  borrowing func forEachWord(
    in range: Range<Int>, of scalars: [Unicode.Scalar], _ body: (Range<Int>) -> Void
  ) throws(ICUError) {
    try breaks.forEachSegment(in: range, of: scalars) { segment, status in
      guard status >= WordSegmenter.firstWordStatus else { return }
      var start = segment.lowerBound
      for at in segment.dropFirst() where scalars[at].isDigit != scalars[at - 1].isDigit {
        WordSegmenter.visit(start..<at, of: scalars, body)
        start = at
      }
      WordSegmenter.visit(start..<segment.upperBound, of: scalars, body)
    }
  }

  /// Calls `body` with a run of letters or digits.
  private static func visit(
    _ run: Range<Int>, of scalars: [Unicode.Scalar], _ body: (Range<Int>) -> Void
  ) {
    guard run.count <= Word.longest else { return }
    // What separates the digits of a number is a run too, but no word.
    if scalars[run].contains(where: { $0.isDigit || $0.isAlphabetic }) { body(run) }
  }
}
