import Basics
import Testing
import Texts

/// Files that people have, and that are no text.
@Suite struct OfficeFileTests {
  /// The beginning of an archive whose first file has a name and content.
  private static func archive(_ name: String, _ content: String = "") -> [UInt8] {
    [0x50, 0x4B, 3, 4, 20, 0, 0, 0] + [UInt8](repeating: 0, count: 22) + Array((name + content).utf8)
      + [UInt8](repeating: 0, count: 100)
  }

  private func error(_ bytes: [UInt8]) throws -> InputError {
    try #require(throws: InputError.self) { _ = try TextDecoder().decode(bytes, path: "a") }
  }

  private static let files: [([UInt8], String)] = [
    (archive("[Content_Types].xml") + archive("word/document.xml"), "a Word file"),
    (archive("[Content_Types].xml") + archive("xl/workbook.xml"), "an Excel file"),
    (archive("[Content_Types].xml") + archive("ppt/presentation.xml"), "a PowerPoint file"),
    (archive("mimetype", "application/vnd.oasis.opendocument.text"), "an OpenDocument file"),
    (archive("mimetype", "application/epub+zip"), "an EPUB book"), (archive("a.txt"), "a ZIP archive"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "a Word, Excel or PowerPoint file"),
    (Array("%PDF-1.7\n%âãÏÓ\n".utf8), "a PDF file"), (Array(#"{\rtf1\ansi Kapitel}"#.utf8), "an RTF file"),
  ]

  @Test(arguments: files)
  func isNamedWithWhatToDo(_ bytes: [UInt8], as name: String) throws {
    let error = try error(bytes)
    #expect(error.code == .binaryFile && error.problem.hasPrefix("this is " + name), "\(error)")
    #expect(error.remedy != nil && error.place == nil)
  }

  /// The names at an archive's end tell it too, for large files may stand before the one that tells it.
  @Test func theEndOfAnArchiveCounts() throws {
    let bytes =
      Self.archive("media/image.png") + [UInt8](repeating: 7, count: 200_000)
      + Array("word/document.xml".utf8)
    #expect(try error(bytes).problem == "this is a Word file")
  }

  @Test(arguments: ["PK is a brand.", "% PDF", "{\\r}", "Ð"])
  func textIsNone(_ text: String) throws {
    #expect(try TextDecoder().decode(Array(text.utf8), path: "a").scalars == Array(text.unicodeScalars))
  }

  @Test func itIsToldWhateverEncodingIsSaid() throws {
    let decoder = TextDecoder(.utf8, lossy: true)
    #expect(throws: InputError.self) { try decoder.decode(Array("%PDF-1.7".utf8), path: "a") }
  }
}
