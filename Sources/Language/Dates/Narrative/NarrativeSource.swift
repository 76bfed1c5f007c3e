/// How the time that a sentence tells of is known.
public enum NarrativeSource: Hashable, Sendable {
  /// The sentence names it.
  case own
  /// The sentence counts it from what was told before: two years later.
  case relative
  /// The sentence names the age of the person the document is about.
  case age
  /// An earlier sentence told of it, the one with this index.
  case carried(from: Int)
  /// A later sentence of the same thread tells of it, the one with this index.
  case before(Int)
  /// The heading of the section names it, the sentence with this index.
  case heading(Int)

  /// Whether the sentence itself says it.
  public var isOwn: Bool {
    switch self {
    case .own, .relative, .age: true
    case .carried, .before, .heading: false
    }
  }
}
