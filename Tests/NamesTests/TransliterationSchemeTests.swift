import Basics
import Names
import Testing

@Suite struct TransliterationSchemeTests {
  @Test func everySchemeButTheNationalOnesIsForRussian() {
    for scheme in TransliterationScheme.allCases {
      #expect(scheme.languages.contains(.russian) == (scheme != .national))
      #expect(!scheme.title.isEmpty)
    }
  }

  @Test func isFoundByItsName() throws {
    for scheme in TransliterationScheme.allCases {
      #expect(try TransliterationScheme(named: scheme.description.uppercased()) == scheme)
    }
  }

  @Test(arguments: [
    ("ISO9", TransliterationScheme.iso9), ("ISO 9:1995", .iso9), ("BGN/PCGN", .bgn), ("ALA-LC", .alalc),
    ("ALA-LC with ties", .alalcWithTies), ("DIN 1460", .din1460), ("GOST 7.79 B", .gost779b),
    ("KMU 55", .national), ("Gaj", .national), ("Belarusian 2007", .national),
  ])
  func isFoundByTheNamesOfTheField(name: String, scheme: TransliterationScheme) throws {
    #expect(try TransliterationScheme(named: name) == scheme)
  }

  @Test func anUnknownNameIsAnErrorThatListsThose() {
    let error = #expect(throws: InputError.self) { try TransliterationScheme(named: "klingon") }
    #expect(error?.description.contains("'klingon'") == true)
    for scheme in TransliterationScheme.allCases {
      #expect(error?.description.contains(scheme.rawValue) == true)
    }
  }

  @Test func thoseThatLeaveNothingOutAreReversible() {
    let reversible = TransliterationScheme.allCases.filter { $0.isReversible(for: .russian) }
    #expect(reversible == [.iso9, .din1460, .bgn, .alalcWithTies, .gost779b])
    #expect(
      CyrillicLanguage.allCases.allSatisfy { TransliterationScheme.iso9.isReversible(for: $0) })
    #expect(!TransliterationScheme.french.isReversible(for: .ukrainian))
  }
}

@Suite struct CyrillicLanguageTests {
  @Test(arguments: [
    ("Лев Троцкий", CyrillicLanguage.russian), ("объект и подъезд", .russian), ("", .russian),
    ("Київ, Сергій і Юрій", .ukrainian), ("Търново в България", .bulgarian),
    ("Магілёў, Быкаў і Полацк", .belarusian), ("Ђорђе и Његош", .serbian), ("Мінск", .ukrainian),
    // Each quotes a word of another.
    ("Мы были в городе, который называется Київ, и это было хорошо", .russian),
    ("Він сказав «мы» і пішов", .ukrainian), ("Съел объявление", .russian),
    ("По-белорусски Могилёв называется Магілёў", .russian),
    ("Белград, по-сербски Београд, или Ђ, буква эта", .russian),
    ("Він приїхав до міста Магілёў", .ukrainian), ("Слово «Київ» је име града Кијева", .serbian),
  ])
  func isGuessedFromLetters(text: String, language: CyrillicLanguage) {
    #expect(CyrillicLanguage(guessing: text.unicodeScalars) == language)
  }

  @Test func isFoundByItsCode() throws {
    #expect(try CyrillicLanguage(code: "uk") == .ukrainian)
    #expect(try CyrillicLanguage(code: "RU-ru") == .russian)
    #expect(try CyrillicLanguage(code: "bul") == .bulgarian)
    let error = #expect(throws: InputError.self) { try CyrillicLanguage(code: "de") }
    #expect(error?.description.contains("ru, uk, bg, be, sr") == true)
  }
}
