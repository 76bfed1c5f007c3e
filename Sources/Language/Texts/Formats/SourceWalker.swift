/// Finds where text that a library has parsed out of HTML or XML stands in the source.
///
/// Parsers give text with its character references resolved and without the tags in it, but not the offset of each character. The
/// walker goes through text and source in step: what is equal is at the same offset; a reference (`&auml;`) stands for what
/// the text has there; tags, comments and line ends that the parser dropped are passed over.
package struct SourceWalker {
  /// Whether a `<` in the source always begins markup, as in XML; in HTML it may stand for itself.
  private let isXML: Bool
  private let source: [Unicode.Scalar]
  /// The offset of the next code point of the source.
  private(set) var position: Int
  /// The first entity that is not known to all XML: `XMLParser` leaves those out of the text.
  package private(set) var unknownEntity: String?
  private static let predefined: Set<String> = ["amp", "lt", "gt", "quot", "apos"]
  private var isInCDATA = false
  private var isRaw = false
  private var lastReference: Range<Int>?

  /// A walker at the beginning of `source`.
  package init(_ source: [Unicode.Scalar], isXML: Bool) {
    self.source = source
    self.isXML = isXML
    position = 0
  }

  /// Goes to a offset in the source.
  ///
  /// - Parameter isRaw: whether there are neither tags nor references from here on.
  mutating func move(to position: Int, isRaw: Bool = false) {
    self.position = position
    self.isRaw = isRaw
    lastReference = nil
  }

  /// Finds the ranges of `text`, which comes next, and calls `body` with each of its code points and its range.
  ///
  /// - Parameter limit: the offset that the text ends before.
  /// - Complexity: O(length of the text and of the source that is passed).
  package mutating func walk(
    _ text: some Sequence<Unicode.Scalar>, limit: Int, _ body: (Unicode.Scalar, Range<Int>) -> Void
  ) {
    for scalar in text {
      let range = range(of: scalar, limit)
      // Gumbo replaces control characters, NEL among them, which HTML takes as they are.
      let isKept = scalar == "\u{FFFD}" && range.count == 1 && source[range.lowerBound] != "\u{0}"
      body(isKept ? source[range.lowerBound] : scalar, range)
    }
  }

  private mutating func range(of scalar: Unicode.Scalar, _ limit: Int) -> Range<Int> {
    if let lastReference, CharacterReference.isSecond(scalar),
      position >= limit || source[position] != scalar && !beginsReference(to: scalar, limit)
    {
      // One reference may stand for two code points.
      return lastReference
    }
    while position < limit {
      let here = source[position]
      if isInCDATA, here == "]", isAt("]]>", limit) {
        isInCDATA = false
        position += 3
        continue
      }
      if here == "&", !isInCDATA, !isRaw,
        let end = CharacterReference.shared.end(
          at: position, of: source, standsFor: scalar, limit: limit, isXML ? .xml : .html)
      {
        let range = position..<end
        position = end
        if isXML, noteUnknown(range) { continue }
        lastReference = range
        return range
      }
      if here == scalar, here != "<" || isInCDATA || !beginsMarkup(limit) {
        position += 1
        lastReference = nil
        return position - 1..<position
      }
      if here == "\r", scalar == "\n" {
        let start = position
        position += 1
        if position < limit, source[position] == "\n" { position += 1 }
        return start..<position
      }
      if here == "<", !isInCDATA, beginsMarkup(limit) {
        passMarkup(limit)
      } else if here == "\u{0}" || scalar == "\u{FFFD}" || !here.isWhitespace {
        // The parser put something else here: a replacement character for what it cannot take.
        position += 1
        return position - 1..<position
      } else {
        position += 1
      }
    }
    return limit..<limit
  }

  /// Whether a reference in XML is to an entity of the document's own, which the parser has left out.
  private mutating func noteUnknown(_ range: Range<Int>) -> Bool {
    let name = source[range.lowerBound + 1..<range.upperBound - 1]
    guard name.first != "#", !SourceWalker.predefined.contains(String(String.UnicodeScalarView(name))) else {
      return false
    }
    unknownEntity = unknownEntity ?? String(String.UnicodeScalarView(name))
    return true
  }

  /// Whether a reference of its own may stand here for a code point that is mostly the second of another's.
  private func beginsReference(to scalar: Unicode.Scalar, _ limit: Int) -> Bool {
    guard source[position] == "&" else { return false }
    return scalar == "\u{200A}"
      || CharacterReference.number(at: position, of: source, limit)?.value == scalar.value
  }

  /// Whether the `<` here begins a tag, a comment or the like; in HTML it may stand for itself.
  private func beginsMarkup(_ limit: Int) -> Bool {
    guard !isXML else { return true }
    guard !isRaw, position + 1 < limit else { return false }
    switch source[position + 1] {
    case "!", "?": return true
    case "/": return position + 2 < limit
    case let next: return next.isASCIILetter
    }
  }

  private mutating func passMarkup(_ limit: Int) {
    lastReference = nil
    if !isXML, !isAt("<!--", limit), position + 1 < limit, !source[position + 1].isASCIILetter {
      passBogus(limit)
    } else if isAt("<![CDATA[", limit) {
      isInCDATA = true
      position += 9
    } else if isAt("<!--", limit) {
      pass(to: "-->", limit)
    } else if isAt("<?", limit) {
      pass(to: "?>", limit)
    } else if isAt("<!", limit) {
      passDeclaration(limit)
    } else {
      passTag(limit)
    }
  }

  /// A tag ends with the first `>` outside the quotation marks of a value.
  private mutating func passTag(_ limit: Int) {
    var quote: Unicode.Scalar?
    var last: Unicode.Scalar?
    while position < limit {
      let here = source[position]
      position += 1
      if let open = quote {
        if here == open { quote = nil }
      } else if here == ">" {
        return
      } else if last == "=", here == "\"" || here == "'" {
        quote = here
      }
      if !here.isBlank { last = here }
    }
  }

  /// What HTML takes for a comment, or drops: `</3>`, `<!x>`, `<?x>`; and end tags, whose attributes nobody reads.
  private mutating func passBogus(_ limit: Int) {
    let isEndTag = source[position + 1] == "/" && position + 2 < limit && source[position + 2].isASCIILetter
    if isEndTag { passTag(limit) } else { pass(to: ">", limit) }
  }

  /// A document type declaration may hold others in square brackets, with comments among them.
  private mutating func passDeclaration(_ limit: Int) {
    var depth = 0
    while position < limit {
      if isAt("<!--", limit) {
        pass(to: "-->", limit)
        continue
      }
      let here = source[position]
      position += 1
      switch here {
      case "\"", "'":
        while position < limit, source[position] != here { position += 1 }
        position += 1
      case "<": depth += 1
      case ">":
        depth -= 1
        if depth == 0 { return }
      default: break
      }
    }
    position = min(position, limit)
  }

  private mutating func pass(to end: String, _ limit: Int) {
    while position < limit, !isAt(end, limit) { position += 1 }
    position = min(limit, position + end.unicodeScalars.count)
  }

  private func isAt(_ text: String, _ limit: Int) -> Bool {
    text.unicodeScalars.count <= limit - position && source[position...].starts(with: text.unicodeScalars)
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
