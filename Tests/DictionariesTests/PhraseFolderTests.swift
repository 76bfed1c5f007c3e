import Dictionaries
import TestSupport
import Testing
import Texts

@Suite struct PhraseFolderTests {
  /// Broken bytes at a word's start once read what stands before the first.
  @Test func anyBytesFoldToWordsWithoutSpacesAtTheirEnds() {
    var generator = SeededGenerator(seed: 18)
    let folder = PhraseFolder(.german)
    let parts: [[UInt8]] = [
      [0x80], [0xED], [0xED, 0xED], [0xE2], [0xE2, 0x80], [0xE2, 0x80, 0x90], [0xC2], [0xC2, 0xA0], [0x2D],
      [0x20], [0x61], [0xFF],
      [0xD0], [0xD0, 0xB0], [0x27, 0x73], [0x2E],
    ]
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0...7, using: &generator)).flatMap { _ in
        parts.randomElement(using: &generator) ?? []
      }
      var folded: [UInt8] = []
      let count = bytes.withUnsafeBufferPointer { folder.fold($0, into: &folded) }
      let words = folded.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      #expect(count > PhraseFolder.longestPhrase || (folded.isEmpty ? 0 : words.count) == count, "\(bytes)")
      #expect(folded.isEmpty || words.allSatisfy { !$0.isEmpty }, "\(bytes)")
    }
  }

  @Test(arguments: [
    (Language.german, "das Haus", ["das", "haus"]), (.german, "sich erinnern", ["erinnern"]),
    (.german, "etw. tun", ["tun"]), (.german, "jdm. etw. geben", ["geben"]), (.english, "to go", ["go"]),
    (.english, "to aid sb. with sth.", ["aid", "with"]), (.english, "sb./sth.", []),
    (.russian, "помогать кому-л. сделать что-л.", ["помогать", "сделать"]),
    (.russian, "сказать что-либо", ["сказать"]), (.english, "to lose one's life", ["lose", "life"]),
    // "to" is a placeholder at the beginning only.
    (.english, "heir to the throne", ["heir", "to", "the", "throne"]), (.english, "to", []),
    (.english, "…", []),
    (.english, "42", []),
  ])
  func leavesOutWhatStandsForAnyWord(_ language: Language, _ phrase: String, _ words: [String]) {
    #expect(PhraseFolder(language).words(of: phrase) == words)
  }

  @Test(arguments: [
    (Language.english, "mother-in-law's", ["mother", "in", "law"]),
    (.english, "up-to-date", ["up", "to", "date"]),
    // Here "to" stands for no other word.
    (.english, "to-day", ["to", "day"]), (.german, "Eisenbahn-", ["eisenbahn"]),
    (.german, "U-Boot", ["u", "boot"]),
    (.english, "stop--gap", ["stop", "gap"]), (.english, "-", []), (.english, "--", []),
    (.russian, "военно-революціонный", ["военно", "революционный"]),
  ])
  func hyphensSeparateWords(_ language: Language, _ phrase: String, _ words: [String]) {
    #expect(PhraseFolder(language).words(of: phrase) == words)
  }

  @Test(arguments: [
    "Rote Armee", " Rote  Armee ", "Rote\tArmee", "Rote\u{A0}Armee", "«Rote Armee»", "„Rote Armee“",
    "Rote Armee!",
    "ROTE ARMEE", "a) Rote Armee",
  ])
  func spacesAndMarksDoNotCount(_ phrase: String) {
    #expect(PhraseFolder(.german).words(of: phrase) == ["rote", "armee"])
  }

  @Test(arguments: ["people's", "people’s"])
  func dropsPossessives(_ word: String) {
    #expect(PhraseFolder(.english).words(of: word) == ["people"])
  }

  @Test func aSignOfOneCharacterIsAWord() throws {
    #expect(PhraseFolder(try #require(Language("zh"))).words(of: "水") == ["水"])
    #expect(PhraseFolder(.german).words(of: "ä") == [])
  }

  @Test func aLetterOfRussianMayBeAWordAndMayBeALabel() {
    #expect(PhraseFolder(.russian).words(of: "в любом случае") == ["в", "любом", "случае"])
    #expect(PhraseFolder(.russian).words(of: "а) дом") == ["дом"])
    #expect(PhraseFolder(.russian).words(of: "т. дом") == ["дом"])
  }

  @Test func countsNoFurtherThanItNeeds() {
    var phrase = String(repeating: "word ", count: 100_000)
    var folded: [UInt8] = []
    let count = phrase.withUTF8 { PhraseFolder(.english).fold($0, into: &folded) }
    #expect(count == PhraseFolder.longestPhrase + 1)
    #expect(folded.count < 100)
  }

  @Test(arguments: [Language.german, .english, .russian])
  func takesAnyText(_ language: Language) {
    let folder = PhraseFolder(language)
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<2_000 {
      var text =
        RandomText.string(upTo: 30, using: &generator) + " -'s"
        + RandomText.string(upTo: 5, using: &generator)
      var folded: [UInt8] = []
      let count = text.withUTF8 { folder.fold($0, into: &folded) }
      let words = folded.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      // As many words as it says, each with something in it.
      #expect(folded.isEmpty ? count == 0 : words.count == count && words.allSatisfy { !$0.isEmpty })
    }
  }
}
