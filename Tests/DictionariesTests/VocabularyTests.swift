import Dictionaries
import Testing
import Texts

@Suite struct VocabularyTests {
  @Test func formsOfOneStemAreOneTerm() {
    var vocabulary = Vocabulary(.german)
    let house = vocabulary.enter("Haus")
    let tree = vocabulary.enter("Baum")
    #expect(vocabulary.enter("Häuser") == house)
    #expect(vocabulary.enter("haus") == house)
    #expect(house == 0)
    #expect(tree == 1)
    #expect(vocabulary.stems.count == 2)
    #expect(vocabulary.forms == [["haus", "häuser"], ["baum"]])
  }

  @Test func findsTermsByTheirStems() {
    var vocabulary = Vocabulary(.russian)
    let city = vocabulary.enter("Города")
    #expect(vocabulary.term(stem: vocabulary.stem("ГОРОДАМИ")) == city)
    #expect(vocabulary.stems[Int(city)] == vocabulary.stem("город"))
    #expect(vocabulary.term(stem: vocabulary.stem("деревня")) == nil)
    // Asking for a stem enters nothing.
    #expect(vocabulary.stems.count == 1)
  }

  @Test func yoIsWrittenAsYe() {
    var vocabulary = Vocabulary(.russian)
    #expect(vocabulary.enter("Ёлка") == vocabulary.enter("елка"))
    #expect(vocabulary.forms == [["елка"]])
    // й is a letter of its own.
    #expect(vocabulary.enter("Йод") != vocabulary.enter("Иод"))
  }

  @Test func knowsWhatIsNearlyAlwaysACapital() {
    var vocabulary = Vocabulary(.english)
    let rose = vocabulary.enter("Rose")
    for _ in 0..<8 { _ = vocabulary.enter("Rose") }
    #expect(vocabulary.isCapitalized(rose))
    _ = vocabulary.enter("rose")
    // Nine of ten.
    #expect(vocabulary.isCapitalized(rose))
    _ = vocabulary.enter("rose")
    #expect(!vocabulary.isCapitalized(rose))
    let bread = vocabulary.enter("bread")
    #expect(!vocabulary.isCapitalized(bread))
  }

  @Test func aCopyGoesItsOwnWay() {
    var vocabulary = Vocabulary(.english)
    _ = vocabulary.enter("one")
    let copy = vocabulary
    _ = vocabulary.enter("two")
    #expect(vocabulary.stems.count == 2)
    #expect(copy.stems == ["one"])
    #expect(copy.language == .english)
  }

  @Test func aLanguageWithoutAStemmerKeepsFormsApart() throws {
    var vocabulary = Vocabulary(try #require(Language("zh")))
    #expect(vocabulary.enter("walk") != vocabulary.enter("walks"))
    #expect(vocabulary.stems == ["walk", "walks"])
  }
}
