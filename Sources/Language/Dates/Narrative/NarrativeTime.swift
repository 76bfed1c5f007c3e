/// The time a sentence tells of.
public struct NarrativeTime: Hashable, Sendable {
  /// The first and the last day, as Julian Day Numbers.
  public let days: ClosedRange<Int>
  /// The first and the last year.
  public let years: ClosedRange<Int>
  /// How it is known.
  public let source: NarrativeSource
  /// How little it is to be trusted: 0 for a date of the sentence itself, else the probability that it tells of another time.
  public let doubt: Double
  /// The probability that the sentence tells of this time.
  public var probability: Double { 1 - doubt }

  /// Makes a narrative time; see the properties.
  public init(days: ClosedRange<Int>, years: ClosedRange<Int>, source: NarrativeSource, doubt: Double) {
    self.days = days
    self.years = years
    self.source = source
    self.doubt = doubt
  }

  /// How many days lie between two narrative times; 0 when they overlap.
  public func gap(to other: NarrativeTime) -> Int {
    max(0, max(days.lowerBound, other.days.lowerBound) - min(days.upperBound, other.days.upperBound))
  }
}
