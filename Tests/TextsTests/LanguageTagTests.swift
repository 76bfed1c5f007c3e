import TestSupport
import Testing
import Texts

@Suite struct LanguageTagTests {
  @Test(arguments: [
    ("de", "de"), ("DE", "de"), ("de-DE", "de-DE"), ("de_AT", "de-AT"), ("DE-DE", "de-DE"), ("DEU", "de"),
    ("ger", "de"),
    ("German", "de"), ("german", "de"), ("Deutsch", "de"), ("German (Austria)", "de-AT"), ("deAT", "de-AT"),
    ("русский", "ru"), ("Russian", "ru"), ("rus", "ru"), ("zh-CN", "zh-CN"), ("zh_tw", "zh-TW"),
    ("zh-hant", "zh-Hant"),
    ("zh-Hant-TW", "zh-Hant-TW"), ("zh-CHT", "zh-Hant"), ("chi", "zh"), ("sr-Latn-RS", "sr-Latn-RS"),
    ("sr-SP-Cyrl", "sr-Cyrl-SP"), ("sh", "sr-Latn"), ("es-419", "es-419"), ("en-us.UTF-8", "en-US"),
    ("iw", "he"),
    ("de-CH-1901", "de-CH-1901"), ("ca-valencia", "ca-valencia"), ("en-x-Old", "en-x-old"),
    ("EN-GB", "en-GB"),
    (" en ", "en"), ("fre-CA", "fr-CA"), ("pt_BR", "pt-BR"), ("en-", "en"),
  ])
  func whatFilesWriteIsUnderstood(_ text: String, _ expected: String) {
    #expect(LanguageTag(text)?.description == expected)
  }

  @Test(arguments: ["", "-", "x", "*all*", "qqqq", "Gibberish", "12", "de!", "ж-ж", "_"])
  func whatNamesNoLanguageIsNone(_ text: String) {
    #expect(LanguageTag(text) == nil)
  }

  @Test(arguments: [
    ("zh-CN", "Hans"), ("zh-TW", "Hant"), ("zh", "Hans"), ("sr", "Cyrl"), ("sr-Latn", "Latn"),
    ("de-AT", "Latn"),
    ("ru", "Cyrl"),
  ])
  func theScriptIsTheUsualOneWhereTheTagSaysNone(_ text: String, _ script: String) {
    #expect(LanguageTag(text)?.usualScript == script)
  }

  @Test func whatIsWrittenIsReadAgain() {
    var generator = SeededGenerator(seed: 31)
    let parts = [
      "de", "EN", "zh", "Hant", "latn", "us", "AT", "419", "1901", "x", "old", "a", "-", "_", "ger", " ", "(",
      "é",
    ]
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        parts.randomElement(using: &generator) ?? ""
      }.joined(separator: Bool.random(using: &generator) ? "-" : "")
      guard let tag = LanguageTag(text) else { continue }
      #expect(LanguageTag(tag.description) == tag, "\(text)")
    }
  }
}
