import Basics
import Foundation
import Interchange
import TestSupport
import Testing
import Texts

/// Translation memories as other programs write them.
@Suite struct MemoryTests {
  private static let head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header creationtool=\"x\" srclang=\"de\"/>\n<body>\n"

  /// A memory of units, a line each.
  private static func memory(_ units: String...) -> String {
    head + units.map { "<tu>\($0)</tu>\n" }.joined() + "</body>\n</tmx>\n"
  }

  private static func variant(_ language: String, _ text: String) -> String {
    "<tuv xml:lang=\"\(language)\"><seg>\(text)</seg></tuv>"
  }

  private static let sound = variant("de", "Gut.") + variant("ru", "Хорошо.")

  // MARK: Text

  @Test(arguments: ["g", "b", "i", "mrk", "pc", "span", "foo", "x:y"])
  func textInAnyElementIsKept(_ name: String) throws {
    let text = "Press <\(name) id=\"1\">Start<ph>&lt;br></ph></\(name)> twice."
    let units = try ForeignUnits(
      Self.memory(Self.variant("en", text) + Self.variant("de", text), Self.sound), named: "a.tmx")
    #expect(units.pairs.contains(["Press Start twice.", "Press Start twice."]))
    #expect(units.notes.count == 1 || units.tables.count > 1)
    #expect(units.notes.first?.contains("2 elements that the format does not have") == true, "\(units.notes)")
    #expect(
      units.notes.first?.contains("<\(name.split(separator: ":").last ?? "")>") == true, "\(units.notes)")
  }

  @Test func codesOfTheFormatAreNoText() throws {
    let text =
      "<bpt i=\"1\">&lt;b></bpt>a<ept i=\"1\"/><it pos=\"begin\">x</it><ut>y</ut> <hi>c<ph>{<sub>note</sub>}</ph></hi>"
    let units = try ForeignUnits(
      Self.memory(Self.variant("de", text) + Self.variant("ru", "б")), named: "a.tmx")
    #expect(units.pairs == [["a cnote", "б"]])
    #expect(units.notes.isEmpty)
  }

  @Test func textWithoutSegmentIsRead() throws {
    let units = try ForeignUnits(
      Self.memory(
        "<tuv xml:lang=\"de\">\n  Gut <b>so</b>. </tuv><tuv xml:lang=\"ru\"><prop type=\"x\">y</prop>Хорошо.</tuv>",
        Self.sound),
      named: "a.tmx")
    #expect(units.pairs == [["Gut so.", "Хорошо."], ["Gut.", "Хорошо."]])
    #expect(
      units.notes.first?.contains("2 variants without <seg>, whose text is taken (at 5:5, 6:") == true,
      "\(units.notes)")
  }

  @Test func allNotesAreRead() throws {
    let units = try ForeignUnits(
      Self.memory(
        "<note>one</note><note>two</note>"
          + Self.sound.replacing("<seg>Gut", with: "<note>three</note><seg>Gut")),
      named: "a.tmx")
    #expect(units.rows.first?.last == "one two three")
  }

  @Test(arguments: ["<seg></seg>", "<seg/>", "", "<seg> \n </seg>", "<seg><ph>x</ph></seg>"])
  func anEmptySideIsNoText(_ segment: String) throws {
    let empty = Self.variant("de", "Allein.") + "<tuv xml:lang=\"ru\">\(segment)</tuv>"
    for format in [InterchangeFormat.tsv, .tmx, .xliff, .xliff12, .moses] {
      try Fixtures.withTemporaryFolder { folder in
        let file = folder.appending(path: "a.tmx")
        try Data(Self.memory(empty, Self.sound).utf8).write(to: file)
        var options = Conversion.Options()
        options.to = format
        let notes = try Conversion(file.path, to: folder.appending(path: "out").path, options: options).run()
        #expect(
          notes.contains { $0.contains("left out: 1 unit with text in one language only (at 5:1)") },
          "\(notes)")
        for name in try Fixtures.names(in: folder) where name != "a.tmx" {
          #expect(try !String(contentsOf: folder.appending(path: name), encoding: .utf8).contains("Allein"))
        }
      }
    }
  }

  // MARK: Odd units

  /// Each of them costs itself at most, and nothing of the others.
  @Test(arguments: [
    ("<tuv><seg>a</seg></tuv>", "<tuv> has no xml:lang"),
    ("<tuv xml:lang=\"de\"><seg>a</tuv><tuv xml:lang=\"ru\"><seg>b</seg></tuv>", "end tag"),
    ("<tuv xml:lang=\"de\"><seg>a &nbsp; b</seg></tuv>", "nbsp"),
    ("<tuv xml:lang=\"de\"><seg>a < b</seg></tuv>", "not well-formed"),
    ("<tuv xml:lang=\"de\"><seg>a</seg><seg>b</seg></tuv>", "two segments"),
    ("<prop type=\"x-score\">high</prop><tuv xml:lang=\"de\"><seg>a</seg></tuv>", "is no number"),
    ("<tuv xml:lang=\"de\"><prop type=\"x-sentences\">a</prop><seg>a</seg></tuv>", "no number of a sentence"),
    ("<tuv xml:lang=de><seg>a</seg></tuv>", "attribute"),
    ("<tuv xml:lang=\"de\"><seg>a</seg></tuv></tuv>", "end tag"),
    ("<tu>" + sound + "</tu>", "within another"),
  ])
  func oneBrokenUnitCostsItself(_ unit: String, _ problem: String) throws {
    let text = Self.memory(Self.sound, unit, Self.sound, Self.sound)
    let units = try ForeignUnits(text, named: "a.tmx")
    let within = unit.hasPrefix("<tu>") ? 1 : 0
    #expect(units.pairs == Array(repeating: ["Gut.", "Хорошо."], count: 3 + within), "\(units.notes)")
    #expect(units.notes.count == 1)
    #expect(
      units.notes.first?.contains("left out: 1 unit that is not whole (at 6:") == true, "\(units.notes)")
    #expect(units.notes.first?.contains(problem) == true, "\(units.notes)")
    #expect(throws: InputError.self) { try ForeignUnits(text, named: "a.tmx") { $0.isStrict = true } }
  }

  @Test func aUnitWithoutEndCostsItself() throws {
    let text = Self.memory(Self.sound, "§", Self.sound).replacing(
      "<tu>§</tu>", with: "<tu>" + Self.variant("de", "Offen") + Self.variant("ru", "Открыто"))
    let units = try ForeignUnits(text, named: "a.tmx")
    #expect(units.pairs == Array(repeating: ["Gut.", "Хорошо."], count: 2), "\(units.notes)")
    #expect(units.notes.first?.contains("not whole") == true)
  }

  @Test func aFileOfWhichNothingIsLeftIsRefused() throws {
    let error = #expect(throws: InputError.self) {
      try ForeignUnits(Self.memory("<tuv><seg>a</seg></tuv>"), named: "a.tmx")
    }
    #expect(error?.place == .position(line: 5, column: 5))
    #expect(error?.problem == "<tuv> has no xml:lang")
  }

  @Test func aFileThatIsCutIsRefused() throws {
    let text = Self.memory(Self.sound, Self.sound)
    for length in [text.utf8.count - 8, text.utf8.count - 25, text.utf8.count - 40] {
      #expect(throws: InputError.self) { try ForeignUnits(Array(text.utf8.prefix(length)), named: "a.tmx") }
    }
  }

  @Test(arguments: ["&#x1F;", "\u{0B}", "&#0;", "\u{1F}", "\u{FFFE}"])
  func controlCharactersAreRemovedAndCounted(_ control: String) throws {
    let text = Self.memory(Self.variant("de", "Gut\(control).") + Self.variant("ru", "Хорошо."), Self.sound)
    let units = try ForeignUnits(text, named: "a.tmx")
    #expect(units.pairs == Array(repeating: ["Gut.", "Хорошо."], count: 2))
    #expect(
      units.notes == ["a.tmx: mended: 1 control character removed, which XML does not have (at 5:32)"],
      "\(units.notes)")
    #expect(throws: InputError.self) { try ForeignUnits(text, named: "a.tmx") { $0.isStrict = true } }
  }

  @Test func aMarkThatMeansItselfIsText() throws {
    let units = try ForeignUnits(
      Self.memory(Self.variant("de", "AT&T & Co") + Self.variant("ru", "АТ&Т"), Self.sound), named: "a.tmx")
    #expect(units.pairs.first == ["AT&T & Co", "АТ&Т"])
    #expect(units.notes.first?.contains("3 '&'") == true, "\(units.notes)")
  }

  @Test func variantsOfOneLanguageAreAlternatives() throws {
    let text = Self.memory(
      Self.variant("en", "Open.") + Self.variant("de", "Auf.") + Self.variant("de", "Offen.")
        + Self.variant("de", "Auf."),
      Self.variant("de", "Eins.") + Self.variant("de", "Zwei."),
      Self.variant("en", "Good.") + Self.variant("de", "Gut."))
    let units = try ForeignUnits(text, named: "a.tmx")
    #expect(units.pairs == [["Open.", "Auf."], ["Open.", "Offen."], ["Good.", "Gut."]])
    #expect(units.notes.count == 1)
    #expect(
      units.notes.first?.contains("2 units with several variants of a language") == true, "\(units.notes)")
    #expect(units.notes.first?.contains("left out: 1 unit with text in one language only (at 6:1)") == true)
    let error = #expect(throws: InputError.self) {
      try ForeignUnits(text, named: "a.tmx") { $0.isStrict = true }
    }
    #expect(error?.problem == "two variants of the language 'de' in a unit")
  }

  /// Units in are units out and units told of, whatever is wrong with them.
  @Test func noUnitIsLostInSilence() throws {
    var generator = SeededGenerator(seed: 41)
    let kinds = [
      Self.sound, Self.sound, Self.sound, Self.variant("de", "Allein."),
      Self.variant("de", "") + Self.variant("ru", "Один."), "",
      "<tuv><seg>a</seg></tuv>", Self.variant("de", "a<b>b") + Self.variant("ru", "в"),
      Self.variant("de", "x&#x1;") + Self.variant("ru", "у"),
      Self.variant("de", "a") + "<tuv xml:lang=\"ru\">б</tuv>",
      Self.variant("de-AT", "a") + Self.variant("ru-RU", "б"),
      "<prop type=\"x-score\">?</prop>" + Self.sound, Self.variant("de", "a & b") + Self.variant("ru", "в"),
      Self.variant("de", "a &e; b") + Self.variant("ru", "в"),
      Self.variant("de", String(repeating: "lang ", count: 5_000)) + Self.variant("ru", "в"),
      "<tuv xml:lang=\"de\"><seg>a</seg></tuv",
    ]
    for _ in 0..<60 {
      let count = Int.random(in: 1...60, using: &generator)
      var text = Self.head
      for _ in 0..<count { text += "<tu>\(kinds.randomElement(using: &generator) ?? "")</tu>\n" }
      text += "<tu>\(Self.sound)</tu></body></tmx>"
      let units = try ForeignUnits(text, named: "a.tmx")
      let told = units.notes.joined().matches(of: /(\d+) units? (?:that|with text)/).compactMap {
        Int($0.output.1)
      }
      #expect(units.rows.count + told.reduce(0, +) == count + 1, "\(units.notes)\n\(text.prefix(3_000))")
    }
  }

  // MARK: Languages

  @Test(arguments: [
    ["de-DE", "DE", "de-AT"], ["de_AT", "DEU", "German"], ["de", "de-CH", "ger"],
    ["Deutsch", "de-de", "deAT"],
  ])
  func codesOfOneLanguageAreOneDocument(_ codes: [String]) throws {
    let russian = ["ru-RU", "RU", "Russian"]
    let text =
      Self.head
      + zip(codes, russian).enumerated().map { number, code in
        "<tu>" + Self.variant(code.0, "d\(number)") + Self.variant(code.1, "r\(number)") + "</tu>"
      }.joined() + "</body></tmx>"
    let units = try ForeignUnits(text, named: "a.tmx")
    #expect(units.pairs == [["d0", "r0"], ["d1", "r1"], ["d2", "r2"]])
    #expect(units.notes.isEmpty)
    // Each unit keeps what it called its language.
    let written = try ForeignUnits.converted(text, named: "a.tmx", to: .tmx)
    for code in codes + russian {
      #expect(written.contains("<tuv xml:lang=\"\(LanguageTag(code)?.description ?? "")\">"), "\(code)")
    }
    #expect(try ForeignUnits.converted(written, named: "b.tmx", to: .tmx) == written)
    let xliff = try ForeignUnits.converted(text, named: "a.tmx", to: .xliff)
    // Of all together, the most frequent is that of the document.
    let tags = codes.compactMap { LanguageTag($0)?.description }
    let usual = tags.first { tag in tags.count { $0 == tag } > 1 } ?? tags[0]
    #expect(xliff.contains("srcLang=\"\(usual)\""))
  }

  @Test(arguments: [
    ("en-US", "en-GB"), ("zh-CN", "zh-TW"), ("zh-Hans", "zh-Hant"), ("sr-Cyrl", "sr-Latn"),
    ("pt-PT", "pt-BR"), ("de", "de-AT"),
  ])
  func regionsAndScriptsThatAreLinkedComeBack(_ a: String, _ b: String) throws {
    let text = Self.memory(
      Self.variant(a, "one") + Self.variant(b, "two"), Self.variant(a, "three") + Self.variant(b, "four"))
    let units = try ForeignUnits(text, named: "a.tmx")
    #expect(units.pairs == [["one", "two"], ["three", "four"]])
    for format in [InterchangeFormat.tmx, .xliff, .xliff12] {
      let written = try ForeignUnits.converted(text, named: "a.tmx", to: format)
      #expect(written.contains("\"\(a)\"") && written.contains("\"\(b)\""), "\(format)")
      #expect(try ForeignUnits(written, named: "b").pairs == units.pairs, "\(format)")
    }
  }

  /// A unit with two variants does not make two documents of what is one everywhere else.
  @Test func fewUnitsWithBothVariantsMakeNoDocument() throws {
    let text = Self.memory(
      Self.variant("en", "a") + Self.variant("be", "b"),
      Self.variant("en", "c") + Self.variant("en-US", "d") + Self.variant("be", "e"),
      Self.variant("en-GB", "f") + Self.variant("be", "g"))
    let units = try ForeignUnits(text, named: "a.tmx")
    #expect(units.pairs == [["a", "b"], ["c", "e"], ["d", "e"], ["f", "g"]])
  }

  @Test func scriptsAreDocumentsOfTheirOwn() throws {
    let text = Self.memory(
      Self.variant("zh-CN", "a") + Self.variant("en", "b"),
      Self.variant("zh-TW", "c") + Self.variant("en", "d"))
    let units = try ForeignUnits(text, named: "a.tmx")
    #expect(Set(units.tables.keys) == [".zh-CN-en", ".en-zh-TW"])
  }

  // MARK: Encodings

  @Test(arguments: [
    ("UTF-16", String.Encoding.utf16LittleEndian, [UInt8]([0xFF, 0xFE]), false),
    ("UTF-16", .utf16BigEndian, [0xFE, 0xFF], false),
    ("utf-16", .utf16LittleEndian, [], false), ("utf-8", .utf16LittleEndian, [0xFF, 0xFE], true),
    ("utf-16", .utf8, [0xEF, 0xBB, 0xBF], true), ("utf-16", .utf8, [], true),
    ("windows-1251", .windowsCP1251, [], false),
    ("KOI8-R", .utf8, [], true),
  ])
  func memoriesAreReadInAnyEncoding(
    _ declared: String, _ encoding: String.Encoding, _ mark: [UInt8], _ isNoted: Bool
  ) throws {
    let text = Self.memory(Self.variant("en", "Well.") + Self.variant("ru", "Хорошо.")).replacing(
      "UTF-8", with: declared)
    let bytes = try mark + Array(#require(text.data(using: encoding)))
    let units = try ForeignUnits(bytes, named: "a.tmx")
    #expect(units.pairs == [["Well.", "Хорошо."]])
    #expect(units.notes.count == (isNoted ? 1 : 0))
    #expect(units.notes.allSatisfy { $0.contains("says that it is in \(declared), and is in") })
  }

  @Test func theEncodingThatIsSaidIsObeyed() throws {
    let text = Self.memory(Self.variant("en", "Well.") + Self.variant("ru", "Хорошо."))
    let bytes = try Array(#require(text.data(using: .windowsCP1251)))
    let error = #expect(throws: InputError.self) { try ForeignUnits(bytes, named: "a.tmx") }
    #expect(error?.code == .undecodable)
    let said = try ForeignUnits(bytes, named: "a.tmx") { $0.encoding = TextEncoding("windows-1251") }
    #expect(said.pairs == [["Well.", "Хорошо."]])
    let lossy = try ForeignUnits(bytes, named: "a.tmx") { $0.isLossy = true }
    #expect(lossy.pairs == [["Well.", String(repeating: "\u{FFFD}", count: 6) + "."]])
    #expect(
      lossy.notes.first?.contains("6 bytes that cannot be decoded replaced with U+FFFD (at 5:") == true,
      "\(lossy.notes)")
  }
}
