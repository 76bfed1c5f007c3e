import Entities
import Foundation
import Names
import TestSupport
import Testing

@Suite struct RomanizationsTests {
  private let romanizations = Romanizations.shared

  @Test(arguments: [
    ("natalia", "natalya", 1), ("georgi", "georgy", 1), ("trotzki", "trozki", 1), ("trotzki", "trotsky", 2),
    ("khrustalev", "khrustalyev", 1), ("khrustalev", "khrustalyov", 1), ("zinovjev", "zinoviev", 1),
    ("trotsky", "trotsky", 0), ("schukow", "zhukov", 2),
  ])
  func countsTheLettersThatAreWrittenOtherwise(_ a: String, _ b: String, _ count: Int) {
    #expect(romanizations.differences(a, b, limit: 3) == count)
    #expect(romanizations.differences(b, a, limit: 3) == count)
  }

  @Test(arguments: [
    ("lenin", "stalin"), ("mercader", "mercarder"), ("kamenev", "karmenev"), ("trotsky", "trotsk"),
    ("sedov", "sidov"), ("", "trotsky"),
  ])
  func otherNamesAreNoneOfOne(_ a: String, _ b: String) {
    #expect(romanizations.differences(a, b, limit: 3) == nil)
    #expect(romanizations.differences(b, a, limit: 3) == nil)
  }

  @Test func moreThanTheLimitIsNone() {
    #expect(romanizations.differences("trotzki", "trotsky", limit: 1) == nil)
    #expect(romanizations.differences("lenin", "lenin", limit: 0) == 0)
    #expect(romanizations.differences("", "", limit: 0) == 0)
  }

  @Test(arguments: [
    ("троцкий", "trotzki"), ("троцкий", "trotsky"), ("троцкий", "trockij"), ("хрущёв", "chruschtschow"),
    ("хрущёв", "khrushchev"), ("ельцин", "jelzin"), ("ельцин", "yeltsin"), ("наталья", "natalia"),
  ])
  func tellsASpelling(_ cyrillic: String, _ latin: String) {
    #expect(romanizations.writes(cyrillic, latin))
  }

  @Test(arguments: [
    ("троцкий", "trotzk"), ("ленин", "stalin"), ("ленин", ""), ("", "lenin"), ("日本", "lenin"),
  ])
  func tellsWhatIsNone(_ cyrillic: String, _ latin: String) {
    #expect(!romanizations.writes(cyrillic, latin))
  }

  @Test func allWritingsOfALetterHaveOneSkeleton() {
    for writings in romanizations.writingsOfLetters {
      let skeletons = Set(
        writings.map { String(String.UnicodeScalarView(Romanizations.skeleton($0.unicodeScalars))) })
      #expect(skeletons.count == 1, "\(writings) \(skeletons)")
    }
  }

  @Test func spellingsOfOneNameHaveOneSkeleton() {
    var generator = SeededGenerator(seed: 12)
    let writings = romanizations.writingsOfLetters
    for _ in 0..<500 {
      let letters = (0..<Int.random(in: 1...10, using: &generator)).map { _ in
        writings.randomElement(using: &generator) ?? []
      }
      let spellings = (0..<4).map { _ in
        letters.map { $0.randomElement(using: &generator) ?? "" }.joined()
      }
      let skeletons = Set(
        spellings.map { Romanizations.skeleton($0.unicodeScalars).map(String.init).joined() })
      #expect(skeletons.count == 1, "\(spellings)")
    }
  }

  @Test func anyTextIsAccepted() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      let (a, b) = (
        RandomText.string(upTo: 12, using: &generator), RandomText.string(upTo: 12, using: &generator)
      )
      #expect(romanizations.differences(a, b, limit: 3) == romanizations.differences(b, a, limit: 3))
      #expect(romanizations.differences(a, a, limit: 0) == 0)
      _ = romanizations.writes(a, b)
    }
  }

  /// Names with every letter, and with those that schemes write by what stands beside them.
  private static let words: [CyrillicLanguage: [String]] = [
    .russian: [
      "Абрамович", "Александр", "Алексей", "Анна", "Артём", "Базаров", "Бердяев", "Борис", "Бухарин",
      "Василий",
      "Вячеслав", "Геннадий", "Георгий", "Гёте", "Гоголь", "Горький", "Григорий", "Грозный", "Дмитрий",
      "Достоевский",
      "Евгений", "Екатерина", "Елена", "Ельцин", "Ёлкин", "Жуков", "Зиновьев", "Игорь", "Илья", "Ильич",
      "Иосиф",
      "Исаакиевский", "Йошкар", "Каменев", "Катька", "Ксения", "Красный", "Крупская", "Лазарев", "Лев",
      "Любовь",
      "Менделеев", "Мейерхольд", "Надежда", "Наталья", "Никитична", "Обухово", "Объедков", "Ольга", "Павел",
      "Пётр",
      "Прокофьев", "Пушкин", "Разъезжая", "Рыков", "Савва", "Свердлов", "Сергей", "Солженицын", "Соловьёв",
      "Софья", "Съездовская", "Татьяна", "Толстой", "Троцкий", "Тяжёлый", "Ульянов", "Уфа", "Фёдор", "Филипп",
      "Хабаровск", "Харьков", "Хрущёв", "Царицын", "Цеткин", "Чайковский", "Чехов", "Чичиков", "Шаляпин",
      "Шостакович",
      "Щедрин", "Щукин", "Эйзенштейн", "Энгельс", "Юденич", "Юрий", "Юсупов", "Яков", "Якутск", "Ярославль",
      "Яхонтов",
      "Мария", "Юлия", "Андреев", "Андреевич", "Алексеевна", "Бабий", "Белый", "Вий", "Зощенко", "Жёлтый",
      "Щёлково",
      "Чёрный", "Царёв", "Подъячев", "Вьюгин", "Ананьин", "Игнатьич", "Максим", "Суццани", "Россия", "Гусев",
      "Ясин",
      "Есенин", "Заезжий", "Каэтан", "Поэтов", "Шишкин", "Соня", "Зоя", "Майя", "Район", "Аллилуева",
      "Воейков",
      "Киев", "Мытищи", "Выборг", "Рязань", "Казань", "Тверь", "Пермь", "Мстиславский", "Усть", "Гюго",
      "Жюль",
    ],
    .ukrainian: [
      "Володимир", "Київ", "Миколаїв", "Євген", "Їжакевич", "Ґалаґан", "Згурський", "Розгін", "Юрій", "Яків",
      "Щербак",
      "Йосип", "Харків", "Тарас", "Дем'янчук", "Соломія", "Запоріжжя", "Леся", "Українка", "Хмельницький",
      "Русь",
    ],
    .bulgarian: [
      "Търново", "Георги", "Щерев", "Христо", "Ботев", "Васил", "Левски", "Пловдив", "София", "Ямбол",
      "Юндола", "Жеко",
      "Цанко", "Чудомир", "Шуменски", "Здравко", "Иван", "Вазов", "Бургас",
    ],
  ]

  @Test(arguments: TransliterationScheme.allCases, CyrillicLanguage.allCases)
  func everySchemesSpellingIsOne(_ scheme: TransliterationScheme, _ language: CyrillicLanguage) throws {
    // The table has the letters of three languages.
    guard scheme.languages.contains(language), let words = Self.words[language] else { return }
    let transliterator = try SchemeTransliterator(scheme, language: language)
    for word in words {
      let latin = try transliterator.transliterate(word).text
      let isWritten = romanizations.writes(word.lowercased(), latin.lowercased())
      #expect(isWritten, "\(word) \(latin)")
    }
  }

  private static let names = Fixtures.shared?.appending(path: "bench/names/person.tsv")

  @Test(.enabled(if: names != nil, "the names beside the project are absent"))
  func everySchemesSpellingOfManyNamesIsOne() throws {
    let path = try #require(Self.names)
    let text = try String(contentsOf: path, encoding: .utf8)
    var words: Set<String> = []
    for word in text.split(whereSeparator: { !$0.isLetter })
    where word.unicodeScalars.allSatisfy({
      ("а"..."я").contains($0) || ("А"..."Я").contains($0) || "ёЁ".unicodeScalars.contains($0)
    }) {
      words.insert(String(word))
    }
    #expect(words.count > 500)
    for scheme in TransliterationScheme.allCases where scheme.languages.contains(.russian) {
      let transliterator = try SchemeTransliterator(scheme, language: .russian)
      var missing: [String] = []
      for word in words.sorted() {
        let latin = try transliterator.transliterate(word).text
        if !romanizations.writes(word.lowercased(), latin.lowercased()) { missing.append("\(word) \(latin)") }
      }
      #expect(missing.isEmpty, "\(scheme): \(missing.prefix(20))")
    }
  }
}
