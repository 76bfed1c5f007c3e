/// A number in a text with its unit, or with what it counts.
public struct Quantity: Hashable, Sendable {
  /// What the number does.
  public enum Kind: String, Hashable, Sendable {
    /// Counts, or is a fraction.
    case cardinal
    /// Says the position in a sequence.
    case ordinal
    /// A share in hundredths or thousandths.
    case percent
    /// A length of time.
    case duration
    /// A value in any other unit, money included.
    case measure
  }

  /// The offsets of number and unit in code points, words such as "about" left out.
  public let range: Range<Int>
  /// The offsets of the number, or of the numbers of a range or a mixed measure.
  public let numberRange: Range<Int>
  /// The number in the unit: 1500000 for 1.5 million, 62 for 5 ft 2 in; of a range the lower end.
  public let value: Double
  /// The upper end of a range such as "10 to 12".
  public let upper: Double?
  /// The unit, the smaller one of a mixed measure; nil for what is counted, ordered, or a fraction.
  public let unit: Unit?
  /// The noun that is counted, in lower case, as far as the word order tells it.
  public let counted: String?
  /// How well it fits.
  public let approximation: Approximation
  /// What the number does.
  public let kind: Kind
  /// The smallest difference that the wording tells apart, in the unit: 0.01 for 1.57, 1000 for 75,000, a million for 5 million.
  public let resolution: Double

  /// The value in digits without grouping, for equality: "75000", "1.5".
  public var text: String { PlainNumber.text(value) }

  /// What is measured: the unit's dimension, else a count, an order or a share.
  public var dimension: Dimension {
    if let unit { return unit.dimension }
    return kind == .ordinal ? .order : isShare ? .share : .count
  }

  /// The value in the dimension's canonical unit, such as metres or seconds.
  public var canonical: (value: Double, dimension: Dimension) { (canonical(value), dimension) }

  /// The same number in the unit of another: in "108 minutes, or rather 106" the unit stands once.
  ///
  /// - Returns: nil if it has a unit or a counted noun of its own, or the other has no unit.
  public func elliptic(after other: Quantity) -> Quantity? {
    guard unit == nil, counted == nil, kind == .cardinal, !isShare, let unit = other.unit else { return nil }
    return Quantity(
      range: range, numberRange: numberRange, value: value, upper: upper, unit: unit, counted: nil,
      approximation: approximation, kind: other.kind, resolution: resolution, isShare: false)
  }

  /// Whether it is a fraction by itself: "ein Drittel".
  let isShare: Bool

  func canonical(_ value: Double) -> Double { unit.map { value * $0.factor + $0.offset } ?? value }
}

extension Quantity: CustomStringConvertible {
  /// What it says in one form for all languages: `~75000`, `>200`, `10-12 d`, `12 %`, `#3`.
  public var description: String {
    let sign =
      switch approximation {
      case .exact: ""
      case .about: "~"
      case .over: ">"
      case .under: "<"
      }
    return sign + (kind == .ordinal ? "#" : "") + text + (upper.map { "-" + PlainNumber.text($0) } ?? "")
      + (unit.map { " " + $0.symbol } ?? "")
  }
}
