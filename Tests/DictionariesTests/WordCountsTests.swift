import Dictionaries
import Testing
import Texts

@Suite struct WordCountsTests {
  private func counts(_ texts: String..., accept: (Bool) -> Bool = { _ in true }) -> WordCounts {
    var counts = WordCounts()
    for text in texts {
      Array(text.utf8).withUnsafeBufferPointer { counts.add($0[...], accept: accept) }
    }
    return counts
  }

  @Test func countsWordsWhateverTheirCase() {
    let counts = counts("The house. THE garden, the end!\n")
    #expect(counts.total == 6)
    #expect(counts.count(of: "the") == 3)
    #expect(counts.count(of: "house") == 1)
    #expect(counts.count(of: "hous") == 0)
    #expect(counts.count(of: "") == 0)
  }

  @Test func foldsUmlautsAndAccents() {
    let counts = counts("ÜBER über Über, Öl; groß É é.\n")
    #expect(counts.count(of: "über") == 3)
    #expect(counts.count(of: "öl") == 1)
    // ß is written as ss.
    #expect(counts.count(of: "gross") == 1)
    #expect(counts.count(of: "é") == 2)
    #expect(counts.count(of: "uber") == 0)
  }

  @Test func foldsTheWholeCyrillicAlphabet() {
    let small = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
    let counts = counts(small.uppercased() + " " + small + "\n")
    #expect(counts.count(of: small) == 2)
    #expect(counts.total == 2)
  }

  @Test func yoIsWrittenAsYe() {
    let counts = counts("Ёлка ёлка елка ПОЛЁТ\n")
    #expect(counts.count(of: "елка") == 3)
    #expect(counts.count(of: "полет") == 1)
    // The caller asks for words as a vocabulary folds them.
    #expect(counts.count(of: TermFolder(.russian).fold("Ёлка")) == 3)
  }

  @Test func countsTheLanguageThatIsAskedFor() {
    let text = "raft — плот; под под under 1)\n"
    let latin = counts(text) { !$0 }
    #expect(latin.total == 2)
    #expect(latin.count(of: "raft") == 1)
    #expect(latin.count(of: "плот") == 0)
    let cyrillic = counts(text) { $0 }
    #expect(cyrillic.total == 3)
    #expect(cyrillic.count(of: "под") == 2)
    #expect(cyrillic.count(of: "under") == 0)
    // A letter of Latin with dots or of Latin Extended is not Cyrillic.
    #expect(counts("über ďábel\n") { $0 }.total == 0)
  }

  @Test func punctuationOfAnyLengthSeparatesWords() {
    let counts = counts("eins–zwei…drei«vier»fünf\u{A0}sechs🚀sieben 8 neun\n")
    #expect(counts.total == 8)
    for word in ["eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "neun"] {
      #expect(counts.count(of: word) == 1)
    }
  }

  @Test func theLastWordNeedsNothingBehindIt() {
    #expect(counts("one two").count(of: "two") == 1)
    #expect(counts("один два").count(of: "два") == 1)
    #expect(counts("").total == 0)
  }

  @Test func aWordDoesNotGoOnInTheNextText() {
    let counts = counts("fore", "see")
    #expect(counts.count(of: "foresee") == 0)
    #expect(counts.count(of: "see") == 1)
  }
}
