import Basics
import Foundation
import Interchange
import TestSupport
import Texts

/// A folder in which files are written and converted, as a user has them.
struct LinkFolder {
  let folder: URL

  /// Calls `body` with an empty folder, which is removed afterwards.
  static func with(_ body: (LinkFolder) throws -> Void) throws {
    try Fixtures.withTemporaryFolder { try body(LinkFolder(folder: $0)) }
  }

  /// Writes a file, and the folders that it lies in.
  func write(_ name: String, _ text: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// What stands in a file.
  func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// The names of the files in a folder, in order.
  func names(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path + "/" + name).sorted()
  }

  /// Converts a file to another.
  ///
  /// - Parameter documents: the documents, a sentence a line if they are no XML.
  /// - Returns: the notes.
  @discardableResult
  func convert(
    _ input: String, _ output: String, documents: [String] = [], format: DocumentFormat? = nil,
    languages: [String: String] = [:], _ change: (inout Conversion.Options) -> Void = { _ in }
  ) throws -> [String] {
    let known = languages.compactMapValues { Language($0) }
    func read(_ files: [String], _ declared: [String: Language]) throws -> [Document] {
      try DocumentReader(languages: declared.merging(known) { $1 }, format: format).read(files)
    }
    var options = Conversion.Options()
    options.readDocuments = read
    options.languages = known
    options.overwrites = true
    let files = documents.map { name in
      let sign = name.firstIndex(of: "=")
      let file = folder.path + "/" + name[(sign.map { name.index(after: $0) } ?? name.startIndex)...]
      return sign.map { "\(name[..<$0])=\(file)" } ?? file
    }
    if !files.isEmpty { options.documents = try read(files, [:]) }
    change(&options)
    return try Conversion(folder.path + "/" + input, to: folder.path + "/" + output, options: options).run()
  }

  /// Writes a file without links between two documents of a sentence each, `de.txt` and `en.txt`, which are written too.
  func writeWithoutLinks(_ output: String, _ format: InterchangeFormat) throws {
    try write("de.txt", "Eins.\n")
    try write("en.txt", "One.\n")
    try write("none.path", "[0]:[]\n[]:[0]\n")
    try convert(
      "none.path", output, documents: ["de.txt", "en.txt"], format: .presegmented,
      languages: ["de": "de", "en": "en"]
    ) { $0.to = format }
  }

  /// The columns of text of a table that a file is converted to.
  func pairs(
    _ input: String, documents: [String] = [], format: DocumentFormat? = nil,
    languages: [String: String] = [:], _ change: (inout Conversion.Options) -> Void = { _ in }
  ) throws -> [[String]] {
    try convert(
      input, "pairs.tsv", documents: documents, format: format, languages: languages, change)
    return try text("pairs.tsv").split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).prefix(2).map(String.init)
    }
  }

  /// XML with sentences of these ids and texts.
  static func xml(_ root: String, _ sentences: [(id: String, text: String)], id: String = "id") -> String {
    let lines = sentences.map { "<s \(id)=\"\($0.id)\">\($0.text)</s>\n" }
    return
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<\(root)>\n<p id=\"1\">\n\(lines.joined())</p>\n</\(root)>\n"
  }

  /// A TEI document with sentences of these ids and texts.
  static func tei(_ sentences: [(id: String?, text: String)], _ language: String) -> String {
    let lines = sentences.map { sentence in
      "<s\(sentence.id.map { " xml:id=\"\($0)\"" } ?? "")>\(sentence.text)</s>\n"
    }
    return """
      <TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="\(language)"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader>
      <text><body><p>\(lines.joined())</p></body></text></TEI>
      """
  }
}
