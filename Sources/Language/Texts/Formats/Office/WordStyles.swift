import Basics

/// What the paragraph styles of a Word document are to its text.
struct WordStyles {
  private struct Style {
    var name = ""
    var basedOn: String?
    var outline: Int?
    var isNumbered: Bool?
    var breaksPage = false
  }

  /// What paragraphs of a style are.
  enum Role: Equatable {
    case block(BlockKind)
    /// An entry of a table of contents, which repeats a heading.
    case contents
  }

  /// Styles are based on one another no further than this; a damaged document may have them in a ring.
  private static let longestChain = 32

  private var styles: [String: Style] = [:]

  /// The styles of a part; none if it is not there.
  ///
  /// - Throws: `InputError` if it cannot be read.
  init(_ name: String?, _ parts: OfficeParts) throws {
    guard let name, let events = try parts.events(name) else { return }
    var id: String?
    while try events.nextElement() {
      if events.isNamed("style") {
        id = events.value("type") ?? "paragraph" == "paragraph" ? events.value("styleId") : nil
        if let id { styles[id] = Style() }
      }
      guard let id else { continue }
      if events.isNamed("name") {
        styles[id]?.name = (events.value("val") ?? "").lowercased()
      } else if events.isNamed("basedOn") {
        styles[id]?.basedOn = events.value("val")
      } else if events.isNamed("outlineLvl") {
        styles[id]?.outline = events.value("val").flatMap { Int($0) }
      } else if events.isNamed("numId") {
        styles[id]?.isNumbered = events.value("val") != "0"
      } else if events.isNamed("pageBreakBefore") {
        styles[id]?.breaksPage = WordStyles.isOn(events.value("val"))
      }
    }
  }

  /// What a switch of Word's says: that it is there is enough.
  static func isOn(_ value: String?) -> Bool { !["0", "false", "off", "none"].contains(value ?? "1") }

  /// Whether paragraphs of a style begin a page.
  func breaksPage(_ id: String?) -> Bool {
    chain(id).contains { $0.breaksPage }
  }

  /// What paragraphs of a style are.
  func role(_ id: String?) -> Role {
    let chain = chain(id)
    for style in chain {
      let name = style.name
      if name.hasPrefix("heading"), name.dropFirst(7).allSatisfy({ $0.isNumber || $0.isWhitespace }) {
        return .block(.heading)
      }
      switch name {
      case "title", "subtitle": return .block(.heading)
      case "caption", "image caption", "table caption": return .block(.caption)
      case "bibliography": return .block(.reference)
      case "toc heading", "table of figures", "table of authorities": return .contents
      default: break
      }
      if name.wholeMatch(of: /toc ?\d+/) != nil { return .contents }
      if name.hasPrefix("list bullet") || name.hasPrefix("list number") { return .block(.listItem) }
      if let outline = style.outline { return .block(outline < 9 ? .heading : .text) }
    }
    let isNumbered = chain.lazy.compactMap(\.isNumbered).first ?? false
    return .block(isNumbered ? .listItem : .text)
  }

  /// A style and those that it is based on; one that the document lacks is taken by its id.
  private func chain(_ id: String?) -> [Style] {
    var chain: [Style] = []
    var next = id
    while let id = next, chain.count < WordStyles.longestChain {
      guard let style = styles[id] else {
        if chain.isEmpty { chain.append(Style(name: id.lowercased())) }
        break
      }
      chain.append(style)
      next = style.basedOn
    }
    return chain
  }
}
