import AlignmentFiles
import AlignmentModel
import Basics
import Texts

/// Reads XLIFF 1.0 to 1.2, also as Trados, memoQ and Phrase write it (SDLXLIFF, MQXLIFF, MXLIFF): a link a unit, or each of its segments.
///
/// Segments of a unit are what `mrk` of the type `seg` marks in `seg-source` and `target`; those with one `mid` belong together. Alternatives (`alt-trans`)
/// are other texts than those of the file, and left out.
final class XLIFF12Reader: LinkReader {
  private(set) var header = LinkHeader(documents: [.init(), .init()])
  private let scanner: XMLEvents
  private let units: UnitScanner
  private let inline: InlineText
  @exclusivity(unchecked) private var names: UnitNames
  /// What the open unit says of its segments.
  @exclusivity(unchecked) private var unit = XLIFFUnit()
  /// The attributes that say whether it is confirmed: of XLIFF, of SDLXLIFF, MQXLIFF and MXLIFF.
  @exclusivity(unchecked) private var approved = XLIFFState("approved")
  @exclusivity(unchecked) private var state = XLIFFState("state")
  @exclusivity(unchecked) private var conf = XLIFFState("conf")
  @exclusivity(unchecked) private var status = XLIFFState("status")
  @exclusivity(unchecked) private var confirmation = XLIFFState("confirmed")
  @exclusivity(unchecked) private var source = Content()
  @exclusivity(unchecked) private var segmented = Content()
  @exclusivity(unchecked) private var target = Content()
  /// The segments of the open unit that a person has confirmed, as SDLXLIFF lists them.
  @exclusivity(unchecked) private var confirmed: [[UInt8]] = []
  /// The segments of the unit that was read last.
  @exclusivity(unchecked) private var segments = UnitSegments()
  /// Whether the languages of the open <file> are those of the first.
  @exclusivity(unchecked) private var isOfOthers = false
  @exclusivity(unchecked) private var content: [UInt8] = []

  /// The line and column of the unit that was read last.
  @exclusivity(unchecked) private var place = InputError.Place.position(line: 1, column: 1)

  var report: ReadingReport { units.report }

  /// The text of a source or target, without codes.
  private struct Content {
    var text: [UInt8] = []
    /// What its segments are called, and where they stand in the text.
    var segments: [(id: [UInt8], range: Range<Int>)] = []

    mutating func clear() {
      text.removeAll(keepingCapacity: true)
      segments.removeAll(keepingCapacity: true)
    }
  }

  init(_ path: String, _ reading: LinkReading) throws {
    units = try UnitScanner(path, units: ["trans-unit", "group", "file"], reading)
    inline = InlineText(
      units: units, codes: ["bpt", "ept", "ph", "it"], outer: ["trans-unit", "source", "target"],
      known: ["g", "x", "bx", "ex", "sub", "mrk"])
    scanner = units.events
    names = UnitNames(isStrict: reading.isStrict)
    guard try scanner.nextElement(), scanner.isNamed("xliff") else {
      throw scanner.error("the root element is not <xliff>", remedy: .sayFormat(example: nil))
    }
    units.open.append(scanner.qualifiedName)
    // What the file says of its documents stands before its first unit, or its first target.
    let ahead = try XMLEvents(path, .records, reading.xml)
    ahead.takesLongTexts = true
    var files = 0
    while true {
      switch try ahead.next() {
      case .start where ahead.isNamed("file"):
        files += 1
        guard files == 1 else { return }
        header.documents[0].path = ahead.string("original")
        header.documents[0].setLanguage(ahead.string("source-language"))
        header.documents[1].setLanguage(ahead.string("target-language"))
      case .start where ahead.isNamed("meta"): try XLIFFMetadata.read(ahead, into: &header)
      case .start where ahead.isNamed("trans-unit"):
        if header.documents[1].language != nil { return }
      case .start where ahead.isNamed("target"):
        guard header.documents[1].language == nil else { return }
        header.documents[1].setLanguage(ahead.string("xml:lang"))
      case .finish: return
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
      case .start where scanner.isNamed("file"): beginFile()
      case .start where scanner.isNamed("header"):
        // SDLXLIFF holds the file that was translated here.
        scanner.takesLongTexts = true
      case .end where scanner.isNamed("header"): scanner.takesLongTexts = false
      case .start where scanner.isNamed("body") || scanner.isNamed("group"):
        units.open.append(scanner.qualifiedName)
      case .end where scanner.isNamed("file") || scanner.isNamed("body") || scanner.isNamed("group"):
        if units.open.last == scanner.qualifiedName { units.open.removeLast() }
      case .start where scanner.isNamed("trans-unit"):
        segments.clear()
        if try units.unit({ try readUnit() }) == nil { segments.clear() }
      case .finish: return false
      default: continue
      }
    }
  }

  private func beginFile() {
    names.beginFile(scanner.string("id") ?? scanner.string("original"))
    units.open.append(scanner.qualifiedName)
    func differs(_ name: StaticString, _ document: Int) -> Bool {
      guard let tag = scanner.string(name).flatMap({ LanguageTag($0) }) else { return false }
      return header.documents[document].language.map { $0 != tag.language } ?? false
    }
    isOfOthers = differs("source-language", 0) || differs("target-language", 1)
  }

  private func readUnit() throws {
    place = scanner.mark()
    unit.clear()
    source.clear()
    segmented.clear()
    target.clear()
    confirmed.removeAll(keepingCapacity: true)
    let own = scanner.depth
    let id = scanner.attribute("id").map { Array($0) } ?? []
    var isConfirmed = isConfirmed
    if id.isEmpty {
      guard names.isStrict == false else { throw scanner.error("<trans-unit> has no id") }
    } else if let unique = names.insert(id, name: []) {
      unit.id = unique.name
      if unique.isRepeated { units.count(.repeatedNames) }
    } else {
      throw scanner.error("a unit of the id '\(String(decoding: id, as: UTF8.self))' stands above")
    }
    var hasSource = false
    var hasTarget = false
    reading: while true {
      switch try scanner.next() {
      case .start where scanner.isNamed("source"):
        guard !hasSource else { throw scanner.error("a unit with two sources") }
        hasSource = true
        try read(&source)
      case .start where scanner.isNamed("seg-source"): try read(&segmented)
      case .start where scanner.isNamed("target"):
        guard !hasTarget else { throw scanner.error("a unit with two targets") }
        hasTarget = true
        if state.isConfirmed(scanner.attribute("state")) { isConfirmed = true }
        try read(&target)
      case .start where scanner.isNamed("note"): try unit.readNote(scanner)
      case .start where scanner.isNamed("meta"): try XLIFFMetadata.read(scanner, into: &unit)
      case .start where scanner.isNamed("seg") && conf.isConfirmed(scanner.attribute("conf")):
        confirmed.append(scanner.attribute("id").map { Array($0) } ?? [])
      case .start where scanner.isNamed("alt-trans"):
        content.removeAll(keepingCapacity: true)
        try scanner.passElement(into: &content)
      case .start where scanner.isNamed("trans-unit"): throw UnitScanner.nested
      case .end where scanner.depth < own, .finish: break reading
      default: continue
      }
    }
    if isOfOthers { return units.count(.otherLanguage, at: place) }
    if unit.status == .automatic, isConfirmed { unit.status = .confirmed }
    makeSegments()
  }

  /// Whether the unit that has begun has an attribute by which it is confirmed, whatever the prefix of a program's own is.
  private var isConfirmed: Bool {
    approved.isConfirmed(scanner.attribute("approved"))
      || status.isConfirmed(scanner.value("status").map { Array($0.utf8)[...] })
      || confirmation.isConfirmed(scanner.value("confirmed").map { Array($0.utf8)[...] })
  }

  /// Makes links of the unit that was read.
  private func makeSegments() {
    let sources = segmented.segments.isEmpty ? source : segmented
    guard !sources.segments.isEmpty, !target.segments.isEmpty || target.text.isEmpty else {
      let whole = source.text.isEmpty ? segmented : source
      add(whole, whole.text.indices, target, target.text.indices, nil)
      return
    }
    var used = [Bool](repeating: false, count: target.segments.count)
    for (number, segment) in sources.segments.enumerated() {
      // Mostly they stand in one order.
      let found =
        target.segments.indices.contains(number) && target.segments[number].id == segment.id
        ? number : target.segments.firstIndex { $0.id == segment.id }
      if let found { used[found] = true }
      add(sources, segment.range, target, found.map { target.segments[$0].range } ?? 0..<0, segment.id)
    }
    for (index, segment) in target.segments.enumerated() where !used[index] {
      add(sources, 0..<0, target, segment.range, segment.id)
    }
  }

  private func add(
    _ a: Content, _ aRange: Range<Int>, _ b: Content, _ bRange: Range<Int>, _ segment: [UInt8]?
  ) {
    segments.add { link, number in
      unit.begin(&link, number: number)
      if let segment, link.status == .automatic, confirmed.contains(segment) { link.status = .confirmed }
      link.text += a.text[aRange]
      unit.addSide(0, 0..<link.text.count, to: &link)
      let start = link.text.count
      link.text += b.text[bRange]
      unit.addSide(1, start..<link.text.count, to: &link)
      link.isNull = link.sides.count < 2
    }
  }

  // MARK: Text

  /// Reads the text of the element that has begun, without codes.
  private func read(_ content: inout Content) throws {
    let own = scanner.depth
    var open: (id: [UInt8], start: Int, depth: Int)?
    while true {
      switch try scanner.next() {
      case .text: content.text += scanner.text
      case .start where scanner.isNamed("mrk") && scanner.attribute("mtype", is: "x-sdl-deleted"):
        // What a translator has deleted while Trados tracked changes.
        self.content.removeAll(keepingCapacity: true)
        try scanner.passElement(into: &self.content)
      case .start where scanner.isNamed("mrk"):
        if open == nil, scanner.attribute("mtype", is: "seg") {
          open = (scanner.attribute("mid").map { Array($0) } ?? [], content.text.count, scanner.depth)
        }
      case .start: try inline.begin(&content.text)
      case .end:
        if let segment = open, scanner.depth < segment.depth {
          content.segments.append((segment.id, segment.start..<content.text.count))
          open = nil
        }
        if scanner.depth < own { return }
      case .finish: return
      }
    }
  }

  func error(_ problem: String, remedy: Remedy?) -> InputError {
    InputError(.damaged, file: scanner.path, at: place, problem, remedy: remedy)
  }
}

/// Writes XLIFF 1.2: a unit for each link, with score and sentences in elements of another namespace (`XLIFFMetadata`).
final class XLIFF12Writer: LinkWriter {
  private let file: AtomicFile
  @exclusivity(unchecked) private var names = NameSet()
  @exclusivity(unchecked) private var count = 0

  init(_ file: AtomicFile, _ header: OutputHeader) throws {
    self.file = file
    let (a, b) = (header.documents[0], header.documents[1])
    try file.append { bytes in
      bytes.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"1.2\" ")
      bytes.add("xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" ")
      bytes.add(string: XLIFFMetadata.namespace)
      bytes.add(">\n  <file original=\"")
      bytes.addXML(a.name)
      bytes.add("\" source-language=\"")
      bytes.addXML(a.code)
      bytes.add("\" target-language=\"")
      bytes.addXML(b.code)
      bytes.add(
        "\" datatype=\"plaintext\" tool-id=\"synoptic\">\n    <header>\n    <tool tool-id=\"synoptic\" tool-name=\"synoptic\"/>\n"
      )
      XLIFFMetadata.add(header, to: &bytes)
      bytes.add("    </header>\n    <body>\n")
    }
  }

  func write(_ link: LinkRecord) throws {
    count += 1
    let id = names.insertName(link.id, number: count)
    try file.append { bytes in
      bytes.add("    <trans-unit id=\"")
      bytes.addXML(id, id.indices)
      bytes.add(link.status == .automatic ? "\">\n" : "\" approved=\"yes\">\n")
      bytes.add("      <source>")
      bytes.addXML(link.text, link.sides[0].text)
      bytes.add(
        link.status == .automatic
          ? "</source>\n      <target state=\"translated\">"
          : "</source>\n      <target state=\"signed-off\">")
      bytes.addXML(link.text, link.sides[1].text)
      bytes.add("</target>\n")
      if !link.comment.isEmpty {
        bytes.add("      <note>")
        bytes.addXML(link.comment, link.comment.indices)
        bytes.add("</note>\n")
      }
      XLIFFMetadata.add(link, to: &bytes)
      bytes.add("    </trans-unit>\n")
    }
  }

  func finish() throws { try file.append { $0.add("    </body>\n  </file>\n</xliff>\n") } }
}
