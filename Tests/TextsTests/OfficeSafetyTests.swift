import Basics
import Foundation
import TestSupport
import Testing
import Texts

/// Archives that are broken, made to do harm, or of something else: each is an error in one sentence that says what to do.
@Suite struct OfficeSafetyTests {
  private func error(_ bytes: [UInt8], format: DocumentFormat? = nil) throws -> InputError {
    let error = try #require(throws: InputError.self) {
      _ = try DocumentText(bytes, path: "a.docx", format: format)
    }
    #expect(error.file?.hasPrefix("a.docx") ?? false, "\(error)")
    return error
  }

  private static let word = OfficeArchives.wordFiles(OfficeArchives.wordParagraph("It left."))
  private static let open = OfficeArchives.openDocumentFiles("<text:p>It left.</text:p>")
  private static let book = OfficeArchives.bookFiles(["<p>It left.</p>", "<p>It came.</p>"])

  @Test(arguments: [word, open, book])
  func anArchiveThatIsCutShortIsNone(_ files: [(name: String, text: String)]) throws {
    let whole = StoredZip.data(files)
    for length in [40, whole.count / 2, whole.count - 1, whole.count - 30] {
      #expect(try error(Array(whole.prefix(length))).code == .damaged)
    }
  }

  @Test func aPartThatHasNotItsChecksumIsNamed() throws {
    var bytes = StoredZip.data(Self.word)
    let text = Array("It left.".utf8)
    let at = try #require((0..<bytes.count).first { bytes[$0...].starts(with: text) })
    bytes[at] = UInt8(ascii: "X")
    let error = try error(bytes)
    #expect(error.code == .damaged && error.problem.contains("word/document.xml"), "\(error)")
  }

  @Test func aMissingPartIsNamed() throws {
    for (files, name) in [
      (Self.word, "word/document.xml"), (Self.open, "content.xml"), (Self.book, "OEBPS/text/c1 x.xhtml"),
      (Self.book, "OEBPS/book.opf"),
    ] {
      let error = try error(StoredZip.data(files.filter { $0.name != name }))
      #expect(error.code == .damaged && error.problem.contains(name), "\(error)")
    }
    let error = try error(StoredZip.data(Self.book.filter { $0.name != "META-INF/container.xml" }))
    #expect(error.code == .damaged && error.problem.contains("META-INF/container.xml"), "\(error)")
  }

  @Test func malformedXMLIsNamedWithItsPlace() throws {
    let files = Self.word.map { ($0.name, $0.name == "word/document.xml" ? $0.text + "<" : $0.text) }
    let error = try error(StoredZip.data(files))
    #expect(
      error.code == .damaged && error.file == "a.docx/word/document.xml" && error.place != nil, "\(error)")
  }

  /// Nothing that an entity stands for is read, and no other file is.
  @Test func entitiesAreRefused() throws {
    let attack = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
    let files = Self.open.map { name, text in
      (
        name,
        name == "content.xml" ? attack + text.replacing("It left.", with: "&a;&b;") : text
      )
    }
    #expect(try error(StoredZip.data(files)).code == .damaged)
  }

  @Test func encryptedDocumentsAreSaidToBe() throws {
    let manifest =
      "<manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry>"
    #expect(try error(OfficeArchives.openDocument("", manifest: manifest)).code == .encrypted)
    let encryption =
      "<encryption xmlns:enc=\"http://www.w3.org/2001/04/xmlenc#\"><enc:EncryptedData><enc:CipherData><enc:CipherReference URI=\"OEBPS/text/c1%20x.xhtml\"/></enc:CipherData></enc:EncryptedData></encryption>"
    #expect(
      try error(StoredZip.data(Self.book + [("META-INF/encryption.xml", encryption)])).code == .encrypted)
    // Fonts may be obfuscated.
    let fonts = encryption.replacing("text/c1%20x.xhtml", with: "a.otf")
    _ = try DocumentText(StoredZip.data(Self.book + [("META-INF/encryption.xml", fonts)]), path: "a.epub")
    // Word puts an encrypted document into a file of another kind.
    let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
    let name: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
    #expect(try error(ole + name + ole).code == .encrypted)
    #expect(try error(ole).code == .binaryFile)
    // The flag of a part that is encrypted by ZIP's own means.
    var bytes = StoredZip.data(Self.word)
    for at in 0..<bytes.count - 10 {
      if bytes[at...].starts(with: [0x50, 0x4B, 3, 4]) { bytes[at + 6] |= 1 }
      if bytes[at...].starts(with: [0x50, 0x4B, 1, 2]) { bytes[at + 8] |= 1 }
    }
    #expect(try error(bytes).code == .encrypted)
  }

  @Test func elementsMayBeNestedDeeply() throws {
    let depth = 100_000
    let deep =
      String(repeating: "<text:span>", count: depth) + "x" + String(repeating: "</text:span>", count: depth)
    let text = try DocumentText(
      OfficeArchives.openDocument("<text:p>It left \(deep).</text:p>"), path: "a.odt")
    #expect(text.view.blocks.map { text.view.text(in: $0.range) } == ["It left x."])
    let lists =
      String(repeating: "<text:list><text:list-item>", count: 10_000) + "<text:p>x</text:p>"
      + String(repeating: "</text:list-item></text:list>", count: 10_000)
    #expect(try DocumentText(OfficeArchives.openDocument(lists), path: "a.odt").view.blocks.count == 1)
    let page = String(repeating: "<div>", count: 20_000) + "x" + String(repeating: "</div>", count: 20_000)
    #expect(try DocumentText(OfficeArchives.book([page]), path: "a.epub").view.blocks.count == 1)
  }

  /// A book may list one part many times; what is read in all is bounded.
  @Test func whatIsReadIsBounded() throws {
    let chapter = "<p>" + String(repeating: "It left. ", count: 200_000) + "</p>"
    var files = OfficeArchives.bookFiles([chapter])
    for at in files.indices where files[at].name == "OEBPS/book.opf" {
      files[at].text = files[at].text.replacing(
        "<itemref idref=\"c0\"/>", with: String(repeating: "<itemref idref=\"c0\"/>", count: 1_000))
    }
    let error = try error(StoredZip.data(files))
    #expect(error.code == .tooLarge, "\(error)")
  }

  @Test func aBombDoesNotGoOff() throws {
    guard Python.isHere else { return }
    try Fixtures.withTemporaryFolder { folder in
      let script = """
        import zipfile, sys
        z = zipfile.ZipFile('bomb.docx', 'w', zipfile.ZIP_DEFLATED)
        z.writestr('[Content_Types].xml', '<Types/>')
        with z.open('word/document.xml', 'w', force_zip64=True) as f:
            for _ in range(1500): f.write(b' ' * (1 << 20))
        z.close()
        """
      #expect(try Python.run(["-c", script], in: folder).status == 0)
      let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "bomb.docx")))
      #expect(bytes.count < 4 << 20)
      #expect(try error(bytes).code == .tooLarge)
      // One that lies about its size is found out while it is read.
      var liar = bytes
      for at in 0..<liar.count - 30 where liar[at...].starts(with: [0x50, 0x4B, 1, 2]) {
        liar.replaceSubrange(at + 24..<at + 28, with: [1, 0, 0, 0])
      }
      #expect([.tooLarge, .damaged].contains(try error(liar).code))
    }
  }

  @Test func otherArchivesAreRefusedByName() throws {
    let sheet: [(name: String, text: String)] = [
      ("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<w/>"),
    ]
    #expect(try error(StoredZip.data(sheet)).problem == "this is an Excel file")
    let slides: [(name: String, text: String)] = [
      ("mimetype", "application/vnd.oasis.opendocument.presentation")
    ]
    #expect(try error(StoredZip.data(slides)).code == .notThisFormat)
    #expect(try error(StoredZip.data([("a.txt", "It left.")])).code == .binaryFile)
    #expect(try error(StoredZip.data(Self.book), format: .docx).code == .notThisFormat)
    #expect(try error(Array("It left.".utf8), format: .docx).code == .notThisFormat)
    #expect(try error(StoredZip.data(Self.word), format: .plainText).code == .binaryFile)
    let other = Self.word.map { ($0.name, $0.name == "word/document.xml" ? "<office/>" : $0.text) }
    #expect(try error(StoredZip.data(other)).code == .notThisFormat)
  }

  /// What it is called does not matter.
  @Test(arguments: ["a", "a.txt", "a.zip", "a.html"])
  func theFormatIsToldByWhatIsInIt(_ path: String) throws {
    #expect(try DocumentText(StoredZip.data(Self.word), path: path).format == .docx)
    #expect(try DocumentText(StoredZip.data(Self.open), path: path).format == .odt)
    #expect(try DocumentText(StoredZip.data(Self.book), path: path).format == .epub)
  }

  /// Windows' separators, and names in other letters than the document has.
  @Test func namesOfPartsAreTakenAsTheyAreMeant() throws {
    for change in [{ (name: String) in name.replacing("/", with: "\\") }, { "/" + $0 }, { $0.uppercased() }] {
      let files = Self.word.map { (change($0.name), $0.text) }
      let text = try DocumentText(StoredZip.data(files), path: "a.docx")
      #expect(text.view.blocks.map { text.view.text(in: $0.range) } == ["It left."])
    }
  }

  @Test func partsMayBeInOtherEncodings() throws {
    var files = Self.open.map { (name: $0.name, content: Array($0.text.utf8)) }
    let text =
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + Self.open[2].text.replacing("left", with: "лайнер")
    files[2].content = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(
      DocumentProbe(archive: try DocumentText(StoredZip.data(files), path: "a")).texts == ["It лайнер."])
  }
}
