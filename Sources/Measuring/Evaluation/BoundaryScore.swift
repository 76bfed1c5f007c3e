import Texts

/// Precision, recall and F1 of sentence borders against gold.
public struct BoundaryScore: Equatable, Sendable {
  /// This many gold sentences are resampled as one.
  public static let sentencesOfUnit = 10

  /// The borders found and gold, for each unit of text.
  public let units: [MatchCounts]

  /// The borders found and gold.
  public var counts: MatchCounts { units.total }
  /// How many borders were found.
  public var found: Int { counts.found }
  /// How many borders are gold.
  public var gold: Int { counts.gold }
  /// How many of those found are gold.
  public var right: Int { counts.rightFound }
  /// The share of the borders found that are gold.
  public var precision: Double { counts.precision }
  /// The share of gold borders that are found.
  public var recall: Double { counts.recall }
  /// Their harmonic mean.
  public var f1: Double { counts.f1 }

  /// Joins gold sentences by one space and finds their borders again.
  ///
  /// The border at the end of the text, which nobody can miss, does not count.
  ///
  /// - Parameters:
  ///   - goldSentences: the gold sentences in order, without white space around them.
  ///   - language: the language of the text.
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
    var units = Array(repeating: MatchCounts(), count: borders.count / BoundaryScore.sentencesOfUnit + 1)
    var passed = 0
    for border in inside.union(borders).sorted() {
      let unit = passed / BoundaryScore.sentencesOfUnit
      let (isFound, isGold) = (inside.contains(border), borders.contains(border))
      let right = isFound && isGold ? 1 : 0
      units[unit] =
        units[unit]
        + MatchCounts(found: isFound ? 1 : 0, gold: isGold ? 1 : 0, rightFound: right, rightGold: right)
      passed += isGold ? 1 : 0
    }
    self.units = units
  }
}
