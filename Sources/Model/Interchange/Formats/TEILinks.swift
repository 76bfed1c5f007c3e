import AlignmentFiles
import AlignmentModel
import Basics
import Texts

/// Reads the links of a TEI P5 document: `link` elements whose targets are sentences of other files (`de.xml#s1`), or `span` elements
/// that put several together.
///
/// The first pass over the file finds the documents: those that `domains` of the group of links names, or else all that targets name,
/// in the order in which they first do.
final class TEILinkReader: LinkReader {
  private(set) var header = LinkHeader(documents: [])
  private let scanner: XMLEvents
  @exclusivity(unchecked) private var names = NameSet()
  private var tables: [SentenceTable?] = []
  /// The indexes of documents by their URIs.
  private var indexes: [[UInt8]: Int] = [:]
  /// What spans put together, by their names.
  @exclusivity(unchecked) private var spans: [[UInt8]: [UInt8]] = [:]

  init(_ path: String) throws {
    scanner = try XMLEvents(path, .records)
    try findDocuments(path)
    tables = header.documents.map { _ in nil }
  }

  func use(_ documents: [OutputDocument]) { tables = documents.map(\.table) }

  private func findDocuments(_ path: String) throws {
    let scanner = try XMLEvents(path, .records)
    var hasLinks = false
    while true {
      switch try scanner.next() {
      case .start where scanner.depth == 1:
        guard scanner.isNamed("TEI") || scanner.isNamed("standOff") else {
          throw scanner.error(
            "the root element is not <TEI>", remedy: .sayFormat(example: nil))
        }
      case .start where scanner.isNamed("linkGrp"):
        hasLinks = true
        if let domains = scanner.attribute("domains") {
          header.documents = []
          indexes = [:]
          for uri in domains.split(whereSeparator: { $0 <= 0x20 }) { add(Array(uri)) }
          return
        }
      case .start where scanner.isNamed("link") || scanner.isNamed("span"):
        let targets = scanner.attribute("target") ?? []
        for target in targets.split(whereSeparator: { $0 <= 0x20 }) where target.first != UInt8(ascii: "#") {
          add(Array(target.prefix { $0 != UInt8(ascii: "#") }))
        }
      case .finish:
        guard hasLinks else { throw scanner.error("has no <linkGrp>") }
        return
      default: continue
      }
    }
  }

  private func add(_ uri: [UInt8]) {
    guard indexes[uri] == nil else { return }
    indexes[uri] = header.documents.count
    header.documents.append(.init(path: URIPath.path(uri)))
  }

  func next(_ link: inout LinkRecord) throws -> Bool {
    while true {
      switch try scanner.next() {
      case .start where scanner.isNamed("span"):
        if let id = scanner.attribute("xml:id"), let target = scanner.attribute("target") {
          guard spans.updateValue(Array(target), forKey: Array(id)) == nil else {
            throw scanner.error("the xml:id '\(String(decoding: id, as: UTF8.self))' stands above")
          }
        }
      case .start where scanner.isNamed("link"):
        try read(&link)
        return true
      case .finish: return false
      default: continue
      }
    }
  }

  private func read(_ link: inout LinkRecord) throws {
    link.clear()
    if let id = scanner.attribute("xml:id") {
      let id = Array(id)
      guard spans[id] == nil, names.insert(id) else {
        throw scanner.error("the xml:id '\(String(decoding: id, as: UTF8.self))' stands above")
      }
      link.id = scanner.attribute("n").map { Array($0) } ?? id
    }
    guard let targets = scanner.attribute("target") else { throw scanner.error("<link> has no target") }
    var sentences = [[Int]](repeating: [], count: header.documents.count)
    for target in targets.split(whereSeparator: { $0 <= 0x20 }) {
      if target.first == UInt8(ascii: "#") {
        guard let span = spans[Array(target.dropFirst())] else {
          throw scanner.error("'\(String(decoding: target, as: UTF8.self))' is no <span> that stands above")
        }
        for target in span.split(whereSeparator: { $0 <= 0x20 }) { try add(target, to: &sentences) }
      } else {
        try add(target, to: &sentences)
      }
    }
    for (document, indexes) in sentences.enumerated() where !indexes.isEmpty {
      let start = link.sentences.count
      link.sentences += indexes
      link.sides.append(.init(document: document, sentences: start..<link.sentences.count))
    }
    if let cert = scanner.string("cert") {
      // The words of teidata.certainty.
      switch cert {
      case "high": link.score = 0.9
      case "medium": link.score = 0.6
      case "low": link.score = 0.3
      case "unknown": break
      default:
        guard let score = Double(cert), 0...1 ~= score else {
          throw scanner.error("cert '\(cert)' is no probability")
        }
        link.score = score
      }
    }
    if let status = scanner.string("subtype").flatMap({ Link.Status(rawValue: $0) }) { link.status = status }
    link.isNull = link.sides.count < 2
  }

  /// Adds the sentence that a pointer leads to.
  private func add(_ target: ArraySlice<UInt8>, to sentences: inout [[Int]]) throws {
    let parts = target.split(separator: UInt8(ascii: "#"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let document = indexes[Array(parts[0])] else {
      throw scanner.error("'\(String(decoding: target, as: UTF8.self))' is no sentence of the documents")
    }
    var found = LinkRecord()
    let problem = Array(parts[1]).withUnsafeBufferPointer { name in
      var cursor = ByteCursor(name)
      return SentenceName.read(&cursor, tables[document], into: &found)
    }
    if let problem { throw scanner.error(problem) }
    sentences[document] += found.sentences
  }

  func error(_ problem: String, remedy: Remedy?) -> InputError { scanner.error(problem, remedy: remedy) }
}

/// Writes links as a TEI P5 document: a `standOff` of a `spanGrp`, which puts sentences together, and a `linkGrp`.
///
/// A `link` has at least two targets, so that sentences without counterpart are none.
final class TEILinkWriter: LinkWriter {
  private let file: AtomicFile
  private let uris: [[UInt8]]
  /// The links, which stand after all spans.
  @exclusivity(unchecked) private var links: [UInt8] = []
  /// The pages of passages, which stand after all links.
  @exclusivity(unchecked) private var pages: [UInt8] = []
  @exclusivity(unchecked) private var names = NameSet()
  @exclusivity(unchecked) private var count = 0
  @exclusivity(unchecked) private var spans = 0

  init(_ file: AtomicFile, _ header: OutputHeader) throws {
    self.file = file
    uris = header.documents.map { URIPath.uri($0.name) }
    let words = header.generator.split(separator: " ")
    try file.append { bytes in
      bytes.add(
        string: """
          <?xml version="1.0" encoding="UTF-8"?>
          <TEI xmlns="http://www.tei-c.org/ns/1.0">
            <teiHeader>
              <fileDesc>
                <titleStmt><title>Links between \(header.documents.count) documents</title></titleStmt>
                <publicationStmt><p>Made by a program.</p></publicationStmt>
                <sourceDesc><listBibl>

          """)
      for document in header.documents {
        bytes.add("        <bibl><title xml:lang=\"")
        bytes.addXML(document.code)
        bytes.add("\">")
        bytes.addXML(document.name)
        bytes.add("</title>")
        for (name, value) in document.details {
          switch name {
          case "title": bytes.add("<title type=\"main\">")
          case "author": bytes.add("<author>")
          case "date": bytes.add("<date>")
          default: bytes.add("<idno type=\"URI\">")
          }
          bytes.addXML(value)
          switch name {
          case "title": bytes.add("</title>")
          case "author": bytes.add("</author>")
          case "date": bytes.add("</date>")
          default: bytes.add("</idno>")
          }
        }
        bytes.add("</bibl>\n")
      }
      bytes.add("      </listBibl></sourceDesc>\n    </fileDesc>\n    <encodingDesc><appInfo>\n")
      bytes.add("      <application ident=\"synoptic\" version=\"")
      let version = words.last ?? "1"
      bytes.addXML(version.allSatisfy { $0.isNumber || $0 == "." } ? String(version) : "1")
      bytes.add("\"><desc>")
      bytes.addXML(header.signature)
      bytes.add(
        "</desc></application>\n    </appInfo></encodingDesc>\n  </teiHeader>\n  <standOff type=\"alignment\">\n"
      )
    }
    links.add(
      string: "    <linkGrp type=\"\(header.mode == .parallel ? "translation" : "synopsis")\" domains=\"")
    for (index, uri) in uris.enumerated() {
      if index > 0 { links.add(" ") }
      links += uri
    }
    links.add("\">\n")
  }

  func write(_ link: LinkRecord) throws {
    count += 1
    let name = names.insertXMLName(link.id, number: count)
    links.add("      <link xml:id=\"")
    links += name
    if name != link.id, !link.id.isEmpty {
      links.add("\" n=\"")
      links.addXML(link.id, link.id.indices)
    }
    links.add("\" type=\"t")
    for (index, side) in link.sides.enumerated() {
      if index > 0 { links.add("-") }
      links.add(side.sentences.count)
    }
    if link.status != .automatic {
      links.add("\" subtype=\"")
      links.add(string: link.status.rawValue)
    }
    if let score = link.score {
      links.add("\" cert=\"")
      links.add(score)
    }
    links.add("\" target=\"")
    for (index, side) in link.sides.enumerated() {
      if index > 0 { links.add(" ") }
      addPages(of: side, of: link)
      if side.sentences.count > 1 {
        let span = try addSpan(side, of: link)
        links.add("#")
        links += span
      } else {
        add(side, of: link, to: &links)
      }
    }
    links.add("\"/>\n")
  }

  private func addPages(of side: LinkRecord.Side, of link: LinkRecord) {
    guard let found = side.pages, !side.sentences.isEmpty else { return }
    pages.add("      <span target=\"")
    add(side, of: link, to: &pages)
    pages.add("\">")
    pages.addXML(found.description)
    pages.add("</span>\n")
  }

  private func addSpan(_ side: LinkRecord.Side, of link: LinkRecord) throws -> [UInt8] {
    spans += 1
    var name = Array("g\(spans)".utf8)
    while !names.insert(name) { name.add("-2") }
    try file.append { bytes in
      bytes.add(spans == 1 ? "    <spanGrp type=\"passage\">\n" : "")
      bytes.add("      <span xml:id=\"")
      bytes += name
      bytes.add("\" target=\"")
      add(side, of: link, to: &bytes)
      bytes.add("\"/>\n")
    }
    return name
  }

  private func add(_ side: LinkRecord.Side, of link: LinkRecord, to bytes: inout [UInt8]) {
    for at in side.sentences {
      if at > side.sentences.lowerBound { bytes.add(" ") }
      bytes += uris[side.document]
      bytes.add("#s")
      bytes.add(link.sentences[at] + 1)
    }
  }

  func finish() throws {
    try file.append { bytes in
      if spans > 0 { bytes.add("    </spanGrp>\n") }
      bytes += links
      bytes.add("    </linkGrp>\n")
      if !pages.isEmpty {
        bytes.add("    <spanGrp type=\"pages\">\n")
        bytes += pages
        bytes.add("    </spanGrp>\n")
      }
      bytes.add("  </standOff>\n</TEI>\n")
    }
  }
}

/// Paths as URI references (RFC 3986), and names as XML has them.
enum URIPath {
  /// The reference to a path.
  static func uri(_ path: String) -> [UInt8] {
    var uri: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        uri.append(byte)
      default:
        uri.add("%")
        for digit in [byte >> 4, byte & 15] { uri.append(Hexadecimal.digit(digit, isUpper: true)) }
      }
    }
    return uri
  }

  /// The path of a reference.
  static func path(_ uri: [UInt8]) -> String {
    var path: [UInt8] = []
    var at = 0
    while at < uri.count {
      if uri[at] == UInt8(ascii: "%"), at + 2 < uri.count,
        let high = Hexadecimal.value(of: uri[at + 1]), let low = Hexadecimal.value(of: uri[at + 2])
      {
        path.append(high << 4 | low)
        at += 3
      } else {
        path.append(uri[at])
        at += 1
      }
    }
    return String(decoding: path, as: UTF8.self)
  }

  /// Whether bytes are a name without colon (NCName), of ASCII letters, digits and marks.
  static func isName(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, (first | 0x20) &- UInt8(ascii: "a") < 26 || first == UInt8(ascii: "_")
    else {
      return false
    }
    return bytes.allSatisfy {
      ($0 | 0x20) &- UInt8(ascii: "a") < 26 || $0 &- 48 < 10 || $0 == UInt8(ascii: "_")
        || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: ".")
    }
  }
}
