import Testing
import Texts

@Suite struct PlaceNamesTests {
  private func names(_ code: String, _ language: Language) throws -> [String] {
    try PlaceNames.all(in: language).first { $0.code == code }?.names ?? []
  }

  @Test(arguments: [
    (Language.german, "DE", "Deutschland"), (.english, "DE", "Germany"), (.russian, "DE", "Германия"),
    (.german, "RU", "Russland"), (.english, "RU", "Russia"), (.russian, "RU", "Россия"),
    (.german, "Europe/Moscow", "Moskau"), (.english, "Europe/Moscow", "Moscow"),
    (.russian, "Europe/Moscow", "Москва"),
    (.german, "Europe/Vienna", "Wien"), (.english, "Europe/Vienna", "Vienna"),
    (.russian, "Europe/Vienna", "Вена"),
  ])
  func aPlaceHasOneCodeInAllLanguages(_ language: Language, _ code: String, _ name: String) throws {
    #expect(try names(code, language).first == name)
  }

  /// ICU has no names of places in some languages that texts are in.
  @Test(arguments: ["yi", "eo", "tt", "la", "mn", "he", "zh", "be", "mk"])
  func aLanguageWithoutNamesIsNoError(_ code: String) throws {
    _ = try PlaceNames.all(in: try #require(Language(code)))
  }

  @Test func shortNamesAreNamesToo() throws {
    #expect(try names("US", .english).contains("US"))
    #expect(try names("US", .english).first == "United States")
  }

  @Test func countriesAreToldFromCities() throws {
    let places = try PlaceNames.all(in: .english)
    #expect(places.first { $0.code == "FR" }?.isCountry == true)
    #expect(places.first { $0.code == "Europe/Paris" }?.isCountry == false)
    #expect(places.count { $0.isCountry } > 200)
    #expect(places.count { !$0.isCountry } > 200)
  }

  @Test func allHaveNames() throws {
    for language in [Language.german, .english, .russian, try #require(Language("ja"))] {
      for place in try PlaceNames.all(in: language) {
        #expect(!place.names.isEmpty && place.names.allSatisfy { !$0.isEmpty }, "\(place.code)")
        #expect(Set(place.names).count == place.names.count, "\(place.code)")
      }
    }
  }
}
