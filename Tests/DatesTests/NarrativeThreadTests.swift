import Dates
import TestSupport
import Testing
import Texts

/// What small accounts tell of where the thread of a narrative has to be found: in each of three languages, the same phenomena.
@Suite struct NarrativeThreadTests {
  /// A language, the sentences of an account, and what each tells of: years, "-" where none is known.
  struct Account: Sendable, CustomTestStringConvertible {
    let language: Language
    let sentences: [(text: String, years: String)]
    var testDescription: String { "\(language.code): \(sentences.first?.text ?? "")" }

    init(_ language: Language, _ sentences: (String, String)...) {
      self.language = language
      self.sentences = sentences.map { ($0.0, $0.1) }
    }
  }

  private func expect(_ account: Account) {
    let times = NarrativeTimeTests.narrative(account.sentences.map(\.text), account.language).times
    for (sentence, time) in zip(account.sentences, times) {
      let years = time.map {
        $0.years.count == 1 ? "\($0.years.lowerBound)" : "\($0.years.lowerBound)-\($0.years.upperBound)"
      }
      #expect(years ?? "-" == sentence.years, "\(sentence.text)")
    }
  }

  /// What was before or lasts since is named by the way.
  @Test(arguments: [
    Account(
      .german, ("Im Mai 1927 baute die Gemeinde eine Brücke.", "1927"),
      ("Drei Versuche zwischen 1902 und 1915 waren gescheitert.", "1902-1915"),
      ("Nun kamen Arbeiter aus der Stadt.", "1927"), ("Im August 1927 war sie fertig.", "1927")),
    Account(
      .english, ("In May 1927 the parish built a bridge.", "1927"),
      ("It had tried three times between 1902 and 1915.", "1902-1915"),
      ("Now workmen came from the town.", "1927"), ("In August 1927 it was finished.", "1927")),
    Account(
      .russian, ("В мае 1927 года община построила мост.", "1927"),
      ("Ещё в 1902 году она пыталась это сделать.", "1902"),
      ("Теперь приехали рабочие из города.", "1927"), ("В августе 1927 года мост был готов.", "1927")),
  ]) func whatWasBeforeDoesNotTakeTheThread(_ account: Account) { expect(account) }

  /// What came of it long afterwards.
  @Test(arguments: [
    Account(
      .german, ("1911 malte sie ein Bild vom Hafen.", "1911"),
      ("Mehr als dreißig Jahre später, 1944, verbrannte es.", "1944"),
      ("Sie gab es einem Freund.", "1911"), ("1912 malte sie ein zweites.", "1912")),
    Account(
      .english, ("In 1911 she painted a picture of the harbour.", "1911"),
      ("More than thirty years later, in 1944, it was burnt.", "1944"),
      ("She gave it to a friend.", "1911"), ("In 1912 she painted a second.", "1912")),
    Account(
      .russian, ("В 1911 году она написала картину порта.", "1911"),
      ("В 1944 году картина сгорела.", "1944"),
      ("Она отдала её другу.", "1911"), ("В 1912 году она написала вторую.", "1912")),
  ]) func whatCameOfItDoesNotTakeTheThread(_ account: Account) { expect(account) }

  /// Days without a year are of the year told, in order, until they begin anew.
  @Test(arguments: [
    Account(
      .german, ("Am 3. September 1884 lief das Schiff aus.", "1884"),
      ("Am 20. Oktober war es in Lissabon.", "1884"),
      ("Es wurde ausgebessert.", "1884"), ("Am 5. Februar kam es in Rio an.", "1885"),
      ("Am 9. März lief es wieder aus.", "1885")),
    Account(
      .english, ("On 3 September 1884 the ship sailed.", "1884"),
      ("On 20 October she was at Lisbon.", "1884"),
      ("She was mended.", "1884"), ("On 5 February she came to Rio.", "1885"),
      ("On 9 March she sailed again.", "1885")),
    Account(
      .russian, ("3 сентября 1884 года корабль вышел в море.", "1884"),
      ("20 октября он был в Лиссабоне.", "1884"),
      ("Его починили.", "1884"), ("5 февраля он пришёл в Рио.", "1885"), ("9 марта он снова вышел.", "1885")),
  ]) func daysWithoutYearGoOnInOrder(_ account: Account) { expect(account) }

  /// What is counted moves the thread.
  @Test(arguments: [
    Account(
      .german, ("1851 kam er in die Stadt.", "1851"), ("Zwei Jahre später kaufte er ein Haus.", "1853"),
      ("Er richtete eine Werkstatt ein.", "1853"), ("1854 brannte sie ab.", "1854")),
    Account(
      .english, ("In 1851 he came to town.", "1851"), ("Two years later he bought a house.", "1853"),
      ("He set up a workshop.", "1853"), ("In 1854 it burnt down.", "1854")),
    Account(
      .russian, ("В 1851 году он приехал в город.", "1851"), ("Через два года он купил дом.", "1853"),
      ("Он устроил мастерскую.", "1853"), ("В 1854 году она сгорела.", "1854")),
  ]) func whatIsCountedMovesTheThread(_ account: Account) { expect(account) }

  /// The headings of a chronicle are years.
  @Test(arguments: [
    Account(
      .german, ("# 1901", "1901"), ("Im März Reise nach Rom.", "1901"),
      ("Bekanntschaft mit dem Verleger.", "1901"),
      ("# 1902", "1902"), ("Rückkehr und Krankheit.", "1902"), ("Am 4. Mai Umzug.", "1902")),
    Account(
      .english, ("# 1901", "1901"), ("In March a journey to Rome.", "1901"),
      ("Made friends with the publisher.", "1901"),
      ("# 1902", "1902"), ("Came home and fell ill.", "1902"), ("On 4 May moved house.", "1902")),
    Account(
      .russian, ("# 1901", "1901"), ("В марте поездка в Рим.", "1901"), ("Знакомство с издателем.", "1901"),
      ("# 1902", "1902"), ("Возвращение и болезнь.", "1902"), ("4 мая переезд.", "1902")),
  ]) func yearHeadingsCount(_ account: Account) { expect(account) }

  /// A chapter that is not told in time has no year, rather than the last one.
  @Test(arguments: [
    Account(
      .german, ("1931 starb sie.", "1931"), ("Man begrub sie am Fluss.", "1931"), ("# Rezeption", "-"),
      ("Ihre Lieder sind schlicht.", "-"), ("Kritiker lobten den Ton.", "-"), ("Andere fanden ihn kalt.", "-")
    ),
    Account(
      .english, ("In 1931 she died.", "1931"), ("They buried her by the river.", "1931"),
      ("# Reception", "-"),
      ("Her songs are plain.", "-"), ("Critics praised the tone.", "-"), ("Others found it cold.", "-")),
    Account(
      .russian, ("В 1931 году она умерла.", "1931"), ("Её похоронили у реки.", "1931"), ("# Оценки", "-"),
      ("Её песни считают простыми.", "-"), ("Критики хвалили тон.", "-"), ("Другим он казался холодным.", "-")
    ),
  ]) func chaptersThatAreNotToldInTimeHaveNone(_ account: Account) { expect(account) }

  /// A year named in such a chapter is that sentence's alone.
  @Test(arguments: [
    Account(
      .german, ("# Nachwirkung", "-"), ("Ihre Lieder sind schlicht.", "-"),
      ("1958 erschien eine Auswahl.", "1958"),
      ("Schulen tragen ihren Namen.", "-"), ("1902 hatte sie das verboten.", "1902"),
      ("Es gibt ein Denkmal.", "-")),
    Account(
      .english, ("# Legacy", "-"), ("Her songs are plain.", "-"), ("In 1958 a selection appeared.", "1958"),
      ("Schools are called after her.", "-"), ("In 1902 she had forbidden it.", "1902"),
      ("There is a monument.", "-")),
    Account(
      .russian, ("# Память", "-"), ("Её песни считают простыми.", "-"),
      ("В 1958 году вышел сборник.", "1958"),
      ("Её имя сегодня носят школы.", "-"), ("В 1902 году она это запретила.", "1902"),
      ("Памятник можно видеть.", "-")),
  ]) func yearsInSuchChaptersDoNotReachFar(_ account: Account) { expect(account) }

  /// Whoever goes on for long without any date, from one chapter to the next, is not thought to stay in one year.
  @Test(arguments: [Language.german, .english, .russian]) func whatIsLongAgoIsUnknown(_ language: Language) {
    let (first, next, heading) =
      switch language {
      case .german: ("1903 ging er zur See.", "Er lernte viel.", "# Am Ufer")
      case .russian: ("В 1903 году он ушёл в море.", "Он многому научился.", "# На берегу")
      default: ("In 1903 he went to sea.", "He learnt a lot.", "# Ashore")
      }
    let text = [first] + Array(repeating: next, count: 12) + [heading] + Array(repeating: next, count: 12)
    let times = NarrativeTimeTests.narrative(text, language).times
    #expect(times[1]?.years == 1903...1903)
    #expect(times.last == .some(nil))
    let known = times.prefix(12).compactMap { $0?.doubt }
    #expect(zip(known, known.dropFirst()).allSatisfy { $0 <= $1 })
  }

  /// Rows of a chronicle without marks at their ends, and accounts in the present tense, are told in time like others.
  @Test func theFormThatMostSentencesHaveSaysNothing() {
    expect(
      Account(
        .english, ("# 1901", "1901"), ("Journey to Rome", "1901"), ("Friendship with the publisher", "1901"),
        ("# 1902", "1902"), ("Return and illness", "1902"), ("Leaves the town", "1902")))
    expect(
      Account(
        .english, ("In 1905 she is poor.", "1905"), ("The room is cold.", "1905"),
        ("There is no bread.", "1905"),
        ("In 1906 she is known.", "1906"), ("The house is full.", "1906")))
  }

  /// Many years in a long document take memory in proportion to its length.
  @Test func aLongDocumentWithManyYears() {
    var sentences: [String] = []
    for year in 1000..<2000 {
      sentences += ["In \(year) the town was burnt.", "It was built again.", "People wept."]
    }
    let times = NarrativeTimeTests.narrative(sentences + sentences, .english).times
    #expect(times.count == 6000)
    #expect(times.compactMap { $0 }.count > 5900)
    #expect(times[4]?.years == 1001...1001 && times[2998]?.years == 1999...1999)
  }

  /// A day of the week tells which year is meant: 9 May 1886 was a Sunday.
  @Test func theDayOfTheWeekTellsTheYear() throws {
    expect(
      Account(
        .english, ("In June 1885 the mill burnt down.", "1885"),
        ("On Sunday, 9 May it was opened again.", "1886")))
  }
}
