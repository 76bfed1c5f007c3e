import AlignmentModel
import Basics
import Dates
import Preparation
import Texts

/// The side-by-side view of an alignment for a terminal: a column for each document, a row for each event.
public struct SideBySide {
  /// How words that are evidence are made to stand out.
  public enum Highlight: Sendable {
    /// Coloured, and bold, italic or underlined, by ANSI escape sequences.
    case color
    /// Between signs, such as asterisks for names.
    case asterisks
  }

  /// The narrowest column that can be read.
  private static let narrowest = 12
  private static let gap = " │ "
  /// Where columns are narrower, a row has columns for those documents only that tell the event.
  private static let comfortable = 36
  /// A view of more events begins with a summary.
  private static let mostWithoutSummary = 20
  /// Evidence that adds less log-odds than this is not highlighted: were every common word marked, none would stand out.
  private static let leastHighlighted = 0.1

  private let alignment: Alignment
  private let documents: [ShownDocument]
  private let hidden: [NarratedDocument]
  private let selection: RowSelection
  private let width: Int
  private let highlight: Highlight
  private let hint: String?
  private let sigla: Sigla

  /// A view of the links among some of an alignment's documents.
  ///
  /// - Parameters:
  ///   - alignment: the alignment.
  ///   - documents: the documents to show, two or three, in the order of the columns.
  ///   - hidden: the alignment's other documents, which tell when something was too.
  ///   - selection: which rows are shown.
  ///   - width: the terminal's width in columns.
  ///   - highlight: how words that are evidence stand out.
  ///   - hint: how to see less, said after the summary of a long view.
  /// - Throws: `InputError` if there are fewer than two documents, or `width` is too small for them.
  public init(
    _ alignment: Alignment, documents: [ShownDocument], hidden: [NarratedDocument] = [],
    selection: RowSelection = RowSelection(), width: Int, highlight: Highlight, hint: String? = nil
  ) throws {
    guard documents.count > 1 else {
      throw InputError(
        .tooFewDocuments, "an alignment of fewer than two documents has nothing to set side by side")
    }
    let least = documents.count * SideBySide.narrowest + (documents.count - 1) * SideBySide.gap.count
    guard width >= least else {
      throw InputError(
        .invalidArgument, "\(width) columns are too few for \(documents.count) documents",
        remedy: .either([.widen(columns: least), .fewerDocuments]))
    }
    self.alignment = alignment
    self.documents = documents
    self.hidden = hidden
    self.selection = selection
    self.width = width
    self.highlight = highlight
    self.hint = hint
    sigla = Sigla(documents.map { ($0.id, $0.language) })
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
    let rows = EventRow.rows(of: alignment, documents: documents, selection: selection, hidden: hidden)
    let all = Array(documents.indices)
    let column = columnWidth(of: all.count)
    let isLong = rows.count > SideBySide.mostWithoutSummary
    if isLong {
      try forEachWrapped(
        SummaryWords.lines(alignment, documents, rows, sigla) + expectation + [hint].compactMap(\.self), body)
      try body("")
    }
    try forEachWrapped(sigla.legend, body)
    try body(line(all.map { title($0, column, mark: nil) }, column))
    try forEachCitationLine(column, body)
    var used: Set<Mark> = []
    for row in rows {
      let columns = columns(of: row)
      let isWhole = columns.count == all.count
      try body(rule(columns.count, isWhole ? "─┼─" : "─┬─"))
      for text in heading(row, amongAll: isWhole) { try body(text) }
      let column = columnWidth(of: columns.count)
      if !isWhole { try body(line(columns.map { title($0, column, mark: .context) }, column)) }
      let cells = columns.map { index in
        let omission = [[ColumnText.Span(text: EventTable.omission, mark: .context)]]
        return Array(
          row.passages[index].map { cell($0, documents[index], row.links, column) }.joined(
            separator: omission))
      }
      used.formUnion(cells.joined().joined().compactMap(\.mark))
      for index in 0..<(cells.map(\.count).max() ?? 0) {
        try body(line(cells.map { index < $0.count ? $0[index] : [] }, column))
      }
    }
    try body(rule(all.count, "─┴─"))
    try body(summary(rows))
    if !isLong { try forEachWrapped(expectation, body) }
    for line in legend(used) { try body(line) }
  }

  /// The indexes of the documents that have a column in a row: all where there is room, else those that tell the event.
  private func columns(of row: EventRow) -> [Int] {
    let all = Array(documents.indices)
    guard all.count > 2, columnWidth(of: all.count) < SideBySide.comfortable else { return all }
    let told = all.filter { !row.passages[$0].isEmpty }
    return told.isEmpty ? all : told
  }

  private func columnWidth(of count: Int) -> Int { (width - (count - 1) * SideBySide.gap.count) / count }

  private func rule(_ count: Int, _ crossing: String) -> String {
    Array(repeating: String(repeating: "─", count: columnWidth(of: count)), count: count)
      .joined(separator: crossing)
  }

  /// The name and the language of a document, cut to its column; its siglum may be its language.
  private func title(_ index: Int, _ column: Int, mark: Mark?) -> [ColumnText.Span] {
    let (name, language) = (sigla[documents[index].id], "\(documents[index].language)")
    let text = ColumnText.printable(sigla.areUsed && name == language ? name : "\(name) (\(language))")
    return ColumnText.wrapped([.init(text: text, mark: mark)], width: column).first ?? []
  }

  /// What is expected to be missed, if it is known.
  private var expectation: [String] {
    [ExpectationWords.english(alignment, among: documents.map(\.id), sigla)].compactMap(\.self)
  }

  private func forEachWrapped(_ texts: [String], _ body: (String) throws -> Void) rethrows {
    for text in texts {
      for line in ColumnText.wrapped([.init(text: text, mark: nil)], width: width) {
        try body(self.line([line], width))
      }
    }
  }

  /// What the documents say of themselves, below their names.
  private func forEachCitationLine(_ column: Int, _ body: (String) throws -> Void) rethrows {
    let citations = documents.map { document in
      let text = ColumnText.printable(document.details.citation)
      return text.isEmpty ? [] : ColumnText.wrapped([.init(text: text, mark: .context)], width: column)
    }
    for index in 0..<(citations.map(\.count).max() ?? 0) {
      try body(line(citations.map { index < $0.count ? $0[index] : [] }, column))
    }
  }

  private func summary(_ rows: [EventRow]) -> String {
    let events = rows.count { !$0.links.isEmpty }
    let links = rows.reduce(0) { $0 + $1.links.count }
    let nulls = rows.filter(\.links.isEmpty).flatMap(\.passages).joined().reduce(0) {
      $0 + $1.sentences.count
    }
    let all = alignment.links.count(where: \.isAccepted)
    return "\(SummaryWords.events(events, alignment.mode)), \(links)"
      + (links < all ? " of \(all) links" : links == 1 ? " link" : " links")
      + (selection.showsNulls
        ? ", no counterpart found for \(nulls) \(nulls == 1 ? "sentence" : "sentences")" : "")
  }

  /// What the marks mean that were used.
  private func legend(_ used: Set<Mark>) -> [String] {
    let words = Mark.allCases.filter(used.contains).compactMap { mark in
      mark.label.map { [ColumnText.Span(text: marked($0, mark), mark: mark)] }
    }
    let spans = words.joined(separator: [ColumnText.Span(text: " ", mark: nil)])
    return ColumnText.wrapped(Array(spans), width: width).map { line([$0], width) }
  }

  /// The date of a row and how sure its links are, with their names: "7 November 1917 · 83 % sure [l12]", of several links
  /// "7 November 1917 · de–en 83 % sure [l12] · de–ru 71 % sure [l40]".
  ///
  /// - Parameter amongAll: whether all documents have a column; else the columns say which documents those of two are.
  private func heading(_ row: EventRow, amongAll: Bool) -> [String] {
    let order = documents.map(\.id)
    let isPlain = !amongAll && row.passages.count(where: { !$0.isEmpty }) < 3
    var parts = row.date.map { [DateWords.english($0.text) + others($0)] } ?? []
    parts += row.links.map { link in
      let names = order.filter { id in link.passages.contains { $0.document == id } }.map { sigla[$0] }
        .joined(separator: "–")
      let between = row.links.count > 1 && !isPlain ? names + " " : ""
      return ColumnText.printable("\(between)\(SideBySide.sureness(of: link)) [\(link.id)]")
    }
    if row.links.isEmpty { parts.append("no counterpart found") }
    return ColumnText.wrapped([.init(text: parts.joined(separator: " · "), mark: nil)], width: width).map {
      style($0.map(\.text).joined(), "2")
    }
  }

  /// The other dates of an event, with who gives them: " (7 October 1879: ru)".
  private func others(_ date: EventDate) -> String {
    guard !date.others.isEmpty else { return "" }
    let others = date.others.map { other in
      "\(DateWords.english(other.text)): \(other.documents.map { ColumnText.printable(sigla[$0]) }.joined(separator: ", "))"
    }
    return " (\(others.joined(separator: "; ")))"
  }

  /// The lines of a passage, with the sentences around it.
  private func cell(
    _ passage: Passage, _ document: ShownDocument, _ links: [Link], _ column: Int
  ) -> [[ColumnText.Span]] {
    func lines(_ ranges: [Range<Int>]) -> [[ColumnText.Span]] {
      ranges.flatMap { range in
        ColumnText.wrapped([.init(text: "… " + document.text(range), mark: .context)], width: column)
      }
    }
    let around = document.context(of: passage, selection.context)
    let pages = document.pages(passage).map { [ColumnText.Span(text: " (\($0))", mark: .context)] } ?? []
    return lines(around.before)
      + ColumnText.wrapped(spans(passage, document, links) + pages, width: column) + lines(around.after)
  }

  /// How sure a link is, and what somebody has decided about it.
  private static func sureness(of link: Link) -> String {
    switch link.status {
    case .manual: "made by hand"
    case .confirmed: "\(percent(link.score)) sure, confirmed"
    case .automatic, .rejected: "\(percent(link.score)) sure"
    }
  }

  /// A score in hundredths.
  package static func percent(_ score: Double) -> String { "\(Int((score * 100).rounded())) %" }

  private func line(_ cells: [[ColumnText.Span]], _ column: Int) -> String {
    var text = cells.enumerated().map { index, spans in
      let used = spans.reduce(0) { $0 + ColumnText.width($1.text) }
      let padding = String(repeating: " ", count: max(0, column - used))
      return spans.map { span in span.mark.map { style(span.text, $0.code) } ?? span.text }.joined() + padding
    }.joined(separator: SideBySide.gap)
    while text.last == " " { text.removeLast() }
    return text
  }

  private func style(_ text: String, _ code: String) -> String {
    highlight == .color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// A text between the signs of its mark, where there are no colours.
  private func marked(_ text: String, _ mark: Mark) -> String {
    highlight == .color ? text : mark.signs.before + text + mark.signs.after
  }

  /// The text of a passage, split where words begin and end that are evidence of the row's links or were asked for.
  private func spans(_ passage: Passage, _ document: ShownDocument, _ links: [Link]) -> [ColumnText.Span] {
    guard let text = document.narrated?.document else {
      return [.init(text: document.text(passage.start..<passage.end), mark: nil)]
    }
    let upper = min(passage.end, text.scalars.count)
    let view = text.view
    let range = view.range(ofSource: min(passage.start, upper)..<upper)
    var marks = [Mark?](repeating: nil, count: range.count)
    func put(_ mark: Mark, _ marked: Range<Int>) {
      for index in marked.clamped(to: range) {
        let at = index - range.lowerBound
        if mark.rawValue < marks[at]?.rawValue ?? .max { marks[at] = mark }
      }
    }
    for (mention, mark) in mentions(passage, links) {
      let sought = Array(mention.unicodeScalars)
      for at in view.scalars.offsets(of: sought, in: range) { put(mark, at..<at + sought.count) }
    }
    let told = links.flatMap(\.passages).filter { $0.document == passage.document }
    let whole = told.map { view.range(ofSource: $0.start..<$0.end) }
    let foci = told.map { view.range(ofSource: $0.focus ?? $0.start..<$0.end) }
    for index in range
    where whole.contains(where: { $0.contains(index) }) && !foci.contains(where: { $0.contains(index) }) {
      put(.aside, index..<index + 1)
    }
    if let search = selection.around {
      for found in search.matches(in: [range], of: view.scalars).joined() { put(.found, found) }
    }
    var spans: [ColumnText.Span] = []
    var start = range.lowerBound
    for at in range
    where at + 1 == range.upperBound || marks[at - range.lowerBound] != marks[at + 1 - range.lowerBound] {
      let mark = marks[at - range.lowerBound]
      let text = ColumnText.printable(view.text(in: start..<at + 1))
      spans.append(.init(text: mark.map { marked(text, $0) } ?? text, mark: mark))
      start = at + 1
    }
    return spans
  }

  /// The words of a passage that are evidence of links, with the marks of their kinds.
  private func mentions(_ passage: Passage, _ links: [Link]) -> [String: Mark] {
    var mentions: [String: Mark] = [:]
    for link in links {
      guard let index = link.passages.firstIndex(where: { $0.document == passage.document }) else { continue }
      // Evidence for a group is shared out among its pairs of passages.
      let shares = link.passages.count * (link.passages.count - 1) / 2
      let least = SideBySide.leastHighlighted / Double(max(1, shares))
      for evidence in link.evidence where evidence.weight >= least {
        let between = evidence.between ?? [0, 1]
        let word = index == between.first ? evidence.a : index == between.last ? evidence.b : nil
        guard let word, let mark = Mark(evidence.kind) else { continue }
        if mark.rawValue < mentions[word]?.rawValue ?? .max { mentions[word] = mark }
      }
    }
    return mentions
  }
}

extension [Unicode.Scalar] {
  /// Where `sought` stands in `range` as a whole word.
  fileprivate func offsets(of sought: [Unicode.Scalar], in range: Range<Int>) -> [Int] {
    guard !sought.isEmpty, range.count >= sought.count else { return [] }
    // Scripts written without spaces, which are wide, have no whole words to tell.
    func isInside(_ index: Int) -> Bool {
      range.contains(index) && self[index].properties.isAlphabetic && ICU.columnWidth(of: self[index]) < 2
    }
    return (range.lowerBound...range.upperBound - sought.count).filter { start in
      self[start] == sought[0] && self[start..<start + sought.count].elementsEqual(sought)
        && !(isInside(start - 1) && sought[0].properties.isAlphabetic)
        && !(isInside(start + sought.count) && sought[sought.count - 1].properties.isAlphabetic)
    }
  }
}
