import SystemGumbo

/// Reads the main text of an HTML page as a browser would parse it (Gumbo, an HTML5 parser).
///
/// What elements are is told by `Resources/html-elements.txt`: those that begin blocks, those that hold no text of the page, and the
/// classes by which pages mark navigation and references.
struct HTMLReader {
  /// The reader; reading its data once is enough.
  static let shared = HTMLReader()

  private let elements = HTMLElements()

  private init() {}

  /// The view of a page: of its `main` element, or else of its only `article`, or else of its body.
  ///
  /// - Parameter isFragment: whether the page is a piece of another document, of which all is read, as it is written.
  /// - Complexity: O(`scalars.count`), for elements are read as far as `HTMLLimits` lets them stand in one another.
  func view(of scalars: [Unicode.Scalar], isFragment: Bool = false) -> TextView {
    let scalars = HTMLLimits.applied(to: scalars)
    let text = UTF8Text(scalars)
    var walk = Walk(builder: TextViewBuilder(), walker: SourceWalker(scalars, isXML: false), text: text)
    text.bytes.withUnsafeBytes { bytes in
      // Gumbo reads nothing of an empty buffer, but wants one.
      guard let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress else { return }
      let memory = GumboMemory()
      guard let root = memory.parse(UnsafeBufferPointer(start: start, count: bytes.count)) else { return }
      defer { withExtendedLifetime(memory) {} }
      walk.builder.declaredLanguage = root.attribute("lang") ?? root.attribute("xml:lang")
      walk.read(isFragment ? root : mainElement(root), elements, start)
    }
    let view = walk.builder.finish()
    return isFragment ? view : view.normalized()
  }

  private func mainElement(_ root: HTMLNode) -> HTMLNode {
    var articles: [HTMLNode] = []
    var main: HTMLNode?
    root.traverse { node, isEntered in
      guard isEntered, main == nil, let name = node.name, name != "template" else { return false }
      if name == "main" || node.attribute("role") == "main" { main = node }
      if name == "article" { articles.append(node) }
      return main == nil
    }
    return main ?? (articles.count == 1 ? articles[0] : root)
  }

  /// The walk through a page's elements, in which its text is put together.
  private struct Walk {
    var builder: TextViewBuilder
    var walker: SourceWalker
    let text: UTF8Text
    /// Whether a line break was the last thing read: a second one ends the paragraph.
    var followsBreak = false
    /// What the text of the innermost raised element, or link to a note, is taken for.
    var raised: (node: HTMLNode, text: RaisedText)?

    mutating func read(_ whole: HTMLNode, _ elements: HTMLElements, _ start: UnsafePointer<CChar>) {
      whole.traverse { node, isEntered in
        guard let name = node.name else {
          if isEntered { append(node, start) }
          return true
        }
        // What themes call the whole of a page says what is beside its text, such as a sidebar.
        guard node == whole || name == "body" || !elements.isDropped(node, name) else { return false }
        if !isEntered, raised?.node == node { raised = nil }
        if isEntered, raised == nil, let text = HTMLNotes.raisedText(node, name) { raised = (node, text) }
        if name == "br" {
          if isEntered { breakLine(node, start) }
        } else if name == "td" || name == "th" {
          if isEntered { builder.appendSpace() }
        } else if let kind = elements.block(node, name) {
          if isEntered { builder.begin(kind) } else { builder.end() }
        }
        return true
      }
    }

    private mutating func breakLine(_ node: HTMLNode, _ start: UnsafePointer<CChar>) {
      if followsBreak { builder.breakParagraph() } else { builder.breakLine() }
      followsBreak = true
    }

    private mutating func append(_ node: HTMLNode, _ start: UnsafePointer<CChar>) {
      guard let (decoded, original) = node.textAndSource else { return }
      let base = UInt(bitPattern: start)
      let from = text.offset(ofByte: Int(original.lowerBound - base))
      let limit = text.offset(ofByte: Int(original.upperBound - base))
      // Obsolete elements in which a tag is text.
      let isRaw = node.pointee.parent?.name.map { $0 == "xmp" || $0 == "plaintext" } ?? false
      walker.move(to: from, isRaw: isRaw)
      walker.walk(decoded.unicodeScalars, limit: limit) { scalar, range in
        if !scalar.isBlank { followsBreak = false }
        switch raised?.text {
        case .mark: if !scalar.isBlank { builder.appendNoteMark(at: range) }
        case .digits: builder.append(scalar.superscript ?? scalar, at: range)
        case .text, nil: builder.append(scalar, at: range)
        }
      }
    }
  }
}
