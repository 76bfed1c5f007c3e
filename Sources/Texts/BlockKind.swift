/// What kind of paragraph a sentence stands in.
public enum BlockKind: String, Codable, Sendable {
  /// Running text.
  case text
  /// A bibliography entry, a footnote with a source, a link: it names what others wrote and tells no event.
  case reference
}

/// Tells what kind a paragraph is, by the marks that stand in `Resources/reference-marks.txt`.
struct BlockClassifier: Sendable {
  /// A paragraph longer than this, in code points, tells something, even if it names a source.
  private static let longestReference = 1_000

  private let marks: [[Unicode.Scalar]]

  init() {
    marks = DataLines(PackageResources.reference_marks_txt).joined().map { Array($0.unicodeScalars) }
  }

  /// The kind of the paragraph in `range`.
  ///
  /// - Complexity: O(length of `range` · number of marks).
  func kind(of range: Range<Int>, in scalars: [Unicode.Scalar]) -> BlockKind {
    // "12. ^ Deutscher 2015a": Wikipedia's mark for the way back to the text, after the note's number.
    let start = scalars[range].first { !$0.isDigit && $0 != "." && !$0.properties.isWhitespace }
    if start == "^" || start == "↑" { return .reference }
    guard range.count <= BlockClassifier.longestReference else { return .text }
    for at in range {
      for mark in marks where scalars[at] == mark[0] && at + mark.count <= range.upperBound {
        if scalars[at..<at + mark.count].elementsEqual(mark) { return .reference }
      }
    }
    return .text
  }
}
