import XMLBridge

extension XMLEvents {
  /// What libxml2 reports, as an error in words of ours: it has words for programmers, and gives columns in bytes.
  ///
  /// The numbers are those of its `xmlParserErrors`.
  func error(of problem: xmlb_problem) -> InputError {
    let at = Int(problem.offset)
    let limit = { [self] (what: String, offset: Int) in
      InputError(.tooLarge, file: path, at: place(of: offset), what, remedy: limits.remedy)
    }
    switch Int(problem.code) {
    case XMLB_ENTITY: return errorOfEntity(problem)
    case XMLB_DEPTH: return limit("elements are nested deeper than \(limits.depth)", at)
    case XMLB_ATTRIBUTES: return limit("more than \(XMLLimits.attributes) attributes", at)
    case XMLB_NAMESPACES:
      return limit("more than \(XMLLimits.namespaces) namespaces are declared at one place", at)
    case XMLB_NAMES: return limit("different names of more than \(XMLLimits.names >> 20) MB", at)
    case XMLB_MEMORY: return limit("cannot be parsed for want of memory", at)
    case XMLB_DECLARATIONS:
      return InputError(
        .damaged, file: path, at: place(of: at),
        "the document type declares something of its own, such as entities, which is not read",
        remedy: .resolveEntities)
    default: break
    }
    if let invalid = invalidUTF8(before: at + 1) { return invalid }
    let (what, offset) = detail(problem, at)
    return malformed(what, offset)
  }

  /// An error about the end of the file, where the parser wants more.
  ///
  /// - Parameters:
  ///   - waiting: where what the parser waited with begins.
  ///   - isWithin: whether an element is open there.
  func errorOfEnd(_ problem: xmlb_problem, waiting: Int, isWithin: Bool) -> InputError {
    if Int(problem.code) >= XMLB_ENTITY { return error(of: problem) }
    let end = windowStart + window.count
    if let invalid = invalidUTF8(before: end) { return invalid }
    let rest = window[(waiting - windowStart)...]
    let first = rest.firstIndex { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }
    if let first {
      let isTag = window[first] == UInt8(ascii: "<") && kind(at: windowStart + first) == "a tag"
      // It waited for a mark that would not have mended it.
      if window[first] == UInt8(ascii: "&") || isTag && problem.offset < end, problem.code != 5 {
        return error(of: problem)
      }
      if window[first] == UInt8(ascii: "<") {
        let open = windowStart + first
        return malformed("it ends too early: the file ends within \(kind(at: open))", open)
      }
    }
    if isWithin {
      let name = String(cString: xmlb_open_name(parser))
      return malformed("it ends too early: the file ends within the element \(name)", end)
    }
    let text = rest.firstIndex { ![0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ">")].contains($0) }
    guard let text else { return malformed("it holds no element", end) }
    return malformed(hasRoot ? "it goes on after its end" : "no element begins here", windowStart + text)
  }

  /// An error if what is parsed in one piece is too long already.
  func errorOfLength() -> InputError? {
    let waiting = window[(waitingStart - windowStart)...]
    guard waiting.count > 1 << 17 else { return nil }
    // Of a section the beginning is given, and its text may have anything in it.
    let isInSection = xmlb_is_in_section(parser)
    guard let open = isInSection ? waiting.startIndex : waiting.firstIndex(of: UInt8(ascii: "<")) else {
      return nil
    }
    let at = windowStart + open
    let kind = isInSection ? "a CDATA section" : kind(at: at)
    let longest = kind == "the document type" ? XMLLimits.documentType : XMLLimits.markup
    if waiting.count > longest {
      return InputError(
        .tooLarge, file: path, at: place(of: at), "\(kind) of more than \(longest >> 20) MB",
        remedy: limits.remedy)
    }
    // libxml2 compares each attribute with all before it, and says nothing until the tag ends.
    guard kind == "a tag" else { return nil }
    if longTag.start != at { longTag = (at, at, 0) }
    let from = longTag.end - windowStart
    longTag.values += window.withUnsafeBufferPointer { window in
      window.baseAddress.map { Int(xmlb_count_values($0 + from, Int64(window.count - from))) } ?? 0
    }
    longTag.end = windowStart + window.count
    guard longTag.values > 10 * XMLLimits.attributes else { return nil }
    return InputError(
      .tooLarge, file: path, at: place(of: at), "more than \(XMLLimits.attributes) attributes",
      remedy: limits.remedy)
  }

  /// What kind of markup begins at a place in the window.
  private func kind(at offset: Int) -> String {
    let rest = window[(offset - windowStart)...]
    if rest.starts(with: "<!--".utf8) { return "a comment" }
    if rest.starts(with: "<![".utf8) { return "a CDATA section" }
    if rest.starts(with: "<!DOCTYPE".utf8) { return "the document type" }
    return rest.starts(with: "<?".utf8) ? "an instruction" : "a tag"
  }

  func malformed(_ what: String?, _ offset: Int) -> InputError {
    InputError(
      .damaged, file: path, at: place(of: offset), "not well-formed XML" + (what.map { ": " + $0 } ?? ""),
      remedy: limits.remedy)
  }

  private func errorOfEntity(_ problem: xmlb_problem) -> InputError {
    let name = name(of: problem)
    let why =
      problem.has_document_type
      ? "and what document types declare is not resolved" : "and such an entity is not declared"
    return InputError(
      .damaged, file: path, at: place(of: Int(problem.offset)),
      "the entity '\(name)' is not one of XML's own, \(why)", remedy: .resolveEntities)
  }

  /// An error if there are bytes that are no UTF-8 before a place.
  private func invalidUTF8(before offset: Int) -> InputError? {
    let problem = window.withUnsafeBufferPointer { UTF8Check.firstProblem(in: $0) }
    guard let problem, windowStart + problem < offset else { return nil }
    return InputError(
      .undecodable, file: path, at: place(of: windowStart + problem), "not valid UTF-8",
      remedy: .either([.sayEncoding(likely: nil, certainty: nil), .replaceUndecodable]))
  }

  /// What is not well formed, and where; nil for what is rare.
  private func detail(_ problem: xmlb_problem, _ at: Int) -> (what: String?, offset: Int) {
    switch problem.code {
    case 3, 4: return ("no element begins here", at)
    case 5: return ("it goes on after its end", at)
    case 6, 7, 8: return ("a reference to a character that XML does not have", last("&", before: at))
    case 9 where byte(at - 1) == UInt8(ascii: ";") && byte(last("&", before: at) + 1) == UInt8(ascii: "#"):
      return ("a reference to a character that XML does not have", last("&", before: at))
    case 9: return ("a character that XML does not allow", at)
    case 1 where byte(at) == UInt8(ascii: "<"): return ("'<' before what XML does not have here", at)
    case 1 where byte(at) == 0: return ("a character that XML does not allow", at)
    case 23:
      return ("'&' that begins no reference; as itself it is written &amp;", last("&", before: at))
    case 38: return ("'<' in an attribute's value", at)
    case 39, 40, 41: return ("an attribute without a quoted value", at)
    case 42:
      return ("an attribute is given twice", repeatedAttribute(last("<", before: at)) ?? at)
    case 62:
      let from = max(at - windowStart, 0)
      let found = window[min(from, window.count)...].firstIndex(of: UInt8(ascii: "]"))
      return ("']]>' in a text", found.map { windowStart + $0 } ?? at)
    case 64: return ("an XML declaration within the file", last("<", before: at))
    case 65: return ("no space where one must be", at)
    case 68: return ("'<' or '&' before what is no name", at)
    case 73: return ("a tag without its '>'", at)
    case 76:
      let start = last("<", before: at)
      let name = String(
        decoding: window[min(start - windowStart + 2, at - windowStart)..<(at - windowStart)].prefix {
          $0 > 0x20 && $0 != UInt8(ascii: ">")
        }, as: UTF8.self)
      return (
        "the end tag does not match the start tag: it is the end tag of '\(name)', where '\(self.name(of: problem))' is open",
        start
      )
    case 80: return ("'--' in a comment", at)
    case 108: return ("a version of XML that is not known", at)
    default: return (nil, at)
    }
  }

  private func name(of problem: xmlb_problem) -> String {
    withUnsafeBytes(of: problem.name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }

  private func byte(_ offset: Int) -> UInt8? {
    let index = offset - windowStart
    return window.indices.contains(index) ? window[index] : nil
  }

  /// The last place of a mark before another place; that place itself if there is none.
  private func last(_ mark: Unicode.Scalar, before offset: Int) -> Int {
    let end = min(max(offset - windowStart, 0), window.count)
    return window[..<end].lastIndex(of: UInt8(ascii: mark)).map { windowStart + $0 } ?? offset
  }

  /// Where in a tag the name of an attribute stands that stands there already.
  private func repeatedAttribute(_ start: Int) -> Int? {
    var cursor = start - windowStart + 1
    var names: Set<[UInt8]> = []
    let isSpace = { (byte: UInt8) in byte <= 0x20 }
    func pass(while holds: (UInt8) -> Bool) {
      while cursor < window.count, holds(window[cursor]) { cursor += 1 }
    }
    pass { !isSpace($0) && $0 != UInt8(ascii: ">") }
    while cursor < window.count {
      pass(while: isSpace)
      let from = cursor
      pass { !isSpace($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") }
      guard cursor > from else { return nil }
      guard names.insert(Array(window[from..<cursor])).inserted else { return windowStart + from }
      pass { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
      guard cursor < window.count else { return nil }
      let quote = window[cursor]
      cursor += 1
      pass { $0 != quote }
      cursor += 1
    }
    return nil
  }
}
