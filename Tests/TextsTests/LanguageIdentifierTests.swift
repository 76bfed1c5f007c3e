import Testing
import Texts

@Suite struct LanguageIdentifierTests {
  private let identifier = LanguageIdentifier()

  @Test(arguments: [
    ("de", "Als der Regen aufhörte, gingen die Kinder wieder in den Garten. Nur der Hund blieb im Haus."),
    ("en", "When the rain had stopped, the children went back into the garden. Only the dog stayed at home."),
    ("ru", "Когда дождь кончился, дети снова пошли в сад. Только собака осталась дома."),
    ("uk", "Коли дощ закінчився, діти знову пішли в сад. Але собака ще була в хаті."),
    (
      "fr",
      "Quand la pluie a cessé, les enfants sont retournés dans le jardin. Le chien est resté à la maison."
    ),
    ("es", "Cuando dejó de llover, los niños volvieron al jardín. Pero el perro se quedó en la casa."),
    ("it", "Quando la pioggia è finita, i bambini sono tornati nel giardino. Il cane è rimasto in casa."),
    ("pl", "Kiedy deszcz przestał padać, dzieci wróciły do ogrodu. Ale pies nie chciał i został w domu."),
    ("nl", "Toen het niet meer regende, gingen de kinderen weer naar de tuin. De hond bleef in het huis."),
  ])
  func tells(_ code: String, _ text: String) throws {
    #expect(identifier.identify(Array(text.unicodeScalars)) == Language(code))
  }

  @Test(arguments: [
    "", "   \n", "1905 1917 1924 12,5 %", "!?… — «»", "xqzv brrt plomk ghnn wtrz kklm",
    "Sobieski Ragnarsdóttir Kowalczuk Öberg", "雨停了以后，孩子们又去了花园。只有狗留在家里。",
  ])
  func doesNotGuess(_ text: String) {
    #expect(identifier.identify(Array(text.unicodeScalars)) == nil)
  }

  @Test func doesNotGuessBetweenTwoThatAreEquallyThere() {
    let text = "der und nicht sich wurde the of his which from"
    #expect(identifier.identify(Array(text.unicodeScalars)) == nil)
  }

  @Test func caseDoesNotMatter() {
    let text = "ALS DER REGEN AUFHÖRTE, GINGEN DIE KINDER WIEDER IN DEN GARTEN."
    #expect(identifier.identify(Array(text.unicodeScalars)) == .german)
  }

  @Test func foreignNamesAndFiguresInATextDoNotConfuseIt() {
    let text = "In 1928 Троцкий was sent to Алма-Ата; the telegram (№ 17) called him „der Verbannte“."
    #expect(identifier.identify(Array(text.unicodeScalars)) == .english)
  }

  @Test func listsWhatItCanTell() {
    let codes = Set(identifier.languages.map(\.code))
    #expect(codes.isSuperset(of: ["de", "en", "ru", "uk", "fr", "es", "it", "pl", "nl"]))
    #expect(identifier.languages.count == codes.count)
  }
}
