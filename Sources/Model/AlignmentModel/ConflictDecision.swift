/// What a person says of a contradiction between two documents.
public struct ConflictDecision: Equatable, Sendable {
  /// What it turned out to be.
  public enum Verdict: String, CaseIterable, Sendable {
    /// The documents contradict each other.
    case real
    /// They speak of two things: there is no contradiction.
    case different
    /// They differ, and it is known why: another calendar, another way of counting.
    case explained
  }

  /// Where a document says something.
  public struct Side: Hashable, Sendable {
    /// The document's id.
    public var document: String
    /// The offsets of the expression in the document, in code points; the end is not part of it.
    public var start, end: Int

    /// Makes a side; see the properties.
    public init(document: String, start: Int, end: Int) {
      self.document = document
      self.start = start
      self.end = end
    }
  }

  /// Both sides.
  public var a, b: Side
  /// What it is; nil where there is only a comment.
  public var verdict: Verdict?
  /// What a person has to say about it.
  public var comment: String?
  /// What a file says of it that this version does not know.
  public var unknown = UnknownMembers()

  /// Makes a decision; see the properties.
  public init(a: Side, b: Side, verdict: Verdict? = nil, comment: String? = nil) {
    self.a = a
    self.b = b
    self.verdict = verdict
    self.comment = comment
  }

  /// Whether both of its documents are among these.
  public func isBetween(_ documents: Set<String>) -> Bool {
    documents.contains(a.document) && documents.contains(b.document)
  }
}
