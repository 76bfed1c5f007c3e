import Testing

@testable import Lexicon

@Suite struct ArticleParserTests {
  @Suite struct FreeDict {
    @Test func takesTheTranslationsUnderTheHeadword() {
      #expect(ArticleParser.freeDict("Boot /boːt/ <neut, n, sg>\n boat\n") == [["boat"]])
    }

    @Test func separatesTranslations() {
      #expect(
        ArticleParser.freeDict("Kahn\n boat, barge; punt\n small boat\n")
          == [["boat"], ["barge"], ["punt"], ["small", "boat"]])
    }

    @Test func leavesOutWhatStandsInBrackets() {
      #expect(
        ArticleParser.freeDict("Kahn\n [naut.] barge <n> (flat {old} one), punt\n") == [["barge"], ["punt"]])
      // A comma in brackets separates nothing.
      #expect(ArticleParser.freeDict("Kahn\n boat (large, flat) house\n") == [["boat", "house"]])
    }

    @Test func leavesOutExamplesAndReferences() {
      let article = """
        Ufer <neut>
         shore <n>
              "am anderen Ufer"  - on the far bank
           Synonym: {Küste}
         see: {Strand}
         bank
        """
      #expect(ArticleParser.freeDict(article) == [["shore"], ["bank"]])
    }

    @Test func leavesOutPlaceholders() {
      #expect(ArticleParser.freeDict("helfen\n to aid sb. with sth.\n") == [["to", "aid", "with"]])
      #expect(ArticleParser.freeDict("help\n jmdm. helfen, etw. tun\n") == [["helfen"], ["tun"]])
    }

    @Test func writesWordsSmallAndWithoutPunctuation() {
      #expect(
        ArticleParser.freeDict("house\n Haus!\n \"Öl\"\n mother-in-law's\n 42\n") == [
          ["haus"], ["öl"], ["mother-in-law's"],
        ])
    }

    @Test func numbersOfSensesAreNoWords() {
      #expect(ArticleParser.freeDict("bank\n 1. Ufer\n 2. Bank\n") == [["ufer"], ["bank"]])
    }

    @Test(arguments: ["", "Boot", "Boot\n", "Boot\n\n", "Boot\n (only a note)\n", "Boot\n , ; \n"])
    func findsNothingWhereNothingIs(_ article: String) {
      #expect(ArticleParser.freeDict(article).isEmpty)
    }

    @Test func survivesBracketsThatDoNotMatch() {
      #expect(
        ArticleParser.freeDict("Boot\n boat) ship\n vessel (open\n raft\n") == [
          ["boat", "ship"], ["vessel"], ["raft"],
        ])
    }
  }

  @Suite struct Mueller {
    @Test func takesTheTranslationsOfAllSenses() {
      let article = """
        raft
           1. _n.
            1) плот; паром
            2) _мор. понтон, настил
           2. _v. сплавлять
        """
      #expect(ArticleParser.mueller(article) == [["плот"], ["паром"], ["понтон"], ["настил"], ["сплавлять"]])
    }

    @Test func leavesOutEnglishExamples() {
      #expect(
        ArticleParser.mueller("oar\n  1) весло; to rest on one's oars отдыхать, бездельничать; гребец\n")
          == [["весло"], ["гребец"]])
    }

    @Test func leavesOutTranscriptionsAndNotes() {
      #expect(
        ArticleParser.mueller("oar\n  [o:] _n. весло (длинное, узкое); гребец\n") == [["весло"], ["гребец"]])
    }

    @Test func homonymsAreApart() {
      #expect(
        ArticleParser.mueller("row\n  _I _n. ряд\n  _II _n. гребля; to row by грести _III спор\n")
          == [["ряд"], ["гребля"], ["спор"]])
    }

    @Test func leavesOutPlaceholders() {
      let article = "help\n  помогать кому-л. сделать что-л., избавить кого-л. от какого-л. груза\n"
      #expect(ArticleParser.mueller(article) == [["помогать", "сделать"], ["избавить", "от", "груза"]])
    }

    @Test func keepsPhrasesTogetherAcrossLines() {
      #expect(ArticleParser.mueller("pier\n  морской\n  причал, мол\n") == [["морской", "причал"], ["мол"]])
    }

    @Test(arguments: ["", "oar", "oar\n", "oar\n _n. _pl.\n", "oar\n see paddle\n"])
    func findsNothingWhereNothingIs(_ article: String) {
      #expect(ArticleParser.mueller(article).isEmpty)
    }
  }
}
