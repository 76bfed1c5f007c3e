import Entities
import Foundation
import TestSupport
import Testing
import Texts

@Suite struct EntityLinkingTests {
  // MARK: - Within a document

  @Test func aSurnameBelongsToTheFullName() throws {
    let probe = try EntityProbe(
      (.german, "Dort lebte Leo Trotzki. Später schrieb Trotzki viel, und Trotzkis Frau las es."))
    #expect(probe.forms("Leo Trotzki") == ["Leo Trotzki", "Trotzki", "Trotzkis"])
    #expect(probe.entity("Trotzki")?.kind == .person)
    #expect(probe.reason("Trotzki", "Leo Trotzki") == .part)
    #expect(probe.reason("Trotzkis", "Leo Trotzki") == .spelling(.inflection))
  }

  @Test func aSurnameThatEndsLikeAPatronymicIsOne() throws {
    for (language, text, full, surname) in [
      (
        Language.english, "There Dmitri Shostakovich lived. Later they met Shostakovich.",
        "Dmitri Shostakovich", "Shostakovich"
      ),
      (.russian, "Там жил Лазарь Каганович. Потом видели Кагановича.", "Лазарь Каганович", "Кагановича"),
      (
        .german, "Dort lebte Dmitri Schostakowitsch. Man traf Schostakowitsch.", "Dmitri Schostakowitsch",
        "Schostakowitsch"
      ),
    ] {
      #expect(try EntityProbe((language, text)).areOne(full, surname), "\(surname)")
    }
  }

  @Test func aGivenNameAndPatronymicAreThePersons() throws {
    let probe = try EntityProbe(
      (.russian, "Там жила Наталья Ивановна Седова. Потом Наталья Ивановна уехала."))
    #expect(probe.areOne("Наталья Ивановна", "Наталья Ивановна Седова"))
  }

  @Test func russianCasesAreLinked() throws {
    let probe = try EntityProbe(
      (
        .russian,
        "Там жил Лев Троцкий. Потом видели Льва Троцкого. Дали письмо Троцкому. Говорили с Троцким о Троцком."
      ))
    #expect(probe.forms("Троцкому").count == 5)
    #expect(probe.entity("Троцкому")?.kind == .person)
    let women = try EntityProbe(
      (.russian, "Там жила Наталья Седова. Он писал Наталье Седовой. Видели Наталью Седову."))
    #expect(women.forms("Наталья Седова").count == 3)
  }

  @Test func initialsStandForGivenNames() throws {
    let probe = try EntityProbe(
      (.russian, "Там жил Владимир Ильич Ленин. Речь В. И. Ленина слушали. Писал и В.И. Ленин."))
    #expect(probe.forms("В. И. Ленина") == ["В. И. Ленина", "В.И. Ленин", "Владимир Ильич Ленин"])
    let other = try EntityProbe((.english, "There V. I. Lenin and N. K. Lenina met Vladimir Lenin."))
    #expect(other.areOne("V. I. Lenin", "Vladimir Lenin"))
    #expect(!other.areOne("N. K. Lenina", "Vladimir Lenin"))
  }

  @Test func twoPeopleOfOneSurnameAreKeptApart() throws {
    let probe = try EntityProbe(
      (.german, "Dort lebten Lew Sedow und Sergei Sedow. Man traf Lew Sedow und Sergei Sedow. Sedow schwieg.")
    )
    #expect(!probe.areOne("Lew Sedow", "Sergei Sedow"))
    // Nobody can tell whose it is.
    #expect(probe.forms("Sedow") == ["Sedow"])
  }

  @Test func aSurnameIsOfWhoIsNamedFarOftener() throws {
    let probe = try EntityProbe(
      (
        .english,
        "They met Leon Trotsky. Then Leon Trotsky spoke. Again Leon Trotsky wrote. They met Olga Trotsky. Trotsky left."
      ))
    #expect(probe.areOne("Trotsky", "Leon Trotsky"))
    #expect(!probe.areOne("Olga Trotsky", "Leon Trotsky"))
  }

  @Test func aGivenNameAloneIsItsOnlyBearers() throws {
    let probe = try EntityProbe(
      (.english, "They met Olga Kameneva and Leon Trotsky. Then they saw Olga again."))
    #expect(probe.areOne("Olga", "Olga Kameneva"))
    #expect(probe.reason("Olga", "Olga Kameneva") == .part)
    let two = try EntityProbe(
      (.english, "They met Olga Kameneva and Olga Ivanova. Then they saw Olga again."))
    #expect(two.forms("Olga") == ["Olga"])
  }

  @Test(arguments: [
    (
      Language.english, "There Leon Trotsky, born Lev Bronstein, lived.", "Leon Trotsky", "Lev Bronstein",
      "born"
    ),
    (
      .german, "Dort lebte Leo Trotzki, eigentlich Lew Bronstein, lange.", "Leo Trotzki", "Lew Bronstein",
      "eigentlich"
    ),
    (
      .russian, "Там жил Лев Троцкий, урождённый Лейба Бронштейн, долго.", "Лев Троцкий", "Лейба Бронштейн",
      "урождённый"
    ),
    (.english, "He went to Alma-Ata (now Almaty) by train.", "Alma-Ata", "Almaty", "now"),
    (.german, "Er fuhr nach Nikolajew (heute Mykolajiw) zurück.", "Nikolajew", "Mykolajiw", "heute"),
  ])
  func theTextSaysThatNamesAreOfOne(
    _ language: Language, _ text: String, _ a: String, _ b: String, _ cue: String
  ) throws {
    let probe = try EntityProbe((language, text))
    #expect(probe.reason(a, b) == .statement(cue))
  }

  @Test func withoutSuchAStatementOtherNamesAreOthers() throws {
    let probe = try EntityProbe(
      (.english, "There Leon Trotsky met Lev Bronstein. He saw Alma-Ata and Almaty."))
    #expect(!probe.areOne("Leon Trotsky", "Lev Bronstein"))
    #expect(!probe.areOne("Alma-Ata", "Almaty"))
  }

  @Test func anAcronymInParenthesesAbbreviates() throws {
    let probe = try EntityProbe((.english, "Then the Communist Party of the Soviet Union (CPSU) met."))
    #expect(probe.reason("Communist Party of the Soviet Union", "CPSU") == .abbreviation)
    let other = try EntityProbe((.english, "Then the Communist Party of the Soviet Union (USA) met."))
    #expect(!other.areOne("Communist Party of the Soviet Union", "USA"))
  }

  @Test func ordinalsAreTheSameHoweverWritten() throws {
    let probe = try EntityProbe(
      (
        .german,
        "Dort tagte die IV. Internationale. Hier tagte die Vierte Internationale. Die II. Internationale nicht."
      ),
      lexicon: SmallLexicon.open())
    #expect(probe.reason("IV. Internationale", "Vierte Internationale") == .spelling(.orthography))
    #expect(!probe.areOne("IV. Internationale", "II. Internationale"))
  }

  // MARK: - Across documents

  private static func trotsky() throws -> EntityProbe {
    try EntityProbe(
      (.german, "Dort lebte Leo Trotzki. Später schrieb Trotzki viel."),
      (.russian, "Там жил Лев Троцкий. Потом видели Троцкого."),
      (.english, "There Leon Trotsky lived. Later they met Trotsky."))
  }

  @Test func onePersonInThreeLanguages() throws {
    let probe = try Self.trotsky()
    #expect(probe.table.entities.count == 1)
    #expect(probe.table.entities[0].kind == .person)
    #expect(probe.table.entities[0].count == 6)
    #expect(probe.table.entities[0].id == "leo-trotzki")
  }

  @Test func everyFormIsReachedByLinks() throws {
    for entity in try Self.trotsky().table.entities {
      var reached: Set<Int> = [0]
      for _ in entity.forms {
        for link in entity.links where reached.contains(link.a) || reached.contains(link.b) {
          reached.formUnion([link.a, link.b])
        }
      }
      #expect(reached.count == entity.forms.count)
    }
  }

  @Test func surnamesAloneAreLinkedByTheirSpelling() throws {
    let probe = try EntityProbe(
      (.german, "Dort sprach Chruschtschow."), (.russian, "Там видели Хрущёва."),
      (.english, "There Khrushchev spoke."))
    #expect(probe.table.entities.count == 1)
    #expect(probe.table.entities[0].links.allSatisfy { $0.reason == .spelling(.romanization) })
  }

  @Test func dictionariesLinkWhatTheyTranslate() throws {
    let probe = try EntityProbe(
      (.german, "Dann kam die Rote Armee."), (.english, "Then the Red Army came."),
      (.russian, "Там стояла Красная Армия."), lexicon: SmallLexicon.open())
    #expect(probe.forms("Rote Armee") == ["Red Army", "Rote Armee", "Красная Армия"])
    #expect(probe.reason("Rote Armee", "Red Army") == .dictionary)
    let without = try EntityProbe(
      (.german, "Dann kam die Rote Armee."), (.english, "Then the Red Army came."))
    #expect(!without.areOne("Rote Armee", "Red Army"))
  }

  @Test func theMapLinksPlaces() throws {
    let probe = try EntityProbe(
      (.german, "Er liebte Deutschland und Moskau."), (.english, "He loved Germany and Moscow."),
      (.russian, "Он любил Германию. Он жил в Москве."))
    #expect(probe.forms("Germany") == ["Deutschland", "Germany", "Германию"])
    #expect(probe.forms("Moscow") == ["Moscow", "Moskau", "Москве"])
    #expect(probe.reason("Deutschland", "Germany") == .place("DE"))
    #expect(probe.table.entities.allSatisfy { $0.kind == .place })
  }

  @Test func aThirdDocumentJoinsNoTwoPeopleOfAnother() throws {
    let probe = try EntityProbe(
      (.german, "Dort lebten Lew Sedow und Leonid Sedow. Man traf Lew Sedow und Leonid Sedow."),
      (.english, "There L. Sedov lived."), (.russian, "Там жили Лев Седов и Леонид Седов."))
    #expect(!probe.areOne("Lew Sedow", "Leonid Sedow"))
    #expect(!probe.areOne("Лев Седов", "Леонид Седов"))
    #expect(probe.areOne("Lew Sedow", "Лев Седов"))
    #expect(probe.areOne("Leonid Sedow", "Леонид Седов"))
  }

  @Test func otherPeopleStayApartAcrossDocuments() throws {
    let probe = try EntityProbe(
      (.german, "Dort traf Josef Stalin auch Wladimir Lenin."),
      (.english, "There Leon Trotsky met Grigory Zinoviev."))
    #expect(probe.table.entities.count == 4)
  }

  @Test func twoDocumentsOfOneLanguageAreLinkedToo() throws {
    let probe = try EntityProbe((.english, "They met Leon Trotsky."), (.english, "They saw Leon Trotsky."))
    #expect(probe.table.entities.count == 1)
    #expect(probe.table.entities[0].forms.map(\.document) == [0, 1])
  }

  // MARK: - The table

  @Test func idsAreUniqueAndReadable() throws {
    let probe = try EntityProbe(
      (.english, "They saw Sputnik-2 and Sputnik. They met Lew Sedow, Sergei Sedow and O'Brien."),
      (.russian, "Там был Нью-Йорк и Илья Ильин. Там стоял Спутник."))
    let ids = probe.table.entities.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.contains("lew-sedow"))
    #expect(ids.contains("obrien"))
    #expect(ids.contains("ila-ilin"))
    #expect(ids.allSatisfy { !$0.isEmpty && !$0.contains(" ") })
  }

  @Test func whoIsNamedMostComesFirst() throws {
    let probe = try EntityProbe((.english, "They met Lenin. Then Trotsky spoke. Later they saw Trotsky."))
    #expect(probe.table.entities.map(\.count) == [2, 1])
    #expect(probe.entity("Trotsky")?.id == "trotsky")
  }

  @Test func formsOfADocumentStandTogetherTheMostFrequentFirst() throws {
    let entity = try #require(try Self.trotsky().table.entities.first)
    #expect(
      entity.forms.map(\.text) == [
        "Leo Trotzki", "Trotzki", "Лев Троцкий", "Троцкого", "Leon Trotsky", "Trotsky",
      ])
    #expect(entity.forms.map(\.document) == [0, 0, 1, 1, 2, 2])
  }

  // MARK: Many names

  /// Sentences that name so many persons by two words each that have nothing to do with one another.
  private static func names(_ count: Int, using generator: inout SeededGenerator) -> [String] {
    let consonants = Array("bdfgklmnprstw")
    func word() -> String {
      (0..<Int.random(in: 2...4, using: &generator)).map { _ in
        String(consonants.randomElement(using: &generator) ?? "b")
          + String("aeiou".randomElement(using: &generator) ?? "a")
      }.joined().capitalized
    }
    return (0..<count).map { _ in "\(word()) \(word())" }
  }

  @Test func manyNamesAreNotComparedEachWithAll() throws {
    var generator = SeededGenerator(seed: 7)
    for count in [500, 1_000] {
      let text = Self.names(count, using: &generator).map { "Am Abend sprach \($0) mit dem Minister." }
        .joined(separator: "\n")
      let table = try EntityProbe((.german, text)).table
      #expect(table.entities.flatMap(\.forms).count > count / 2)
      #expect(table.comparisons < 10 * count, "\(table.comparisons)")
    }
  }

  @Test(arguments: [
    "Leo Trotzki|Lew Trotzki", "Leo Trotzki|Leo Trozki", "Leo Trotzki|Leo Trotzkis",
    "Natalja Sedowa|Natalya Sedowa",
    "Ramón Mercader|Ramon Mercader", "Ramón Mercader|Ramón Mercarder", "Nikolai Schukow|Nikolai Zhukov",
    "Leo Trotzki|L. Trotzki", "Anna Iwanowna|Anna Iwanowna Sedowa",
  ])
  func amongManyNamesThoseOfOneAreFound(_ pair: String) throws {
    var generator = SeededGenerator(seed: 8)
    let names = pair.split(separator: "|").map(String.init)
    func entities(_ others: [String]) throws -> Int {
      let all = [names[0]] + others + [names[1]]
      let text = all.map { "Am Abend sprach \($0) mit dem Minister." }.joined(separator: "\n")
      let table = try EntityProbe((.german, text)).table
      return table.entities.filter { entity in entity.forms.contains { names.contains($0.text) } }.count
    }
    #expect(try entities(Self.names(300, using: &generator)) == entities([]))
  }

  @Test func aSentenceOfNothingButNamesIsRead() throws {
    var generator = SeededGenerator(seed: 9)
    let names = Self.names(1_500, using: &generator)
    let text =
      "Am Abend sprachen " + names.joined(separator: ", ")
      + " mit dem Minister (\(names.joined(separator: " ")))."
    let table = try EntityProbe((.german, text)).table
    #expect(table.entities.count > 100)
    #expect(table.comparisons < 60_000, "\(table.comparisons)")
  }
}
