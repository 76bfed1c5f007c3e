import Dictionaries
import Testing
import Texts

@Suite struct StemmerTests {
  @Test(arguments: [
    (Language.german, ["haus", "hauses", "häuser", "häusern"]),
    (.english, ["connect", "connected", "connecting", "connection", "connections"]),
    (.russian, ["город", "города", "городу", "городами", "городах"]),
  ])
  func bringsTheFormsOfAWordTogether(_ language: Language, _ forms: [String]) {
    let stemmer = Stemmer(language)
    #expect(Set(forms.map(stemmer.stem)).count == 1)
  }

  @Test(arguments: [
    (Language.german, "garten", "gärtner"), (.english, "house", "mouse"), (.russian, "город", "огород"),
  ])
  func keepsDifferentWordsApart(_ language: Language, _ one: String, _ other: String) {
    let stemmer = Stemmer(language)
    #expect(stemmer.stem(one) != stemmer.stem(other))
  }

  @Test func eachLanguageHasItsOwn() {
    // The English ending is left alone in German, the German one in English.
    #expect(Stemmer(.english).stem("walking") == "walk")
    #expect(Stemmer(.german).stem("walking") == "walking")
    #expect(Stemmer(.german).stem("kindern") == "kind")
    #expect(Stemmer(.english).stem("kindern") == "kindern")
  }

  @Test func aLanguageWithoutAStemmerKeepsItsWords() throws {
    let chinese = Stemmer(try #require(Language("zh")))
    for word in ["房子", "walking", "häusern", ""] { #expect(chinese.stem(word) == word) }
  }

  @Test(arguments: [Language.german, .english, .russian])
  func takesWhatIsNoWordOfTheLanguage(_ language: Language) {
    let stemmer = Stemmer(language)
    #expect(stemmer.stem("") == "")
    #expect(stemmer.stem("42") == "42")
    #expect(stemmer.stem("房子🚀") == "房子🚀")
  }
}
