import Basics
import Dictionaries
import Foundation
import TestSupport
import Testing

@Suite struct DictdDictionaryTests {
  /// Writes the files of a dictionary, opens it and calls `body`.
  private func withDictionary<Result>(
    _ name: String, _ articles: KeyValuePairs<String, String>, index: String? = nil,
    _ body: (DictdDictionary) throws -> Result
  ) throws -> Result {
    try Fixtures.withTemporaryFolder { folder in
      try DictionaryFiles.write(name, articles, into: folder)
      if let index { try Data(index.utf8).write(to: folder.appending(path: name + ".index")) }
      let source = try #require(DictionarySource.installed(in: folder.path).first)
      return try body(try DictdDictionary(source))
    }
  }

  private func articles(_ dictionary: DictdDictionary) throws -> [String: String] {
    var found: [String: String] = [:]
    try dictionary.forEachHeadword { headword, range in
      found[String(decoding: headword, as: UTF8.self)] = String(
        decoding: dictionary.articles[range], as: UTF8.self)
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

  @Test func readsArticles() throws {
    let haus = "Haus /haʊs/ <neut>\n house\n"
    let ueber = "über\n over, above\n"
    try withDictionary("freedict-deu-eng", ["Haus": haus, "über": ueber]) { dictionary throws in
      #expect(dictionary.source.name == "deu-eng")
      #expect(try articles(dictionary) == ["Haus": haus, "über": ueber])
    }
  }

  @Test func passesOverWhatIsAboutTheDictionary() throws {
    let articles: KeyValuePairs = [
      "": "?\n x\n", "00databaseinfo": "Info\n x\n", "00-database-short": "Info\n x\n",
      "auf und ab": "auf und ab\n up\n", "ab": "ab\n off\n",
    ]
    try withDictionary("freedict-deu-eng", articles) { dictionary throws in
      #expect(try self.articles(dictionary).keys.sorted() == ["ab", "auf und ab"])
    }
  }

  /// The pairs that a dictionary of one article hands on.
  private func pairs(_ name: String, _ word: String, _ article: String) throws -> EntryList {
    try withDictionary(name, [word: article]) { dictionary throws in
      let list = EntryList()
      #expect(try dictionary.read(into: list) == 1)
      return list
    }
  }

  @Test func articlesAreReadInTheirLayout() throws {
    let article = "word\n слово; a word слова, речь\n"
    #expect(try pairs("mueller7", "word", article).pairs == ["word = слово"])
    #expect(
      try pairs("freedict-eng-rus", "word", article).pairs == [
        "word = слово", "word = a word слова", "word = речь",
      ])
  }

  @Test func formsAreHandedOn() throws {
    #expect(try pairs("mueller7", "began", "began\n  _p. от begin\n").forms == ["began of begin"])
    #expect(
      try pairs("freedict-deu-eng", "ging", "ging\n went\n see: {gehen}\n").forms == ["ging of gehen"])
  }

  @Test func theArticlesOfWiktionaryHaveExplanations() throws {
    try withDictionary(
      "freedict-deu-rus",
      ["00databaseinfo": "Info\n made by WikDict\n", "Alt": "Alt /alt/ <n>\nальт 2.\nStimmlage\n"]
    ) { dictionary throws in
      let list = EntryList()
      #expect(try dictionary.read(into: list) == 1)
      #expect(list.pairs == ["Alt = альт"])
    }
  }

  @Test(arguments: [
    ("Info\n Edition: 1.9-fd1\n", "1.9-fd1"), ("Info\n Mueller, ver. 7.1\n", "7.1"), ("Info\n", "unknown"),
  ])
  func saysItsVersion(_ info: String, _ version: String) throws {
    try withDictionary("freedict-deu-eng", ["00databaseinfo": info]) { dictionary throws in
      #expect(dictionary.version == version)
    }
  }

  @Test func articlesNeedNotBeCompressed() throws {
    try Fixtures.withTemporaryFolder { folder in
      try DictionaryFiles.write("freedict-deu-eng", ["Haus": "Haus\n house\n"], into: folder)
      try FileManager.default.removeItem(at: folder.appending(path: "freedict-deu-eng.dict.dz"))
      try Data("Haus\n house\n".utf8).write(to: folder.appending(path: "freedict-deu-eng.dict"))
      let source = try #require(DictionarySource.installed(in: folder.path).first)
      #expect(try articles(DictdDictionary(source)) == ["Haus": "Haus\n house\n"])
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
      let error = try #require(throws: InputError.self) { try dictionary.forEachHeadword { _, _ in } }
      #expect(error.file == dictionary.source.files[0])
      #expect(error.place == .line(line))
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
      let source = try #require(DictionarySource.installed(in: folder.path).first)
      try FileManager.default.removeItem(at: folder.appending(path: "mueller7" + suffix))
      let error = try #require(throws: InputError.self) { try DictdDictionary(source) }
      #expect(error.file == folder.path + "/mueller7" + suffix)
      #expect(error.problem == "no such file")
    }
  }

  @Test func aDamagedFileIsTold() throws {
    try Fixtures.withTemporaryFolder { folder in
      try DictionaryFiles.write("mueller7", ["a": "a\n б\n"], into: folder)
      try Data("not gzip".utf8).write(to: folder.appending(path: "mueller7.dict.dz"))
      let source = try #require(DictionarySource.installed(in: folder.path).first)
      let error = try #require(throws: InputError.self) { try DictdDictionary(source) }
      #expect(error.file == folder.path + "/mueller7.dict.dz")
    }
  }

  @Test(
    "Debian's dictionaries are read to the end",
    .enabled(
      if: DictionarySource.installed(in: Fixtures.dictionaries.path).contains { $0.name == "mueller7" },
      "mueller7-dict is not installed"))
  func installedDictionary() throws {
    let source = try #require(
      DictionarySource.installed(in: Fixtures.dictionaries.path).first { $0.name == "mueller7" })
    let list = EntryList()
    #expect(try DictdDictionary(source).read(into: list) > 30_000)
    #expect(list.pairs.contains("window = окно"))
  }
}
