import Basics

/// What a document of a word processor says of itself in Dublin Core's words: `docProps/core.xml`, `meta.xml`, the metadata of a book.
struct CoreProperties {
  private var title: String?
  private var authors: [String] = []
  private var initialAuthor: String?
  private var date: String?
  private var created: String?
  private var address: String?
  private(set) var language: String?
  /// How many pages the program counted that saved it.
  private(set) var pageCount: Int?

  /// Takes an element, with what is in it.
  ///
  /// - Throws: `InputError` if it is not well formed.
  mutating func take(_ events: XMLEvents) throws(InputError) {
    switch events.name {
    case "title":
      let value = DocumentDetails.line(try events.content())
      title = title ?? value
    case "creator":
      // Editors and translators are no authors.
      let role = events.value("role")
      let name = try events.content()
      if role == nil || role == "aut" || role == "" { authors.append(name) }
    case "initial-creator": initialAuthor = DocumentDetails.line(try events.content())
    case "date":
      let event = events.value("event")
      let value = DocumentDetails.day(try events.content())
      if event == nil || event == "publication" { date = date ?? value }
    case "created", "creation-date":
      let value = DocumentDetails.day(try events.content())
      created = created ?? value
    case "source", "identifier":
      let value = DocumentDetails.line(try events.content())
      if let value, value.hasPrefix("http://") || value.hasPrefix("https://") { address = address ?? value }
    case "language":
      let value = DocumentDetails.line(try events.content())
      language = language ?? value
    case "document-statistic": pageCount = events.value("page-count").flatMap { Int($0) }
    default: break
    }
  }

  /// What is said.
  ///
  /// - Parameter isFile: whether the last author and the date are those of saving the file, so that the first ones count.
  func details(isFile: Bool) -> DocumentDetails {
    let author = DocumentDetails.names(authors)
    return DocumentDetails(
      title: title, author: isFile ? initialAuthor ?? author : author,
      date: isFile ? created ?? date : date ?? created, address: address)
  }

  /// What a part of its own says; nothing if it is not there.
  ///
  /// - Throws: `InputError` if it is not well formed.
  static func read(_ name: String, _ parts: OfficeParts) throws -> CoreProperties {
    var properties = CoreProperties()
    guard let events = try parts.events(name) else { return properties }
    while try events.nextElement() { try properties.take(events) }
    return properties
  }
}
