import Basics

/// The walk through the elements of a Word document's parts, in which its text is put together.
///
/// What stands within a paragraph but apart from it (text boxes) would cut its sentences: it is read when the part is read a second time.
struct WordWalk {
  /// What of a part is read.
  enum Reading {
    /// The text itself.
    case text
    /// The text boxes in it.
    case boxes
    /// The notes or comments of these ids.
    case notes(BlockKind, [String: String?])
  }

  /// What ends with an element.
  private enum Closing {
    case nothing
    case block
    case paragraph
    case cell
    case row
    /// The text box, note or comment that alone is read.
    case aside
    case drawing
    case alternatives(hadChoice: Bool)
  }

  private struct Paragraph {
    var style: String?
    var isListItem: Bool?
    var outline: Int?
    var breaksPage = false
    /// Whether its end has been deleted, so that the next one goes on with it.
    var isJoined = false
    /// The section that ends with it.
    var endsSection = false
    /// Whether its block has begun.
    var isBegun = false
    var closesBlock = false
  }

  private let styles: WordStyles
  private let outline: WordOutline
  private(set) var builder = TextViewBuilder()
  private(set) var omitted = Omissions()
  /// The notes and comments that the text refers to, by the kind of part they stand in, and the page on which it does.
  private(set) var notes: [String: [String: String?]] = [:]
  private var pages = PageNumbers()
  /// How many pages the text has, as far as it says.
  private(set) var pageCount = 1
  private var section = 0
  private var reading = Reading.text

  private var open: [(name: String, closing: Closing)] = []
  /// How many elements are open within one that is left out, with it.
  private var dropped = 0
  /// How many text boxes, notes or comments are open that are read.
  private var asides = 0
  private var paragraphs: [Paragraph] = []
  /// Whether a paragraph's end was deleted, so that its block is still open.
  private var goesOn = false
  private var tables = 0
  /// Of the cells that are open: how many paragraphs they have had.
  private var cells: [Int] = []
  private var brokeRow = false
  private var runIsHidden = false
  private var runIsRaised = false
  private var drawings = 0
  private var followsBreak = false
  /// Whether text stands after the last page break.
  private var hasTextOnPage = false

  init(_ styles: WordStyles, _ outline: WordOutline) {
    self.styles = styles
    self.outline = outline
  }

  // MARK: Parts

  /// Reads a part.
  ///
  /// - Throws: `InputError` if it is not well formed.
  mutating func read(_ part: consuming PartText, _ reading: Reading) throws(InputError) {
    self.reading = reading
    open = []
    (dropped, asides, section, hasTextOnPage, followsBreak) = (0, 0, 0, false, false)
    (paragraphs, cells, goesOn) = ([], [], false)
    pages = PageNumbers()
    if outline.hasPages, !isNotes { beginSection(turns: false) }
    var part = part
    let events = part.events
    while true {
      switch try events.next() {
      case .start: start(events, &part)
      case .text: append(&part)
      case .end: end()
      case .finish:
        endJoined()
        return
      }
    }
  }

  /// The view of all that was read.
  mutating func finish() -> TextView { builder.finish() }

  mutating func declare(language: String?) { builder.declaredLanguage = language }

  private var isNotes: Bool { if case .notes = reading { true } else { false } }

  private var isRead: Bool {
    guard dropped == 0 else { return false }
    if case .text = reading { return true }
    return asides > 0
  }

  // MARK: Elements

  private mutating func start(_ events: XMLEvents, _ part: inout PartText) {
    let name = events.name
    var closing = Closing.nothing
    defer { open.append((name, closing)) }
    guard dropped == 0 else {
      dropped += 1
      return
    }
    if isLeftOut(name) {
      dropped = 1
      return
    }
    if beginsAside(name, events) {
      closing = .aside
      return
    }
    if !isRead {
      // Pages are counted in a second reading too.
      passPage(name, events)
      if name == "sectPr" { endSection() }
      if name == "AlternateContent" { closing = .alternatives(hadChoice: false) }
      return
    }
    if parent == "pPr" || parent == "numPr" || parent == "rPr" {
      property(name, events)
      return
    }
    switch name {
    case "p": closing = beginParagraph()
    case "r": (runIsHidden, runIsRaised) = (false, false)
    case "tr":
      endJoined()
      builder.begin(.tableRow)
      brokeRow = false
      closing = .row
    case "tc":
      cells.append(0)
      closing = .cell
    case "br" where events.value("type") == "page", "lastRenderedPageBreak": passPage(name, events)
    case "br", "cr": breakLine(isColumn: events.value("type") == "column")
    case "tab" where parent == "r", "ptab": appendSpace()
    case "noBreakHyphen": append("\u{2011}", at: part.tagRange())
    case "sym":
      if let code = events.value("char").flatMap({ UInt32($0, radix: 16) }),
        let scalar = Unicode.Scalar(code),
        scalar.properties.generalCategory != .privateUse
      {
        append(scalar, at: part.tagRange())
      }
    case "footnoteReference", "endnoteReference", "commentReference":
      if let id = events.value("id") {
        notes[String(name.dropLast("Reference".count)), default: [:]][id] =
          outline.hasPages ? pages.label : nil
      }
    case "oMath":
      omitted.formulas += 1
      appendSpace()
      dropped = 1
    case "drawing", "pict", "object":
      drawings += 1
      closing = .drawing
      if name == "object" { omitted.pictures += 1 }
    case "OLEObject" where events.value("ProgID")?.hasPrefix("Equation") ?? false:
      omitted.formulas += 1
      if omitted.pictures > 0 { omitted.pictures -= 1 }
    case "pic", "chart", "relIds": if drawings > 0 { omitted.pictures += 1 }
    case "imagedata":
      if drawings > 0, !open.contains(where: { $0.name == "object" }) { omitted.pictures += 1 }
    case "altChunk", "subDoc": omitted.objects += 1
    case "AlternateContent": closing = .alternatives(hadChoice: false)
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
    case .nothing: break
    case .block: builder.end()
    case .paragraph: endParagraph()
    case .cell: _ = cells.popLast()
    case .row:
      endJoined()
      builder.end()
    case .aside:
      asides -= 1
      endJoined()
      builder.end()
    case .drawing: drawings -= 1
    case .alternatives: break
    }
  }

  private var parent: String? { open.last?.name }

  /// Whether an element and what is in it is no part of the text: what has been deleted or was there before a change, and the older
  /// of two writings of one thing.
  private mutating func isLeftOut(_ name: String) -> Bool {
    switch name {
    case "del", "moveFrom":
      // In a paragraph's or row's properties it says that its end was deleted.
      return parent != "rPr" && parent != "trPr"
    case "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange",
      "numberingChange",
      "tblGridChange", "tblPrExChange", "rt":
      return true
    case "Choice":
      if let last = open.indices.last, case .alternatives = open[last].closing {
        open[last].closing = .alternatives(hadChoice: true)
      }
      return false
    case "Fallback":
      if case .alternatives(hadChoice: true) = open.last?.closing { return true }
      return false
    case "txbxContent":
      if case .text = reading { return true }
      return false
    default: return false
    }
  }

  /// Begins the text box, note or comment that an element is, if those are what is read.
  private mutating func beginsAside(_ name: String, _ events: XMLEvents) -> Bool {
    switch reading {
    case .text: return false
    case .boxes:
      guard name == "txbxContent" else { return false }
      endJoined()
      builder.begin(.text)
    case .notes(let kind, let wanted):
      guard asides == 0, ["footnote", "endnote", "comment"].contains(name), let id = events.value("id"),
        let page = wanted[id]
      else { return false }
      if let page { builder.beginPage(page) }
      builder.begin(kind)
    }
    asides += 1
    return true
  }

  // MARK: Paragraphs

  private mutating func beginParagraph() -> Closing {
    var paragraph = Paragraph()
    paragraph.isBegun = goesOn
    paragraph.closesBlock = goesOn
    goesOn = false
    paragraphs.append(paragraph)
    return .paragraph
  }

  private mutating func endParagraph() {
    guard let paragraph = paragraphs.popLast() else { return }
    followsBreak = false
    if paragraph.isJoined, paragraph.isBegun, paragraph.closesBlock {
      goesOn = true
    } else if paragraph.closesBlock {
      builder.end()
    }
    if !paragraph.isBegun { breakPage(before: paragraph) }
    if paragraph.endsSection { endSection() }
  }

  /// Ends a block that was to go on with the next paragraph, where there is none.
  private mutating func endJoined() {
    if goesOn { builder.end() }
    goesOn = false
  }

  /// Begins the block of the paragraph, when what it is has been said.
  private mutating func beginBlock() {
    guard let last = paragraphs.indices.last, !paragraphs[last].isBegun else { return }
    breakPage(before: paragraphs[last])
    paragraphs[last].isBegun = true
    paragraphs[last].breaksPage = false
    let kind = kind(of: paragraphs[last])
    if kind == .text, let cell = cells.indices.last {
      // The cells of a row are one block, unless they hold paragraphs.
      if cells[cell] > 0 || brokeRow { builder.breakParagraph() } else { builder.appendSpace() }
      if cells[cell] > 0 { brokeRow = true }
      cells[cell] += 1
    } else {
      builder.begin(kind)
      paragraphs[last].closesBlock = true
    }
  }

  private func kind(of paragraph: Paragraph) -> BlockKind {
    if let outline = paragraph.outline, outline < 9 { return .heading }
    guard case .block(let kind) = styles.role(paragraph.style) else { return .text }
    if kind == .text, paragraph.isListItem ?? false { return .listItem }
    return kind == .listItem && paragraph.isListItem == false ? .text : kind
  }

  /// Takes a property of a paragraph, or of the mark at its end.
  private mutating func property(_ name: String, _ events: XMLEvents) {
    let inMark = open.count > 1 && parent == "rPr" && open[open.count - 2].name == "pPr"
    if parent == "rPr", !inMark {
      if name == "vanish" { runIsHidden = WordStyles.isOn(events.value("val")) }
      if name == "vertAlign" { runIsRaised = events.value("val") == "superscript" }
      return
    }
    guard let last = paragraphs.indices.last else { return }
    switch name {
    case "pStyle": paragraphs[last].style = events.value("val")
    case "numId": paragraphs[last].isListItem = events.value("val") != "0"
    case "outlineLvl": paragraphs[last].outline = events.value("val").flatMap { Int($0) }
    case "pageBreakBefore": paragraphs[last].breaksPage = WordStyles.isOn(events.value("val"))
    case "del", "moveFrom": if inMark { paragraphs[last].isJoined = true }
    case "sectPr": paragraphs[last].endsSection = true
    default: break
    }
  }

  // MARK: Text

  private mutating func append(_ part: inout PartText) {
    let isText = isRead && parent == "t" && !runIsHidden && !isContents
    if isText { beginBlock() }
    // Notes that are made by hand are called by raised numbers.
    let raised = runIsRaised ? RaisedText(part.text.unicodeScalars, isLink: false) : nil
    var hasText = false
    part.takeText { scalar, range in
      guard isText else { return }
      builder.append(scalar, at: range, raised: raised)
      hasText = hasText || !scalar.isWhitespace
    }
    if hasText {
      followsBreak = false
      hasTextOnPage = true
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar, at range: Range<Int>) {
    guard !runIsHidden, !isContents else { return }
    beginBlock()
    builder.append(scalar, at: range)
    followsBreak = false
  }

  /// Whether the paragraph is an entry of a table of contents.
  private var isContents: Bool {
    guard let paragraph = paragraphs.last, !paragraph.isBegun else { return false }
    return styles.role(paragraph.style) == .contents
  }

  private mutating func appendSpace() {
    if paragraphs.last?.isBegun ?? false { builder.appendSpace() }
  }

  /// Two line breaks end a paragraph, as in HTML.
  private mutating func breakLine(isColumn: Bool) {
    guard paragraphs.last?.isBegun ?? false else { return }
    if followsBreak, !isColumn { builder.breakParagraph() } else { builder.appendSpace() }
    followsBreak = true
  }

  // MARK: Pages

  /// Begins a page if an element says so.
  private mutating func passPage(_ name: String, _ events: XMLEvents) {
    guard !isNotes else { return }
    switch name {
    case "lastRenderedPageBreak":
      // Word also says so of the breaks that the text itself has.
      if hasTextOnPage || !isAfterBreak { turnPage() }
      isAfterBreak = false
    case "br" where events.value("type") == "page":
      turnPage()
      isAfterBreak = true
    case "t": if !isRead { hasTextOnPage = true }
    case "pageBreakBefore", "pStyle":
      guard !isRead, parent == "pPr" else { return }
      var paragraph = Paragraph()
      if name == "pStyle" {
        paragraph.style = events.value("val")
      } else {
        paragraph.breaksPage = WordStyles.isOn(events.value("val"))
      }
      breakPage(before: paragraph)
    default: break
    }
  }

  /// Whether the page began with a break of the text's own.
  private var isAfterBreak = false

  private mutating func turnPage() {
    if case .text = reading { pageCount += 1 }
    pages.turn()
    builder.beginPage(pages.label)
    hasTextOnPage = false
    isAfterBreak = false
  }

  private mutating func breakPage(before paragraph: Paragraph) {
    guard paragraph.breaksPage || styles.breaksPage(paragraph.style), hasTextOnPage, outline.hasPages else {
      return
    }
    turnPage()
    isAfterBreak = true
  }

  private mutating func endSection() {
    section += 1
    guard outline.hasPages, !isNotes, outline.sections.indices.contains(section),
      outline.sections[section].startsPage
    else { return }
    beginSection(turns: true)
    isAfterBreak = true
  }

  private mutating func beginSection(turns: Bool) {
    if outline.sections.indices.contains(section) {
      let layout = outline.sections[section]
      pages.style = layout.style
      if turns, case .text = reading { pageCount += 1 }
      if turns { pages.turn(to: layout.firstNumber) } else { pages.begin(at: layout.firstNumber) }
    } else if turns {
      pages.turn()
    }
    builder.beginPage(pages.label)
    hasTextOnPage = false
  }
}
