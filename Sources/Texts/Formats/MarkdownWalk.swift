import SystemCMark

/// The walk through a Markdown document's nodes, in which its text is put together.
///
/// cmark tells the lines of blocks exactly, the columns of what is in them not always, so each piece of text is looked for in the
/// source from where the last one ended.
struct MarkdownWalk {
  private var builder = TextViewBuilder()
  private let source: [Unicode.Scalar]
  /// The offsets at which the lines begin, from the first of the body.
  private let lineStarts: [Int]
  private var position: Int
  /// The end of the block that is being read.
  private var limit: Int
  private var imageDepth = 0

  init(_ source: [Unicode.Scalar], from body: Int) {
    self.source = source
    position = body
    limit = source.count
    var lineStarts = [body]
    for at in body..<source.count
    where source[at] == "\n" || source[at] == "\r" && !source.hasLineFeed(at + 1) {
      lineStarts.append(at + 1)
    }
    self.lineStarts = lineStarts
  }

  /// Reads a node that the walk enters or leaves.
  mutating func read(_ node: OpaquePointer, isEntered: Bool) {
    let name = cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
    switch name {
    case "paragraph", "heading", "table_row", "table_header", "item", "tasklist", "footnote_definition",
      "block_quote", "list", "table":
      if isEntered {
        builder.begin(kind(name))
        go(to: node)
      } else {
        builder.end()
      }
    case "table_cell":
      if isEntered { builder.appendSpace() }
    case "image":
      // What it shows stands in place of a picture; an empty line around it would be a caption.
      imageDepth += isEntered ? 1 : -1
      if !isEntered { passDestination() }
    case "link":
      if !isEntered { passDestination() }
    case "softbreak", "linebreak": builder.appendSpace()
    case "code_block", "html_block":
      builder.begin(builder.kind)
      go(to: node)
      if name == "html_block" { appendHTML(literal(node)) } else { append(literal(node)) }
      builder.end()
    case "html_inline", "footnote_reference": skip(literal(node))
    case "text", "code": append(literal(node))
    default: break
    }
  }

  /// The view of what was read.
  mutating func finish() -> TextView { builder.finish() }

  private func kind(_ name: String) -> BlockKind {
    switch name {
    case "heading": .heading
    case "item", "tasklist": .listItem
    case "table_row", "table_header": .tableRow
    default: builder.kind
    }
  }

  private func literal(_ node: OpaquePointer) -> [Unicode.Scalar] {
    guard let text = cmark_node_get_literal(node) else { return [] }
    return Array(String(cString: text).unicodeScalars)
  }

  /// Goes to the lines of a block.
  private mutating func go(to node: OpaquePointer) {
    let start = Int(cmark_node_get_start_line(node)) - 1
    let end = Int(cmark_node_get_end_line(node))
    if lineStarts.indices.contains(start) { position = max(position, lineStarts[start]) }
    limit = end > start && lineStarts.indices.contains(end) ? lineStarts[end] : source.count
  }

  private mutating func append(_ literal: [Unicode.Scalar]) {
    var rest = literal[...]
    while let first = rest.first {
      // A block of code has lines, and each its own indentation.
      if first.isLineEnd {
        builder.appendSpace()
        rest = rest.dropFirst()
        continue
      }
      let line = rest.prefix { !$0.isLineEnd }
      place(line)
      rest = rest.dropFirst(line.count)
    }
  }

  /// Appends text that stands somewhere between the last text and the end of the block.
  private mutating func place(_ text: ArraySlice<Unicode.Scalar>) {
    var at = position
    while at < limit {
      if let places = match(text, at) {
        for (scalar, place) in zip(text, places) { builder.append(scalar, at: place) }
        position = places.last?.upperBound ?? at
        return
      }
      // Not the text itself, but a reference to it: "&auml;".
      if source[at] == "&", text.count <= 2, let end = source[at..<limit].firstIndex(of: ";") {
        for scalar in text { builder.append(scalar, at: at..<end + 1) }
        position = end + 1
        return
      }
      at += 1
    }
    // cmark puts U+FFFD for what Markdown must not hold.
    for scalar in text { builder.append(scalar, at: position..<position) }
  }

  /// The places of `text` if it stands at `start`; a backslash may stand before each of its marks.
  private func match(_ text: ArraySlice<Unicode.Scalar>, _ start: Int) -> [Range<Int>]? {
    guard source[start] == text.first || source[start] == "\\" else { return nil }
    var places: [Range<Int>] = []
    var at = start
    for scalar in text {
      if at + 1 < limit, source[at] == "\\", scalar != "\\" || source[at + 1] == "\\",
        source[at + 1] == scalar
      {
        at += 1
      }
      guard at < limit, source[at] == scalar else { return nil }
      let isWritten = scalar == "&" && source[at..<limit].starts(with: "&amp;".unicodeScalars)
      places.append(at..<at + (isWritten ? 5 : 1))
      at += isWritten ? 5 : 1
    }
    return places
  }

  private mutating func skip(_ text: [Unicode.Scalar]) {
    var at = position
    while at < limit, match(text[...], at) == nil { at += 1 }
    if at < limit { position = at + text.count }
  }

  /// Passes what stands between brackets after a link's text: the address and title, or the label.
  private mutating func passDestination() {
    guard position < limit, source[position] == "]", position + 1 < limit else { return }
    let open = source[position + 1]
    guard open == "(" || open == "[" else { return }
    let close: Unicode.Scalar = open == "(" ? ")" : "]"
    var depth = 0
    var at = position + 1
    while at < limit {
      if source[at] == "\\" {
        at += 1
      } else if source[at] == open {
        depth += 1
      } else if source[at] == close {
        depth -= 1
        if depth == 0 { break }
      }
      at += 1
    }
    position = min(limit, at + 1)
  }

  /// Appends the text between the tags of a piece of HTML.
  private mutating func appendHTML(_ html: [Unicode.Scalar]) {
    var text: [Unicode.Scalar] = []
    var isInTag = false
    for scalar in html {
      switch scalar {
      case "<":
        isInTag = true
        append(text)
        text = []
        builder.appendSpace()
      case ">" where isInTag:
        isInTag = false
        if let end = source[position..<limit].firstIndex(of: ">") { position = end + 1 }
      default: if !isInTag { text.append(scalar) }
      }
    }
    if !isInTag { append(text) }
  }
}

extension [Unicode.Scalar] {
  fileprivate func hasLineFeed(_ at: Int) -> Bool { at < count && self[at] == "\n" }
}
