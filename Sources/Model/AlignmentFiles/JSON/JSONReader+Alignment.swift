import AlignmentModel
import Basics
import Texts

/// The parts of an alignment as the native file has them.
extension JSONReader {
  /// An alignment.
  ///
  /// - Throws: `JSONError` if something is missing, or is not what it should be.
  mutating func alignment() throws(JSONError) -> Alignment { try head(hasLinks: true).alignment }

  /// An alignment, and what it says it is.
  ///
  /// - Parameter hasLinks: whether it must have links; a stream has them on lines of their own.
  /// - Throws: `JSONError` if something is missing, or is not what it should be.
  mutating func head(
    hasLinks: Bool
  ) throws(JSONError) -> (format: String, version: Int, alignment: Alignment) {
    let start = startOfValue()
    var format: String?
    var version: Int?
    var generator: String?
    var signature: String?
    var mode: Alignment.Mode?
    var documents: [DocumentReference]?
    var links: [Link]?
    var expected: [LinkExpectation] = []
    var conflicts: [ConflictDecision] = []
    var notes: [SentenceNote] = []
    var unknown = UnknownMembers()
    try forEachMember { reader, name throws(JSONError) in
      switch name {
      case "format": format = try reader.string()
      case "version": version = try reader.integer()
      case "generator": generator = try reader.string()
      case "signature": signature = try reader.string()
      case "mode": mode = try reader.choice("mode", Alignment.Mode.init)
      case "documents":
        var list: [DocumentReference] = []
        try reader.forEachItem { reader, _ throws(JSONError) in list.append(try reader.document()) }
        documents = list
      case "links":
        var list: [Link] = []
        try reader.forEachItem { reader, _ throws(JSONError) in list.append(try reader.link()) }
        links = list
      case "expected":
        try reader.forEachItem { reader, _ throws(JSONError) in expected.append(try reader.expectation()) }
      case "contradictions":
        try reader.forEachItem { reader, _ throws(JSONError) in conflicts.append(try reader.decision()) }
      case "notes":
        try reader.forEachItem { reader, _ throws(JSONError) in notes.append(try reader.note()) }
      default: unknown.append(.init(name: name, json: try reader.json()))
      }
    }
    var alignment = Alignment(
      generator: try JSONReader.required(generator, "generator", start),
      signature: try JSONReader.required(signature, "signature", start),
      mode: try JSONReader.required(mode, "mode", start),
      documents: try JSONReader.required(documents, "documents", start),
      links: try JSONReader.required(hasLinks ? links : links ?? [], "links", start))
    alignment.expected = expected
    alignment.conflicts = conflicts
    alignment.notes = notes
    alignment.unknown = unknown
    return (
      try JSONReader.required(format, "format", start), try JSONReader.required(version, "version", start),
      alignment
    )
  }

  /// What an aligner expects to have missed between two documents.
  ///
  /// - Throws: `JSONError` if something is missing, or is not what it should be.
  private mutating func expectation() throws(JSONError) -> LinkExpectation {
    let start = startOfValue()
    var documents: [String] = []
    var pairs: Double?
    var missed: Double?
    var unknown = UnknownMembers()
    try forEachMember { reader, name throws(JSONError) in
      switch name {
      case "documents":
        try reader.forEachItem { reader, _ throws(JSONError) in documents.append(try reader.string()) }
      case "pairs": pairs = try reader.number()
      case "missed": missed = try reader.number()
      default: unknown.append(.init(name: name, json: try reader.json()))
      }
    }
    let two = try JSONReader.required(documents.count == 2 ? documents : nil, "documents", start)
    var expectation = LinkExpectation(
      a: two[0], b: two[1], pairs: try JSONReader.required(pairs, "pairs", start),
      missed: try JSONReader.required(missed, "missed", start))
    expectation.unknown = unknown
    return expectation
  }

  /// What a person has decided about a contradiction.
  ///
  /// - Throws: `JSONError` if something is missing, or is not what it should be.
  private mutating func decision() throws(JSONError) -> ConflictDecision {
    let start = startOfValue()
    var a: ConflictDecision.Side?
    var b: ConflictDecision.Side?
    var verdict: ConflictDecision.Verdict?
    var comment: String?
    var unknown = UnknownMembers()
    try forEachMember { reader, name throws(JSONError) in
      switch name {
      case "a": a = try reader.side()
      case "b": b = try reader.side()
      case "verdict": verdict = try reader.choice("verdict", ConflictDecision.Verdict.init)
      case "comment": comment = try reader.string()
      default: unknown.append(.init(name: name, json: try reader.json()))
      }
    }
    var decision = ConflictDecision(
      a: try JSONReader.required(a, "a", start), b: try JSONReader.required(b, "b", start),
      verdict: verdict, comment: comment)
    decision.unknown = unknown
    return decision
  }

  /// What a person has noted on a sentence.
  ///
  /// - Throws: `JSONError` if something is missing, or is not what it should be.
  private mutating func note() throws(JSONError) -> SentenceNote {
    let start = startOfValue()
    var document: String?
    var first: Int?
    var end: Int?
    var text: String?
    var unknown = UnknownMembers()
    try forEachMember { reader, name throws(JSONError) in
      switch name {
      case "document": document = try reader.string()
      case "start": first = try reader.integer()
      case "end": end = try reader.integer()
      case "text": text = try reader.string()
      default: unknown.append(.init(name: name, json: try reader.json()))
      }
    }
    var note = SentenceNote(
      document: try JSONReader.required(document, "document", start),
      start: try JSONReader.required(first, "start", start),
      end: try JSONReader.required(end, "end", start), text: try JSONReader.required(text, "text", start))
    note.unknown = unknown
    return note
  }

  /// One side of a contradiction.
  private mutating func side() throws(JSONError) -> ConflictDecision.Side {
    let start = startOfValue()
    var document: String?
    var first: Int?
    var end: Int?
    try forEachMember { reader, name throws(JSONError) in
      switch name {
      case "document": document = try reader.string()
      case "start": first = try reader.integer()
      case "end": end = try reader.integer()
      default: try reader.skipValue()
      }
    }
    return ConflictDecision.Side(
      document: try JSONReader.required(document, "document", start),
      start: try JSONReader.required(first, "start", start),
      end: try JSONReader.required(end, "end", start))
  }

  /// A document of an alignment.
  ///
  /// - Throws: `JSONError` if something is missing, or is not what it should be.
  mutating func document() throws(JSONError) -> DocumentReference {
    let start = startOfValue()
    var id: String?
    var language: Language?
    var path: String?
    var sha256: String?
    var length: Int?
    var encoding = TextEncoding.utf8
    var lossy = false
    var format = DocumentFormat.plainText
    var details = DocumentDetails()
    var parts: [DocumentPart] = []
    var unknown = UnknownMembers()
    try forEachMember { reader, name throws(JSONError) in
      switch name {
      case "id": id = try reader.string()
      case "language": language = try reader.choice("language", Language.init)
      case "path": path = try reader.string()
      case "sha256": sha256 = try reader.string()
      case "length": length = try reader.integer()
      case "encoding": encoding = try reader.choice("encoding", TextEncoding.init)
      case "lossy": lossy = try reader.boolean()
      case "format": format = try reader.choice("format", DocumentFormat.init)
      case "title": details.title = try reader.string()
      case "author": details.author = try reader.string()
      case "date": details.date = try reader.string()
      case "address": details.address = try reader.string()
      case "parts":
        try reader.forEachItem { reader, _ throws(JSONError) in parts.append(try reader.part()) }
      default: unknown.append(.init(name: name, json: try reader.json()))
      }
    }
    var document = DocumentReference(
      id: try JSONReader.required(id, "id", start),
      language: try JSONReader.required(language, "language", start),
      path: try JSONReader.required(path, "path", start),
      sha256: try JSONReader.required(sha256, "sha256", start),
      length: try JSONReader.required(length, "length", start),
      encoding: encoding, lossy: lossy, format: format, details: details, parts: parts)
    document.unknown = unknown
    return document
  }

  /// A part of a document that is an archive.
  private mutating func part() throws(JSONError) -> DocumentPart {
    let start = startOfValue()
    var part: String?
    var length: Int?
    try forEachMember { reader, name throws(JSONError) in
      switch name {
      case "name": part = try reader.string()
      case "length": length = try reader.integer()
      default: try reader.skipValue()
      }
    }
    return DocumentPart(
      name: try JSONReader.required(part, "name", start),
      length: try JSONReader.required(length, "length", start))
  }

  /// A link.
  ///
  /// - Throws: `JSONError` if something is missing, or is not what it should be.
  mutating func link() throws(JSONError) -> Link {
    let start = startOfValue()
    var id: String?
    var score: Double?
    var status: Link.Status?
    var comment: String?
    var tags: [String] = []
    var passages: [Passage]?
    var evidence: [Evidence]?
    var unknown = UnknownMembers()
    try forEachMember { reader, name throws(JSONError) in
      switch name {
      case "id": id = try reader.string()
      case "score": score = try reader.number()
      case "status": status = try reader.choice("status", Link.Status.init)
      case "comment": comment = try reader.string()
      case "tags":
        try reader.forEachItem { reader, _ throws(JSONError) in tags.append(try reader.string()) }
      case "passages":
        var list: [Passage] = []
        try reader.forEachItem { reader, _ throws(JSONError) in list.append(try reader.passage()) }
        passages = list
      case "evidence":
        var list: [Evidence] = []
        try reader.forEachItem { reader, _ throws(JSONError) in list.append(try reader.evidence()) }
        evidence = list
      default: unknown.append(.init(name: name, json: try reader.json()))
      }
    }
    var link = Link(
      id: try JSONReader.required(id, "id", start),
      score: try JSONReader.required(score, "score", start),
      status: try JSONReader.required(status, "status", start),
      passages: try JSONReader.required(passages, "passages", start),
      evidence: try JSONReader.required(evidence, "evidence", start), comment: comment)
    link.tags = tags
    link.unknown = unknown
    return link
  }

  private mutating func passage() throws(JSONError) -> Passage {
    let start = startOfValue()
    var document: String?
    var first: Int?
    var end: Int?
    var sentences: [Int]?
    var pages: PageRange?
    var focus: Range<Int>?
    var unknown = UnknownMembers()
    try forEachMember { reader, name throws(JSONError) in
      switch name {
      case "document": document = try reader.string()
      case "start": first = try reader.integer()
      case "end": end = try reader.integer()
      case "sentences": sentences = try reader.integers()
      case "pages": pages = try reader.pages()
      case "focus": focus = try reader.offsets()
      default: unknown.append(.init(name: name, json: try reader.json()))
      }
    }
    var passage = Passage(
      document: try JSONReader.required(document, "document", start),
      start: try JSONReader.required(first, "start", start),
      end: try JSONReader.required(end, "end", start),
      sentences: try JSONReader.required(sentences, "sentences", start), pages: pages,
      focus: focus)
    passage.unknown = unknown
    return passage
  }

  private mutating func evidence() throws(JSONError) -> Evidence {
    let start = startOfValue()
    var kind: Evidence.Kind?
    var a: String?
    var b: String?
    var weight: Double?
    var between: [Int]?
    var unknown = UnknownMembers()
    try forEachMember { reader, name throws(JSONError) in
      switch name {
      case "kind": kind = try reader.choice("kind of evidence", Evidence.Kind.init)
      case "a": a = try reader.string()
      case "b": b = try reader.string()
      case "weight": weight = try reader.number()
      case "between": between = try reader.integers()
      default: unknown.append(.init(name: name, json: try reader.json()))
      }
    }
    var evidence = Evidence(
      kind: try JSONReader.required(kind, "kind", start), a: a, b: b,
      weight: try JSONReader.required(weight, "weight", start), between: between)
    evidence.unknown = unknown
    return evidence
  }

  /// The pages of a passage: the first and the last, or the only one.
  private mutating func pages() throws(JSONError) -> PageRange? {
    let start = startOfValue()
    var labels: [String] = []
    try forEachItem { reader, _ throws(JSONError) in labels.append(try reader.string()) }
    guard let first = labels.first, let last = labels.last, labels.count < 3 else {
      throw JSONError(
        offset: start, problem: "the pages of a passage are its first and last, or its only one")
    }
    return PageRange(first: first, last: last)
  }

  /// A range of code points.
  package mutating func offsets() throws(JSONError) -> Range<Int> {
    let start = startOfValue()
    var first: Int?
    var end: Int?
    try forEachMember { reader, name throws(JSONError) in
      switch name {
      case "start": first = try reader.integer()
      case "end": end = try reader.integer()
      default: _ = try reader.json()
      }
    }
    let lower = try JSONReader.required(first, "start", start)
    let upper = try JSONReader.required(end, "end", start)
    guard lower < upper else {
      throw JSONError(offset: start, problem: "a focus ends after it starts")
    }
    return lower..<upper
  }

  private mutating func integers() throws(JSONError) -> [Int] {
    var list: [Int] = []
    try forEachItem { reader, _ throws(JSONError) in list.append(try reader.integer()) }
    return list
  }

  /// A string that names one of several things.
  private mutating func choice<Value>(
    _ what: String, _ value: (String) -> Value?
  ) throws(JSONError) -> Value {
    let start = startOfValue()
    let name = try string()
    guard let value = value(name) else {
      throw JSONError(offset: start, problem: "'\(name)' is no \(what) that this program knows")
    }
    return value
  }

  private mutating func startOfValue() -> Int {
    skipSpace()
    return offset
  }

  private static func required<Value>(
    _ value: Value?, _ name: String, _ start: Int
  ) throws(JSONError) -> Value {
    guard let value else { throw JSONError(offset: start, problem: "\"\(name)\" is missing") }
    return value
  }
}
