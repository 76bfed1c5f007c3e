import Foundation
import Preparation
import Publishing
import TestSupport
import Testing
import Texts

/// Other programs read what is written for people: Python's libraries, and LibreOffice.
@Suite(.serialized) struct OfficeProgramTests {
  private static let script = Fixtures.package.appending(
    path: "Tests/PublishingTests/Resources/office.py"
  ).path
  private static let packages = Python.packages("office")
  private static let office = "/usr/bin/soffice"
  private static var hasOffice: Bool { !Fixtures.isQuick && FileManager.default.fileExists(atPath: office) }

  private struct Sheet: Decodable {
    let sheets: [String]
    let rows, documents: [[String]]
    let formulas, quoted: Int
    let frozen: String
    let isWrapped: Bool
    let widths: [Double]
  }

  private struct WordTable: Decodable {
    let rows: [[String]]
    let repeats: [Bool]
    let languages, paragraphs: [String]
    let orientation, title: String
  }

  private struct OpenTable: Decodable {
    let rows: [[String]]
    let heads: Int
    let notes: [String]
  }

  private struct Cells: Decodable {
    let rows: [[String]]
  }

  /// What Python reads of a file.
  private static func read<Answer: Decodable>(_ type: Answer.Type, _ kind: String, _ file: URL) throws
    -> Answer
  {
    let (status, output) = try Python.run([script, kind, file.path], packages: packages)
    #expect(status == 0)
    return try JSONDecoder().decode(type, from: Data(output.utf8))
  }

  /// A synopsis of hostile texts.
  private static func sample(_ documents: Int) throws -> SynopsisTable {
    var sample = try SampleSynopsis(
      (0..<documents).map { index in
        (
          "doc\(index)", ["en", "de", "he", "ru", "ar", "ja", "la", "fa"][index],
          SampleSynopsis.hostile.joined(separator: "\n\n") + "\n"
        )
      })
    for sentence in sample.documents[0].sentences.indices {
      sample.link(
        0.5, (0..<documents).map { ($0, sentence...sentence) },
        comment: sentence == 2 ? SampleSynopsis.hostile.joined(separator: "\n") : nil)
    }
    return sample.table()
  }

  /// The texts of a document in a row.
  private static func text(_ row: SynopsisTable.Row, _ column: Int) -> String {
    row.passages[column].map { $0.paragraphs.joined(separator: "\n") }.joined(separator: "\n[…]\n")
  }

  private static func with<Result>(
    _ format: SynopsisExport, _ table: SynopsisTable, _ body: (URL, URL) throws -> Result
  ) throws -> Result {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "synopsis.\(format.rawValue)")
      try Data(format.make(table).bytes).write(to: file)
      return try body(file, folder)
    }
  }

  @Test(
    .enabled(if: packages != nil, "openpyxl, python-docx and odfpy are absent (make test-packages)"),
    arguments: [2, 8])
  func pythonReadsAWorkbook(_ documents: Int) throws {
    let table = try Self.sample(documents)
    try Self.with(.xlsx, table) { file, _ in
      let sheet = try Self.read(Sheet.self, "xlsx", file)
      #expect(sheet.sheets == ["Synopsis", "Documents"])
      #expect(sheet.formulas == 0)
      #expect(sheet.quoted >= 7 * documents)
      #expect(sheet.frozen == "A2")
      #expect(sheet.isWrapped)
      #expect(sheet.widths == [12, 12, 50])
      #expect(sheet.rows.count == table.rows.count + 1)
      #expect(sheet.documents.map { $0[0] } == ["document"] + table.columns.map(\.id))
      for (row, cells) in zip(table.rows, sheet.rows.dropFirst()) {
        #expect(cells[0] == "\(row.number)")
        for column in 0..<documents { #expect(cells[4 + column] == Self.text(row, column)) }
        #expect(cells[4 + documents] == row.passages[0].map(\.place).joined(separator: "\n"))
      }
    }
  }

  @Test(
    .enabled(if: packages != nil, "openpyxl, python-docx and odfpy are absent (make test-packages)"),
    arguments: [2, 8])
  func pythonReadsDocuments(_ documents: Int) throws {
    let table = try Self.sample(documents)
    func check(_ rows: [[String]]) {
      #expect(rows.count == table.rows.count + 1)
      #expect(rows.first == ["Event"] + table.columns.map(\.id))
      for (row, cells) in zip(table.rows, rows.dropFirst()) {
        for column in 0..<documents {
          #expect(cells[column + 1] == "\(Self.text(row, column))\n\(row.passages[column][0].place)")
        }
      }
    }
    try Self.with(.docx, table) { file, _ in
      let read = try Self.read(WordTable.self, "docx", file)
      check(read.rows)
      #expect(read.repeats == [true] + table.rows.map { _ in false })
      #expect(read.orientation == (documents > 2 ? "landscape" : "portrait"))
      #expect(read.languages.count == documents)
      #expect(read.title == "Sample")
      #expect(read.paragraphs.contains("Documents"))
    }
    try Self.with(.odt, table) { file, _ in
      let read = try Self.read(OpenTable.self, "odt", file)
      check(read.rows)
      #expect(read.heads == 1)
      #expect(read.notes.count == 1)
    }
  }

  @Test(.enabled(if: Python.isHere, "python3 is absent"))
  func pythonReadsATable() throws {
    let table = try Self.sample(3)
    try Self.with(.csv, table) { file, _ in
      let rows = try Self.read(Cells.self, "csv", file).rows
      #expect(rows.count == table.rows.count + 1)
      #expect(rows.allSatisfy { $0.count == rows[0].count })
      #expect(rows[0][0] == "event")
      #expect(rows[1][4] == "'" + Self.text(table.rows[0], 0))
    }
  }

  /// LibreOffice opens a file and saves it in another format.
  private static func convert(_ file: URL, to format: String, in folder: URL) throws -> URL {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: office)
    process.arguments = [
      "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--norestore", "--convert-to",
      format,
      "--outdir", folder.appending(path: "out").path, file.path,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let ending = format.prefix { $0 != ":" }
    let name = file.deletingPathExtension().lastPathComponent
    return folder.appending(path: "out/\(name).\(ending)")
  }

  private static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.precomposedStringWithCompatibilityMapping.unicodeScalars.filter {
          !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
        }))
  }

  /// What LibreOffice has read, as our own readers read it in the format that it writes.
  @Test(
    .enabled(if: hasOffice, "LibreOffice is absent (make test-packages)"),
    arguments: [(SynopsisExport.odt, "docx"), (.docx, "odt"), (.html, "odt:writer8")])
  func libreOfficeOpensDocuments(_ format: SynopsisExport, _ to: String) throws {
    let table = try Self.sample(4)
    try Self.with(format, table) { file, folder in
      let made = try Self.convert(file, to: to, in: folder)
      let text = try DocumentText(Array(Data(contentsOf: made)), path: made.path)
      let whole = Self.plain(String(String.UnicodeScalarView(text.view.scalars)))
      let said = Set(table.rows.flatMap { $0.passages.joined().flatMap(\.paragraphs) })
      for row in table.rows {
        for column in table.columns.indices {
          let sought = Self.plain(Self.text(row, column))
          #expect(whole.contains(sought), "\(row.number) \(sought)")
        }
        // Reading makes some signs alike, as it did in the documents.
        let comment = row.links.flatMap(\.comment).filter(said.contains)
        #expect(comment.allSatisfy { whole.contains(Self.plain($0)) })
      }
      // What another program has saved is no longer as it was written here.
      if let other = SynopsisExport.named(made.path) {
        #expect(try !other.isOwn(Array(Data(contentsOf: made))))
      }
    }
  }

  @Test(
    .enabled(if: hasOffice, "LibreOffice is absent (make test-packages)"),
    arguments: [SynopsisExport.xlsx, .csv])
  func libreOfficeOpensTables(_ format: SynopsisExport) throws {
    let table = try Self.sample(3)
    try Self.with(format, table) { file, folder in
      // Between tabs, in UTF-8, all cells in quotation marks where that is needed.
      let made = try Self.convert(file, to: "csv:Text - txt - csv (StarCalc):44,34,76,1", in: folder)
      guard format == .xlsx else {
        // A table between commas is opened and saved under its own name elsewhere.
        let rows = try Self.read(Cells.self, "csv", made).rows
        #expect(rows.count == table.rows.count + 1)
        #expect(rows[1][4] == "'" + Self.text(table.rows[0], 0))
        return
      }
      let rows = try Self.read(Cells.self, "csv", made).rows
      #expect(rows.count == table.rows.count + 1)
      for (row, cells) in zip(table.rows, rows.dropFirst()) {
        for column in table.columns.indices { #expect(cells[4 + column] == Self.text(row, column)) }
      }
    }
  }
}
