import Basics
import Dictionaries
import Foundation
import TestSupport
import Testing

@Suite struct StarDictDictionaryTests {
  /// The pairs of a dictionary written for the test.
  private func pairs(
    _ articles: KeyValuePairs<String, [UInt8]>, _ settings: [String] = ["sametypesequence=m"],
    is64Bit: Bool = false, isCompressed: Bool = false
  ) throws -> [String] {
    try withDictionary(articles, settings, is64Bit: is64Bit, isCompressed: isCompressed) { source throws in
      let list = EntryList()
      #expect(try StarDictDictionary(source).read(into: list) == articles.count)
      return list.pairs
    }
  }

  private func withDictionary<Result>(
    _ articles: KeyValuePairs<String, [UInt8]>, _ settings: [String] = ["sametypesequence=m"],
    is64Bit: Bool = false, isCompressed: Bool = false, _ body: (DictionarySource) throws -> Result
  ) throws -> Result {
    try Fixtures.withTemporaryFolder { folder in
      let path = try DictionaryFiles.writeStarDict(
        "words", articles, settings: settings, is64Bit: is64Bit, isCompressed: isCompressed, into: folder)
      return try body(.named("de-en=" + path))
    }
  }

  private static let articles: KeyValuePairs<String, [UInt8]> = [
    "Boot": Array("boat, ship".utf8), "Haus": Array("house; home\n1. building".utf8),
  ]
  private static let expected = [
    "Boot = boat", "Boot = ship", "Haus = house", "Haus = home", "Haus = building",
  ]

  @Test(arguments: [false, true], [false, true])
  func readsPlainText(is64Bit: Bool, isCompressed: Bool) throws {
    #expect(try pairs(Self.articles, is64Bit: is64Bit, isCompressed: isCompressed) == Self.expected)
  }

  @Test func readsArticlesThatNameTheirTypes() throws {
    let articles: KeyValuePairs<String, [UInt8]> = [
      "Boot": Array("mboat\0".utf8) + Array("tboːt\0".utf8) + Array("mship\0".utf8),
      // A picture: upper case, with its size.
      "Haus": [0x50, 0, 0, 0, 3, 1, 2, 3] + Array("mhouse\0".utf8),
    ]
    #expect(try pairs(articles, []) == ["Boot = boat", "Boot = ship", "Haus = house"])
  }

  @Test func readsSequencesOfTypes() throws {
    let articles: KeyValuePairs<String, [UInt8]> = ["Boot": Array("boːt\0boat".utf8)]
    #expect(try pairs(articles, ["sametypesequence=tm"]) == ["Boot = boat"])
  }

  @Test func readsHTML() throws {
    let article =
      "<b>Boot</b><br><i>n</i> boat, ship<br/>craft &amp; tackle<div>l&apos;eau</div><p>r&#233;sum&#xE9;"
    #expect(
      try pairs(["Boot": Array(article.utf8)], ["sametypesequence=h"]) == [
        "Boot = Boot", "Boot = boat", "Boot = ship", "Boot = craft & tackle", "Boot = l'eau", "Boot = résumé",
      ])
  }

  @Test func readsRowsOfTables() throws {
    let article = "<table><tr><td>boat</td></tr><tr><td>ship</td></tr></table>"
    #expect(
      try pairs(["Boot": Array(article.utf8)], ["sametypesequence=h"]) == ["Boot = boat", "Boot = ship"])
  }

  @Test func readsXDXFWithoutItsExamples() throws {
    let article = """
      <k>Boot</k><tr>boːt</tr><gr>n</gr><dtrn>boat</dtrn>, <dtrn>ship <co>large</co></dtrn>
      <ex>im selben Boot, in the same boat</ex>
      """
    #expect(
      try pairs(["Boot": Array(article.utf8)], ["sametypesequence=x"]) == ["Boot = boat", "Boot = ship"])
  }

  @Test(arguments: [
    ("boat (small, open); punt", ["boat", "punt"]), ("[naut.] boat", ["boat"]),
    ("1. boat\r\n2. ship", ["boat", "ship"]),
    ("a < b", ["a < b"]), ("boat) ship", ["boat ship"]), ("", []), (" , ; ", []), ("(only a note", []),
    ("<unclosed", ["<unclosed"]),
  ])
  func separatesTranslations(_ text: String, _ translations: [String]) {
    #expect(StarDictDictionary.translations(text, "m") == translations)
  }

  @Test(arguments: [("date=2020.1.1", "2020.1.1"), ("author=x", "2.4.2")])
  func saysItsVersion(_ setting: String, _ version: String) throws {
    try withDictionary(Self.articles, ["sametypesequence=m", setting]) { source throws in
      #expect(try StarDictDictionary(source).version == version)
    }
  }

  @Test func aDescriptionWithCarriageReturnsIsRead() throws {
    try withDictionary(Self.articles) { source throws in
      let text = try String(contentsOfFile: source.files[0], encoding: .utf8)
      try Data(text.replacingOccurrences(of: "\n", with: "\r\n").utf8)
        .write(to: URL(fileURLWithPath: source.files[0]))
      let list = EntryList()
      #expect(try StarDictDictionary(source).read(into: list) == 2)
      #expect(list.pairs == Self.expected)
    }
  }

  @Test(arguments: [false, true])
  func anIndexCutShortIsTold(is64Bit: Bool) throws {
    try withDictionary(Self.articles, is64Bit: is64Bit) { source throws in
      let whole = try Data(contentsOf: URL(fileURLWithPath: source.files[1]))
      // At the borders of entries nothing is missing but whole entries.
      let borders = [0, whole.count / 2, whole.count]
      for count in 0...whole.count where !borders.contains(count) {
        try whole.prefix(count).write(to: URL(fileURLWithPath: source.files[1]))
        let dictionary = try StarDictDictionary(source)
        let error = try #require(throws: InputError.self) { try dictionary.read(into: EntryList()) }
        #expect(error.file == source.files[1])
        #expect(error.place == .byte(count < whole.count / 2 ? 0 : whole.count / 2))
      }
    }
  }

  /// Offset and length of the only entry, of a dictionary of 4 bytes.
  @Test(arguments: [
    [0, 0, 0, 0, 0, 0, 0, 5], [0, 0, 0, 5, 0, 0, 0, 0], [0, 0, 0, 4, 0, 0, 0, 1],
    [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 1],
    [0, 0, 0, 1, 0xFF, 0xFF, 0xFF, 0xFF],
  ])
  func anEntryOutsideTheArticlesIsTold(_ numbers: [UInt8]) throws {
    try withDictionary(["Boot": Array("boat".utf8)]) { source throws in
      try Data(Array("Boot".utf8) + [0] + numbers).write(to: URL(fileURLWithPath: source.files[1]))
      let dictionary = try StarDictDictionary(source)
      let error = try #require(throws: InputError.self) { try dictionary.read(into: EntryList()) }
      #expect(error.file == source.files[1])
      #expect(error.place == .byte(0))
    }
  }

  @Test(arguments: [0x80, 0xFF])
  func anOffsetBeyondAnyFileIsTold(_ highest: UInt8) throws {
    try withDictionary(["Boot": Array("boat".utf8)], is64Bit: true) { source throws in
      try Data(Array("Boot".utf8) + [0, highest] + [0, 0, 0, 0, 0, 0, 0] + [0, 0, 0, 4])
        .write(to: URL(fileURLWithPath: source.files[1]))
      let dictionary = try StarDictDictionary(source)
      #expect(throws: InputError.self) { try dictionary.read(into: EntryList()) }
    }
  }

  @Test func sizesOfPartsThatDoNotFitDoNoHarm() throws {
    let articles: KeyValuePairs<String, [UInt8]> = [
      "a": [0x50, 0xFF, 0xFF, 0xFF, 0xFF, 1], "b": [0x50], "c": [0x50, 0, 0], "d": Array("m".utf8), "e": [],
    ]
    #expect(try pairs(articles, []).isEmpty)
  }

  @Test func whatIsNoDescriptionIsTold() throws {
    try withDictionary(Self.articles) { source throws in
      try Data("version=2.4.2\n".utf8).write(to: URL(fileURLWithPath: source.files[0]))
      let error = try #require(throws: InputError.self) { try StarDictDictionary(source) }
      #expect(error.file == source.files[0])
      #expect(error.place == .line(1))
    }
  }

  @Test(arguments: 0..<3)
  func aMissingFileIsTold(_ file: Int) throws {
    try withDictionary(Self.articles) { source throws in
      try FileManager.default.removeItem(atPath: source.files[file])
      let error = try #require(throws: InputError.self) { try StarDictDictionary(source) }
      #expect(error.file == source.files[file])
    }
  }

  @Test func articlesCutShortAreTold() throws {
    try withDictionary(Self.articles, isCompressed: true) { source throws in
      let whole = try Data(contentsOf: URL(fileURLWithPath: source.files[2]))
      try whole.dropLast(5).write(to: URL(fileURLWithPath: source.files[2]))
      let error = try #require(throws: InputError.self) { try StarDictDictionary(source) }
      #expect(error.file == source.files[2])
    }
  }
}
