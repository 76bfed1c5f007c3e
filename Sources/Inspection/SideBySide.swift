import Alignment
import AlignmentFiles
import Texts

/// The side-by-side view of an alignment for a terminal: a column for each document, a row for each event.
public struct SideBySide {
  /// How words that are evidence are made to stand out.
  public enum Highlight: Sendable {
    /// Bold and coloured, by ANSI escape sequences.
    case colour
    /// Between asterisks.
    case asterisks
  }

  /// The narrowest column that can be read.
  private static let narrowest = 12
  private static let gap = " │ "
  /// Evidence that adds less log-odds than this is not highlighted: were every common word marked, none would stand out.
  private static let leastHighlighted = 0.1

  private let alignment: Alignment
  private let documents: [Document]
  private let width: Int
  private let highlight: Highlight

  /// A view of the links among some of an alignment's documents.
  ///
  /// - Parameters:
  ///   - documents: the documents to show, two or three, in the order of the columns.
  ///   - width: the terminal's width in columns.
  /// - Throws: `InputError` if there are fewer than two documents, or `width` is too small for them.
  public init(_ alignment: Alignment, documents: [Document], width: Int, highlight: Highlight) throws {
    guard documents.count > 1 else {
      throw InputError("an alignment of fewer than two documents has nothing to set side by side")
    }
    let least = documents.count * SideBySide.narrowest + (documents.count - 1) * SideBySide.gap.count
    guard width >= least else {
      throw InputError(
        "\(width) columns are too few for \(documents.count) documents",
        remedy: "give --width \(least) or more, or fewer documents with --document")
    }
    self.alignment = alignment
    self.documents = documents
    self.width = width
    self.highlight = highlight
  }

  /// The documents to show when the user names none: all if they are two or three; else one for each language, the ones with
  /// the most links, up to three.
  public static func defaultDocuments(_ alignment: Alignment) -> [String] {
    let ids = alignment.documents.map(\.id)
    guard ids.count > 3 else { return ids }
    var counts: [String: Int] = [:]
    for passage in alignment.links.filter(\.isAccepted).flatMap(\.passages) {
      counts[passage.document, default: 0] += 1
    }
    var chosen: [String: DocumentReference] = [:]
    for document in alignment.documents {
      let best = chosen[document.language.code]
      if counts[document.id, default: 0] > best.map({ counts[$0.id, default: 0] }) ?? -1 {
        chosen[document.language.code] = document
      }
    }
    let three = Set(
      chosen.values.map(\.id).sorted { (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1) }.prefix(3))
    return ids.filter(three.contains)
  }

  /// Prints the view line by line.
  ///
  /// - Complexity: O(text of the passages).
  public func forEachLine(_ body: (String) throws -> Void) rethrows {
    let rows = SynopsisRow.rows(
      of: alignment.links.filter(\.isAccepted), documents: documents.map(\.id))
    let column = (width - (documents.count - 1) * SideBySide.gap.count) / documents.count
    let rule = String(repeating: "─", count: column)
    let headings = documents.map { document in
      [
        ColumnText.Span(
          text: ColumnText.printable("\(document.id) (\(document.language))"), isHighlighted: false)
      ]
    }
    try body(line(headings.map { ColumnText.wrapped($0, width: column).first ?? [] }, column))
    for row in rows {
      try body(Array(repeating: rule, count: documents.count).joined(separator: "─┼─"))
      for text in heading(row) { try body(text) }
      let cells = zip(documents, row.passages).map { document, passage in
        passage.map { ColumnText.wrapped(spans($0, document, row.links), width: column) } ?? []
      }
      for index in 0..<(cells.map(\.count).max() ?? 0) {
        try body(line(cells.map { index < $0.count ? $0[index] : [] }, column))
      }
    }
    let shown = rows.reduce(0) { $0 + $1.links.count }
    try body(Array(repeating: rule, count: documents.count).joined(separator: "─┴─"))
    try body(
      "\(rows.count) \(rows.count == 1 ? "event" : "events"), \(shown) \(shown == 1 ? "link" : "links")")
  }

  /// The links of a row with their scores: "l12 de–en 0.83 · l40 de–ru 0.71".
  private func heading(_ row: SynopsisRow) -> [String] {
    let order = documents.map(\.id)
    let parts = row.links.map { link in
      let names = order.filter { id in link.passages.contains { $0.document == id } }.joined(separator: "–")
      return ColumnText.printable("\(link.id) \(names) \(SideBySide.decimal(link.score))")
    }
    return ColumnText.wrapped(
      [.init(text: parts.joined(separator: " · "), isHighlighted: false)], width: width
    ).map { style($0.map(\.text).joined(), "2") }
  }

  /// A score with two decimal places.
  static func decimal(_ score: Double) -> String {
    let hundredths = Int((score * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  private func line(_ cells: [[ColumnText.Span]], _ column: Int) -> String {
    var text = cells.enumerated().map { index, spans in
      let used = spans.reduce(0) { $0 + ColumnText.width($1.text) }
      let padding = String(repeating: " ", count: max(0, column - used))
      return spans.map { $0.isHighlighted ? style($0.text, "1;36") : $0.text }.joined() + padding
    }.joined(separator: SideBySide.gap)
    while text.last == " " { text.removeLast() }
    return text
  }

  private func style(_ text: String, _ code: String) -> String {
    highlight == .colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// The text of a passage, split where words begin and end that are evidence of the row's links.
  private func spans(_ passage: Passage, _ document: Document, _ links: [Link]) -> [ColumnText.Span] {
    let upper = min(passage.end, document.scalars.count)
    let view = document.view
    let range = view.range(ofSource: min(passage.start, upper)..<upper)
    let mentions = links.flatMap { link -> [String] in
      guard let place = link.passages.firstIndex(where: { $0.document == passage.document }) else {
        return []
      }
      // Evidence for a group is shared out among its pairs of passages.
      let shares = link.passages.count * (link.passages.count - 1) / 2
      let least = SideBySide.leastHighlighted / Double(max(1, shares))
      return link.evidence.filter { $0.weight >= least && $0.kind.isWritten }.compactMap {
        let between = $0.between ?? [0, 1]
        return place == between.first ? $0.a : place == between.last ? $0.b : nil
      }
    }
    var highlighted = [Bool](repeating: false, count: range.count)
    for mention in Set(mentions) {
      let sought = Array(mention.unicodeScalars)
      for at in view.scalars.places(of: sought, in: range) {
        for index in at..<at + sought.count { highlighted[index - range.lowerBound] = true }
      }
    }
    var spans: [ColumnText.Span] = []
    var start = range.lowerBound
    for at in range
    where at + 1 == range.upperBound
      || highlighted[at - range.lowerBound] != highlighted[at + 1 - range.lowerBound]
    {
      let isHighlighted = highlighted[at - range.lowerBound]
      var text = ColumnText.printable(view.text(in: start..<at + 1))
      if isHighlighted, highlight == .asterisks { text = "*\(text)*" }
      spans.append(.init(text: text, isHighlighted: isHighlighted))
      start = at + 1
    }
    return spans
  }
}

extension Evidence.Kind {
  /// Whether it is about words that stand in the passages.
  fileprivate var isWritten: Bool {
    switch self {
    case .term, .name, .cognate, .date, .number: true
    case .time, .margin, .neighbours, .thirdDocument, .role, .length, .prior, .punctuation, .missing: false
    }
  }
}

extension [Unicode.Scalar] {
  /// Where `sought` stands in `range` as a whole word.
  fileprivate func places(of sought: [Unicode.Scalar], in range: Range<Int>) -> [Int] {
    guard !sought.isEmpty, range.count >= sought.count else { return [] }
    func isInside(_ index: Int) -> Bool { range.contains(index) && self[index].properties.isAlphabetic }
    return (range.lowerBound...range.upperBound - sought.count).filter { start in
      self[start] == sought[0] && self[start..<start + sought.count].elementsEqual(sought)
        && !(isInside(start - 1) && sought[0].properties.isAlphabetic)
        && !(isInside(start + sought.count) && sought[sought.count - 1].properties.isAlphabetic)
    }
  }
}
