/// Keeps a Markdown document within limits before it is parsed: blocks in one another and the columns of a table cost cmark time that grows
/// with the square of their number, and short rows are filled up to the width of their table.
///
/// Marks beyond the limits become white space: the text is kept, and no code point changes its place.
struct MarkdownLimits {
  /// How many quotations and lists may begin within one another in a line.
  static let deepest = 100
  /// How many columns a table may have.
  static let mostColumns = 256
  /// How many cells may be missing in the rows of all tables together; a table beyond that is read as a paragraph.
  static let mostMissingCells = 200_000
  /// How many beginnings of instructions and declarations (`<?`, `<!A`) without an end in their line a paragraph may have.
  static let mostOpen = 100

  private var text: [Unicode.Scalar]
  private var missing = 0
  /// How many beginnings without an end the paragraph has so far.
  private var open = 0

  /// The line that makes a table of what is above it, and how many cells its rows lack so far.
  private struct Table {
    let rule: Range<Int>
    let columns: Int
    var missing = 0
  }

  /// A document within the limits, from an offset on.
  ///
  /// - Complexity: O(`scalars.count`).
  static func applied(to scalars: [Unicode.Scalar], from start: Int) -> [Unicode.Scalar] {
    var limits = MarkdownLimits(text: scalars)
    limits.readLines(from: start)
    return limits.text
  }

  private init(text: [Unicode.Scalar]) { self.text = text }

  private mutating func readLines(from start: Int) {
    var table: Table?
    var at = start
    while at < text.count {
      let line = at..<(text[at...].firstIndex(where: \.isLineEnd) ?? text.count)
      at = line.upperBound + 1
      limitDepth(line)
      limitOpen(line)
      let bars = bars(line)
      let isRule = !bars.isEmpty && isRule(line)
      if bars.count > MarkdownLimits.mostColumns {
        let surplus = bars[MarkdownLimits.mostColumns]..<line.upperBound
        for offset in surplus where isRule || text[offset] == "|" { text[offset] = " " }
      }
      let columns = min(bars.count, MarkdownLimits.mostColumns)
      if var current = table, !text[line].allSatisfy(\.isBlank) {
        current.missing += max(0, current.columns - columns)
        table = current
      } else {
        end(&table)
        if isRule { table = Table(rule: line, columns: columns) }
      }
    }
    end(&table)
  }

  /// Reckons with the rows of a table; one that lacks too many cells loses what makes it one.
  private mutating func end(_ table: inout Table?) {
    defer { table = nil }
    guard let table else { return }
    if missing + table.missing <= MarkdownLimits.mostMissingCells {
      missing += table.missing
    } else {
      for offset in table.rule { text[offset] = " " }
    }
  }

  /// Where bars stand that divide cells.
  private func bars(_ line: Range<Int>) -> [Int] {
    line.filter { text[$0] == "|" && ($0 == line.lowerBound || text[$0 - 1] != "\\") }
  }

  /// Whether a line may divide the head of a table from its rows.
  private func isRule(_ line: Range<Int>) -> Bool {
    text[line].allSatisfy { $0 == "|" || $0 == "-" || $0 == ":" || $0 == ">" || $0.isBlank }
      && text[line].contains("-")
  }

  /// Takes away the marks that begin blocks beyond the limit.
  private mutating func limitDepth(_ line: Range<Int>) {
    var at = line.lowerBound
    var depth = 0
    while true {
      while at < line.upperBound, text[at].isBlank { at += 1 }
      guard let end = markEnd(at, line.upperBound) else { return }
      depth += 1
      if depth > MarkdownLimits.deepest { for offset in at..<end { text[offset] = " " } }
      at = end
    }
  }

  /// Takes away the beginnings of instructions and declarations beyond the limit that have no end in their line.
  private mutating func limitOpen(_ line: Range<Int>) {
    if text[line].allSatisfy(\.isBlank) {
      open = 0
      return
    }
    var hasEnd = (instruction: false, section: false, declaration: false)
    for at in line.reversed() {
      let next = at + 1 < line.upperBound ? text[at + 1] : " "
      switch text[at] {
      case ">":
        hasEnd.declaration = true
        let before = at > line.lowerBound ? text[at - 1] : " "
        if before == "?" { hasEnd.instruction = true }
        if before == "]" { hasEnd.section = true }
      case "<" where next == "?" || next == "!":
        let isSection = next == "!" && at + 2 < line.upperBound && text[at + 2] == "["
        guard !(next == "?" ? hasEnd.instruction : isSection ? hasEnd.section : hasEnd.declaration) else {
          continue
        }
        open += 1
        if open > MarkdownLimits.mostOpen { text[at] = " " }
      default: break
      }
    }
  }

  /// Where the mark of a quotation or an item ends that begins at a place; nil if none does.
  private func markEnd(_ start: Int, _ limit: Int) -> Int? {
    guard start < limit else { return nil }
    func endsItem(_ end: Int) -> Bool { end == limit || text[end].isBlank }
    switch text[start] {
    case ">": return start + 1
    case "-", "+", "*": return endsItem(start + 1) ? start + 1 : nil
    case "0"..."9":
      var end = start
      while end < limit, end - start < 10, ("0"..."9").contains(text[end]) { end += 1 }
      guard end < limit, text[end] == "." || text[end] == ")", endsItem(end + 1) else { return nil }
      return end + 1
    default: return nil
    }
  }
}
