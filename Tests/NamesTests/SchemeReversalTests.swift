import Names
import TestSupport
import Testing

/// Backward after forward gives the word again, but for the sequences that the guide names.
@Suite struct SchemeReversalTests {
  struct Claim: Sendable, CustomTestStringConvertible {
    let scheme: TransliterationScheme
    let language: CyrillicLanguage
    /// Sequences of letters that the scheme writes like others.
    var exceptions: [String] = []

    var testDescription: String { "\(scheme) \(language)" }
  }

  private static let consonants = "бвгджзклмнпрстфхцчшщ"
  private static let hardVowels = "аеёиоуыэюя"

  static let claims: [Claim] =
    [
      Claim(scheme: .iso9, language: .russian), Claim(scheme: .iso9, language: .ukrainian),
      Claim(scheme: .iso9, language: .bulgarian), Claim(scheme: .iso9, language: .belarusian),
      Claim(scheme: .iso9, language: .serbian),
      Claim(scheme: .din1460, language: .russian, exceptions: ["шч", "йа", "йу"]),
      Claim(scheme: .din1460, language: .ukrainian, exceptions: ["шч", "цг", "йа", "йу", "йе"]),
      Claim(scheme: .din1460, language: .belarusian, exceptions: ["цг", "йа", "йу"]),
      Claim(scheme: .alalcWithTies, language: .russian, exceptions: ["шч"]),
      Claim(scheme: .gost779b, language: .russian),
      Claim(
        scheme: .bgn, language: .russian,
        exceptions: ["тс", "шч", "йа", "йу", "йэ", "йы", "ыа", "ыу", "ыэ", "ыё", "ьы", "ъы", " ы"]
          + consonants.flatMap { ["\($0)э", "\($0)й"] } + hardVowels.map { "\($0)ы" }),
    ]
    + [TransliterationScheme.din1460, .bgn, .alalc, .alalcWithTies, .french, .national].map {
      // The Serbian Latin alphabet.
      Claim(scheme: $0, language: .serbian, exceptions: ["лј", "нј", "дж"])
    }

  @Test func everyReversibleSchemeIsClaimed() {
    for scheme in TransliterationScheme.allCases {
      for language in CyrillicLanguage.allCases {
        let isClaimed = Self.claims.contains { $0.scheme == scheme && $0.language == language }
        #expect(isClaimed == scheme.isReversible(for: language))
      }
    }
  }

  @Test(arguments: claims)
  func randomWordsComeBack(claim: Claim) throws {
    let there = try SchemeTransliterator(claim.scheme, language: claim.language)
    let back = try SchemeTransliterator(claim.scheme, language: claim.language, reverse: true)
    var generator = SeededGenerator(seed: 9)
    var tried = 0
    while tried < 3000 {
      let word = Self.word(claim.language, using: &generator)
      let lower = " " + word.lowercased()
      if claim.exceptions.contains(where: lower.contains) { continue }
      tried += 1
      let latin = try there.transliterate(word)
      #expect(latin.unchangedLetters == 0)
      let again = try back.transliterate(latin.text).text
      #expect(again == word, "\(latin.text)")
    }
  }

  @Test func namesWithStressComeBack() throws {
    for scheme in [TransliterationScheme.iso9, .din1460, .alalcWithTies, .gost779b, .bgn] {
      let source = "Фёдор Миха́йлович Достое́вский, Хрущёв, Тютчев, Я\u{301}ков, Соловьёв, Чайковский"
      let latin = try SchemeTransliterator(scheme).transliterate(source).text
      #expect(try SchemeTransliterator(scheme, reverse: true).transliterate(latin).text == source)
    }
  }

  @Test(arguments: [
    ("Sovet·skiy", "Советский"), ("vesnush·chatyy", "веснушчатый"), ("Vo·yrin", "Воырин"), ("v·eb", "вэб"),
    ("Kronshtadt", "Кронштадт"), ("Latshin", "Латшин"),
  ])
  func bgnIsReadWithItsDots(latin: String, cyrillic: String) throws {
    #expect(try SchemeTransliterator(.bgn, reverse: true).transliterate(latin).text == cyrillic)
  }

  @Test func lettersOfNoSchemePassAndAreCounted() throws {
    let result = try SchemeTransliterator(.iso9, reverse: true).transliterate("Wiqtor 7 日本")
    #expect(result.text == "Wиqтор 7 日本")
    #expect(result.unchangedLetters == 4)
  }

  /// A word of the letters of a language; ь and ъ stand after consonants only, and ъ between letters, as they do.
  private static func word(_ language: CyrillicLanguage, using generator: inout SeededGenerator) -> String {
    let (vowels, consonants) =
      switch language {
      case .russian: (hardVowels, consonants + "й")
      case .ukrainian: ("аеєиіїоуюя", consonants + "йґ")
      case .bulgarian: ("аеиоуъюя", consonants + "й")
      case .belarusian: ("аеёіоуыэюя", consonants.filter { $0 != "щ" } + "йўґ")
      case .serbian: ("аеиоу", consonants.filter { $0 != "щ" } + "ђјљњћџ")
      }
    var word = ""
    for _ in 0..<Int.random(in: 1...9, using: &generator) {
      let isVowel = Double.random(in: 0..<1, using: &generator) < 0.45
      guard let letter = (isVowel ? vowels : consonants).randomElement(using: &generator) else { continue }
      // The Bulgarian vowel ъ neither begins nor ends words, nor stands twice.
      if letter == "ъ", word.isEmpty || word.hasSuffix("ъ") { continue }
      word.append(letter)
      guard !isVowel, letter != "й", letter != "ў", Int.random(in: 0..<8, using: &generator) == 0 else {
        continue
      }
      switch language {
      case .russian: word += Bool.random(using: &generator) ? "ь" : "ъе"
      case .ukrainian, .belarusian: word += Bool.random(using: &generator) ? "ь" : "’я"
      case .bulgarian: word += "ьо"
      case .serbian: break
      }
    }
    if word.hasSuffix("ъ") || word.isEmpty { word += "н" }
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: return word
    case 1: return word.prefix(1).uppercased() + word.dropFirst()
    // Capital signs have no capitals; the letters around them tell, if there are two.
    default: return word.filter(\.isLetter).count > 2 ? word.uppercased() : word
    }
  }
}
