import Testing
import Texts

/// Marks of notes in plain text: the sentence ends, holds its mark in the source, and shows none.
@Suite struct NoteMarkFinderTests {
  private func sentences(_ text: String, _ language: Language) throws -> [String] {
    let view = try DocumentProbe(text, .plainText).view
    return try SentenceSegmenter(language).sentences(of: view).map { view.text(in: $0.viewRange) }
  }

  /// Kinds of marks, each with the mark of a second note.
  private static let marks: [(String, String)] = [
    ("¹", "²"), ("1", "2"), ("12", "13"), ("123", "124"), ("*", "**"), ("†", "‡"), ("¹)", "²)"), ("1)", "2)"),
    ("{1}", "{2}"),
    ("[3, 4]", "[5–7]"), ("[3,4]", "[5]"), ("[Anm. 1]", "[Anm. 2]"), ("[Note 1]", "[note 2]"),
    ("[прим. 1]", "[прим. 2]"),
    ("[A 2]", "[A 3]"), ("[a]", "[b]"), ("[1]", "[2]"), ("[1][2]", "[3][4]"), ("¹,²", "³"), ("¹²", "¹³"),
    ("^1", "^2"),
    ("[^1]", "[^2]"), ("^4^", "^5^"), ("(1)", "(2)"), ("*)", "**)"), ("¹⁾", "²⁾"), ("⁽¹⁾", "⁽²⁾"),
    ("[*]", "[†]"), ("1,2", "3"),
    (" ¹", " ²"), (" [1]", " [2]"), ("[fn 3]", "[fn 4]"), ("[^note]", "[^other]"), ("[iv]", "[v]"),
    ("[citation needed]", "[when?]"),
    ("^[1]", "^[2]"), ("§", "¶"), ("***", "****"), ("††", "‡‡"), ("[Fußnote 5]", "[Fn. 6]"),
    ("[N 1]", "[n. 2]"),
  ]

  private static let texts: [(language: Language, sentences: [String])] = [
    (
      .german,
      [
        "Die Brücke wurde gesperrt.", "Im Süden ging der Krieg weiter!", "„Niemand siegte.“",
        "Das Jahr 1918 kam.",
      ]
    ),
    (
      .english,
      ["The bridge was closed.", "Did the war go on in the south?", "“Nobody won.”", "The year 1918 came."]
    ),
    (.russian, ["Мост закрыли.", "На юге война продолжалась!", "«Никто не победил.»", "Наступил 1918 год."]),
  ]

  @Test(arguments: texts.indices, marks.indices)
  func endsTheSentenceAndIsNoTextOfIt(_ text: Int, _ mark: Int) throws {
    let (language, expected) = Self.texts[text]
    let (one, two) = Self.marks[mark]
    let source = expected.enumerated().map { $1 + ($0 == 3 ? "" : $0 % 2 == 0 ? one : two) }.joined(
      separator: " ")
    #expect(try sentences(source, language) == expected, "\(source)")
  }

  @Test(arguments: texts.indices)
  func theMarkBelongsToTheSentenceItEnds(_ text: Int) throws {
    let (language, expected) = Self.texts[text]
    let probe = try DocumentProbe(expected.map { $0 + "¹²" }.joined(separator: " "), .plainText)
    #expect(try probe.sources(language) == expected.map { $0 + "¹²" })
  }

  @Test(arguments: [
    ("Der Krieg endete 1918⁹ und kam nicht wieder.", "Der Krieg endete 1918 und kam nicht wieder."),
    ("Es war 1911¹. Dann kam 1912*.", "Es war 1911. Dann kam 1912."),
    ("The war of 1914–18³ was long.", "The war of 1914–18 was long."),
    ("In 1905.5 It had cost much.", "In 1905. It had cost much."),
    ("Война кончилась в 1918 г.¹ На юге было тихо.", "Война кончилась в 1918 г. На юге было тихо."),
    ("Война кончилась в 1918 г.12 На юге было тихо.", "Война кончилась в 1918 г. На юге было тихо."),
    (
      "The word¹ and the other word[2], a third{3}; a fourth* too.",
      "The word and the other word, a third; a fourth too."
    ),
    ("Die Stadt,5 die lange allein blieb, fiel.", "Die Stadt, die lange allein blieb, fiel."),
    ("It ended the war.2In the south it went on.", "It ended the war.In the south it went on."),
    ("Sie kamen (wie immer)¹ zu spät.", "Sie kamen (wie immer) zu spät."),
  ])
  func neverGrowsOntoAWordOrNumber(_ source: String, _ text: String) throws {
    #expect(try DocumentProbe(source, .plainText).texts == [text])
  }

  @Test(arguments: [
    "The area is 10 m² and 5 km².", "It weighs 10² units.", "The value rose to 3.14 In May it fell.",
    "E = mc², he said.",
    "He *really* said “no”.", "*He came.* Then he left.", "Leben[s] und Sterben",
    "Trotzki (* 1879; † 1940) schrieb.",
    "See No.5 The others are lost.", "The price was 1,5 million.", "Um 12:30 Uhr kam er.",
    "Площадь 25 км² и 3 м³.",
    "Im Jahre [1905] kam er.", "as shown in [3] and elsewhere", "10⁶ people", "the 2⁸ of them", "x² + y²",
    "3 * 4 = 12",
    "The ratio is 12.5 The end.", "Er schrieb [sic] nichts.", "§ 5 und ¶ 6 gelten.", "Version 2.1 Beta",
    "die Bürger*innen kamen",
    "Nr.7 Die Liste", "(see p. 3.1) The end", "1.200.000 Menschen", "Es waren 632.253 Tote.",
    "Операция получила имя \"360\".", "The plan was called “360”.", "Der Film heißt »1984«, sagte er.",
    "Es waren 632,253 Tote.",
  ])
  func keepsWhatIsNoMark(_ text: String) throws {
    #expect(try DocumentProbe(text, .plainText).texts == [text])
  }

  @Test(arguments: [
    "¹In the beginning was a word. ²And the word was long, ³and nobody read it.",
    "¹ In the beginning was a word. ² And the word was long, ³ and nobody read it.",
  ])
  func numbersOfVersesBeginSentences(_ text: String) throws {
    let found = try sentences(text, .english)
    #expect(found.count == 3)
    #expect(zip(found, ["¹", "²", "³"]).allSatisfy { $0.hasPrefix($1) })
  }

  @Test(arguments: [
    "¹ See there, p. 5.", "[1] See there, p. 5.", "1) See there, p. 5.", "1 See there, p. 5.",
    "1. See there, p. 5.",
  ])
  func notesAtTheEndAreBlocksOfTheirOwn(_ note: String) throws {
    let mark = note.hasPrefix("[") ? "[1]" : "¹"
    let source = "The bridge was closed.\(mark) In the south the war went on.\nNobody won it.\n\n\(note)\n"
    let probe = try DocumentProbe(source, .plainText)
    #expect(probe.blocks.last == "note: " + note)
    #expect(probe.blocks.dropLast().allSatisfy { !$0.hasPrefix("note") })
    try probe.check()
  }

  @Test func aNumberedListIsNoListOfNotes() throws {
    let probe = try DocumentProbe(
      "Three came:\n1. Anna\n2. Karl\n3. Otto\nThe war was over.[2] They left.", .plainText)
    #expect(probe.blocks.allSatisfy { !$0.hasPrefix("note") })
  }
}
