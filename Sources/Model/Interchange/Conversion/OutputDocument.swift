import AlignmentModel
import Texts

/// A document of the links that are written, with all that is known of it.
struct OutputDocument {
  /// Its name.
  var id: String
  /// Where it is; nil if nobody has said.
  var path: String?
  /// Its language; nil if nobody has said.
  var language: Language?
  /// The tags of the language that links have, with script and region: the usual one first; empty if none are known.
  var tags: [LanguageTag] = []
  /// What tells it from others in its language (see `EditionTags`); nil where nothing must.
  var edition: String?
  /// The document as the native file names it.
  var reference: DocumentReference?
  /// Its sentences; nil if they are not needed.
  var table: SentenceTable?
  /// What it calls its sentences; nil if these can only be counted.
  var names: SentenceNames?
  /// Whether it is not there, and the names of its sentences are passed over.
  var isPassedOver = false
  /// How many sentences it is known to have, at least.
  var count = 0

  /// What the document says of itself: `title`, `author`, `date` and `address`, as far as it does, with their values.
  var details: [(name: String, value: String)] {
    let details = reference?.details ?? DocumentDetails()
    return [
      ("title", details.title), ("author", details.author), ("date", details.date),
      ("address", details.address),
    ].compactMap { name, value in value.map { (name, $0) } }
  }

  /// How formats name the document: by its path, if that is known.
  var name: String { path ?? id }
  /// The language's tag, or that of an unknown one (ISO 639-2).
  var code: String { code(of: 0) }

  /// One of the language's tags by its number.
  func code(of tag: Int) -> String {
    let known = tags.indices.contains(tag) ? tags[tag] : tags.first
    // Who says the language otherwise does not mean the file's.
    let own = known.flatMap { $0.language == language ? $0.description : nil } ?? language?.code ?? "und"
    return own + (edition.map { "-x-" + $0 } ?? "")
  }
}

extension OutputDocument {
  /// A document that is not there, the names of whose sentences are passed over.
  init(passingOver document: LinkHeader.Document) {
    self.init(id: document.id ?? document.path ?? "", path: document.path)
    isPassedOver = true
  }
}

/// What a writer is told of the links that come.
struct OutputHeader {
  /// The documents; links count them by their indexes here.
  var documents: [OutputDocument]
  /// The program that made the links, and the one that writes them.
  var generator: String
  /// What figures depend on.
  var signature: String
  /// How the documents were taken.
  var mode: Alignment.Mode
  /// What the aligner expects to have missed, of these documents and others.
  var expected: [LinkExpectation] = []
  /// What a person has decided about contradictions.
  var conflicts: [ConflictDecision] = []
  /// What a person has noted on sentences.
  var notes: [SentenceNote] = []
  /// What else the head of a native file has.
  var unknown = UnknownMembers()
  /// Whether links are of several pairs of documents, so that numbers of sentences and names of links tell nothing.
  var isSet = false
  /// Whether a table begins with a byte order mark, without which some programs take UTF-8 for something else.
  var hasByteOrderMark = false
}
