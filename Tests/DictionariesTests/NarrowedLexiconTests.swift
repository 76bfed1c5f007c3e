import Dictionaries
import Foundation
import TestSupport
import Testing
import Texts

/// Which dictionaries bear on documents.
@Suite struct NarrowedLexiconTests {
  private static let french = Language("fr") ?? .english

  private func names(_ dictionaries: [String], _ languages: Set<Language>) throws -> [String] {
    try Fixtures.withTemporaryFolder { folder in
      for name in dictionaries {
        try DictionaryFiles.write("freedict-" + name, ["a": "a\nb\n"], into: folder)
      }
      let lexicon = try Lexicon.open(DictionarySource.installed(in: folder.path), cache: folder).lexicon
      return lexicon.narrowed(to: languages).dictionaries.map(\.name)
    }
  }

  @Test func thoseOfTheDocumentsAndOfAThirdLanguageBetweenThem() throws {
    let all = ["deu-eng", "deu-fra", "deu-rus", "eng-rus"]
    #expect(try names(all, [.german, .english, .russian]) == ["deu-eng", "deu-rus", "eng-rus"])
    #expect(try names(all, [.german, .english]) == ["deu-eng", "deu-rus", "eng-rus"])
    #expect(try names(all, [.german, Self.french]) == ["deu-fra"])
    #expect(try names(all + ["fra-eng"], [.german, .english]).contains("deu-fra"))
  }

  @Test func allOfALanguageThatHasNoOther() throws {
    #expect(try names(["deu-eng", "deu-fra", "eng-rus"], [.german]) == ["deu-eng", "deu-fra"])
    #expect(try names(["deu-eng", "deu-fra"], [.german, .russian]) == ["deu-eng", "deu-fra"])
    #expect(try names(["deu-eng"], [.russian]).isEmpty)
  }

  @Test func itselfWhereThatIsAll() throws {
    try Fixtures.withTemporaryFolder { folder in
      try DictionaryFiles.write("freedict-deu-eng", ["a": "a\nb\n"], into: folder)
      let lexicon = try Lexicon.open(DictionarySource.installed(in: folder.path), cache: folder).lexicon
      #expect(lexicon.narrowed(to: [.german, .english]) === lexicon)
      #expect(Lexicon.empty.narrowed(to: [.german]).dictionaries.isEmpty)
    }
  }
}
