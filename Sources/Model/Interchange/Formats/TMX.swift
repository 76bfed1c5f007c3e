import AlignmentFiles
import AlignmentModel
import Basics
import Texts

/// Reads a translation memory (TMX 1.4b): a link a unit, a side a variant.
///
/// What this program writes tells its documents in the header; of other files the languages are the documents, in the order in which they
/// first stand there. Of elements within text only what they mark is taken (`hi`, `sub`), not the codes of a format.
final class TMXReader: LinkReader {
  private(set) var header = LinkHeader(documents: [])
  private let scanner: XMLEvents
  @exclusivity(unchecked) private var names = NameSet()
  /// The documents by how units name them: by a property, or by language.
  private var indexes: [String: Int] = [:]
  /// The documents of the codes of languages that were met.
  @exclusivity(unchecked) private var languages: [[UInt8]: Int] = [:]
  /// The text of a property or note.
  @exclusivity(unchecked) private var content: [UInt8] = []
  /// A unit that was read to see whether it belongs to the one before.
  private var ahead: Unit?
  /// The line and column of the unit that was read last.
  private var place = InputError.Place.position(line: 1, column: 1)

  fileprivate struct Unit {
    var link = LinkRecord()
    /// The line and column of its beginning.
    var place: InputError.Place
    /// The name of the link that several units make up.
    var group: String?
  }

  init(_ path: String) throws {
    scanner = try XMLEvents(path, .records)
    guard try scanner.nextElement(), scanner.isNamed("tmx") else {
      throw scanner.error("the root element is not <tmx>", remedy: .sayFormat(example: nil))
    }
    try readHeader()
    if header.documents.isEmpty { try findLanguages(path) }
  }

  private func readHeader() throws {
    var hasDocument = false
    while true {
      switch try scanner.next() {
      case .start where scanner.isNamed("body"): return
      case .start where scanner.isNamed("prop"):
        let type = scanner.string("type")
        let tag = scanner.string("xml:lang")
        let language = tag.flatMap { Language($0) }
        let value = try scanner.content()
        if type == "x-document" {
          hasDocument = true
          indexes[value] = header.documents.count
          // The tag of an edition is of one document only; see `EditionTags`.
          if let tag, tag.contains("-x-") { languages[Array(tag.utf8)] = header.documents.count }
          header.documents.append(.init(id: value, language: language))
        } else if type == "x-path", hasDocument {
          header.documents[header.documents.count - 1].path = value
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

  /// Goes through the file for its languages.
  private func findLanguages(_ path: String) throws {
    let scanner = try XMLEvents(path, .records)
    while true {
      switch try scanner.next() {
      case .start where scanner.isNamed("tuv"):
        guard let code = scanner.string("xml:lang") ?? scanner.string("lang") else {
          throw scanner.error("<tuv> has no xml:lang")
        }
        guard indexes[code.lowercased()] == nil else { continue }
        indexes[code.lowercased()] = header.documents.count
        header.documents.append(.init(language: Language(code)))
      case .finish: return
      default: continue
      }
    }
  }

  func next(_ link: inout LinkRecord) throws -> Bool {
    // What the last link has taken up serves for the next.
    var record = LinkRecord()
    swap(&record, &link)
    record.clear()
    guard var unit = try ahead ?? read(record) else { return false }
    ahead = nil
    place = unit.place
    while unit.group != nil, let more = try read(LinkRecord()) {
      guard more.group == unit.group else {
        ahead = more
        break
      }
      unit.add(more.link)
    }
    if let group = unit.group { unit.link.id = Array(group.utf8) }
    unit.link.sides.sort { $0.document < $1.document }
    unit.link.isNull = unit.link.sides.count < 2
    link = unit.link
    return true
  }

  /// Reads the next unit into an empty record; nil at the end.
  private func read(_ record: consuming LinkRecord) throws -> Unit? {
    while true {
      switch try scanner.next() {
      case .start where scanner.isNamed("tu"): return try readUnit(record)
      case .finish: return nil
      default: continue
      }
    }
  }

  private func readUnit(_ record: consuming LinkRecord) throws -> Unit {
    var unit = Unit(link: record, place: scanner.mark())
    if let id = scanner.attribute("tuid"), !id.isEmpty {
      unit.link.id += id
      guard names.insert(unit.link.id) else { throw scanner.error("a unit of this tuid stands above") }
    }
    while true {
      switch try scanner.next() {
      case .start where scanner.isNamed("prop"):
        if scanner.attribute("type", is: "x-score") {
          try readContent()
          unit.link.score = try score()
        } else if scanner.attribute("type", is: "x-status") {
          unit.link.status = Link.Status(rawValue: try scanner.content()) ?? .automatic
        } else if scanner.attribute("type", is: "x-link") {
          unit.group = try scanner.content()
        } else {
          try readContent()
        }
      case .start where scanner.isNamed("note"): unit.link.comment = Array(try scanner.content().utf8)
      case .start where scanner.isNamed("tuv"): try readVariant(&unit.link)
      case .end where scanner.isNamed("tu"): return unit
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
    reading: while true {
      switch try scanner.next() {
      case .start where scanner.isNamed("prop"):
        if scanner.attribute("type", is: "x-document") {
          name = try scanner.content()
        } else if scanner.attribute("type", is: "x-sentences") {
          sentences = try scanner.content().split(separator: " ").map { word in
            guard let index = Int(word), index >= 0 else {
              throw scanner.error("'\(word)' is no number of a sentence")
            }
            return index
          }
        } else {
          try readContent()
        }
      case .start where scanner.isNamed("seg"):
        let from = link.text.count
        try readSegment(&link.text)
        text = from..<link.text.count
      case .end where scanner.isNamed("tuv"): break reading
      default: continue
      }
    }
    guard let document = name.flatMap({ indexes[$0] }) ?? documentOfLanguage(Array(code)) else {
      throw scanner.error("no document is of the language '\(String(decoding: code, as: UTF8.self))'")
    }
    guard !link.sides.contains(where: { $0.document == document }) else {
      throw InputError(
        .damaged, file: scanner.path, at: start,
        "two variants of the language '\(String(decoding: code, as: UTF8.self))' in a unit",
        remedy: "keep one of them")
    }
    let first = link.sentences.count
    link.sentences += sentences
    link.sides.append(.init(document: document, sentences: first..<link.sentences.count, text: text))
  }

  private func documentOfLanguage(_ code: [UInt8]) -> Int? {
    if let known = languages[code] { return known }
    let name = String(decoding: code, as: UTF8.self)
    let language = Language(name)
    let document =
      indexes[name.lowercased()]
      ?? header.documents.firstIndex { $0.language != nil && $0.language == language }
    if let document { languages[code] = document }
    return document
  }

  /// Reads a segment without the codes in it.
  private func readSegment(_ text: inout [UInt8]) throws {
    let own = scanner.depth
    while true {
      switch try scanner.next() {
      case .text: text += scanner.text
      case .start where scanner.isNamed("hi") || scanner.isNamed("sub"): continue
      case .start: try readCode(&text)
      case .end: if scanner.depth < own { return }
      case .finish: return
      }
    }
  }

  /// Passes codes; text that stands in them for itself, as a footnote does, is read.
  private func readCode(_ text: inout [UInt8]) throws {
    let own = scanner.depth
    while true {
      switch try scanner.next() {
      case .start where scanner.isNamed("sub"): try readSegment(&text)
      case .end: if scanner.depth < own { return }
      case .finish: return
      default: continue
      }
    }
  }

  /// Passes an element, and keeps its text in `content`.
  private func readContent() throws {
    content.removeAll(keepingCapacity: true)
    try scanner.passElement(into: &content)
  }

  /// The number in `content`.
  private func score() throws -> Double {
    try content.withUnsafeBufferPointer { bytes in
      var cursor = ByteCursor(bytes)
      guard let number = cursor.passNumber(), cursor.isAtEnd else {
        throw scanner.error("'\(String(decoding: bytes, as: UTF8.self))' is no number")
      }
      return number
    }
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
      link.sides.append(
        .init(
          document: side.document, sentences: sentences..<link.sentences.count, text: text..<link.text.count))
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
  private let codes: [[UInt8]]
  /// Whether another document is in the same language.
  private let sharesLanguage: [Bool]
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
    codes = documents.map { escaped($0.code) }
    let codes = documents.map(\.code)
    sharesLanguage = codes.map { code in codes.count { $0 == code } > 1 }
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
        for side in sides { add(side, of: link, to: &bytes) }
        bytes.add("    </tu>\n")
      }
    }
  }

  private func add(_ side: LinkRecord.Side, of link: LinkRecord, to bytes: inout [UInt8]) {
    bytes.add("      <tuv xml:lang=\"")
    bytes += codes[side.document]
    bytes.add("\">")
    if sharesLanguage[side.document] {
      bytes.add("<prop type=\"x-document\">")
      bytes += names[side.document]
      bytes.add("</prop>")
    }
    if !side.sentences.isEmpty {
      bytes.add("<prop type=\"x-sentences\">")
      for at in side.sentences {
        if at > side.sentences.lowerBound { bytes.add(" ") }
        bytes.add(link.sentences[at])
      }
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
    guard link.sides.contains(where: { sharesLanguage[$0.document] }) else { return [link.sides] }
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
