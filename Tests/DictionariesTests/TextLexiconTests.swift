import Dictionaries
import Foundation
import TestSupport
import Testing
import Texts

@Suite struct TextLexiconTests {
  private static func vocabulary(_ language: Language, _ words: String...) -> Vocabulary {
    var vocabulary = Vocabulary(language)
    for word in words { _ = vocabulary.enter(word) }
    return vocabulary
  }

  /// What the dictionaries written for the test say of the words of texts.
  private func texts(
    _ dictionaries: [String: KeyValuePairs<String, String>], glossary: MadeUp? = nil,
    _ vocabularies: Vocabulary...
  ) throws -> TextLexicon {
    try Fixtures.withTemporaryFolder { folder in
      for (name, articles) in dictionaries { try DictionaryFiles.write(name, articles, into: folder) }
      let (lexicon, _) = try Lexicon.open(
        DictionarySource.installed(in: folder.path), cache: folder.appending(path: "cache"))
      let own = try glossary.map { [try MadeUp.compiled([$0], isGlossary: true)] } ?? []
      return TextLexicon(
        Lexicon(own + lexicon.parts),
        vocabularies: Dictionary(uniqueKeysWithValues: vocabularies.map { ($0.language, $0) }))
    }
  }

  /// The translations of a word with their weights.
  private func translations(
    _ texts: TextLexicon, of word: String, from: Vocabulary, to: Vocabulary
  ) throws -> [String: Float] {
    let lexicon = try #require(texts.lexicon(from: from.language, to: to.language))
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
    let texts = try texts(["freedict-deu-eng": Self.germanEnglish], german, english)

    #expect(try translations(texts, of: "Boot", from: german, to: english) == ["boats": 1])
    #expect(try translations(texts, of: "Ufer", from: german, to: english) == ["shore": 1, "bank": 1])
    #expect(try translations(texts, of: "Wolke", from: german, to: english).isEmpty)

    #expect(try translations(texts, of: "boat", from: english, to: german) == ["boote": 1])
    #expect(try translations(texts, of: "bank", from: english, to: german) == ["ufer": 1])
    #expect(try translations(texts, of: "cloud", from: english, to: german).isEmpty)
    #expect(texts.lexicon(from: .german, to: .english)?.covered == 2)
    #expect(texts.lexicon(from: .english, to: .german)?.covered == 3)
  }

  @Test func aDictionaryOfTheOtherDirectionServesToo() throws {
    let german = Self.vocabulary(.german, "Boot")
    let english = Self.vocabulary(.english, "boat")
    let texts = try texts(["freedict-eng-deu": ["boat": "boat\n Boot\n"]], german, english)
    #expect(try translations(texts, of: "Boot", from: german, to: english) == ["boat": 1])
    #expect(try translations(texts, of: "boat", from: english, to: german) == ["boot": 1])
  }

  @Test func ofManyTranslationsEachSaysLittle() throws {
    let german = Self.vocabulary(.german, "Zug")
    let english = Self.vocabulary(.english, "train", "chess")
    let others = ["pull", "draught", "move", "trait", "column", "procession", "puff"].map { " \($0)\n" }
      .joined()
    // So that neither English word is sure the other way round.
    let texts = try Fixtures.withTemporaryFolder { folder in
      try DictionaryFiles.write(
        "freedict-deu-eng", ["Zug": "Zug\n train\n chess move\n" + others], into: folder)
      let words = ["Bahn", "Tross", "Kette", "Folge", "Gefolge", "Schleppe", "Reihe", "Schweif"].map {
        "\($0)\ttrain\n\($0)\tchess move\n"
      }.joined()
      try Data(words.utf8).write(to: folder.appending(path: "more.tsv"))
      let sources =
        try DictionarySource.installed(in: folder.path) + [.named("de-en=\(folder.path)/more.tsv")]
      return TextLexicon(
        try Lexicon.open(sources, cache: folder).lexicon, vocabularies: [.german: german, .english: english])
    }
    let found = try translations(texts, of: "Zug", from: german, to: english)
    // One of nine, and a word of a phrase of two counts 1/√2.
    #expect(abs((found["train"] ?? 0) - 2 * Float(1.0 / 9).squareRoot()) < 1e-6)
    #expect(abs((found["chess"] ?? 0) - 2 * (Float(0.5).squareRoot() / 9).squareRoot()) < 1e-6)
  }

  @Test func ofTwoDictionariesTheSurerOneCounts() throws {
    let german = Self.vocabulary(.german, "Ufer")
    let english = Self.vocabulary(.english, "bank")
    let texts = try texts(
      ["freedict-deu-eng": Self.germanEnglish, "freedict-eng-deu": ["bank": "bank\n Ufer\n"]], german, english
    )
    #expect(try translations(texts, of: "Ufer", from: german, to: english) == ["bank": 1])
  }

  @Test func countsWhatEachDictionaryGave() throws {
    let german = Self.vocabulary(.german, "Boot", "Ufer")
    let english = Self.vocabulary(.english, "boat")
    let texts = try texts(
      ["freedict-deu-eng": Self.germanEnglish, "freedict-eng-deu": ["cloud": "cloud\n Wolke\n"]], german,
      english)
    #expect(texts.uses.map(\.dictionary.name) == ["deu-eng", "eng-deu"])
    // Boot, Ufer, boat.
    #expect(texts.uses.map(\.words) == [3, 0])
    // Boot to boat, and back.
    #expect(texts.uses.map(\.pairs) == [2, 0])
  }

  @Test func dictionariesByWayOfAThirdLanguageAreOfUseToo() throws {
    let german = Self.vocabulary(.german, "Boot", "Wolke")
    let russian = Self.vocabulary(.russian, "лодка")
    let texts = try texts(
      ["freedict-deu-eng": Self.germanEnglish, "freedict-eng-rus": ["boat": "boat\n лодка\n"]], german,
      russian)
    #expect(texts.uses.map(\.words) == [2, 2])
    #expect(texts.uses.map(\.pairs) == [2, 2])
  }

  @Test func aGlossaryOutranksTheDictionaryInBothDirections() throws {
    let german = Self.vocabulary(.german, "Rat", "Boot")
    let english = Self.vocabulary(.english, "soviet", "council", "boat")
    let texts = try texts(
      ["freedict-deu-eng": ["Rat": "Rat\n council\n", "Boot": "Boot\n boat\n"]],
      glossary: .germanEnglish(["Rat": "soviet"]), german, english)
    #expect(try translations(texts, of: "Rat", from: german, to: english) == ["soviet": 1, "council": 0.5])
    #expect(try translations(texts, of: "council", from: english, to: german) == ["rat": 0.5])
    // What the glossary does not have stays as it is.
    #expect(try translations(texts, of: "Boot", from: german, to: english) == ["boat": 1])
  }

  @Test func aGlossaryOfOneLanguageDoesNotOutrankDictionariesOfAnother() throws {
    let german = Self.vocabulary(.german, "Rat")
    let english = Self.vocabulary(.english, "soviet")
    let russian = Self.vocabulary(.russian, "совет")
    let texts = try texts(
      ["freedict-deu-rus": ["Rat": "Rat\n совет\n"]], glossary: .germanEnglish(["Rat": "soviet"]), german,
      english, russian)
    #expect(try translations(texts, of: "Rat", from: german, to: russian) == ["совет": 1])
    #expect(try translations(texts, of: "Rat", from: german, to: english) == ["soviet": 1])
  }

  @Test func whatGlossaryAndDictionaryAgreeOnIsSure() throws {
    let german = Self.vocabulary(.german, "Rat")
    let english = Self.vocabulary(.english, "council")
    let texts = try texts(
      ["freedict-deu-eng": ["Rat": "Rat\n council\n"]], glossary: .germanEnglish(["Rat": "council"]), german,
      english)
    #expect(try translations(texts, of: "Rat", from: german, to: english) == ["council": 1])
  }

  @Test func aThirdLanguageIsAskedOnlyForWordsThatHaveNothingDirect() throws {
    let german = Self.vocabulary(.german, "Zug", "Boot")
    let russian = Self.vocabulary(.russian, "поезд", "шлейф", "лодка")
    let texts = try texts(
      [
        "freedict-deu-rus": ["Zug": "Zug\n поезд\n"],
        "freedict-deu-eng": ["Zug": "Zug\n train\n", "Boot": "Boot\n boat\n"],
        "freedict-eng-rus": ["train": "train\n шлейф\n", "boat": "boat\n лодка\n"],
      ], german, russian)
    #expect(try translations(texts, of: "Zug", from: german, to: russian)["поезд"] == 1)
    #expect(try translations(texts, of: "Boot", from: german, to: russian) == ["лодка": 0.7])
  }

  @Test func reachesALanguageThroughAThird() throws {
    let german = Self.vocabulary(.german, "Boot", "Ufer")
    let russian = Self.vocabulary(.russian, "лодка", "берег", "банк")
    let texts = try texts(
      [
        "freedict-deu-eng": ["Boot": "Boot\n boat\n", "Ufer": "Ufer\n shore\n bank\n"],
        "freedict-eng-rus": [
          "boat": "boat\n лодка\n", "shore": "shore\n берег\n",
          "bank": "bank\n берег\n банк\n насыпь\n вал\n",
        ],
      ], german, russian)
    // One way only: as sure as a way through a third language can be.
    #expect(try translations(texts, of: "Boot", from: german, to: russian) == ["лодка": 0.7])
    let shore = try translations(texts, of: "Ufer", from: german, to: russian)
    // A half and an eighth of the ways lead to берег (at the ceiling too), an eighth to банк: 2 √⅛ is above the ceiling.
    #expect(shore == ["берег": 0.7, "банк": 0.7])
    #expect(try translations(texts, of: "лодка", from: russian, to: german) == ["boot": 0.7])
  }

  @Test func theWayThroughAThirdLanguageMayRunAgainstTheAlphabet() throws {
    // A pair is kept as de-en; these lead from en to de.
    let german = Self.vocabulary(.german, "Wolke", "Boot")
    let english = Self.vocabulary(.english, "boat")
    let texts = try texts(
      ["freedict-eng-rus": ["boat": "boat\n лодка\n"], "freedict-rus-deu": ["лодка": "лодка\n Boot\n"]],
      german, english)
    #expect(try translations(texts, of: "boat", from: english, to: german) == ["boot": 0.7])
    #expect(try translations(texts, of: "Boot", from: german, to: english) == ["boat": 0.7])
    #expect(try translations(texts, of: "Wolke", from: german, to: english).isEmpty)
  }

  @Test func manyWaysThroughAThirdLanguageAreLessSure() throws {
    let german = Self.vocabulary(.german, "Zug")
    let russian = Self.vocabulary(.russian, "поезд")
    let english = ["train", "pull", "draught", "move", "trait", "column", "procession", "puff"]
    let article = "Zug\n" + english.map { " \($0)\n" }.joined()
    let texts = try texts(
      [
        "freedict-deu-eng": [
          "Zug": article, "Bahn": "Bahn\n train\n", "Tross": "Tross\n train\n",
          "Schleppe": "Schleppe\n train\n",
        ],
        "mueller7": [
          "train": "train\n  поезд; свита; шлейф; хвост\n", "coach": "coach\n  поезд\n",
          "rail": "rail\n  поезд\n",
          "express": "express\n  поезд\n", "railway": "railway\n  поезд\n", "wagon": "wagon\n  поезд\n",
          "suite": "suite\n  поезд\n", "string": "string\n  поезд\n",
        ],
      ], german, russian)
    // One of eight, then one of four, whichever way one goes: 2 √(1/32).
    let weight = try #require(try translations(texts, of: "Zug", from: german, to: russian)["поезд"])
    #expect(abs(weight - 2 * Float(1.0 / 32).squareRoot()) < 1e-6)
  }

  @Test func aDirectTranslationBeatsTheWayRound() throws {
    let german = Self.vocabulary(.german, "Boot")
    let russian = Self.vocabulary(.russian, "лодка")
    let texts = try texts(
      [
        "freedict-deu-eng": ["Boot": "Boot\n boat\n"], "freedict-deu-rus": ["Boot": "Boot\n лодка\n"],
        "freedict-eng-rus": ["boat": "boat\n лодка\n"],
      ], german, russian)
    #expect(try translations(texts, of: "Boot", from: german, to: russian) == ["лодка": 1])
  }

  @Test func withoutDictionariesItIsEmptyButThere() throws {
    let german = Self.vocabulary(.german, "Boot")
    let english = Self.vocabulary(.english, "boat")
    let texts = TextLexicon(.empty, vocabularies: [.german: german, .english: english])
    #expect(texts.uses.isEmpty)
    #expect(texts.lexicon(from: .german, to: .english)?.covered == 0)
    #expect(texts.lexicon(from: .german, to: .russian) == nil)
    #expect(Lexicon.empty.frequency(of: 0, in: german) == nil)
  }

  @Test(
    "Debian's dictionaries translate everyday words",
    .enabled(
      if: Set(DictionarySource.installed(in: Fixtures.dictionaries.path).map(\.name)).isSuperset(of: [
        "deu-rus", "mueller7",
      ]),
      "dict-freedict-deu-rus and mueller7-dict are not installed"))
  func installedDictionaries() throws {
    let german = Self.vocabulary(.german, "Fenster", "und")
    let english = Self.vocabulary(.english, "window", "and")
    let russian = Self.vocabulary(.russian, "окна", "и")
    let sources = DictionarySource.installed(in: Fixtures.dictionaries.path).filter {
      ["deu-rus", "mueller7"].contains($0.name)
    }
    try Fixtures.withTemporaryFolder { folder in
      let (lexicon, _) = try Lexicon.open(sources, cache: folder)
      let texts = TextLexicon(
        lexicon, vocabularies: [.german: german, .english: english, .russian: russian])
      #expect(try translations(texts, of: "Fenster", from: german, to: russian)["окна"] == 1)
      #expect(try translations(texts, of: "window", from: english, to: russian)["окна"] ?? 0 > 0.5)
      let and = try #require(lexicon.frequency(of: 1, in: russian))
      let window = try #require(lexicon.frequency(of: 0, in: russian))
      #expect(and > window)
      #expect((0.001..<0.2).contains(and))
    }
  }
}
