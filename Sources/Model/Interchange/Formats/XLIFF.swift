import AlignmentFiles
import AlignmentModel
import Basics
import Texts

/// Reads XLIFF 2.0: the segments of its units, each a link.
final class XLIFFReader: LinkReader {
  private(set) var header = LinkHeader(documents: [.init(), .init()])
  private let scanner: XMLEvents
  @exclusivity(unchecked) private var names = NameSet()
  /// What the open unit says of its segments.
  @exclusivity(unchecked) private var unit:
    (id: [UInt8], score: Double?, status: Link.Status, comment: [UInt8], sentences: [[Int]]) =
      ([], nil, .automatic, [], [[], []])
  /// The text of a score.
  @exclusivity(unchecked) private var content: [UInt8] = []
  private var segments = 0

  init(_ path: String) throws {
    scanner = try XMLEvents(path, .records)
    guard try scanner.nextElement(), scanner.isNamed("xliff") else {
      throw scanner.error(
        "the root element is not <xliff>", remedy: .sayFormat(example: nil))
    }
    guard let version = scanner.string("version"), version.hasPrefix("2.") else {
      throw scanner.error(
        "is of XLIFF \(scanner.string("version") ?? "without a version"), and only 2.0 and 2.1 are read",
        remedy: "convert it, or export XLIFF 2")
    }
    header.documents[0].language = scanner.string("srcLang").flatMap { Language($0) }
    header.documents[1].language = scanner.string("trgLang").flatMap { Language($0) }
    // What the file says of its documents stands before its first unit.
    let ahead = try XMLEvents(path, .records)
    while true {
      switch try ahead.next() {
      case .start where ahead.isNamed("file"):
        header.documents[0].path = ahead.string("original")
      case .start where ahead.isNamed("meta"):
        let type = ahead.string("type")
        let text = try ahead.content()
        switch type {
        case "source": header.documents[0].id = text
        case "target": header.documents[1].id = text
        case "target-path": header.documents[1].path = text
        case "mode": header.mode = Alignment.Mode(rawValue: text)
        case "signature": header.signature = text
        default: continue
        }
      case .start where ahead.isNamed("unit"), .finish: return
      default: continue
      }
    }
  }

  func next(_ link: inout LinkRecord) throws -> Bool {
    while true {
      switch try scanner.next() {
      case .start where scanner.isNamed("unit"):
        unit = (scanner.attribute("name").map { Array($0) } ?? [], nil, .automatic, [], [[], []])
        segments = 0
        let id = scanner.attribute("id").map { Array($0) } ?? []
        guard !id.isEmpty else { throw scanner.error("<unit> has no id") }
        guard names.insert(id) else {
          throw scanner.error("a unit of the id '\(String(decoding: id, as: UTF8.self))' stands above")
        }
        if unit.id.isEmpty { unit.id = id }
      case .start where scanner.isNamed("meta"): try readMeta()
      case .start where scanner.isNamed("note"):
        unit.comment = []
        try scanner.passElement(into: &unit.comment)
      case .start where scanner.isNamed("segment"):
        try readSegment(&link)
        return true
      case .start where scanner.isNamed("ignorable"):
        var ignored: [UInt8] = []
        try scanner.passElement(into: &ignored)
      case .finish: return false
      default: continue
      }
    }
  }

  private func readMeta() throws {
    if scanner.attribute("type", is: "score") {
      content.removeAll(keepingCapacity: true)
      try scanner.passElement(into: &content)
      unit.score = try content.withUnsafeBufferPointer { bytes in
        var cursor = ByteCursor(bytes)
        guard let score = cursor.passNumber(), cursor.isAtEnd else {
          throw scanner.error("'\(String(decoding: bytes, as: UTF8.self))' is no number")
        }
        return score
      }
    } else if scanner.attribute("type", is: "status") {
      unit.status = Link.Status(rawValue: try scanner.content()) ?? .automatic
    } else if scanner.attribute("type", is: "source-sentences") {
      unit.sentences[0] = try indexes(scanner.content())
    } else if scanner.attribute("type", is: "target-sentences") {
      unit.sentences[1] = try indexes(scanner.content())
    } else {
      content.removeAll(keepingCapacity: true)
      try scanner.passElement(into: &content)
    }
  }

  private func indexes(_ text: String) throws -> [Int] {
    try text.split(separator: " ").map { word in
      guard let index = Int(word), index >= 0 else {
        throw scanner.error("'\(word)' is no number of a sentence")
      }
      return index
    }
  }

  private func readSegment(_ link: inout LinkRecord) throws {
    link.clear()
    segments += 1
    link.id = unit.id
    if segments > 1 {
      link.id.add("-")
      link.id.add(segments)
    }
    link.score = unit.score
    link.status = unit.status
    link.comment = unit.comment
    if link.status == .automatic {
      switch scanner.string("state") {
      case "reviewed", "final": link.status = .confirmed
      default: break
      }
    }
    let own = scanner.depth
    reading: while true {
      switch try scanner.next() {
      case .start where scanner.isNamed("source"): try addSide(0, &link)
      case .start where scanner.isNamed("target"): try addSide(1, &link)
      case .end: if scanner.depth < own { break reading }
      case .finish: break reading
      default: continue
      }
    }
    link.isNull = link.sides.count < 2
  }

  private func addSide(_ document: Int, _ link: inout LinkRecord) throws {
    let start = link.text.count
    try scanner.passElement(into: &link.text)
    guard link.text.count > start else { return }
    guard !link.sides.contains(where: { $0.document == document }) else {
      throw scanner.error("a segment with two sources or targets")
    }
    let first = link.sentences.count
    link.sentences += unit.sentences[document]
    link.sides.append(
      .init(
        document: document, sentences: first..<link.sentences.count, text: start..<link.text.count))
    link.sides.sort { $0.document < $1.document }
  }

  func error(_ problem: String, remedy: Remedy?) -> InputError { scanner.error(problem, remedy: remedy) }
}

/// Writes XLIFF 2.0: a unit of one segment for each link, with score and sentences in the metadata module.
final class XLIFFWriter: LinkWriter {
  private let file: AtomicFile
  @exclusivity(unchecked) private var names = NameSet()
  @exclusivity(unchecked) private var count = 0

  init(_ file: AtomicFile, _ header: OutputHeader) throws {
    self.file = file
    let (a, b) = (header.documents[0], header.documents[1])
    try file.append { bytes in
      bytes.add(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" ")
      bytes.add("xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\" version=\"2.0\" srcLang=\"")
      bytes.addXML(a.code)
      bytes.add("\" trgLang=\"")
      bytes.addXML(b.code)
      bytes.add("\">\n  <file id=\"f1\" original=\"")
      bytes.addXML(a.name)
      bytes.add("\">\n    <mda:metadata>\n      <mda:metaGroup category=\"synoptic\">\n")
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
  }

  func write(_ link: LinkRecord) throws {
    count += 1
    let id = names.insertXMLName(link.id, number: count)
    try file.append { bytes in
      bytes.add("    <unit id=\"")
      bytes += id
      if id != link.id, !link.id.isEmpty {
        bytes.add("\" name=\"")
        bytes.addXML(link.id, link.id.indices)
      }
      bytes.add("\">\n      <mda:metadata>\n        <mda:metaGroup category=\"synoptic\">\n")
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
      if !link.comment.isEmpty {
        bytes.add("      <notes><note>")
        bytes.addXML(link.comment, link.comment.indices)
        bytes.add("</note></notes>\n")
      }
      bytes.add(
        link.status == .automatic
          ? "      <segment state=\"translated\">" : "      <segment state=\"reviewed\">")
      bytes.add("<source>")
      bytes.addXML(link.text, link.sides[0].text)
      bytes.add("</source><target>")
      bytes.addXML(link.text, link.sides[1].text)
      bytes.add("</target></segment>\n    </unit>\n")
    }
  }

  private func add(
    _ side: LinkRecord.Side, of link: LinkRecord, _ type: StaticString, to bytes: inout [UInt8]
  ) {
    guard !side.sentences.isEmpty else { return }
    bytes.add("          <mda:meta type=\"")
    bytes.add(type)
    bytes.add("\">")
    for at in side.sentences {
      if at > side.sentences.lowerBound { bytes.add(" ") }
      bytes.add(link.sentences[at])
    }
    bytes.add("</mda:meta>\n")
  }

  func finish() throws { try file.append { $0.add("  </file>\n</xliff>\n") } }
}
