import Entities
import Testing
import Texts

@Suite struct RomanNumeralTests {
  @Test(arguments: [
    ("i", 1), ("iv", 4), ("ix", 9), ("xiv", 14), ("xl", 40), ("xc", 90), ("cxlviii", 148), ("7", 7),
    ("12", 12),
  ])
  func readsNumeralsAndDigits(_ text: String, _ value: Int) { #expect(RomanNumeral.value(text) == value) }

  @Test(arguments: ["", "abc", "ivan", "ii.", "-4", "Ⅳ", "999999999999999999999999"])
  func anythingElseHasNoValue(_ text: String) { #expect(RomanNumeral.value(text) == nil) }

  @Test func allToThreeHundredAndNinetyNineAreRead() {
    let numerals = [
      (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]
    for number in 1..<400 {
      var rest = number
      var text = ""
      for (value, letters) in numerals {
        while rest >= value {
          text += letters
          rest -= value
        }
      }
      #expect(RomanNumeral.value(text) == number)
    }
  }
}

@Suite struct InflectionTests {
  @Test(arguments: [
    ["троцкий", "троцкого", "троцкому", "троцким", "троцком"], ["сталин", "сталина", "сталину", "сталиным"],
    ["москва", "москвы", "москве", "москву", "москвой"], ["наталья", "натальи", "наталье", "наталью"],
    ["крупская", "крупской", "крупскую"], ["ленинград", "ленинграде"], ["седов", "седова", "седовым"],
  ])
  func russianCasesHaveOneStem(_ forms: [String]) {
    #expect(Set(forms.map { Inflection.stem($0, NameRules.of(.russian)) }).count == 1)
  }

  @Test func germanAndEnglishGenitivesAreTakenOff() {
    #expect(Inflection.stem("trotzkis", NameRules.of(.german)) == "trotzki")
    #expect(Inflection.stem("moskaus", NameRules.of(.german)) == "moskau")
    #expect(Inflection.stem("trotsky's", NameRules.of(.english)) == "trotsky")
    #expect(Inflection.stem("trotsky’s", NameRules.of(.english)) == "trotsky")
  }

  @Test func shortWordsKeepThreeLetters() {
    #expect(Inflection.stem("ива", NameRules.of(.russian)) == "ива")
    #expect(Inflection.stem("анна", NameRules.of(.russian)) == "анн")
    #expect(Inflection.stem("", NameRules.of(.russian)) == "")
    #expect(Inflection.stem("оса", NameRules.of(.russian)) == "оса")
  }

  @Test func aLanguageWithoutRulesHasNoEndings() throws {
    #expect(Inflection.stem("dupont's", NameRules.of(try #require(Language("fr")))) == "dupont's")
  }

  @Test(arguments: [
    "ильич", "давидович", "никитична", "ивановну", "iwanowitsch", "iwanowna", "davidovich", "davidovič",
    "ivanovna",
  ])
  func patronymicsAreKnownInAnySpelling(_ word: String) { #expect(NameRules.of(.german).isPatronymic(word)) }

  @Test(arguments: ["itsch", "троцкий", "kitsch", "trotzki", ""])
  func otherWordsAreNoPatronymics(_ word: String) {
    let isPatronymic = NameRules.of(.german).isPatronymic(word)
    #expect(!isPatronymic)
  }

  @Test(arguments: ["schostakowitsch", "kaganovich", "шостакович", "кагановича", "мейерович"])
  func surnamesEndLikeThemToo(_ word: String) {
    let isSurname = NameRules.of(.german).isSurnameLikePatronymic(word)
    #expect(isSurname)
  }

  @Test(arguments: [
    "iwanowitsch", "davidovich", "ильич", "василевна", "васильевич", "сергеевича", "юрьевич",
    "nikolajewitsch",
    "ivanovna", "schostakowna", "trotzki", "петрович", "львович",
  ])
  func patronymicsAreMadeOfGivenNames(_ word: String) {
    let isSurname = NameRules.of(.german).isSurnameLikePatronymic(word)
    #expect(!isSurname)
  }
}

@Suite struct GivenNamesTests {
  private let names = GivenNames.shared

  @Test(arguments: ["leo", "frank", "natalja", "лев", "наталья"])
  func knowsCommonOnes(_ name: String) { #expect(names.contains(name)) }

  @Test(arguments: ["trotzki", "москва", "", "Leo"])
  func knowsNoOthers(_ name: String) { #expect(!names.contains(name)) }

  @Test(arguments: [
    ("leo", "лев"), ("leo", "leon"), ("leo", "lew"), ("lev", "leon"), ("katharina", "екатерина"),
    ("catherine", "katharina"), ("catherine", "jekaterina"), ("john", "iwan"), ("joseph", "iosif"),
  ])
  func tellsTranslations(_ a: String, _ b: String) {
    #expect(names.areTranslations(a, b))
    #expect(names.areTranslations(b, a))
  }

  @Test(arguments: [("leo", "karl"), ("john", "katharina"), ("trotzki", "trotsky"), ("", "")])
  func tellsNoOthers(_ a: String, _ b: String) {
    #expect(!names.areTranslations(a, b))
    #expect(!names.areTranslations(b, a))
  }

}
