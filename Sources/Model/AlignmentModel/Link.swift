/// Passages of two or more documents that tell the same event.
public struct Link: Equatable, Sendable {
  /// What a person has decided about it.
  public enum Status: String, CaseIterable, Sendable {
    /// Nobody has: the program found it.
    case automatic
    /// It is right.
    case confirmed
    /// It is wrong: it is kept so that it is not found again, and otherwise as if it were not there.
    case rejected
    /// A person made it.
    case manual
  }

  /// Its name, unique in the alignment.
  public var id: String
  /// The probability that it is right, 0…1.
  public var score: Double
  /// What a person has decided about it.
  public var status: Status
  /// The passages, in the order of the alignment's documents.
  public var passages: [Passage]
  /// Why the passages were put together.
  ///
  /// The sum of the weights is the log-odds of `score`.
  public var evidence: [Evidence]
  /// What a person has to say about it.
  public var comment: String?
  /// The words by which a person sorts links, in the order of the file.
  public var tags: [String] = []
  /// What a file says of it that this version does not know.
  public var unknown = UnknownMembers()

  /// Makes a link; see the properties.
  public init(
    id: String, score: Double, status: Status = .automatic, passages: [Passage], evidence: [Evidence],
    comment: String? = nil
  ) {
    self.id = id
    self.score = score
    self.status = status
    self.passages = passages
    self.evidence = evidence
    self.comment = comment
  }
}

extension Link {
  /// Whether it counts: a rejected one is as if it were not there.
  public var isAccepted: Bool { status != .rejected }

  /// The indexes of its sentences of a document, ascending.
  public func sentences(of document: String) -> [Int] {
    passages.filter { $0.document == document }.flatMap(\.sentences).sorted()
  }
}
