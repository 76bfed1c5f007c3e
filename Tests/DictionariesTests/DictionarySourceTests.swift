import Basics
import Dictionaries
import Foundation
import TestSupport
import Testing
import Texts

@Suite struct DictionarySourceTests {
  @Test func namesTellLanguagesAndFormats() throws {
    try Fixtures.withTemporaryFolder { folder in
      let names = [
        "freedict-deu-eng.index", "mueller7.index", "freedict-rus-fra.index", "freedict-rus-fra.dict.dz",
        "freedict-xxx-eng.index", "freedict-deu.index", "wordnet.index", "other-deu-eng.index", "README",
      ]
      for name in names { try Data().write(to: folder.appending(path: name)) }
      let found = DictionarySource.installed(in: folder.path)
      #expect(found.map(\.name) == ["deu-eng", "rus-fra", "mueller7"])
      #expect(found.map(\.languages?.source.code) == ["de", "ru", "en"])
      #expect(found.map(\.languages?.target.code) == ["en", "fr", "ru"])
      #expect(found.map(\.format) == [.freeDict, .freeDict, .mueller])
      #expect(found[0].files == ["index", "dict.dz"].map { folder.path + "/freedict-deu-eng." + $0 })
    }
  }

  @Test func aFolderThatIsNotThereHasNone() {
    #expect(DictionarySource.installed(in: "/nowhere/at/all").isEmpty)
  }

  @Test(arguments: [
    ("dir/words.tsv", DictionarySource.Format.tabs), ("words.txt", .tabs), ("words.TAB", .tabs),
    ("words.csv", .commas),
    ("words.tbx", .tbx), ("words.xml", .tbx), ("de-en=words.dic", .hunalign), ("de-en=words.ifo", .starDict),
    ("de-en=words.index", .freeDict), ("freedict-deu-eng.index", .freeDict), ("mueller7.index", .mueller),
  ])
  func extensionsTellFormats(_ argument: String, _ format: DictionarySource.Format) throws {
    let source = try DictionarySource.named(argument)
    #expect(source.format == format)
    #expect(["words", "deu-eng", "mueller7"].contains(source.name))
  }

  @Test func theUserMaySayTheLanguages() throws {
    let source = try DictionarySource.named("deu-fr=dir/words.tsv")
    #expect(source.languages?.source == .german)
    #expect(source.languages?.target.code == "fr")
    #expect(source.files == ["dir/words.tsv"])
    #expect(try DictionarySource.named("words.tsv").languages == nil)
    // More than the name of the file tells.
    #expect(try DictionarySource.named("de-ru=mueller7.index").languages?.source == .german)
  }

  @Test func aFileMayHaveTheSignInItsName() throws {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "a=b.tsv")
      try Data().write(to: file)
      #expect(try DictionarySource.named(file.path).files == [file.path])
      #expect(try DictionarySource.named("de-en=" + file.path).files == [file.path])
    }
  }

  @Test(arguments: [
    ("de=a.tsv", "'de'"), ("de-qq=a.tsv", "'de-qq'"), ("de-en-ru=a.tsv", "'de-en-ru'"), ("=a.tsv", "''"),
    ("-=a.tsv", "'-'"), ("de-de=a.tsv", "'de-de'"), ("a.pdf", "extension"), ("a", "extension"),
    ("", "without a name"), ("de-en=", "without a name"),
    ("a.dic", "does not say what languages"),
    ("a.ifo", "does not say what languages"),
    ("wordnet.index", "does not say what languages"), ("a.dict.dz", "extension"),
  ])
  func whatIsNoDictionaryIsTold(_ argument: String, _ problem: String) throws {
    let error = try #require(throws: InputError.self) { try DictionarySource.named(argument) }
    #expect(error.problem.contains(problem))
    #expect(error.remedy != nil)
  }

  @Test func articlesMayBeCompressedOrNot() throws {
    try Fixtures.withTemporaryFolder { folder in
      let base = folder.appending(path: "words").path
      #expect(try DictionarySource.named("de-en=\(base).ifo").files.last == base + ".dict.dz")
      try Data().write(to: URL(fileURLWithPath: base + ".dict"))
      #expect(try DictionarySource.named("de-en=\(base).ifo").files.last == base + ".dict")
      #expect(try DictionarySource.named("de-en=\(base).index").files.last == base + ".dict")
      try Data().write(to: URL(fileURLWithPath: base + ".dict.dz"))
      #expect(try DictionarySource.named("de-en=\(base).ifo").files.last == base + ".dict.dz")
    }
  }
}
