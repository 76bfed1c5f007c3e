/// Tells the marks that call notes in a page: raised numbers, and links to a note.
enum HTMLNotes {
  /// Classes and roles of links to notes (EPUB, DPUB-ARIA, MediaWiki, Pandoc, WordPress).
  private static let callers: Set<String> = [
    "doc-noteref", "noteref", "reference", "footnote-ref", "footnoteref", "footnote", "fnref", "fn-ref",
    "sdfootnoteanc",
    "sdendnoteanc", "doc-backlink", "footnote-back", "footnote-backref", "mw-cite-backlink",
  ]
  /// Text longer than this, in code points, is no mark.
  private static let longestMark = 24

  /// What the text of an element that is raised, or links to a note, is taken for; nil for any other element.
  static func raisedText(_ node: HTMLNode, _ name: String) -> RaisedText? {
    guard name == "sup" || name == "a" || name == "span" else { return nil }
    let isCaller = isCalled(node)
    guard name != "span" || isCaller else { return nil }
    guard let (text, hasLink) = content(of: node) else { return nil }
    if name == "sup" { return RaisedText(text, isLink: hasLink || isCaller) }
    return (hasLink || isCaller) && RaisedText.isMark(text) ? .mark : nil
  }

  private static func isCalled(_ node: HTMLNode) -> Bool {
    ["class", "role", "epub:type", "rel"].compactMap { node.attribute($0) }
      .flatMap { $0.lowercased().split(whereSeparator: \.isWhitespace) }.contains {
        callers.contains(String($0))
      }
  }

  /// The text of a short element, and whether it is, or holds, a link to a place in the page or to a note elsewhere; nil if it is longer.
  private static func content(of node: HTMLNode) -> (text: [Unicode.Scalar], hasLink: Bool)? {
    var text: [Unicode.Scalar] = []
    var hasLink = false
    node.traverse { node, isEntered in
      if isEntered, let said = node.textAndSource?.text {
        text += said.unicodeScalars.prefix(longestMark + 1)
      }
      if isEntered, let address = node.attribute("href"), address.contains("#") { hasLink = true }
      return text.count <= longestMark
    }
    return text.count <= longestMark ? (text, hasLink) : nil
  }
}
