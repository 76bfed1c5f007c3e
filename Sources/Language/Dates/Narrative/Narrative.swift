/// What the sentences of a document tell of, in time.
public struct Narrative: Sendable {
  /// For each sentence the time it tells of; nil where none is known yet.
  public let times: [NarrativeTime?]
  /// For each sentence what its expressions of time mean, as Julian Day Numbers; nil where that stays open.
  public let meanings: [[ClosedRange<Int>?]]
  /// For each sentence the years in which its expressions of time begin; nil where that stays open.
  public let years: [[Int?]]
}
