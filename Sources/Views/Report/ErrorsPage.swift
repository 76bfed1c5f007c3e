import Basics
import Mustache

/// A page on the errors of an alignment: a card for each, with a choice of causes, which are counted.
///
/// It needs no network and no other file.
public struct ErrorsPage {
  /// The scripts in the order in which they are put together; each sees the ones before it.
  private static let scripts = ["text", "cards"]

  /// What every such page has at its beginning.
  public static let mark = "<meta name=\"synoptic-page\" content=\"errors\">"
  /// So many bytes of a file tell whether it is one.
  public static let beginning = 1 << 12

  /// The page's data.
  private struct Content: Encodable {
    /// What tells it from other pages in what a browser keeps.
    let key: String
    let columns: [String]
    let rows: [[String]]
  }

  private let title: String
  private let columns: [String]
  private let rows: [[String]]

  /// A page of a table of errors.
  ///
  /// - Parameters:
  ///   - title: what the page is called.
  ///   - columns: the names of the columns, those of `ErrorTable`.
  ///   - rows: the cells.
  public init(title: String, columns: [String], rows: [[String]]) {
    self.title = title
    self.columns = columns
    self.rows = rows
  }

  /// The page; texts of documents go into it as data only, which its script shows as text, never as markup.
  ///
  /// - Throws: `MustacheTemplate.ParserError` if the template built into the program is damaged, `InputError` if a part is missing.
  /// - Complexity: O(size of the table).
  public func html() throws -> String {
    let key = Checksum.sha256(Array(rows.map { $0.joined(separator: "\t") }.joined(separator: "\n").utf8))
    let script = try PageScript(ErrorsPage.scripts)
    let template = try MustacheTemplate(string: ReportPage.part("errors"))
    return template.render([
      "title": PrintableText.line(title),
      "style": try ReportPage.part("style") + ReportPage.part("errors-style"), "script": script.text,
      "policy": script.policy,
      "data": try PageJSON.text(Content(key: String(key.prefix(16)), columns: columns, rows: rows)),
    ])
  }
}
