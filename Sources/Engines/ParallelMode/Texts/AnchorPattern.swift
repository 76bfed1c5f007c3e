import Basics
import Texts

/// A regular expression that finds what two translations surely share, such as the numbers of chapters.
///
/// What its groups capture, or without groups that it matches at all, ties a sentence of one text to those of the other.
public struct AnchorPattern: Sendable {
  /// Of a longer expression, an error has so many letters.
  private static let mostShown = 80

  private let pattern: String

  /// An expression as ICU reads it; upper and lower case are the same.
  ///
  /// - Throws: `InputError` if it is none.
  public init(_ pattern: String) throws(InputError) {
    self.pattern = pattern
    _ = try finder()
  }

  /// Finds the matches in many sentences.
  ///
  /// - Throws: `InputError` if the pattern is no expression.
  func finder() throws(InputError) -> Finder {
    do { return Finder(try RegularExpression(pattern, ignoresCase: true), shown) } catch {
      throw InputError(
        .invalidArgument, "'\(shown)' is no regular expression", remedy: "write one as ICU knows them")
    }
  }

  private var shown: String {
    pattern.count > AnchorPattern.mostShown ? pattern.prefix(AnchorPattern.mostShown) + "…" : pattern
  }

  /// A compiled expression.
  struct Finder {
    private let expression: RegularExpression
    private let shown: String

    fileprivate init(_ expression: RegularExpression, _ shown: String) {
      self.expression = expression
      self.shown = shown
    }

    /// What ties a sentence to others: nil where the expression does not match.
    ///
    /// - Throws: `InputError` naming the expression if it tries too many ways of matching.
    func key(_ sentence: String) throws(InputError) -> String? {
      do {
        return try expression.groups(ofFirstMatchIn: sentence)?.map { $0.lowercased() }
          .joined(separator: "\u{1}")
      } catch {
        let problem =
          switch error {
          case .steps: "takes too many steps"
          case .memory: "takes too much memory"
          }
        throw InputError(
          .invalidArgument,
          "the regular expression '\(shown)' \(problem) on a sentence of \(sentence.unicodeScalars.count) characters",
          remedy: "write one without a repetition within a repetition")
      }
    }
  }
}
