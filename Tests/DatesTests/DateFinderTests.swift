import Dates
import TestSupport
import Testing
import Texts

@Suite struct DateFinderTests {
  private func mentions(_ sentence: String, _ language: Language) throws -> [String] {
    let scalars = Array(sentence.unicodeScalars)
    return DateFinder(language).dates(in: scalars.indices, of: scalars).map { mention in
      let date = mention.date
      var text = String(String.UnicodeScalarView(scalars[mention.range])) + "="
      text += date.year.map(String.init) ?? "?"
      if let month = date.month { text += "-\(month)" }
      if let day = date.day { text += "-\(day)" }
      return text
    }
  }

  /// A sentence, and each date as it stands there and what it means: year-month-day, "?" for a year that is not given.
  static let german: [(String, [String])] = [
    ("Am 7. November 1917 fiel der Palast.", ["7. November 1917=1917-11-7"]),
    ("Am 7.November 1917 fiel der Palast.", ["7.November 1917=1917-11-7"]),
    ("Am 07. November 1917 fiel der Palast.", ["07. November 1917=1917-11-7"]),
    ("Er kam im Mai 1917 zurück.", ["Mai 1917=1917-5"]),
    ("Er kam im Mai zurück.", []),
    // The day stands before the month.
    ("Im Oktober 20 Schiffe, im Mai 3.", []),
    ("Im Oktober, 7. November und Mai 1917.", ["7. November=?-11-7", "Mai 1917=1917-5"]),
    ("Im Jahre 1905 war sie zwölf.", ["1905=1905"]),
    ("Bis 1905, vielleicht 1906, blieb er.", ["1905=1905", "1906=1906"]),
    ("In den Jahren 1907-14 lebte er in Wien.", ["1907=1907", "14=1914"]),
    ("In den Jahren 1907–1914 lebte er in Wien.", ["1907=1907", "1914=1914"]),
    ("Im Winter 1941/42 froren alle.", ["1941=1941", "42=1942"]),
    ("Am 12. April flog er los.", ["12. April=?-4-12"]),
    ("In der Nacht zum 3. Jänner 1930 schneite es.", ["3. Jänner 1930=1930-1-3"]),
    ("Das war Anfang März 1918.", ["März 1918=1918-3"]),
    ("Vom 5. Januar bis zum 9. Februar 1918 tagte man.", ["5. Januar=?-1-5", "9. Februar 1918=1918-2-9"]),
    (
      "Die Oktoberrevolution (26. Oktoberjul./ 7. November 1917greg.) siegte.",
      ["26. Oktoberjul=1917-10-26", "7. November 1917=1917-11-7"]
    ),
    (
      "Sie kam am 21. Apriljul./ 2. Mai 1729greg. zur Welt.",
      ["21. Apriljul=1729-4-21", "2. Mai 1729=1729-5-2"]
    ),
    (
      "Am 25. Oktober (7. November) 1917 begann es.",
      ["25. Oktober=1917-10-25", "7. November) 1917=1917-11-7"]
    ),
    ("Ende des Septembers 1939 war alles vorbei.", ["Septembers 1939=1939-9"]),
    ("Am 21. Aug. 1940 starb er.", ["21. Aug. 1940=1940-8-21"]),
    ("1932Trotzki schrieb weiter.", ["1932=1932"]),
    ("Im OKTOBER 1917 und im august 1918.", ["OKTOBER 1917=1917-10", "1918=1918"]),
    ("Siehe S. 312 und Band 12.", []),
    ("Telefon 030 227 32152, Zimmer 17.", []),
    ("Die Stadt hatte 75.000 und dann 632 253 Bewohner.", []),
    ("Ein Artikel mit 20000 und einer mit 999 Zeichen.", []),
    ("Am 31. Februar 1917 geschah nichts.", []),
    ("Der 45. Mai 1917 war es nicht.", ["Mai 1917=1917-5"]),
  ]

  static let english: [(String, [String])] = [
    ("On October 1, 1917 he left.", ["October 1, 1917=1917-10-1"]),
    ("On October 1 1917 he left.", ["October 1 1917=1917-10-1"]),
    ("On 1 October 1917 he left.", ["1 October 1917=1917-10-1"]),
    ("On 1 October, 1917, he left.", ["1 October, 1917=1917-10-1"]),
    ("He left in October 1917.", ["October 1917=1917-10"]),
    ("He left in October, 1917.", ["October, 1917=1917-10"]),
    ("He left on August 20.", ["August 20=?-8-20"]),
    ("He left on 20 August.", ["20 August=?-8-20"]),
    ("He left on August 20th, 1940.", ["August 20th, 1940=1940-8-20"]),
    ("He left on the 20th of August 1940.", ["20th of August 1940=1940-8-20"]),
    ("He left on the 1st of May, 1918.", ["1st of May, 1918=1918-5-1"]),
    ("He left on 22nd March 1921.", ["22nd March 1921=1921-3-22"]),
    ("They may 1917 or may not have met.", ["1917=1917"]),
    ("You may 12 times try it.", []),
    ("They met in May 1917.", ["May 1917=1917-5"]),
    ("They met on May 5, 1917.", ["May 5, 1917=1917-5-5"]),
    ("He was born in 1879 and died in 1940.", ["1879=1879", "1940=1940"]),
    ("Leon (1879-1940) was a writer.", ["1879=1879", "1940=1940"]),
    ("The years 1907-14 were quiet.", ["1907=1907", "14=1914"]),
    ("The winter of 1941-42 was cold.", ["1941=1941", "42=1942"]),
    (
      "On October 25 (November 7), 1917, it began.",
      ["October 25=1917-10-25", "November 7), 1917=1917-11-7"]
    ),
    ("From May 5 to June 7, 1918.", ["May 5=?-5-5", "June 7, 1918=1918-6-7"]),
    ("From May 5, June 7 and July 9, 1918.", ["May 5=?-5-5", "June 7=?-6-7", "July 9, 1918=1918-7-9"]),
    ("On 26 Oct. 1917 and 3 Sept. 1939.", ["26 Oct. 1917=1917-10-26", "3 Sept. 1939=1939-9-3"]),
    ("In 1917, on October 25, it began.", ["1917=1917", "October 25=?-10-25"]),
    ("See p. 312, call 555 0199.", []),
    ("It cost 1,917 pounds and 20,480 pence.", []),
    ("In 1917 Marx was read.", ["1917=1917"]),
    ("Between 3000 and 9999 came.", []),
  ]

  static let russian: [(String, [String])] = [
    ("Он уехал 20 августа 1940 года.", ["20 августа 1940=1940-8-20"]),
    ("Он уехал 20 августа.", ["20 августа=?-8-20"]),
    ("Он уехал 7-го ноября 1917 года.", ["7-го ноября 1917=1917-11-7"]),
    ("Он уехал в августе 1940 года.", ["августе 1940=1940-8"]),
    ("Он уехал в августе 1940-го.", ["августе 1940=1940-8"]),
    ("Он уехал в августе.", []),
    ("Август 1940 года был жарким.", ["Август 1940=1940-8"]),
    ("В 1905 году ей было десять.", ["1905=1905"]),
    ("В 1907—1914 годах он жил в Вене.", ["1907=1907", "1914=1914"]),
    ("В 1907-14 гг. он жил в Вене.", ["1907=1907", "14=1914"]),
    ("Зимой 1941/42 года.", ["1941=1941", "42=1942"]),
    (
      "Это случилось 25 октября (7 ноября) 1917 г.",
      ["25 октября=1917-10-25", "7 ноября) 1917=1917-11-7"]
    ),
    ("Затмение было 7 (19) августа 1887 г.", ["19) августа 1887=1887-8-19"]),
    ("Он родился 27 января [8 февраля] 1834 года.", ["27 января=1834-1-27", "8 февраля] 1834=1834-2-8"]),
    ("С 5 января по 9 февраля 1918 года.", ["5 января=?-1-5", "9 февраля 1918=1918-2-9"]),
    ("К маю 1945 года всё кончилось.", ["маю 1945=1945-5"]),
    ("Перед октябрём 1917 года.", ["октябрём 1917=1917-10"]),
    ("Перед октябрем 1917 года.", ["октябрем 1917=1917-10"]),
    ("12 апр. 1961 г. он взлетел.", ["12 апр. 1961=1961-4-12"]),
    ("31 февраля 1917 года не было.", []),
    ("31 февраля не бывает.", []),
    ("Марта пришла с 12 подругами.", []),
    ("Телефон: +7 495 123-45-67.", []),
    ("См. с. 312—315.", []),
    ("Погибли 75 000 человек, потом ещё 632 253.", []),
    ("Родился в 1834, умер в 1907.", ["1834=1834", "1907=1907"]),
  ]

  @Test(arguments: german) func germanDates(_ sentence: String, _ expected: [String]) throws {
    #expect(try mentions(sentence, .german) == expected)
  }

  @Test(arguments: english) func englishDates(_ sentence: String, _ expected: [String]) throws {
    let found = try mentions(sentence, .english)
    #expect(found == expected)
  }

  @Test(arguments: russian) func russianDates(_ sentence: String, _ expected: [String]) throws {
    #expect(try mentions(sentence, .russian) == expected)
  }

  @Test func everyMonthIsKnown() throws {
    let names: [(Language, String)] = [
      (.german, "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
      (.english, "January February March April May June July August September October November December"),
      (.russian, "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    ]
    for (language, months) in names {
      for (index, month) in months.split(separator: " ").enumerated() {
        #expect(try mentions("3 \(month) 1920", language) == ["3 \(month) 1920=1920-\(index + 1)-3"])
      }
    }
  }

  @Test func aLanguageWithoutMonthNamesHasYears() throws {
    let french = try #require(Language("fr"))
    #expect(
      try mentions("Le 7 novembre 1917, puis 1918-21.", french) == ["1917=1917", "1918=1918", "21=1921"])
  }

  /// The parts of a date stand close together.
  @Test func partsFarApartAreNoDate() throws {
    #expect(try mentions("7 ......... November ......... 1917", .german) == ["1917=1917"])
    #expect(try mentions("7 ... November ... 1917", .german) == ["7 ... November ... 1917=1917-11-7"])
  }

  @Test func mentionsAreInOrderWithinTheTextForAnyText() throws {
    var generator = SeededGenerator(seed: 3)
    let parts = [
      "7", "31", "1917", "14", "-", "/", ". ", ", ", " (", ") ", " ", "May", "October", "jul", "th", "of",
      "٣",
      "٣٤٥٦", "Octoberjul.",
    ]
    let finder = DateFinder(.english)
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        text +=
          Int.random(in: 0...5, using: &generator) == 0
          ? RandomText.string(upTo: 3, using: &generator) : parts.randomElement(using: &generator) ?? ""
      }
      let scalars = Array(text.unicodeScalars)
      var start = 0
      for mention in finder.dates(in: scalars.indices, of: scalars) {
        #expect(mention.range.lowerBound >= start && !mention.range.isEmpty, "\(text.debugDescription)")
        start = mention.range.upperBound
        #expect(mention.range.upperBound <= scalars.count)
        #expect(mention.date.year != nil || mention.date.day != nil)
        #expect(mention.date.day == nil || mention.date.month != nil)
      }
    }
  }
}
