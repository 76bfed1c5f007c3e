import Testing
import Texts

@Suite struct LineEndHyphenTests {
  /// What is made of a wrapped text whose only line end with a hyphen is given, and the words that stand elsewhere in it.
  private func text(_ language: Language, _ before: String, _ after: String, elsewhere: String = "") throws
    -> String
  {
    let frame = try #require(Self.frames[language.code])
    let source = "\(frame.start) \(before)\n\(after) \(frame.end) \(elsewhere)"
    let probe = try DocumentProbe(source, .plainText)
    try probe.check(language)
    return probe.texts.joined(separator: " ")
  }

  private static let frames: [String: (start: String, end: String)] = [
    "de": (
      "Am Morgen standen alle schon am Ufer, und keiner wusste dort",
      "und die Leute aus dem kleinen Dorf, das am anderen Ufer lag\nund das man bei Nebel nicht sehen konnte, obwohl es nicht weit war\nund die Glocke an jedem Morgen geläutet wurde."
    ),
    "en": (
      "In the morning they all stood on the bank, and nobody knew of any",
      "and the people from the small village on the other bank of the river\ncould not be seen in the fog, although it was not far away from them\nand the bell was rung on every morning of the year."
    ),
    "ru": (
      "Утром все уже стояли на берегу, и никто ещё не знал, что там было",
      "и люди из маленькой деревни, которая стояла на другом берегу реки,\nне были видны в тумане, хотя до неё было совсем недалеко и каждое\nутро там звонили в колокол."
    ),
  ]

  /// A word as it is cut by the line's end, and as it is put together: the part before, the part after, the word.
  private static let german: [[String]] = [
    ["Hoch-", "wasser", "Hochwasser"], ["Lehre-", "rin", "Lehrerin"],
    ["zusammen-", "gehören", "zusammengehören"],
    ["Fisch-", "markt", "Fischmarkt"], ["den-", "noch", "dennoch"], ["da-", "mals", "damals"],
    ["Schiff-", "fahrt", "Schifffahrt"], ["süd-", "deutsche", "süddeutsche"],
    ["Welt-", "krieg", "Weltkrieg"],
    ["Gast-", "haus", "Gasthaus"], ["be-", "stellt", "bestellt"], ["Rathaus-", "platz", "Rathausplatz"],
    ["polnisch-", "litauischen", "polnisch-litauischen"], ["schwarz-", "weißen", "schwarz-weißen"],
    ["politisch-", "ökonomischen", "politisch-ökonomischen"],
    ["christlich-", "jüdische", "christlich-jüdische"],
    ["österreichisch-", "ungarischen", "österreichisch-ungarischen"],
    ["Baden-", "Württemberg", "Baden-Württemberg"],
    ["NS-", "ideologisch", "NS-ideologisch"], ["S-", "förmig", "S-förmig"],
    ["20-", "jährigen", "20-jährigen"],
    ["1914-", "1918", "1914-1918"], ["Frankfurt-am-", "Main", "Frankfurt-am-Main"],
    ["Ein-", "und Ausgang", "Ein- und Ausgang"], ["Haus-", "wie Hofarbeit", "Haus- wie Hofarbeit"],
    ["Land-", "beziehungsweise Seeweg", "Land- beziehungsweise Seeweg"],
    ["vor-", "oder nachher", "vor- oder nachher"],
  ]
  private static let english: [[String]] = [
    ["under-", "standing", "understanding"], ["main-", "taining", "maintaining"],
    ["gover-", "nor", "governor"],
    ["in-", "to", "into"], ["thou-", "sand", "thousand"], ["be-", "fore", "before"],
    ["some-", "thing", "something"],
    ["pota-", "to", "potato"], ["ex-", "pected", "expected"], ["post-", "poned", "postponed"],
    ["self-", "ish", "selfish"],
    ["hard-", "ened", "hardened"], ["six-", "teen", "sixteen"], ["news-", "paper", "newspaper"],
    ["self-", "respect", "self-respect"], ["well-", "known", "well-known"],
    ["half-", "brother", "half-brother"],
    ["twenty-", "five", "twenty-five"], ["mother-in-", "law", "mother-in-law"],
    ["mother-", "in-law", "mother-in-law"],
    ["commander-in-", "chief", "commander-in-chief"], ["blue-", "eyed", "blue-eyed"],
    ["kind-", "hearted", "kind-hearted"],
    ["old-", "fashioned", "old-fashioned"], ["ex-", "president", "ex-president"],
    ["north-", "western", "north-western"],
    ["first-", "class", "first-class"], ["Anglo-", "Saxon", "Anglo-Saxon"], ["three-", "year", "three-year"],
    ["so-", "called", "so-called"], ["post-", "war", "post-war"], ["1914-", "1918", "1914-1918"],
    ["20-", "year-old", "20-year-old"],
    ["pre-", "and post-war", "pre- and post-war"], ["two-", "or three-fold", "two- or three-fold"],
  ]
  private static let russian: [[String]] = [
    ["дерев-", "ня", "деревня"], ["по-", "этому", "поэтому"], ["по-", "ставили", "поставили"],
    ["мес-", "то", "место"],
    ["руч-", "ка", "ручка"], ["воен-", "ный", "военный"], ["военно-", "служащий", "военнослужащий"],
    ["Юго-", "славия", "Югославия"],
    ["поли-", "тика", "политика"], ["од-", "но", "одно"], ["пример-", "но", "примерно"],
    ["пол-", "часа", "полчаса"], ["обер-", "нулся", "обернулся"],
    ["во-пер-", "вых", "во-первых"],
    ["кто-", "то", "кто-то"], ["из-", "за", "из-за"], ["из-", "под", "из-под"], ["кое-", "где", "кое-где"],
    ["какой-", "нибудь", "какой-нибудь"], ["где-", "либо", "где-либо"], ["всё-", "таки", "всё-таки"],
    ["по-", "русски", "по-русски"],
    ["по-", "своему", "по-своему"], ["во-", "вторых", "во-вторых"], ["юго-", "западе", "юго-западе"],
    ["северо-", "восточный", "северо-восточный"],
    ["русско-", "японская", "русско-японская"], ["чёрно-", "белая", "чёрно-белая"],
    ["военно-", "морской", "военно-морской"],
    ["вице-", "адмирал", "вице-адмирал"], ["чуть-", "чуть", "чуть-чуть"],
    ["Санкт-", "Петербург", "Санкт-Петербург"],
    ["Ростов-", "на-Дону", "Ростов-на-Дону"], ["Ростов-на-", "Дону", "Ростов-на-Дону"],
    ["пол-", "яблока", "пол-яблока"],
    ["скажи-", "ка", "скажи-ка"], ["радио-", "и телепередачи", "радио- и телепередачи"],
    ["1914-", "1918", "1914-1918"],
  ]

  @Test(arguments: german) func ofGerman(_ cut: [String]) throws { try check("de", cut) }
  @Test(arguments: english) func ofEnglish(_ cut: [String]) throws { try check("en", cut) }
  @Test(arguments: russian) func ofRussian(_ cut: [String]) throws { try check("ru", cut) }

  private func check(_ code: String, _ cut: [String]) throws {
    let language = try #require(Language(code))
    let text = try text(language, cut[0], cut[1])
    #expect(text.contains(" " + cut[2] + " "), "\(text)")
  }

  /// What the document writes elsewhere outweighs everything else.
  @Test(arguments: [
    ["en", "price-", "determining", "Price-determining it was.", "price-determining"],
    ["en", "price-", "determining", "They were price-determined.", "price-determining"],
    ["en", "cook-", "housekeeper", "Two cook-housekeepers came.", "cook-housekeeper"],
    ["en", "well-", "being", "Their wellbeing was small.", "wellbeing"],
    ["en", "to-", "morrow", "They came to-morrow or to-day.", "to-morrow"],
    ["en", "sea-", "side", "The seaside was near.", "seaside"],
    ["de", "deutsch-", "sprachige", "Die deutsch-sprachigen kamen.", "deutsch-sprachige"],
    ["de", "schwarz-", "weiß", "Alles war schwarzweiß.", "schwarzweiß"],
    ["de", "Kaffee-", "ernte", "Die Kaffee-Ernte war gut.", "Kaffee-ernte"],
    ["ru", "красно-", "армейцы", "Красноармеец пришёл.", "красноармейцы"],
    ["ru", "дом-", "то", "А дом-то был старый.", "дом-то"],
    ["ru", "бело-", "гвардейцы", "Там были белогвардейцы.", "белогвардейцы"],
    ["ru", "врач-", "терапевт", "Пришёл врач-терапевт.", "врач-терапевт"],
    ["ru", "врач-", "терапевт", "Пришли к врачу-терапевту и врач-терапевты.", "врач-терапевт"],
  ])
  func theDocumentKnowsItsWords(_ row: [String]) throws {
    let language = try #require(Language(row[0]))
    let text = try text(language, row[1], row[2], elsewhere: row[3])
    #expect(text.contains(" " + row[4] + " "), "\(text)")
  }

  @Test(arguments: ["-", "\u{AD}", "\u{2010}", "\u{2011}", "¬", "\u{2E17}", "=", "\u{2E40}"])
  func anyMarkDividesWords(_ mark: String) throws {
    let rows = [
      ("de", "Nach", "barn", "Nachbarn"), ("en", "neigh", "bors", "neighbors"),
      ("ru", "сосе", "дями", "соседями"),
    ]
    for (code, first, second, word) in rows {
      let text = try text(try #require(Language(code)), first + mark, second)
      #expect(text.contains(" " + word + " "), "\(text)")
      for markup in [
        "<lb/>", "\n<lb/>", "<lb/>\n", "<lb n=\"3\"/>", "<pb n=\"5\"/><lb/>", "<lb break=\"no\"/>", "<cb/>",
        "\n<lb break=\"no\"/>\n",
      ] {
        let xml =
          "<TEI><teiHeader/><text><body><p>A \(first)\(mark)\(markup)\(second), so.</p><p>B.</p></body></text></TEI>"
        let probe = try DocumentProbe(xml, .tei)
        try probe.check()
        #expect(probe.texts == ["A \(word), so.", "B."], "\(markup)")
      }
    }
  }

  @Test func aWordMayBeDividedTwice() throws {
    let source = """
      Die Ver-
      samm-
      lung der
      Bürger war
      am Abend
      und alle ka-
      men dorthin
      """
    let xml =
      "<TEI><teiHeader/><text><body><p>" + source.replacing("\n", with: "<lb/>") + "</p></body></text></TEI>"
    #expect(
      try DocumentProbe(xml, .tei).texts == ["Die Versammlung der Bürger war am Abend und alle kamen dorthin"]
    )
  }

  /// A text may divide a word at the end of every line: what is looked at of it is bounded.
  @Test func aWordThatNeverEndsIsRead() throws {
    let xml =
      "<TEI><teiHeader/><text><body><p>" + String(repeating: "ab-<lb/>", count: 20_000)
      + "ab</p></body></text></TEI>"
    #expect(try DocumentProbe(xml, .tei).texts == [String(repeating: "ab", count: 20_001)])
  }
}
