/// The years a sentence tells of.
public struct NarrativeTime: Hashable, Sendable {
  /// The first and the last year.
  public let years: ClosedRange<Int>
  /// How many sentences ago the text named it: 0 when this sentence itself does.
  public let age: Int

  /// Makes a narrative time; see the properties.
  public init(years: ClosedRange<Int>, age: Int) {
    self.years = years
    self.age = age
  }

  /// A sentence that spans more years than this sums up ("1879–1940"); what follows is not told from there.
  private static let longestEpisode = 5

  /// The narrative time of each sentence, from the years each names: its own, else carried on from before.
  ///
  /// - Parameter named: for each sentence in order, the years it names.
  /// - Returns: as many as `named`; nil where no year has been named yet.
  /// - Complexity: O(number of years).
  public static func carried(through named: [[Int]]) -> [NarrativeTime?] {
    var current: (year: Int, age: Int)?
    return named.map { years in
      guard let first = years.min(), let last = years.max() else {
        current?.age += 1
        return current.map { NarrativeTime(years: $0.year...$0.year, age: $0.age) }
      }
      if last - first <= longestEpisode {
        current = (years[years.count - 1], 0)
      } else {
        current?.age += 1
      }
      return NarrativeTime(years: first...last, age: 0)
    }
  }

  /// How many years lie between two narrative times; 0 when they overlap.
  public func gap(to other: NarrativeTime) -> Int {
    max(0, max(years.lowerBound, other.years.lowerBound) - min(years.upperBound, other.years.upperBound))
  }
}
