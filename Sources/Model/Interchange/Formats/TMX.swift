import AlignmentFiles
import AlignmentModel
import Basics
import Texts

/// Reads a translation memory (TMX 1.4b): a link a unit, a side a variant.
///
/// What this program writes tells its documents in the header; of other files the languages are the documents (`MemoryLanguages`). Of elements within
/// text the codes of a format are left out, and what all others hold is text.
final class TMXReader: LinkReader {
  private(set) var header = LinkHeader(documents: [])
  private let scanner: XMLEvents
  private let units: UnitScanner
  private let inline: InlineText
  private let isStrict: Bool
  @exclusivity(unchecked) private var names = NameSet()
  /// The documents by how units name them.
  private var indexes: [String: Int] = [:]
  /// The documents, and the numbers of their tags, of the codes of languages that were met.
  @exclusivity(unchecked) private var languages: [[UInt8]: (document: Int, tag: Int)] = [:]
  /// The text of a property or note, and of a variant that stands without segment.
  @exclusivity(unchecked) private var content: [UInt8] = []
  @exclusivity(unchecked) private var loose: [UInt8] = []
  /// Units that were read and not given yet: one that was read to see whether it belongs to the one before, and others of the same variants.
  @exclusivity(unchecked) private var waiting: [Unit] = []
  /// The line and column of the unit that was read last.
  private var place = InputError.Place.position(line: 1, column: 1)

  var report: ReadingReport { units.report }

  fileprivate struct Unit {
    var link = LinkRecord()
    /// The line and column of its beginning.
    var place: InputError.Place
    /// The name of the link that several units make up.
    var group: String?
  }

  init(_ path: String, _ reading: LinkReading) throws {
    units = try UnitScanner(path, units: ["tu"], reading)
    inline = InlineText(
      units: units, codes: ["bpt", "ept", "ph", "it", "ut"], outer: ["tu", "tuv", "seg"],
      known: ["hi", "sub"])
    scanner = units.events
    isStrict = reading.isStrict
    guard try scanner.nextElement(), scanner.isNamed("tmx") else {
      throw scanner.error("the root element is not <tmx>", remedy: .sayFormat(example: nil))
    }
    units.open.append(scanner.qualifiedName)
    try readHeader()
    guard header.documents.isEmpty else { return }
    let found = try MemoryLanguages(path, reading)
    header.documents = found.documents
    for (code, place) in found.places { languages[Array(code.utf8)] = place }
  }

  private func readHeader() throws {
    var hasDocument = false
    while true {
      switch try scanner.next() {
      case .start where scanner.isNamed("body"):
        units.open.append(scanner.qualifiedName)
        return
      case .start where scanner.isNamed("prop"):
        let type = scanner.string("type")
        let tag = scanner.string("xml:lang")
        let value = try scanner.content()
        if type == "x-document" {
          hasDocument = true
          indexes[value] = header.documents.count
          var document = LinkHeader.Document(id: value)
          // The tag of an edition is of one document only; see `EditionTags`.
          if let tag, let edition = tag.firstRange(of: "-x-") {
            document.setLanguage(String(tag[..<edition.lowerBound]))
            languages[Array(tag.utf8)] = (header.documents.count, 0)
          } else {
            document.setLanguage(tag)
          }
          header.documents.append(document)
        } else if type == "x-path", hasDocument {
          header.documents[header.documents.count - 1].path = value
        } else if type == "x-languages", hasDocument {
          header.documents[header.documents.count - 1].tags = value.split(separator: " ").compactMap {
            LanguageTag(String($0))
          }
        } else if type == "x-mode" {
          header.mode = Alignment.Mode(rawValue: value)
        } else if type == "x-signature" {
          header.signature = value
        }
      case .finish: throw scanner.error("has no <body>")
      default: continue
      }
    }
  }

  func next(_ link: inout LinkRecord) throws -> Bool {
    // What the last link has taken up serves for the next.
    var record = LinkRecord()
    swap(&record, &link)
    record.clear()
    guard var unit = try waiting.isEmpty ? read(record) : waiting.removeFirst() else { return false }
    place = unit.place
    while unit.group != nil, let more = try waiting.isEmpty ? read(LinkRecord()) : waiting.removeFirst() {
      guard more.group == unit.group else {
        waiting.insert(more, at: 0)
        break
      }
      unit.add(more.link)
    }
    if let group = unit.group { unit.link.id = Array(group.utf8) }
    unit.link.sides.sort { $0.document < $1.document }
    unit.link.isNull = unit.link.sides.count < 2
    if unit.link.isNull { units.count(.oneSide, at: unit.place) }
    link = unit.link
    return true
  }

  /// Reads the next unit into an empty record; nil at the end.
  private func read(_ record: consuming LinkRecord) throws -> Unit? {
    var room = record
    while true {
      switch try units.next() {
      case .start where scanner.isNamed("tu"):
        let read = try units.unit {
          var own = LinkRecord()
          swap(&own, &room)
          return try readUnit(own)
        }
        if var read {
          separate(&read)
          return read
        }
      case .finish: return nil
      default: continue
      }
    }
  }

  private func readUnit(_ record: consuming LinkRecord) throws -> Unit {
    var unit = Unit(link: record, place: scanner.mark())
    if let id = scanner.attribute("tuid"), !id.isEmpty {
      unit.link.id += id
      if !names.insert(unit.link.id) {
        guard !isStrict else { throw scanner.error("a unit of this tuid stands above") }
        units.count(.repeatedNames)
        unit.link.id = []
      }
    }
    while true {
      switch try scanner.next() {
      case .start where scanner.isNamed("prop"):
        if scanner.attribute("type", is: "x-score") {
          try readContent()
          unit.link.score = try scanner.number(in: content)
        } else if scanner.attribute("type", is: "x-status") {
          unit.link.status = Link.Status(rawValue: try scanner.content()) ?? .automatic
        } else if scanner.attribute("type", is: "x-link") {
          unit.group = try scanner.content()
        } else {
          try readContent()
        }
      case .start where scanner.isNamed("note"): try readNote(&unit.link)
      case .start where scanner.isNamed("tuv"): try readVariant(&unit.link)
      case .start where scanner.isNamed("tu"): throw UnitScanner.nested
      case .end where scanner.isNamed("tu"): return unit
      case .finish: throw scanner.error("a unit does not end")
      default: continue
      }
    }
  }

  private func readVariant(_ link: inout LinkRecord) throws {
    guard let code = scanner.attribute("xml:lang") ?? scanner.attribute("lang") else {
      throw scanner.error("<tuv> has no xml:lang")
    }
    let start = scanner.mark()
    var name: String?
    var sentences: [Int] = []
    var text = 0..<0
    var hasSegment = false
    loose.removeAll(keepingCapacity: true)
    reading: while true {
      switch try scanner.next() {
      case .text where !hasSegment: loose += scanner.text
      case .start where scanner.isNamed("prop"):
        if scanner.attribute("type", is: "x-document") {
          name = try scanner.content()
        } else if scanner.attribute("type", is: "x-sentences") {
          sentences = try scanner.sentenceIndexes()
        } else {
          try readContent()
        }
      case .start where scanner.isNamed("note"): try readNote(&link)
      case .start where scanner.isNamed("seg"):
        guard !hasSegment else { throw scanner.error("a variant with two segments") }
        hasSegment = true
        let from = link.text.count
        try inline.read(into: &link.text)
        text = from..<link.text.count
      case .start where scanner.isNamed("tu") || scanner.isNamed("tuv"): throw UnitScanner.nested
      case .start where !hasSegment: try inline.begin(&loose)
      case .end where scanner.isNamed("tuv"): break reading
      case .finish: throw scanner.error("a variant does not end")
      default: continue
      }
    }
    if !hasSegment, let first = loose.firstIndex(where: { $0 > 0x20 }),
      let last = loose.lastIndex(where: { $0 > 0x20 })
    {
      units.count(.unsegmented, at: start)
      let from = link.text.count
      link.text += loose[first...last]
      text = from..<link.text.count
    }
    // Of a variant without text its language says nothing.
    guard link.hasText(text) else { return }
    let found = name.flatMap { indexes[$0] }
    guard let known = documentOfLanguage(Array(code)) ?? found.map({ ($0, 0) }) else {
      throw scanner.error("no document is of the language '\(String(decoding: code, as: UTF8.self))'")
    }
    let document = found ?? known.document
    if isStrict, link.sides.contains(where: { $0.document == document }) {
      throw InputError(
        .damaged, file: scanner.path, at: start,
        "two variants of the language '\(String(decoding: code, as: UTF8.self))' in a unit",
        remedy: "keep one of them")
    }
    let first = link.sentences.count
    link.sentences += sentences
    var side = LinkRecord.Side(document: document, sentences: first..<link.sentences.count, text: text)
    side.tag = document == known.document ? known.tag : 0
    link.sides.append(side)
  }

  /// Leaves one variant of each document in a unit.
  ///
  /// Each other variant becomes a unit of its own, with the first of the other documents.
  private func separate(_ unit: inout Unit) {
    let count = unit.link.sides.count
    guard count > 2 || count == 2 && unit.link.sides[0].document == unit.link.sides[1].document else {
      return
    }
    let sides = unit.link.sides
    var firsts: [LinkRecord.Side] = []
    var others: [(side: LinkRecord.Side, of: Int)] = []
    for side in sides {
      if let at = firsts.firstIndex(where: { $0.document == side.document }) {
        let isNew = ([firsts[at]] + others.filter { $0.of == at }.map(\.side)).allSatisfy {
          unit.link.text[$0.text] != unit.link.text[side.text]
        }
        if isNew { others.append((side, at)) }
      } else {
        firsts.append(side)
      }
    }
    unit.link.sides = firsts
    guard !others.isEmpty else { return }
    units.count(.alternatives, at: unit.place)
    // Two variants of one language and nothing else are no link.
    guard firsts.count > 1 else { return }
    for (number, (side, at)) in others.enumerated() {
      var other = unit
      other.link.sides[at] = side
      if !unit.link.id.isEmpty {
        other.link.id += "-\(number + 2)".utf8
        if !names.insert(other.link.id) { other.link.id = [] }
      }
      waiting.append(other)
    }
  }

  private func documentOfLanguage(_ code: [UInt8]) -> (document: Int, tag: Int)? {
    if let known = languages[code] { return known }
    guard let tag = LanguageTag(String(decoding: code, as: UTF8.self)) else { return nil }
    let document =
      header.documents.firstIndex { $0.tags.contains(tag) }
      ?? header.documents.firstIndex { $0.language == tag.language }
    guard let document else { return nil }
    let number = header.documents[document].tags.firstIndex(of: tag)
    let found = (document, number ?? header.documents[document].tags.count)
    if number == nil { header.documents[document].tags.append(tag) }
    languages[code] = found
    return found
  }

  /// Adds a note to those on a unit.
  private func readNote(_ link: inout LinkRecord) throws {
    if !link.comment.isEmpty { link.comment.append(0x20) }
    try scanner.passElement(into: &link.comment)
  }

  /// Passes an element, and keeps its text in `content`.
  private func readContent() throws {
    content.removeAll(keepingCapacity: true)
    try scanner.passElement(into: &content)
  }

  func error(_ problem: String, remedy: Remedy?) -> InputError {
    InputError(.damaged, file: scanner.path, at: place, problem, remedy: remedy)
  }
}

extension TMXReader.Unit {
  /// Adds the sides of documents that the unit does not have yet.
  fileprivate mutating func add(_ other: LinkRecord) {
    for side in other.sides where !link.sides.contains(where: { $0.document == side.document }) {
      let (sentences, text) = (link.sentences.count, link.text.count)
      link.sentences += other.sentences[side.sentences]
      link.text += other.text[side.text]
      var added = side
      added.sentences = sentences..<link.sentences.count
      added.text = text..<link.text.count
      link.sides.append(added)
    }
  }
}

/// Writes a translation memory (TMX 1.4b), valid by its DTD and schema.
///
/// A unit has one variant for each language at most, since programs take one of two. Where a link has passages of several documents in
/// one language, it becomes a unit for each choice among them, with a property that names the link.
final class TMXWriter: LinkWriter {
  private let file: AtomicFile
  private let documents: [OutputDocument]
  private let names: [[UInt8]]
  /// For each document how its language is written by the numbers of its tags, and in a unit with others of that language only.
  private let codes: [[[UInt8]]]
  private let editionCodes: [[UInt8]]
  /// Whether another document has the same code, and whether a variant's language may not tell the document.
  private let sharesCode: [Bool]
  private let needsName: [Bool]
  @exclusivity(unchecked) private var ids = NameSet()
  @exclusivity(unchecked) private var count = 0

  init(_ file: AtomicFile, _ header: OutputHeader) throws {
    self.file = file
    documents = header.documents
    func escaped(_ text: String) -> [UInt8] {
      var bytes: [UInt8] = []
      bytes.addXML(text)
      return bytes
    }
    names = documents.map { escaped($0.id) }
    self.codes = documents.map { document in
      (0..<max(1, document.tags.count)).map { escaped(document.code(of: $0)) }
    }
    let codes = documents.map(\.code)
    editionCodes = documents.enumerated().map { index, document in
      let tag = EditionTags.subtags(document.id)
      return escaped("\(document.code)-x-\(tag.isEmpty ? "d\(index + 1)" : tag)")
    }
    sharesCode = codes.map { code in codes.count { $0 == code } > 1 }
    needsName = zip(documents, sharesCode).map { [documents] document, shares in
      shares
        || documents.contains {
          $0.id != document.id && $0.language == document.language && $0.tags.count + document.tags.count > 2
        }
    }
    let version = header.generator.split(separator: " ").last.map(String.init) ?? "1"
    try file.append { bytes in
      bytes.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n")
      bytes.add("  <header creationtool=\"synoptic\" creationtoolversion=\"")
      bytes.addXML(version)
      bytes.add("\" segtype=\"sentence\" o-tmf=\"synoptic\" adminlang=\"en\" srclang=\"")
      if documents.count == 2 { bytes.addXML(codes[0]) } else { bytes.add("*all*") }
      bytes.add("\" datatype=\"plaintext\">\n    <prop type=\"x-mode\">")
      bytes.add(string: header.mode.rawValue)
      bytes.add("</prop>\n    <prop type=\"x-signature\">")
      bytes.addXML(header.signature)
      bytes.add("</prop>\n")
      for document in documents {
        bytes.add("    <prop type=\"x-document\" xml:lang=\"")
        bytes.addXML(document.code)
        bytes.add("\">")
        bytes.addXML(document.id)
        bytes.add("</prop>\n")
        if let path = document.path {
          bytes.add("    <prop type=\"x-path\">")
          bytes.addXML(path)
          bytes.add("</prop>\n")
        }
        if document.tags.count > 1 {
          bytes.add("    <prop type=\"x-languages\">")
          bytes.addXML(document.tags.map(\.description).joined(separator: " "))
          bytes.add("</prop>\n")
        }
        for (name, value) in document.details {
          bytes.add("    <prop type=\"x-")
          bytes.add(string: name)
          bytes.add("\" xml:lang=\"")
          bytes.addXML(document.code)
          bytes.add("\">")
          bytes.addXML(value)
          bytes.add("</prop>\n")
        }
      }
      bytes.add("  </header>\n  <body>\n")
    }
  }

  func write(_ link: LinkRecord) throws {
    let choices = choices(link)
    let id = choices.isEmpty ? [] : ids.insertName(link.id, number: count + 1)
    for (number, sides) in choices.enumerated() {
      try file.append { bytes in
        count += 1
        bytes.add("    <tu tuid=\"")
        bytes.addXML(id, id.indices)
        if number > 0 {
          bytes.add("-")
          bytes.add(number + 1)
        }
        bytes.add("\">\n")
        if !link.comment.isEmpty {
          bytes.add("      <note>")
          bytes.addXML(link.comment, link.comment.indices)
          bytes.add("</note>\n")
        }
        if let score = link.score {
          bytes.add("      <prop type=\"x-score\">")
          bytes.add(score)
          bytes.add("</prop>\n")
        }
        if link.status != .automatic {
          bytes.add("      <prop type=\"x-status\">")
          bytes.add(string: link.status.rawValue)
          bytes.add("</prop>\n")
        }
        if choices.count > 1 {
          bytes.add("      <prop type=\"x-link\">")
          bytes.addXML(id, id.indices)
          bytes.add("</prop>\n")
        }
        for side in sides { add(side, of: link, areAlike: areAlike(sides), to: &bytes) }
        bytes.add("    </tu>\n")
      }
    }
  }

  /// Whether all sides are of documents with one code, which programs take for one.
  private func areAlike(_ sides: [LinkRecord.Side]) -> Bool {
    guard sides.count > 1, sharesCode[sides[0].document] else { return false }
    let code = documents[sides[0].document].code
    return sides.allSatisfy { documents[$0.document].code == code }
  }

  private func add(_ side: LinkRecord.Side, of link: LinkRecord, areAlike: Bool, to bytes: inout [UInt8]) {
    bytes.add("      <tuv xml:lang=\"")
    let own = codes[side.document]
    bytes += areAlike ? editionCodes[side.document] : own[own.indices.contains(side.tag) ? side.tag : 0]
    bytes.add("\">")
    if needsName[side.document] {
      bytes.add("<prop type=\"x-document\">")
      bytes += names[side.document]
      bytes.add("</prop>")
    }
    if !side.sentences.isEmpty {
      bytes.add("<prop type=\"x-sentences\">")
      bytes.addSentenceIndexes(side, of: link)
      bytes.add("</prop>")
    }
    if let pages = side.pages {
      bytes.add("<prop type=\"x-pages\">")
      bytes.addXML(pages.description)
      bytes.add("</prop>")
    }
    bytes.add("<seg>")
    bytes.addXML(link.text, side.text)
    bytes.add("</seg></tuv>\n")
  }

  /// The choices of one side for each language.
  private func choices(_ link: LinkRecord) -> [[LinkRecord.Side]] {
    guard !areAlike(link.sides), link.sides.contains(where: { sharesCode[$0.document] }) else {
      return [link.sides]
    }
    var groups: [(code: String, sides: [LinkRecord.Side])] = []
    for side in link.sides {
      let code = documents[side.document].code
      if let index = groups.firstIndex(where: { $0.code == code }) {
        groups[index].sides.append(side)
      } else {
        groups.append((code, [side]))
      }
    }
    return groups.reduce([[]]) { choices, group in
      choices.flatMap { choice in group.sides.map { choice + [$0] } }
    }
  }

  func finish() throws {
    try file.append { $0.add("  </body>\n</tmx>\n") }
  }
}
