import Entities
import Testing
import Texts

@Suite struct NameFindingTests {
  private func german(_ text: String) throws -> [String] {
    try EntityProbe.names(text, .german, lexicon: SmallLexicon.open())
  }
  private func english(_ text: String) throws -> [String] {
    try EntityProbe.names(text, .english, lexicon: SmallLexicon.open())
  }
  private func russian(_ text: String) throws -> [String] {
    try EntityProbe.names(text, .russian, lexicon: SmallLexicon.open())
  }

  // MARK: - What is a name

  @Test func germanNounsAreNone() throws {
    #expect(
      try german("Gestern schrieb Trotzki dem Freund einen Brief. Das Haus des Dichters stand in Wien.") == [
        "Trotzki", "Wien",
      ])
  }

  @Test func germanNounsWithArticlesAreNoneWithoutDictionaries() throws {
    let names = try EntityProbe.names(
      "Gestern schrieb Trotzki dem Freund einen Brief, weil Trotzkis Haus brannte.", .german)
    #expect(names.contains("Trotzki"))
    #expect(!names.contains("Freund"))
    #expect(!names.contains("Brief"))
  }

  @Test func whatBeginsASentenceIsNone() throws {
    #expect(try german("Später kam Trotzki. Rote Rosen blühten.") == ["Trotzki"])
    #expect(try english("Yesterday Trotsky came. Letters arrived. The ship sank.") == ["Trotsky"])
    #expect(try russian("Вчера приехал Троцкий. Письмо пришло. Корабль утонул.") == ["Троцкий"])
  }

  @Test func aNameThatBeginsASentenceIsOne() throws {
    #expect(try english("Trotsky came. He met Lenin.") == ["Trotsky", "Lenin"])
    #expect(try russian("Троцкий приехал. Он встретил Ленина.") == ["Троцкий", "Ленина"])
    #expect(try german("Trotzki kam. Er traf Lenin.") == ["Trotzki", "Lenin"])
  }

  @Test func weekdaysAndMonthsAreNone() throws {
    #expect(try english("On Monday in May he met Lenin.") == ["Lenin"])
    #expect(try german("Am Montag im Mai traf er Lenin.") == ["Lenin"])
  }

  @Test func aTextInCapitalsIsNotFullOfNames() throws {
    #expect(try english("THE SHIP SANK IN THE NIGHT BEFORE THE STORM. He met Lenin.").last == "Lenin")
  }

  @Test(arguments: [Language.german, .english, .russian])
  func textsWithoutNamesHaveNone(_ language: Language) throws {
    #expect(try EntityProbe.names("", language).isEmpty)
    #expect(try EntityProbe.names("\n \n", language).isEmpty)
    #expect(try EntityProbe.names("1917, 25 %.", language).isEmpty)
    #expect(try EntityProbe.names("der the и", language).isEmpty)
  }

  // MARK: - Persons

  @Test func aFullNameIsOneName() throws {
    #expect(
      try german("Damals traf Leo Trotzki in Wien Natalja Iwanowna Sedowa.") == [
        "Leo Trotzki", "Wien", "Natalja Iwanowna Sedowa",
      ])
    #expect(try german("Damals traf Josef Stalin Wladimir Lenin.") == ["Josef Stalin", "Wladimir Lenin"])
    #expect(try russian("Там жил Лев Давидович Троцкий.") == ["Лев Давидович Троцкий"])
  }

  /// "Лев" is also a lion, "Надежда" hope, "Rose" a flower.
  @Test func aGivenNameThatIsAlsoAWordIsOneBeforeAName() throws {
    #expect(try russian("Лев Давидович Троцкий жил там. Письмо пришло.") == ["Лев Давидович Троцкий"])
    #expect(try russian("Надежда Крупская писала.") == ["Надежда Крупская"])
    #expect(try german("Dort schrieb Rose Meyerski.") == ["Rose Meyerski"])
    #expect(try german("Dort blühte eine Rose.") == [])
  }

  @Test(arguments: ["В. И. Ленин", "В.И. Ленин", "В.И.Ленин", "В.\u{A0}И.\u{A0}Ленин"])
  func initialsBelongToTheName(_ name: String) throws {
    #expect(try russian("Там выступал \(name) вчера.") == [name.replacing("\u{A0}", with: " ")])
  }

  @Test func latinInitialsDoToo() throws {
    #expect(try english("Then V. I. Lenin spoke.") == ["V. I. Lenin"])
    #expect(try german("Damals sprach W. I. Lenin.") == ["W. I. Lenin"])
  }

  @Test func particlesBelongToTheName() throws {
    #expect(
      try english("Then he met Nadezhda von Meck and Charles de Gaulle.") == [
        "Nadezhda von Meck", "Charles de Gaulle",
      ])
    #expect(try russian("Там жила Надежда фон Мекк.") == ["Надежда фон Мекк"])
  }

  @Test func titlesDoNot() throws {
    #expect(try english("Then Professor Ivan Pavlov met General Brusilov.") == ["Ivan Pavlov", "Brusilov"])
    #expect(try german("Dort sprach Herr Klatschko mit Dr. Adler.") == ["Klatschko", "Adler"])
    #expect(try german("Man gab es Herrn Klatschko.") == ["Klatschko"])
  }

  @Test func afterAFormOfAddressAWordIsAName() throws {
    #expect(try english("Then Mr. Smith met Dr. Letter and Mrs Ship.") == ["Smith", "Letter", "Ship"])
    #expect(try german("Dort sah Herr Schmied Frau Löwe.") == ["Schmied", "Löwe"])
  }

  @Test func hyphensJoin() throws {
    #expect(
      try english("There Jean-Paul Sartre lived in Alma-Ata.") == ["Jean-Paul Sartre", "Alma-Ata"])
  }

  @Test func capitalsWithinASurnameMakeNoAcronym() throws {
    let probe = try EntityProbe((.english, "Then Patrick O'Brien met Paul McCartney. O'Brien sang."))
    #expect(probe.names == ["Patrick O'Brien", "Paul McCartney", "O'Brien"])
    #expect(probe.areOne("Patrick O'Brien", "O'Brien"))
    #expect(probe.entity("Paul McCartney")?.kind == .person)
  }

  @Test func possessivesAndGenitives() throws {
    #expect(try english("They saw Trotsky's wife and Sedov’s letter.") == ["Trotsky", "Sedov"])
    #expect(try german("Dort lebten Trotzkis Frau und Sedows Freund.") == ["Trotzkis", "Sedows"])
  }

  @Test func twoNamesThatHappenToMeetAreTwo() throws {
    #expect(
      try english("He went to Mexico. In Mexico Trotsky was alone. There Trotsky wrote.") == [
        "Mexico", "Trotsky",
      ])
  }

  // MARK: - Other names

  @Test func acronymsAreKept() throws {
    let probe = try EntityProbe((.russian, "Тогда СССР признали."), (.german, "Damals tagte die KPdSU."))
    #expect(probe.names == ["СССР", "KPdSU"])
    #expect(probe.table.entities.map(\.kind) == [.organization, .organization])
  }

  @Test func organizationsWithAdjectives() throws {
    #expect(try german("Dann kam die Rote Armee. Der Petrograder Sowjet tagte.").contains("Rote Armee"))
    #expect(try german("Damals tagte der Petrograder Sowjet.") == ["Petrograder Sowjet"])
    #expect(
      try english("Then the Red Army and the Council of People's Commissars met.") == [
        "Red Army", "Council of People's Commissars",
      ])
    #expect(try russian("Там стояла Красная Армия.") == ["Красная Армия"])
  }

  @Test func organizationsAtTheBeginningOfASentence() throws {
    #expect(try russian("Красная Армия наступала.") == ["Красная Армия"])
    #expect(try english("Red Army men came.") == ["Red Army"])
  }

  @Test func ordinals() throws {
    #expect(
      try german("Dort tagten die IV. Internationale und die 4. Internationale.") == [
        "IV. Internationale", "4. Internationale",
      ])
    #expect(try english("Then the Fourth International met.") == ["Fourth International"])
  }

  @Test func saints() throws {
    #expect(try german("Er lebte in St. Petersburg.") == ["St. Petersburg"])
    #expect(
      try english("He lived in St. Petersburg and Saint Petersburg.") == [
        "St. Petersburg", "Saint Petersburg",
      ])
  }

  @Test(arguments: [
    ("Dort las er die Zeitung „Rote Glocke“ gern.", Language.german, "Rote Glocke"),
    ("There he read the newspaper \"Novy Mir\" often.", .english, "Novy Mir"),
    ("Там он читал газету «Новый мир» часто.", .russian, "Новый мир"),
  ])
  func quotedNewspapersAreWorks(_ text: String, _ language: Language, _ name: String) throws {
    let probe = try EntityProbe((language, text), lexicon: SmallLexicon.open())
    #expect(probe.names == [name])
    #expect(probe.entity(name)?.kind == .work)
  }

  @Test func placesAreKnownByTheMap() throws {
    let probe = try EntityProbe(
      (.english, "He liked Moscow."), (.german, "Sie mochte Moskau."), (.russian, "Он любил Германию."))
    #expect(probe.table.entities.allSatisfy { $0.kind == .place })
    #expect(probe.names == ["Moscow", "Moskau", "Германию"])
  }

  @Test func aPersonAfterAPrepositionIsNoPlace() throws {
    let probe = try EntityProbe((.english, "Then he wrote to Anna Akhmatova."))
    #expect(probe.entity("Anna Akhmatova")?.kind == .person)
  }

  @Test func datesAndGardensAreNoPersons() throws {
    let probe = try EntityProbe(
      (.english, "He was born on 7 November (O.S. 25 October). They met in the Alexander Garden there."))
    #expect(!probe.names.contains { $0.hasPrefix("O.S.") })
    #expect(probe.entity("Alexander Garden")?.kind == .place)
  }

  @Test func referencesHaveTheSurnameFirst() throws {
    let probe = try EntityProbe(
      (.english, "There Isaac Deutscher lived.\n\nDeutscher, Isaac. The Prophet Armed. London, 1954."))
    #expect(probe.areOne("Isaac Deutscher", "Deutscher, Isaac"))
    #expect(try EntityProbe.names("In Wien, Leo Trotzki.", .german) == ["Wien", "Leo Trotzki"])
  }

  @Test func membersOfGroupsAreNamesInSmallLetters() throws {
    #expect(try EntityProbe.names("Он не верил большевикам.", .russian) == ["большевикам"])
  }
}
