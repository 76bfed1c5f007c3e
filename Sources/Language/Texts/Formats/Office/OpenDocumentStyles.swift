import Basics

/// What the styles of an OpenDocument text are to it.
struct OpenDocumentStyles {
  private struct Style {
    var name: String
    var parent: String?
    var breaksBefore = false
    var breaksAfter = false
    var firstNumber: Int?
    var isHidden = false
    var isRaised = false
  }

  /// Styles are based on one another no further than this; a damaged document may have them in a ring.
  private static let longestChain = 32

  private var styles: [String: Style] = [:]

  /// No styles.
  init() {}

  /// Takes the styles of a part, up to its text.
  ///
  /// - Throws: `InputError` if it is not well formed.
  mutating func take(_ events: XMLEvents) throws(InputError) {
    var id: String?
    while true {
      switch try events.next() {
      case .finish: return
      case .text: continue
      case .end: if events.isNamed("style") { id = nil }
      case .start:
        if events.isNamed("body") { return }
        take(events, &id)
      }
    }
  }

  private mutating func take(_ events: XMLEvents, _ id: inout String?) {
    if events.isNamed("style"), let name = events.value("name") {
      let family = events.value("family") ?? ""
      let key = family + "/" + name
      id = key
      let shown = events.value("display-name") ?? name
      styles[key] = Style(name: shown, parent: events.value("parent-style-name").map { family + "/" + $0 })
      // A paragraph for which a page of another layout is asked begins it.
      if family == "paragraph", let page = events.value("master-page-name"), !page.isEmpty {
        styles[key]?.breaksBefore = true
      }
    } else if let id, events.isNamed("paragraph-properties") {
      if ["page", "even-page", "odd-page"].contains(events.value("break-before")) {
        styles[id]?.breaksBefore = true
      }
      if ["page", "even-page", "odd-page"].contains(events.value("break-after")) {
        styles[id]?.breaksAfter = true
      }
      styles[id]?.firstNumber = events.value("page-number").flatMap { Int($0) }
    } else if let id, events.isNamed("text-properties") {
      if events.value("display") == "none" { styles[id]?.isHidden = true }
      if events.value("text-position")?.hasPrefix("super") ?? false { styles[id]?.isRaised = true }
    }
  }

  /// Whether paragraphs of a style begin a page.
  func breaksBefore(_ name: String?) -> Bool { chain("paragraph", name).contains { $0.breaksBefore } }

  /// Whether a page ends after paragraphs of a style.
  func breaksAfter(_ name: String?) -> Bool { chain("paragraph", name).contains { $0.breaksAfter } }

  /// The number of the page that a paragraph of a style begins; nil to count on.
  func firstNumber(_ name: String?) -> Int? {
    chain("paragraph", name).first { $0.breaksBefore || $0.firstNumber != nil }?.firstNumber
  }

  /// Whether text of a style is not shown.
  func isHidden(_ family: String, _ name: String?) -> Bool { chain(family, name).contains { $0.isHidden } }

  /// Whether a text of a style is raised above the line.
  func isRaised(_ name: String?) -> Bool { chain("text", name).contains { $0.isRaised } }

  /// What paragraphs of a style are.
  func kind(_ name: String?) -> BlockKind {
    for style in chain("paragraph", name) {
      switch style.name.lowercased().replacing("_20_", with: " ") {
      case "title", "subtitle": return .heading
      case "caption", "illustration", "figure", "drawing", "table", "text caption", "figurewithcaption",
        "figurecaption", "tablecaption":
        return .caption
      case "bibliography 1", "bibliography": return .reference
      case let name where name.wholeMatch(of: /heading( \d+)?/) != nil: return .heading
      default: break
      }
    }
    return .text
  }

  private func chain(_ family: String, _ name: String?) -> [Style] {
    var chain: [Style] = []
    var next = name.map { family + "/" + $0 }
    while let key = next, chain.count < OpenDocumentStyles.longestChain {
      guard let style = styles[key] else {
        chain.append(Style(name: String(key.dropFirst(family.count + 1))))
        break
      }
      chain.append(style)
      next = style.parent
    }
    return chain
  }
}
