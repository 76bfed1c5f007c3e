import Texts

/// Finds the days, months of a year and years that a text names: those within the expressions that `TimeFinder` finds.
///
/// A range has two of them, and so has a day given in both calendars.
public struct DateFinder: Sendable {
  private let finder: TimeFinder

  /// A finder for texts of one language.
  public init(_ language: Language) { finder = TimeFinder(language) }

  /// The dates within `range`, in order.
  ///
  /// - Complexity: O(length of `range`).
  public func dates(in range: Range<Int>, of scalars: [Unicode.Scalar]) -> [DateMention] {
    finder.expressions(in: range, of: scalars).flatMap(\.mentions)
  }
}
