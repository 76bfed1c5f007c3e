import Basics
import TestSupport
import Testing
import Texts

@Suite struct TEIReaderTests {
  private func probe(body: String, header: String = "") throws -> DocumentProbe {
    let probe = try DocumentProbe(
      "<?xml version=\"1.0\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\(header)<text><body>\(body)</body></text></TEI>\n",
      .tei)
    try probe.check()
    return probe
  }

  private func error(_ xml: String) throws -> InputError {
    try #require(throws: InputError.self) { try DocumentProbe(xml, .tei) }
  }

  // MARK: - Blocks

  @Test func elementsBeginBlocksOfTheirKinds() throws {
    let probe = try probe(
      body: """
        <div><head>The ferry</head>
          <p>It left at <hi>dawn</hi>.</p>
          <list><item>One goat.</item><item>Two sheep.</item></list>
          <table><head>Departures</head><row><cell>Monday</cell><cell>five</cell></row></table>
          <figure><head>The ferry</head><figDesc>A boat in winter.</figDesc></figure>
          <lg><l>We waited long,</l><l>and sang a song.</l></lg>
          <listBibl><bibl>The harbour book.</bibl></listBibl>
        </div>
        """,
      header: "<teiHeader><fileDesc><titleStmt><title>Not this</title></titleStmt></fileDesc></teiHeader>")
    #expect(
      probe.blocks == [
        "heading: The ferry", "text: It left at dawn.", "list-item: One goat.", "list-item: Two sheep.",
        "caption: Departures", "table-row: Monday five", "caption: The ferry", "caption: A boat in winter.",
        "text: We waited long,", "text: and sang a song.", "reference: The harbour book.",
      ])
  }

  @Test func sentencesOfTheDocumentAreTaken() throws {
    let probe = try probe(
      body: "<p><s>He came, Dr.</s> <s>Smith did. Not she.</s> <s>So it was.</s></p><p>One. Two.</p>")
    #expect(try probe.sources() == ["He came, Dr.", "Smith did. Not she.", "So it was.", "One.", "Two."])
    #expect(probe.view.blocks.map(\.paragraph) == [1, 1, 1, 2])
  }

  @Test(arguments: [
    ["<choice><sic>teh</sic><corr>the</corr></choice> boat", "the boat"],
    ["<choice><orig>vnd</orig><reg>und</reg></choice> Boot", "und Boot"],
    ["<choice><abbr>Dr.</abbr><expan>Doktor</expan></choice> Boot", "Doktor Boot"],
    ["<app><lem>red</lem><rdg>blue</rdg></app> boat", "red boat"],
    ["A <del>red</del> <add>blue</add> boat", "A blue boat"],
    ["A boat<note>Not a ship.</note> left", "A boat left"],
    ["A <fw>page 7</fw>boat", "A boat"],
    ["A sea<lb/>side", "A sea side"], ["A sea-\n<lb break=\"no\"/>side", "A seaside"],
    ["A sea<pb n=\"7\" break=\"no\"/>side", "A seaside"],
    ["<w>A</w><w>boat</w><pc>,</pc> <w>then</w><pc>.</pc>", "A boat, then."],
    ["<w>A</w><pc>,</pc><w>boat</w>", "A, boat"], ["A boat <!-- a > b --><?x y?>left", "A boat left"],
    ["A&amp;B &lt;c&gt; &#38; &#x41;&quot;&apos;", "A&B <c> & A\"'"],
    ["A <![CDATA[<b> & ]]]]><![CDATA[> left]]>", "A <b> & ]]> left"], ["<![CDATA[a]]>]]x", "a]]x"],
    ["A<gap/>boat<certainty/>.", "Aboat."],
  ])
  func ofAParagraphTheAuthorsTextIsRead(_ pair: [String]) throws {
    #expect(try probe(body: "<p>\(pair[0])</p><p>The end.</p>").texts == [pair[1], "The end."])
  }

  @Test func pagesAreKnownByTheirNumbers() throws {
    let probe = try probe(
      body:
        "<pb n=\"16\"/><p>One sen-<pb n=\"17\"/><lb/>tence.</p><pb/><p>Two.</p><pb n=\"xx\" facs=\"a\"/><p>Three.</p>"
    )
    #expect(probe.texts == ["One sentence.", "Two.", "Three."])
    #expect(probe.view.pages.map(\.label) == ["16", "17", "18", "xx"])
    #expect(probe.view.pages.map(\.offset) == [0, 7, 14, 19])
  }

  @Test func notesOutsideParagraphsAreBlocks() throws {
    #expect(try probe(body: "<p>One.</p><note>Two.</note><p>Three.</p>").texts == ["One.", "Two.", "Three."])
  }

  @Test func aPrefixForTEIIsTheSame() throws {
    let xml =
      "<t:TEI xmlns:t='http://www.tei-c.org/ns/1.0'><t:text><t:body><t:p>One <x:y xmlns:x='z'>two</x:y>.</t:p></t:body></t:text></t:TEI>"
    #expect(try DocumentProbe(xml, .tei).texts == ["One two."])
  }

  @Test func aCorpusIsReadTextByText() throws {
    let xml =
      "<teiCorpus><teiHeader/><TEI><text><body><p>One.</p></body></text></TEI><TEI><text><group><text><body><p>Two.</p></body></text></group><back><p>Three.</p></back></text></TEI></teiCorpus>"
    #expect(try DocumentProbe(xml, .tei).texts == ["One.", "Two.", "Three."])
  }

  @Test func theLanguageIsThatOfTheTextRatherThanOfTheHeader() throws {
    let xml = "<TEI xml:lang='en'><text xml:lang='ru'><body><p xml:lang='fr'>Un.</p></body></text></TEI>"
    #expect(try DocumentProbe(xml, .tei).view.declaredLanguage == "ru")
    #expect(try DocumentProbe(xml.replacing(" xml:lang='ru'", with: ""), .tei).view.declaredLanguage == "en")
  }

  @Test func theDeclaredEncodingIsThatOfTheFileNotOfTheText() throws {
    let xml = "<?xml version=\"1.0\" encoding=\"KOI8-R\" standalone='yes'?><TEI><text><p>Да.</p></text></TEI>"
    #expect(try DocumentProbe(xml, .tei).texts == ["Да."])
  }

  // MARK: - Errors

  @Test(arguments: [
    ("<TEI>\n<text>\n  <p>One</q></text></TEI>", 3, "end tag does not match"),
    ("<TEI>\n<text><p>One & two</p></text></TEI>", 2, "'<' or '&'"),
    ("<TEI><text><p>One</p></text>", 1, "ends too early"),
    ("<TEI><text><p a=b>One</p></text></TEI>", 1, "without a quoted value"),
    ("<TEI>\r\n<text>\r\n<p>One</p a></text></TEI>", 3, "not well-formed"),
    ("<TEI><text><p>One</p></text></TEI>\n<p>", 2, "goes on after its end"),
    ("<TEI>\n<text><p>One \u{1}</p></text></TEI>", 2, "character that XML does not allow"),
    ("One.", 1, "no element"),
  ])
  func whatIsNotWellFormedIsAnErrorWithItsPlace(_ xml: String, line: Int, what: String) throws {
    let error = try error(xml)
    #expect(error.description.wholeMatch(of: /a:(\d+):\d+: .*/)?.output.1 == "\(line)", "\(error)")
    #expect(error.problem.hasPrefix("not well-formed XML"))
    #expect(error.problem.contains(what))
    #expect(error.remedy != nil)
  }

  @Test func columnsCountCodePoints() throws {
    let error = try error("<TEI><text><p>Дадада & нет</p></text></TEI>")
    // Behind the ampersand, where the parser expects a name.
    #expect(error.place == .position(line: 1, column: 23))
  }

  @Test func otherXMLIsAnError() throws {
    let error = try error("<?xml version='1.0'?><rss><channel>One.</channel></rss>")
    #expect(error.problem.contains("<rss>"))
  }

  @Test(arguments: ["ent", "my-ent", "my.ent_2", "eacute"])
  func anEntityOfTheDocumentsOwnIsAnError(_ name: String) throws {
    let xml = """
      <!DOCTYPE TEI [<!-- "> --><!ENTITY \(name) "the > thing"> <!ELEMENT p ANY>]>
      <TEI><text><p>It is &\(name); and <b a="&lt;">more</b>.</p></text></TEI>
      """
    let error = try error(xml)
    #expect(error.problem.contains("'\(name)'"), "\(error)")
  }

  @Test func anEntityThatNobodyDeclaresIsAnError() throws {
    #expect(
      try error("<TEI><text><p>Caf&eacute;.</p></text></TEI>").problem.contains("entity is not declared"))
  }

  @Test func aDocumentTypeIsNoText() throws {
    let xml = """
      <!DOCTYPE TEI SYSTEM "a>b.dtd" [<!ENTITY x "a>b"> <!-- > --> <?a b ?>]>
      <TEI><text><p>It is.</p></text></TEI>
      """
    let probe = try DocumentProbe(xml, .tei)
    try probe.check()
    #expect(try probe.sources() == ["It is."])
  }

  // MARK: - Offsets

  @Test func aSentenceStandsWhereItsMarkupIs() throws {
    let probe = try probe(
      body: "<p>He <hi>came</hi> home.\r\n  She &amp;\r\n<hi>they</hi> le<lb break='no'/>ft.</p>")
    #expect(
      try probe.sources() == ["He <hi>came</hi> home.", "She &amp;\r\n<hi>they</hi> le<lb break='no'/>ft."])
  }

  @Test(arguments: [UInt64](1...150))
  func holdsForMarkupSoup(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    try DocumentProbe(MarkupSoup.tei(using: &generator), .tei).check()
  }

  @Test(arguments: [UInt64](1...100))
  func brokenMarkupIsAnErrorOrRead(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    // Half of a document, or one with tags of HTML in it: hardly ever well formed.
    let whole = Array(MarkupSoup.tei(using: &generator).unicodeScalars)
    let soup = Array("<TEI><text>\(MarkupSoup.html(using: &generator))</text></TEI>".unicodeScalars)
    for scalars in [Array(whole.prefix(Int.random(in: 0...whole.count, using: &generator))), soup] {
      do { try DocumentProbe(scalars, .tei).check() } catch is InputError {}
    }
  }
}
