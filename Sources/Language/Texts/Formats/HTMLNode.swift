import SystemGumbo

/// A node of Gumbo's parse tree, which lives as long as the parser's output.
typealias HTMLNode = UnsafeMutablePointer<GumboNode>

extension UnsafeMutablePointer<GumboNode> {
  /// The name of an element in lower case; nil for text and comments.
  var name: String? {
    guard pointee.type == GUMBO_NODE_ELEMENT || pointee.type == GUMBO_NODE_TEMPLATE else { return nil }
    let element = pointee.v.element
    if element.tag != GUMBO_TAG_UNKNOWN { return String(cString: gumbo_normalized_tagname(element.tag)) }
    var piece = element.original_tag
    gumbo_tag_from_original_text(&piece)
    guard let data = piece.data else { return "" }
    let bytes = UnsafeRawBufferPointer(start: data, count: Int(piece.length))
    return String(decoding: bytes, as: UTF8.self).lowercased()
  }

  /// The value of an element's attribute.
  func attribute(_ name: String) -> String? {
    guard pointee.type == GUMBO_NODE_ELEMENT || pointee.type == GUMBO_NODE_TEMPLATE else { return nil }
    let attribute = withUnsafePointer(to: pointee.v.element.attributes) { gumbo_get_attribute($0, name) }
    return attribute.map { String(cString: $0.pointee.value) }
  }

  /// The text of a text node, and the addresses of what it was parsed from.
  var textAndSource: (text: String, source: Range<UInt>)? {
    guard
      pointee.type == GUMBO_NODE_TEXT || pointee.type == GUMBO_NODE_WHITESPACE
        || pointee.type == GUMBO_NODE_CDATA
    else { return nil }
    let text = pointee.v.text
    guard let start = text.original_text.data else { return nil }
    let address = UInt(bitPattern: start)
    return (String(cString: text.text), address..<address + UInt(text.original_text.length))
  }

  private var children: UnsafeBufferPointer<UnsafeMutableRawPointer?> {
    let hasChildren = pointee.type == GUMBO_NODE_ELEMENT || pointee.type == GUMBO_NODE_TEMPLATE
    guard hasChildren else { return .init(start: nil, count: 0) }
    let children = pointee.v.element.children
    return .init(start: children.data, count: Int(children.length))
  }

  /// Visits the node and all in it in the order of the page: each element when it is entered and when it is left.
  ///
  /// It does not recurse, so no page is nested too deep for it.
  ///
  /// - Parameter visit: returns, for an element that is entered, whether to go into it; if not, it is not left either.
  func traverse(_ visit: (HTMLNode, _ isEntered: Bool) -> Bool) {
    var path: [(node: HTMLNode, next: Int)] = []
    if visit(self, true) { path.append((self, 0)) }
    while let (node, next) = path.last {
      let children = node.children
      guard next < children.count else {
        path.removeLast()
        if node.name != nil { _ = visit(node, false) }
        continue
      }
      path[path.count - 1].next += 1
      if let child = children[next]?.assumingMemoryBound(to: GumboNode.self), visit(child, true) {
        path.append((child, 0))
      }
    }
  }
}
