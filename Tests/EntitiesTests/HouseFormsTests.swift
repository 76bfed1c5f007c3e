import Entities
import Names
import Testing

/// Which of two spellings the house's system writes, where nobody says what the name is in Cyrillic.
@Suite struct HouseFormsTests {
  @Test(arguments: [
    (TransliterationScheme.duden, "sergei", "sergej"), (.duden, "mirski", "mirskij"),
    (.duden, "swjatopolk-mirski", "swjatopolk-mirskij"), (.duden, "tolstoi", "tolstoj"),
    (.duden, "tschaikowski", "tschaikowsky"), (.duden, "zarskoje", "tsarskoje"),
    (.duden, "chruschtschow", "khrushchev"), (.english, "tolstoy", "tolstoj"),
    (.english, "khrushchev", "chruschtschow"), (.iso9, "sergej", "sergei"), (.iso9, "mirskij", "mirsky"),
    (.din1460, "trockij", "trozki"),
  ])
  func lettersThatBothMayStandForDecide(
    _ scheme: TransliterationScheme, _ right: String, _ wrong: String
  ) throws {
    let house = try HouseForms(scheme)
    #expect(try house.verdict(right, wrong) == .first)
    #expect(try house.verdict(wrong, right) == .second)
  }

  @Test(arguments: [
    ("leo", "lew"), ("müller", "mueller"), ("gapon", "gapón"), ("gapon", "gapon"), ("", "a"), ("a-b", "ab"),
  ])
  func nothingIsToldOfOthers(_ a: String, _ b: String) throws {
    #expect(try HouseForms(.duden).verdict(a, b) == .open)
  }
}
