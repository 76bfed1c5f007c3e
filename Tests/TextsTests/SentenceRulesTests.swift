import Testing
import Texts

/// What ICU gets wrong by itself, case by case.
///
/// Line ends and general properties are in `SentenceSegmenterTests`.
@Suite struct SentenceRulesTests {
  /// A text with its borders: ` | ` stands for a space with a border at it, `|` alone for a border without space.
  struct Case: Sendable, CustomTestStringConvertible {
    let language: Language
    let marked: String

    var text: String {
      marked.replacing(" | ", with: " ").replacing("|", with: "")
    }
    var sentences: [String] {
      marked.replacing(" | ", with: "|").split(separator: "|").map(String.init)
    }
    var testDescription: String { "\(language): \(marked)" }
  }

  private static func cases(_ language: Language, _ marked: [String]) -> [Case] {
    marked.map { Case(language: language, marked: $0) }
  }

  private func check(_ expected: Case) throws {
    let scalars = Array(expected.text.unicodeScalars)
    let segmenter = try SentenceSegmenter(expected.language)
    let found = try segmenter.sentences(of: TextView(plainText: scalars))
    #expect(found.map { String(String.UnicodeScalarView(scalars[$0.range])) } == expected.sentences)
  }

  @Test(
    arguments: cases(
      .german,
      [
        // Ordinals: days, centuries, numbered rulers, chapters.
        "Am 12. April startete die Rakete. | Alle sahen zu.",
        "Sie kam am 7. November an. | Er ging am 8. fort.",
        "Es war kalt, d. h. Trotzki fror, u. a. Lenin auch. | Sie gingen.",
        "Er wurde verbannt.[12] | Er floh.",
        "So steht es da.[12]|Er ging.", "Das war die Rote Armee.|Trotzki ging.",
        "Sie kam (gest. 1928).|Im Jahre 1902 ging er.",
        "Er sprach auf dem II. Parteitag. | Sie schwieg.", "Das gilt für Paul I. | Er war Zar.",
        "Nein… | Gut.",
        "Es waren 85.000. | Hilfe kam. | 2019 kam mehr.", "Das ist ihr 100. Geburtstag.",
        "Das Auto war ein Golf 8. | Er fuhr es.", "Er kam um 9.07 Uhr an.", "»So!« | »Nein.« | Er schwieg.",
        "Im 19. Jahrhundert war das so. | Es blieb so.",
        "1. Kapitel. | Der Anfang.",
        // A year is no ordinal.
        "Der Krieg endete 1945. | Danach kam der Hunger.",
        "Es waren 250. | Alle froren.",
        // Rulers: what follows the Roman numeral is written small.
        "Katharina II. von Russland starb. | Paul wurde Zar.",
        "Es regierte Zar Paul II. | Niemand mochte ihn.",
        // Abbreviations.
        "Das war z. B. Trotzki. | Er blieb.",
        "Er kam mit Dr. Meier. | Sie auch.",
        "Siehe Abs. 3 und Bd. Vier. | Das gilt.",
        "Sie zog nach St. Petersburg. | Dort blieb sie.",
        "Die Fa. Krupp baute sie. | Dann kam die Bahn.",
        "Er kam bzw. Anna kam. | Wer weiß es?",
        "Sie wurde im Jan. Mutter. | Er freute sich.",
        // One that may close a sentence, and a word that merely ends like one.
        "Er aß Brot, Käse usw. | Dann ging er.",
        "Sie nahm das Rad. | Er nahm den Bus.",
        "Das war sein Untergang. | Mehr nicht.",
        // Initials.
        "L. D. Trotzki floh. | Er schrieb.",
        "Es schrieb J. S. Bach. | Wir hörten zu.",
        // Decimal points, times, abbreviations within a word.
        "Das kostet 3.50 Euro. | Billig!",
        "Um 8.30 Uhr. | Da ging er.",
        // ! and ? before a continuation.
        "„Halt!“ rief er laut. | Niemand kam.",
        "„Wann?“, fragte sie. | „Bald.“",
        "Was? | Wo? | Wer!",
        "Wirklich?! | Ja.",
        // Quotes and brackets go with their sentence.
        "Er sagte: „Ich komme.“ | Dann ging er.",
        "(Er kam.) | Sie ging.",
        "»Nein.« | »Doch.«",
        // Glued by text extraction.
        "Er wurde verbannt.|Trotzki ging nach Wien.",
        "Er ging.|Sie kam.|Dann war Ruhe.",
        "Siehe www.beispiel.de und lies.",
      ]))
  func german(_ expected: Case) throws { try check(expected) }

  @Test(
    arguments: cases(
      .english,
      [
        "Mr. Smith met Dr. Jones. | They talked.",
        "Mrs. Lee and Prof. Hall agreed. | So did we.",
        "J. R. R. Tolkien wrote it. | He was old.",
        "St. Petersburg fell. | It rose again.",
        "She was born on Jan. 5. | He was not.",
        "They met in Oct. | Nobody knew.", "They met in Oct. 1917 in secret. | Nobody knew.",
        "It was I. | He said so.", "The U.S. Army left. | It was in the U.S. | He stayed.",
        "Five things: 1. Consider the soup. | 2. Eat it.", "He left [1]. | Then came rain.",
        "The end.[5] | Then came more.", "Then came more.|She left.", "Visit Yandex.Taxi now.",
        "He was done. | - We were not. | - Who was?", "It fell to 7.29. | Dollars rose.",
        "It was said. | @someone said it. | 53% agreed.",
        "See vol. Two and Fig. Three. | It is there.",
        "He left at 5 p.m. | She stayed.",
        "He left at 5 p.m. on Monday. | She stayed.",
        "He came, i.e. he walked. | She ran.",
        // English writes no ordinal with a full stop: a number ends a sentence as a word does.
        "It was chapter 5. | He read on.",
        "They were 12. | Nobody was older.",
        "It cost 3.50 dollars. | Cheap!",
        "\"Stop!\" he cried. | Nobody did.",
        "\"Why?\" she asked. | \"Because.\"",
        "Yahoo! announced a plan. | It failed.",
        "‘No.’ | ‘Yes.’",
        "The end... | Or not?",
        "The end... or not?",
        "He wrote the letter.|She read it.",
        "See www.example.com for it. | It helps.",
        "(He was a sailor.) | She was not.",
        "Catherine II. | She ruled.",
        "7.5. Wind and weather", "12.3.1. The mill",
        "So it is said.|—Come in, sir.", "Is it so?|—Nobody knows.", "Oh!—I see it now.",
        "It was Mr.—X, they said.",
      ]))
  func english(_ expected: Case) throws { try check(expected) }

  @Test(
    arguments: cases(
      .russian,
      [
        "Это было в 1961 г. | Он вернулся.", "Он жил в г. Москве. | В 1961 г. Гагарин полетел.",
        "Это т. е. Королёв. | Книги, газеты и т. д. | Потом он ушёл.",
        "В XIX в. Россия росла. | В. И. Ленин приехал.",
        "Проф. Иванов умер. | 5 мая его хоронили.", "До города 200 км. | Дорога плохая.",
        "Это было в 1961 г. в деревне. | Он вернулся.",
        "«Поехали!» — сказал он. | Все молчали.",
        "«Кто там?» — спросила она. | «Я.»",
        "— Стой! — крикнул он. | Никто не ответил.",
        "Л. Д. Троцкий уехал. | Он писал.",
        "А. С. Пушкин родился в Москве. | Он писал стихи.",
        "Там жил Пётр И. Чайковский. | Он писал музыку.",
        "Он жил на ул. Ленина. | Там тихо.",
        "На стр. Пятой всё сказано. | Читай.",
        "Родилась она в дер. у реки. | Там тихо.",
        "Его слышал проф. Иванов. | Он удивился.",
        "Он купил хлеб, соль и т. д. и ушёл. | Дверь закрылась.",
        "Почему? | Потому что! | Вот так.",
        "Он пришёл… и ушёл. | Всё.",
        "Он сказал: «Я приду.» | Потом ушёл.",
        "Глава 5. | Он уехал.",
        "Оно росло на 5 см. | Он измерил.", "О нём см. Указатель имён. | Там всё есть.",
        "Он ушёл.|Она осталась.",
        "Он получил 3.5 рубля. | Мало.",
        "Он ушёл[5]. | Она осталась.",
        "Все ушли?! | Да.",
      ]))
  func russian(_ expected: Case) throws { try check(expected) }

  @Test func whatIsAnOrdinalInGermanIsNoneInEnglish() throws {
    let text = "7. | Then"
    try check(Case(language: .english, marked: "He was number " + text))
    try check(Case(language: .german, marked: "Am 7. Then"))
  }

  @Test func aLanguageWithoutRulesOfItsOwnStillGetsTheGeneralOnes() throws {
    let french = try #require(Language("fr"))
    try check(Case(language: french, marked: "«Assez!» dit-il. | P. Dupont partit. | Rien."))
    try check(Case(language: french, marked: "Il partait.|Elle restait."))
  }
}
