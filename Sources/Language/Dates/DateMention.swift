/// A date found in a text.
public struct DateMention: Sendable {
  /// The offsets of the expression in code points.
  public let range: Range<Int>
  /// What it says.
  public let date: CalendarDate

  /// Makes a mention; see the properties.
  public init(range: Range<Int>, date: CalendarDate) {
    self.range = range
    self.date = date
  }
}
