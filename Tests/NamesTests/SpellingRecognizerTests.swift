import Foundation
import Names
import TestSupport
import Testing

@Suite struct SpellingRecognizerTests {
  private let recognizer: SpellingRecognizer

  init() throws { recognizer = try SpellingRecognizer() }

  @Test(arguments: [
    ("Троцкий", "Trotsky", [TransliterationScheme.english]), ("Троцкий", "Trozki", [.duden]),
    ("Троцкий", "Trockij", [.iso9, .din1460]), ("Троцкий", "Trotskiĭ", [.alalc]),
    ("Троцкий", "TROT͡SKIĬ", [.alalcWithTies]), ("Троцкий", "Trotskiy", [.bgn]),
    ("Троцкий", "Trotski", [.french]),
    ("Троцкий", "Trocki", [.polish]), ("Троцкий", "Troczkij", [.gost779b]),
    ("Сергей", "Sergei", [.duden]), ("Максим", "Maxim", [.duden, .english]),
    ("Хрущёв", "Khrushchev", [.english]), ("Хрущёв", "Khrushche\u{308}v", [.bgn, .alalc, .alalcWithTies]),
    ("Хруще\u{308}в", "Chruschtschow", [.duden]),
    ("Лев Давидович Троцкий", "Lew Dawidowitsch Trozki", [.duden]),
    // One word is in many schemes; the name is in those that all of its words are in.
    ("Лев Троцкий", "Lev Trotsky", [.english]), ("Лев Троцкий", "Lew Trotsky", []),
    ("Хрусталёв-Носарь", "Chrustaljow-Nossar", [.duden]),
    // A patronymic may be left out.
    ("Лев Давидович Троцкий", "Lev Trotsky", [.english]),
    ("Новый мир", "Nowy Mir", [.duden, .polish]), ("Достое\u{301}вский", "Dostoyevsky", [.english]),
  ])
  func schemesOfSpellings(cyrillic: String, latin: String, schemes: [TransliterationScheme]) throws {
    let fit = try #require(try recognizer.fit(cyrillic: cyrillic, latin: latin))
    #expect(fit.schemes == schemes)
    if let first = schemes.first {
      #expect(fit.nearest == first)
      #expect(fit.breaks.isEmpty)
    }
  }

  @Test func aSchemeFitsWhatItWrites() throws {
    let words = [
      "Александр Сергеевич Пушкин", "Илья Ильич", "Андрей Щёлоков", "Эльза Кшесинская", "подъезд",
      "Юлия Яблочкина",
    ]
    for scheme in TransliterationScheme.allCases where scheme.languages.contains(.russian) {
      let transliterator = try SchemeTransliterator(scheme)
      for word in words {
        let latin = try transliterator.transliterate(word).text
        #expect(
          try recognizer.fit(cyrillic: word, latin: latin)?.schemes.contains(scheme) == true, "\(latin)")
      }
    }
  }

  @Test(arguments: [
    (CyrillicLanguage.ukrainian, ["Мар'яна", "Київ", "Сергій Єфремов"]),
    (.bulgarian, ["Търново", "Васил Левски", "София"]),
    (.belarusian, ["Вераб'ёвічы", "Магілёў", "Святлана Ціханоўская"]),
    (.serbian, ["Ђорђе Петровић", "Љубљана", "Џепић"]),
  ])
  func otherLanguagesToo(language: CyrillicLanguage, words: [String]) throws {
    let recognizer = try SpellingRecognizer(language)
    for scheme in recognizer.schemes {
      let transliterator = try SchemeTransliterator(scheme, language: language)
      for word in words {
        let latin = try transliterator.transliterate(word).text
        #expect(
          try recognizer.fit(cyrillic: word, latin: latin)?.schemes.contains(scheme) == true, "\(latin)")
      }
    }
    #expect(!recognizer.schemes.contains(.gost779b))
  }

  @Test(arguments: ["Gorʹkij", "Gor'kij", "Gor’kij", "Gor′kij", "Gorkij"])
  func signsMayBeWrittenOtherwise(latin: String) throws {
    let fit = try #require(try recognizer.fit(cyrillic: "Горький", latin: latin))
    #expect((fit.schemes + fit.lenientSchemes).contains(.din1460))
    #expect(fit.schemes.contains(.din1460) == (latin == "Gorʹkij"))
    #expect(fit.breaks.isEmpty)
  }

  @Test func aBreakSaysTheLetterAndWhere() throws {
    let fit = try #require(try recognizer.fit(cyrillic: "Георгий Хрусталёв", latin: "Georgy Khrustalyev"))
    #expect(fit.schemes.isEmpty)
    #expect(fit.nearest == .english)
    let found = try #require(fit.breaks.first)
    #expect(fit.breaks.count == 1)
    #expect(found.letter == "ё")
    #expect(found.position == 15)
    #expect(found.written == "ye")
    #expect(found.writtenPosition == 15)
    #expect(found.expected == "yo")
    #expect(found.schemes.isEmpty)
    #expect(found.description == "ё as ye, in no scheme")
  }

  @Test(arguments: [
    ("Троцкий", "Trotzki", TransliterationScheme.duden, ["ц as tz, in no scheme"]),
    ("Троцкий", "Trotskyj", .english, ["й as yj, in no scheme"]),
    (
      "Сергей Львович Седов", "Sergej Lwowitsch Sedow", .duden, ["й as j, in iso9, din1460, gost779b, polish"]
    ),
    ("Лев Троцкий", "Lew Trotsky", .english, ["в as w, in duden, polish"]),
    ("Меркадер", "Merkarder", .iso9, []), ("Бронштейн", "Bronstein", .duden, []),
    ("Александр", "Aleksandr Iwanow", .iso9, ["iwanow for nothing"]),
    ("Ян", "Janxxxxxxxxxxxx", .iso9, ["я as janx, in no scheme", "н as xxxxxxxxxxx, in no scheme"]),

  ])
  func breaks(cyrillic: String, latin: String, nearest: TransliterationScheme, expected: [String]) throws {
    let fit = try #require(try recognizer.fit(cyrillic: cyrillic, latin: latin))
    #expect(fit.schemes.isEmpty)
    if !expected.isEmpty {
      #expect(fit.nearest == nearest)
      #expect(fit.breaks.map(\.description) == expected)
    }
  }

  @Test func offsetsAreThoseOfTheTextsAsGiven() throws {
    let fit = try #require(
      try recognizer.fit(cyrillic: "«Сергеи\u{306} Троцкии\u{306}»", latin: "(Sergei\u{306} Trotzkii\u{306})")
    )
    let found = try #require(fit.breaks.first)
    #expect(found.letter == "ц")
    #expect(found.position == 12)
    #expect(found.writtenPosition == 12)
  }

  @Test func textsWithoutLettersHaveNoFit() throws {
    #expect(try recognizer.fit(cyrillic: "", latin: "Lenin") == nil)
    #expect(try recognizer.fit(cyrillic: "Ленин", latin: "’ 12") == nil)
  }

  @Test func anyTextIsTaken() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<500 {
      let cyrillic = RandomText.string(upTo: 12, using: &generator)
      let latin = RandomText.string(upTo: 12, using: &generator)
      guard let fit = try recognizer.fit(cyrillic: cyrillic, latin: latin) else { continue }
      #expect(
        fit.breaks.isEmpty != (fit.schemes + fit.lenientSchemes).isEmpty,
        "\(cyrillic.debugDescription) \(latin.debugDescription)")
      for found in fit.breaks {
        #expect((0..<cyrillic.unicodeScalars.count).contains(found.position) || found.letter.isEmpty)
        #expect(found.written != found.expected)
        #expect((0...latin.unicodeScalars.count).contains(found.writtenPosition))
      }
    }
  }

  @Test func whatIsTooLongForANameIsNone() throws {
    let recognizer = try SpellingRecognizer()
    let long = String(repeating: "Троцкий ", count: 60)
    #expect(try recognizer.fit(cyrillic: long, latin: String(repeating: "Trotsky ", count: 60)) != nil)
    #expect(try recognizer.fit(cyrillic: long + long, latin: "Trotsky") == nil)
    #expect(try recognizer.fit(cyrillic: "Троцкий", latin: String(repeating: "o", count: 40_000)) == nil)
  }

  @Test func theAuthorsSchemeIsThatOfMostNames() throws {
    let english = [
      ("Троцкий", "Trotsky"), ("Зиновьев", "Zinoviev"), ("Ленин", "Lenin"), ("Хрущёв", "Khrushchyov"),
    ]
    #expect(try recognizer.author(of: english) == .english)
    let german = [
      ("Седов", "Sedow"), ("Троцкий", "Trotzki"), ("Зиновьев", "Sinowjew"), ("Каменев", "Kamenew"),
    ]
    #expect(try recognizer.author(of: german) == .duden)
    #expect(try recognizer.author(of: [("Троцкий", "Trotsky"), ("Седов", "Sedov")]) == nil)
    #expect(
      try recognizer.author(of: [("Троцкий", "Trotzki"), ("Сталин", "Staleen"), ("Ленин", "Lenin")]) == nil)
    // All schemes are even here but those that write в as w; the first in order is named.
    #expect(
      try recognizer.author(of: [("Иван", "Ivan"), ("Антон", "Anton"), ("Нина", "Nina")]) == .iso9)
  }

  @Test(.timeLimit(.minutes(1)))
  func isQuick() throws {
    let pairs = [
      ("Троцкий", "Trotsky"), ("Хрусталёв", "Khrustalyev"),
      ("Лев Давидович Троцкий", "Lew Dawidowitsch Trozki"),
    ]
    let start = ContinuousClock.now
    for _ in 0..<1000 {
      for (cyrillic, latin) in pairs { _ = try recognizer.fit(cyrillic: cyrillic, latin: latin) }
    }
    let each = (ContinuousClock.now - start) / 3000
    print("a spelling recognized in \(each)")
    #expect(each < .milliseconds(1))
  }
}
