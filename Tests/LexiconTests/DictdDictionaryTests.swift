import Foundation
import TestSupport
import Testing
import Texts

@testable import Lexicon

@Suite struct DictdDictionaryTests {
  /// Writes the files of a dictionary, opens it and calls `body`.
  private func withDictionary<Result>(
    _ name: String, _ articles: KeyValuePairs<String, String>, index: String? = nil,
    _ body: (DictdDictionary) throws -> Result
  ) throws -> Result {
    try Fixtures.withTemporaryFolder { folder in
      try DictionaryFiles.write(name, articles, into: folder)
      if let index { try Data(index.utf8).write(to: folder.appending(path: name + ".index")) }
      let location = try #require(DictdDictionary.installed(in: folder.path).first)
      return try body(try DictdDictionary(location))
    }
  }

  private func articles(_ dictionary: DictdDictionary) throws -> [String: String] {
    var found: [String: String] = [:]
    try dictionary.forEachWord { headword, range in
      found[String(headword)] = String(decoding: dictionary.articles[range], as: UTF8.self)
    }
    return found
  }

  @Test(arguments: [
    ("A", 0), ("B", 1), ("Z", 25), ("a", 26), ("9", 61), ("+", 62), ("/", 63), ("BA", 64), ("kW", 2326),
  ])
  func readsNumbersInBase64(_ digits: String, _ number: Int) {
    #expect(DictdDictionary.base64(digits[...].utf8) == number)
    #expect(DictionaryFiles.base64(number) == digits)
  }

  @Test(arguments: ["", "A=", "-", " B", "ä", "BBBBBBBBBB"])
  func refusesWhatIsNoNumber(_ digits: String) {
    #expect(DictdDictionary.base64(digits[...].utf8) == nil)
  }

  @Test func readsTheLargestNumberItTakes() {
    #expect(DictdDictionary.base64("/////////"[...].utf8) == (1 << 54) - 1)
  }

  @Test func namesTellLanguagesAndLayouts() throws {
    try Fixtures.withTemporaryFolder { folder in
      let names = [
        "freedict-deu-eng.index", "mueller7.index", "freedict-rus-fra.index", "freedict-rus-fra.dict.dz",
        "freedict-xxx-eng.index", "freedict-deu.index", "wordnet.index", "other-deu-eng.index", "README",
      ]
      for name in names { try Data().write(to: folder.appending(path: name)) }
      let found = DictdDictionary.installed(in: folder.path)
      #expect(found.map(\.name) == ["freedict-deu-eng", "freedict-rus-fra", "mueller7"])
      #expect(found.map(\.shortName) == ["deu-eng", "rus-fra", "mueller7"])
      #expect(found.map(\.source.code) == ["de", "ru", "en"])
      #expect(found.map(\.target.code) == ["en", "fr", "ru"])
      #expect(found.map(\.layout) == [.freeDict, .freeDict, .mueller])
    }
  }

  @Test func aFolderThatIsNotThereHasNone() {
    #expect(DictdDictionary.installed(in: "/nowhere/at/all").isEmpty)
  }

  @Test func readsArticles() throws {
    let haus = "Haus /haʊs/ <neut>\n house\n"
    let ueber = "über\n over, above\n"
    try withDictionary("freedict-deu-eng", ["Haus": haus, "über": ueber]) { dictionary throws in
      #expect(dictionary.location.name == "freedict-deu-eng")
      #expect(try articles(dictionary) == ["Haus": haus, "über": ueber])
    }
  }

  @Test func passesOverPhrasesAndWhatIsAboutTheDictionary() throws {
    let articles: KeyValuePairs = [
      "": "?\n x\n", "00databaseinfo": "Info\n x\n", "auf und ab": "auf und ab\n up\n", "ab": "ab\n off\n",
    ]
    try withDictionary("freedict-deu-eng", articles) { dictionary throws in
      #expect(try self.articles(dictionary).keys.sorted() == ["ab"])
    }
  }

  @Test func articlesAreReadInTheirLayout() throws {
    let article = "word\n слово; a word слова, речь\n"
    for (name, expected) in [
      ("mueller7", [["слово"]]), ("freedict-eng-rus", [["слово"], ["word", "слова"], ["речь"]]),
    ] {
      try withDictionary(name, ["word": article]) { dictionary throws in
        #expect(dictionary.translations(in: 0..<article.utf8.count) == expected)
      }
    }
  }

  /// Each: an index of a dictionary of 7 bytes, and the line that is wrong.
  @Test(arguments: [
    ("ab A H\n", 1),  // no tabulator
    ("ab\tA\tH\nac\tA\n", 2),  // no length
    ("ab\tA\tH\nac\tA\tH\nad\t?\tB\n", 3),  // no number
    ("ab\tA\tI\n", 1),  // longer than the dictionary
    ("ab\tI\tA\n", 1),  // starts behind it
    ("ab\tA\tH\nac\tB\tH\n", 2),
    ("ab\t/////////\t/////////\n", 1),  // numbers whose sum is beyond any file
    ("\n\nab\tA\n", 3),  // empty lines are passed over, but count
  ])
  func aMalformedIndexIsTold(_ index: String, line: Int) throws {
    try withDictionary("freedict-deu-eng", ["ab": "ab\n off"], index: index) { dictionary throws in
      let error = try #require(throws: InputError.self) { try dictionary.forEachWord { _, _ in } }
      #expect(error.file == dictionary.location.base + ".index")
      #expect(error.place == "line \(line)")
    }
  }

  @Test func anEmptyArticleAtTheEndIsWithin() throws {
    try withDictionary("freedict-deu-eng", ["ab": "ab\n off"], index: "ab\tH\tA\nac\tA\tH") {
      dictionary throws in
      #expect(try articles(dictionary) == ["ab": "", "ac": "ab\n off"])
    }
  }

  @Test(arguments: [".index", ".dict.dz"])
  func aMissingFileIsTold(_ suffix: String) throws {
    try Fixtures.withTemporaryFolder { folder in
      try DictionaryFiles.write("mueller7", ["a": "a\n б\n"], into: folder)
      let location = try #require(DictdDictionary.installed(in: folder.path).first)
      try FileManager.default.removeItem(at: folder.appending(path: "mueller7" + suffix))
      let error = try #require(throws: InputError.self) { try DictdDictionary(location) }
      #expect(error.file == folder.path + "/mueller7" + suffix)
      #expect(error.problem == "no such file")
    }
  }

  @Test func aDamagedFileIsTold() throws {
    try Fixtures.withTemporaryFolder { folder in
      try DictionaryFiles.write("mueller7", ["a": "a\n б\n"], into: folder)
      try Data("not gzip".utf8).write(to: folder.appending(path: "mueller7.dict.dz"))
      let location = try #require(DictdDictionary.installed(in: folder.path).first)
      let error = try #require(throws: InputError.self) { try DictdDictionary(location) }
      #expect(error.file == folder.path + "/mueller7.dict.dz")
    }
  }

  @Test(
    "Debian's dictionaries are read to the end",
    .enabled(
      if: DictdDictionary.installed().contains { $0.name == "mueller7" }, "mueller7-dict is not installed"))
  func installedDictionary() throws {
    let location = try #require(DictdDictionary.installed().first { $0.name == "mueller7" })
    let dictionary = try DictdDictionary(location)
    var words = 0
    var translations: [[String]] = []
    try dictionary.forEachWord { headword, article in
      words += 1
      if headword == "window" { translations = dictionary.translations(in: article) }
    }
    #expect(words > 30_000)
    #expect(translations.contains(["окно"]))
  }
}
