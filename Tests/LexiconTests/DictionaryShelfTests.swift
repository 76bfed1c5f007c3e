import Foundation
import TestSupport
import Testing
import Texts

@testable import Lexicon

@Suite struct DictionaryShelfTests {
  private static func vocabulary(_ language: Language, _ words: String...) -> Vocabulary {
    var vocabulary = Vocabulary(language)
    for word in words { _ = vocabulary.enter(word) }
    return vocabulary
  }

  /// A shelf of dictionaries written for the test.
  private func shelf(
    _ dictionaries: [String: KeyValuePairs<String, String>], _ vocabularies: Vocabulary...
  ) throws -> DictionaryShelf {
    try Fixtures.withTemporaryFolder { folder in
      for (name, articles) in dictionaries { try DictionaryFiles.write(name, articles, into: folder) }
      return try DictionaryShelf(
        DictdDictionary.installed(in: folder.path),
        vocabularies: Dictionary(uniqueKeysWithValues: vocabularies.map { ($0.language, $0) }))
    }
  }

  /// The translations of a word with their weights.
  private func translations(
    _ shelf: DictionaryShelf, of word: String, from: Vocabulary, to: Vocabulary
  ) throws -> [String: Float] {
    let lexicon = try #require(shelf.lexicon(from: from.language, to: to.language))
    let term = try #require(from.term(stem: from.stem(word)))
    let found = lexicon.forward[Int(term)].map { (to.forms[Int($0.term)][0], $0.weight) }
    return Dictionary(uniqueKeysWithValues: found)
  }

  private static let germanEnglish: KeyValuePairs = [
    "Boot": "Boot\n boat\n", "Ufer": "Ufer\n shore\n river bank\n", "Zebra": "Zebra\n zebra\n",
  ]

  @Test func translatesDirectlyInBothDirections() throws {
    let german = Self.vocabulary(.german, "Boote", "Ufer", "Wolke")
    let english = Self.vocabulary(.english, "boats", "shore", "bank", "cloud")
    let shelf = try shelf(["freedict-deu-eng": Self.germanEnglish], german, english)

    #expect(try translations(shelf, of: "Boot", from: german, to: english) == ["boats": 1])
    // A word of a phrase of two counts 1/√2.
    let bank = Float(0.5).squareRoot()
    #expect(try translations(shelf, of: "Ufer", from: german, to: english) == ["shore": 1, "bank": bank])
    #expect(try translations(shelf, of: "Wolke", from: german, to: english).isEmpty)

    #expect(try translations(shelf, of: "boat", from: english, to: german) == ["boote": 1])
    #expect(try translations(shelf, of: "bank", from: english, to: german) == ["ufer": bank])
    #expect(try translations(shelf, of: "cloud", from: english, to: german).isEmpty)
    #expect(shelf.lexicon(from: .german, to: .english)?.covered == 2)
    #expect(shelf.lexicon(from: .english, to: .german)?.covered == 3)
  }

  @Test func aDictionaryOfTheOtherDirectionServesToo() throws {
    let german = Self.vocabulary(.german, "Boot")
    let english = Self.vocabulary(.english, "boat")
    let shelf = try shelf(["freedict-eng-deu": ["boat": "boat\n Boot\n"]], german, english)
    #expect(try translations(shelf, of: "Boot", from: german, to: english) == ["boat": 1])
    #expect(try translations(shelf, of: "boat", from: english, to: german) == ["boot": 1])
  }

  @Test func ofTwoDictionariesTheSurerOneCounts() throws {
    let german = Self.vocabulary(.german, "Ufer")
    let english = Self.vocabulary(.english, "bank")
    let shelf = try shelf(
      ["freedict-deu-eng": Self.germanEnglish, "freedict-eng-deu": ["bank": "bank\n Ufer\n"]], german, english
    )
    #expect(try translations(shelf, of: "Ufer", from: german, to: english) == ["bank": 1])
  }

  @Test func countsTheArticlesThatWereOfUse() throws {
    let german = Self.vocabulary(.german, "Boot", "Ufer")
    let english = Self.vocabulary(.english, "boat")
    let shelf = try shelf(
      ["freedict-deu-eng": Self.germanEnglish, "freedict-eng-deu": ["cloud": "cloud\n Wolke\n"]], german,
      english)
    #expect(shelf.uses.map(\.name) == ["deu-eng", "eng-deu"])
    #expect(shelf.uses.map(\.articles) == [2, 0])
  }

  @Test func reachesALanguageThroughAThird() throws {
    let german = Self.vocabulary(.german, "Boot", "Ufer")
    let russian = Self.vocabulary(.russian, "лодка", "берег", "банк")
    let shelf = try shelf(
      [
        "freedict-deu-eng": ["Boot": "Boot\n boat\n", "Ufer": "Ufer\n shore\n bank\n"],
        "freedict-eng-rus": [
          "boat": "boat\n лодка\n", "shore": "shore\n берег\n",
          "bank": "bank\n берег\n банк\n насыпь\n вал\n",
        ],
      ], german, russian)
    // One way only: as sure as a way through a third language can be.
    #expect(try translations(shelf, of: "Boot", from: german, to: russian) == ["лодка": 0.7])
    let shore = try translations(shelf, of: "Ufer", from: german, to: russian)
    // A half and an eighth of the ways lead to берег (at the ceiling too), an eighth to банк: 2 √⅛ is above the ceiling.
    #expect(shore == ["берег": 0.7, "банк": 0.7])
    #expect(try translations(shelf, of: "лодка", from: russian, to: german) == ["boot": 0.7])
  }

  @Test func theWayThroughAThirdLanguageMayRunAgainstTheAlphabet() throws {
    // A pair is kept as de-en; these lead from en to de.
    let german = Self.vocabulary(.german, "Wolke", "Boot")
    let english = Self.vocabulary(.english, "boat")
    let shelf = try shelf(
      ["freedict-eng-rus": ["boat": "boat\n лодка\n"], "freedict-rus-deu": ["лодка": "лодка\n Boot\n"]],
      german, english)
    #expect(try translations(shelf, of: "boat", from: english, to: german) == ["boot": 0.7])
    #expect(try translations(shelf, of: "Boot", from: german, to: english) == ["boat": 0.7])
    #expect(try translations(shelf, of: "Wolke", from: german, to: english).isEmpty)
  }

  @Test func manyWaysThroughAThirdLanguageAreLessSure() throws {
    let german = Self.vocabulary(.german, "Zug")
    let russian = Self.vocabulary(.russian, "поезд")
    let english = ["train", "pull", "draught", "move", "trait", "column", "procession", "puff"]
    let article = "Zug\n" + english.map { " \($0)\n" }.joined()
    let shelf = try shelf(
      ["freedict-deu-eng": ["Zug": article], "mueller7": ["train": "train\n  поезд; свита; шлейф; хвост\n"]],
      german, russian)
    // One of eight, then one of four: 2 √(1/32).
    let weight = try #require(try translations(shelf, of: "Zug", from: german, to: russian)["поезд"])
    #expect(abs(weight - 2 * Float(1.0 / 32).squareRoot()) < 1e-6)
  }

  @Test func aDirectTranslationBeatsTheWayRound() throws {
    let german = Self.vocabulary(.german, "Boot")
    let russian = Self.vocabulary(.russian, "лодка")
    let shelf = try shelf(
      [
        "freedict-deu-eng": ["Boot": "Boot\n boat\n"], "freedict-deu-rus": ["Boot": "Boot\n лодка\n"],
        "freedict-eng-rus": ["boat": "boat\n лодка\n"],
      ], german, russian)
    #expect(try translations(shelf, of: "Boot", from: german, to: russian) == ["лодка": 1])
  }

  @Test func withoutDictionariesItIsEmptyButThere() throws {
    let german = Self.vocabulary(.german, "Boot")
    let english = Self.vocabulary(.english, "boat")
    let shelf = try DictionaryShelf([], vocabularies: [.german: german, .english: english])
    #expect(shelf.uses.isEmpty)
    #expect(shelf.lexicon(from: .german, to: .english)?.covered == 0)
    #expect(shelf.lexicon(from: .german, to: .russian) == nil)
    #expect(shelf.frequency(of: 0, in: german) == nil)
  }

  @Test func aDamagedDictionaryIsAnError() throws {
    try Fixtures.withTemporaryFolder { folder in
      try DictionaryFiles.write("freedict-deu-eng", Self.germanEnglish, into: folder)
      try Data("Boot\n".utf8).write(to: folder.appending(path: "freedict-deu-eng.index"))
      let german = Self.vocabulary(.german, "Boot")
      let error = try #require(throws: InputError.self) {
        try DictionaryShelf(DictdDictionary.installed(in: folder.path), vocabularies: [.german: german])
      }
      #expect(error.place == "line 1")
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
    let shelf = try shelf(["freedict-deu-eng": ["Fluss": article]], german, english)
    // Six words of German: der Fluss und der See Flüsse.
    #expect(shelf.frequency(of: 0, in: german) == 2.0 / 6)
    // Only the forms that the vocabulary has met count, and it has not met Flüsse.
    #expect(shelf.frequency(of: 1, in: german) == 1.0 / 6)
    #expect(shelf.frequency(of: 2, in: german) == 0)
    // Six of English: the river and the lake rivers.
    #expect(shelf.frequency(of: 0, in: english) == 2.0 / 6)
    #expect(shelf.frequency(of: 1, in: english) == 1.0 / 6)
  }

  @Test func theAlphabetTellsTheLanguagesApartWhereItCan() throws {
    let english = Self.vocabulary(.english, "boat")
    let russian = Self.vocabulary(.russian, "лодка")
    let shelf = try shelf(
      ["mueller7": ["boat": "boat\n  лодка; row a boat\n  лодка, судно\n"]], english, russian)
    // boat row a boat; лодка лодка судно.
    #expect(shelf.frequency(of: 0, in: english) == 2.0 / 4)
    #expect(shelf.frequency(of: 0, in: russian) == 2.0 / 3)
  }

  @Test(
    "Debian's dictionaries translate everyday words",
    .enabled(
      if: Set(DictdDictionary.installed().map(\.name)).isSuperset(of: ["freedict-deu-rus", "mueller7"]),
      "dict-freedict-deu-rus and mueller7-dict are not installed"))
  func installedDictionaries() throws {
    let german = Self.vocabulary(.german, "Fenster", "und")
    let english = Self.vocabulary(.english, "window", "and")
    let russian = Self.vocabulary(.russian, "окна", "и")
    let locations = DictdDictionary.installed().filter { ["freedict-deu-rus", "mueller7"].contains($0.name) }
    let shelf = try DictionaryShelf(
      locations, vocabularies: [.german: german, .english: english, .russian: russian])
    #expect(try translations(shelf, of: "Fenster", from: german, to: russian)["окна"] == 1)
    #expect(try translations(shelf, of: "window", from: english, to: russian)["окна"] == 1)
    let and = try #require(shelf.frequency(of: 1, in: russian))
    let window = try #require(shelf.frequency(of: 0, in: russian))
    #expect(and > window)
    #expect((0.001..<0.2).contains(and))
  }
}
