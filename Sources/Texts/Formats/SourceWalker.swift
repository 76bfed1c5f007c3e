/// Finds where text that a library has parsed out of HTML or XML stands in the source.
///
/// Parsers give text with its character references resolved and without the tags in it, but not the place of each character. The
/// walker goes through text and source in step: what is equal is at the same place; a reference (`&auml;`) stands for what
/// the text has there; tags, comments and line ends that the parser dropped are passed over.
struct SourceWalker {
  /// Whether a `<` in the source always begins markup, as in XML; in HTML it may stand for itself.
  private let isXML: Bool
  private let source: [Unicode.Scalar]
  /// The place of the next code point of the source.
  private(set) var position: Int
  /// The first entity that is not known to all XML: `XMLParser` leaves those out of the text.
  private(set) var unknownEntity: String?
  private static let predefined: Set<String> = ["amp", "lt", "gt", "quot", "apos"]
  private var isInCDATA = false
  private var lastReference: Range<Int>?

  /// A walker at the beginning of `source`.
  init(_ source: [Unicode.Scalar], isXML: Bool) {
    self.source = source
    self.isXML = isXML
    position = 0
  }

  /// Goes to a place in the source.
  mutating func move(to position: Int) {
    self.position = position
    lastReference = nil
  }

  /// Finds the places of `text`, which comes next, and calls `body` with each of its code points and its place.
  ///
  /// - Parameter limit: the offset that the text ends before.
  /// - Complexity: O(length of the text and of the source that is passed).
  mutating func walk(
    _ text: some Sequence<Unicode.Scalar>, limit: Int, _ body: (Unicode.Scalar, Range<Int>) -> Void
  ) {
    for scalar in text { body(scalar, place(of: scalar, limit)) }
  }

  private mutating func place(of scalar: Unicode.Scalar, _ limit: Int) -> Range<Int> {
    while position < limit {
      let here = source[position]
      if here == "&", !isInCDATA, let end = reference(standsFor: scalar, limit) {
        let place = position..<end
        position = end
        if isXML, noteUnknown(place) { continue }
        lastReference = place
        return place
      }
      if here == scalar, !(isXML && here == "<" && !isInCDATA) {
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
      if here == "<" || isInCDATA && here == "]" {
        passMarkup(limit)
      } else if let lastReference {
        // One reference may stand for several code points.
        return lastReference
      } else if here == "\u{0}" || scalar == "\u{FFFD}" || !here.properties.isWhitespace {
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
  private mutating func noteUnknown(_ place: Range<Int>) -> Bool {
    let name = source[place.lowerBound + 1..<place.upperBound - 1]
    guard name.first != "#", !SourceWalker.predefined.contains(String(String.UnicodeScalarView(name))) else {
      return false
    }
    unknownEntity = unknownEntity ?? String(String.UnicodeScalarView(name))
    return true
  }

  /// The end of the character reference here, unless the ampersand stands for itself.
  private func reference(standsFor scalar: Unicode.Scalar, _ limit: Int) -> Int? {
    var end = position + 1
    while end < limit, source[end] == "#" || source[end].properties.isAlphabetic || source[end].isDigit {
      end += 1
    }
    let hasSemicolon = end < limit && source[end] == ";"
    if isXML { return hasSemicolon ? end + 1 : nil }
    let name = source[position + 1..<end]
    if scalar == "&" {
      let ampersands = ["amp", "AMP", "#38", "#x26", "#X26"]
      guard let written = ampersands.first(where: { name.starts(with: $0.unicodeScalars) }) else {
        return nil
      }
      end = position + 1 + written.unicodeScalars.count
      return end < limit && source[end] == ";" ? end + 1 : end
    }
    guard !name.isEmpty else { return nil }
    if hasSemicolon { return end + 1 }
    // HTML knows "&copy" without a semicolon too: the longest such name has six letters.
    return name.first == "#" ? end : min(end, position + 7)
  }

  private mutating func passMarkup(_ limit: Int) {
    lastReference = nil
    if isInCDATA {
      isInCDATA = false
      position = min(limit, position + 3)
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

  /// A tag ends with the first `>` outside quotation marks.
  private mutating func passTag(_ limit: Int) {
    var quote: Unicode.Scalar?
    while position < limit {
      let here = source[position]
      position += 1
      if let open = quote {
        if here == open { quote = nil }
      } else if here == "\"" || here == "'" {
        quote = here
      } else if here == ">" {
        return
      }
    }
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
