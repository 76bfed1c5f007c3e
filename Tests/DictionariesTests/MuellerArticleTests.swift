import Dictionaries
import Testing

@Suite struct MuellerArticleTests {
  @Test func takesTheTranslationsOfAllSenses() {
    let article = """
      raft
         1. _n.
          1) плот; паром
          2) _мор. понтон, настил
         2. _v. сплавлять
      """
    #expect(
      MuellerArticle.translations(article) == [["плот"], ["паром"], ["понтон"], ["настил"], ["сплавлять"]])
  }

  @Test func leavesOutEnglishExamples() {
    #expect(
      MuellerArticle.translations("oar\n  1) весло; to rest on one's oars отдыхать, бездельничать; гребец\n")
        == [["весло"], ["гребец"]])
  }

  @Test func leavesOutTranscriptionsAndNotes() {
    #expect(
      MuellerArticle.translations("oar\n  [o:] _n. весло (длинное, узкое); гребец\n") == [
        ["весло"], ["гребец"],
      ])
  }

  @Test func homonymsAreApart() {
    #expect(
      MuellerArticle.translations("row\n  _I _n. ряд\n  _II _n. гребля; to row by грести _III спор\n")
        == [["ряд"], ["гребля"], ["спор"]])
  }

  @Test func leavesOutPlaceholders() {
    let article = "help\n  помогать кому-л. сделать что-л., избавить кого-л. от какого-л. груза\n"
    #expect(MuellerArticle.translations(article) == [["помогать", "сделать"], ["избавить", "от", "груза"]])
  }

  @Test func keepsPhrasesTogetherAcrossLines() {
    #expect(
      MuellerArticle.translations("pier\n  морской\n  причал, мол\n") == [["морской", "причал"], ["мол"]])
  }

  @Test(arguments: ["", "oar", "oar\n", "oar\n _n. _pl.\n", "oar\n see paddle\n"])
  func findsNothingWhereNothingIs(_ article: String) {
    #expect(MuellerArticle.translations(article).isEmpty)
  }

  @Test(arguments: [
    ("arrested\n  _p. и _p-p. от arrest\n", "arrest"), ("feet\n  _pl. от foot\n", "foot"),
    ("better\n  1. _a.\n   1) _comp. от good 2) лучший\n", "good"),
  ])
  func tellsWhatAHeadwordIsAFormOf(_ article: String, _ lemma: String) {
    #expect(MuellerArticle.lemma(article) == lemma)
  }

  @Test(arguments: ["", "from\n  от, из\n", "word\n  _pl. слова от\n", "shore\n  далеко от берега\n"])
  func aWordThatIsNoFormHasNoLemma(_ article: String) {
    #expect(MuellerArticle.lemma(article) == nil)
  }
}
