/// What a unit measures; values are comparable within one dimension only.
public struct Dimension: Hashable, Sendable {
  /// Its name: `length`, or `money:RUB`, as each currency is a dimension.
  public let name: String

  init(_ name: String) { self.name = name }

  /// How many there are of something.
  public static let count = Dimension("count")
  /// A position in a sequence.
  public static let order = Dimension("order")
  /// A part of a whole: fractions and percentages; canonical is the share of one.
  public static let share = Dimension("share")
  /// Time; canonical is the second.
  public static let duration = Dimension("duration")
  /// Length; canonical is the metre.
  public static let length = Dimension("length")
  /// Mass; canonical is the kilogram.
  public static let mass = Dimension("mass")
  /// Speed; canonical is the metre per second.
  public static let speed = Dimension("speed")
  /// Temperature; canonical is the degree Celsius.
  public static let temperature = Dimension("temperature")

  /// Whether it is a sum of money.
  public var isMoney: Bool { name.hasPrefix("money:") }
}
