import Dates
import TestSupport
import Testing

@Suite struct NumberFinderTests {
  private func mentions(_ text: String) -> (found: [NumberMention], scalars: [Unicode.Scalar]) {
    let scalars = Array(text.unicodeScalars)
    return (NumberFinder.numbers(in: scalars.indices, of: scalars), scalars)
  }

  /// A sentence, and each number as it stands there and its value.
  @Test(arguments: [
    ("Es starben 75.000 Menschen.", ["75.000=75000"]),
    ("About 75,000 people died.", ["75,000=75000"]),
    ("Погибли 75 000 человек.", ["75 000=75000"]),
    ("Погибли 75\u{A0}000 человек.", ["75\u{A0}000=75000"]),
    ("Погибли 75\u{202F}000 человек.", ["75\u{202F}000=75000"]),
    ("In Zürich zählt man 75'000 Franken.", ["75'000=75000"]),
    ("Nach amtlicher Zählung 632 253 Tote.", ["632 253=632253"]),
    ("Ein Haus für 1.234.567 Rubel.", ["1.234.567=1234567"]),
    ("A loan of 1,234,567.89 pounds.", ["1,234,567.89=1234567.89"]),
    ("Ein Kredit von 1.234.567,89 Mark.", ["1.234.567,89=1234567.89"]),
    ("Die Ration betrug 1,5 Kilo.", ["1,5=1.5"]),
    ("The ration was 1.5 kilos.", ["1.5=1.5"]),
    ("Start um 9.07 Uhr, Landung um 10.55 Uhr.", ["9.07=9.07", "10.55=10.55"]),
    ("Старт в 9:07.", ["9=9", "07=07"]),
    ("Ein Rest von 0,001 Gramm.", ["0,001=0.001"]),
    ("Am Ende waren es 63.", ["63=63"]),
    ("Elements 21, 31 and 32 were missing.", ["21=21", "31=31", "32=32"]),
    ("Sie wog 4725 kg bei 2,3 m Durchmesser.", ["4725=4725", "2,3=2.3"]),
    // Four digits in a row are not grouped, so what follows them is no group of theirs.
    ("Im Jahr 1941 632 Menschen.", ["1941=1941", "632=632"]),
    ("В 1942 году 125 граммов.", ["1942=1942", "125=125"]),
    ("От 10 до 12 1917 раз.", ["10=10", "12=12", "1917=1917"]),
    ("Wostok1 und R7", ["1=1", "7=7"]),
    ("Nothing to count here.", []),
    ("", []),
  ])
  func numbers(_ sentence: String, _ expected: [String]) {
    let (found, scalars) = mentions(sentence)
    let texts = found.map { String(String.UnicodeScalarView(scalars[$0.range])) + "=" + $0.value }
    #expect(texts == expected)
  }

  @Test func onlyTheRangeIsLookedAt() {
    let scalars = Array("12 345 678 Mark".unicodeScalars)
    #expect(NumberFinder.numbers(in: 3..<6, of: scalars).map(\.value) == ["345"])
    #expect(NumberFinder.numbers(in: 3..<6, of: scalars).map(\.range) == [3..<6])
    #expect(NumberFinder.numbers(in: 1..<4, of: scalars).map(\.value) == ["2", "3"])
    #expect(NumberFinder.numbers(in: 4..<4, of: scalars).isEmpty)
  }

  @Test func everyDigitIsInExactlyOneNumber() {
    var generator = SeededGenerator(seed: 7)
    let letters = Array("0123456789,. '\u{A0}\u{202F}a٣½".unicodeScalars)
    for _ in 0..<500 {
      let scalars =
        (0..<Int.random(in: 0...20, using: &generator)).compactMap { _ in
          letters.randomElement(using: &generator)
        } + RandomText.scalars(count: 4, using: &generator)
      let found = NumberFinder.numbers(in: scalars.indices, of: scalars)
      var end = 0
      for number in found {
        #expect(number.range.lowerBound >= end && number.range.upperBound <= scalars.count)
        end = number.range.upperBound
        // The value has the digits of the text, and at most one sign.
        let digits = scalars[number.range].filter { ("0"..."9").contains($0) }
        #expect(Array(number.value.unicodeScalars.filter { $0 != "." }) == Array(digits))
        #expect(number.value.count(where: { $0 == "." }) <= 1 && !digits.isEmpty)
      }
      for (index, scalar) in scalars.enumerated() where ("0"..."9").contains(scalar) {
        #expect(found.count(where: { $0.range.contains(index) }) == 1)
      }
    }
  }
}
