import AlignmentFiles
import Basics
import Foundation
import Inspection
import Mustache

/// A report as one HTML page that needs nothing else: no network, no other file.
public struct ReportPage {
  /// The scripts in the order in which they are put together; each sees the ones before it.
  private static let scripts = [
    "words", "text", "dates", "model", "places", "decisions", "search", "filters", "evidence", "panel",
    "columns", "choosing", "ties", "synopsis", "dotplot", "timeline", "names", "contradictions", "alone",
    "waiting", "review", "relinking", "notes", "tags", "drawing", "editing", "queue", "exporting",
    "realigning", "saving", "keys", "main",
  ]

  private let content: ReportContent

  /// A page of a report.
  public init(_ content: ReportContent) { self.content = content }

  /// The page.
  ///
  /// Texts of documents go into it as data only, which its script shows as text, never as markup. Its security policy lets it run
  /// no other script and load nothing.
  ///
  /// - Throws: `EncodingError` if a number of the alignment is not finite; `MustacheTemplate.ParserError` if the template built
  ///   into the program is damaged.
  /// - Complexity: O(size of the documents and the alignment).
  public func html() throws -> String {
    // As it is, so that what this version does not know of is kept when it is saved. JSON may be UTF-16.
    let isUTF8 = String(validating: content.source, as: UTF8.self) != nil
    let source = isUTF8 ? withoutMark(content.source) : [UInt8](try NativeFile.data(content.alignment))
    return try ReportPage.html(
      ReportDataMaker.data(content, hash: Checksum.sha256(content.source)), source: source)
  }

  /// The page of data that is made already, which may be that of a review.
  ///
  /// - Parameters:
  ///   - data: what the page knows besides the alignment file.
  ///   - source: the alignment file, in UTF-8.
  /// - Throws: as `html()`.
  package static func html(_ data: ReportData, source: [UInt8]) throws -> String {
    let script = try PageScript(
      scripts, words: wordTable(), connects: data.review != nil)
    let template = try MustacheTemplate(string: part("page"))
    return template.render([
      "title": visible(data.title), "style": try part("style"),
      "script": script.text, "policy": script.policy,
      "data": try PageJSON.text(data), "alignment": PageJSON.embeddable(source),
    ])
  }

  /// Writes the page to `index.html` in a folder, which is made where it is not there.
  ///
  /// - Returns: the path of the page.
  /// - Throws: `InputError` naming the path if it cannot be written, or if a page is there that no report is; what `html()` throws.
  @discardableResult
  public func write(to folder: String) throws -> String {
    try write(to: ReportFolder(folder)).first ?? folder
  }

  /// The same in a folder that was asked for before the work, with the plots of the report as files if they are wanted.
  ///
  /// - Returns: the paths of the files.
  /// - Throws: `InputError` naming the path of a file that cannot be written: then none is; what `html()` throws.
  @discardableResult
  public func write(to folder: ReportFolder, plots: ReportPlots? = nil) throws -> [String] {
    try folder.write([("index.html", html())] + (plots?.files ?? []).map { ($0.name, $0.svg) })
  }

  /// The table by which the search folds texts, as the first line of the script.
  package static func foldingTable() throws -> String {
    "const foldingTable = \(try PageJSON.text(SearchFolding.table));\n"
  }

  /// What the page says in its languages, by their codes, as a line of the script.
  package static func wordTable() -> String {
    let tables = WordsFiles.byName.sorted { $0.key < $1.key }.map { language, json in
      "\"\(language)\": \(PageJSON.embeddable(Array(json.utf8)))"
    }
    return "const wordTable = {\(tables.joined(separator: ", "))};\n"
  }

  /// A file of the page's, by its name without extension.
  ///
  /// - Throws: `InputError` if it was not built into the program.
  static func part(_ name: String) throws(InputError) -> String {
    guard let text = PageFiles.byName[name] else {
      throw InputError(
        .internalFault, "the page's part '\(name)' is missing from the program", remedy: "build it anew")
    }
    return text
  }

  /// A text without characters that would turn the writing round or are not seen.
  private static func visible(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter(PrintableText.isPrintable)))
  }

  private func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: ByteOrderMark.utf8) ? Array(bytes.dropFirst(3)) : bytes
  }
}
