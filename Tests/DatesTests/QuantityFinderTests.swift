import Dates
import Foundation
import TestSupport
import Testing
import Texts

@Suite struct QuantityFinderTests {
  private static let finders: [String: Result<QuantityFinder, ICUError>] = [
    "de": Result { () throws(ICUError) in try QuantityFinder(.german) },
    "en": Result { () throws(ICUError) in try QuantityFinder(.english) },
    "ru": Result { () throws(ICUError) in try QuantityFinder(.russian) },
  ]

  private func found(_ text: String, _ language: String) throws -> [(text: String, quantity: Quantity)] {
    let finder = try #require(QuantityFinderTests.finders[language]).get()
    let scalars = Array(text.unicodeScalars)
    return finder.quantities(in: scalars.indices, of: scalars).map {
      (String(String.UnicodeScalarView(scalars[$0.range])), $0)
    }
  }

  private func one(_ text: String, _ language: String) throws -> Quantity {
    try #require(try found(text, language).first, "nothing in \(text)").quantity
  }

  @Test func tableOfExpressions() throws {
    let file = Fixtures.package.appending(path: "Tests/DatesTests/Resources/quantities.tsv")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t").map(String.init) }
    #expect(rows.count >= 200)
    var wrong: [String] = []
    for row in rows {
      try #require(row.count == 4, "\(row)")
      let all = try found(row[1], row[0])
      let isRight =
        row[2] == "-"
        ? all.isEmpty : all.contains { $0.text == row[2] && $0.quantity.description == row[3] }
      if !isRight {
        wrong.append(
          "\(row[1]) \(row[3]): \(all.map { "\($0.text) = \($0.quantity)" }.joined(separator: "; "))")
      }
    }
    let share = 1 - Double(wrong.count) / Double(rows.count)
    print("quantities: \(rows.count - wrong.count) of \(rows.count) right (\(share))")
    for line in wrong { print("  wrong: \(line)") }
    #expect(share >= 0.97)
  }

  @Test(arguments: [
    ("de", "Es kamen 250 müde Soldaten.", "soldaten"), ("en", "The 250 German soldiers left.", "soldiers"),
    ("ru", "Пришли 250 усталых солдат.", "солдат"), ("ru", "Пришли двое мужчин.", "мужчин"),
  ])
  func nounsThatAreCounted(_ language: String, _ sentence: String, _ noun: String) throws {
    let quantity = try one(sentence, language)
    #expect(quantity.counted == noun)
    #expect(quantity.dimension == .count && quantity.unit == nil)
  }

  @Test func kindsAndDimensions() throws {
    #expect(try one("Es dauerte zehn Tage.", "de").kind == .duration)
    #expect(try one("It was 12 percent.", "en").kind == .percent)
    #expect(try one("The third man.", "en").dimension == .order)
    #expect(try one("Ein Drittel blieb.", "de").dimension == .share)
    let money = try one("It cost $5.", "en")
    #expect(money.kind == .measure && money.dimension.isMoney)
    let height = try one("He was 5 ft 2 in tall.", "en").canonical
    #expect(height.dimension == .length && abs(height.value - 1.5748) < 1e-9)
    #expect(try one("It was 50 °F.", "en").canonical.value.rounded() == 10)
    #expect(try one("Er fuhr 36 km/h.", "de").canonical.value == 10)
  }

  /// A quantity of each language and whether both can be true of one thing.
  @Test(arguments: [
    ("en", "5 ft 2 in", "ru", "1,57 м", true), ("en", "5 ft 2 in", "ru", "около 165 см", false),
    ("de", "1,57 m", "ru", "около 165 см", false), ("de", "zehn Tage", "en", "a week", false),
    ("de", "sieben Tage", "en", "a week", true), ("de", "106 Minuten", "ru", "108 минут", false),
    ("de", "etwa 106 Minuten", "en", "108 minutes", false),
    ("de", "1 Stunde 48 Minuten", "ru", "108 минут", true),
    ("de", "75.000", "ru", "75 000", true), ("de", "1,5 Millionen", "ru", "1 500 000", true),
    ("de", "872 Tage", "en", "900 days", true), ("de", "872 Tage", "en", "870 days", true),
    ("de", "über 200", "en", "324", true), ("de", "über 200", "en", "120", false),
    ("de", "über 200", "en", "more than 900", false), ("de", "unter 50", "en", "60", false),
    ("de", "10 bis 12", "en", "11", true), ("de", "10 bis 12", "en", "14", false),
    ("de", "zwölf", "en", "a dozen", true), ("de", "zwölf", "en", "13", false),
    ("de", "12 Tage", "en", "12 people", false), ("de", "12 %", "en", "12 km", false),
    ("de", "ein Drittel", "en", "33 percent", true), ("de", "ein Drittel", "en", "50 percent", false),
    ("de", "5 Rubel", "en", "$5", false), ("de", "der dritte Tag", "en", "the third", true),
    ("de", "der dritte Tag", "en", "three", false), ("de", "rund 3.000 Tonnen", "en", "3,100 tons", true),
    ("de", "rund 3.000 Tonnen", "en", "5,000 tons", false), ("de", "zwei Jahre", "ru", "24 месяца", true),
    ("de", "minus 30 Grad", "en", "minus 30 Celsius", true),
    ("de", "30 Grad", "en", "minus 30 Celsius", false),
    ("de", "360.000 Tonnen", "en", "361,000 tons", true), ("en", "30 miles", "de", "48 km", true),
    ("en", "half an hour", "ru", "полчаса", true), ("de", "250", "en", "350", false),
  ])
  func compatibility(_ first: String, _ one: String, _ second: String, _ other: String, _ expected: Bool)
    throws
  {
    let a = try self.one(one, first)
    let b = try self.one(other, second)
    #expect(a.isCompatible(with: b) == expected, "\(a) and \(b)")
    #expect(b.isCompatible(with: a) == expected)
    #expect(a.isCompatible(with: a) && b.isCompatible(with: b))
  }

  /// A quantity of each language and whether one may be the translation of the other.
  @Test(arguments: [
    ("de", "rund 11 Millionen Euro", "en", "around €12 million", false),
    ("de", "rund 11 Millionen Euro", "en", "€11 million", true), ("de", "über 200", "en", "over 300", false),
    ("de", "über 200", "en", "over 200", true), ("de", "unter 50", "ru", "менее 40", false),
    ("de", "1.000 Menschen", "en", "1,200 people", false), ("de", "250.000", "ru", "250 000", true),
    ("de", "1,5 Millionen", "ru", "1 500 000", true), ("de", "1,5 Millionen", "en", "1.6 million", false),
    ("de", "10 bis 12", "en", "10 to 14", false), ("de", "10 bis 12", "en", "10 to 12", true),
    ("de", "10 bis 12", "en", "12", true), ("de", "48 Stunden", "en", "2 days", true),
    ("de", "48 Stunden", "en", "24 hours", false), ("en", "18 feet", "de", "5,5 Meter", true),
    ("en", "18 feet", "de", "7,5 Meter", false), ("de", "12 %", "en", "12 km", false),
  ])
  func translations(_ first: String, _ one: String, _ second: String, _ other: String, _ expected: Bool)
    throws
  {
    let a = try self.one(one, first)
    let b = try self.one(other, second)
    #expect(a.isTranslation(of: b) == expected && b.isTranslation(of: a) == expected, "\(a) and \(b)")
    #expect(a.isTranslation(of: a) && b.isTranslation(of: b))
  }

  @Test func whatIsTakenIsLeftOut() throws {
    let finder = try QuantityFinder(.german)
    let scalars = Array("Vom 5. März an 12 Tage, bis 1941 Mann".unicodeScalars)
    let found = finder.quantities(in: scalars.indices, of: scalars, leavingOut: [4..<11, 28..<32])
    #expect(found.map(\.description) == ["12 d"])
    #expect(finder.quantities(in: 0..<0, of: scalars).isEmpty)
    #expect(finder.quantities(in: 15..<16, of: scalars).map(\.description) == ["1"])
  }

  @Test func otherLanguagesHaveDigitsWithTheirSeparators() throws {
    func found(_ text: String, _ code: String) throws -> [String] {
      let finder = try QuantityFinder(try #require(Language(code)))
      let scalars = Array(text.unicodeScalars)
      return finder.quantities(in: scalars.indices, of: scalars).map(\.description)
    }
    #expect(try found("Aantal: 1.500 en 2,5 km", "nl") == ["1500", "2.5 km"])
    #expect(try found("1,500 / 2.345", "he") == ["1500", "2.345"])
    #expect(try found("environ 75\u{202F}000 et douze", "fr") == ["75000"])
  }

  @Test func quantitiesLieInOrderWithinTheRange() throws {
    var generator = SeededGenerator(seed: 11)
    let parts = [
      "12", "1.5", "75 000", " ", " ", " ", "-", "–", "zwei", "hundert", "und", "bis", "million", "three",
      "half",
      "a", "an", "of", "двадцать", "три", "с половиной", "тысяч", "от", "до", "km", "h", "°C", "$", "½", "%",
      "/",
      "Tage", "ft", "in", "[", "]", ".", ",", "S.", "ISBN", "dreiundzwanzig", "единица", "\n", "é", "日", "²",
    ]
    for round in 0..<3000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...14, using: &generator) {
        text += parts.randomElement(using: &generator) ?? ""
      }
      if round % 2 == 0 { text += RandomText.string(upTo: 12, using: &generator) }
      let scalars = Array(text.unicodeScalars)
      let low = Int.random(in: 0...scalars.count, using: &generator)
      let high = Int.random(in: low...scalars.count, using: &generator)
      for code in ["de", "en", "ru"] {
        let finder = try #require(QuantityFinderTests.finders[code]).get()
        var end = low
        for quantity in finder.quantities(in: low..<high, of: scalars) {
          #expect(quantity.range.lowerBound >= end && quantity.range.upperBound <= high)
          #expect(!quantity.range.isEmpty && !quantity.numberRange.isEmpty)
          #expect(quantity.range.lowerBound <= quantity.numberRange.lowerBound)
          #expect(quantity.numberRange.upperBound <= quantity.range.upperBound)
          #expect(quantity.value.isFinite && (quantity.upper ?? .infinity) > quantity.value)
          #expect(quantity.isCompatible(with: quantity) && !quantity.text.contains("e"))
          end = quantity.range.upperBound
        }
      }
    }
  }

  @Test func numbersOfAnyLengthAreRead() throws {
    for count in [1, 15, 16, 400] {
      #expect(try found(String(repeating: "9", count: count), "en").count == (count <= 15 ? 1 : 0))
    }
    #expect(try found("999999999999999 trillion trillion", "en").allSatisfy { $0.quantity.value.isFinite })
    let long = String(repeating: "zwei", count: 200)
    #expect(try found(long + " hundert " + String(repeating: "tausend ", count: 100), "de").count > 0)
  }
}
