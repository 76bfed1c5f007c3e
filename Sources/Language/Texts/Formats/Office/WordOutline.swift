import Basics

/// What must be known of a Word document's text before it is read: its sections, and whether it says where pages begin.
struct WordOutline {
  /// A part of the document with a layout of its own.
  struct Section {
    var startsPage = true
    /// The number of its first page; nil to count on.
    var firstNumber: Int?
    var style = PageNumbers.Style.decimal
  }

  private(set) var sections: [Section] = []
  /// Whether pages begin anywhere, as far as the text itself says.
  private(set) var hasPages = false
  /// Whether Word has said where the pages begin that it laid out.
  private(set) var isLaidOut = false
  /// Whether its text stands in text boxes too.
  private(set) var hasBoxes = false

  /// Reads the outline of a text.
  ///
  /// - Throws: `InputError` if it is not well formed, or no text of Word's.
  init(_ scalars: [Unicode.Scalar], path: String, document: String) throws(InputError) {
    let events = try XMLEvents(scalars, path: path, .part)
    var isFirst = true
    while try events.nextElement() {
      if isFirst, !events.isNamed("document") {
        throw InputError(
          .notThisFormat, file: document, "is no Word document: its main part is <\(events.qualifiedName)>",
          remedy: "save it as DOCX or plain text")
      }
      isFirst = false
      if events.isNamed("sectPrChange") || events.isNamed("pPrChange") {
        // What was there before a change that is tracked.
        _ = try events.content()
      } else if events.isNamed("sectPr") {
        sections.append(Section())
      } else if events.isNamed("type"), !sections.isEmpty {
        sections[sections.count - 1].startsPage =
          events.value("val") != "continuous" && events.value("val") != "nextColumn"
      } else if events.isNamed("pgNumType"), !sections.isEmpty {
        sections[sections.count - 1].firstNumber = events.value("start").flatMap { Int($0) }
        switch events.value("fmt") {
        case "lowerRoman": sections[sections.count - 1].style = .lowerRoman
        case "upperRoman": sections[sections.count - 1].style = .upperRoman
        default: break
        }
      } else if events.isNamed("lastRenderedPageBreak") || events.isNamed("pageBreakBefore") {
        hasPages = true
        if events.isNamed("lastRenderedPageBreak") { isLaidOut = true }
      } else if events.isNamed("br"), events.value("type") == "page" {
        hasPages = true
      } else if events.isNamed("txbxContent") {
        hasBoxes = true
      }
    }
    if sections.dropFirst().contains(where: { $0.startsPage }) { hasPages = true }
  }
}
