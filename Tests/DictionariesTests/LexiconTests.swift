import Basics
import Dictionaries
import Foundation
import TestSupport
import Testing
import Texts

@Suite struct LexiconTests {
  private static func vocabulary(_ language: Language, _ words: String...) -> Vocabulary {
    var vocabulary = Vocabulary(language)
    for word in words { _ = vocabulary.enter(word) }
    return vocabulary
  }

  /// Opens the dictionaries written for the test.
  private func withLexicon<Result>(
    _ dictionaries: [String: KeyValuePairs<String, String>], _ body: (Lexicon) throws -> Result
  ) throws -> Result {
    try Fixtures.withTemporaryFolder { folder in
      for (name, articles) in dictionaries { try DictionaryFiles.write(name, articles, into: folder) }
      return try body(
        Lexicon.open(DictionarySource.installed(in: folder.path), cache: folder.appending(path: "cache"))
          .lexicon)
    }
  }

  @Test func saysHowItWasComeBy() throws {
    try Fixtures.withTemporaryFolder { folder in
      try DictionaryFiles.write("freedict-deu-eng", ["Haus": "Haus\n house\n"], into: folder)
      let sources = DictionarySource.installed(in: folder.path)
      let cache = folder.appending(path: "cache")
      #expect(try Lexicon.open(sources, cache: cache).origin == .built)
      #expect(try Lexicon.open(sources, cache: cache).origin == .opened)
      #expect(try Lexicon.open(sources, cache: cache, rebuild: true).origin == .built)
      #expect(try Lexicon.open([], cache: cache).origin == .opened)
      guard case .inMemory = try Lexicon.open(sources, cache: URL(fileURLWithPath: "/proc/none")).origin
      else {
        Issue.record("written into /proc")
        return
      }
    }
  }

  @Test func listsWhatItWasMadeFrom() throws {
    try withLexicon(["freedict-deu-eng": ["Haus": "Haus\n house, home\n", "Boot": "Boot\n boat\n"]]) {
      lexicon in
      let dictionary = try #require(lexicon.dictionaries.first)
      #expect(dictionary.name == "deu-eng")
      #expect(dictionary.articles == 2)
      #expect(dictionary.pairs == 3)
      #expect(!dictionary.isGlossary)
    }
  }

  @Test func glossariesComeFirstAndAreReadEachTime() throws {
    try Fixtures.withTemporaryFolder { folder in
      try DictionaryFiles.write("freedict-deu-eng", ["Rat": "Rat\n council\n"], into: folder)
      let file = folder.appending(path: "own.tsv")
      let cache = folder.appending(path: "cache")
      for word in ["soviet", "senate"] {
        try Data("de\ten\nRat\t\(word)\n".utf8).write(to: file)
        let lexicon = try Lexicon.open(
          DictionarySource.installed(in: folder.path), glossaries: [.named(file.path)], cache: cache
        ).lexicon
        #expect(lexicon.dictionaries.map(\.isGlossary) == [true, false])
        #expect(lexicon.translations(of: "Rat", from: .german, to: .english).map(\.text) == [word])
      }
    }
  }

  @Test func aMistakeInAGlossaryIsFoundBeforeDictionariesAreCompiled() throws {
    try Fixtures.withTemporaryFolder { folder in
      try DictionaryFiles.write("freedict-deu-eng", ["Rat": "Rat\n council\n"], into: folder)
      let file = folder.appending(path: "own.tsv")
      try Data("de\ten\nRat\n".utf8).write(to: file)
      let error = try #require(throws: InputError.self) {
        try Lexicon.open(
          DictionarySource.installed(in: folder.path), glossaries: [.named(file.path)],
          cache: folder.appending(path: "cache"))
      }
      #expect(error.file == file.path)
      #expect(error.place == .line(2))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "cache").path))
    }
  }

  @Test func aDamagedDictionaryIsAnError() throws {
    try Fixtures.withTemporaryFolder { folder in
      try DictionaryFiles.write("freedict-deu-eng", ["Boot": "Boot\n boat\n"], into: folder)
      try Data("Boot\n".utf8).write(to: folder.appending(path: "freedict-deu-eng.index"))
      let error = try #require(throws: InputError.self) {
        try Lexicon.open(DictionarySource.installed(in: folder.path), cache: folder.appending(path: "cache"))
      }
      #expect(error.file == folder.path + "/freedict-deu-eng.index")
      #expect(error.place == .line(1))
    }
  }

  @Test func frequenciesComeFromTheExamples() throws {
    let german = Self.vocabulary(.german, "Der", "Fluss", "Berg")
    let english = Self.vocabulary(.english, "the", "river", "mountain")
    let article = """
      Fluss
       river
            "der Fluss und der See"  - the river and the lake
            "Flüsse"  - rivers
       der der der (no example, so not counted)

      """
    try withLexicon(["freedict-deu-eng": ["Fluss": article]]) { lexicon throws in
      // Six words of German: der Fluss und der See Flüsse.
      #expect(lexicon.frequency(of: 0, in: german) == 2.0 / 6)
      // Only the forms that the vocabulary has met count, and it has not met Flüsse.
      #expect(lexicon.frequency(of: 1, in: german) == 1.0 / 6)
      #expect(lexicon.frequency(of: 2, in: german) == 0)
      // Six of English: the river and the lake rivers.
      #expect(lexicon.frequency(of: 0, in: english) == 2.0 / 6)
      #expect(lexicon.frequency(of: 1, in: english) == 1.0 / 6)
    }
  }

  @Test func theAlphabetTellsTheLanguagesApartWhereItCan() throws {
    let english = Self.vocabulary(.english, "boat")
    let russian = Self.vocabulary(.russian, "лодка")
    try withLexicon(["mueller7": ["boat": "boat\n  лодка; row a boat\n  лодка, судно\n"]]) { lexicon throws in
      // boat row a boat; лодка лодка судно.
      #expect(lexicon.frequency(of: 0, in: english) == 2.0 / 4)
      #expect(lexicon.frequency(of: 0, in: russian) == 2.0 / 3)
    }
  }
}
