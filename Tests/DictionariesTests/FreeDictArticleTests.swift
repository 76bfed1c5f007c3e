import Dictionaries
import Testing

@Suite struct FreeDictArticleTests {
  private func read(_ article: String, indexed: String? = nil, isWikDict: Bool = false) -> EntryList {
    let list = EntryList()
    var reader = FreeDictArticle(isWikDict: isWikDict)
    // As an index has it: what stands before the pronunciation.
    var article = article
    let first = article.prefix { $0 != "\n" }
    var indexed = indexed ?? String(first[..<(first.firstRange(of: /\ [\/<]/)?.lowerBound ?? first.endIndex)])
    indexed.withUTF8 { indexed in
      article.withUTF8 { reader.read($0, indexed: indexed, into: list) }
    }
    return list
  }

  @Test func takesTheTranslationsUnderTheHeadword() {
    #expect(read("Boot /boːt/ <neut, n, sg>\n boat\n").pairs == ["Boot = boat"])
  }

  @Test func separatesTranslations() {
    #expect(
      read("Kahn\n boat, barge; punt\n small boat\n").pairs == [
        "Kahn = boat", "Kahn = barge", "Kahn = punt", "Kahn = small boat",
      ])
  }

  @Test func separatesAlternativesOfOneWord() {
    #expect(read("Kinder\n bairns/children\n").pairs == ["Kinder = bairns", "Kinder = children"])
    // In a phrase nobody knows how far the bar reaches.
    #expect(read("Weg\n way/path of life\n").pairs == ["Weg = way/path of life"])
  }

  @Test func leavesOutWhatStandsInBrackets() {
    #expect(
      read("Kahn\n [naut.] barge <n> (flat {old} one), punt\n").pairs == ["Kahn = barge", "Kahn = punt"])
    // A comma in brackets separates nothing.
    #expect(read("Kahn\n boat (large, flat) house\n").pairs == ["Kahn = boat house"])
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
    let found = read(article)
    #expect(found.pairs == ["Ufer = shore", "Ufer = bank"])
    #expect(found.forms.isEmpty)
  }

  @Test func anInflectedFormRefersToItsWord() {
    #expect(
      read("ging /ɡɪŋ/\n went\n see: {gehen}, {gegangen}\n").forms == ["ging of gehen", "ging of gegangen"])
    #expect(read("Boote /boːtə/ <pl>\n boats\n see: {Boot}\n").forms == ["Boote of Boot"])
    // A word with a part of speech refers to others that are no forms.
    #expect(read("gehen /ɡeːən/ <v>\n to go\n see: {laufen}\n").forms.isEmpty)
  }

  @Test func anIndexMayHaveFormsOfTheHeadword() {
    #expect(read("Haus /haʊs/ <n>\n house\n", indexed: "Hauses").forms == ["Hauses of Haus"])
    // dictd's indexes are in lower case.
    #expect(read("Haus /haʊs/ <n>\n house\n", indexed: "haus").forms.isEmpty)
  }

  @Test func explanationsOfSensesAreNoTranslations() {
    let article = """
      Alpenveilchen /ˈalpm/ <n, neut>
      цикламен 2.
      Pflanzengattung aus der Unterfamilie der Myrsinengewächse
       3.
      Zierpflanze als Vertreter der unter [1] beschriebenen Gattung
      """
    #expect(read(article, isWikDict: true).pairs == ["Alpenveilchen = цикламен"])
  }

  @Test func aNumberedSenseHasTranslationsOfItsOwn() {
    let article = "Alt /alt/ <n>\n1. альт 2.\nStimmlage\n 2. контральто\nSängerin\n"
    #expect(read(article, isWikDict: true).pairs == ["Alt = альт", "Alt = контральто"])
  }

  @Test(arguments: ["", "Boot", "Boot\n", "Boot\n\n", "Boot\n (only a note)\n", "\n", "\n\n"])
  func findsNothingWhereNothingIs(_ article: String) {
    #expect(read(article).pairs.isEmpty)
  }

  @Test func survivesBracketsThatDoNotMatch() {
    #expect(
      read("Boot\n boat) ship\n vessel (open\n raft\n").pairs == [
        "Boot = boat ship", "Boot = vessel", "Boot = raft",
      ])
    #expect(read("ging\n went\n see: {gehen\n").forms.isEmpty)
  }

  @Test func damagedBytesDoNoHarm() {
    let article: [UInt8] = Array("Boot\n ".utf8) + [0xC3, 0x0A, 0x20, 0xFF, 0xFE, 0x2F, 0x2F, 0x0A]
    let list = EntryList()
    var reader = FreeDictArticle(isWikDict: false)
    article.withUnsafeBufferPointer { reader.read($0, indexed: .init(rebasing: $0[..<4]), into: list) }
    #expect(list.pairs.count == 2)
  }
}
