import Basics

/// The tags of an HTML or XHTML page, one after the other, as far as they must be known before it is parsed.
struct MarkupTags {
  /// A tag.
  struct Tag {
    /// Its offsets, with its brackets.
    let range: Range<Int>
    /// The element's name in lower case, without prefix.
    let name: String
    /// Whether the name has a prefix.
    let hasPrefix: Bool
    let isEnd: Bool
    /// Whether it ends with a slash, by which an XHTML element is empty.
    let closesItself: Bool
    /// The values by their names, in lower case with their prefixes; the first of each name.
    let attributes: [String: String]

    /// The words of an attribute, in lower case.
    func words(_ attribute: String) -> [Substring] {
      attributes[attribute]?.lowercased().split(whereSeparator: \.isWhitespace) ?? []
    }
  }

  /// No more attributes of a tag are looked at.
  private static let mostAttributes = 64
  /// Elements in which tags are text.
  private static let raw: Set<String> = ["script", "style", "title", "textarea", "xmp", "iframe"]

  private let page: [Unicode.Scalar]
  private var at = 0
  private let isXML: Bool

  init(_ page: [Unicode.Scalar], isXML: Bool) {
    self.page = page
    self.isXML = isXML
  }

  /// The next tag; nil at the end of the page.
  ///
  /// - Complexity: all calls together O(length of the page).
  mutating func next() -> Tag? {
    while at + 1 < page.count {
      guard page[at] == "<" else {
        at += 1
        continue
      }
      let next = page[at + 1]
      if next == "!" || next == "?" {
        passOther()
      } else if next == "/" || next.isAlphabetic {
        guard let tag = tag() else { return nil }
        if !tag.isEnd, !tag.hasPrefix, MarkupTags.raw.contains(tag.name), !(isXML && tag.closesItself) {
          passText(of: tag.name)
        }
        return tag
      } else {
        at += 1
      }
    }
    return nil
  }

  private mutating func passOther() {
    if isAt("<!--") {
      pass(to: "-->")
    } else if isAt("<![CDATA[") {
      pass(to: "]]>")
    } else {
      pass(to: ">")
    }
  }

  private mutating func pass(to end: String) {
    while at < page.count, !isAt(end) { at += 1 }
    at = min(page.count, at + end.unicodeScalars.count)
  }

  private func isAt(_ text: String) -> Bool { page[at...].starts(with: text.unicodeScalars) }

  private mutating func passText(of name: String) {
    let end = Array(("</" + name).unicodeScalars)
    while at < page.count {
      if page[at] == "<", at + end.count <= page.count,
        zip(page[at..<at + end.count], end).allSatisfy({ $0.properties.lowercaseMapping == String($1) })
      {
        return
      }
      at += 1
    }
  }

  private mutating func tag() -> Tag? {
    let start = at
    let isEnd = page[at + 1] == "/"
    at += isEnd ? 2 : 1
    var name = word { $0 == "/" || $0 == ">" }
    let hasPrefix = name.contains(":")
    if let colon = name.lastIndex(of: ":") { name = String(name[name.index(after: colon)...]) }
    var attributes: [String: String] = [:]
    var closesItself = false
    var count = 0
    while at < page.count, page[at] != ">" {
      if page[at].isBlank || page[at] == "/" {
        closesItself = page[at] == "/" || closesItself && page[at].isBlank
        at += 1
        continue
      }
      closesItself = false
      let key = word { $0 == "/" || $0 == ">" || $0 == "=" }
      if key.isEmpty { at += 1 }
      let value = value()
      count += 1
      if count <= MarkupTags.mostAttributes, attributes[key] == nil { attributes[key] = value }
    }
    guard at < page.count else { return nil }
    at += 1
    return Tag(
      range: start..<at, name: name, hasPrefix: hasPrefix, isEnd: isEnd, closesItself: closesItself,
      attributes: attributes)
  }

  private mutating func word(until isEnd: (Unicode.Scalar) -> Bool) -> String {
    let start = at
    while at < page.count, !page[at].isBlank, !isEnd(page[at]) { at += 1 }
    return String(String.UnicodeScalarView(page[start..<min(at, start + 64)])).lowercased()
  }

  /// The value that follows an attribute's name; "" if none does.
  private mutating func value() -> String {
    var next = at
    while next < page.count, page[next].isBlank { next += 1 }
    guard next < page.count, page[next] == "=" else { return "" }
    at = next + 1
    while at < page.count, page[at].isBlank { at += 1 }
    guard at < page.count else { return "" }
    let quote = page[at]
    let start: Int
    let end: Int
    if quote == "\"" || quote == "'" {
      start = at + 1
      at = start
      while at < page.count, page[at] != quote { at += 1 }
      end = at
      at = min(page.count, at + 1)
    } else {
      start = at
      while at < page.count, !page[at].isBlank, page[at] != ">" { at += 1 }
      end = at
    }
    return String(String.UnicodeScalarView(page[start..<min(end, start + 1_024)]))
  }
}
