import Dictionaries
import Testing
import Texts

@Suite struct WordMatcherTests {
  private typealias Found = (stem: String, way: WordMatcher.Way, weight: Float)

  private static let german = MadeUp(
    source: .german, target: .english,
    entries: [
      "Volk": "people", "Kommissar": "commissar", "Schule": "school", "Haus": "house", "Arbeiter": "worker",
      "Bewegung": "movement", "Gut": "estate", "Besitzer": "owner", "Hund": "dog", "Frau": "woman",
      "Kirche": "church",
      "Herz": "heart", "Schmerz": "pain", "Bild": "picture", "Erde": "earth", "Bau": "building",
      "Welt": "world", "Raum": "space",
      "Zeit": "time", "nehmen": "take", "übernehmen": "take over", "gehen": "go", "stehen": "stand",
      "Finnland": "Finland", "arbeiten": "work", "Eis": "ice", "Hilfe": "help", "Ei": "egg", "rot": "red",
      "Kind": "child",
      "Buch": "book",
    ], forms: ["Kinder": "Kind"])

  private static let russian = MadeUp(
    source: .russian, target: .english,
    entries: [
      "отец": "father", "лёд": "ice", "день": "day", "идти": "go", "прийти": "come", "железный": "iron",
      "дорожный": "road", "земля": "earth", "владелец": "owner", "арестовать": "arrest", "мыть": "wash",
      "человек": "man", "хотеть": "want", "писать": "write", "нужный": "necessary",
    ])

  /// What a word stands for, the stems as they are in the lexicon.
  private func found(_ word: String, _ dictionary: MadeUp) throws -> [Found] {
    let lexicon = try MadeUp.lexicon(dictionary)
    let part = lexicon.parts[0]
    let from = try #require(part.index(of: dictionary.source))
    let to = try #require(part.index(of: dictionary.target))
    return lexicon.matcher(0, from: from, to: to).matches(word).map {
      (part.languages[from].stems.string($0.stem), $0.way, $0.weight)
    }
  }

  private func stem(_ word: String, _ language: Language) -> String {
    Stemmer(language).stem(TermFolder(language).fold(word))
  }

  @Test(arguments: ["Haus", "HAUS", "Häuser", "Hauses", "häusern"])
  func findsAWordByItsStem(_ word: String) throws {
    let found = try found(word, Self.german)
    #expect(found.map(\.stem) == ["haus"])
    #expect(found.map(\.way) == [.word])
    #expect(found.map(\.weight) == [1])
  }

  @Test(arguments: [
    // Nothing between the parts, and each linking element.
    ("Schulhaus", ["Schule", "Haus"]), ("Hilfsarbeiter", ["Hilfe", "Arbeiter"]),
    ("Weltraum", ["Welt", "Raum"]),
    ("Volkskommissar", ["Volk", "Kommissar"]),
    ("Arbeiterbewegung", ["Arbeiter", "Bewegung"]), ("Gutsbesitzer", ["Gut", "Besitzer"]),
    ("Frauenbewegung", ["Frau", "Bewegung"]), ("Kirchenbau", ["Kirche", "Bau"]),
    ("Bilderbuch", ["Bild", "Buch"]),
    ("Hundehaus", ["Hund", "Haus"]), ("Herzensbild", ["Herz", "Bild"]), ("Kindeszeit", ["Kind", "Zeit"]),
    ("Erdbewegung", ["Erde", "Bewegung"]), ("Volkskommissaren", ["Volk", "Kommissar"]),
    ("Weltraumarbeiter", ["Welt", "Raum", "Arbeiter"]),
  ])
  func splitsCompounds(_ word: String, _ parts: [String]) throws {
    let found = try found(word, Self.german)
    #expect(found.map(\.stem) == parts.map { stem($0, .german) })
    #expect(found.allSatisfy { $0.way == .compound })
    // Each of two parts counts less than the word, each of three less still.
    #expect(found.allSatisfy { abs($0.weight - 0.9 / Float(parts.count).squareRoot()) < 1e-6 })
  }

  @Test func aCompoundThatTheDictionaryHasIsNotSplit() throws {
    let dictionary = MadeUp.germanEnglish(["Schule": "school", "Haus": "house", "Schulhaus": "schoolhouse"])
    #expect(try found("Schulhauses", dictionary).map(\.stem) == ["schulhaus"])
  }

  @Test(arguments: [
    // Parts of two letters; a rest that is no word; a part that is none; the first part alone.
    "Eihaus", "Hausxyzabc", "Xyzabchaus", "Hausung", "Schmerzqwert", "abc", "Mauserei", "Finnlands",
  ])
  func doesNotSplitWhatIsNoCompound(_ word: String) throws {
    #expect(try found(word, Self.german).allSatisfy { $0.way != .compound })
  }

  @Test func aLanguageWithoutLinkingElementsHasNoCompounds() throws {
    let english = MadeUp.englishRussian(["rail": "рельс", "way": "путь", "house": "дом", "boat": "лодка"])
    #expect(try found("houseboat", english).allSatisfy { $0.way != .compound })
  }

  @Test(arguments: [
    ("ging", "gehen"), ("gegangen", "gehen"), ("stand", "stehen"), ("nahmen", "nehmen"),
    ("Genommen", "nehmen"),
  ])
  func knowsIrregularForms(_ word: String, _ base: String) throws {
    let found = try found(word, Self.german)
    #expect(found.contains { $0.stem == stem(base, .german) && $0.way == .form })
  }

  @Test(arguments: [
    ("übernahm", ["übernehmen", "nehmen"]), ("übernommen", ["übernehmen", "nehmen"]),
    ("entstand", ["stehen"]),
    ("aufgenommen", ["nehmen"]),
  ])
  func knowsIrregularFormsWithPrefixes(_ word: String, _ bases: [String]) throws {
    let found = try found(word, Self.german)
    #expect(Set(found.map(\.stem)).isSuperset(of: bases.map { stem($0, .german) }))
  }

  @Test func aFormThatTheDictionaryRefersFromIsItsWord() throws {
    var dictionary = MadeUp.germanEnglish(["Mann": "man"])
    dictionary.forms = ["Leute": "Mann"]
    let found = try found("Leute", dictionary)
    #expect(found.contains { $0.stem == "mann" && $0.way == .form })
  }

  @Test(arguments: [
    ("отца", "отец"), ("отцами", "отец"), ("льда", "лёд"), ("дня", "день"), ("нужен", "нужный"),
    ("владельцев", "владелец"), ("шёл", "идти"), ("пришедший", "прийти"), ("людьми", "человек"),
    ("хочет", "хотеть"),
  ])
  func knowsFleetingVowelsAndIrregularFormsOfRussian(_ word: String, _ base: String) throws {
    let found = try found(word, Self.russian)
    #expect(found.contains { $0.stem == stem(base, .russian) && $0.way == .form }, "\(found)")
  }

  @Test(arguments: ["мыться", "моешьсяабв"])
  func readsReflexivesAsTheirVerbs(_ word: String) throws {
    let isReflexive = word == "мыться"
    #expect(try found(word, Self.russian).contains { $0.stem == stem("мыть", .russian) } == isReflexive)
  }

  @Test func splitsRussianCompounds() throws {
    for (word, parts) in [
      ("железнодорожного", ["железный", "дорожный"]), ("землевладельцы", ["земля", "владелец"]),
    ] {
      let found = try found(word, Self.russian)
      #expect(found.map(\.stem) == parts.map { stem($0, .russian) })
      #expect(found.allSatisfy { $0.way == .compound })
    }
  }

  @Test(arguments: [("написать", "писать"), ("дописать", "писать")])
  func leavesPrefixesOut(_ word: String, _ base: String) throws {
    let found = try found(word, Self.russian)
    #expect(found.map(\.stem) == [stem(base, .russian)])
    #expect(found.map(\.way) == [.prefix])
    #expect(found.map(\.weight) == [0.6])
  }

  @Test(arguments: [("Theil", "Teil"), ("Thüren", "Tür"), ("Vortheil", "Vorteil"), ("Theater", "Theater")])
  func readsGermanAsItWasWrittenBefore1901(_ word: String, _ base: String) throws {
    let dictionary = MadeUp.germanEnglish(
      ["Teil": "part", "Tür": "door", "Vorteil": "advantage", "Theater": "theatre", "Teat": "nonsense"])
    #expect(try found(word, dictionary).map(\.stem) == [stem(base, .german)])
  }

  @Test(arguments: [("Herrscherin", "Herrscher"), ("Herrscherinnen", "Herrscher"), ("Häuschen", "Haus")])
  func leavesEndingsOut(_ word: String, _ base: String) throws {
    let dictionary = MadeUp.germanEnglish(["Herrscher": "ruler", "Haus": "house"])
    let found = try found(word, dictionary)
    #expect(found.map(\.stem) == [stem(base, .german)])
    #expect(found.map(\.way) == [.form])
  }

  @Test func anIrregularFormIsNotTheWordItLooksLike() throws {
    let dictionary = MadeUp.germanEnglish(["Sprache": "language", "sprechen": "speak"])
    #expect(try found("sprach", dictionary).map(\.stem) == [stem("sprechen", .german)])
    // Unless a dictionary has it: both.
    let both = MadeUp.germanEnglish(["Band": "volume", "binden": "bind"])
    #expect(Set(try found("Band", both).map(\.stem)) == [stem("Band", .german), stem("binden", .german)])
    // And without its verb it is what it looks like.
    #expect(
      try found("sprach", .germanEnglish(["Sprache": "language"])).map(\.stem) == [stem("Sprache", .german)])
  }

  @Test func findsRelatives() throws {
    let found = try found("арестовывал", Self.russian)
    #expect(found.map(\.stem) == [stem("арестовать", .russian)])
    #expect(found.map(\.way) == [.relative])
  }

  @Test(arguments: ["", "x", "я", "qwertz", "42", "—", "房子", "🚀", "\u{301}", "ааааа", "ssssssssssssssss"])
  func findsNothingWhereNothingIs(_ word: String) throws {
    #expect(try found(word, Self.german).isEmpty)
    #expect(try found(word, Self.russian).isEmpty)
  }

  @Test func aVeryLongWordTakesNoLongTime() throws {
    let word = String(repeating: "haus", count: 200)
    let clock = ContinuousClock()
    var found: [Found] = []
    let time = try clock.measure { found = try self.found(word, Self.german) }
    #expect(found.allSatisfy { $0.way == .compound })
    #expect(time < .seconds(5))
  }

  @Test func wordsOfPhrasesAloneAreNoTranslations() throws {
    let dictionary = MadeUp.germanEnglish(["rotes Kreuz": "red cross", "Kreuzung": "crossing"])
    // Its stem is there, but leads nowhere by itself.
    #expect(try found("Kreuz", dictionary).contains { $0.way == .word })
    let lexicon = try MadeUp.lexicon(dictionary)
    #expect(lexicon.translations(of: "rotes Kreuz", from: .german, to: .english).map(\.text) == ["red cross"])
  }

  @Test func whatIsTooLongForAWordIsNotLookedUp() throws {
    #expect(try found(String(repeating: "haus", count: 20_000), Self.german).isEmpty)
    let long = String(repeating: "haus", count: Word.longest / 4)
    #expect(try found(long, Self.german).count == Word.longest / 4)
  }
}
