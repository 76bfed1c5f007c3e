import Basics

extension DocumentDetails {
  /// What a document that is no archive says of itself.
  ///
  /// - Throws: `InputError` if the header of a TEI document is not well formed.
  /// - Complexity: O(length of its head).
  static func read(
    _ scalars: [Unicode.Scalar], _ format: DocumentFormat, path: String
  ) throws(InputError) -> DocumentDetails {
    switch format {
    case .html: return html(scalars)
    case .tei: return try tei(scalars, path: path)
    case .markdown: return frontMatter(MarkdownReader.frontMatter(scalars))
    default: return DocumentDetails()
    }
  }

  // MARK: HTML

  /// A page says what it is before so many code points, if at all.
  private static let longestHead = 1 << 19
  private static let titles = ["citation_title", "dc.title", "dcterms.title"]
  private static let authors: Set<String> = [
    "author", "citation_author", "dc.creator", "dcterms.creator", "article:author", "parsely-author",
    "sailthru.author",
  ]
  private static let dates = [
    "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date",
    "dcterms.date",
    "dcterms.created", "article:published_time", "datepublished", "date", "pubdate", "publish-date",
  ]

  /// What the head of a page says: `meta`, `title`, the canonical address.
  private static func html(_ scalars: [Unicode.Scalar]) -> DocumentDetails {
    let head = Array(scalars.prefix(longestHead))
    var tags = MarkupTags(head, isXML: false)
    var meta: [String: String] = [:]
    var names: [String] = []
    var title: String?
    var address: String?
    while let tag = tags.next(), tag.name != "body", !(tag.isEnd && tag.name == "head") {
      switch tag.name {
      case "title" where !tag.isEnd && title == nil:
        let end = head[tag.range.upperBound...].firstIndex(of: "<") ?? head.endIndex
        title = unescaped(String(String.UnicodeScalarView(head[tag.range.upperBound..<end])))
      case "link" where tag.words("rel").contains("canonical"):
        address = address ?? tag.attributes["href"].flatMap(unescaped)
      case "meta":
        guard let content = tag.attributes["content"].flatMap(unescaped) else { continue }
        for key in ["name", "property", "itemprop"].compactMap({ tag.attributes[$0]?.lowercased() }) {
          if meta[key] == nil { meta[key] = content }
          // Some say the address of the author's page.
          if authors.contains(key), !content.contains("://") { names.append(content) }
        }
      default: break
      }
    }
    return DocumentDetails(
      title: line(titles.lazy.compactMap { meta[$0] }.first ?? title ?? meta["og:title"]),
      author: DocumentDetails.names(names), date: day(dates.lazy.compactMap { meta[$0] }.first),
      address: line(web(address) ?? web(meta["og:url"]) ?? savedFrom(head)))
  }

  /// An address that leads somewhere without the page.
  private static func web(_ address: String?) -> String? {
    guard let address, address.hasPrefix("http://") || address.hasPrefix("https://") else { return nil }
    return address
  }

  /// Where a browser has saved a page from, as it writes into it.
  private static func savedFrom(_ head: [Unicode.Scalar]) -> String? {
    let beginning = String(String.UnicodeScalarView(head.prefix(4_096)))
    return beginning.firstMatch(of: /<!--\s*saved from url=\(\d+\)(https?:\/\/\S+?)\s*-->/).map {
      String($0.output.1)
    }
  }

  /// A value without references to characters; nil if nothing is in it.
  private static func unescaped(_ value: String) -> String? {
    guard value.contains("&") else { return line(value) }
    let view = HTMLReader.shared.view(
      of: Array(value.replacing("<", with: "&lt;").unicodeScalars), isFragment: true)
    return line(view.text(in: 0..<view.scalars.count))
  }

  // MARK: TEI

  /// What a TEI header says: its title and author statements, and the first date of creation, publication or source.
  private static func tei(_ scalars: [Unicode.Scalar], path: String) throws(InputError) -> DocumentDetails {
    let events = try XMLEvents(scalars, path: path, .document)
    var open: [String] = []
    var details = DocumentDetails()
    var authors: [String] = []
    var dates: [String: String] = [:]
    var addresses: [String: String] = [:]
    reading: while true {
      switch try events.next() {
      case .finish: break reading
      case .text: continue
      case .end:
        if open.popLast() == "teiHeader" { break reading }
      case .start:
        let name = events.name
        if name == "text" || name == "facsimile" { break reading }
        let isOfTitle = open.last == "titleStmt" && !open.contains("biblFull")
        let place = ["creation", "publicationStmt", "sourceDesc"].first(where: open.contains)
        switch name {
        case "title" where isOfTitle && details.title == nil && events.value("type") != "sub":
          details.title = line(try events.content())
          continue reading
        case "author" where isOfTitle:
          authors.append(try events.content())
          continue reading
        case "date":
          guard let place else { break }
          let value = events.value("when") ?? events.value("from")
          let text = line(try events.content())
          if dates[place] == nil { dates[place] = line(value) ?? text }
          continue reading
        case "idno", "ref":
          guard let place else { break }
          let target = events.value("target")
          let text = line(try events.content())
          let isLicence = open.contains("availability")
          if let found = web(text) ?? web(target), addresses[place] == nil, !isLicence {
            addresses[place] = found
          }
          continue reading
        case "ptr":
          if let place, let found = web(events.value("target")), addresses[place] == nil,
            !open.contains("availability")
          {
            addresses[place] = found
          }
        default: break
        }
        open.append(name)
      }
    }
    details.author = names(authors)
    details.date = dates["creation"] ?? dates["publicationStmt"] ?? dates["sourceDesc"]
    details.address = addresses["publicationStmt"] ?? addresses["sourceDesc"]
    return details
  }

  // MARK: Markdown

  private static let keys: [String: WritableKeyPath<DocumentDetails, String?> & Sendable] = [
    "title": \.title, "author": \.author, "authors": \.author, "date": \.date, "published": \.date,
    "url": \.address,
    "canonical_url": \.address, "source": \.address, "link": \.address,
  ]

  /// What the front matter of a Markdown document says: the lines `key: value` of YAML, and lists of authors.
  private static func frontMatter(_ lines: [String]) -> DocumentDetails {
    var details = DocumentDetails()
    var key: (WritableKeyPath<DocumentDetails, String?> & Sendable)?
    var items: [String] = []
    func finish() {
      if let key, details[keyPath: key] == nil { details[keyPath: key] = names(items) }
      items = []
    }
    for line in lines {
      if let match = line.wholeMatch(of: /([A-Za-z_-]+)\s*:\s*(.*)/) {
        finish()
        key = keys[match.output.1.lowercased()]
        let value = String(match.output.2)
        let isList = value.hasPrefix("[") && value.hasSuffix("]")
        items +=
          isList ? value.dropFirst().dropLast().split(separator: ",").map { bare(String($0)) } : [bare(value)]
      } else if key != nil, let match = line.wholeMatch(of: /\s*-\s+(?:name\s*:\s*)?(.*)/) {
        items.append(bare(String(match.output.1)))
      }
    }
    finish()
    if let address = details.address { details.address = web(address) }
    return details
  }

  /// A value of YAML without its quotation marks, and without the sign that it goes on in the next lines.
  private static func bare(_ value: String) -> String {
    let value = value.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
    if ["|", ">", ">-", "|-"].contains(String(value)) { return "" }
    guard let quote = value.first, quote == "\"" || quote == "'", value.count > 1, value.last == quote else {
      return String(value)
    }
    return String(value.dropFirst().dropLast())
  }
}
