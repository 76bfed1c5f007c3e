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
    "Sobieski Ragnarsdóttir Kowalczuk Öberg",
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

  // MARK: - Quotations and halves

  private static let german =
    "Im Frühjahr verließ der Kaufmann die Stadt und zog mit seiner Familie in das Dorf. Dort kaufte er eine Mühle."
  private static let english =
    "In spring the merchant left the town and moved with his family to the village. There he bought a mill."
  private static let russian =
    "Весной купец покинул город и переселился с семьёй в деревню. Там он купил мельницу у старого соседа."

  private func finding(_ text: String, declared: Language? = nil) -> LanguageIdentifier.Finding {
    identifier.finding(Array(text.unicodeScalars), declared: declared)
  }

  @Test(arguments: [
    (
      "de",
      "Er schrieb ihr am Abend: „The house was empty when we arrived, and nobody in the village knew where the old people had gone.“ Dann schwieg er lange."
    ),
    (
      "en",
      "He said at last: “Im Frühjahr verließ der Kaufmann die Stadt und zog mit seiner Familie in das Dorf am Fluss.” Nobody answered him."
    ),
    (
      "ru",
      "Он ответил ей по-английски: «The house was empty when we arrived, and nobody knew where they had gone». Потом он долго молчал."
    ),
    (
      "en",
      "The inscription reads: \"Весной купец покинул город и переселился с семьёй в деревню у верховьев реки\". It was made in 1850."
    ),
    (
      "de",
      "Auf dem Stein steht: »Anno domini millesimo quingentesimo haec ecclesia a civibus huius urbis aedificata est.« Mehr weiß man nicht."
    ),
    (
      "ru",
      "Надпись гласит: «Im Frühjahr verließ der Kaufmann die Stadt und zog mit seiner Familie in das Dorf». Больше ничего не известно."
    ),
  ])
  func aQuotationIsNotTheTextsOwn(_ code: String, _ text: String) {
    #expect(finding(text) == LanguageIdentifier.Finding(Language(code)))
  }

  @Test func halvesInTwoLanguagesAreSaid() {
    let texts: [(Language, String)] = [
      (.german, Self.german), (.english, Self.english), (.russian, Self.russian),
    ]
    for (first, a) in texts {
      for (second, b) in texts where first != second {
        for text in [
          "\(a)\n\n\(b)\n", "\(a)\n\n\(a)\n\n\(a)\n\n\(b)\n\n\(b)\n\n\(b)\n", "\(a)\n\(b)\n\(a)\n\(b)\n",
        ] {
          let found = finding(text)
          let both = Set([found.language, found.second?.language].compactMap(\.self))
          #expect(both == [first, second], "\(text)")
          #expect(found.second.map { (0.25...0.7).contains($0.share) } == true)
        }
        // A fifth is no half.
        #expect(finding("\(a)\n\(a)\n\(a)\n\(a)\n\(a)\n\(b)\n") == LanguageIdentifier.Finding(first))
      }
    }
  }

  @Test func whatTheDocumentSaysDecidesBetweenSiblingsAndWhereNothingElseDoes() throws {
    let danish = "Da regnen holdt op, gik børnene ud i haven igen. Kun hunden blev hjemme."
    #expect(finding(danish, declared: Language("no")).language == Language("no"))
    #expect(finding(danish, declared: .german).language == Language("da"))
    #expect(finding("1905 1917 XIV", declared: .german).language == .german)
    #expect(finding("1905 1917 1924", declared: .german).language == nil)
  }

  @Test(arguments: [
    "Hansson, Kowalski, Novák, Dupont", "Иванов Петров Сидоров Кузнецов", "Amsterdam Berlin London Paris",
  ])
  func whatIsNotSureNamesCandidates(_ text: String) {
    let found = finding(text)
    #expect(found.language == nil && !found.candidates.isEmpty)
    #expect(found.candidates.count <= 3)
  }

  @Test func windowsOfALongTextSpeakForAllOfIt() {
    let half = String(repeating: Self.german + "\n", count: 3_000)
    let other = String(repeating: Self.russian + "\n", count: 3_000)
    let found = finding(half + other)
    #expect(Set([found.language, found.second?.language]) == [.german, .russian])
    // Without a space in it.
    #expect(finding(String(repeating: "雨停了以后，孩子们又去了花园。", count: 30_000)).language == Language("zh"))
  }

  @Test func listsWhatItCanTell() {
    let codes = Set(identifier.languages.map(\.code))
    #expect(codes.isSuperset(of: ["de", "en", "ru", "uk", "fr", "es", "it", "pl", "nl"]))
    #expect(identifier.languages.count == codes.count)
  }
}
