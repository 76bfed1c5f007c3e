import Basics

/// The walk through the elements of an OpenDocument text, in which its text is put together.
///
/// What stands within a paragraph but apart from it (notes, comments, text boxes) would cut its sentences: it is read when the part
/// is read a second time.
struct OpenDocumentWalk {
  /// What ends with an element.
  private enum Closing {
    case nothing
    case block
    case paragraph(style: String?)
    case cell
    case aside
    case frame
    case raised
  }

  private let styles: OpenDocumentStyles
  /// The objects in the document that are formulas.
  private let formulas: Set<String>
  private(set) var builder = TextViewBuilder()
  private(set) var omitted = Omissions()
  /// Whether there are notes, comments or text boxes.
  private(set) var hasAsides = false
  /// Whether the document says where pages begin, other than the first.
  private var hasPages = false
  private var pages = PageNumbers()
  private var hasTextOnPage = false
  /// How many pages the text has, as far as it says.
  private(set) var pageCount = 1

  private var isSecond = false
  private var open: [(name: String, closing: Closing)] = []
  private var dropped = 0
  private var asides = 0
  private var bodies = 0
  private(set) var hasBody = false
  private var paragraphs = 0
  private var cells: [Int] = []
  private var brokeRow = false
  private var frameHasPicture = false
  private var followsBreak = false
  /// How many elements of raised text are open.
  private var raised = 0

  init(_ styles: OpenDocumentStyles, formulas: Set<String>) {
    self.styles = styles
    self.formulas = formulas
  }

  /// Reads the part that holds the text.
  ///
  /// - Parameter isSecond: whether the notes, comments and text boxes in it are read, not the text itself.
  /// - Throws: `InputError` if it is not well formed.
  mutating func read(_ part: consuming PartText, isSecond: Bool) throws(InputError) {
    self.isSecond = isSecond
    open = []
    (dropped, asides, bodies, paragraphs, raised, cells) = (0, 0, 0, 0, 0, [])
    (pages, hasTextOnPage) = (PageNumbers(), false)
    if isSecond, hasPages { builder.beginPage(pages.label) }
    var part = part
    let events = part.events
    while true {
      switch try events.next() {
      case .start: start(events)
      case .text: append(&part)
      case .end: end()
      case .finish: return
      }
    }
  }

  /// The view of all that was read.
  mutating func finish() -> TextView { builder.finish() }

  mutating func declare(language: String?) { builder.declaredLanguage = language }

  private var parent: String? { open.last?.name }
  private var isInText: Bool { dropped == 0 && bodies > 0 }
  private var isRead: Bool { isInText && (!isSecond || asides > 0) }

  // MARK: Elements

  private static let dropped: Set<String> = [
    "tracked-changes", "note-citation", "forms", "scripts", "script", "table-of-content",
    "illustration-index",
    "table-index", "object-index", "user-index", "alphabetical-index", "ruby-text", "hidden-text",
    "event-listeners",
    "creator-initials", "annotation-end", "covered-table-cell", "glue-point", "settings",
  ]
  private static let shapes: Set<String> = [
    "text-box", "custom-shape", "rect", "ellipse", "circle", "polygon", "polyline", "path", "connector",
    "measure",
    "regular-polygon",
  ]

  private mutating func start(_ events: XMLEvents) {
    let name = events.name
    var closing = Closing.nothing
    defer { open.append((name, closing)) }
    guard dropped == 0 else {
      dropped += 1
      return
    }
    if name == "text", parent == "body" {
      bodies += 1
      hasBody = true
      return
    }
    guard bodies > 0 else { return }
    if isLeftOut(name, events) {
      dropped = 1
      return
    }
    if isAside(name) {
      hasAsides = true
      guard isSecond else {
        dropped = 1
        return
      }
      asides += 1
      builder.begin(name == "annotation" ? .comment : name == "note" ? .note : .text)
      closing = .aside
      return
    }
    if name == "p" || name == "h" { breakPage(before: events.value("style-name")) }
    if name == "soft-page-break" { turnPage() }
    guard isRead else {
      if name == "p" || name == "h" { closing = .paragraph(style: events.value("style-name")) }
      return
    }
    switch name {
    case "p", "h": closing = beginParagraph(name, events)
    case "list-item":
      builder.begin(.listItem)
      closing = .block
    case "numbered-paragraph":
      builder.begin(.listItem)
      closing = .block
    case "bibliography":
      builder.begin(.reference)
      closing = .block
    case "table-row":
      builder.begin(.tableRow)
      brokeRow = false
      closing = .block
    case "table-cell":
      cells.append(0)
      closing = .cell
    case "span" where styles.isRaised(events.value("style-name")):
      raised += 1
      closing = .raised
    case "s", "tab": builder.appendSpace()
    case "line-break":
      if followsBreak { builder.breakParagraph() } else { builder.appendSpace() }
      followsBreak = true
    case "frame":
      frameHasPicture = false
      closing = .frame
    case "image", "plugin", "applet", "floating-frame": countPicture()
    case "object", "object-ole":
      let address = events.value("href").map { OfficeParts.resolve($0, in: "") }
      countObject(isFormula: address.map(formulas.contains) ?? false)
    case "math":
      // A formula that is kept in the text itself.
      countObject(isFormula: true)
      dropped = 1
    default: break
    }
  }

  private mutating func end() {
    guard let element = open.popLast() else { return }
    if dropped > 0 {
      dropped -= 1
      return
    }
    switch element.closing {
    case .nothing: if element.name == "text", open.last?.name == "body" { bodies -= 1 }
    case .block: builder.end()
    case .paragraph(let style):
      if isRead {
        paragraphs -= 1
        followsBreak = false
        if element.name == "h" || cells.isEmpty || styles.kind(style) != .text { builder.end() }
      }
      if styles.breaksAfter(style), asides == 0 { turnPage() }
    case .cell: _ = cells.popLast()
    case .aside:
      asides -= 1
      builder.end()
    case .frame: break
    case .raised: raised -= 1
    }
  }

  private func isLeftOut(_ name: String, _ events: XMLEvents) -> Bool {
    if OpenDocumentWalk.dropped.contains(name) { return true }
    switch name {
    // What is said of pictures and tables for those who do not see them; as a field it is text.
    case "title", "desc": return !events.qualifiedName.hasPrefix("text:")
    case "creator", "date", "date-string": return parent == "annotation"
    case "section", "hidden-paragraph": return events.value("display") == "none"
    case "span": return styles.isHidden("text", events.value("style-name"))
    case "p", "h": return styles.isHidden("paragraph", events.value("style-name"))
    default: return false
    }
  }

  private func isAside(_ name: String) -> Bool {
    if name == "note" || name == "annotation" { return true }
    return OpenDocumentWalk.shapes.contains(name)
  }

  private mutating func beginParagraph(_ name: String, _ events: XMLEvents) -> Closing {
    let style = events.value("style-name")
    let kind = name == "h" ? .heading : styles.kind(style)
    paragraphs += 1
    if kind == .text, let cell = cells.indices.last {
      // The cells of a row are one block, unless they hold paragraphs.
      if cells[cell] > 0 || brokeRow { builder.breakParagraph() } else { builder.appendSpace() }
      if cells[cell] > 0 { brokeRow = true }
      cells[cell] += 1
    } else {
      builder.begin(kind)
    }
    return .paragraph(style: style)
  }

  private mutating func append(_ part: inout PartText) {
    let isText = isRead && paragraphs > 0
    var hasText = false
    let text = raised > 0 ? RaisedText(part.text.unicodeScalars, isLink: false) : nil
    part.takeText { scalar, range in
      if isText { builder.append(scalar, at: range, raised: text) }
      hasText = hasText || !scalar.isWhitespace
    }
    guard hasText else { return }
    if isText { followsBreak = false }
    if isInText, asides == 0 { hasTextOnPage = true }
  }

  // MARK: What is left out

  private mutating func countPicture() {
    guard !frameHasPicture else { return }
    frameHasPicture = true
    omitted.pictures += 1
  }

  /// Counts an object; the picture that stands for it in the same frame is not another.
  private mutating func countObject(isFormula: Bool) {
    guard !frameHasPicture else { return }
    frameHasPicture = true
    if isFormula { omitted.formulas += 1 } else { omitted.objects += 1 }
    builder.appendSpace()
  }

  // MARK: Pages

  private mutating func turnPage(to number: Int? = nil) {
    guard asides == 0 else { return }
    if !hasPages, !isSecond {
      hasPages = true
      builder.beginFirstPage(pages.label)
    }
    if !isSecond { pageCount += 1 }
    pages.turn(to: number)
    builder.beginPage(pages.label)
    hasTextOnPage = false
  }

  private mutating func breakPage(before style: String?) {
    guard asides == 0, styles.breaksBefore(style) else { return }
    if hasTextOnPage {
      turnPage(to: styles.firstNumber(style))
    } else if let number = styles.firstNumber(style), !hasPages {
      pages.begin(at: number)
    }
  }
}
