import Basics
import Texts

/// The change of a document's source that writes a name as it should be.
///
/// Of a name only those words are changed that differ, so that spaces, ends of lines and words around them stay as they are.
public struct TextCorrection: Sendable {
  /// What takes the place of what, in the document's source.
  public let replacements: [TextReplacement]

  /// The change of a finding's place.
  ///
  /// - Returns: nil where markup stands within a word that changes, so that it cannot be written back.
  public init?(_ finding: NameFinding, in document: Document) {
    self.init(finding.viewSpan, proposal: finding.proposal, in: document)
  }

  /// The change of a name.
  ///
  /// - Parameters:
  ///   - viewSpan: where it stands in the document's view.
  ///   - proposal: how it should be written.
  ///   - document: the document.
  /// - Returns: nil where markup stands within a word that changes, so that it cannot be written back.
  /// - Complexity: O(length of the name).
  public init?(_ viewSpan: Range<Int>, proposal: String, in document: Document) {
    var replacements: [TextReplacement] = []
    for change in TextCorrection.words(viewSpan, proposal, document.view) {
      guard let replacement = TextCorrection.replacement(of: change, in: document) else { return nil }
      replacements.append(replacement)
    }
    self.replacements = replacements
  }

  /// The words of a name that change, in the document's view; the whole name where it has another number of words.
  static func words(_ span: Range<Int>, _ proposal: String, _ view: TextView) -> [TextReplacement] {
    var words: [Range<Int>] = []
    for index in span where !view.scalars[index].properties.isWhitespace {
      if let last = words.last, last.upperBound == index {
        words[words.count - 1] = last.lowerBound..<index + 1
      } else {
        words.append(index..<index + 1)
      }
    }
    let proposed = proposal.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count == proposed.count else {
      return [TextReplacement(span, proposed.joined(separator: " "))]
    }
    return zip(words, proposed).filter { view.text(in: $0) != $1 }.map { TextReplacement($0, $1) }
  }

  private static func replacement(of change: TextReplacement, in document: Document) -> TextReplacement? {
    let source = document.view.source(of: change.range)
    let slice = document.scalars[source]
    switch document.format {
    case .plainText, .presegmented:
      return slice.contains(where: isLineEnd)
        ? broken(source, change.text, document.scalars) : TextReplacement(source, change.text)
    case .markdown:
      let isText = document.scalars.text(in: source) == document.view.text(in: change.range)
      return isText ? TextReplacement(source, change.text) : nil
    case .html, .tei, .vrt:
      let hasMarkup = slice.contains { $0 == "<" || $0 == ">" }
      return hasMarkup ? nil : TextReplacement(source, escaped(change.text))
    case .docx, .odt, .epub: return nil
    }
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }

  /// A text with what XML takes for markup written as references.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// The change of a name over which a line ends: the end of the line is kept, before the name or after it.
  private static func broken(
    _ range: Range<Int>, _ text: String, _ scalars: [Unicode.Scalar]
  ) -> TextReplacement {
    guard let first = scalars[range].firstIndex(where: isLineEnd) else { return TextReplacement(range, text) }
    // With the indentation of the next line.
    let rest = scalars[first..<range.upperBound]
    let end = rest.firstIndex { !$0.properties.isWhitespace } ?? range.upperBound
    let lineEnd = scalars.text(in: first..<end)
    func isSpace(_ index: Int) -> Bool { scalars.indices.contains(index) && scalars[index] == " " }
    if isSpace(range.lowerBound - 1) {
      return TextReplacement(range.lowerBound - 1..<range.upperBound, lineEnd + text)
    }
    return isSpace(range.upperBound)
      ? TextReplacement(range.lowerBound..<range.upperBound + 1, text + lineEnd)
      : TextReplacement(range, text)
  }
}
