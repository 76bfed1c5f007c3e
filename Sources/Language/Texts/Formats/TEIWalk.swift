import Basics

/// The walk through the elements of a TEI document, or of other XML with `s` elements, in which its text is put together.
///
/// Of XML that is no TEI the text is what stands in `s` elements; whatever stands around these divides paragraphs.
struct TEIWalk {
  private var builder = TextViewBuilder()
  private var walker: SourceWalker
  private let end: Int
  private let elements = TEIElements.shared
  private var open: [(name: String, closes: Bool)] = []
  /// How many elements are open within one that is dropped, with it.
  private var dropped = 0
  private var texts = 0
  private var hasText = false
  private var paragraphs = 0
  /// Whether a word, or a mark that is none before a word, has just ended.
  private var followsWord = false
  private var endsWithOpener = false
  /// How many elements are open when a raised text, or a reference to a note, ends; nil outside of one.
  private var raised: (depth: Int, isReference: Bool)?
  /// The root element, if it is none of TEI's.
  private var otherRoot: String?
  /// How many elements are open within a sentence of a document that is no TEI, with it.
  private var inSentence = 0
  private var sentences = 0
  /// Of a document that is no TEI: how many pieces of text stand outside of its sentences, and the first of them.
  private var outside = (count: 0, first: "")

  init(_ scalars: [Unicode.Scalar]) {
    walker = SourceWalker(scalars, isXML: true)
    end = scalars.count
  }

  /// Takes the element that begins.
  mutating func start(_ events: XMLEvents) {
    let name = events.name
    if open.isEmpty, !["TEI", "teiCorpus", "TEI.2"].contains(name) { otherRoot = events.qualifiedName }
    guard otherRoot == nil else { return startOther(events, name) }
    let parent = open.last?.name
    var closes = false
    if dropped > 0 {
      dropped += 1
    } else if name == "text" {
      texts += 1
      // What the root says holds for the header too, which may be in another language.
      if !hasText { builder.declaredLanguage = events.string("xml:lang") ?? builder.declaredLanguage }
      hasText = true
    } else if texts == 0 {
      if name == "TEI", !hasText { builder.declaredLanguage = events.string("xml:lang") }
    } else if elements.isDropped(name, in: parent, isInParagraph: paragraphs > 0) {
      dropped = 1
    } else if name == "s" {
      builder.beginSentence()
      closes = true
    } else if elements.breaks.contains(name) {
      builder.breakLine(joins: events.string("break") == "no")
      if name == "pb" { builder.beginPage(events.string("n")) }
    } else if let kind = elements.block(name, in: parent, isInParagraph: paragraphs > 0) {
      builder.begin(kind)
      closes = true
    } else if name == "w" && followsWord || name == "cell" {
      builder.appendSpace()
    }
    followsWord = false
    if raised == nil, paragraphs > 0, let isReference = TEIWalk.isReference(events) {
      raised = (open.count, isReference)
    }
    if elements.isParagraph(name) { paragraphs += 1 }
    open.append((name, closes))
  }

  /// Takes the element that begins in a document that is no TEI.
  private mutating func startOther(_ events: XMLEvents, _ name: String) {
    let parent = open.last?.name
    var closes = false
    if let language = ["xml:lang", "lang", "language"].lazy.compactMap({ events.string($0) }).first,
      inSentence == 0, builder.declaredLanguage == nil
    {
      builder.declaredLanguage = language
    }
    if dropped > 0 {
      dropped += 1
    } else if inSentence > 0 {
      inSentence += 1
      if elements.isDropped(name, in: parent, isInParagraph: true) {
        dropped = 1
      } else if elements.breaks.contains(name) {
        builder.breakLine(joins: events.string("break") == "no")
      } else if name == "w" && followsWord {
        builder.appendSpace()
      }
    } else if name == "s" {
      inSentence = 1
      sentences += 1
      builder.beginSentence()
      closes = true
    } else {
      builder.begin(elements.block(name, in: parent, isInParagraph: false) ?? .text)
      closes = true
    }
    followsWord = false
    if raised == nil, inSentence > 0, let isReference = TEIWalk.isReference(events) {
      raised = (open.count, isReference)
    }
    open.append((name, closes))
  }

  /// Takes the end of the element that began last, of this name.
  mutating func end(_ name: String) {
    guard let element = open.popLast() else { return }
    if raised?.depth == open.count { raised = nil }
    if element.closes { builder.end() }
    if otherRoot != nil {
      if inSentence > 0 { inSentence -= 1 }
      if dropped > 0 { dropped -= 1 }
    } else {
      if elements.isParagraph(name) { paragraphs -= 1 }
      if dropped > 0 { dropped -= 1 } else if name == "text" { texts -= 1 }
    }
    followsWord = name == "w" || name == "pc" && !endsWithOpener
  }

  /// The view of what was read.
  ///
  /// - Parameter path: the file, as errors name it.
  /// - Throws: `InputError` if it is no TEI, and has no sentences that could be told from other text.
  mutating func finish(path: String) throws(InputError) -> TextView {
    if let otherRoot, sentences == 0 {
      throw InputError(
        .notThisFormat, file: path,
        "is XML, but its root element is <\(otherRoot)>, not <TEI>, and it has no <s> elements",
        remedy: "mark its sentences with <s>, or convert it to TEI, HTML or plain text")
    }
    var view = builder.finish().normalized()
    view.layout.textsOutside = outside.count
    view.layout.firstOutside = outside.count > 0 ? outside.first : nil
    return view
  }

  /// Takes text in UTF-8.
  mutating func append(_ text: ArraySlice<UInt8>) {
    let text = String(decoding: text, as: UTF8.self)
    let isRead = dropped == 0 && (otherRoot == nil ? texts > 0 : inSentence > 0)
    if otherRoot != nil, inSentence == 0, !text.unicodeScalars.allSatisfy(\.isBlank) {
      if outside.count == 0 { outside.first = String(text.drop(while: \.isWhitespace).prefix(100)) }
      outside.count += 1
    }
    let kind = raised.map { raised in
      raised.isReference
        ? RaisedText.isMark(text.unicodeScalars) ? .mark : .text
        : RaisedText(text.unicodeScalars, isLink: false)
    }
    walker.walk(text.unicodeScalars, limit: end) { scalar, range in
      guard isRead else { return }
      switch kind {
      case .mark: if !scalar.isBlank { builder.appendNoteMark(at: range) }
      case .digits: builder.append(scalar.superscript ?? scalar, at: range)
      case .text, nil: builder.append(scalar, at: range)
      }
    }
    followsWord = false
    let category = text.unicodeScalars.last?.properties.generalCategory
    endsWithOpener = category == .openPunctuation || category == .initialPunctuation
  }

  /// Whether an element that begins refers to a note, if its text is a mark, or only raises its text; nil for any other.
  private static func isReference(_ events: XMLEvents) -> Bool? {
    switch events.name {
    case "ref": return true
    case "hi", "seg", "num":
      let rendering = [events.string("rend"), events.string("rendition"), events.string("style")].compactMap {
        $0
      }
      return rendering.contains { $0.lowercased().contains("sup") } ? false : nil
    default: return nil
    }
  }
}
