import Basics
import Foundation
import Texts

/// A regular expression that finds what two translations surely share, such as the numbers of chapters.
///
/// What its groups capture, or without groups that it matches at all, ties a sentence of one text to those of the other.
public struct AnchorPattern: Sendable {
  private let pattern: String

  /// An expression as `NSRegularExpression` (ICU) reads it; upper and lower case are the same.
  ///
  /// - Throws: `InputError` if it is none.
  public init(_ pattern: String) throws(InputError) {
    guard (try? NSRegularExpression(pattern: pattern)) != nil else {
      throw InputError(
        .invalidArgument, "'\(pattern)' is no regular expression", remedy: "write one as ICU knows them")
    }
    self.pattern = pattern
  }

  /// Finds the matches in many sentences.
  func finder() -> Finder { Finder(pattern) }

  /// A compiled expression.
  struct Finder {
    private let expression: NSRegularExpression?

    init(_ pattern: String) {
      expression = try? NSRegularExpression(pattern: pattern, options: [.caseInsensitive])
    }

    /// What ties a sentence to others: nil where the expression does not match.
    func key(_ sentence: String) -> String? {
      let whole = NSRange(sentence.startIndex..., in: sentence)
      guard let match = expression?.firstMatch(in: sentence, range: whole) else { return nil }
      return (1..<max(1, match.numberOfRanges)).compactMap {
        Range(match.range(at: $0), in: sentence).map { sentence[$0].lowercased() }
      }.joined(separator: "\u{1}")
    }
  }
}
