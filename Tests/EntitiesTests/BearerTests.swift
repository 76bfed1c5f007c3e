import Entities
import TestSupport
import Testing
import Texts

/// Whose a name is that several persons of a document have, and which names are found as one at all.
@Suite struct BearerTests {
  /// For each place of a form, in order, the full name of the entity it is of.
  private func bearers(_ form: String, in probe: EntityProbe, among full: [String]) -> [String?] {
    probe.table.entities.flatMap { entity in
      entity.forms.filter { $0.text == form }.flatMap(\.spans).map { span in
        (span.lowerBound, full.first { name in entity.forms.contains { $0.text == name } })
      }
    }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  @Test func aSurnameIsOfWhoWasNamedLastWithIt() throws {
    let probe = try EntityProbe(
      (
        .english,
        "They met Robert Meyer in London. Meyer was tired. Later they met Charlotte Meyer there. Meyer was glad."
      ))
    #expect(
      bearers("Meyer", in: probe, among: ["Robert Meyer", "Charlotte Meyer"])
        == ["Robert Meyer", "Charlotte Meyer"])
  }

  @Test func aTitleOrAVerbSaysWhetherItIsAMansOrAWomans() throws {
    let english = try EntityProbe(
      (
        .english,
        "They met Robert Meyer and Charlotte Meyer in London. Then Mr. Meyer left, and Mrs. Meyer stayed."
      ))
    #expect(
      bearers("Meyer", in: english, among: ["Robert Meyer", "Charlotte Meyer"])
        == ["Robert Meyer", "Charlotte Meyer"])
    let russian = try EntityProbe(
      (.russian, "Там жили Роберт Скотт и Кэтлин Скотт. Вечером Скотт писала письмо. Утром Скотт читал."))
    #expect(
      bearers("Скотт", in: russian, among: ["Роберт Скотт", "Кэтлин Скотт"])
        == ["Кэтлин Скотт", "Роберт Скотт"])
  }

  @Test func aGivenNameIsOfWhomTheTextIsAbout() throws {
    let probe = try EntityProbe(
      (
        .english,
        "In Paris Marie Curie worked. Curie was poor, but Marie Curie read. Everybody knew Curie. Marie Curie taught. "
          + "In America they met Marie Meloney. Years later, when nobody else was there any more, Marie drove a car."
      ))
    #expect(probe.areOne("Marie", "Marie Curie"))
  }

  @Test func aBrotherIsNotTheOneWhoseBrotherHeIs() throws {
    let probe = try EntityProbe(
      (
        .english,
        "There Fyodor Dostoevsky lived. Dostoevsky wrote, and Dostoevsky read. Later his son Fyodor came."
      ))
    #expect(!probe.areOne("Fyodor", "Fyodor Dostoevsky"))
  }

  @Test func shortNamesOfOrganizationsAreTheirs() throws {
    let probe = try EntityProbe(
      (
        .russian,
        "Там заседала Лига Наций. Он писал в Лигу Наций. Потом видели Лигу и говорили о Лиге."
      ))
    #expect(probe.areOne("Лигу", "Лига Наций"))
  }

  // MARK: - What is found

  @Test(arguments: [
    (Language.russian, "Nansen F. The Norwegian Sea. London, 1909.", "Nansen F."),
    (.russian, "Helland-Hansen B., Nansen F. The Norwegian Sea. London, 1909.", "Nansen F."),
    (.english, "Dostoevskii, F. M. Polnoe sobranie. Moscow, 1964.", "Dostoevskii, F. M."),
    (.english, "Frank, Joseph. The Seeds of Revolt. Princeton, 1976.", "Frank, Joseph"),
    (.english, "He knew that Nicholas I fixed the penalties.", "Nicholas I"),
    (
      .english, "They called out to Vissarion Belinsky. Belinsky wrote, and Belinsky read.",
      "Vissarion Belinsky"
    ),
    (.russian, "С Эвой Сарс его познакомил случай. Потом видели Эву, и пришёл Сарс.", "Эвой Сарс"),
    (.russian, "Там жили Стравинский, Рахманинов, Шагал и Анна Павлова.", "Шагал"),
    (.german, "Er kam mit der „Fram“ an. Später sah man die „Fram“ dort.", "Fram"),
    (.german, "Man brachte sie auf den Semjonow-Platz.", "Semjonow-Platz"),
    (.russian, "Он писал в League of Nations Archives о том.", "League of Nations Archives"),
  ])
  func aNameIsFound(_ language: Language, _ text: String, _ name: String) throws {
    let names = try EntityProbe.names(text, language, lexicon: SmallLexicon.open())
    #expect(names.contains(name), "\(names)")
  }

  @Test func aPronounIsNoNumeral() throws {
    let names = try EntityProbe.names("I know it well. I was there. When I met Paul I was glad.", .english)
    #expect(names == ["Paul"])
  }

  @Test func namesInReferencesAreThoseOfTheText() throws {
    let probe = try EntityProbe(
      (
        .russian,
        "Там жил Фредерик Джексон. Он видел Джексона.\n\nJackson F. G. A Thousand Days. London, 1899."
      ))
    #expect(probe.areOne("Jackson F. G.", "Фредерик Джексон"))
  }
}
