extension Mutator {
  /// Changes a tag, an attribute, an element or the prolog of a text in XML or HTML.
  mutating func mutateXML(_ bytes: inout [UInt8]) {
    let tags = XMLSpans.tags(of: bytes)
    guard !tags.isEmpty else { return insert(&bytes, piece(MutationPieces.tokens)) }
    let first = below(tags.count)
    let tag = tags[first]
    switch below(12) {
    case 0: bytes.removeSubrange(tag)
    case 1: bytes.insert(contentsOf: bytes[tag], at: tag.upperBound)
    case 2: bytes.insert(contentsOf: bytes[tags[below(tags.count)]], at: tag.lowerBound)
    case 3:
      let last = tags[min(tags.count - 1, first + below(6))]
      bytes.removeSubrange(tag.lowerBound..<last.upperBound)
    case 4:
      // Elements with what is in them, or halves of such.
      let last = tags[min(tags.count - 1, first + 1 + below(8))]
      let piece = Array(bytes[tag.lowerBound..<last.upperBound])
      let times = [1, 1, 2, 20][below(4)]
      bytes.insert(contentsOf: Array([[UInt8]](repeating: piece, count: times).joined()), at: tag.lowerBound)
    case 5, 6, 7: alterAttribute(&bytes)
    case 8: bytes.insert(contentsOf: piece(MutationPieces.tokens), at: tag.upperBound)
    case 9:
      let start = XMLSpans.rootStart(of: bytes, tags)
      bytes.replaceSubrange(0..<(chance(1, of: 2) ? start : 0), with: piece(MutationPieces.prologs))
      if chance(1, of: 2), let index = bytes.lastIndex(of: 0x3C) {
        bytes.insert(contentsOf: Array("&h;".utf8), at: index)
      }
    case 10:
      let pieces = [
        "<!-- x -->", "<?pi x?>", "<![CDATA[x]]>", "<x:y xmlns:x=\"z\"/>", "<!ELEMENT a (b)>", "&#x263a;",
        "<a", "</a>",
      ]
      bytes.insert(contentsOf: Array(pieces[below(pieces.count)].utf8), at: tag.lowerBound)
    default:
      // The tag's name.
      guard tag.count > 3 else { return }
      let at = tag.lowerBound + 1 + below(min(8, tag.count - 2))
      bytes[at] = [0x3A, 0x20, 0x41, 0x78, 0x2F, 0x30][below(6)]
    }
  }

  /// Puts something else in the place of an attribute's value, or repeats the attribute.
  private mutating func alterAttribute(_ bytes: inout [UInt8]) {
    let values = XMLSpans.attributeValues(of: bytes)
    guard !values.isEmpty else { return insert(&bytes, piece(MutationPieces.tokens)) }
    let range = values[below(values.count)]
    switch below(5) {
    case 0: bytes.replaceSubrange(range, with: piece(MutationPieces.numbers))
    case 1: bytes.replaceSubrange(range, with: piece(MutationPieces.tokens))
    case 2: bytes.replaceSubrange(range, with: bytes[values[below(values.count)]])
    case 3:
      bytes.insert(contentsOf: piece(MutationPieces.bytes), at: range.lowerBound + below(range.count + 1))
    default: bytes.removeSubrange(range)
    }
  }
}

/// Finds the tags of a text in XML or HTML, sound or not.
enum XMLSpans {
  /// More tags than this are not looked for.
  private static let most = 20_000

  /// The ranges from each `<` to the next `>`.
  ///
  /// - Complexity: O(length of the text).
  static func tags(of bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    for (at, byte) in bytes.enumerated() {
      if byte == 0x3C {
        start = at
      } else if byte == 0x3E, let begin = start {
        found.append(begin..<at + 1)
        start = nil
        if found.count == most { break }
      }
    }
    return found
  }

  /// The ranges between quotation marks that follow an equals sign.
  ///
  /// - Complexity: O(length of the text).
  static func attributeValues(of bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = 0
    while at + 1 < bytes.count, found.count < most {
      defer { at += 1 }
      guard bytes[at] == 0x3D, bytes[at + 1] == 0x22 || bytes[at + 1] == 0x27 else { continue }
      let quote = bytes[at + 1]
      guard let end = bytes[(at + 2)...].firstIndex(of: quote) else { break }
      found.append(at + 2..<end)
      at = end
    }
    return found
  }

  /// Where the first element begins.
  static func rootStart(of bytes: [UInt8], _ tags: [Range<Int>]) -> Int {
    tags.first { $0.count > 1 && bytes[$0.lowerBound + 1] != 0x3F && bytes[$0.lowerBound + 1] != 0x21 }?
      .lowerBound
      ?? 0
  }
}
