import Dictionaries
import TestSupport
import Testing
import Texts

@Suite struct TermFolderTests {
  @Test(arguments: [
    ("de", "Größe", "grösse"), ("de", "GROẞ", "gross"), ("de", "Rußland", "russland"), ("de", "daß", "dass"),
    ("ru", "ПОЛЁТ", "полет"), ("ru", "за́мок", "замок"), ("ru", "Йод", "йод"),
    ("en", "ré\u{AD}su\u{AD}mé", "résumé"),
    ("en", "people’s", "people's"), ("en", "CAFÉ", "café"), ("en", "", ""),
    // ß is a letter of German only.
    ("en", "groß", "groß"),
    // ё and е are two letters elsewhere.
    ("be", "ЁН", "ён"),
  ])
  func writesSpellingsAlike(_ code: String, _ word: String, _ folded: String) throws {
    #expect(TermFolder(try #require(Language(code))).fold(word) == folded)
  }

  @Test(arguments: [
    ("вѣра", "вера"), ("исторія", "история"), ("Ѳеодоръ", "феодор"), ("мѵро", "миро"), ("народъ", "народ"),
    ("Міръ", "мир"), ("хлѣбъ", "хлеб"), ("объём", "объем"),
    // Too short for an ending.
    ("ъ", "ъ"), ("съ", "съ"),
  ])
  func readsRussianAsItWasWrittenBefore1918(_ word: String, _ folded: String) {
    #expect(TermFolder(.russian).fold(word) == folded)
  }

  @Test(arguments: [
    ("ru", "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ", "абвгдежзийклмнопрстуфхцчшщъыьэюя"), ("el", "ΟΔΟΣ", "οδοσ"),
    ("el", "οδος", "οδοσ"), ("hy", "ԵՐԵՎԱՆ", "երեվան"), ("tr", "İstanbul", "istanbul"),
    ("cs", "ŽIŽKA", "žižka"), ("vi", "VIỆT", "việt"), ("ka", "თბილისი", "თბილისი"), ("zh", "房子", "房子"),
    ("de", "𐐀", "𐐨"),
  ])
  func writesCapitalsOfAnyScriptSmall(_ code: String, _ word: String, _ folded: String) throws {
    #expect(TermFolder(try #require(Language(code))).fold(word) == folded)
  }

  /// As macOS writes the names of files, and some programs all text.
  @Test(arguments: [
    ("ru", "й", "и\u{306}"), ("ru", "полет", "полё\u{301}т"), ("ru", "полет", "поле\u{308}т"),
    ("de", "häuser", "ha\u{308}user"), ("de", "ärger", "A\u{308}rger"), ("cs", "malá", "mala\u{301}"),
    ("vi", "việt", "vie\u{323}\u{302}t"),
  ])
  func marksOfTheirOwnAreThoseOfTheLetter(_ code: String, _ folded: String, _ word: String) throws {
    let found = TermFolder(try #require(Language(code))).fold(word)
    // Canonical equivalence would hide the difference.
    #expect(Array(found.unicodeScalars) == Array(folded.unicodeScalars))
  }

  @Test(arguments: ["de", "en", "ru", "tr", "el", "zh"])
  func whatIsFoldedStaysAsItIs(_ code: String) throws {
    let folder = TermFolder(try #require(Language(code)))
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<3_000 {
      let word = RandomText.string(upTo: 12, using: &generator)
      let folded = folder.fold(word)
      #expect(
        Array(folder.fold(folded).unicodeScalars) == Array(folded.unicodeScalars),
        "\(word.unicodeScalars.map(\.value))")
    }
  }

  @Test func heapsOfMarksComeToAnEnd() {
    let word = "е" + String(repeating: "\u{308}", count: 20_000)
    #expect(!TermFolder(.russian).fold(word).isEmpty)
  }

  @Test func bytesThatAreNoTextDoNoHarm() {
    let folder = TermFolder(.russian)
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<3_000 {
      let bytes = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      var result: [UInt8] = []
      bytes.withUnsafeBufferPointer { folder.fold($0, into: &result) }
      #expect(result.count <= 3 * bytes.count + 3)
    }
  }
}
