import AlignmentFiles
import AlignmentModel
import Basics
import Foundation
import Texts

/// Reads the links of a TEI P5 document: `link` elements whose targets are elements of other files (`de.xml#S1-de`) or of its own (`#S1-de`),
/// or `span` elements that put several together; or, where it has no `link`, the pointers of its own elements to others (`corresp`).
///
/// What a pointer names is the element that has the id. Sentences of documents without elements are counted, `s1` and so on. The first pass over
/// the file finds the documents: those that `domains` or `corresp` of the group of links name, or else all that targets name, in the order in
/// which they first do; and the file itself, if links lead to elements of its own.
final class TEILinkReader: LinkReader {
  private(set) var header = LinkHeader(documents: [])
  private let path: String
  private let scanner: XMLEvents
  @exclusivity(unchecked) private var names = NameSet()
  private var documents: [SentenceName.DocumentBox?] = []
  /// The indexes of documents by their URIs.
  private var indexes: [[UInt8]: Int] = [:]
  /// The index of the file itself; nil if it is none of the documents.
  private var own: Int?
  /// The elements whose pointers are the links; nil if `link` elements are.
  private var pointing: String?
  /// What spans put together, by their names.
  @exclusivity(unchecked) private var spans: [[UInt8]: [UInt8]] = [:]
  /// Of elements that point to others: the pointers of the last, and the elements in a row that have these.
  @exclusivity(unchecked) private var held: (targets: [UInt8], ids: [String]) = ([], [])
  @exclusivity(unchecked) private var isAtEnd = false

  /// The elements that may point to what corresponds to them; of several kinds those count that come first here.
  private static let kinds = ["s", "seg", "u", "l", "ab", "p", "head"]

  init(_ path: String, _ reading: LinkReading) throws {
    self.path = path
    scanner = try XMLEvents(path, .records, reading.asItStands)
    try findDocuments(reading)
    documents = header.documents.map { _ in nil }
  }

  func use(_ documents: [OutputDocument]) { self.documents = documents.map(SentenceName.DocumentBox.init) }

  private func findDocuments(_ reading: LinkReading) throws {
    let scanner = try XMLEvents(path, .records, reading.asItStands)
    var hasLinks = false
    var spans: Set<[UInt8]> = []
    var locals: Set<[UInt8]> = []
    var elements: [String: [[UInt8]]] = [:]
    while true {
      switch try scanner.next() {
      case .start where scanner.depth == 1 && !TEILinkReader.isRoot(scanner):
        throw scanner.error("the root element is not <TEI>", remedy: .sayFormat(example: nil))
      case .start where scanner.isNamed("linkGrp"):
        hasLinks = true
        let named = TEILinkReader.list(scanner.attribute("domains") ?? scanner.attribute("corresp"))
        let files = named.filter { $0.first != UInt8(ascii: "#") }
        if scanner.attribute("domains") != nil, files.count > 1 {
          header.documents = []
          indexes = [:]
        }
        for uri in files { add(uri) }
        if files.count > 1 { return }
      case .start where scanner.isNamed("spanGrp") && scanner.attribute("type", is: "passage"):
        // Where there are no links, the documents stand here.
        hasLinks = hasLinks || scanner.attribute("corresp") != nil
        for uri in TEILinkReader.list(scanner.attribute("corresp")) { add(uri) }
      case .start where scanner.isNamed("link") || scanner.isNamed("span"):
        if let id = scanner.attribute("xml:id"), scanner.isNamed("span") { spans.insert(Array(id)) }
        hasLinks = hasLinks || scanner.isNamed("link")
        for target in TEILinkReader.list(scanner.attribute("target")) {
          if target.first == UInt8(ascii: "#") {
            if scanner.isNamed("link"), locals.count < 1_000 { locals.insert(Array(target.dropFirst())) }
          } else {
            add(Array(target.prefix { $0 != UInt8(ascii: "#") }))
          }
        }
      case .start:
        guard !hasLinks, let pointers = scanner.attribute("corresp"), scanner.attribute("xml:id") != nil
        else { continue }
        let name = scanner.name
        guard TEILinkReader.kinds.contains(name) else { continue }
        for target in TEILinkReader.list(pointers) where target.first != UInt8(ascii: "#") {
          guard let mark = target.firstIndex(of: UInt8(ascii: "#")) else { continue }
          let uri = Array(target[..<mark])
          if elements[name]?.contains(uri) != true { elements[name, default: []].append(uri) }
        }
      case .finish:
        if hasLinks {
          // A pointer within the file that leads to no passage leads to an element of its own.
          if header.documents.count < 2, !locals.subtracting(spans).isEmpty { addOwn() }
          return
        }
        guard let kind = TEILinkReader.kinds.first(where: { elements[$0] != nil }) else {
          throw scanner.error("has no <linkGrp>, and no element in it that points to another by corresp")
        }
        pointing = kind
        for uri in elements[kind] ?? [] { add(uri) }
        addOwn()
        return
      default: continue
      }
    }
  }

  private static func isRoot(_ scanner: XMLEvents) -> Bool {
    ["TEI", "standOff", "linkGrp", "teiCorpus", "TEI.2"].contains(scanner.name)
  }

  private static func list(_ value: ArraySlice<UInt8>?) -> [[UInt8]] {
    (value ?? []).split(whereSeparator: { $0 <= 0x20 }).map(Array.init)
  }

  /// A URI without what says that it begins where the file is.
  private static func plain(_ uri: some Collection<UInt8>) -> [UInt8] {
    uri.starts(with: "./".utf8) ? Array(uri.dropFirst(2)) : Array(uri)
  }

  private func add(_ uri: [UInt8]) {
    let uri = TEILinkReader.plain(uri.prefix { $0 != UInt8(ascii: "#") })
    guard !uri.isEmpty, indexes[uri] == nil else { return }
    indexes[uri] = header.documents.count
    header.documents.append(.init(path: URIPath.path(uri)))
  }

  /// Makes the file itself the first document.
  private func addOwn() {
    if let index = indexes[URIPath.uri(FilePath.name(of: path))] {
      own = index
      return
    }
    indexes = indexes.mapValues { $0 + 1 }
    header.documents.insert(.init(path: path), at: 0)
    own = 0
  }

  func next(_ link: inout LinkRecord) throws -> Bool {
    while !isAtEnd {
      switch try scanner.next() {
      case .start where pointing != nil:
        if let pointing, scanner.name == pointing, try take(&link) { return true }
      case .start where scanner.isNamed("span"):
        if let id = scanner.attribute("xml:id"), let target = scanner.attribute("target") {
          guard spans.updateValue(Array(target), forKey: Array(id)) == nil else {
            throw scanner.error("the xml:id '\(String(decoding: id, as: UTF8.self))' stands above")
          }
        }
      case .start where scanner.isNamed("link"):
        try read(&link)
        return true
      case .finish:
        isAtEnd = true
        if !held.ids.isEmpty {
          try give(&link)
          return true
        }
      default: continue
      }
    }
    return false
  }

  /// Takes an element that may point to others.
  ///
  /// - Returns: whether the ones before it are given as a link.
  private func take(_ link: inout LinkRecord) throws -> Bool {
    let targets = scanner.attribute("corresp").map { Array($0) } ?? []
    let id = scanner.string("xml:id")
    let isLink = id != nil && targets.contains(UInt8(ascii: "#"))
    if isLink, targets == held.targets, let id {
      held.ids.append(id)
      return false
    }
    let gives = !held.ids.isEmpty
    if gives { try give(&link) }
    held = isLink ? (targets, [id ?? ""]) : ([], [])
    return gives
  }

  /// Gives the elements that are held as a link.
  private func give(_ link: inout LinkRecord) throws {
    link.clear()
    var found = [LinkRecord](repeating: LinkRecord(), count: header.documents.count)
    for id in held.ids { try find(id, in: own ?? 0, &found) }
    for target in TEILinkReader.list(held.targets[...]) where target.first != UInt8(ascii: "#") {
      try add(target[...], at: 0, of: 0, to: &found)
    }
    set(found, &link)
    held.ids = []
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
    let targets = TEILinkReader.list(scanner.attribute("target") ?? scanner.attribute("targets"))
    guard !targets.isEmpty else { throw scanner.error("<link> has no target") }
    var found = [LinkRecord](repeating: LinkRecord(), count: header.documents.count)
    for (at, target) in targets.enumerated() {
      if target.first == UInt8(ascii: "#"), let span = spans[Array(target.dropFirst())] {
        for target in TEILinkReader.list(span[...]) {
          try add(target[...], at: at, of: targets.count, to: &found)
        }
      } else {
        try add(target[...], at: at, of: targets.count, to: &found)
      }
    }
    set(found, &link)
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
  }

  /// Makes a link of what was found in each document.
  private func set(_ found: [LinkRecord], _ link: inout LinkRecord) {
    for (document, record) in found.enumerated() {
      link.missing = link.missing ?? record.missing
      guard !record.sentences.isEmpty else { continue }
      let start = link.sentences.count
      link.sentences += record.sentences
      link.sides.append(.init(document: document, sentences: start..<link.sentences.count))
    }
    link.isNull = link.missing == nil && link.sides.count < 2
  }

  /// Adds the sentences that a pointer leads to: the one at a position in a list of so many.
  private func add(
    _ target: ArraySlice<UInt8>, at position: Int, of count: Int, to found: inout [LinkRecord]
  ) throws {
    let parts = target.split(separator: UInt8(ascii: "#"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else { throw noSentence(target) }
    let name = String(decoding: parts[1], as: UTF8.self)
    let id = name.removingPercentEncoding ?? name
    if parts[0].isEmpty {
      guard let document = try document(ofLocal: id, at: position, of: count) else {
        if let passed = documents.indices.first(where: {
          documents[$0]?.document.isPassedOver == true && found[$0].sentences.isEmpty
        }) {
          return try find(id, in: passed, &found)
        }
        guard documents.contains(where: { $0?.document.names != nil }) else {
          throw scanner.error(
            "'\(String(decoding: target, as: UTF8.self))' is no <span> that stands above, and the documents are not given"
          )
        }
        found[0].missing = found[0].missing ?? "no element of the documents has the id '\(Quotation.cut(id))'"
        return
      }
      return try find(id, in: document, &found)
    }
    guard let document = indexes[TEILinkReader.plain(parts[0])] else { throw noSentence(target) }
    try find(id, in: document, &found)
  }

  private func noSentence(_ target: ArraySlice<UInt8>) -> InputError {
    scanner.error("'\(String(decoding: target, as: UTF8.self))' is no sentence of the documents")
  }

  /// The document in which an element of an id is that a pointer within the file names; nil if there is none.
  ///
  /// - Throws: `InputError` if it may be of several documents.
  private func document(ofLocal id: String, at position: Int, of count: Int) throws -> Int? {
    if let own { return own }
    let candidates = documents.indices.filter { documents[$0]?.document.names?.sentences(id) != nil }
    guard candidates.count > 1 else { return candidates.first }
    // As many pointers as documents: one into each.
    if count == documents.count, candidates.contains(position) { return position }
    throw scanner.error(
      "'#\(Quotation.cut(id))' may be of several documents, which have the same ids",
      remedy: "let it say the file: de.xml#\(Quotation.cut(id))")
  }

  /// Adds the sentences of an id.
  private func find(_ id: String, in document: Int, _ found: inout [LinkRecord]) throws {
    if let names = documents[document]?.document.names {
      return SentenceName.find(id, names, into: &found[document])
    }
    let problem = Array(id.utf8).withUnsafeBufferPointer { name in
      var cursor = ByteCursor(name)
      return SentenceName.read(&cursor, documents[document], into: &found[document])
    }
    if let problem { throw scanner.error(problem) }
  }

  func error(_ problem: String, remedy: Remedy?) -> InputError { scanner.error(problem, remedy: remedy) }
}

/// Writes links as a TEI P5 document: a `standOff` of a `spanGrp`, which puts sentences together, and a `linkGrp`.
///
/// A `link` has at least two targets, so that sentences without counterpart are none.
final class TEILinkWriter: LinkWriter {
  private let file: AtomicFile
  private let documents: [OutputDocument]
  private let uris: [[UInt8]]
  private let groupStart: [UInt8]
  /// The links, which stand after all spans.
  @exclusivity(unchecked) private var links: [UInt8] = []
  /// The pages of passages, which stand after all links.
  @exclusivity(unchecked) private var pages: [UInt8] = []
  @exclusivity(unchecked) private var names = NameSet()
  @exclusivity(unchecked) private var count = 0
  @exclusivity(unchecked) private var spans = 0

  init(_ file: AtomicFile, _ header: OutputHeader) throws {
    self.file = file
    documents = header.documents
    uris = header.documents.map { URIPath.uri($0.name) }
    groupStart =
      Array("    <linkGrp type=\"\(header.mode == .parallel ? "translation" : "synopsis")\" domains=\"".utf8)
      + uris.joined(separator: [0x20]) + Array("\">\n".utf8)
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
      bytes.add("#")
      bytes.addSentenceName(link.sentences[at], in: documents[side.document])
    }
  }

  func finish() throws {
    try file.append { bytes in
      if spans > 0 { bytes.add("    </spanGrp>\n") }
      if count > 0 {
        bytes += groupStart
        bytes += links
        bytes.add("    </linkGrp>\n")
      } else {
        // A group of links has one at least, and a group of passages may have none.
        bytes.add("    <spanGrp type=\"passage\" corresp=\"")
        bytes += uris.joined(separator: [0x20])
        bytes.add("\"/>\n")
      }
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
