import Dictionaries
import TestSupport
import Testing
import Texts

@Suite struct LexiconLookupTests {
  private static let germanEnglish = MadeUp.germanEnglish([
    "Boot": "boat", "Haus": "house, home", "Rote Armee": "Red Army", "teilnehmen": "to take part",
    "in Kraft treten": "come into force", "Rat": "council, advice", "U-Boot": "submarine",
    "St. Petersburg": "Saint Petersburg",
  ])

  private func texts(
    _ lexicon: Lexicon, _ word: String, from: Language = .german, to: Language = .english
  ) -> [String] {
    lexicon.translations(of: word, from: from, to: to).map(\.text).sorted()
  }

  @Test(arguments: [
    ("Haus", ["home", "house"]), ("Häuser", ["home", "house"]), ("Boote", ["boat"]), ("nichts", []), ("", []),
    ("-", []),
  ])
  func findsTranslationsOfWords(_ word: String, _ translations: [String]) throws {
    #expect(texts(try MadeUp.lexicon(Self.germanEnglish), word) == translations)
  }

  @Test func worksBackwards() throws {
    let lexicon = try MadeUp.lexicon(Self.germanEnglish)
    #expect(texts(lexicon, "homes", from: .english, to: .german) == ["haus"])
    #expect(texts(lexicon, "take part", from: .english, to: .german) == ["teilnehmen"])
  }

  @Test func saysWhereATranslationComesFrom() throws {
    let lexicon = try MadeUp.lexicon(Self.germanEnglish)
    let found = try #require(lexicon.translations(of: "Booten", from: .german, to: .english).first)
    #expect(found.text == "boat")
    #expect(found.weight == 1)
    #expect(found.dictionaries == ["de-en"])
    #expect(found.headword == "boot")
    #expect(found.way == .word)
    #expect(found.via == nil)
  }

  @Test(arguments: [
    ("Rote Armee", "red army"), ("Roten Armee", "red army"), ("rote armeen", "red army"),
    ("«Roten\u{A0}Armee»", "red army"), ("in Kraft getreten", "come into force"),
    ("in Kraft trat", "come into force"),
    ("U-Boote", "submarine"), ("U-Boot", "submarine"), ("St. Petersburg", "saint petersburg"),
  ])
  func findsPhrasesWhateverTheirForms(_ phrase: String, _ translation: String) throws {
    let found = try MadeUp.lexicon(Self.germanEnglish).translations(of: phrase, from: .german, to: .english)
    #expect(found.map(\.text) == [translation])
  }

  @Test(arguments: [
    ("Haus Boot", ["boat", "home", "house"]), ("Haus-Boote", ["boat", "home", "house"]),
    ("Rote Häuser", ["home", "house"]),
  ])
  func aPhraseThatNoDictionaryHasIsFoundByItsWords(_ phrase: String, _ translations: [String]) throws {
    let found = try MadeUp.lexicon(Self.germanEnglish).translations(of: phrase, from: .german, to: .english)
    #expect(found.map(\.text).sorted() == translations)
    #expect(found.allSatisfy { $0.way == .compound && $0.weight < 0.9 })
  }

  @Test(arguments: ["rote", "Armee Rote", "Rote Armee Fraktion", "große Rote Armee"])
  func aPhraseIsNotFoundByAnotherOrApart(_ phrase: String) throws {
    #expect(texts(try MadeUp.lexicon(Self.germanEnglish), phrase).isEmpty)
  }

  @Test func aPhraseWithoutATranslationIntoTheLanguageIsFoundByItsWords() throws {
    let lexicon = try MadeUp.lexicon(
      .germanEnglish(["Deutsches Reich": "German Reich"]),
      .germanRussian(["deutsch": "немецкий", "Reich": "империя"]))
    #expect(texts(lexicon, "Deutschen Reichs", to: .russian) == ["империя", "немецкий"])
    #expect(texts(lexicon, "Deutschen Reichs") == ["german reich"])
  }

  @Test func aWordMayHaveLostItsHyphen() throws {
    let lexicon = try MadeUp.lexicon(.englishRussian(["tomorrow": "завтра", "morrow": "утро"]))
    #expect(texts(lexicon, "to-morrow", from: .english, to: .russian) == ["завтра"])
  }

  @Test(arguments: ["to take part", "take part", "Takes part"])
  func placeholdersDoNotCount(_ phrase: String) throws {
    let lexicon = try MadeUp.lexicon(Self.germanEnglish)
    #expect(texts(lexicon, phrase, from: .english, to: .german) == ["teilnehmen"])
  }

  @Test func manyTranslationsSayLittleEach() throws {
    let lexicon = try MadeUp.lexicon(
      .germanEnglish(["Zug": "train, pull, draught, move, trait, column, procession, puff, march"]))
    let found = lexicon.translations(of: "Zug", from: .german, to: .english)
    #expect(found.count == 9)
    #expect(found.allSatisfy { abs($0.weight - 2.0 / 3) < 1e-6 })
    // Alike ones in the order of the alphabet.
    #expect(found.map(\.text) == found.map(\.text).sorted())
  }

  @Test func aThirdLanguageIsTheWayWhereThereIsNoOther() throws {
    let lexicon = try MadeUp.lexicon(
      Self.germanEnglish, .englishRussian(["boat": "лодка", "house": "дом", "home": "дом, родина"]),
      .germanRussian(["Haus": "здание"]))
    let boat = lexicon.translations(of: "Boot", from: .german, to: .russian)
    #expect(boat.map(\.text) == ["лодка"])
    #expect(boat.map(\.via) == ["boat"])
    #expect(boat.map(\.dictionaries) == [["de-en", "en-ru"]])
    #expect(boat.map(\.weight) == [0.7])
    #expect(texts(lexicon, "Haus", to: .russian) == ["здание"])
    #expect(texts(lexicon, "лодки", from: .russian, to: .german) == ["boot"])
  }

  @Test func theSurestWayByAThirdLanguageIsNamed() throws {
    let lexicon = try MadeUp.lexicon(
      .germanEnglish(["Haus": "house, home"]), .englishRussian(["house": "дом", "home": "дом, родина, дома"]))
    let found = lexicon.translations(of: "Haus", from: .german, to: .russian).first { $0.text == "дом" }
    #expect(found?.via == "house")
  }

  @Test func aGlossaryHasTheLastWord() throws {
    let lexicon = try MadeUp.lexicon(Self.germanEnglish, glossary: .germanEnglish(["Rat": "soviet"]))
    #expect(texts(lexicon, "Räte") == ["soviet"])
    #expect(texts(lexicon, "soviets", from: .english, to: .german) == ["rat"])
    // On what it does not have, the dictionary.
    #expect(texts(lexicon, "Boot") == ["boat"])
  }

  @Test func unknownLanguagesHaveNoTranslations() throws {
    let lexicon = try MadeUp.lexicon(Self.germanEnglish)
    let french = try #require(Language("fr"))
    #expect(texts(lexicon, "Haus", to: french).isEmpty)
    #expect(texts(lexicon, "Haus", from: french).isEmpty)
    #expect(texts(lexicon, "Haus", to: .german).isEmpty)
    #expect(texts(.empty, "Haus").isEmpty)
    #expect(!lexicon.knows("Haus", from: .german, to: french))
    #expect(!lexicon.knows("Haus", from: .german, to: .german))
    #expect(!Lexicon.empty.knows("Haus", from: .german, to: .english))
  }

  @Test(arguments: [
    ("Haus", true), ("Häusern", true), ("Bootshaus", true), ("Kraft", false), ("qwertz", false),
    ("", false), ("Rote Armee", true),
  ])
  func knowsWhatHasATranslation(_ word: String, _ isKnown: Bool) throws {
    #expect(try MadeUp.lexicon(Self.germanEnglish).knows(word, from: .german, to: .english) == isKnown)
  }

  @Test func knowsWhatHasOneByAThirdLanguage() throws {
    let lexicon = try MadeUp.lexicon(Self.germanEnglish, .englishRussian(["boat": "лодка"]))
    #expect(lexicon.knows("Boot", from: .german, to: .russian))
    #expect(!lexicon.knows("Haus", from: .german, to: .russian))
  }

  @Test func takesAnyText() throws {
    let lexicon = try MadeUp.lexicon(Self.germanEnglish, .englishRussian(["boat": "лодка"]))
    var generator = SeededGenerator(seed: 41)
    for _ in 0..<500 {
      let text = RandomText.string(upTo: 20, using: &generator)
      for translation in lexicon.translations(of: text, from: .german, to: .russian) {
        #expect((0...1).contains(translation.weight))
      }
    }
  }
}
