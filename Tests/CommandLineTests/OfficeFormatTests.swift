import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing
import Texts

/// DOCX, ODT and EPUB, and what documents say of themselves, from the file to the screen and to other programs.
@Suite struct OfficeFormatTests {
  private static let german = [
    "Maria Petrowa wurde am 3. Februar 1871 in Kasan geboren.", "Am 12. Mai 1905 kam sie in Odessa an.",
    "Dort behandelte sie 240 Verwundete.", "1911 starb sie in Berlin.",
  ]
  private static let english = [
    "Maria Petrova was born in Kazan on February 3, 1871.", "On May 12, 1905 she arrived in Odessa.",
    "There she treated 240 wounded people.", "She died in Berlin in 1911.",
  ]
  private static let russian = [
    "Мария Петрова родилась 3 февраля 1871 года в Казани.", "12 мая 1905 года она приехала в Одессу.",
    "Там она лечила 240 раненых.", "В 1911 году она умерла в Берлине.",
  ]

  /// A page for each two sentences.
  private static let word: [UInt8] = {
    let paragraphs = german.map { OfficeArchives.wordParagraph($0) }
    let pageBreak = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
    return OfficeArchives.word(
      paragraphs[0] + paragraphs[1] + pageBreak + paragraphs[2] + paragraphs[3]
        + "<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>",
      core: "<dc:title>Die Ärztin</dc:title><dc:creator>Eva Muster</dc:creator>")
  }()
  private static let book = OfficeArchives.book(
    [
      english.prefix(2).map { "<p>\($0)</p>" }.joined(), english.dropFirst(2).map { "<p>\($0)</p>" }.joined(),
    ],
    metadata:
      "<dc:title>The doctor &amp; the war</dc:title><dc:date>1931</dc:date><dc:source>https://example.org/d</dc:source>",
    navigation:
      "<nav epub:type=\"page-list\"><a href=\"text/c0%20x.xhtml\">xi</a><a href=\"text/c1%20x.xhtml\">12</a></nav>"
  )
  private static let open = OfficeArchives.openDocument(
    russian.map { "<text:p>\($0)</text:p>" }.joined())

  private func withFiles<Result>(_ body: (URL) throws -> Result) throws -> Result {
    try Fixtures.withTemporaryFolder { folder in
      for (name, bytes) in [("de.docx", Self.word), ("en.epub", Self.book), ("ru.odt", Self.open)] {
        try Data(bytes).write(to: folder.appending(path: name))
      }
      return try body(folder)
    }
  }

  private func run(_ arguments: [String], in folder: URL) throws -> Program.Outcome {
    let outcome = try Program.run(arguments, in: folder)
    #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
    return outcome
  }

  @Test func sentencesHavePagesAndPicturesAreCounted() throws {
    try withFiles { folder in
      let outcome = try run(["segment", "de.docx"], in: folder)
      #expect(outcome.output == Self.german.joined(separator: "\n") + "\n")
      #expect(outcome.errors == "de.docx: 1 picture left out\n")
      #expect(
        try run(["segment", "en.epub"], in: folder).output == Self.english.joined(separator: "\n") + "\n")
      #expect(
        try run(["segment", "ru.odt"], in: folder).output == Self.russian.joined(separator: "\n") + "\n")
      struct Item: Decodable {
        let pages: String?
      }
      let json = try run(["segment", "--json", "de.docx"], in: folder).output
      #expect(
        try JSONDecoder().decode([Item].self, from: Data(json.utf8)).map(\.pages) == ["1", "1", "2", "2"])
    }
  }

  @Test func anAlignmentNamesPartsPagesAndWhatDocumentsAre() throws {
    try withFiles { folder in
      let errors = try run(
        ["align", "de.docx", "en.epub", "ru.odt", "-o", "a.json", "--no-lexicon", "--mode", "parallel"],
        in: folder
      ).errors
      #expect(errors.contains("de.docx: 1 picture left out\n"))
      let file = folder.appending(path: "a.json").path
      let alignment = try NativeFile.read(file)
      #expect(alignment.documents.map(\.format) == [.docx, .epub, .odt])
      #expect(
        alignment.documents.map(\.details) == [
          DocumentDetails(title: "Die Ärztin", author: "Eva Muster"),
          DocumentDetails(title: "The doctor & the war", date: "1931", address: "https://example.org/d"),
          DocumentDetails(),
        ])
      #expect(
        alignment.documents.map { $0.parts.map(\.name) } == [
          ["word/document.xml"], ["OEBPS/text/c0 x.xhtml", "OEBPS/text/c1 x.xhtml"], ["content.xml"],
        ])
      for document in alignment.documents {
        #expect(document.parts.map(\.length).reduce(0, +) == document.length)
      }
      let pages = alignment.links.map { $0.passages.map { $0.pages?.description } }
      #expect(pages.contains(["1", "xi", nil]) && pages.contains(["2", "12", nil]), "\(pages)")
      // Reading and writing gives the same bytes, and others find the passages.
      #expect(try NativeFile.data(alignment) == Data(contentsOf: URL(fileURLWithPath: file)))
      #expect(try run(["convert", "--check", "a.json"], in: folder).status == 0)

      let shown = try run(["show", "a.json", "--width", "120"], in: folder).output
      #expect(shown.contains("Eva Muster, Die Ärztin"))
      #expect(shown.contains("(p. xi)") && shown.contains("(p. 2)"))
      #expect(try run(["show", "a.json", "--no-text"], in: folder).output.contains("(p. xi)"))
      let table = try run(["show", "a.json", "--format", "tsv"], in: folder).output
      #expect(table.hasPrefix("links\tscore\tdate\tde offsets\tde text\tde pages\ten offsets"))
      #expect(
        try run(["show", "a.json", "--format", "json"], in: folder).output.contains("\"pages\" : \"xi\""))
      #expect(try run(["show", "a.json", "--explain", "l1"], in: folder).output.contains("(p. 1)"))

      _ = try run(["report", "a.json", "-o", "page", "--no-lexicon"], in: folder)
      let page = try String(contentsOf: folder.appending(path: "page/index.html"), encoding: .utf8)
      #expect(page.contains("\"address\":\"https:") && page.contains("[\"xi\"]"))
    }
  }

  @Test func otherProgramsAreToldPagesAndTitles() throws {
    try withFiles { folder in
      _ = try run(
        ["align", "de.docx", "en.epub", "-o", "a.json", "--no-lexicon", "--mode", "parallel"], in: folder)
      func text(_ name: String) throws -> String {
        _ = try run(["convert", "a.json", name] + (name == "a.xml" ? ["--to", "tei"] : []), in: folder)
        return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      }
      let tmx = try text("a.tmx")
      #expect(tmx.contains("<prop type=\"x-title\" xml:lang=\"en\">The doctor &amp; the war</prop>"))
      #expect(tmx.contains("<prop type=\"x-pages\">xi</prop>"))
      let xliff = try text("a.xlf")
      #expect(xliff.contains("<mda:meta type=\"source-author\">Eva Muster</mda:meta>"))
      #expect(xliff.contains("<mda:meta type=\"target-pages\">xi</mda:meta>"))
      #expect(try text("a.tsv").contains("\t1 : xi\n"))
      let tei = try text("a.xml")
      #expect(
        tei.contains("<author>Eva Muster</author>")
          && tei.contains("<idno type=\"URI\">https://example.org/d</idno>"))
      #expect(tei.contains("\">xi</span>"))
      #expect(try text("a.jsonl").contains("\"pages\": [\"xi\"]"))

      // What others write is read again, with the pages of the documents.
      for name in ["a.tmx", "a.xlf", "a.tsv", "a.xml", "a.jsonl"] {
        _ = try run(["convert", name, "b.json", "--force", "--documents", "de.docx", "en.epub"], in: folder)
        let pages = try NativeFile.read(folder.appending(path: "b.json").path).links.flatMap(\.passages)
          .compactMap(
            \.pages)
        #expect(Set(pages.map(\.description)).isSuperset(of: ["1", "2", "xi", "12"]), "\(name): \(pages)")
      }
    }
  }

  @Test func whatCannotBeReadIsSaidInOneSentence() throws {
    try withFiles { folder in
      try Data(Self.word.prefix(900)).write(to: folder.appending(path: "cut.docx"))
      let outcome = try Program.run(["segment", "cut.docx"], in: folder)
      #expect(outcome.status == 2 && outcome.errors.split(separator: "\n").count == 1)
      #expect(outcome.errors.hasPrefix("synoptic: cut.docx: is no whole archive"), "\(outcome.errors)")
    }
  }
}
