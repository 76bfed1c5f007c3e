/// How far an event lies from the one told before.
public struct TimeOffset: Hashable, Sendable {
  /// How many units later; earlier ones are negative, 0 is the same day or year.
  public let amount: Int
  /// What is counted.
  public let unit: TimeUnit

  /// Makes an offset; see the properties.
  public init(amount: Int, unit: TimeUnit) {
    self.amount = amount
    self.unit = unit
  }
}
