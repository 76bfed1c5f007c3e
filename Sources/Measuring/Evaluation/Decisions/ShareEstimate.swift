/// A share of some things that is estimated from those of them that somebody has judged.
public struct ShareEstimate: Equatable, Sendable {
  /// Things of one kind, of which some are judged.
  public struct Stratum: Equatable, Sendable {
    /// How many there are.
    public var count: Int
    /// How many of them are judged.
    public var judged: Int
    /// How many of those are right.
    public var right: Int

    /// Makes a stratum; see the properties.
    public init(count: Int, judged: Int, right: Int) {
      self.count = count
      self.judged = judged
      self.right = right
    }
  }

  /// The share, 0…1.
  public let share: Double
  /// Its 95 % interval.
  public let interval: ClosedRange<Double>
  /// How many are judged.
  public let judged: Int
  /// How many there are of the kinds of which some are judged: for these the share stands.
  public let count: Int

  /// The 97.5 % quantile of the normal distribution.
  private static let z = 1.959963984540054

  /// The share of those that are right among all of these strata of which something is judged; nil if nothing is.
  ///
  /// Each stratum counts by how many there are, not by how many of them are judged, so that it does not matter which strata somebody has looked
  /// at more closely. What is assumed is that in each the judged ones are like the others. The interval is put together of those of the
  /// strata by Wilson's score (1927), as Newcombe (1998) and Zou and Donner (2008) do; of one stratum it is Wilson's.
  ///
  /// - Complexity: O(strata).
  public init?(_ strata: some Sequence<Stratum>) {
    let known = strata.filter { $0.judged > 0 && $0.count > 0 }
    let count = known.reduce(0) { $0 + $1.count }
    guard count > 0 else { return nil }
    var share = 0.0
    var (below, above) = (0.0, 0.0)
    for stratum in known {
      let weight = Double(stratum.count) / Double(count)
      let own = Double(stratum.right) / Double(stratum.judged)
      let range = ShareEstimate.wilson(stratum.right, of: stratum.judged)
      share += weight * own
      below += (weight * (own - range.lowerBound)) * (weight * (own - range.lowerBound))
      above += (weight * (range.upperBound - own)) * (weight * (range.upperBound - own))
    }
    self.share = min(1, share)
    let lower = max(0, self.share - below.squareRoot())
    interval = lower...max(lower, min(1, self.share + above.squareRoot()))
    judged = known.reduce(0) { $0 + $1.judged }
    self.count = count
  }

  /// The share of those that are right among as many that are judged; nil if none are.
  public init?(right: Int, of judged: Int) {
    self.init([Stratum(count: judged, judged: judged, right: right)])
  }

  /// Wilson's 95 % interval of a share.
  static func wilson(_ right: Int, of count: Int) -> ClosedRange<Double> {
    guard count > 0 else { return 0...1 }
    let n = Double(count)
    let share = Double(right) / n
    let center = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half =
      z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
    // Of none and of all the formula gives 0 and 1 but for rounding.
    let lower = right == 0 ? 0 : max(0, center - half)
    return lower...max(lower, right == count ? 1 : min(1, center + half))
  }
}
