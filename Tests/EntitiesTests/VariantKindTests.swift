import Entities
import Names
import Testing
import Texts

/// What is told of capitals, hyphens, spaces, misprints, local names and abbreviations, and in what kind of text.
@Suite struct VariantKindTests {
  private func found(
    _ text: String, _ language: Language, scopes: Set<Inconsistency.Scope> = [.text]
  ) throws -> [String] {
    try EntityProbe((language, text), lexicon: SmallLexicon.open()).findings(scopes).map { _, found in
      "\(found.kinds.map(\.rawValue).joined(separator: "+")): \(found.b.text) -> \(found.suggestion)"
    }
  }

  @Test(arguments: [
    (
      Language.english,
      "They joined the Red Army. Then the Red Army left. He saw the Red Army. It was the Red army.",
      "capitalisation: Red army -> Red Army"
    ),
    (
      .english, "There von Bülow lived. He met von Bülow and saw von Bülow. Later he knew Von Bülow well.",
      "capitalisation: Von Bülow -> von Bülow"
    ),
    (
      .english, "They met MacDonald. Then MacDonald spoke; he saw MacDonald. Later they saw Macdonald again.",
      "capitalisation: Macdonald -> MacDonald"
    ),
    (
      .english,
      "He loved Kislovodsk. They saw Kislovodsk and left Kislovodsk. Once they came to kislovodsk again.",
      "capitalisation: kislovodsk -> Kislovodsk"
    ),
    (
      .russian,
      "Там стояла Красная Армия. Он видел Красную Армию, и Красная Армия шла. Он любил Красную армию.",
      "capitalisation: Красную армию -> Красную Армию"
    ),
    (
      .english, "He lived in Alma-Ata. Then Alma-Ata changed, and he left Alma-Ata. They saw Alma Ata again.",
      "hyphenation: Alma Ata -> Alma-Ata"
    ),
    (
      .german,
      "Er sah Chruschtschow. Dort lebte Chruschtschow, und er traf Chruschtschow. Man sah Chrusch-tschow.",
      "hyphenation: Chrusch-tschow -> Chruschtschow"
    ),
    (
      .english,
      "They met Anna Snitkina. He saw Anna Snitkina. Then Anna Snitkina left. There was AnnaSnitkina.",
      "spacing: AnnaSnitkina -> Anna Snitkina"
    ),
    (
      .english, "He met Nekrasov. They saw Nekrasov, and Nekrasov wrote. Later they saw Nek rasov again.",
      "spacing: Nek rasov -> Nekrasov"
    ),
    (
      .russian, "Там жил Амундсен. Он видел Амундсена, и Амундсен шёл. Он говорил с Амнудсеном.",
      "typo: Амнудсеном -> Амундсеном"
    ),
    (
      .english, "They met Ivan Stellovsky. Once more they saw Ivan Stelovsky.",
      "typo: Ivan Stelovsky -> Ivan Stellovsky"
    ),
    (
      .english, "They met Pierre Broué. He knew Pierre Broué. Once they saw Pierre Broue.",
      "diacritics: Pierre Broue -> Pierre Broué"
    ),
    (
      .english, "He loved Lviv. They saw Lviv and left Lviv. Once he came to Lwów again.",
      "translated name: Lwów -> Lviv"
    ),
    (
      .english,
      "He read Crime and Punishment. They loved Crime and Punishment. Once he saw Crime & Punishment there.",
      "abbreviation: Crime & Punishment -> Crime and Punishment"
    ),
    // What stands once or twice.
    (
      .russian, "Там выступал Станислао Канниццаро. Потом читали брошюру Каниццаро.",
      "typo: Каниццаро -> Канниццаро"
    ),
    (
      .english, "They met Alexei Orlov. He saw Orlov and knew Orlov. Later a Madame Olrov came.",
      "typo: Olrov -> Orlov"
    ),
    (
      .english, "They met Paul. He saw Paul and knew Paul. She had Pual done next.", "typo: Pual -> Paul"
    ),
    (
      .german, "Dort forschte Marie Curie. Man traf Curie dort. Die Universität ehrte Marie curie.",
      "capitalisation: curie -> Curie"
    ),
    (
      .russian,
      "Там жил Менделеев. Он видел Менделеева, и Менделеев шёл с Авогадро. менделеев тут же писал.",
      "capitalisation: менделеев -> Менделеев"
    ),
    (
      .english, "They lived in Peterhof. Later they drove back to Peter hof again.",
      "spacing: Peter hof -> Peterhof"
    ),
    (
      .english,
      "He met Vladimir Solovyov. They saw Vladimir Solovyov, and he knew Vladimir. Once he saw Vl. Solovyov there.",
      "abbreviation: Vl -> Vladimir"
    ),
  ])
  func aVariantIsTold(_ language: Language, _ text: String, _ expected: String) throws {
    #expect(try found(text, language) == [expected])
  }

  @Test(arguments: [
    // Other persons with names that are alike.
    (Language.english, "They met Petra Lubitz. Then Petra Lubitz spoke. They saw Karl Libitz."),
    (.english, "He ruled Iran. They saw Iran and left Iran. I ran away from it."),
    (.english, "They saw Olga Ivanova. Then Olga Ivanova met Ivan Ivanov, and they met Anna Ivanovna."),
    (
      .english,
      "He met her at the Engineering School. They loved engineering, and engineering schools were rare."
    ),
    (.english, "The Gambler was read. He knew the Gambler. They saw the Gambler there."),
    (
      .german,
      "Er lebte in Petersburg. Der Petersburger Dichter sah Petersburg. Alle Petersburger kannten Petersburg."
    ),
    // Stress marks are no letters.
    (.russian, "Лев Тро́цкий жил там. Он видел Троцкого, и Троцкий шёл."),
    (.russian, "Там жил Королёв. Он видел Королева, и Королёв шёл."),
    // Other persons, who stand once.
    (.english, "They met Erik Van Rees. Later they met Eric Hobsbawm. In London they knew Eric Hobsbawm."),
    (.english, "They met Karl Johansen. Later they met Petra Johannsen."),
    (
      .german,
      "Dort stand die Rote Armee. Man sah die Rote Armee. Er sprach von der Roten Armee und dem roten Haus."
    ),
    // "today" says that it is another name.
    (.english, "He was born in Stettin, today Szczecin. They saw Stettin and left Stettin."),
  ])
  func whatIsNoneIsNot(_ language: Language, _ text: String) throws {
    #expect(try found(text, language) == [])
  }

  @Test(arguments: [
    (
      Inconsistency.Scope.quotation,
      "They met Nekrasov. He saw Nekrasov, and Nekrasov wrote. He said: “there was nobody but Nekasov and me in it.”"
    ),
    (
      .title,
      "They met Nekrasov. He saw Nekrasov, and Nekrasov wrote. They read the book “The Poet Nekasov” there."
    ),
    (
      .reference,
      """
      They met Nekrasov. He saw Nekrasov, and Nekrasov wrote.

      References

      Peace, Richard. The Poet Nekasov. Cambridge: Cambridge University Press, 1971.
      """
    ),
    (
      .foreign,
      "They met Nekrasov. He saw Nekrasov, and Nekrasov wrote. It was “la vie de Nekasov et les poètes”."
    ),
    (.alias, "They met Nekrasov. He saw Nekrasov, and Nekrasov wrote. He was also called Nekasov."),
  ])
  func kindsOfTextAreScopesOfTheirOwn(_ scope: Inconsistency.Scope, _ text: String) throws {
    #expect(try found(text, .english) == [])
    #expect(try found(text, .english, scopes: [scope]).map { $0.hasPrefix("typo: ") } == [true])
    #expect(try found(text, .english, scopes: Set(Inconsistency.Scope.allCases)).count == 1)
  }

  @Test func onlyThePlacesToChangeAreTold() throws {
    let text = "He met Nekrasov. They saw Nekrasov, and Nekrasov wrote. Later he knew Nekasov well."
    let probe = try EntityProbe((.english, text))
    let found = try #require(try probe.findings().first?.inconsistency)
    #expect(found.spans == [70..<77])
    #expect(found.a.spans.count == 3)
    #expect(found.scope == .text)
  }

  @Test func aMisprintIsNeverProposed() throws {
    let text = """
      They met Yevgeni Preobrazhensky. Later Preobrazhensky spoke, and Preobrazhensky left. They saw Evgenii Preobazhensky.
      """
    let probe = try EntityProbe((.english, text))
    for (_, found) in try probe.findings() { #expect(!found.suggestion.contains("Preobazhensky")) }
    #expect(try !probe.findings().isEmpty)
  }

  @Test func aLibrarysTiesAreNeverProposed() throws {
    let probe = try EntityProbe(
      (.english, "They met Ivan Cherni͡aev. Then Ivan Cherni͡aev left. They saw Ivan Cherniaev."))
    #expect(try probe.findings().map(\.inconsistency.suggestion) == ["Ivan Cherniaev"])
  }

  @Test func whatTheHouseWritesIsProposed() throws {
    let probe = try EntityProbe(
      (.english, "They met Natalia Sedova. Then Natalia Sedova left. Once they saw Natalya Sedova."),
      (.russian, "Там жила Наталья Седова."))
    #expect(try probe.findings().map(\.inconsistency.suggestion) == ["Natalia Sedova"])
    #expect(
      Set(try probe.findings(houseStyle: .english).map(\.inconsistency.suggestion)) == ["Natalya Sedova"])
  }
}
