import Conflicts
import Texts

/// Contradictions between documents laid out for reading, each with both sentences.
public struct ConflictList {
  private let conflicts: [Conflict]
  private let documents: [Document]
  private let width: Int
  private let highlight: SideBySide.Highlight

  /// A list of contradictions.
  ///
  /// - Parameters:
  ///   - conflicts: the contradictions.
  ///   - documents: those of the alignment, in its order.
  ///   - width: the terminal's width in columns.
  ///   - highlight: how words that are evidence stand out.
  public init(_ conflicts: [Conflict], documents: [Document], width: Int, highlight: SideBySide.Highlight) {
    self.conflicts = conflicts
    self.documents = documents
    self.width = width
    self.highlight = highlight
  }

  /// Calls `body` with each line.
  ///
  /// - Complexity: O(text of the sentences).
  public func forEachLine(_ body: (String) throws -> Void) rethrows {
    for (index, conflict) in conflicts.enumerated() {
      if index > 0 { try body("") }
      let about = conflict.about.isEmpty ? "" : " (\(conflict.about.joined(separator: ", ")))"
      let kind = ColumnText.printable("\(index + 1). \(conflict.kind.rawValue)\(about)")
      try body(kind + (conflict.link.map { "  [\(ColumnText.printable($0))]" } ?? ""))
      if let words = conflict.decision.flatMap(ConflictWords.english) {
        try body("  " + ColumnText.printable(words))
      }
      for side in [conflict.a, conflict.b] {
        let document = documents[side.document]
        var heading =
          "\(document.id) (\(document.language)): \(ConflictWords.english(side.value, conflict.kind))"
        if let pages = document.view.pages(of: document.view.range(ofSource: side.range)) {
          heading += ", \(PageWords.english(pages))"
        }
        let others = Set(side.support + side.also.map(\.document)).subtracting([side.document]).sorted()
        if !others.isEmpty {
          heading += ", as in \(others.map { documents[$0].id }.joined(separator: ", "))"
        }
        try body("  " + ColumnText.printable(heading))
        for line in ColumnText.wrapped(spans(side, document), width: max(ConflictList.narrowest, width - 4)) {
          try body("    " + line.map { $0.mark != nil ? style($0.text) : $0.text }.joined())
        }
      }
    }
    if !conflicts.isEmpty { try body("") }
    try body(
      conflicts.isEmpty
        ? "No contradictions in dates, times, numbers or ages found."
        : ConflictList.summary(conflicts))
  }

  /// How many contradictions there are, and how many of them are likely ones.
  static func summary(_ conflicts: [Conflict]) -> String {
    let likely = conflicts.count { $0.score >= ConflictList.likely }
    let doubtful = conflicts.count - likely
    let found = "\(likely) likely \(likely == 1 ? "contradiction" : "contradictions")"
    return found
      + (doubtful == 0
        ? " in dates, times, numbers and ages, the likeliest first"
        : ", then \(doubtful) that \(doubtful == 1 ? "is probably none" : "are probably none")")
  }

  /// The score from which on a contradiction is a likely one, as on the page of a report.
  static let likely = 0.15
  private static let narrowest = 12

  /// The sentence with the expression highlighted.
  private func spans(_ side: Conflict.Side, _ document: Document) -> [ColumnText.Span] {
    func text(_ range: Range<Int>) -> String {
      ColumnText.printable(document.view.text(in: document.view.range(ofSource: range)))
    }
    let before = text(side.passage.lowerBound..<side.range.lowerBound)
    let after = text(side.range.upperBound..<side.passage.upperBound)
    let expression = text(side.range)
    return [
      .init(text: before, mark: nil),
      .init(text: highlight == .asterisks ? "*\(expression)*" : expression, mark: .name),
      .init(text: after, mark: nil),
    ]
  }

  private func style(_ text: String) -> String {
    highlight == .color ? "\u{1B}[1;36m\(text)\u{1B}[0m" : text
  }
}
