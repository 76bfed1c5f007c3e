import Texts

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

  /// The program and version that made it, such as "synoptic 0.1.0".
  public var generator: String
  /// What a figure depends on: mode, dictionaries, weights, threshold, ICU.
  public var signature: String
  /// How the documents were taken.
  public var mode: Mode
  /// The documents, in the order they were given.
  public var documents: [DocumentReference]
  /// The links: groups by the time they tell of, links between two documents by the order of their passages.
  public var links: [Link]
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

/// A document as an alignment names it.
public struct DocumentReference: Equatable, Sendable {
  /// The name by which passages refer to it.
  public var id: String
  /// The language.
  public var language: Language
  /// The path as given when the alignment was made.
  public var path: String
  /// SHA-256 of the file's bytes in lower-case hexadecimal.
  public var sha256: String
  /// The length of the decoded text in code points, without byte order mark.
  public var length: Int
  /// The encoding of the file; UTF-8 where an alignment file does not say.
  public var encoding: TextEncoding
  /// Whether undecodable sequences were replaced with U+FFFD; false where an alignment file does not say.
  public var lossy: Bool
  /// How the document is written; plain text where an alignment file does not say.
  public var format: DocumentFormat
  /// What a file says of it that this version does not know.
  public var unknown = UnknownMembers()

  /// Makes a reference; see the properties.
  public init(
    id: String, language: Language, path: String, sha256: String, length: Int,
    encoding: TextEncoding = .utf8, lossy: Bool = false, format: DocumentFormat = .plainText
  ) {
    self.id = id
    self.language = language
    self.path = path
    self.sha256 = sha256
    self.length = length
    self.encoding = encoding
    self.lossy = lossy
    self.format = format
  }

  /// The reference to a document.
  public init(_ document: Document) {
    self.init(
      id: document.id, language: document.language, path: document.path, sha256: document.sha256,
      length: document.scalars.count, encoding: document.decoding.encoding,
      lossy: document.decoding.replaced > 0, format: document.format)
  }
}

/// Passages of two or more documents that tell the same event.
public struct Link: Equatable, Sendable {
  /// Whether a person has judged it.
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
  /// Whether a person has judged it.
  public var status: Status
  /// The passages, in the order of the alignment's documents.
  public var passages: [Passage]
  /// Why the passages were put together.
  ///
  /// The sum of the weights is the log-odds of `score`.
  public var evidence: [Evidence]
  /// What a person has to say about it.
  public var comment: String?
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

/// A run of consecutive sentences of a document.
public struct Passage: Equatable, Sendable {
  /// The document's id.
  public var document: String
  /// Where it starts, in code points.
  public var start: Int
  /// Where it ends, in code points, exclusive.
  public var end: Int
  /// The indexes of its sentences, from 0.
  public var sentences: [Int]
  /// What a file says of it that this version does not know.
  public var unknown = UnknownMembers()

  /// Makes a passage; see the properties.
  public init(document: String, start: Int, end: Int, sentences: [Int]) {
    self.document = document
    self.start = start
    self.end = end
    self.sentences = sentences
  }
}

/// One reason why two passages were put together.
public struct Evidence: Equatable, Sendable {
  /// What kind of reason it is.
  public enum Kind: String, CaseIterable, Sendable {
    /// Two words that a dictionary gives as translations, or the same word in one language.
    case term
    /// Two spellings of a name.
    case name
    /// Two words that look alike and mean, it is hoped, the same.
    case cognate
    /// The same date or year named in both.
    case date
    /// The same number named in both.
    case number
    /// The same punctuation marks, or the same place in the documents' structure.
    case punctuation
    /// Words that have no counterpart in the other passage.
    case missing
    /// The years being told, named or carried on from before.
    case time
    /// How far the pair stands out among all pairs of either sentence.
    case margin
    /// What the sentences before and after align to.
    case neighbours
    /// What third documents say: both align to one sentence there, or to different ones.
    case thirdDocument = "third-document"
    /// The role of the sentences in their documents: a heading names an event and seldom tells it.
    case role
    /// How long the sentences are: long ones share words by chance.
    case length
    /// What is to be expected of any two sentences, before anything is known of them.
    case prior
  }

  /// What kind of reason it is.
  public var kind: Kind
  /// What stands in the first passage, if it is about something that stands there.
  public var a: String?
  /// What stands in the second passage.
  public var b: String?
  /// What it adds to the log-odds of the link's score; negative when it speaks against the link.
  public var weight: Double
  /// In a link of more than two passages, the places of the two among them that it is about, ascending from 0; nil in others.
  public var between: [Int]?
  /// What a file says of it that this version does not know.
  public var unknown = UnknownMembers()

  /// Makes an item of evidence; see the properties.
  public init(
    kind: Kind, a: String? = nil, b: String? = nil, weight: Double, between: [Int]? = nil
  ) {
    self.kind = kind
    self.a = a
    self.b = b
    self.weight = weight
    self.between = between
  }
}
