import AlignmentModel
import Basics
import Texts

/// What this program adds to XLIFF: the elements of the metadata module of XLIFF 2, which stand in XLIFF 1.2 as those of another namespace.
enum XLIFFMetadata {
  /// The namespace of the elements, with the prefix that they are written with.
  static let namespace = "xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\""

  // MARK: Reading

  /// Reads an element about the documents.
  static func read(_ scanner: XMLEvents, into header: inout LinkHeader) throws {
    let type = scanner.string("type")
    let text = try scanner.content()
    switch type {
    case "source": header.documents[0].id = text
    case "target": header.documents[1].id = text
    case "target-path": header.documents[1].path = text
    case "mode": header.mode = Alignment.Mode(rawValue: text)
    case "signature": header.signature = text
    default: return
    }
  }

  /// Reads an element about a unit.
  static func read(_ scanner: XMLEvents, into unit: inout XLIFFUnit) throws {
    if scanner.attribute("type", is: "score") {
      unit.content.removeAll(keepingCapacity: true)
      try scanner.passElement(into: &unit.content)
      unit.score = try scanner.number(in: unit.content)
    } else if scanner.attribute("type", is: "status") {
      unit.status = Link.Status(rawValue: try scanner.content()) ?? .automatic
    } else if scanner.attribute("type", is: "source-sentences") {
      unit.sentences[0] = try scanner.sentenceIndexes()
    } else if scanner.attribute("type", is: "target-sentences") {
      unit.sentences[1] = try scanner.sentenceIndexes()
    } else {
      unit.content.removeAll(keepingCapacity: true)
      try scanner.passElement(into: &unit.content)
    }
  }

  // MARK: Writing

  /// Adds what is known of the documents.
  static func add(_ header: OutputHeader, to bytes: inout [UInt8]) {
    let (a, b) = (header.documents[0], header.documents[1])
    bytes.add("    <mda:metadata>\n      <mda:metaGroup category=\"synoptic\">\n")
    var items = [
      ("source", a.id), ("target", b.id), ("mode", header.mode.rawValue), ("signature", header.signature),
    ]
    if let path = b.path { items.append(("target-path", path)) }
    items += a.details.map { ("source-" + $0, $1) } + b.details.map { ("target-" + $0, $1) }
    for (type, value) in items {
      bytes.add("        <mda:meta type=\"")
      bytes.add(string: type)
      bytes.add("\">")
      bytes.addXML(value)
      bytes.add("</mda:meta>\n")
    }
    bytes.add("      </mda:metaGroup>\n    </mda:metadata>\n")
  }

  /// Adds what is known of a link.
  static func add(_ link: LinkRecord, to bytes: inout [UInt8]) {
    bytes.add("      <mda:metadata>\n        <mda:metaGroup category=\"synoptic\">\n")
    add(link.sides[0], of: link, "source-sentences", to: &bytes)
    add(link.sides[1], of: link, "target-sentences", to: &bytes)
    for (side, type) in zip(link.sides, ["source", "target"]) {
      guard let pages = side.pages else { continue }
      bytes.add("          <mda:meta type=\"")
      bytes.add(string: type)
      bytes.add("-pages\">")
      bytes.addXML(pages.description)
      bytes.add("</mda:meta>\n")
    }
    if let score = link.score {
      bytes.add("          <mda:meta type=\"score\">")
      bytes.add(score)
      bytes.add("</mda:meta>\n")
    }
    bytes.add("          <mda:meta type=\"status\">")
    bytes.add(string: link.status.rawValue)
    bytes.add("</mda:meta>\n        </mda:metaGroup>\n      </mda:metadata>\n")
  }

  private static func add(
    _ side: LinkRecord.Side, of link: LinkRecord, _ type: StaticString, to bytes: inout [UInt8]
  ) {
    guard !side.sentences.isEmpty else { return }
    bytes.add("          <mda:meta type=\"")
    bytes.add(type)
    bytes.add("\">")
    bytes.addSentenceIndexes(side, of: link)
    bytes.add("</mda:meta>\n")
  }
}

/// What a unit of XLIFF says of all its segments.
struct XLIFFUnit {
  /// Its name, which no other unit has.
  var id: [UInt8] = []
  var score: Double?
  var status = Link.Status.automatic
  /// The notes on it, with spaces between them.
  var comment: [UInt8] = []
  /// The indexes of the sentences of source and target.
  var sentences: [[Int]] = [[], []]
  /// Room for the text of an element.
  var content: [UInt8] = []

  /// Makes the unit empty.
  mutating func clear() {
    id.removeAll(keepingCapacity: true)
    score = nil
    status = .automatic
    if !comment.isEmpty { comment = [] }
    for side in sentences.indices where !sentences[side].isEmpty { sentences[side] = [] }
  }

  /// Reads a note.
  mutating func readNote(_ scanner: XMLEvents) throws {
    if !comment.isEmpty { comment.append(0x20) }
    try scanner.passElement(into: &comment)
  }

  /// Puts into an empty link what it says of each segment.
  ///
  /// - Parameter number: the number of the segment, from 1.
  func begin(_ link: inout LinkRecord, number: Int) {
    link.id += id
    if number > 1, !id.isEmpty {
      link.id.add("-")
      link.id.add(number)
    }
    link.score = score
    link.status = status
    if !comment.isEmpty { link.comment = comment }
  }

  /// Adds a side to a link, unless it has no text.
  ///
  /// - Parameter text: where its text stands in that of the link.
  func addSide(_ document: Int, _ text: Range<Int>, to link: inout LinkRecord) {
    guard link.hasText(text) else { return }
    let first = link.sentences.count
    link.sentences += sentences[document]
    link.sides.append(.init(document: document, sentences: first..<link.sentences.count, text: text))
    if link.sides.count > 1 { link.sides.sort { $0.document < $1.document } }
  }
}

/// The names of the units of a file of XLIFF: the same may stand in each of its <file>s.
struct UnitNames {
  /// Whether two units of a <file> may not have one name.
  let isStrict: Bool
  private var all = NameSet()
  private var own = NameSet()
  private var file = ""
  private var files = 0

  /// No names.
  init(isStrict: Bool) { self.isStrict = isStrict }

  /// Begins with the units of a <file>.
  mutating func beginFile(_ id: String?) {
    files += 1
    file = id ?? "f\(files)"
    if files > 1 { own = NameSet() }
  }

  /// Adds a unit.
  ///
  /// - Parameters:
  ///   - id: what it is called in its <file>.
  ///   - name: what it is called for people; empty for nothing.
  /// - Returns: a name that no other unit has, and whether the id stands in the <file> already; nil if it does, and that is not allowed.
  mutating func insert(_ id: [UInt8], name: [UInt8]) -> (name: [UInt8], isRepeated: Bool)? {
    let isNew = !(isStrict || files > 1) || own.insert(id)
    if isStrict, !isNew { return nil }
    if !name.isEmpty, all.insert(name) { return (name, !isNew) }
    if all.insert(id) { return (id, !isNew) }
    var unique = Array("\(file)/".utf8) + id
    while !all.insert(unique) { unique += "-2".utf8 }
    return (unique, !isNew || files < 2 && name.isEmpty)
  }
}
