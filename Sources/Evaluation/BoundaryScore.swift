import Texts

/// Precision, recall and F1 of sentence borders against gold.
public struct BoundaryScore: Equatable, Sendable {
  /// How many borders were found.
  public let found: Int
  /// How many borders are gold.
  public let gold: Int
  /// How many of those found are gold.
  public let right: Int

  /// The share of the borders found that are gold.
  public var precision: Double { found > 0 ? Double(right) / Double(found) : 0 }
  /// The share of gold borders that are found.
  public var recall: Double { gold > 0 ? Double(right) / Double(gold) : 0 }
  /// Their harmonic mean.
  public var f1: Double { found + gold > 0 ? 2 * Double(right) / Double(found + gold) : 0 }

  /// Joins gold sentences by one space and finds their borders again.
  ///
  /// The border at the end of the text, which nobody can miss, does not count.
  ///
  /// - Parameter goldSentences: the gold sentences in order, without white space around them.
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(length of the text).
  public init(_ goldSentences: [String], language: Language) throws {
    var text: [Unicode.Scalar] = []
    var borders = Set<Int>()
    for sentence in goldSentences {
      if !text.isEmpty {
        borders.insert(text.count)
        text.append(" ")
      }
      text += sentence.unicodeScalars
    }
    let ends = try SentenceSegmenter(language).sentences(of: TextView(plainText: text)).map(
      \.range.upperBound)
    let inside = Set(ends).subtracting([text.count])
    found = inside.count
    gold = borders.count
    right = inside.intersection(borders).count
  }
}
