import Basics
import Dictionaries
import Foundation
import TestSupport
import Testing

@Suite struct GlossaryTableTests {
  private func withSource<Result>(
    _ name: String, _ bytes: some Sequence<UInt8>, languages: String? = nil,
    _ body: (DictionarySource) throws -> Result
  ) throws -> Result {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: name)
      try Data(bytes).write(to: file)
      return try body(.named((languages.map { $0 + "=" } ?? "") + file.path))
    }
  }

  /// The entries as `de-en: Haus = house`.
  private func entries(_ name: String, _ text: String, languages: String? = nil) throws -> [String] {
    try withSource(name, text.utf8, languages: languages) { try entries($0) }
  }

  private func entries(_ source: DictionarySource) throws -> [String] {
    try GlossaryTable.read(source).pairs().flatMap { pair in
      pair.entries.map { "\(pair.source)-\(pair.target): \($0.word) = \($0.translation)" }
    }
  }

  private func error(_ name: String, _ text: String, languages: String? = nil) throws -> InputError {
    try withSource(name, text.utf8, languages: languages) { source throws in
      let error = try #require(throws: InputError.self) { try GlossaryTable.read(source) }
      // XML errors have the place behind the file.
      #expect(error.file?.hasPrefix(source.files[0]) == true)
      return error
    }
  }

  @Test(arguments: [
    ("a.tsv", "de\ten\nHaus\thouse\nBoot\tboat\n"), ("a.tsv", "de\ten\r\nHaus\thouse\r\nBoot\tboat\r\n"),
    ("a.tsv", "de\ten\rHaus\thouse\rBoot\tboat"),
    ("a.tsv", "\u{FEFF}de\ten\n\n# a comment\n Haus \thouse\nBoot\tboat"),
    ("a.tsv", "de-AT\teng\nHaus\thouse\nBoot\tboat\n"), ("a.txt", "de\ten\nHaus\thouse\nBoot\tboat\n"),
    ("a.csv", "de,en\nHaus,house\n\"Boot\",\"boat\"\n"), ("a.csv", "de,en\r\nHaus,house\r\nBoot,boat\r\n"),
  ])
  func readsTablesThatNameTheirLanguages(_ name: String, _ text: String) throws {
    #expect(try entries(name, text) == ["de-en: Haus = house", "de-en: Boot = boat"])
  }

  @Test func theUserMaySayTheLanguages() throws {
    #expect(try entries("a.tsv", "Haus\thouse\n", languages: "de-en") == ["de-en: Haus = house"])
    // A header that says the same is none the less a header.
    #expect(try entries("a.tsv", "de\ten\nHaus\thouse\n", languages: "de-en") == ["de-en: Haus = house"])
    #expect(try entries("a.tsv", "en\tde\nhouse\tHaus\n", languages: "de-en") == ["en-de: house = Haus"])
    // Words that are codes of languages, too.
    #expect(
      try entries("a.tsv", "da\tso\nHaus\thouse\n", languages: "de-en") == [
        "de-en: da = so", "de-en: Haus = house",
      ])
  }

  @Test func takesAnyNumberOfLanguages() throws {
    #expect(
      try entries("a.tsv", "de\ten\tru\nHaus\thouse\tдом\n") == [
        "de-en: Haus = house", "de-ru: Haus = дом", "en-ru: house = дом",
      ])
  }

  @Test func aCellMayHaveSeveralTermsOrNone() throws {
    #expect(
      try entries("a.tsv", "de\ten\tru\nRat | Räte\tsoviet|council\t\n") == [
        "de-en: Rat = soviet", "de-en: Rat = council", "de-en: Räte = soviet", "de-en: Räte = council",
      ])
  }

  @Test func readsOtherEncodings() throws {
    let text = "de\tru\n" + String(repeating: "Haus\tдом\nBoot\tлодка\nUfer\tберег реки\n", count: 20)
    let utf16: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    try withSource("a.tsv", utf16) { source throws in
      #expect(try entries(source).first == "de-ru: Haus = дом")
    }
  }

  @Test(arguments: [
    ("a.tsv", "de\ten\nHaus\n", 2, "1 columns"),
    ("a.tsv", "de\ten\nHaus\thouse\n\n\nBoot\tboat\tship\n", 5, "3 columns"),
    ("a.tsv", "de\ten\r\nHaus\thouse\r\nBoot\r\n", 3, "1 columns"),
    ("a.csv", "de,en\n\"two\nlines\",x\nBoot\n", 4, "1 columns"),
    ("a.csv", "de,en\nHaus,\"house\n", 2, "not closed"), ("a.tsv", "Haus\thouse\n", 1, "name the languages"),
    ("a.tsv", "de\nHaus\n", 1, "name the languages"),
    ("a.tsv", "de\tde\nHaus\tHaus\n", 1, "name the languages"),
    ("a.tsv", "# only\n# comments\n", 1, "name the languages"),
    ("a.tsv", "# note\nHaus\thouse\n", 2, "name the languages"),
  ])
  func whatIsNoTableIsToldWithItsLine(_ name: String, _ text: String, _ line: Int, _ problem: String) throws {
    let error = try error(name, text)
    #expect(error.place == .line(line))
    #expect(error.problem.contains(problem))
    #expect(error.remedy != nil)
  }

  @Test(arguments: ["a.tsv", "a.csv", "a.dic", "a.tbx"])
  func anEmptyOrMissingOrBinaryFileIsTold(_ name: String) throws {
    #expect(try error(name, "", languages: "de-en").problem.contains("no text"))
    #expect(try error(name, "de\u{0}en", languages: "de-en").code == .binaryFile)
    let source = try DictionarySource.named("de-en=/nowhere/" + name)
    #expect(throws: InputError.self) { try GlossaryTable.read(source) }
  }

  @Test func readsHunalignsDictionaries() throws {
    #expect(
      try entries("a.dic", "house @ Haus\r\n\r\nto take part @ teilnehmen\r\n", languages: "de-en") == [
        "de-en: Haus = house", "de-en: teilnehmen = to take part",
      ])
  }

  @Test(arguments: [
    ("house Haus\n", 1), ("house @ Haus\nboat\n", 2), ("house @ Haus @ home\n", 1),
    ("a @ b\r\n\r\n @ Haus\r\n", 3),
    ("house @\n", 1),
  ])
  func aLineThatIsNotHunalignsIsTold(_ text: String, _ line: Int) throws {
    #expect(try error("a.dic", text, languages: "de-en").place == .line(line))
  }

  private static let version2 = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
    <martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>term</p></sourceDesc></fileDesc></martifHeader>
    <text><body>
    <termEntry id="1"><descrip type="subjectField">politics</descrip>
     <langSet xml:lang="de"><tig><term>Rat</term></tig><tig><term>Räte&#x72;at</term></tig></langSet>
     <langSet xml:lang="en-GB"><ntig><termGrp><term> soviet
     </term></termGrp></ntig></langSet></termEntry>
    <termEntry id="2"><langSet xml:lang="de"><tig><term>Boot</term></tig></langSet></termEntry>
    </body></text></martif>
    """

  private static let version3 = """
    <?xml version="1.0" encoding="UTF-8"?>
    <tbx type="TBX-Core" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
    <conceptEntry id="1"><langSec xml:lang="de"><termSec><term>Rat</term></termSec><termSec><term>Räterat</term></termSec></langSec>
    <langSec xml:lang="en"><termSec><term>soviet</term></termSec></langSec></conceptEntry>
    <conceptEntry id="2"><langSec xml:lang="de"><termSec><term>Boot</term></termSec></langSec></conceptEntry>
    </body></text></tbx>
    """

  @Test(arguments: [version2, version3])
  func readsTermBases(_ text: String) throws {
    #expect(try entries("a.tbx", text) == ["de-en: Rat = soviet", "de-en: Räterat = soviet"])
  }

  @Test func namesOfTermBasesMayHavePrefixes() throws {
    let text = Self.version3.replacing("xmlns=", with: "xmlns:t=")
      .replacing(/<(\/?)(tbx|text|body|conceptEntry|langSec|termSec|term)\b/) { "<\($0.1)t:\($0.2)" }
    #expect(try entries("a.xml", text).count == 2)
  }

  @Test func theEncodingThatATermBaseNamesIsThatOfTheFile() throws {
    let text = Self.version2.replacing("UTF-8", with: "UTF-16")
    let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    try withSource("a.tbx", bytes) { source throws in
      #expect(try entries(source) == ["de-en: Rat = soviet", "de-en: Räterat = soviet"])
    }
    let latin = Self.version2.replacing("UTF-8", with: "ISO-8859-1").unicodeScalars.map {
      UInt8(truncatingIfNeeded: $0.value)
    }
    try withSource("a.tbx", latin) { source throws in
      #expect(try entries(source) == ["de-en: Rat = soviet", "de-en: Räterat = soviet"])
    }
  }

  @Test func brokenXMLIsToldWithItsPlace() throws {
    let text = Self.version3.replacing("</langSec>\n", with: "</langSek>\n")
    #expect(try error("a.tbx", text).description.contains("a.tbx:3:"))
    for count in stride(from: 60, to: Self.version3.count - 1, by: 37) {
      _ = try error("a.tbx", String(Self.version3.prefix(count)))
    }
  }

  @Test func anEntityInATermBaseIsAnError() throws {
    for declaration in ["SYSTEM \"file:///etc/passwd\"", "\"boot\""] {
      let text = Self.version3.replacing("<tbx ", with: "<!DOCTYPE tbx [<!ENTITY i \(declaration)>]>\n<tbx ")
        .replacing("<term>Boot", with: "<term>Haus&i;")
      let error = try error("a.tbx", text)
      #expect(error.place == .position(line: 6, column: 64))
      #expect(error.problem.contains("the entity 'i' is not one of XML's own"))
    }
  }

  @Test(arguments: [
    "<martif/>", "<html><p>no terms</p></html>",
    "<tbx><conceptEntry><langSec xml:lang='de'/></conceptEntry></tbx>",
    "<tbx><conceptEntry><langSec xml:lang='qqq'/><langSec xml:lang='de'/></conceptEntry></tbx>",
  ])
  func aTermBaseWithoutTwoLanguagesIsTold(_ text: String) throws {
    #expect(try error("a.tbx", text).problem.contains("two languages"))
  }
}
