import Basics

/// What the tags of a page of HTML say of the pages of print, of notes and of what is no text, found before the page is parsed.
///
/// Books in EPUB, and web pages made like them, mark where a printed page begins (EPUB Structural Semantics `pagebreak`, DPUB-ARIA
/// `doc-pagebreak`, Project Gutenberg's `pagenum`), what calls a note (`noteref`), and what is one (`footnote`). The number of the page and the
/// caller are no text, and are overwritten with spaces, so that no code point changes its place.
struct PageMarks {
  /// The page with spaces in place of what is no text.
  private(set) var page: [Unicode.Scalar]
  /// Where pages of print begin, with what they are called, as far as that is said.
  private(set) var pages: [(offset: Int, label: String?)] = []
  /// Where notes stand.
  private(set) var notes: [Range<Int>] = []
  private let isBook: Bool
  /// Pictures and formulas.
  private(set) var omitted = Omissions()

  /// An element whose end is waited for.
  private struct Waiting {
    let tag: MarkupTags.Tag
    var depth = 1
    /// Whether what is in it is no text only if it is the number or sign of a note.
    var isOnlyNumber = false
  }

  /// The number of a page, or the caller of a note, is no longer, in code points.
  private static let longestMark = 200
  private static let noteTypes: Set<Substring> = [
    "footnote", "endnote", "rearnote", "note", "footnotes", "endnotes", "rearnotes", "doc-footnote",
    "doc-endnote",
    "doc-endnotes",
  ]
  private static let callerTypes: Set<Substring> = ["noteref", "doc-noteref", "backlink", "doc-backlink"]
  private static let callerClasses: Set<Substring> = [
    "footnote-ref", "footnoteref", "noteref", "note-ref", "fnanchor", "footnote-back", "footnote-backref",
    "footnote-backlink", "reversefootnote",
  ]
  private static let pageClasses: Set<Substring> = [
    "pagenum", "pageno", "pagenumber", "page-number", "pagebreak",
  ]
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
  ]
  /// What an empty element ends or begins a line with.
  private static let blocks: Set<String> = [
    "p", "div", "section", "blockquote", "pre", "ul", "ol", "dl", "table", "figure", "article", "header",
    "h1", "h2",
    "h3", "h4", "h5", "h6",
  ]

  /// Reads a page.
  ///
  /// - Parameters:
  ///   - scalars: the page.
  ///   - isBook: whether it is XHTML in a book, whose asides are text and whose elements may be empty by a slash.
  ///   - pageList: what pages are called that begin at the elements of these ids.
  /// - Complexity: O(`scalars.count`).
  init(_ scalars: [Unicode.Scalar], isBook: Bool, pageList: [String: String] = [:]) {
    page = scalars
    self.isBook = isBook
    var tags = MarkupTags(scalars, isXML: isBook)
    var mark: Waiting?
    var note: Waiting?
    var foreign: Waiting?
    while let tag = tags.next() {
      let isEmpty = PageMarks.void.contains(tag.name) || isBook && tag.closesItself
      // What has no end is no mark.
      if let open = mark, tag.range.lowerBound > open.tag.range.upperBound + PageMarks.longestMark {
        mark = nil
      }
      if let ended = PageMarks.pass(tag, isEmpty, &mark) { closeMark(ended, tag) }
      if let ended = PageMarks.pass(tag, isEmpty, &note) {
        notes.append(ended.tag.range.lowerBound..<tag.range.upperBound)
      }
      let isForeign = foreign != nil
      if let ended = PageMarks.pass(tag, isEmpty, &foreign), ended.tag.hasPrefix {
        // HTML knows no prefixes, and would take its words for text.
        remove(ended.tag.range.lowerBound..<tag.range.upperBound)
      }
      if tag.isEnd {
        if isBook, tag.name == "aside" { overwrite(tag, "</div") }
        continue
      }
      if !isForeign { count(tag, isEmpty, &foreign) }
      guard mark == nil else { continue }
      let types = tag.words("epub:type") + tag.words("role")
      let isPage =
        types.contains("pagebreak") || types.contains("doc-pagebreak")
        || !tag.words("class").allSatisfy { !PageMarks.pageClasses.contains($0) }
        || tag.attributes["id"].map { pageList[$0] != nil } ?? false
      if isPage { beginPage(tag, isEmpty, pageList, &mark) }
      let isCaller =
        types.contains(where: PageMarks.callerTypes.contains)
        || tag.words("class").contains(where: PageMarks.callerClasses.contains)
      // A note begins with its number, which leads back to its caller.
      let leadsBack = note != nil && tag.name == "a" && tag.attributes["href"]?.contains("#") ?? false
      if isCaller || leadsBack, mark == nil, !isEmpty { mark = Waiting(tag: tag, isOnlyNumber: !isCaller) }
      let isNote = (isBook ? types + tag.words("class") : types).contains(where: PageMarks.noteTypes.contains)
      if note == nil, !isEmpty, isNote, !isForeign {
        note = Waiting(tag: tag)
      }
      if isBook, tag.name == "aside" { overwrite(tag, "<div") }
      if isBook, tag.closesItself, !PageMarks.void.contains(tag.name), !isForeign { empty(tag) }
    }
  }

  /// Reckons with a tag within an element whose end is waited for; that element if it ends.
  private static func pass(_ tag: MarkupTags.Tag, _ isEmpty: Bool, _ waiting: inout Waiting?) -> Waiting? {
    guard let open = waiting, tag.name == open.tag.name, !isEmpty else { return nil }
    let depth = open.depth + (tag.isEnd ? -1 : 1)
    if depth > 0 {
      waiting?.depth = depth
      return nil
    }
    waiting = nil
    return open
  }

  private mutating func count(_ tag: MarkupTags.Tag, _ isEmpty: Bool, _ foreign: inout Waiting?) {
    switch tag.name {
    case "img": omitted.pictures += 1
    case "svg":
      omitted.pictures += 1
      if !isEmpty { foreign = Waiting(tag: tag) }
    case "math":
      omitted.formulas += 1
      if !isEmpty { foreign = Waiting(tag: tag) }
    case "object", "video", "audio", "iframe", "embed": omitted.objects += 1
    default: break
    }
  }

  // MARK: Pages

  private mutating func beginPage(
    _ tag: MarkupTags.Tag, _ isEmpty: Bool, _ pageList: [String: String], _ mark: inout Waiting?
  ) {
    let id = tag.attributes["id"] ?? ""
    let said =
      pageList[id] ?? PageMarks.label(tag.attributes["title"])
      ?? PageMarks.label(tag.attributes["aria-label"])
    pages.append((tag.range.lowerBound, said))
    let types = tag.words("epub:type") + tag.words("role") + tag.words("class")
    // What a list of pages refers to may be a paragraph.
    guard !isEmpty, types.contains(where: { $0.contains("page") }) else { return }
    mark = Waiting(tag: tag)
  }

  /// Overwrites what stands in an element that ends with a tag.
  private mutating func closeMark(_ mark: Waiting, _ end: MarkupTags.Tag) {
    let start = mark.tag
    let inside = start.range.upperBound..<max(start.range.upperBound, end.range.lowerBound)
    guard inside.count <= PageMarks.longestMark else { return }
    if mark.isOnlyNumber, !PageMarks.isNoteNumber(PageMarks.text(page[inside])) { return }
    if let last = pages.indices.last, pages[last].offset == start.range.lowerBound, pages[last].label == nil {
      pages[last].label =
        PageMarks.label(PageMarks.text(page[inside])) ?? PageMarks.number(start.attributes["id"])
    }
    if PageMarks.blocks.contains(start.name) {
      for at in inside { page[at] = " " }
    } else {
      // Spaces would part the words around it.
      remove(start.range.lowerBound..<end.range.upperBound)
    }
  }

  /// Whether a text is the number or sign of a note, or an arrow that leads back.
  private static func isNoteNumber(_ text: String) -> Bool {
    text.wholeMatch(of: /\s*[\[(]?(?:\d{1,4}|[*†‡§]+|[a-z]|\^)[\])]?[.:]?\s*|\s*[↩↑⤴⏎←^]\x{FE0E}?\s*/) != nil
  }

  /// The text of a piece of a page, without its tags.
  private static func text(_ piece: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    var isTag = false
    for scalar in piece {
      if scalar == "<" { isTag = true }
      if !isTag { text.append(scalar) }
      if scalar == ">" { isTag = false }
    }
    return String(text)
  }

  /// What a page is called, without the word "page" before it and brackets around it; nil if nothing is said.
  static func label(_ value: String?) -> String? {
    guard let line = DocumentDetails.line(value) else { return nil }
    let bare = line.trimmingPrefix(/[\[({|\s]*(?i:(?:pages?|seite|страница|pag?|pg|стр|s|p|с)\b\.?\s*)?/)
    let end = bare.lastIndex { !"])}|. ".contains($0) }
    guard let end else { return nil }
    let label = String(bare[...end])
    return label.count <= 20 ? label : nil
  }

  /// The number at the end of an id: `page_12`.
  private static func number(_ id: String?) -> String? {
    id?.firstMatch(of: /(\d+|[ivxlc]+)$/).map { String($0.output.1) }
  }

  // MARK: Overwriting

  /// Writes another name into a tag, which has room for it.
  private mutating func overwrite(_ tag: MarkupTags.Tag, _ name: String) {
    var at = tag.range.lowerBound
    for scalar in name.unicodeScalars {
      page[at] = scalar
      at += 1
    }
    let end = tag.range.lowerBound + (tag.isEnd ? 2 : 1) + tag.name.unicodeScalars.count
    while at < min(end, tag.range.upperBound - 1) {
      page[at] = " "
      at += 1
    }
  }

  /// Makes a comment of what is no text, with nothing in it.
  private mutating func remove(_ range: Range<Int>) {
    guard range.count > 2 else { return }
    for at in range { page[at] = " " }
    page[range.lowerBound] = "<"
    page[range.lowerBound + 1] = "!"
    page[range.upperBound - 1] = ">"
  }

  /// An element that is empty by a slash, which HTML's parser would take for one that begins.
  private mutating func empty(_ tag: MarkupTags.Tag) {
    guard !["td", "th", "tr", "li", "dt", "dd"].contains(tag.name) else { return }
    remove(tag.range)
    if PageMarks.blocks.contains(tag.name) {
      for at in tag.range { page[at] = " " }
      for (at, scalar) in zip(tag.range, "<hr>".unicodeScalars) { page[at] = scalar }
    }
  }

  // MARK: The view

  /// The view of the page with its pages of print and its notes.
  func applied(to view: TextView) -> TextView {
    var breaks: [PageBreak] = []
    for (offset, label) in pages {
      var at = view.range(ofSource: offset..<offset + 1).lowerBound
      while at < view.scalars.count, view.scalars[at].isBlank { at += 1 }
      let counted = breaks.last.flatMap { Int($0.label) }.map { String($0 &+ 1) }
      guard let label = label ?? counted, at < view.scalars.count else { continue }
      if breaks.last?.offset == at { breaks.removeLast() }
      breaks.append(PageBreak(offset: at, label: label))
    }
    var next = 0
    let blocks = view.blocks.map { block in
      let range = view.source(of: block.range)
      while next < notes.count, notes[next].upperBound <= range.lowerBound { next += 1 }
      guard next < notes.count, notes[next].lowerBound <= range.lowerBound else { return block }
      // Pages call all of their notes references, and books say which are notes.
      guard block.kind == .text || block.kind == .listItem || isBook && block.kind == .reference else {
        return block
      }
      return block.with(.note)
    }
    let marked = view.with(blocks)
    return breaks.isEmpty ? marked : marked.with(pages: breaks)
  }
}
