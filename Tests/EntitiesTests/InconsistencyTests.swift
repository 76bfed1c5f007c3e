import Entities
import Testing
import Texts

@Suite struct InconsistencyTests {
  private func found(_ text: String, _ language: Language) throws -> [String] {
    try EntityProbe((language, text), lexicon: SmallLexicon.open()).inconsistencies
  }

  @Test func romanization() throws {
    #expect(
      try found("They met Natalia Sedova. Then Natalia Sedova left. Later they saw Natalya Sedova.", .english)
        == ["romanisation: Natalia Sedova, Natalya Sedova -> Natalia Sedova"])
    #expect(
      try found("Dort sprach Georgi Schukow. Man traf Georgi Schukow. Man sah Georgy Zhukov.", .german)
        == ["romanisation: Georgi Schukow, Georgy Zhukov -> Georgi Schukow"])
  }

  @Test func threeSpellingsAreEachComparedWithTheMostFrequent() throws {
    #expect(
      Set(
        try found(
          "They met Khrustalev. Then Khrustalev left. They saw Khrustalyev and Khrustalyov.", .english)) == [
          "romanisation: Khrustalev, Khrustalyev -> Khrustalev",
          "romanisation: Khrustalev, Khrustalyov -> Khrustalev",
        ])
  }

  @Test func diacritics() throws {
    #expect(
      try found("He lived in Coyoacán. Then Coyoacán changed. They left Coyoacan.", .english)
        == ["diacritics: Coyoacán, Coyoacan -> Coyoacán"])
  }

  @Test func ofSpellingsAsFrequentTheFirstIsToBeKept() throws {
    #expect(
      try found("He lived in Coyoacán. They left Coyoacan.", .english)
        == ["diacritics: Coyoacán, Coyoacan -> Coyoacán"])
  }

  @Test func typo() throws {
    #expect(
      try found("They met Ramón Mercader. Then Mercader spoke. They saw Mercarder.", .english)
        == ["typo: Mercader, Mercarder -> Mercader"])
  }

  @Test func translatedName() throws {
    #expect(
      try found("Dort lebte Leo Trotzki. Man sah Leo Trotzki. Man traf Lew Trotzki.", .german)
        == ["translated name: Leo Trotzki, Lew Trotzki -> Leo Trotzki"])
    #expect(
      try found("He went to Alma-Ata (now Almaty) by train.", .english)
        == ["translated name: Alma-Ata, Almaty -> Alma-Ata"])
  }

  @Test func onlyTheWordThatDiffersIsToBeChanged() throws {
    #expect(
      try found(
        "There Leon Trotsky lived. Then Leon Trotsky, born Lev Davidovich Bronstein, left.", .english)
        == ["translated name: Leon Trotsky, Lev Davidovich Bronstein -> Leon Davidovich Bronstein"])
    // The surname begins like the given name.
    #expect(
      try found("Dort lebte Lew Trotzki. Man sah Lew Trotzki, geborener Leo Davidowitsch Leonow.", .german)
        == ["translated name: Lew Trotzki, Leo Davidowitsch Leonow -> Lew Davidowitsch Leonow"])
  }

  @Test func orthography() throws {
    #expect(
      try found("Sie kamen aus Russland. Sie liebten Russland. Sie kannten Rußland.", .german)
        == ["orthography: Russland, Rußland -> Russland"])
    #expect(
      try found(
        "Dort tagte die IV. Internationale. Hier die IV. Internationale, dort die Vierte Internationale.",
        .german)
        == ["orthography: IV. Internationale, Vierte Internationale -> IV. Internationale"])
    #expect(
      try found(
        "Man kannte Leo Trotzkis Frau. Leo Trotzkis Haus brannte. Man las Leo Trotzki's Brief.", .german)
        == ["orthography: Leo Trotzkis, Leo Trotzki's -> Leo Trotzkis"])
  }

  @Test func aFormThatDiffersTwiceHasBothKinds() throws {
    #expect(
      try found("Dort lebte Leo Trotzki. Man sah Leo Trotzki. Man traf Lew Trozki.", .german)
        == ["romanisation+translated name: Leo Trotzki, Lew Trozki -> Leo Trotzki"])
  }

  @Test(arguments: [
    (Language.german, "Dort lebte Leo Trotzki. Trotzkis Frau traf Leo Trotzkis Freund."),
    (.german, "Er liebte Moskau. Moskaus Musik, Moskauer Musik."),
    (
      .english,
      "There Leon Trotsky and Trotsky's wife lived. V. I. Lenin met Vladimir Ilyich Lenin and Lenin."
    ),
    (.russian, "Там жил Лев Троцкий. Льва Троцкого, Троцкому, с Троцким, о Троцком."),
    (.russian, "Там была Москва. В Москве, о Москве, Москву и Москвой."),
    (.russian, "Там жила Наталья Седова. Наталье Седовой, Наталью Седову. В. И. Ленин и В.И. Ленина."),
    (.german, "Dort lebten Lew Sedow und Sergei Sedow. Man traf Josef Stalin und Wladimir Lenin."),
    (.english, "He met the Bolsheviks. A Bolshevik came; they saw a Bolshevik."),
    (.english, "They saw Olga Ivanova and Oleg Ivanov. They met Alexander Smirnov and Alexandra Smirnova."),
  ])
  func formsOfOneSpellingGiveNone(_ language: Language, _ text: String) throws {
    #expect(try found(text, language) == [])
  }

  @Test func eachDocumentIsForItself() throws {
    let probe = try EntityProbe(
      (.english, "They met Natalia Sedova."), (.english, "They met Natalya Sedova."))
    #expect(probe.areOne("Natalia Sedova", "Natalya Sedova"))
    #expect(try probe.inconsistencies == [])
  }

  @Test func placesAreThoseOfTheForms() throws {
    let probe = try EntityProbe((.english, "They met Natalia Sedova. They saw Natalya Sedova."))
    let (document, finding) = try #require(try probe.findings().first)
    #expect(document == 0)
    #expect([finding.a.text, finding.b.text] == ["Natalia Sedova", "Natalya Sedova"])
    #expect(finding.a.spans == [9..<23])
    #expect(finding.spans == [34..<48])
    #expect(finding.entity != nil)
    #expect(finding.kinds == [.romanization])
  }
}
