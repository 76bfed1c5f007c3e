import AlignmentFiles
import AlignmentModel
import Basics
import Texts

/// Reads XLIFF 2: the segments of its units, each a link.
final class XLIFFReader: LinkReader {
  private(set) var header = LinkHeader(documents: [.init(), .init()])
  private let scanner: XMLEvents
  private let units: UnitScanner
  @exclusivity(unchecked) private var names: UnitNames
  /// What the open unit says of its segments.
  @exclusivity(unchecked) private var unit = XLIFFUnit()
  @exclusivity(unchecked) private var state = XLIFFState("state")
  /// The segments of the unit that was read last.
  @exclusivity(unchecked) private var segments = UnitSegments()

  /// The line and column of the unit that was read last.
  @exclusivity(unchecked) private var place = InputError.Place.position(line: 1, column: 1)

  var report: ReadingReport { units.report }

  init(_ path: String, _ reading: LinkReading) throws {
    units = try UnitScanner(path, units: ["unit", "group", "file"], reading)
    scanner = units.events
    names = UnitNames(isStrict: reading.isStrict)
    guard try scanner.nextElement(), scanner.isNamed("xliff") else {
      throw scanner.error(
        "the root element is not <xliff>", remedy: .sayFormat(example: nil))
    }
    units.open.append(scanner.qualifiedName)
    header.documents[0].setLanguage(scanner.string("srcLang"))
    header.documents[1].setLanguage(scanner.string("trgLang"))
    // What the file says of its documents stands before its first unit.
    let ahead = try XMLEvents(path, .records, reading.xml)
    while true {
      switch try ahead.next() {
      case .start where ahead.isNamed("file"):
        header.documents[0].path = ahead.string("original")
      case .start where ahead.isNamed("meta"): try XLIFFMetadata.read(ahead, into: &header)
      case .start where ahead.isNamed("unit"), .finish: return
      default: continue
      }
    }
  }

  func next(_ link: inout LinkRecord) throws -> Bool {
    while true {
      if segments.give(&link) {
        if link.isNull { units.count(.oneSide, at: place) }
        return true
      }
      switch try units.next() {
      case .start where scanner.isNamed("file"):
        names.beginFile(scanner.string("id"))
        units.open.append(scanner.qualifiedName)
      case .start where scanner.isNamed("group"): units.open.append(scanner.qualifiedName)
      case .end where scanner.isNamed("file") || scanner.isNamed("group"):
        if units.open.last == scanner.qualifiedName { units.open.removeLast() }
      case .start where scanner.isNamed("unit"):
        segments.clear()
        if try units.unit({ try readUnit() }) == nil { segments.clear() }
      case .finish: return false
      default: continue
      }
    }
  }

  private func readUnit() throws {
    place = scanner.mark()
    unit.clear()
    let own = scanner.depth
    let name = scanner.attribute("name").map { Array($0) } ?? []
    let id = scanner.attribute("id").map { Array($0) } ?? []
    guard !id.isEmpty else { throw scanner.error("<unit> has no id") }
    guard let unique = names.insert(id, name: name) else {
      throw scanner.error("a unit of the id '\(String(decoding: id, as: UTF8.self))' stands above")
    }
    unit.id = unique.name
    if unique.isRepeated { units.count(.repeatedNames) }
    while true {
      switch try scanner.next() {
      case .start where scanner.isNamed("meta"): try XLIFFMetadata.read(scanner, into: &unit)
      case .start where scanner.isNamed("note"): try unit.readNote(scanner)
      case .start where scanner.isNamed("segment"):
        try segments.add { link, number in try readSegment(&link, number: number) }
      case .start where scanner.isNamed("ignorable"):
        var ignored: [UInt8] = []
        try scanner.passElement(into: &ignored)
      case .start where scanner.isNamed("unit"): throw UnitScanner.nested
      case .end where scanner.depth < own, .finish: return
      default: continue
      }
    }
  }

  private func readSegment(_ link: inout LinkRecord, number: Int) throws {
    unit.begin(&link, number: number)
    if link.status == .automatic, state.isConfirmed(scanner.attribute("state")) {
      link.status = .confirmed
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
    guard !link.sides.contains(where: { $0.document == document }) else {
      throw scanner.error("a segment with two sources or targets")
    }
    unit.addSide(document, start..<link.text.count, to: &link)
  }

  func error(_ problem: String, remedy: Remedy?) -> InputError {
    InputError(.damaged, file: scanner.path, at: place, problem, remedy: remedy)
  }
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
      bytes.add("\">\n")
      XLIFFMetadata.add(header, to: &bytes)
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
      bytes.add("\">\n")
      XLIFFMetadata.add(link, to: &bytes)
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

  func finish() throws {
    try file.append { bytes in
      // A file has a unit or a group at least, and a group may have nothing.
      if count == 0 { bytes.add("    <group id=\"g1\"/>\n") }
      bytes.add("  </file>\n</xliff>\n")
    }
  }
}
