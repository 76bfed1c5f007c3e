/// Keeps a page within limits before it is parsed, as browsers do: elements nested deeper than any page needs cost the parser time that
/// grows with the square of their number.
///
/// Tags and attributes beyond the limits become white space: the text that stands in them is kept, and no code point changes its place.
/// Which elements are open is reckoned by the rules of HTML's parser for the tags that end others, as far as they matter for that.
package struct HTMLLimits {
  /// How many elements may stand in one another, as in Chromium.
  static let deepest = 512
  /// How many elements such as `<b>` may be open at once: each is opened again in every paragraph until it is closed.
  static let mostFormatting = 32
  /// How many attributes an element may have.
  static let mostAttributes = 256
  /// How many open elements are looked through for the one that a tag ends.
  private static let farthest = 1_024

  private var page: [Unicode.Scalar]
  private var at = 0
  private var open: [Element] = []
  /// How many open elements have a name.
  private var counts: [String: Int] = [:]
  /// The open formatting elements of each name, whether their tags were kept.
  private var formatting: [String: [Bool]] = [:]
  private var keptFormatting = 0
  private var keptDepth = 0

  private struct Element {
    let name: String
    let isKept: Bool
    let isForeign: Bool
  }

  private struct Tag {
    let range: Range<Int>
    let name: String
    let isEnd: Bool
    let closesItself: Bool
    /// Where the first attribute beyond the limit begins.
    let surplus: Int?
  }

  /// A page within the limits.
  ///
  /// - Complexity: O(`scalars.count`).
  package static func applied(to scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var limits = HTMLLimits(page: scalars)
    while let tag = limits.nextTag() {
      if let surplus = tag.surplus { limits.blank(surplus..<tag.range.upperBound - 1) }
      if tag.isEnd {
        limits.close(tag)
      } else if limits.begin(tag) {
        break
      }
    }
    return limits.page
  }

  private init(page: [Unicode.Scalar]) { self.page = page }

  private mutating func blank(_ range: Range<Int>) { for offset in range { page[offset] = " " } }
}

// MARK: Tags

extension HTMLLimits {
  /// The next tag; nil at the end of the page.
  private mutating func nextTag() -> Tag? {
    while at + 1 < page.count {
      guard page[at] == "<" else {
        at += 1
        continue
      }
      switch page[at + 1] {
      case "!", "?": passComment()
      case "/" where at + 2 < page.count && page[at + 2].isLetterOfTag: return tag(from: at + 2, isEnd: true)
      case "/": pass(to: ">", from: at + 2)
      case let next where next.isLetterOfTag: return tag(from: at + 1, isEnd: false)
      default: at += 1
      }
    }
    return nil
  }

  private mutating func passComment() {
    if at + 3 < page.count, page[at + 1] == "!", page[at + 2] == "-", page[at + 3] == "-" {
      var end = at + 2
      while end + 2 < page.count {
        let isEnd = page[end] == "-" && page[end + 1] == "-"
        if isEnd, page[end + 2] == ">" || end > at + 3 && page[end + 2] == "!" && page[safe: end + 3] == ">" {
          break
        }
        end += 1
      }
      at = min(page.count, end + 3)
    } else {
      pass(to: ">", from: at + 2)
    }
  }

  private mutating func pass(to mark: Unicode.Scalar, from start: Int) {
    at = start
    while at < page.count, page[at] != mark { at += 1 }
    at += 1
  }

  private mutating func tag(from start: Int, isEnd: Bool) -> Tag? {
    let first = at
    at = start
    while at < page.count, !page[at].isBlank, page[at] != "/", page[at] != ">" { at += 1 }
    let name = String(String.UnicodeScalarView(page[start..<at].prefix(HTMLLimits.longestName))).lowercased()
    var attributes = 0
    var surplus: Int?
    var last: Unicode.Scalar?
    while at < page.count, page[at] != ">" {
      if page[at].isBlank || page[at] == "/" {
        last = page[at]
        at += 1
        continue
      }
      attributes += 1
      if attributes == HTMLLimits.mostAttributes + 1 { surplus = at }
      last = passAttribute()
    }
    guard at < page.count else { return nil }
    at += 1
    return Tag(range: first..<at, name: name, isEnd: isEnd, closesItself: last == "/", surplus: surplus)
  }

  /// Passes an attribute with its value.
  private mutating func passAttribute() -> Unicode.Scalar? {
    at += 1
    while at < page.count, !page[at].isBlank, page[at] != "/", page[at] != ">", page[at] != "=" { at += 1 }
    var value = at
    while value < page.count, page[value].isBlank { value += 1 }
    guard value < page.count, page[value] == "=" else { return nil }
    value += 1
    while value < page.count, page[value].isBlank { value += 1 }
    at = value
    guard value < page.count, page[value] != ">" else { return nil }
    let quote = page[value]
    if quote == "\"" || quote == "'" {
      pass(to: quote, from: value + 1)
    } else {
      while at < page.count, !page[at].isBlank, page[at] != ">" { at += 1 }
    }
    return nil
  }

  /// Passes the text of an element in which no tag is one, up to the tag that ends it.
  private mutating func passText(of name: String) {
    let end = Array("</\(name)".unicodeScalars)
    while at < page.count {
      if page[at] == "<", at + end.count < page.count,
        zip(page[at...], end).allSatisfy({ $0 == $1 || $0.value | 0x20 == $1.value && $1.isLetterOfTag })
      {
        let next = page[at + end.count]
        if next.isBlank || next == "/" || next == ">" { return }
      }
      at += 1
    }
  }
}

// MARK: Elements

extension HTMLLimits {
  /// No name of an element in HTML is longer.
  private static let longestName = 32

  private static func names(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }

  private static let empty = names(
    "area base basefont bgsound br col command embed frame hr image img input isindex keygen link meta param source track wbr"
  )
  private static let whole = names("html head body frameset")
  private static let raw = names("script style xmp iframe noembed noframes textarea title")
  private static let formattingNames = names("a b big code em font i nobr s small strike strong tt u")
  /// What a paragraph cannot hold.
  private static let endingParagraphs = names(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form header hgroup hr h1 h2 h3 h4 h5 h6 li listing main menu nav ol p plaintext pre section summary ul xmp"
  )
  private static let headings = names("h1 h2 h3 h4 h5 h6")
  private static let tables = names("caption colgroup table tbody td tfoot th thead tr")
  /// Elements through which no tag ends one outside.
  private static let borders = names("applet caption html marquee object svg math table td template th")
  private static let bordersOfTable = names("table template")
  private static let special = names(
    "address applet article aside blockquote body button caption center colgroup dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup li listing main marquee menu nav noscript object ol p pre section select summary table tbody td template tfoot th thead tr ul"
  )
  /// What ends a drawing or a formula.
  private static let endingForeign = names(
    "b big blockquote body br center code dd div dl dt em embed font h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"
  )
  /// What a list of choices may hold.
  private static let choices = names("option optgroup script template")

  /// Reckons with a tag that begins an element; true if all that follows is text.
  private mutating func begin(_ tag: Tag) -> Bool {
    let name = tag.name
    if open.last?.isForeign ?? false {
      if HTMLLimits.endingForeign.contains(name) {
        while open.last?.isForeign ?? false { pop() }
      } else {
        if !tag.closesItself { push(tag, isForeign: true) }
        return false
      }
    }
    if counts["select", default: 0] > 0 {
      let isOfTable = HTMLLimits.tables.contains(name) && counts["table", default: 0] > 0
      if isOfTable || name == "input" || name == "keygen" || name == "textarea" || name == "select" {
        end("select") { $0 == "template" }
        if name == "select" { return false }
      } else if !HTMLLimits.choices.contains(name) {
        return false
      }
    }
    if name == "plaintext" { return true }
    if HTMLLimits.whole.contains(name) { return false }
    endBefore(name)
    if HTMLLimits.raw.contains(name) {
      passText(of: name)
    } else if HTMLLimits.formattingNames.contains(name) {
      beginFormatting(tag)
    } else if !HTMLLimits.empty.contains(name) {
      push(tag, isForeign: name == "svg" || name == "math")
    }
    return false
  }

  /// Ends what an element ends that begins.
  private mutating func endBefore(_ name: String) {
    if HTMLLimits.endingParagraphs.contains(name) {
      end("p") { HTMLLimits.borders.contains($0) || $0 == "button" }
    }
    switch name {
    case "li": end("li") { HTMLLimits.special.contains($0) && $0 != "address" && $0 != "div" && $0 != "p" }
    case "dd", "dt":
      for other in ["dd", "dt"] {
        end(other) { HTMLLimits.special.contains($0) && $0 != "address" && $0 != "div" && $0 != "p" }
      }
    case "option", "optgroup": if open.last?.name == "option" { pop() }
    case "td", "th":
      for other in ["td", "th"] { end(other, HTMLLimits.bordersOfTable.contains) }
    case "tr": end("tr", HTMLLimits.bordersOfTable.contains)
    case "tbody", "thead", "tfoot":
      for other in ["tbody", "thead", "tfoot"] { end(other, HTMLLimits.bordersOfTable.contains) }
    case _ where HTMLLimits.headings.contains(name):
      if let last = open.last, HTMLLimits.headings.contains(last.name) { pop() }
    default: break
    }
  }

  private mutating func beginFormatting(_ tag: Tag) {
    let name = tag.name
    // A link ends the one before.
    if name == "a" || name == "nobr", let last = formatting[name]?.popLast(), last { keptFormatting -= 1 }
    let isKept = keptFormatting < HTMLLimits.mostFormatting
    formatting[name, default: []].append(isKept)
    if isKept { keptFormatting += 1 } else { blank(tag.range) }
  }

  /// Reckons with a tag that ends an element.
  private mutating func close(_ tag: Tag) {
    let name = tag.name
    if HTMLLimits.formattingNames.contains(name), !(open.last?.isForeign ?? false) {
      guard let isKept = formatting[name]?.popLast() else { return }
      if isKept { keptFormatting -= 1 } else { blank(tag.range) }
      return
    }
    let isKept: Bool?
    switch name {
    case "p": isKept = end("p") { HTMLLimits.borders.contains($0) || $0 == "button" }
    case "li": isKept = end("li") { HTMLLimits.borders.contains($0) || $0 == "ul" || $0 == "ol" }
    case "template", "svg", "math": isKept = end(name) { _ in false }
    case "select": isKept = end(name) { $0 == "template" }
    case _ where open.last?.isForeign ?? false: isKept = end(name) { $0 == "svg" || $0 == "math" }
    case _ where HTMLLimits.tables.contains(name): isKept = end(name, HTMLLimits.bordersOfTable.contains)
    case _ where HTMLLimits.headings.contains(name):
      let inner = open.suffix(HTMLLimits.farthest).last {
        HTMLLimits.headings.contains($0.name) || HTMLLimits.borders.contains($0.name)
      }
      let heading = inner.flatMap { HTMLLimits.headings.contains($0.name) ? $0.name : nil }
      isKept = heading.flatMap { end($0) { _ in false } }
    case _ where HTMLLimits.special.contains(name): isKept = end(name, HTMLLimits.borders.contains)
    default: isKept = end(name, HTMLLimits.special.contains)
    }
    if isKept == false { blank(tag.range) }
  }

  private mutating func push(_ tag: Tag, isForeign: Bool) {
    let isKept = keptDepth < HTMLLimits.deepest
    if isKept { keptDepth += 1 } else { blank(tag.range) }
    open.append(Element(name: tag.name, isKept: isKept, isForeign: isForeign))
    counts[tag.name, default: 0] += 1
  }

  private mutating func pop() {
    guard let last = open.popLast() else { return }
    counts[last.name, default: 0] -= 1
    if last.isKept { keptDepth -= 1 }
  }

  /// Ends the innermost open element of a name, and what is open in it, unless a border stands between.
  ///
  /// - Returns: whether its tag was kept; nil if there is none.
  @discardableResult
  private mutating func end(_ name: String, _ isBorder: (String) -> Bool) -> Bool? {
    guard counts[name, default: 0] > 0 else { return nil }
    for index in open.indices.suffix(HTMLLimits.farthest).reversed() {
      if open[index].name == name {
        let isKept = open[index].isKept
        while open.count > index { pop() }
        return isKept
      }
      if isBorder(open[index].name) { return nil }
    }
    return nil
  }
}

extension Unicode.Scalar {
  fileprivate var isLetterOfTag: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}

extension [Unicode.Scalar] {
  fileprivate subscript(safe offset: Int) -> Unicode.Scalar? { indices.contains(offset) ? self[offset] : nil }
}
