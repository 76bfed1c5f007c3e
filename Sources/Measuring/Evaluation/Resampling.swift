import Basics

/// How sure a figure is, and whether one system is better than another, by drawing texts anew.
///
/// A text is drawn by drawing its units (paragraphs, or runs of sentences) with replacement, as many as it has. Precision, recall and F1
/// are taken from the sums of their counts, not from means of units, so a drawn text is scored as the real one is. Where several
/// texts are scored, each is drawn by itself and the statistic is the mean of their F1.
public struct Resampling: Sendable {
  /// How many texts are drawn for an interval.
  public var samples = 1_000
  /// How many times units are exchanged for a test.
  public var trials = 10_000
  /// Where the generator of random numbers starts, so that the same files give the same figures.
  public var seed: UInt64 = 12_345

  /// Draws 1000 texts, exchanges 10,000 times, from a fixed seed.
  public init() {}

  /// The mean F1 of some texts.
  static func meanF1(_ texts: [MatchCounts]) -> Double {
    texts.isEmpty ? 0 : texts.reduce(0) { $0 + $1.f1 } / Double(texts.count)
  }

  /// The 95 % interval of the mean F1 of texts, by the percentile bootstrap (Efron 1979).
  ///
  /// - Parameter texts: the counts of the units of each text.
  /// - Complexity: O(samples · units).
  public func interval(_ texts: [[MatchCounts]]) -> ClosedRange<Double> {
    var generator = SplitMix64(seed: seed)
    let drawn = (0..<samples).map { _ in
      Resampling.meanF1(texts.map { units in draw(units.count, &generator).map { units[$0] }.total })
    }
    return Resampling.middle(drawn)
  }

  /// How much better one system is than another on the same texts.
  public struct Comparison: Equatable, Sendable {
    /// The mean F1 of the first less that of the second.
    public let difference: Double
    /// The 95 % interval of the difference, by the paired bootstrap (Koehn 2004).
    public let interval: ClosedRange<Double>
    /// How often so large a difference, either way, comes about when the two are the same, by approximate randomization (Riezler
    /// and Maxwell 2005); at least 1 / (trials + 1).
    public let p: Double
  }

  /// Compares two systems.
  ///
  /// - Parameters:
  ///   - one: the counts of the units of each text; `other` must have the same texts and units.
  ///   - other: what it is compared with.
  /// - Complexity: O((samples + trials) · units).
  public func compare(_ one: [[MatchCounts]], _ other: [[MatchCounts]]) -> Comparison {
    // Where one system has nothing any more, the other may still have units.
    let texts = zip(one, other).map { one, other in
      (0..<max(one.count, other.count)).map { unit in
        (
          unit < one.count ? one[unit] : MatchCounts(),
          unit < other.count ? other[unit] : MatchCounts()
        )
      }
    }
    func difference(_ texts: [[(MatchCounts, MatchCounts)]]) -> Double {
      Resampling.meanF1(texts.map { $0.map(\.0).total }) - Resampling.meanF1(texts.map { $0.map(\.1).total })
    }
    let observed = difference(texts)
    var generator = SplitMix64(seed: seed)
    let drawn = (0..<samples).map { _ in
      difference(texts.map { units in draw(units.count, &generator).map { units[$0] } })
    }
    var asLarge = 0
    for _ in 0..<trials {
      let exchanged = texts.map { units in
        units.map { Bool.random(using: &generator) ? ($0.1, $0.0) : $0 }
      }
      // Sums in another order differ in the last digit.
      if abs(difference(exchanged)) >= abs(observed) - 1e-12 { asLarge += 1 }
    }
    return Comparison(
      difference: observed, interval: Resampling.middle(drawn),
      p: Double(asLarge + 1) / Double(trials + 1))
  }

  private func draw(_ count: Int, _ generator: inout SplitMix64) -> [Int] {
    (0..<count).map { _ in Int.random(in: 0..<count, using: &generator) }
  }

  /// The middle 95 % of values.
  private static func middle(_ values: [Double]) -> ClosedRange<Double> {
    let sorted = values.sorted()
    guard let first = sorted.first, let last = sorted.last else { return 0...0 }
    let cut = Int((Double(sorted.count) * 0.025).rounded(.down))
    guard cut > 0 else { return first...last }
    return sorted[cut - 1]...sorted[sorted.count - cut]
  }
}
