/// The result of aligning documents: which passages tell the same event, how sure that is, and why.
///
/// Stand-off: documents are named by hash and passages by offsets, and their text is not repeated.
public struct Alignment: Equatable, Sendable {
  /// How the documents were taken.
  public enum Mode: String, CaseIterable, Sendable {
    /// Independent accounts of the same events.
    case comparable
    /// Translations.
    case parallel
  }

  /// The program and version that made it, such as "synoptic 0.2.0".
  public var generator: String
  /// What a figure depends on: mode, dictionaries, weights, threshold, ICU.
  public var signature: String
  /// How the documents were taken.
  public var mode: Mode
  /// The documents, in the order they were given.
  public var documents: [DocumentReference]
  /// The links: groups by the time they tell of, links between two documents by the order of their passages.
  public var links: [Link]
  /// What the aligner expects to have missed, by pairs of documents; none where it does not say.
  public var expected: [LinkExpectation] = []
  /// What a person has decided about contradictions.
  public var conflicts: [ConflictDecision] = []
  /// What a person has noted on sentences.
  public var notes: [SentenceNote] = []
  /// What a file says of it that this version does not know.
  public var unknown = UnknownMembers()

  /// Makes an alignment; see the properties.
  public init(
    generator: String, signature: String, mode: Mode, documents: [DocumentReference], links: [Link]
  ) {
    self.generator = generator
    self.signature = signature
    self.mode = mode
    self.documents = documents
    self.links = links
  }
}
