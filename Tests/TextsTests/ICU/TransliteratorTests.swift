import Testing
import Texts

@Suite struct TransliteratorTests {
  @Test func opensICUsOwnByItsId() throws {
    let bgn = try Transliterator(id: "Russian-Latin/BGN")
    #expect(bgn.id == "Russian-Latin/BGN")
    #expect(try bgn.transliterate("Иван Жуков") == "Ivan Zhukov")
    #expect(try bgn.transliterate("Царь, 1762") == "Tsar\u{2B9}, 1762")
  }

  @Test func reverses() throws {
    #expect(try Transliterator(id: "Latin-Cyrillic").transliterate("ivan") == "иван")
    #expect(try Transliterator(id: "Cyrillic-Latin", reverse: true).transliterate("ivan") == "иван")
  }

  @Test func followsRules() throws {
    let rules = "ш > sch; ж > sh; $end = [^[:L:]]; х } $end > ch; х > x;"
    let toy = try Transliterator(name: "toy", rules: rules)
    #expect(toy.id == "toy")
    #expect(try toy.transliterate("шжх хш") == "schshch xsch")
  }

  @Test func followsRulesBackwards() throws {
    let rules = "д <> d; а <> a;"
    #expect(try Transliterator(name: "toy", rules: rules).transliterate("да ad") == "da ad")
    #expect(try Transliterator(name: "toy", rules: rules, reverse: true).transliterate("da да") == "да да")
  }

  @Test func leavesNothingOfNothing() throws {
    #expect(try Transliterator(id: "Any-Latin").transliterate("") == "")
  }

  @Test func growsItsBuffer() throws {
    let long = String(repeating: "schtsch", count: 10)
    let toy = try Transliterator(name: "toy", rules: "щ > \(long);")
    #expect(try toy.transliterate(String(repeating: "щ", count: 50)) == String(repeating: long, count: 50))
  }

  @Test func keepsCodePointsOutsideTheBasicPlane() throws {
    #expect(try Transliterator(id: "Russian-Latin/BGN").transliterate("🚀 да 𝔄") == "🚀 da 𝔄")
  }

  @Test func anUnknownIdIsAnErrorWithoutAPlace() throws {
    let error = try #require(throws: ICUError.self) { try Transliterator(id: "Russian-Klingon/BGN") }
    #expect(error.name == "U_INVALID_ID")
    #expect(error.action.contains("Russian-Klingon/BGN"))
    #expect(error.place == nil)
  }

  @Test func badRulesAreAnErrorWithAPlace() throws {
    let error = try #require(throws: ICUError.self) {
      try Transliterator(name: "broken", rules: "а > a; б > b; в > $missing;")
    }
    #expect(error.name == "U_UNDEFINED_VARIABLE")
    #expect(error.place != nil)
  }
}
