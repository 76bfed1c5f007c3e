import Basics

/// What a book in EPUB says of its parts: which there are, in which order they are read, and where the pages of print begin.
struct BookPackage {
  /// The parts that are read, in order: their paths in the archive.
  private(set) var texts: [String] = []
  /// Of each part, what pages are called that begin at the elements of these ids; "" is its beginning.
  private(set) var pageLists: [String: [String: String]] = [:]
  private(set) var details = DocumentDetails()
  private(set) var language: String?
  /// Parts of the reading order that are pictures.
  private(set) var pictures = 0

  private struct Item {
    let path: String
    let type: String
    let properties: String
  }

  private static let container = "META-INF/container.xml"

  /// Reads what a book says of itself.
  ///
  /// - Throws: `InputError` if it does not say, is encrypted, or lacks a part.
  init(_ parts: OfficeParts) throws {
    let path = try BookPackage.root(parts)
    guard let events = try parts.events(path) else {
      throw InputError(
        .damaged, file: parts.archive.path, "its part \(Quotation.cut(path)) is missing",
        remedy: "fetch it again")
    }
    let folder = OfficeParts.folder(of: path)
    var items: [String: Item] = [:]
    var spine: [String] = []
    var properties = CoreProperties()
    var toc: String?
    while try events.nextElement() {
      switch events.name {
      case "item":
        guard let id = events.value("id"), let href = events.value("href") else { continue }
        items[id] = Item(
          path: OfficeParts.resolve(href, in: folder), type: events.value("media-type") ?? "",
          properties: events.value("properties") ?? "")
      case "spine": toc = events.value("toc")
      case "itemref": if let id = events.value("idref") { spine.append(id) }
      default: try properties.take(events)
      }
    }
    details = properties.details(isFile: false)
    language = properties.language
    let encrypted = try BookPackage.encrypted(parts)
    for id in spine {
      guard let item = items[id] else {
        throw InputError(
          .damaged, file: parts.path(path),
          "the part '\(Quotation.cut(id))' that is to be read is not listed",
          remedy: "fetch it again")
      }
      if encrypted.contains(item.path) { throw ZipArchive.encrypted(parts.archive.path) }
      if item.type.hasPrefix("image/") {
        pictures += 1
      } else if !item.properties.split(separator: " ").contains("nav") {
        texts.append(item.path)
      }
    }
    guard !texts.isEmpty else {
      throw InputError(.noText, file: parts.archive.path, "lists no text that is to be read")
    }
    let navigation = items.values.first { $0.properties.split(separator: " ").contains("nav") }
    if let navigation { try readNavigation(navigation.path, parts) }
    if pageLists.isEmpty, let ncx = toc.flatMap({ items[$0] }) { try readNCX(ncx.path, parts) }
  }

  /// Where the book says what it is.
  private static func root(_ parts: OfficeParts) throws -> String {
    if let events = try parts.events(container) {
      while try events.nextElement() {
        if events.isNamed("rootfile"), let path = events.value("full-path") {
          return OfficeParts.resolve(path, in: "")
        }
      }
    }
    throw InputError(
      .damaged, file: parts.archive.path, "is no whole book: its part \(container) is missing or names none",
      remedy: "fetch it again")
  }

  /// The parts that are encrypted; fonts may be obfuscated, which is no matter.
  private static func encrypted(_ parts: OfficeParts) throws -> Set<String> {
    guard let events = try parts.events("META-INF/encryption.xml") else { return [] }
    var encrypted: Set<String> = []
    while try events.nextElement() {
      if events.isNamed("CipherReference"), let path = events.value("URI") {
        encrypted.insert(OfficeParts.resolve(path, in: ""))
      }
    }
    return encrypted
  }

  /// The list of pages of EPUB 3: `<nav epub:type="page-list">`.
  private mutating func readNavigation(_ path: String, _ parts: OfficeParts) throws {
    guard parts.archive.has(path) else { return }
    let page = try parts.decoded(path).scalars
    var tags = MarkupTags(page, isXML: true)
    var isList = false
    var target: (String, Int)?
    while let tag = tags.next() {
      if tag.name == "nav" {
        isList =
          !tag.isEnd
          && (tag.words("epub:type") + tag.words("role")).contains {
            $0.hasSuffix("page-list") || $0.hasSuffix("pagelist")
          }
      } else if isList, tag.name == "a", !tag.isEnd {
        target = tag.attributes["href"].map { ($0, tag.range.upperBound) }
      } else if isList, tag.name == "a", let (href, start) = target {
        note(href, String(String.UnicodeScalarView(page[start..<tag.range.lowerBound])), path)
        target = nil
      }
    }
  }

  /// The list of pages of EPUB 2: `<pageTarget>`.
  private mutating func readNCX(_ path: String, _ parts: OfficeParts) throws {
    guard let events = try parts.events(path) else { return }
    var label = ""
    var isTarget = false
    while try events.nextElement() {
      switch events.name {
      case "pageTarget":
        isTarget = true
        label = events.value("value") ?? ""
      case "text" where isTarget: label = try events.content()
      case "content" where isTarget:
        if let href = events.value("src") { note(href, label, path) }
        isTarget = false
      case "navPoint", "navTarget": isTarget = false
      default: break
      }
    }
  }

  private mutating func note(_ href: String, _ label: String, _ path: String) {
    guard let label = PageMarks.label(label) else { return }
    let pieces = href.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let text = OfficeParts.resolve(String(pieces[0]), in: OfficeParts.folder(of: path))
    let id = pieces.count > 1 ? String(pieces[1]) : ""
    pageLists[text, default: [:]][id] = label
  }
}
