/// A unit of measure.
public struct Unit: Hashable, Sendable {
  /// Its symbol: `km`, `h`, `RUB`, as `Resources/Quantities/units.txt` has it; of a speed the two it is made of, `km/h`.
  public let symbol: String
  /// What it measures.
  public let dimension: Dimension
  /// How many of the dimension's canonical unit it is.
  public let factor: Double
  /// What is added for the canonical value, after multiplication: temperatures have different zeros.
  public let offset: Double

  /// The unit of a speed from that of a length and that of a time; nil for other units.
  func per(_ time: Unit) -> Unit? {
    guard dimension == .length, time.dimension == .duration else { return nil }
    return Unit(
      symbol: "\(symbol)/\(time.symbol)", dimension: .speed, factor: factor / time.factor, offset: 0)
  }
}
