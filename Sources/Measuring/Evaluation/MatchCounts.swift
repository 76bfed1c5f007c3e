/// What precision and recall are shares of: how much was found, how much is gold, and how much of either agrees with the other.
public struct MatchCounts: Equatable, Sendable {
  /// How many were found.
  public var found: Int
  /// How many are gold.
  public var gold: Int
  /// How many of those found agree with gold.
  public var rightFound: Int
  /// How many of the gold ones agree with what was found; the same number where both are of one kind and agree one by one.
  public var rightGold: Int

  /// Makes counts; see the properties.
  public init(found: Int = 0, gold: Int = 0, rightFound: Int = 0, rightGold: Int = 0) {
    self.found = found
    self.gold = gold
    self.rightFound = rightFound
    self.rightGold = rightGold
  }

  /// The share of what was found that is right; 0 if nothing was.
  public var precision: Double { found > 0 ? Double(rightFound) / Double(found) : 0 }
  /// The share of what is gold that was found; 0 if nothing is.
  public var recall: Double { gold > 0 ? Double(rightGold) / Double(gold) : 0 }
  /// The harmonic mean of both.
  public var f1: Double {
    let sum = precision + recall
    return sum > 0 ? 2 * precision * recall / sum : 0
  }

  /// The counts of two parts together.
  public static func + (one: MatchCounts, other: MatchCounts) -> MatchCounts {
    MatchCounts(
      found: one.found + other.found, gold: one.gold + other.gold,
      rightFound: one.rightFound + other.rightFound, rightGold: one.rightGold + other.rightGold)
  }
}

extension Sequence<MatchCounts> {
  /// The counts of all together.
  public var total: MatchCounts { reduce(MatchCounts(), +) }
}
