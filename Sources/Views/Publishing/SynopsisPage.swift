import Basics
import Texts

/// Writes a synopsis as a page with a table that needs nothing else, and can be pasted into a word processor.
enum SynopsisPage {
  private static let beginning = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"

  /// How a page begins, with the mark of the rest.
  private static func head(_ rest: [UInt8]) -> [UInt8] {
    Array((beginning + "<meta name=\"generator\" content=\"\(OwnMark.text([rest]))\">\n").utf8)
  }

  /// Whether a page is one that was made here and not changed since.
  static func isOwn(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: head(Array(bytes.dropFirst(head([]).count))))
  }

  private static let style = """
    body { font-family: serif; margin: 1.5em; }
    table { border-collapse: collapse; width: 100%; }
    th, td { border: 1px solid #999; padding: .3em .5em; text-align: start; vertical-align: top; }
    thead th { background: #e8e8e8; }
    tbody th { font-weight: normal; }
    p { margin: 0 0 .3em; }
    .small { font-size: smaller; color: #444; }
    @media print { thead { display: table-header-group; } @page { size: A4 landscape; } }

    """

  /// The page of a synopsis.
  ///
  /// - Complexity: O(size of the synopsis).
  static func bytes(_ table: SynopsisTable) -> [UInt8] {
    var bytes = Array("<title>".utf8)
    bytes.addXML(table.title)
    bytes.add(string: "</title>\n<style>\n\(style)</style>\n</head>\n<body>\n<h1>")
    bytes.addXML(table.title)
    bytes.add("</h1>\n")
    var comments: [[String]] = []
    if table.rows.isEmpty {
      add(SynopsisWords.noRows, to: &bytes)
    } else {
      bytes.add("<table>\n<thead><tr><th scope=\"col\">")
      bytes.addXML(SynopsisWords.event)
      bytes.add("</th>")
      for column in table.columns {
        bytes.add("<th scope=\"col\">")
        bytes.addXML(column.id)
        bytes.add("</th>")
      }
      bytes.add("</tr></thead>\n<tbody>\n")
      for row in table.rows {
        bytes.add("<tr>")
        addHeading(row, &comments, to: &bytes)
        for (column, passages) in zip(table.columns, row.passages) { add(passages, column, to: &bytes) }
        bytes.add("</tr>\n")
      }
      bytes.add("</tbody>\n</table>\n")
    }
    addNotes(comments, to: &bytes)
    bytes.add("<h2>")
    bytes.addXML(SynopsisWords.documents)
    bytes.add("</h2>\n<dl>\n")
    for column in table.columns {
      bytes.add("<dt>")
      bytes.addXML(column.id)
      bytes.add("</dt><dd>")
      bytes.addXML(SynopsisWords.citation(column))
      bytes.add("</dd>\n")
    }
    bytes.add("</dl>\n")
    for line in SynopsisWords.closing(table) { add(line, isSmall: true, to: &bytes) }
    bytes.add("</body>\n</html>\n")
    return head(bytes) + bytes
  }

  private static func add(_ paragraph: String, isSmall: Bool = false, to bytes: inout [UInt8]) {
    if isSmall { bytes.add("<p class=\"small\">") } else { bytes.add("<p>") }
    bytes.addXML(paragraph)
    bytes.add("</p>\n")
  }

  private static func addHeading(
    _ row: SynopsisTable.Row, _ comments: inout [[String]], to bytes: inout [UInt8]
  ) {
    bytes.add("<th scope=\"row\"><p>")
    if let date = row.dateWords {
      bytes.add("<b>")
      bytes.addXML(date)
      bytes.add("</b>")
    }
    for comment in row.comments {
      comments.append(comment)
      let number = comments.count
      bytes.add(string: "<sup id=\"to-\(number)\"><a href=\"#note-\(number)\">\(number)</a></sup>")
    }
    bytes.add("</p>\n")
    for other in row.otherDateWords { add(other, to: &bytes) }
    add(SynopsisWords.links(row), isSmall: true, to: &bytes)
    if let tags = SynopsisWords.tags(row) { add(tags, isSmall: true, to: &bytes) }
    bytes.add("</th>")
  }

  private static func add(
    _ passages: [SynopsisTable.Passage], _ column: SynopsisTable.Column, to bytes: inout [UInt8]
  ) {
    bytes.add("<td>")
    for (index, passage) in passages.enumerated() {
      if index > 0 { add(SynopsisWords.omission, to: &bytes) }
      let direction = column.language.isWrittenFromTheRight ? "rtl" : "ltr"
      bytes.add(string: "<div lang=\"\(column.language.code)\" dir=\"\(direction)\">")
      for paragraph in passage.paragraphs { add(paragraph, to: &bytes) }
      bytes.add("</div>")
      if !passage.place.isEmpty { add(passage.place, isSmall: true, to: &bytes) }
    }
    bytes.add("</td>")
  }

  /// The comments, which the rows call by their numbers.
  private static func addNotes(_ comments: [[String]], to bytes: inout [UInt8]) {
    guard !comments.isEmpty else { return }
    bytes.add("<ol>\n")
    for (index, comment) in comments.enumerated() {
      bytes.add(string: "<li id=\"note-\(index + 1)\">")
      for paragraph in comment { add(paragraph, to: &bytes) }
      bytes.add(string: "<a href=\"#to-\(index + 1)\">↑</a></li>\n")
    }
    bytes.add("</ol>\n")
  }
}
