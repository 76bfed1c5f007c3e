import Basics

/// The names that a document gives its own elements (`xml:id`, or else `id`), and where the text in each stands.
///
/// Words (`w`, `pc`, `c`) are left out. Sentences (`s`) come first where something else has the same name, as paragraphs of OPUS do.
public struct ElementIDs: Sendable {
  /// An element that has a name.
  public struct Element: Sendable {
    /// Its name.
    public let id: String
    /// Whether it is a sentence.
    public let isSentence: Bool
    /// From its first to its last code point of text, by their offsets in the document; empty for an element without text.
    public let range: Range<Int>
  }

  /// All of them, in the order in which they end.
  public private(set) var elements: [Element] = []
  private var sentences: [String: Int] = [:]
  private var others: [String: Int] = [:]
  private var repeated: Set<String> = []

  /// The names in a document; nil if its format has no elements that could have any.
  ///
  /// - Throws: `InputError` if it is not well formed.
  /// - Complexity: O(length of the document).
  public init?(_ document: Document) throws(InputError) {
    switch document.format {
    case .tei: try read(document)
    case .vrt: readVertical(document.scalars)
    default: return nil
    }
  }

  /// The element of a name; nil if there is none.
  public subscript(id: String) -> Element? { (sentences[id] ?? others[id]).map { elements[$0] } }

  /// Whether several sentences, or several other elements and no sentence, have a name, so that it does not tell which is meant.
  public func isRepeated(_ id: String) -> Bool { repeated.contains(id) }

  private struct Open {
    let id: String?
    let isSentence: Bool
    var start: Int?
  }

  private mutating func add(_ open: Open, end: Int) {
    guard let id = open.id else { return }
    let isNew =
      open.isSentence
      ? sentences.updateValue(sentences[id] ?? elements.count, forKey: id) == nil
      : others.updateValue(others[id] ?? elements.count, forKey: id) == nil
    if !isNew, open.isSentence || sentences[id] == nil { repeated.insert(id) }
    elements.append(
      Element(id: id, isSentence: open.isSentence, range: open.start.map { $0..<max($0, end) } ?? 0..<0))
  }

  private mutating func read(_ document: Document) throws(InputError) {
    let events = try XMLEvents(document.scalars, path: document.path, .document)
    var walker = SourceWalker(document.scalars, isXML: true)
    var open: [Open] = []
    // The elements from this one on have no text so far.
    var firstWithout = 0
    var end = 0
    while true {
      switch try events.next() {
      case .start:
        let isWord = events.isNamed("w") || events.isNamed("pc") || events.isNamed("c")
        open.append(
          Open(
            id: isWord ? nil : events.string("xml:id") ?? events.string("id"),
            isSentence: events.isNamed("s")))
      case .text:
        let text = String(decoding: events.text, as: UTF8.self)
        walker.walk(text.unicodeScalars, limit: document.scalars.count) { scalar, range in
          guard !scalar.isBlank else { return }
          while firstWithout < open.count {
            open[firstWithout].start = range.lowerBound
            firstWithout += 1
          }
          end = range.upperBound
        }
      case .end:
        guard let last = open.popLast() else { continue }
        firstWithout = min(firstWithout, open.count)
        add(last, end: end)
      case .finish: return
      }
    }
  }

  private mutating func readVertical(_ scalars: [Unicode.Scalar]) {
    var open: [(name: String, element: Open)] = []
    var end = 0
    VerticalText.walk(scalars) { line in
      switch line {
      case .start(let name, let attributes):
        // An element whose end is left out ends where the next of its kind begins.
        if let last = open.lastIndex(where: { $0.name == name }) {
          for element in open[last...].reversed() { add(element.element, end: end) }
          open.removeSubrange(last...)
        }
        let id =
          VerticalText.attribute("id", scalars, attributes)
          ?? VerticalText.attribute("xml:id", scalars, attributes)
        open.append((name, Open(id: id, isSentence: name == "s")))
      case .end(let name):
        guard let last = open.lastIndex(where: { $0.name == name }) else { return }
        for element in open[last...].reversed() { add(element.element, end: end) }
        open.removeSubrange(last...)
      case .word(let range):
        for index in open.indices where open[index].element.start == nil {
          open[index].element.start = range.lowerBound
        }
        end = range.upperBound
      case .glue: break
      }
    }
    for element in open.reversed() { add(element.element, end: end) }
  }
}
