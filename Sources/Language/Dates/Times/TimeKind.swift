/// What an expression of time tells.
public enum TimeKind: String, Sendable, CaseIterable {
  /// A day of a month, its year perhaps left to the context.
  case day
  /// A month, its year perhaps left to the context.
  case month
  /// A year.
  case year
  /// From one year to another.
  case yearRange
  /// From one day or month to another.
  case dateRange
  /// Ten years, its century perhaps left to the context.
  case decade
  /// A hundred years.
  case century
  /// A season, its year perhaps left to the context.
  case season
  /// A day of the week.
  case dayOfWeek
  /// Counted from what was told before: two years later, the following day.
  case relative
  /// Counted from a person's birth.
  case age
  /// A time of day.
  case clock
}
