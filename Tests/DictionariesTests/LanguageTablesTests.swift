import Basics
import Dictionaries
import Testing
import Texts

@Suite struct LanguageTablesTests {
  private func term(_ phrase: String, _ tables: LanguageTables) -> UInt32? {
    var phrase = phrase
    return phrase.withUTF8 { tables.term($0) }
  }

  /// The folded text of a term.
  private func text(_ term: UInt32, _ tables: LanguageTables) -> String {
    tables.terms.withBytes(term) { String(decoding: $0, as: UTF8.self) }
  }

  @Test func spellingsOfAPhraseAreOneTerm() throws {
    let tables = LanguageTables(.english)
    let red = try #require(term("the Red Army", tables))
    #expect(term("The  red-army!", tables) == red)
    #expect(text(red, tables) == "the red army")
    #expect(term("to take part", tables) == term("take part", tables))
    #expect(tables.terms.count == 2)
  }

  @Test func aHyphenatedWordIsAPhrase() throws {
    let tables = LanguageTables(.english)
    let today = try #require(term("to-day", tables))
    #expect(text(today, tables) == "to day")
    #expect(tables.stem(ofWord: today) == nil)
    #expect(term("day", tables) != today)
  }

  @Test(arguments: ["", " ", "sb.", "to", "sth./sb.", "...", "x", "1. 2. 3.", "one two three four five"])
  func whatIsNoTermIsNone(_ phrase: String) {
    let tables = LanguageTables(.english)
    #expect(term(phrase, tables) == nil)
    #expect(tables.terms.count == 0)
  }

  @Test func fourWordsAreAPhrase() {
    let tables = LanguageTables(.english)
    #expect(term("one two three four", tables) != nil)
    // Placeholders do not count.
    #expect(term("to take sb. one two three sth.", tables) != nil)
  }

  @Test func formsOfAWordHaveOneStem() throws {
    let tables = LanguageTables(.german)
    let house = try #require(term("Haus", tables))
    let houses = try #require(term("Häuser", tables))
    #expect(house != houses)
    #expect(tables.stem(ofWord: house) == tables.stem(ofWord: houses))
    let phrase = try #require(term("rotes Haus", tables))
    #expect(tables.stem(ofWord: phrase) == nil)
    #expect(tables.termStems.values.count == 4)
    #expect(tables.termStems.starts == [0, 1, 2, 4])
  }

  @Test func addsUpWhatSpeaksForALemma() throws {
    let tables = LanguageTables(.german)
    let form = try #require(term("ging", tables))
    let lemma = try #require(term("gehen", tables))
    tables.note(form, isFormOf: lemma, weight: 2)
    tables.note(form, isFormOf: lemma, weight: 6)
    tables.note(form, isFormOf: form, weight: 9)
    #expect(tables.forms == [UInt64(form) << 32 | UInt64(lemma): 8])
  }
}
