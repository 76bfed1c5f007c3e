import Dictionaries
import Foundation
import Preparation
import TestSupport
import Testing
import Texts

@Suite struct LexiconCoverageTests {
  private func document(_ text: String, _ language: Language) -> Document {
    Document(
      id: language.code, path: language.code + ".txt", language: language, sha256: "",
      scalars: Array(text.unicodeScalars))
  }

  /// The coverage of texts by a table of words.
  private func rows(_ table: String, _ documents: Document...) throws -> [LexiconCoverage.Row] {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "words.tsv")
      try Data(table.utf8).write(to: file)
      let lexicon = try Lexicon.open([], glossaries: [.named(file.path)], cache: folder).lexicon
      return try LexiconCoverage(documents, lexicon: lexicon).rows
    }
  }

  @Test func countsEachWordAsOftenAsItOccurs() throws {
    let rows = try rows(
      "en\tde\nhouse\tHaus\nboat\tBoot\n", document("Houses burn. A house floats, houses float.", .english),
      document("Das Boot brennt.", .german))
    #expect(rows.map { "\($0.source)-\($0.target)" } == ["de-en", "en-de"])
    #expect(rows[0].words == 2)
    #expect(rows[0].covered == 1)
    #expect(rows[0].missing == ["brennt"])
    #expect(rows[1].words == 6)
    #expect(rows[1].covered == 3)
    #expect(Set(rows[1].missing) == ["burn", "floats", "float"])
  }

  @Test func theMostFrequentMissingWordComesFirst() throws {
    let rows = try rows(
      "en\tde\nhouse\tHaus\n", document("Boats sank. Trains left, boats left, boats came.", .english),
      document("Haus.", .german))
    #expect(rows.last?.missing == ["boats", "left", "came", "sank", "trains"])
  }

  @Test func namesAndAcronymsAndNumbersAndFunctionWordsDoNotCount() throws {
    let text = "The boat of Captain Brown sank in 1905 with the USSR and Nicholas II. A captain swam."
    let rows = try rows("en\tde\nboat\tBoot\n", document(text, .english), document("Boot.", .german))
    // Captain is written small once, so it is no name.
    #expect(rows.last?.words == 5)
    #expect(Set(rows.last?.missing ?? []) == ["captain", "sank", "swam"])
  }

  @Test func aNameAtTheBeginningOfASentenceAloneIsNotKnownForOne() throws {
    let rows = try rows("en\tde\nboat\tBoot\n", document("Brown sank.", .english), document("Boot.", .german))
    #expect(rows.last?.words == 2)
  }

  @Test func inGermanANameIsWhatSoundsLikeOneElsewhere() throws {
    let rows = try rows(
      "de\tru\nBoot\tлодка\n", document("Dort sah man Trotzki und das Boot am Ufer.", .german),
      document("Там был Троцкий в лодке.", .russian))
    let german = try #require(rows.first)
    #expect(german.missing.contains("ufer"))
    #expect(!german.missing.contains("trotzki"))
  }

  @Test func referencesDoNotCount() throws {
    let text = "The boat sank.\n^ Smith, John. A life of sailing. London 1996.\nThen a boat came."
    let rows = try rows("en\tde\nboat\tBoot\n", document(text, .english), document("Boot.", .german))
    #expect(rows.last?.missing.contains("sailing") == false)
  }

  @Test func documentsOfOneLanguageHaveNoRows() throws {
    #expect(try rows("en\tde\nboat\tBoot\n", document("A boat.", .english)).isEmpty)
  }

  @Test func aLanguageThatNoDictionaryIsAboutIsNotCovered() throws {
    let french = try #require(Language("fr"))
    let rows = try rows("en\tde\nboat\tBoot\n", document("A boat.", .english), document("Un bateau.", french))
    #expect(rows.map(\.covered) == [0, 0])
  }

  @Test(.enabled(if: Fixtures.hasDictionaries, "the five dictionaries of Debian are not installed"))
  func theCorpusIsCoveredAsTheIssueAsks() throws {
    let paths = Fixtures.shortSubjects.flatMap { subject in
      ["de", "en", "ru"].map {
        "\(subject)-\($0)=" + Fixtures.corpus.appending(path: "\(subject)/\($0).txt").path
      }
    }
    let trotsky = Fixtures.shared.map { $0.appending(path: "corpus/trotsky") }
    let more = try trotsky.map { folder in
      try Fixtures.names(in: folder).filter { $0.hasSuffix(".txt") }.map { folder.appending(path: $0).path }
    }
    let floors = ["de-en": 0.95, "en-de": 0.98, "en-ru": 0.97, "ru-en": 0.96, "de-ru": 0.93, "ru-de": 0.93]
    try Fixtures.withTemporaryFolder { folder in
      let lexicon = try Lexicon.open(
        DictionarySource.installed(in: Fixtures.dictionaries.path), cache: folder
      ).lexicon
      let rows = try LexiconCoverage(DocumentReader().read(paths + (more ?? [])), lexicon: lexicon).rows
      #expect(rows.count == 6)
      for row in rows {
        let share = Double(row.covered) / Double(row.words)
        print("coverage: \(row.source)-\(row.target) \(row.covered)/\(row.words)")
        #expect(share >= floors["\(row.source)-\(row.target)"] ?? 1)
      }
    }
  }
}
