import Testing
import Texts

/// Russian words of before 1918 in the spelling of today.
@Suite struct OldRussianSpellingTests {
  @Test(arguments: [
    ("Гапонъ", "Гапон"), ("Святополкъ-Мирскій", "Святополк-Мирский"), ("Алексѣй Ѳедоровъ", "Алексей Федоров"),
    ("съѣздъ", "съезд"), ("Мѵро", "Миро"), ("ПЕТРЪ", "ПЕТР"), ("Максимъ Горькій", "Максим Горький"),
  ])
  func oldLettersAreThoseOfToday(_ old: String, _ new: String) {
    #expect(OldRussianSpelling.modernized(words: old, isRussian: false) == new)
    #expect(OldRussianSpelling.modernized(words: old, isRussian: true) == new)
  }

  @Test(arguments: ["Гапон", "подъезд", "Съезд", "Іван", "Gapon", "", "Сергій", "Київ", "Живаго"])
  func otherWordsAreLeft(_ word: String) {
    #expect(OldRussianSpelling.modernized(words: word, isRussian: false) == nil)
  }

  @Test(arguments: [
    ("Горькаго", "Горького"), ("Синяго", "Синего"), ("Соединенныя", "Соединенные"),
    ("Россійскія", "Российские"),
    ("Россія", "Россия"), ("Марія", "Мария"), ("Живаго", "Живаго"), ("Чикаго", "Чикаго"),
    ("Гапонѣ", "Гапоне"), ("Яго", "Яго"),
  ])
  func endingsOfOldTextsAreThoseOfToday(_ old: String, _ new: String) {
    #expect(OldRussianSpelling.modernized(wordOfOldText: old) == new)
  }

  @Test(arguments: [
    ("Горькій", true), ("Марія", true), ("Владиміра", true), ("Іван", false), ("Київ", false),
    ("Гапон", false), ("Грицьків", false), ("і", false),
  ])
  func theDottedLetterStandsBeforeVowels(_ word: String, _ mayBeOld: Bool) {
    #expect(OldRussianSpelling.mayBeOld(word) == mayBeOld)
  }
}
