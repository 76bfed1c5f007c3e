import Basics
import Foundation
import Names
import TestSupport
import Testing
import Texts

@Suite struct SchemeTransliteratorTests {
  private static let russian = TransliterationScheme.allCases.filter { $0.languages.contains(.russian) }

  private func text(
    _ text: String, _ scheme: TransliterationScheme, _ language: CyrillicLanguage = .russian,
    reverse: Bool = false
  ) throws -> String {
    try SchemeTransliterator(scheme, language: language, reverse: reverse).transliterate(text).text
  }

  @Test(arguments: [
    (TransliterationScheme.iso9, "Lev Trockij, Ûrij Hruŝëv, Naum Èjtingon, Natalʹâ"),
    (.din1460, "Lev Trockij, Jurij Chruščëv, Naum Ėjtingon, Natalʹja"),
    (.bgn, "Lev Trotskiy, Yuriy Khrushchëv, Naum Eytingon, Natal’ya"),
    (.alalc, "Lev Trotskiĭ, Iuriĭ Khrushchëv, Naum Ėĭtingon, Natalʹia"),
    (.alalcWithTies, "Lev Trot͡skiĭ, I͡Uriĭ Khrushchëv, Naum Ėĭtingon, Natalʹi͡a"),
    (.gost779b, "Lev Troczkij, Yurij Xrushhyov, Naum E`jtingon, Natal`ya"),
    (.duden, "Lew Trozki, Juri Chruschtschow, Naum Eitingon, Natalja"),
    (.english, "Lev Trotsky, Yury Khrushchev, Naum Eytingon, Natalya"),
    (.french, "Lev Trotski, Iouri Khrouchtchev, Naoum Eïtingon, Natalia"),
    (.polish, "Lew Trocki, Jurij Chruszczow, Naum Ejtingon, Natalja"),
  ])
  func writesRussian(scheme: TransliterationScheme, expected: String) throws {
    #expect(try text("Лев Троцкий, Юрий Хрущёв, Наум Эйтингон, Наталья", scheme) == expected)
  }

  @Test(arguments: [
    (TransliterationScheme.bgn, "Rossiya Feodor” vek” miro Belyy mir”"),
    (.duden, "Rossija Feodor wek miro Bely mir"),
    (.english, "Rossia Feodor vek miro Bely mir"), (.french, "Rossia Feodor vek miro Bely mir"),
    (.polish, "Rossija Fieodor wiek miro Bieły mir"),
  ])
  func writesLettersOfTheOldOrthography(scheme: TransliterationScheme, expected: String) throws {
    let result = try SchemeTransliterator(scheme, language: .russian).transliterate(
      "Россія Ѳеодоръ вѣкъ мѵро Бѣлый міръ")
    #expect(result.text == expected)
    #expect(result.unchangedLetters == 0)
  }

  @Test(arguments: [
    (TransliterationScheme.iso9, "Zelensʹkij, Kiïv, Êva, Mar’âna, G̀udzʹ, Zgurivka"),
    (.din1460, "Zelensʹkyj, Kyïv, Jeva, Mar’jana, Gudzʹ, Zhurivka"),
    (.bgn, "Zelens’kyy, Kyyiv, Yeva, Mar”yana, Gudz’, Zhurivka"),
    (.alalc, "Zelensʹkyĭ, Kyïv, Ieva, Mariana, Gudzʹ, Zhurivka"),
    (.alalcWithTies, "Zelensʹkyĭ, Kyïv, I͡Eva, Mari͡ana, Gudzʹ, Zhurivka"),
    (.duden, "Selenskyj, Kyjiw, Jewa, Marjana, Guds, Shuriwka"),
    (.english, "Zelensky, Kyiv, Yeva, Mariana, Gudz, Zghurivka"),
    (.national, "Zelenskyi, Kyiv, Yeva, Mariana, Gudz, Zghurivka"),
  ])
  func writesUkrainian(scheme: TransliterationScheme, expected: String) throws {
    // ISO 9 writes и as i and і as ì, so the word with і is left to it alone.
    let source = "Зеленський, Київ, Єва, Мар'яна, Ґудзь, Згурівка"
    let expected = scheme == .iso9 ? expected.replacing("Zgurivka", with: "Zgurìvka") : expected
    #expect(try text(source, scheme, .ukrainian) == expected)
    #expect(try text(source.replacing("'", with: "ʼ"), scheme, .ukrainian) == expected)
  }

  @Test(arguments: [
    (TransliterationScheme.iso9, "Tʺrnovo, Ŝerev, Hristo, Sofiâ, Živkov"),
    (.din1460, "Tărnovo, Šterev, Christo, Sofija, Živkov"),
    (.bgn, "Tŭrnovo, Shterev, Khristo, Sofiya, Zhivkov"),
    (.alalc, "Tŭrnovo, Shterev, Khristo, Sofiia, Zhivkov"),
    (.alalcWithTies, "Tŭrnovo, Shterev, Khristo, Sofii͡a, Zhivkov"),
    (.duden, "Tarnowo, Schterew, Christo, Sofija, Schiwkow"),
    (.english, "Tarnovo, Shterev, Hristo, Sofia, Zhivkov"),
  ])
  func writesBulgarian(scheme: TransliterationScheme, expected: String) throws {
    #expect(try text("Търново, Щерев, Христо, София, Живков", scheme, .bulgarian) == expected)
  }

  @Test(arguments: [
    // е at the beginning, after vowels, ь, ъ and й.
    (
      "Ельцин Сергеев Юрьев съезд Мейеровка", TransliterationScheme.bgn,
      "Yel’tsin Sergeyev Yur’yev s”yezd Meyyerovka"
    ),
    ("Ёлкин Озёрный Воробьёв", .bgn, "Yëlkin Ozërnyy Vorob’yëv"),
    ("Ельцин Сергеев Юрьев съезд", .duden, "Jelzin Sergejew Jurjew sjesd"),
    // й and и.
    ("Горький Новый Толстой Йод район Ильич", .duden, "Gorki Nowy Tolstoi Jod rajon Iljitsch"),
    // с between vowels only.
    ("Носарь Борис Красин Иосиф Россия Васильев", .duden, "Nossar Boris Krassin Iossif Rossija Wassiljew"),
    ("Максим Ксения Алексей", .duden, "Maxim Xenija Alexei"),
    ("Максим Ксения Алексей", .english, "Maxim Ksenia Alexey"),
    ("Горбачёв Щёкин Пётр Королёв", .duden, "Gorbatschow Schtschokin Pjotr Koroljow"),
    ("Горбачёв Щёкин Пётр Королёв", .english, "Gorbachev Shchekin Pyotr Korolyov"),
    ("Зиновьев Соловьёв Татьяна Ильич Красный", .english, "Zinoviev Solovyov Tatyana Ilyich Krasny"),
    (
      "Георгий Гумилёв Сергей Путин Маяковский Киев", .french,
      "Gueorgui Goumiliov Sergueï Poutine Maïakovski Kiev"
    ),
    ("Казань Русь Пермь Лев Людмила Жижин Ильич", .polish, "Kazań Ruś Pierm Lew Ludmiła Żyżyn Iljicz"),
    ("Цирк царь цэ Цюрупа", .gost779b, "Cirk czar` ce` Cyurupa"),
    ("вѣкъ", .alalc, "viek"),
    ("бульон", .duden, "buljon"),
  ])
  func neighborsMatter(source: String, scheme: TransliterationScheme, expected: String) throws {
    #expect(try text(source, scheme) == expected)
  }

  @Test(arguments: [
    ("ЩУКА", "SCHTSCHUKA"), ("Щука", "Schtschuka"), ("Щ. Иванов", "Schtsch. Iwanow"), ("БОРЩ", "BORSCHTSCH"),
    ("ХРУЩЁВ", "CHRUSCHTSCHOW"), ("МАКСИМ", "MAXIM"), ("Я", "Ja"), ("МАРЬЯ", "MARJA"), ("ЧК", "TSCHK"),
  ])
  func capitalsAreThoseOfTheWord(source: String, expected: String) throws {
    #expect(try text(source, .duden) == expected)
  }

  @Test func composedAndDecomposedTextIsTheSame() throws {
    let composed = "Хрущёв Сергей Йошкар-Ола Достое́вский моё́ Ё Й"
    for scheme in Self.russian {
      let decomposed = try Normalizer(.nfd).normalize(composed)
      #expect(try text(decomposed, scheme) == text(composed, scheme))
    }
    #expect(
      try text("Київ Їжак", .din1460, .ukrainian)
        == text("Ки\u{456}\u{308}в І\u{308}жак", .din1460, .ukrainian))
    #expect(try text("Быка\u{443}\u{306}", .national, .belarusian) == "Bykaŭ")
    #expect(try text("Достое\u{301}вский", .duden) == "Dostojéwski")
    #expect(try text("ѝ", .english, .bulgarian) == "ì")
  }

  @Test func allElsePassesAndLettersAreCounted() throws {
    let source = "d’Artagnan\r\n\u{FEFF}東京 42 e\u{323}\u{307} a\u{307}\u{323} \u{E000}\u{0}«»🚀"
    for scheme in Self.russian {
      let result = try SchemeTransliterator(scheme).transliterate(source)
      #expect(result.text.unicodeScalars.elementsEqual(source.unicodeScalars))
      #expect(result.unchangedLetters == 13)
    }
    // A Serbian letter is none of Russian's.
    let serbian = try SchemeTransliterator(.bgn).transliterate("Ђаковић")
    #expect(serbian.text == "Ђakoviћ")
    #expect(serbian.unchangedLetters == 2)
  }

  @Test func anyTextIsTakenAndCutsDoNotShow() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<300 {
      let scheme = Self.russian.randomElement(using: &generator) ?? .iso9
      let reverse = scheme.isReversible(for: .russian) && Bool.random(using: &generator)
      let transliterator = try SchemeTransliterator(scheme, reverse: reverse)
      var source = RandomText.scalars(count: 60, using: &generator)
      for at in source.indices where Bool.random(using: &generator) {
        source[at] = Unicode.Scalar(UInt32.random(in: 0x400...0x460, using: &generator)) ?? "x"
      }
      let whole = try transliterator.transliterate(source[...])
      let border = transliterator.lastBorder(in: source[..<40])
      let first = try transliterator.transliterate(source[..<border])
      let second = try transliterator.transliterate(source[border...])
      #expect(
        whole.text.unicodeScalars.elementsEqual((first.text.unicodeScalars + second.text.unicodeScalars)))
      #expect(whole.unchangedLetters == first.unchangedLetters + second.unchangedLetters)
    }
  }

  @Test func aRunWithoutEndIsNoBurden() throws {
    let transliterator = try SchemeTransliterator(.bgn, reverse: true)
    let signs = "a" + String(repeating: "’", count: 200_000)
    #expect(try transliterator.transliterate(signs).text.unicodeScalars.count == 200_001)
    let letters = String(repeating: "щ", count: 100_000)
    #expect(try text(letters, .duden) == String(repeating: "schtsch", count: 100_000))
    let scalars = Array(letters.unicodeScalars)
    #expect(try SchemeTransliterator(.duden).lastBorder(in: scalars[...]) == scalars.count)
  }

  @Test func schemesWithoutRulesAreErrorsThatSayWhatThereIs() {
    let language = #expect(throws: InputError.self) {
      try SchemeTransliterator(.gost779b, language: .ukrainian)
    }
    #expect(language?.description.contains("no rules for Ukrainian") == true)
    #expect(
      language?.description.contains("iso9, din1460, bgn, alalc, alalc-ties, duden, english, french") == true)
    let reverse = #expect(throws: InputError.self) { try SchemeTransliterator(.duden, reverse: true) }
    #expect(reverse?.description.contains("iso9, din1460, bgn, alalc-ties, gost779b") == true)
  }
}
