import SystemCMark

/// Reads the text of a Markdown document: CommonMark with GitHub's tables and strikethrough, and footnotes (cmark-gfm).
struct MarkdownReader {
  /// The view of a document.
  ///
  /// Front matter between lines of three hyphens is left out, addresses of links and images too.
  ///
  /// - Complexity: O(`scalars.count`).
  func view(of scalars: [Unicode.Scalar]) -> TextView {
    let body = MarkdownReader.bodyStart(scalars)
    let scalars = MarkdownLimits.applied(to: scalars, from: body)
    let bytes = UTF8Text(Array(scalars[body...])).bytes
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES) else { return TextView(plainText: scalars) }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough"] {
      if let syntax = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, syntax)
      }
    }
    bytes.withUnsafeBytes {
      cmark_parser_feed(parser, $0.assumingMemoryBound(to: CChar.self).baseAddress, $0.count)
    }
    guard let root = cmark_parser_finish(parser), let nodes = cmark_iter_new(root) else {
      return TextView(plainText: scalars)
    }
    defer {
      cmark_iter_free(nodes)
      cmark_node_free(root)
    }
    var walk = MarkdownWalk(scalars, from: body)
    while true {
      let event = cmark_iter_next(nodes)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(nodes) else { break }
      walk.read(node, isEntered: event == CMARK_EVENT_ENTER)
    }
    return walk.finish().normalized()
  }

  /// The lines of a document's front matter, without the marks around it; none if there is none.
  static func frontMatter(_ scalars: [Unicode.Scalar]) -> [String] {
    let body = bodyStart(scalars)
    guard body > 0 else { return [] }
    let lines = scalars[..<body].split(whereSeparator: \.isLineEnd)
    return lines.dropFirst().dropLast().map { String(String.UnicodeScalarView($0)) }
  }

  /// Where the document begins after its front matter (Jekyll, Pandoc).
  private static func bodyStart(_ scalars: [Unicode.Scalar]) -> Int {
    let fence = Array("---".unicodeScalars)
    guard scalars.starts(with: fence), scalars.count > 4, scalars[3].isLineEnd else { return 0 }
    // What follows a rule is an empty line; a document may begin with one.
    let first = scalars[3] == "\r" && scalars[4] == "\n" ? 5 : 4
    guard first < scalars.count, !scalars[first].isLineEnd else { return 0 }
    var at = 3
    while let end = scalars[at...].firstIndex(where: \.isLineEnd), end + 1 < scalars.count {
      at = end + 1
      let line = scalars[at...].prefix { !$0.isLineEnd }
      if line.elementsEqual(fence) || line.elementsEqual("...".unicodeScalars) { return line.endIndex }
    }
    return 0
  }
}
