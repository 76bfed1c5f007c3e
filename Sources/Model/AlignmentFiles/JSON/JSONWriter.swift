import AlignmentModel
import Texts

/// Writes the parts of an alignment as JSON into bytes, in the layout of the native file: the same alignment gives the same bytes.
///
/// Strings and numbers are as `JSONEncoder` writes them with slashes left alone, in a tenth of the time.
struct JSONWriter {
  /// What has been written.
  var bytes: [UInt8] = []

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
    write(document.unknown, colon: ": ", comma: ", ")
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
    write(", \"passages\": [")
    for (place, passage) in link.passages.enumerated() {
      if place > 0 { write(", ") }
      write(passage)
    }
    write("], \"evidence\": [")
    for (place, evidence) in link.evidence.enumerated() {
      if place > 0 { write(", ") }
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
      bytes += member.json.utf8
    }
  }

  private mutating func write(_ numbers: [Int]) {
    write("[")
    for (place, number) in numbers.enumerated() {
      if place > 0 { write(",") }
      write(number)
    }
    write("]")
  }

  /// A whole number.
  mutating func write(_ number: Int) {
    var description = String(number)
    description.withUTF8 { bytes += $0 }
  }

  /// A number in its shortest form.
  ///
  /// - Throws: `EncodingError` if it is not finite.
  mutating func write(_ number: Double) throws {
    guard number.isFinite else {
      throw EncodingError.invalidValue(
        number, .init(codingPath: [], debugDescription: "JSON has no \(number)"))
    }
    var description = number.description
    description.withUTF8 { text in
      bytes += text.suffix(2).elementsEqual(".0".utf8) ? text[..<(text.count - 2)] : text[...]
    }
  }

  /// JSON as it stands here.
  mutating func write(_ json: StaticString) {
    bytes += UnsafeBufferPointer(start: json.utf8Start, count: json.utf8CodeUnitCount)
  }

  /// A string in quotation marks, with what JSON forbids in it escaped.
  mutating func write(string: String) {
    write("\"")
    var string = string
    string.withUTF8 { text in
      var start = 0
      for (place, byte) in text.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
        bytes += text[start..<place]
        writeEscaped(byte)
        start = place + 1
      }
      bytes += text[start...]
    }
    write("\"")
  }

  private mutating func writeEscaped(_ byte: UInt8) {
    switch byte {
    case 0x22: write("\\\"")
    case 0x5C: write("\\\\")
    case 8: write("\\b")
    case 9: write("\\t")
    case 10: write("\\n")
    case 12: write("\\f")
    case 13: write("\\r")
    default:
      write(byte < 16 ? "\\u000" : "\\u00")
      bytes += String(byte, radix: 16).utf8
    }
  }
}
