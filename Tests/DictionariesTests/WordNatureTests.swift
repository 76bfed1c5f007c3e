import Dictionaries
import TestSupport
import Testing
import Texts

@Suite struct WordNatureTests {
  private static let dictionaries = [
    MadeUp.germanEnglish([
      "Armee": "army", "Haus": "house", "Wien": "Vienna", "Moskau": "Moscow", "rot": "red",
      "schreiben": "to write",
      "Kommissar": "commissar", "Volk": "people", "Rose": "rose, Rose", "Deutsche": "German",
    ]),
    MadeUp.englishRussian(["army": "армия", "Vienna": "Вена", "house": "дом"]),
  ]

  private func nature(_ word: String, _ language: Language) throws -> WordNature? {
    try Lexicon([MadeUp.compiled(Self.dictionaries)]).nature(of: word, in: language)
  }

  @Test(arguments: ["Wien", "Moskau", "wien", "WIEN"])
  func inGermanTranslationsTellNames(_ word: String) throws {
    #expect(try nature(word, .german) == .name)
  }

  @Test(arguments: ["Haus", "Hauses", "Armee", "Armeen"])
  func germanNounsAreCommon(_ word: String) throws {
    #expect(try nature(word, .german) == .common)
  }

  @Test(arguments: ["rot", "Rot", "schreiben", "Schreiben"])
  func whatIsWrittenSmallIsSmall(_ word: String) throws {
    #expect(try nature(word, .german) == .small)
  }

  @Test func compoundsAreKnownByTheirParts() throws {
    #expect(try nature("Volkskommissar", .german) == .compound)
  }

  @Test func elsewhereTheCapitalTells() throws {
    #expect(try nature("Vienna", .english) == .name)
    #expect(try nature("army", .english) == .common)
    #expect(try nature("Army", .english) == .common)
    #expect(try nature("Вена", .russian) == .name)
    #expect(try nature("армии", .russian) == .common)
  }

  @Test(arguments: ["Trotzki", "", "…", "日本", "x"])
  func otherWordsHaveNone(_ word: String) throws {
    for language in [Language.german, .english, .russian] { #expect(try nature(word, language) == nil) }
  }

  @Test func aLanguageOfNoDictionaryHasNone() throws {
    let french = try #require(Language("fr"))
    #expect(try nature("Vienna", french) == nil)
    #expect(Lexicon.empty.nature(of: "Haus", in: .german) == nil)
  }

  @Test func tellsWhatLanguagesItCovers() throws {
    let lexicon = try Lexicon([MadeUp.compiled(Self.dictionaries)])
    #expect([Language.german, .english, .russian].allSatisfy(lexicon.covers))
    #expect(!lexicon.covers(try #require(Language("fr"))))
    #expect(!Lexicon.empty.covers(.german))
  }

  @Test func theSameEachTimeAndForAnyText() throws {
    let lexicon = try Lexicon([MadeUp.compiled(Self.dictionaries)])
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<200 {
      let word = RandomText.string(upTo: 8, using: &generator)
      #expect(lexicon.nature(of: word, in: .german) == lexicon.nature(of: word, in: .german))
    }
  }
}
