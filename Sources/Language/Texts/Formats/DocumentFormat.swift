import Basics

/// How a document is written: what in it is text, and what kinds of text there are.
public enum DocumentFormat: String, Codable, CaseIterable, Sendable {
  /// Plain text: a line is a paragraph, unless lines are wrapped.
  case plainText = "text"
  /// Plain text with a sentence a line.
  case presegmented
  /// Markdown (CommonMark with GitHub's tables and strikethrough).
  case markdown
  /// HTML.
  case html
  /// TEI P5, and other XML whose sentences are `s` elements.
  case tei
  /// A vertical text of the Corpus Workbench or Sketch Engine: a word a line, and tags on lines of their own.
  case vrt
  /// Word (Office Open XML).
  case docx
  /// OpenDocument text, as of LibreOffice.
  case odt
  /// EPUB books.
  case epub

  /// The format of a document, told from its file name's extension and from how it begins.
  ///
  /// - Complexity: O(1).
  public static func detected(path: String, scalars: [Unicode.Scalar]) -> DocumentFormat {
    let name = FilePath.withoutGzip(path).split(separator: "/").last ?? ""
    let suffix = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
    switch suffix {
    case "md", "markdown": return .markdown
    case "html", "htm", "xhtml": return .html
    case "vrt", "vert": return .vrt
    default: break
    }
    var beginning = String(String.UnicodeScalarView(scalars.drop(while: \.isBlank).prefix(4_096)))
    // A page that a browser has saved begins with where it is from.
    while beginning.hasPrefix("<!--"), let end = beginning.firstRange(of: "-->") {
      beginning = String(beginning[end.upperBound...].drop(while: \.isWhitespace))
    }
    let lower = beginning.lowercased()
    if lower.hasPrefix("<!doctype html") || lower.hasPrefix("<html") { return .html }
    let isXML = beginning.hasPrefix("<?xml") || ["xml", "tei", "odd"].contains(suffix)
    if isXML, lower.contains("<html") { return .html }
    if VerticalText.isOne(beginning) { return .vrt }
    return isXML || beginning.hasPrefix("<TEI") || beginning.hasPrefix("<teiCorpus") ? .tei : .plainText
  }

  /// What a document of this format says; those that are archives of parts have no text from which it could be told (`DocumentText`).
  ///
  /// - Parameters:
  ///   - scalars: the text, in code points.
  ///   - path: the file, as errors name it.
  /// - Throws: `InputError` with line and column if the document is not well formed where that matters.
  /// - Complexity: O(`scalars.count`).
  public func view(of scalars: [Unicode.Scalar], path: String) throws(InputError) -> TextView {
    switch self {
    case .plainText: return TextView(plainText: scalars)
    case .presegmented: return PlainText.presegmented(scalars)
    case .markdown: return MarkdownReader().view(of: scalars)
    case .html:
      let marks = PageMarks(scalars, isBook: false)
      return marks.applied(to: HTMLReader.shared.view(of: marks.page))
    case .tei: return try TEIReader().view(of: scalars, path: path)
    case .vrt: return VerticalText.view(of: scalars)
    case .docx, .odt, .epub:
      throw InputError(
        .notThisFormat, file: path, "\(rawValue.uppercased()) is read from a file, not from a text",
        remedy: "read the file")
    }
  }
}
