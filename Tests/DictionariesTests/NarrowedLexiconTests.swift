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

  /// Dictionaries of users may have one name and no version, and still be two.
  @Test func dictionariesOfOneNameAreTold() throws {
    try Fixtures.withTemporaryFolder { folder in
      func write(_ part: String, _ text: String) throws -> DictionarySource {
        let place = folder.appending(path: part)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: place.appending(path: "dict.tsv"))
        return try DictionarySource.named(place.path + "/dict.tsv")
      }
      let english = try write("a", "de\ten\nHaus\thouse\n")
      let french = try write("b", "de\tfr\nHaus\tmaison\n")
      func lexicon(_ sources: [DictionarySource], isGlossary: Bool = false) throws -> Lexicon {
        try Lexicon.open(isGlossary ? [] : sources, glossaries: isGlossary ? sources : [], cache: folder)
          .lexicon
      }
      let first = try lexicon([english])
      let second = try lexicon([french])
      #expect(first.dictionaries.map(\.name) == second.dictionaries.map(\.name))
      #expect(
        try Set(
          [first, second, lexicon([english], isGlossary: true), lexicon([french], isGlossary: true)]
            .map(\.identity)
        ).count == 4)
      #expect(try lexicon([english]).identity == first.identity)
      // The file of one name that is edited is another.
      _ = try write("a", "de\ten\nHaus\thome\n")
      #expect(
        try lexicon([english], isGlossary: true).identity != lexicon([french], isGlossary: true).identity)
      #expect(try lexicon([english]).identity != first.identity)
    }
  }

  @Test func lexiconsOfManyLanguagesAreNotAllKept() throws {
    let all = ["deu-eng", "deu-fra", "eng-rus"]
    try Fixtures.withTemporaryFolder { folder in
      for name in all { try DictionaryFiles.write("freedict-" + name, ["a": "a\nb\n"], into: folder) }
      let lexicon = try Lexicon.open(DictionarySource.installed(in: folder.path), cache: folder).lexicon
      let codes = ["pl", "cs", "it", "es", "nl", "sv", "da", "pt", "hu", "fi", "el", "tr"].compactMap {
        Language($0)
      }
      for a in codes {
        for b in codes where a != b {
          #expect(
            lexicon.narrowed(to: [.german, .english, a, b]).dictionaries.map(\.name).contains("deu-eng"))
        }
      }
      #expect(lexicon.narrowedCount <= 32)
    }
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
