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
  /// Where text is looked for: after the last one, and after what links and images have passed.
  private var position: Int
  /// Where the last text ended.
  private var textEnd: Int
  /// The end of the block that is being read.
  private var limit: Int

  /// Whether the text is raised by HTML's `sup`.
  private var isRaised = false
  /// What the text of the innermost link is taken for, if it may be the mark of a note.
  private var linkText: RaisedText?

  /// How text is written in the source.
  private enum Writing {
    /// With references and backslashes.
    case text
    /// As it is; in a table's cell with a backslash before a bar.
    case code
  }

  init(_ source: [Unicode.Scalar], from body: Int) {
    self.source = source
    position = body
    textEnd = body
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
    let name = MarkdownWalk.name(node)
    switch name {
    case "paragraph", "heading", "table_row", "table_header", "item", "block_quote", "list", "table":
      if isEntered {
        builder.begin(kind(name, node))
        go(to: node)
      } else {
        builder.end()
      }
    case "footnote_definition":
      if isEntered {
        builder.begin(builder.kind)
        // Notes come last, wherever they stand.
        position = 0
        textEnd = 0
        go(to: node)
      } else {
        builder.end()
      }
    case "table_cell":
      if isEntered { builder.appendSpace() }
    case "image": if isEntered { pass("![") } else { passDestination() }
    case "link":
      if isEntered {
        linkText = noteLink(node)
        pass("[", "<")
      } else {
        linkText = nil
        passDestination()
      }
    case "softbreak", "linebreak": builder.breakLine()
    case "code_block":
      builder.begin(builder.kind)
      go(to: node)
      append(literal(node), .code)
      builder.end()
    case "html_block":
      go(to: node)
      appendHTML(literal(node))
    case "html_inline":
      let tag = literal(node)
      if tag.prefix(3).elementsEqual("<br".unicodeScalars)
        || tag.prefix(3).elementsEqual("<BR".unicodeScalars)
      {
        builder.appendSpace()
      }
      if tag.prefix(4).elementsEqual("<sup".unicodeScalars) { isRaised = true }
      if tag.prefix(5).elementsEqual("</sup".unicodeScalars) { isRaised = false }
      position = find(tag[...], .code)?.last?.upperBound ?? position
    case "footnote_reference":
      // What cmark gives is the note's number, not the name that is written there.
      pass("[^")
      let start = position
      position = source[position..<limit].firstIndex(of: "]").map { $0 + 1 } ?? position
      if start - 2 == textEnd, position > start {
        builder.appendNoteMark(at: textEnd..<position)
        textEnd = position
      }
    case "text": append(literal(node), .text)
    case "code": append(literal(node), .code)
    default: break
    }
  }

  /// The view of what was read.
  mutating func finish() -> TextView { builder.finish() }

  /// The name of a node's type; cmark has none for those of notes.
  private static func name(_ node: OpaquePointer) -> String {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_FOOTNOTE_DEFINITION: "footnote_definition"
    case CMARK_NODE_FOOTNOTE_REFERENCE: "footnote_reference"
    default: cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
    }
  }

  private func kind(_ name: String, _ node: OpaquePointer) -> BlockKind {
    switch name {
    case "heading": return .heading
    case "item": return .listItem
    case "table_row", "table_header": return .tableRow
    default:
      // A picture that stands alone is a figure, and what is said in its place its caption.
      guard name == "paragraph", let child = cmark_node_first_child(node), cmark_node_next(child) == nil
      else { return builder.kind }
      return cmark_node_get_type(child) == CMARK_NODE_IMAGE ? .caption : builder.kind
    }
  }

  private func literal(_ node: OpaquePointer) -> [Unicode.Scalar] {
    guard let text = cmark_node_get_literal(node) else { return [] }
    return Array(String(cString: text).unicodeScalars)
  }

  /// Goes to the lines of a block, and on to where it begins in the first.
  private mutating func go(to node: OpaquePointer) {
    // The lines of a table's rows are wrong where a paragraph stands before it, and those of this paragraph are 0.
    let isRow = ["table_row", "table_header"].contains(MarkdownWalk.name(node))
    let start = Int(cmark_node_get_start_line(node)) - 1
    var end = Int(cmark_node_get_end_line(isRow ? cmark_node_parent(node) : node))
    // That of a piece of HTML with a line of its own to end it, such as `-->`, lacks this line.
    if cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK { end = min(end + 1, lineStarts.count) }
    limit = start >= 0 && end > start && lineStarts.indices.contains(end) ? lineStarts[end] : source.count
    defer { limit = max(limit, position) }
    guard !isRow, lineStarts.indices.contains(start) else { return }
    var at = lineStarts[start]
    var bytes = Int(cmark_node_get_start_column(node)) - 1
    while bytes > 0, at < limit {
      bytes -= UTF8.width(source[at])
      at += 1
    }
    if cmark_node_get_type(node) == CMARK_NODE_HEADING {
      let text = source[at..<limit].drop { $0 == "#" }.startIndex
      if text < limit, source[text].isBlank { at = text }
    }
    position = max(position, at)
    textEnd = max(textEnd, position)
  }

  private mutating func append(_ literal: [Unicode.Scalar], _ writing: Writing) {
    // A block of code has lines, and each its own indentation.
    let lines = literal.split(omittingEmptySubsequences: false, whereSeparator: \.isLineEnd)
    for (index, line) in lines.enumerated() {
      if index > 0 { builder.appendSpace() }
      let ranges = ranges(of: line, writing)
      let raised = linkText ?? (isRaised ? RaisedText(line, isLink: false) : .text)
      for (scalar, range) in zip(line, ranges) {
        switch raised {
        case .mark: if !scalar.isBlank { builder.appendNoteMark(at: range) }
        case .digits: builder.append(scalar.superscript ?? scalar, at: range)
        case .text: builder.append(scalar, at: range)
        }
      }
    }
  }

  /// What the text of a link is taken for, if it is a number or sign that leads to a place in the document; nil for any other link.
  private func noteLink(_ node: OpaquePointer) -> RaisedText? {
    guard let address = cmark_node_get_url(node).map({ String(cString: $0) }), address.hasPrefix("#"),
      let child = cmark_node_first_child(node), cmark_node_next(child) == nil
    else { return nil }
    return RaisedText.isMark(literal(child)) ? .mark : nil
  }

  /// Goes to where a text stands between the last one and the end of the block, and gives the ranges of its code points.
  private mutating func ranges(of text: ArraySlice<Unicode.Scalar>, _ writing: Writing) -> [Range<Int>] {
    // The first line of a block has lost its indentation, its text has not.
    let indent = writing == .code ? text.prefix(while: \.isBlank) : text.prefix(0)
    guard let ranges = find(text[indent.endIndex...], writing), let first = ranges.first,
      let last = ranges.last
    else {
      // Nowhere: the text is shown all the same.
      return text.map { _ in textEnd..<textEnd }
    }
    position = last.upperBound
    textEnd = last.upperBound
    return indent.map { _ in first.lowerBound..<first.lowerBound } + ranges
  }

  private func find(_ text: ArraySlice<Unicode.Scalar>, _ writing: Writing) -> [Range<Int>]? {
    for start in position < limit ? [position, textEnd] : [textEnd] {
      var at = start
      while at < limit {
        if let ranges = match(text, at, writing) { return ranges }
        at += 1
      }
    }
    return nil
  }

  /// The ranges of the code points of `text` if it stands at `start`.
  private func match(_ text: ArraySlice<Unicode.Scalar>, _ start: Int, _ writing: Writing) -> [Range<Int>]? {
    var ranges: [Range<Int>] = []
    var at = start
    for scalar in text {
      if let last = ranges.last, last.count > 3, CharacterReference.isSecond(scalar),
        at >= limit || source[at] != scalar
      {
        ranges.append(last)
        continue
      }
      guard at < limit, let range = range(of: scalar, at, writing) else { return nil }
      ranges.append(range)
      at = range.upperBound
      if scalar.isBlank, source[range.lowerBound].isLineEnd { at = lineContent(at) }
    }
    return ranges
  }

  private func range(of scalar: Unicode.Scalar, _ at: Int, _ writing: Writing) -> Range<Int>? {
    let here = source[at]
    if here == "&", writing == .text,
      let end = CharacterReference.shared.end(
        at: at, of: source, standsFor: scalar, limit: limit, .markdown)
    {
      return at..<end
    }
    if here == "\\", writing == .text || scalar == "|", scalar.isMarkdownMark, at + 1 < limit,
      source[at + 1] == scalar
    {
      return at + 1..<at + 2
    }
    // cmark puts U+FFFD for what Markdown must not hold, and a space for a line end in code.
    let isReplaced = scalar == "\u{FFFD}" && here == "\u{0}" || scalar == " " && here.isLineEnd
    guard here == scalar || isReplaced else { return nil }
    return at..<at + (here == "\r" && scalar == " " && source.hasLineFeed(at + 1) ? 2 : 1)
  }

  /// Where a line that goes on with a paragraph has its first text: after indentation and the marks of quotations.
  private func lineContent(_ start: Int) -> Int {
    source[start..<limit].drop { $0 == " " || $0 == "\t" || $0 == ">" }.startIndex
  }

  /// Passes the next offset where one of `marks` stands.
  private mutating func pass(_ marks: String...) {
    for at in position..<limit {
      let here = source[at..<limit]
      if let mark = marks.first(where: { here.starts(with: $0.unicodeScalars) }) {
        position = at + mark.unicodeScalars.count
        return
      }
    }
  }

  /// Passes what stands between brackets after a link's text: the address and title, or the label.
  private mutating func passDestination() {
    // The marks that end emphasis and code within the link.
    var at = source[position..<limit].drop { $0 == "*" || $0 == "_" || $0 == "~" || $0 == "`" || $0.isBlank }
      .startIndex
    guard at < limit, source[at] == "]" else { return }
    at += 1
    position = at
    guard at < limit, source[at] == "(" || source[at] == "[" else { return }
    let open = source[at]
    let close: Unicode.Scalar = open == "(" ? ")" : "]"
    var depth = 0
    var quote: Unicode.Scalar?
    while at < limit {
      let here = source[at]
      if here == "\\" {
        at += 1
      } else if let end = quote {
        if here == end { quote = nil }
      } else if open == "(", here == "<", source[at - 1] == "(" {
        quote = ">"
      } else if open == "(", here == "\"" || here == "'", source[at - 1].isBlank {
        quote = here
      } else if here == open {
        depth += 1
      } else if here == close {
        depth -= 1
        if depth == 0 { break }
      }
      at += 1
    }
    if depth == 0 { position = min(limit, at + 1) }
  }

  /// Appends the text of a piece of HTML.
  private mutating func appendHTML(_ html: [Unicode.Scalar]) {
    var ranges: [Range<Int>] = []
    for line in html.split(omittingEmptySubsequences: false, whereSeparator: \.isLineEnd) {
      ranges += self.ranges(of: line, .code)
      ranges.append(textEnd..<textEnd)
    }
    let view = HTMLReader.shared.view(of: html, isFragment: true)
    for block in view.blocks {
      builder.begin(block.kind)
      for at in block.range {
        let range = view.source(of: at..<at + 1)
        let lower = ranges[range.lowerBound].lowerBound
        let upper = range.last.map { ranges[$0].upperBound } ?? lower
        builder.append(view.scalars[at], at: lower..<max(lower, upper))
      }
      builder.end()
    }
  }
}

extension [Unicode.Scalar] {
  fileprivate func hasLineFeed(_ at: Int) -> Bool { at < count && self[at] == "\n" }
}

extension Unicode.Scalar {
  /// Whether a backslash before it stands for nothing.
  fileprivate var isMarkdownMark: Bool {
    switch value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
