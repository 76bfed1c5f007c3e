import AlignmentModel
import Basics
import Dictionaries
import Foundation
import Preparation
import Publishing
import TestSupport
import Testing
import Texts

@Suite struct SynopsisExportTests {
  private static func part(_ name: String, _ bytes: [UInt8]) throws -> String {
    String(decoding: try ZipArchive(bytes, path: "file").bytes(name), as: UTF8.self)
  }

  /// XML with a tag a line, for people to read.
  private static func lines(_ xml: String) -> String { xml.replacing("><", with: ">\n<") + "\n" }

  @Test(arguments: [
    (SynopsisExport.csv, ""), (.html, ""), (.xlsx, "xl/worksheets/sheet1.xml"),
    (.xlsx, "xl/worksheets/sheet2.xml"),
    (.xlsx, "xl/sharedStrings.xml"), (.odt, "content.xml"), (.odt, "styles.xml"),
    (.docx, "word/document.xml"),
    (.docx, "word/footnotes.xml"), (.docx, "word/styles.xml"),
  ])
  func golden(_ format: SynopsisExport, _ part: String) throws {
    let bytes = try format.make(SampleSynopsis.journey().table()).bytes
    let text =
      part.isEmpty ? String(decoding: bytes, as: UTF8.self) : Self.lines(try Self.part(part, bytes))
    let name =
      part.isEmpty
      ? "journey.\(format.rawValue)" : "journey.\(format.rawValue).\(part.replacing("/", with: "-"))"
    let file = Fixtures.package.appending(path: "Tests/PublishingTests/Resources/\(name)")
    if let difference = try GoldenFile.difference(text, file) { Issue.record("\(difference)") }
  }

  /// A document with each hostile text as a sentence, and one with plain ones, or eight of them.
  private static func hostile(_ documents: Int) throws -> SampleSynopsis {
    let texts = SampleSynopsis.hostile
    var sample = try SampleSynopsis(
      (0..<documents).map { index in
        (
          ["=a", "b&<c>", "עברית", "d\"", "date", "date", "e\u{301}", "é"][index]
            + (index > 4 ? "\(index)" : ""),
          ["en", "de", "he", "ar", "zh", "la", "ru", "fa"][index], texts.joined(separator: "\n\n") + "\n"
        )
      })
    for sentence in sample.documents[0].sentences.indices {
      sample.link(
        0.5, (0..<documents).map { ($0, sentence...sentence) }, status: .confirmed,
        comment: texts[sentence % texts.count])
    }
    return sample
  }

  @Test(arguments: SynopsisExport.allCases, [1, 2, 3, 8])
  func hostileTexts(_ format: SynopsisExport, _ documents: Int) throws {
    let sample = try Self.hostile(documents)
    let table = sample.table()
    let made = try format.make(table)
    #expect(try format.make(sample.table()) == made, "the same bytes")
    #expect(
      try format.bytes(of: sample.alignment, documents: sample.documents, title: "Sample") == made.bytes)
    #expect(format.isOwn(made.bytes))
    #expect(SynopsisExport.allCases.filter { $0.isOwn(made.bytes) } == [format])
    if format.isText { return }
    let names: [SynopsisExport: [String]] = [
      .xlsx: [
        "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/_rels/workbook.xml.rels", "docProps/core.xml", "docProps/app.xml", "[Content_Types].xml",
        "_rels/.rels",
      ],
      .docx: [
        "word/document.xml", "word/footnotes.xml", "word/styles.xml", "word/settings.xml", "word/footer1.xml",
        "word/_rels/document.xml.rels", "docProps/core.xml", "docProps/app.xml", "[Content_Types].xml",
        "_rels/.rels",
      ],
      .odt: ["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"],
    ]
    for name in names[format] ?? [] {
      let text = try Self.part(name, made.bytes)
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(name)")
      let events = try XMLEvents(Array(text.unicodeScalars), path: name, .part)
      while try events.nextElement() {}
    }
  }

  /// What a program that knows nothing of the mark has changed (python-docx, openpyxl, an editor of texts) is no longer ours.
  @Test func whatWasChangedIsNotOurs() throws {
    let table = try SampleSynopsis.journey().table()
    let page = try SynopsisExport.html.make(table).bytes
    #expect(!SynopsisExport.html.isOwn(page + [0x0A]))
    let changed = String(decoding: page, as: UTF8.self).replacing("Der Flug", with: "Ein Flug")
    #expect(!SynopsisExport.html.isOwn(Array(changed.utf8)))
    let parts: [SynopsisExport: [String]] = [
      .xlsx: [
        "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml",
        "xl/sharedStrings.xml", "docProps/app.xml",
      ],
      .docx: [
        "word/document.xml", "word/styles.xml", "word/settings.xml", "word/footnotes.xml", "word/footer1.xml",
        "docProps/app.xml",
      ],
      .odt: ["content.xml", "styles.xml", "meta.xml"],
    ]
    for (format, names) in parts {
      let archive = try ZipArchive(format.make(table).bytes, path: "file")
      let contents = try names.map { try archive.bytes($0) }
      func packed(changing changed: Int?) throws -> [UInt8] {
        try ZipArchive.bytes(
          of: zip(names, contents).enumerated().map { index, part in
            ZipArchive.Part(part.0, part.1 + (index == changed ? Array("<!-- -->".utf8) : []))
          })
      }
      #expect(try format.isOwn(packed(changing: nil)), "\(format)")
      for index in names.indices.dropLast() {
        #expect(try !format.isOwn(packed(changing: index)), "\(names[index])")
      }
    }
  }

  @Test(arguments: [SynopsisExport.docx, .odt])
  func moreDocumentsThanAPageHasRoomForAreRefused(_ format: SynopsisExport) throws {
    let texts = (0..<46).map { (id: "d\($0)", language: "en", text: "One.\n") }
    let most = try SampleSynopsis(Array(texts.dropLast())).table()
    #expect(try format.isOwn(format.make(most).bytes))
    let table = try SampleSynopsis(texts).table()
    let error = #expect(throws: InputError.self) { try format.make(table) }
    #expect(error?.problem == "has 46 documents, and a page has room for the columns of 45 at most")
    for other in SynopsisExport.allCases where other != .odt && other != .docx {
      #expect(try other.isOwn(other.make(table).bytes))
    }
  }

  /// A mark upon the sign at the end of what looks like a code of Excel's makes it no other text for Excel.
  @Test(arguments: ["_x0041_", "_x0041_\u{301}", "a_x0041_\u{20DD}", "_\u{301}_x000D_"])
  func codesOfExcelStayText(_ text: String) throws {
    var sample = try SampleSynopsis([("a", "en", "\(text) came.\n"), ("b", "en", "It came.\n")])
    sample.link(0.5, [(0, 0...0), (1, 0...0)])
    let strings = try Self.part("xl/sharedStrings.xml", SynopsisExport.xlsx.make(sample.table()).bytes)
    #expect(strings.contains("_x005F_x00"))
  }

  @Test(arguments: [SynopsisExport.docx, .odt], [2, 8])
  func ourOwnReadersReadIt(_ format: SynopsisExport, _ documents: Int) throws {
    let table = try Self.hostile(documents).table()
    let text = try DocumentText(format.make(table).bytes, path: "a.\(format.rawValue)")
    #expect(text.format.rawValue == format.rawValue)
    #expect(text.details.title == "Sample")
    let view = String(String.UnicodeScalarView(text.view.scalars))
    // Reading makes some signs alike.
    func plain(_ text: String) -> [Unicode.Scalar] {
      text.precomposedStringWithCompatibilityMapping.unicodeScalars.filter {
        !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
      }
    }
    let whole = String(String.UnicodeScalarView(plain(view)))
    for row in table.rows {
      for passage in row.passages.joined() {
        for paragraph in passage.paragraphs {
          #expect(whole.contains(String(String.UnicodeScalarView(plain(paragraph)))), "\(paragraph)")
        }
      }
    }
  }

  /// Whoever takes one apostrophe away before what looks like a formula has every text as it was.
  @Test func commasLoseNothing() throws {
    let table = try Self.hostile(3).table()
    let made = try SynopsisExport.csv.make(table)
    #expect(made.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let rows = try CommaSeparated.rows(
      String(String(decoding: made.bytes.dropFirst(3), as: UTF8.self)), "a.csv"
    ).map(\.cells)
    #expect(rows.count == table.rows.count + 1)
    #expect(rows[0].prefix(4) == ["event", "date", "date in words", "other dates"])
    #expect(rows[0][4] == "'=a")
    #expect(rows[0][5] == "b&<c>")
    #expect(Set(rows[0]).count == rows[0].count)
    var marked = 0
    for (row, cells) in zip(table.rows, rows.dropFirst()) {
      #expect(cells.count == rows[0].count)
      for (column, passages) in row.passages.enumerated() {
        var cell = cells[4 + column]
        let seen = cell.unicodeScalars.drop { $0 == "'" || $0.properties.isDefaultIgnorableCodePoint }
        if let first = seen.first, "=+-@＝".unicodeScalars.contains(first) {
          #expect(cell.first == "'")
          cell.removeFirst()
          marked += 1
        }
        #expect(cell == passages.map { $0.paragraphs.joined(separator: "\n") }.joined(separator: "\n[…]\n"))
      }
    }
    #expect(marked >= 15)
    #expect(made.notes.last?.contains("have an apostrophe before the text") == true)
  }

  /// Excel takes no more than 32,767 characters in a cell, as UTF-16 counts them.
  @Test func longTextsAreCutForExcelOnly() throws {
    let long = Array(repeating: "wort 🚀", count: 5_000).joined(separator: " ")
    var sample = try SampleSynopsis([("a", "en", long + ".\n"), ("b", "en", "Short.\n")])
    sample.alignment.links = [
      Link(
        id: "l1", score: 1,
        passages: [
          Passage(document: "a", start: 0, end: long.unicodeScalars.count, sentences: [0]),
          Passage(document: "b", start: 0, end: 6, sentences: [0]),
        ], evidence: [])
    ]
    let table = sample.table()
    let made = try SynopsisExport.xlsx.make(table)
    #expect(made.notes.contains { $0.hasPrefix("1 cell is cut after 32,767 characters") })
    let strings = try Self.part("xl/sharedStrings.xml", made.bytes)
    let texts = strings.matches(of: /<t xml:space="preserve">([^<]*)<\/t>/).map { String($0.output.1) }
    let longest = try #require(texts.max { $0.utf16.count < $1.utf16.count })
    #expect(longest.utf16.count <= 32_767)
    #expect(longest.utf16.count > 32_700)
    #expect(longest.hasSuffix(" […]"))
    #expect(!longest.unicodeScalars.contains("\u{FFFD}"))
    for format in SynopsisExport.allCases where format != .xlsx {
      #expect(try !format.make(table).notes.contains { $0.contains("cut") })
    }
    let csv = try SynopsisExport.csv.make(table).bytes
    #expect(String(decoding: csv, as: UTF8.self).contains(long))
  }

  @Test(arguments: SynopsisExport.allCases)
  func withoutLinks(_ format: SynopsisExport) throws {
    let sample = try SampleSynopsis([("a", "en", "One.\n"), ("b", "de", "Eins.\n")])
    let made = try format.make(sample.table())
    #expect(made.notes.count == 1)
    #expect(format.isOwn(made.bytes))
    if format == .html {
      #expect(String(decoding: made.bytes, as: UTF8.self).contains("There are no links."))
    }
  }

  @Test func namesTellTheFormat() {
    #expect(SynopsisExport.named("a/b.XLSX") == .xlsx)
    #expect(SynopsisExport.named("b.htm") == .html)
    #expect(SynopsisExport.named("b.csv") == .csv)
    for name in ["", ".csv", "a/.odt", "csv", "a.csv/b", "a.xls", "a.tsv", "a.docx."] {
      #expect(SynopsisExport.named(name) == nil, "\(name)")
    }
    #expect(SynopsisExport.allCases.allSatisfy { SynopsisExport.named("x." + $0.fileExtension) == $0 })
  }

  /// Spelling checkers go by the language of a text, and a page of three columns lies on its long side.
  @Test func languagesAndPages() throws {
    let table = try SampleSynopsis.journey().table()
    let content = try Self.part("content.xml", SynopsisExport.odt.make(table).bytes)
    let document = try Self.part("word/document.xml", SynopsisExport.docx.make(table).bytes)
    let page = String(decoding: try SynopsisExport.html.make(table).bytes, as: UTF8.self)
    for tag in ["de-DE", "ru-RU", "he-IL", "ja-JP"] {
      #expect(document.contains("<w:lang w:val=\"\(tag)\""))
      let parts = tag.split(separator: "-")
      #expect(content.contains("fo:language=\"\(parts[0])\""))
      #expect(content.contains("fo:country=\"\(parts[1])\""))
      #expect(page.contains("lang=\"\(parts[0])\""))
    }
    #expect(document.contains("<w:tblHeader/>"))
    #expect(content.contains("<table:table-header-rows>"))
    #expect(document.contains("w:orient=\"landscape\""))
    #expect(document.contains("<w:bidi/>") && document.contains("<w:rtl/>"))
    #expect(content.contains("style:writing-mode=\"rl-tb\""))
    #expect(page.contains("lang=\"he\" dir=\"rtl\""))
    let two = try Self.hostile(2).table()
    #expect(try !Self.part("word/document.xml", SynopsisExport.docx.make(two).bytes).contains("landscape"))
    #expect(try Self.part("styles.xml", SynopsisExport.odt.make(two).bytes).contains("\"portrait\""))
  }

  @Test func theFirstFileOfOpenDocumentTellsItsKind() throws {
    let bytes = try SynopsisExport.odt.make(SampleSynopsis.journey().table()).bytes
    let beginning = String(decoding: bytes[30..<85], as: UTF8.self)
    #expect(beginning.hasPrefix("mimetypeapplication/vnd.oasis.opendocument.text"))
    #expect(bytes[8] == 0 && bytes[28] == 0, "stored, without extra fields")
  }
}
