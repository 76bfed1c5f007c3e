import Entities
import Testing
import Texts

/// Names in Russian texts of before 1918: they are found and linked as in the spelling of today, and shown as they are written.
@Suite struct OldRussianNamesTests {
  private static let old = """
    Священникъ Гапонъ шелъ впереди съ крестомъ. Толпа слушала, когда Гапонъ говорилъ. Тамъ жилъ Максимъ Горькій. \
    Горькій писалъ о Гапонѣ, и видѣли Горькаго. Тамъ была Марія Ѳедоровна Андреева.
    """
  private static let new = """
    Священник Гапон шёл впереди с крестом. Толпа слушала, когда Гапон говорил. Там жил Максим Горький. \
    Горький писал о Гапоне, и видели Горького. Там была Мария Фёдоровна Андреева.
    """
  private static let english = """
    There Father Gapon walked ahead. They listened to Gapon. There Maxim Gorky lived, and Gorky wrote about Gapon. \
    They met Maria Andreeva.
    """

  @Test func casesAreOneName() throws {
    let probe = try EntityProbe((.russian, Self.old))
    #expect(probe.areOne("Гапонъ", "Гапонѣ"))
    #expect(probe.areOne("Горькаго", "Максимъ Горькій"))
    #expect(probe.entity("Горькій")?.kind == .person)
  }

  @Test func theFormsAreThoseOfTheSpellingOfToday() throws {
    let old = try EntityProbe((.russian, Self.old)).names
    let new = try EntityProbe((.russian, Self.new)).names
    #expect(old.count == new.count, "\(old) \(new)")
  }

  @Test func spellingsOfBothTimesAndOtherLanguagesAreLinked() throws {
    let both = try EntityProbe((.russian, Self.old), (.russian, Self.new), (.english, Self.english))
    #expect(both.areOne("Гапонъ", "Гапон") && both.areOne("Гапонъ", "Gapon"))
    #expect(both.areOne("Максимъ Горькій", "Максим Горький") && both.areOne("Горькаго", "Maxim Gorky"))
    let apart = try EntityProbe((.russian, Self.old), (.english, Self.english))
    #expect(apart.areOne("Гапонѣ", "Gapon"))
    #expect(apart.areOne("Горькаго", "Maxim Gorky"))
    #expect(apart.areOne("Марія Ѳедоровна Андреева", "Maria Andreeva"))
  }

  @Test func namesCitedInOtherTextsAreLinked() throws {
    let probe = try EntityProbe((.german, "Dort lebte Gapon. Man rief Гапонъ, und Гапон kam."))
    #expect(probe.areOne("Гапонъ", "Гапон") && probe.areOne("Гапонъ", "Gapon"))
  }

  @Test func otherLanguagesKeepTheirLetters() throws {
    let ukrainian = try #require(Language("uk"))
    let probe = try EntityProbe((ukrainian, "Там жив Сергій Корольов. Потім бачили Сергія Корольова."))
    #expect(probe.areOne("Сергій Корольов", "Сергія Корольова"))
  }
}
