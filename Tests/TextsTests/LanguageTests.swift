import Foundation
import Testing
import Texts

@Suite struct LanguageTests {
  @Test(arguments: [
    ("de", "de"), ("deu", "de"), ("en", "en"), ("eng", "en"), ("ru", "ru"), ("rus", "ru"),
    ("DE", "de"), ("Rus", "ru"), ("de-AT", "de"), ("de_CH", "de"), ("zh-Hant-TW", "zh"), ("EN-us", "en"),
    // A language that has no code of two letters keeps its three.
    ("grc", "grc"), ("nds", "nds"),
  ])
  func knows(_ name: String, as code: String) throws {
    let language = try #require(Language(name))
    #expect(language.code == code)
    #expect(language.description == code)
  }

  @Test(arguments: ["", "x", "xx", "qqq", "german", "Deutsch", "русский", "12", "-", "_DE", "d e"])
  func doesNotKnow(_ name: String) {
    #expect(Language(name) == nil)
  }

  @Test func aVeryLongNameIsNoLanguage() {
    #expect(Language(String(repeating: "de", count: 1_000)) == nil)
  }

  @Test func constantsAreTheSameAsWhatIsReadFromACode() {
    #expect(Language("de") == .german)
    #expect(Language("en") == .english)
    #expect(Language("rus") == .russian)
    #expect(Language.german != .english)
  }

  @Test func isWrittenAsItsCode() throws {
    let data = try JSONEncoder().encode([Language.german, .russian])
    #expect(String(decoding: data, as: UTF8.self) == #"["de","ru"]"#)
    #expect(try JSONDecoder().decode([Language].self, from: data) == [.german, .russian])
  }

  @Test func isReadFromAnyOfItsCodes() throws {
    #expect(try JSONDecoder().decode([Language].self, from: Data(#"["rus"]"#.utf8)) == [.russian])
  }

  @Test func anUnknownCodeCannotBeDecoded() throws {
    let error = try #require(throws: DecodingError.self) {
      try JSONDecoder().decode([Language].self, from: Data(#"["xx"]"#.utf8))
    }
    guard case .dataCorrupted(let context) = error else {
      Issue.record("not a corrupted value: \(error)")
      return
    }
    #expect(context.debugDescription.contains("'xx'"))
  }
}
