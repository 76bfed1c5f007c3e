import AlignmentModel

/// What two documents say of one event and cannot both be right.
public struct Conflict: Sendable {
  /// What contradicts.
  public enum Kind: String, Codable, Sendable {
    /// A day, month, year or period.
    case date
    /// A time of day, or how long something took.
    case time
    /// A count, a share or a quantity with its unit.
    case number
    /// How old somebody or something was, in years.
    case age
  }

  /// Where a document says something.
  public struct Mention: Sendable, Hashable {
    /// The document's index among those of the alignment.
    public let document: Int
    /// The sentence's index in the document.
    public let sentence: Int
    /// The expression's offsets in the document's source, in code points.
    public let range: Range<Int>
    /// What it says, normalized, as in `Side`.
    public let value: String
  }

  /// One side of a contradiction.
  public struct Side: Sendable {
    /// The document's index among those of the alignment.
    public let document: Int
    /// The sentence's index in the document.
    public let sentence: Int
    /// The sentence's offsets in the document's source, in code points.
    public let passage: Range<Int>
    /// The expression's offsets in the document's source, in code points.
    public let range: Range<Int>
    /// What it says, normalized: `1917-11-07`, `T09:07`, `~75000`, `10 d`.
    public let value: String
    /// The other documents that say the same of the event, by their indexes, ascending.
    public let support: [Int]
    /// Where else this is said and the other side contradicted, in other documents or again in this one, the likeliest first.
    public internal(set) var also: [Mention] = []
  }

  /// What contradicts.
  public let kind: Kind
  /// How sure it is that both speak of one thing and differ in it, 0…1, for sorting and cutting; not a probability.
  public let score: Double
  /// The link whose passages contradict each other; nil where the sentences were likely to tell one event, but were not linked.
  public let link: String?
  /// All links whose passages contradict each other so, the likeliest first.
  public internal(set) var links: [String]
  /// Words of the first side that stand near both expressions and mean the same, the weightiest first: what the statements are about.
  public let about: [String]
  /// Both sides, in the order of the documents.
  public internal(set) var a, b: Side
  /// What a person has decided about it; nil if nobody has.
  public internal(set) var decision: ConflictDecision?

  /// Whether nobody has decided that the documents speak of two things.
  public var isOpen: Bool { decision?.verdict != .different }
}

extension Conflict {
  /// Whether a decision is about this contradiction: both sides are said where it has them, in either order.
  ///
  /// - Parameter documents: the ids of the documents, by their indexes.
  func isMeant(by decision: ConflictDecision, _ documents: [String]) -> Bool {
    func says(_ side: Side, _ place: ConflictDecision.Side) -> Bool {
      ([(side.document, side.range)] + side.also.map { ($0.document, $0.range) }).contains {
        document, range in
        documents[document] == place.document && range.lowerBound == place.start
          && range.upperBound == place.end
      }
    }
    return says(a, decision.a) && says(b, decision.b) || says(a, decision.b) && says(b, decision.a)
  }
}
