import Basics

/// Reads vertical texts, as the Corpus Workbench (VRT) and Sketch Engine take them: a word a line, of which the first column counts, and tags on
/// lines of their own.
///
/// `s` elements are sentences; without them the words of a paragraph are divided as any text is. Words have a space between them, unless `<g/>`
/// stands there.
enum VerticalText {
  /// What a line is.
  enum Line {
    /// A tag that begins an element.
    case start(String, attributes: Range<Int>)
    /// A tag that ends one.
    case end(String)
    /// A tag that says that no space stands here.
    case glue
    /// A word, at its offsets in the document.
    case word(Range<Int>)
  }

  /// The references that stand for what has a meaning in tags.
  private static let references: [String: Unicode.Scalar] = [
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&apos;": "'",
  ]

  /// Whether a text is one by how it begins: with a tag on a line of its own, and then nothing but such lines and lines with columns.
  static func isOne(_ beginning: String) -> Bool {
    guard beginning.hasPrefix("<") else { return false }
    var hasWords = false
    // The last line may not be whole.
    for line in beginning.split(whereSeparator: \.isNewline).dropLast() {
      let line = line.drop(while: \.isWhitespace)
      if line.isEmpty || line.hasPrefix("<") && line.last(where: { !$0.isWhitespace }) == ">" {
        guard line.dropFirst().firstIndex(of: "<") == nil else { return false }
      } else if line.contains("\t"), !line.contains("</") {
        hasWords = true
      } else {
        return false
      }
    }
    return hasWords
  }

  /// Calls `body` with each line of a document that says something.
  ///
  /// - Complexity: O(`scalars.count`).
  static func walk(_ scalars: [Unicode.Scalar], _ body: (Line) -> Void) {
    var start = 0
    while start < scalars.count {
      let end = scalars[start...].firstIndex(of: "\n") ?? scalars.count
      if let line = scalars.trimmed(start..<end), let found = kind(scalars, line) { body(found) }
      start = end + 1
    }
  }

  private static func kind(_ scalars: [Unicode.Scalar], _ line: Range<Int>) -> Line? {
    guard scalars[line.lowerBound] == "<", scalars[line.upperBound - 1] == ">", line.count > 2 else {
      let column = scalars[line].firstIndex(of: "\t") ?? line.upperBound
      return scalars.trimmed(line.lowerBound..<column).map(Line.word)
    }
    let inner = line.lowerBound + 1..<line.upperBound - 1
    let isEnd = scalars[inner.lowerBound] == "/"
    let from = inner.lowerBound + (isEnd ? 1 : 0)
    let name = scalars[from..<inner.upperBound].prefix {
      $0.properties.isAlphabetic || "0123456789_-.:".unicodeScalars.contains($0)
    }
    guard let first = name.first, first.properties.isAlphabetic else { return nil }
    let text = String(String.UnicodeScalarView(name))
    if isEnd { return .end(text) }
    if text == "g" { return .glue }
    return .start(text, attributes: name.endIndex..<inner.upperBound)
  }

  /// The value of an attribute of a tag; nil if it is not given.
  static func attribute(_ wanted: String, _ scalars: [Unicode.Scalar], _ attributes: Range<Int>) -> String? {
    var at = attributes.lowerBound
    while at < attributes.upperBound {
      while at < attributes.upperBound, scalars[at].isBlank { at += 1 }
      let nameStart = at
      while at < attributes.upperBound, scalars[at] != "=", !scalars[at].isBlank { at += 1 }
      let name = scalars.text(in: nameStart..<at)
      guard at + 1 < attributes.upperBound, scalars[at] == "=" else { continue }
      let quote = scalars[at + 1]
      guard quote == "\"" || quote == "'" else { return nil }
      let valueStart = at + 2
      at = valueStart
      while at < attributes.upperBound, scalars[at] != quote { at += 1 }
      if name == wanted { return scalars.text(in: valueStart..<at) }
      at += 1
    }
    return nil
  }

  /// The view of a document.
  ///
  /// - Complexity: O(`scalars.count`).
  static func view(of scalars: [Unicode.Scalar]) -> TextView {
    var builder = TextViewBuilder()
    var isInSentence = false
    var isGlued = true
    let elements = TEIElements.shared
    func isStructure(_ name: String) -> Bool {
      elements.block(name, in: nil, isInParagraph: false) != nil || ["doc", "file", "corpus"].contains(name)
    }
    func endSentence() {
      if isInSentence { builder.end() }
      isInSentence = false
      isGlued = true
    }
    walk(scalars) { line in
      switch line {
      case .start("s", _):
        endSentence()
        builder.beginSentence()
        isInSentence = true
      case .end("s"): endSentence()
      case .start(let name, let attributes):
        if builder.declaredLanguage == nil {
          builder.declaredLanguage =
            ["xml:lang", "lang", "language"].lazy
            .compactMap { attribute($0, scalars, attributes) }.first
        }
        guard isStructure(name) else { return }
        endSentence()
        builder.breakParagraph()
      case .end(let name):
        guard isStructure(name) else { return }
        endSentence()
        builder.breakParagraph()
      case .glue: isGlued = true
      case .word(let range):
        if !isGlued { builder.appendSpace() }
        isGlued = false
        append(scalars, range, to: &builder)
      }
    }
    return builder.finish().normalized()
  }

  private static func append(
    _ scalars: [Unicode.Scalar], _ range: Range<Int>, to builder: inout TextViewBuilder
  ) {
    var at = range.lowerBound
    while at < range.upperBound {
      if scalars[at] == "&", let end = scalars[at..<min(range.upperBound, at + 6)].firstIndex(of: ";"),
        let scalar = references[scalars.text(in: at..<end + 1)]
      {
        builder.append(scalar, at: at..<end + 1)
        at = end + 1
      } else {
        builder.append(scalars[at], at: at..<at + 1)
        at += 1
      }
    }
  }
}
