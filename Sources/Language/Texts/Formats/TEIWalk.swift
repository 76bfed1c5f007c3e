import Basics
import Foundation
import FoundationXML

/// The walk through a TEI document's elements, in which its text is put together.
///
/// A class because `XMLParser` wants a delegate.
final class TEIWalk: NSObject, XMLParserDelegate {
  private var builder = TextViewBuilder()
  /// What makes the document unreadable though it is XML.
  private(set) var problem: (what: String, remedy: Remedy)?

  /// An entity that neither XML nor the document declares.
  var unknownEntity: String? { walker.unknownEntity }

  /// Where the document stops being well formed.
  private(set) var error: XMLProblem?

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

  init(_ scalars: [Unicode.Scalar]) {
    walker = SourceWalker(scalars, isXML: true)
    end = scalars.count
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if open.isEmpty, !["TEI", "teiCorpus", "TEI.2"].contains(name) {
      problem = (
        "is XML, but its root element is <\(qualifiedName ?? name)>, not <TEI>",
        "convert it to TEI, HTML or plain text"
      )
      parser.abortParsing()
      return
    }
    let parent = open.last?.name
    var closes = false
    if dropped > 0 {
      dropped += 1
    } else if name == "text" {
      texts += 1
      // What the root says holds for the header too, which may be in another language.
      if !hasText { builder.declaredLanguage = attributes["xml:lang"] ?? builder.declaredLanguage }
      hasText = true
    } else if texts == 0 {
      if name == "TEI", !hasText { builder.declaredLanguage = attributes["xml:lang"] }
    } else if elements.isDropped(name, in: parent, isInParagraph: paragraphs > 0) {
      dropped = 1
    } else if name == "s" {
      builder.beginSentence()
      closes = true
    } else if elements.breaks.contains(name) {
      breakLine(joins: attributes["break"] == "no")
    } else if let kind = elements.block(name, in: parent, isInParagraph: paragraphs > 0) {
      builder.begin(kind)
      closes = true
    } else if name == "w" && followsWord || name == "cell" {
      builder.appendSpace()
    }
    followsWord = false
    if elements.isParagraph(name) { paragraphs += 1 }
    open.append((name, closes))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard let element = open.popLast() else { return }
    if element.closes { builder.end() }
    if elements.isParagraph(name) { paragraphs -= 1 }
    if dropped > 0 { dropped -= 1 } else if name == "text" { texts -= 1 }
    followsWord = name == "w" || name == "pc" && !endsWithOpener
  }

  func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
    guard error == nil, let problem = XMLProblem(parser, parseError) else { return }
    error = problem
    parser.abortParsing()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    append(string)
  }

  func parser(_ parser: XMLParser, foundIgnorableWhitespace whitespaceString: String) {
    append(whitespaceString)
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    append(String(decoding: block, as: UTF8.self))
  }

  /// The view of what was read.
  func finish() -> TextView { builder.finish() }

  private func append(_ text: String) {
    let isRead = dropped == 0 && texts > 0
    walker.walk(text.unicodeScalars, limit: end) { scalar, range in
      if isRead { builder.append(scalar, at: range) }
    }
    followsWord = false
    let category = text.unicodeScalars.last?.properties.generalCategory
    endsWithOpener = category == .openPunctuation || category == .initialPunctuation
  }

  private func breakLine(joins: Bool) {
    if joins { builder.dropLast("-") } else { builder.appendSpace() }
  }
}
