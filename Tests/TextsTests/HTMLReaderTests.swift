import Basics
import TestSupport
import Testing
import Texts

@Suite struct HTMLReaderTests {
  private func probe(_ html: String) throws -> DocumentProbe {
    let probe = try DocumentProbe(html, .html)
    try probe.check()
    return probe
  }

  // MARK: - Blocks

  @Test func elementsBeginBlocksOfTheirKinds() throws {
    let page = """
      <!DOCTYPE html>
      <html lang="en"><head><title>Not on the page</title></head>
      <body>
        <h1>The ferry</h1>
        <p>It left at <b>dawn</b>.</p>
        <ul><li>One goat.</li><li>Two <i>sheep</i>.</li></ul>
        <dl><dt>Crew</dt><dd>Three men.</dd></dl>
        <figure><img src="a.png" alt="not text"><figcaption>The ferry in winter.</figcaption></figure>
        <table><caption>Departures</caption>
          <tr><th>Day</th><th>Hour</th></tr>
          <tr><td>Monday</td><td>five</td></tr>
        </table>
        <blockquote><p>We waited.</p></blockquote>
        <ol class="references"><li>The harbour book, page 12.</li></ol>
      </body></html>
      """
    let probe = try probe(page)
    #expect(
      probe.blocks == [
        "heading: The ferry", "text: It left at dawn.", "list-item: One goat.", "list-item: Two sheep.",
        "list-item: Crew", "list-item: Three men.", "caption: The ferry in winter.", "caption: Departures",
        "table-row: Day Hour", "table-row: Monday five", "text: We waited.",
        "reference: The harbour book, page 12.",
      ])
    #expect(probe.view.declaredLanguage == "en")
  }

  @Test(arguments: [
    "One <p>two <div>three</div> four", "One<p>two</p></div>three<hr>four",
    "<div>One<section>two</section>three</div>four",
  ])
  func textAroundABlockIsABlock(_ html: String) throws {
    #expect(try probe(html).texts == ["One", "two", "three", "four"])
  }

  @Test func inlineMarkupLeavesWordsWhole() throws {
    let html =
      "<p>Un<b>believ</b>able<wbr>ness <a href='x'>of</a> H<sub>2</sub>O, <!-- not this -->today.</p>"
    #expect(try probe(html).texts == ["Unbelievableness of H2O, today."])
  }

  @Test func whiteSpaceIsOneSpace() throws {
    #expect(
      try probe("<p>\r\n  One\t two\r\n three&nbsp;four\n\n\nfive </p>").texts == ["One two three four five"])
  }

  @Test func aLineBreakIsASpaceAndTwoEndAParagraph() throws {
    #expect(try probe("<p>One<br>two<br/>three</p>").texts == ["One two three"])
    let probe = try probe("<p>One<br> <br>two<br><br><br>three</p><p>four</p>")
    #expect(probe.texts == ["One", "two", "three", "four"])
    #expect(probe.view.blocks.map(\.paragraph) == [1, 2, 3, 4])
  }

  @Test func aSoftHyphenWithinAWordIsNotText() throws {
    #expect(try probe("<p>Was&shy;ser\u{AD}fall</p>").texts == ["Wasserfall"])
  }

  // MARK: - What is left out

  @Test(arguments: [
    "<script>var a = '<p>b</p>';</script>", "<style>p { color: red }</style>", "<nav>Home</nav>",
    "<noscript>Switch it on.</noscript>", "<button>Send</button>", "<div hidden>Secret</div>",
    "<div aria-hidden='true'>×</div>", "<ul role='navigation'><li>Home</li></ul>",
    "<div class='box Navbar'>Home</div>", "<div id='toc'>1 Life</div>", "<aside>See also</aside>",
    "<footer>Imprint</footer>", "<template><p>Empty</p></template>", "<svg><text>Arrow</text></svg>",
    "<math><mi>x</mi></math>", "<select><option>de</option></select>", "<label>Search</label>",
    "<ruby><rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
  ])
  func isNoTextOfThePage(_ html: String) throws {
    #expect(try probe("<p>Before.</p>\(html)<p>After.</p>").texts == ["Before.", "After."])
  }

  @Test func theWholePageIsNeverLeftOut() throws {
    // What themes call the page as a whole says where its sidebar is, not that it is one.
    for page in [
      "<html class='ads'><body class='home sidebar'><p>One.</p></body></html>",
      "<body id='menu'><main class='social'><p>One.</p></main></body>",
      "<form id='aspnet'><p>One.</p><input value='x'></form>",
    ] {
      #expect(try probe(page).texts == ["One."])
    }
  }

  @Test func aHeadingIsNoNavigationForItsWords() throws {
    // Anchors are made from a heading's words.
    let html = "<h2 id='Navigation'>Navigation</h2><h3><span id='Menu'>Menu</span></h3><p>One.</p>"
    #expect(try probe(html).texts == ["Navigation", "Menu", "One."])
  }

  @Test(arguments: [
    "<p>Menu</p><main><p>Text.</p></main><p>Imprint</p>",
    "<p>Menu</p><div role='main'><p>Text.</p></div>", "<p>Menu</p><article><p>Text.</p></article>",
    "<template><main>Form</main></template><p>Menu</p><main>Text.</main>",
  ])
  func theMainPartIsRead(_ html: String) throws {
    #expect(try probe(html).texts == ["Text."])
  }

  @Test func ofSeveralArticlesAllAreRead() throws {
    let html = "<article>One.</article><article>Two.</article>"
    #expect(try probe(html).texts == ["One.", "Two."])
  }

  @Test(arguments: ["", " ", "<p></p>", "<!-- -->", "<script>1</script>", "<"])
  func aPageMayHaveNoText(_ html: String) throws {
    #expect(try probe(html).texts == (html == "<" ? ["<"] : []))
  }

  // MARK: - References

  @Test(arguments: [
    ["Jos&eacute; r&ouml;stet", "José röstet"], ["AT&amp;T and R&D", "AT&T and R&D"],
    ["caf&#233; &#xE9;&#Xe9; ok", "café éé ok"], ["&lt;b&gt; is bold", "<b> is bold"],
    // WordPress writes the ampersand so.
    ["Cat &#038; mouse", "Cat & mouse"], ["Cat &#38 mouse", "Cat & mouse"],
    ["&copy 1999", "© 1999"], ["&copyright by us", "©right by us"],
    ["I say &notit; to you", "I say ¬it; to you"],
    ["x &notin; y", "x ∉ y"], ["Gl&uumlck und Fl&uuml;sse", "Glück und Flüsse"], ["so &#8212so", "so —so"],
    ["&#151; like Windows", "— like Windows"], ["&NotEqualTilde;<i>x</i>", "≂̸x"],
    ["&NotEqualTilde;", "≂̸"], ["&foo; & &; &# &#x &#z", "&foo; & &; &# &#x &#z"],
    ["&#0; &#xD800; &#x110000; x", "\u{FFFD} \u{FFFD} \u{FFFD} x"], ["1 &lt 2 &gt 0", "1 < 2 > 0"],
    ["&amp;amp; &amp;lt;", "&amp; &lt;"],
  ])
  func referencesAreResolved(_ pair: [String]) throws {
    let probe = try probe("<p>\(pair[0])</p> <p>The end.</p>")
    #expect(probe.texts == [pair[1], "The end."])
    #expect(try probe.sources().joined(separator: " ").hasSuffix("The end."))
    let range = probe.view.source(of: probe.view.blocks[0].range)
    #expect(probe.source.text(in: range) == (pair[0].hasSuffix("</i>") ? "&NotEqualTilde;<i>x" : pair[0]))
  }

  // MARK: - Broken markup

  @Test(arguments: [
    ["<p>A man</p'> went out.", "A man went out."],
    ["<p>One <b>two <i>three</b> four</i>.", "One two three four."],
    ["<p>A </x>&lt; b, c.", "A < b, c."], ["<p>2 < 3 <4 and a<b>b</b>.", "2 < 3 <4 and ab."],
    ["<p>One <![CDATA[ two ]]> three.", "One three."], ["<p>One <!doctype html> two.", "One two."],
    ["<p>One <? php ?> two <!> three </> four.", "One two three four."], ["</p></body>Late.", "Late."],
    ["<p title=\"a > b\">One <a title='</p>'>two</a>.", "One two."], ["<p>Unfinished <b", "Unfinished"],
    ["<p>One <br\n/>two</br>three.", "One two three."],
  ])
  func brokenMarkupIsReadAsBrowsersDo(_ pair: [String]) throws {
    #expect(try probe(pair[0]).texts.joined(separator: " ") == pair[1])
  }

  @Test func textThatTheParserMovesOutOfATableStaysInItsPlace() throws {
    let probe = try probe("<p>One.</p><table>two <tr>three <td>four</td></tr>five</table><p>Six.")
    #expect(probe.texts.joined(separator: " ") == "One. two three four five Six.")
  }

  @Test func noPageIsNestedTooDeep() throws {
    let depth = 3_000
    let html =
      String(repeating: "<div><i>", count: depth) + "Deep." + String(repeating: "</i></div>", count: depth)
    #expect(try probe(html).texts == ["Deep."])
  }

  // MARK: - Offsets

  @Test func aSentenceStandsWhereItsMarkupIs() throws {
    let html = "<p>He <b>came</b> home.  She &amp; <i>they</i>\r\nleft.</p>"
    #expect(try probe(html).sources() == ["He <b>came</b> home.", "She &amp; <i>they</i>\r\nleft."])
  }

  @Test func offsetsCountCodePoints() throws {
    #expect(
      try probe("<p>🚀🚀 flew. <i>É</i>mile e\u{301}te\u{301}.</p>").sources() == [
        "🚀🚀 flew.", "É</i>mile e\u{301}te\u{301}.",
      ])
  }

  @Test(arguments: [UInt64](1...150))
  func holdsForTagSoup(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    try DocumentProbe(MarkupSoup.html(using: &generator), .html).check()
  }

  @Test(arguments: [UInt64](1...40))
  func holdsForRandomText(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    try DocumentProbe("<p>" + RandomText.string(upTo: 300, using: &generator), .html).check()
  }
}
