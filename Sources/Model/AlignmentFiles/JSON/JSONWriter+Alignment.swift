import AlignmentModel
import Basics
import Texts

/// The parts of an alignment in the layout of the native file: the same alignment gives the same bytes.
extension JSONWriter {
  /// A document on a line of its own, without what is taken for granted.
  mutating func write(_ document: DocumentReference) {
    write("{ \"id\": ")
    write(string: document.id)
    write(", \"language\": ")
    write(string: document.language.code)
    write(", \"path\": ")
    write(string: document.path)
    write(", \"sha256\": ")
    write(string: document.sha256)
    write(", \"length\": ")
    write(document.length)
    if document.encoding != .utf8 {
      write(", \"encoding\": ")
      write(string: document.encoding.name)
    }
    if document.format != .plainText {
      write(", \"format\": ")
      write(string: document.format.rawValue)
    }
    if document.lossy { write(", \"lossy\": true") }
    for (name, value) in [
      ("title", document.details.title), ("author", document.details.author), ("date", document.details.date),
      ("address", document.details.address),
    ] {
      guard let value else { continue }
      write(", ")
      write(string: name)
      write(": ")
      write(string: value)
    }
    for (index, part) in document.parts.enumerated() {
      write(index == 0 ? ", \"parts\": [{ \"name\": " : ", { \"name\": ")
      write(string: part.name)
      write(", \"length\": ")
      write(part.length)
      write(" }")
    }
    if !document.parts.isEmpty { write("]") }
    write(document.unknown, colon: ": ", comma: ", ")
    write(" }")
  }

  /// What is expected to be missed between two documents, on a line of its own.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  mutating func write(_ expectation: LinkExpectation) throws {
    write("{ \"documents\": [")
    write(string: expectation.a)
    write(", ")
    write(string: expectation.b)
    write("], \"pairs\": ")
    try write(expectation.pairs)
    write(", \"missed\": ")
    try write(expectation.missed)
    write(expectation.unknown, colon: ": ", comma: ", ")
    write(" }")
  }

  /// What a person has decided about a contradiction, on a line of its own.
  mutating func write(_ decision: ConflictDecision) {
    for (name, side) in [
      ("{ \"a\": { \"document\": ", decision.a), (", \"b\": { \"document\": ", decision.b),
    ] {
      write(verbatim: name)
      write(string: side.document)
      write(", \"start\": ")
      write(side.start)
      write(", \"end\": ")
      write(side.end)
      write(" }")
    }
    for (name, value) in [("verdict", decision.verdict?.rawValue), ("comment", decision.comment)] {
      guard let value else { continue }
      write(", ")
      write(string: name)
      write(": ")
      write(string: value)
    }
    write(decision.unknown, colon: ": ", comma: ", ")
    write(" }")
  }

  /// What a person has noted on a sentence, on a line of its own.
  mutating func write(_ note: SentenceNote) {
    write("{ \"document\": ")
    write(string: note.document)
    write(", \"start\": ")
    write(note.start)
    write(", \"end\": ")
    write(note.end)
    write(", \"text\": ")
    write(string: note.text)
    write(note.unknown, colon: ": ", comma: ", ")
    write(" }")
  }

  /// A link on a line of its own.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  mutating func write(_ link: Link) throws {
    write("{ \"id\": ")
    write(string: link.id)
    write(", \"score\": ")
    try write(link.score)
    write(", \"status\": ")
    write(string: link.status.rawValue)
    if let comment = link.comment {
      write(", \"comment\": ")
      write(string: comment)
    }
    for (index, tag) in link.tags.enumerated() {
      write(index == 0 ? ", \"tags\": [" : ", ")
      write(string: tag)
    }
    if !link.tags.isEmpty { write("]") }
    write(", \"passages\": [")
    for (index, passage) in link.passages.enumerated() {
      if index > 0 { write(", ") }
      write(passage)
    }
    write("], \"evidence\": [")
    for (index, evidence) in link.evidence.enumerated() {
      if index > 0 { write(", ") }
      try write(evidence)
    }
    write("]")
    write(link.unknown, colon: ": ", comma: ", ")
    write(" }")
  }

  private mutating func write(_ passage: Passage) {
    write("{ \"document\": ")
    write(string: passage.document)
    write(", \"start\": ")
    write(passage.start)
    write(", \"end\": ")
    write(passage.end)
    write(", \"sentences\": ")
    write(passage.sentences)
    if let pages = passage.pages {
      write(", \"pages\": [")
      write(string: pages.first)
      if pages.last != pages.first {
        write(",")
        write(string: pages.last)
      }
      write("]")
    }
    if let focus = passage.focus {
      write(", \"focus\": { \"start\": ")
      write(focus.lowerBound)
      write(", \"end\": ")
      write(focus.upperBound)
      write(" }")
    }
    write(passage.unknown, colon: ": ", comma: ", ")
    write(" }")
  }

  /// An item of evidence; there are tens of thousands, so without spaces.
  private mutating func write(_ evidence: Evidence) throws {
    write("{")
    if let a = evidence.a {
      write("\"a\":")
      write(string: a)
      write(",")
    }
    if let b = evidence.b {
      write("\"b\":")
      write(string: b)
      write(",")
    }
    if let between = evidence.between {
      write("\"between\":")
      write(between)
      write(",")
    }
    write("\"kind\":")
    write(string: evidence.kind.rawValue)
    write(",\"weight\":")
    try write(evidence.weight)
    write(evidence.unknown, colon: ":", comma: ",")
    write("}")
  }

  /// Members that are not known, each after a comma.
  mutating func write(_ unknown: UnknownMembers, colon: StaticString, comma: StaticString) {
    for member in unknown.members {
      write(comma)
      write(string: member.name)
      write(colon)
      write(verbatim: member.json)
    }
  }
}
