import TestSupport
import Testing
import Texts

@Suite struct MarkdownReaderTests {
  private func probe(_ markdown: String) throws -> DocumentProbe {
    let probe = try DocumentProbe(markdown, .markdown)
    try probe.check()
    return probe
  }

  // MARK: - Blocks

  @Test(arguments: ["\n", "\r\n", "\r"])
  func markupBeginsBlocksOfItsKinds(lineEnd: String) throws {
    let markdown = """
      # The ferry

      It left at **dawn**.
      We waited.

      Later
      =====

      * One goat.
      * Two *sheep*.
        And a dog.

      1. First.
      2. Second.

      > He said
      > this.

      | Day    | Hour |
      |--------|------|
      | Monday | five |

      ![The ferry in winter](a.png)

      - [x] done

      ***

      The end.

      """
    let probe = try probe(markdown.replacing("\n", with: lineEnd))
    #expect(
      probe.blocks == [
        "heading: The ferry", "text: It left at dawn. We waited.", "heading: Later", "list-item: One goat.",
        "list-item: Two sheep. And a dog.", "list-item: First.", "list-item: Second.", "text: He said this.",
        "table-row: Day Hour", "table-row: Monday five", "caption: The ferry in winter",
        "list-item: [x] done",
        "text: The end.",
      ])
    #expect(
      try probe.sources().suffix(6) == [
        "He said\(lineEnd)> this.", "Day    | Hour", "Monday | five", "The ferry in winter", "[x] done",
        "The end.",
      ])
  }

  @Test(arguments: [
    ["It is *very* **good** ~~bad~~ `code`.", "It is very good bad code."],
    ["A [link](http://a.b/link \"link\") here.", "A link here."], ["A [*link*](link) link.", "A link link."],
    ["A [link][l] and [l] and [l][].\n\n[l]: http://a.b/l", "A link and l and l."],
    ["A ![boat](boat.png \"boat\") boat.", "A boat boat."], ["[![boat](a.png)](b c) d", "[boat](b c) d"],
    ["[![boat](a.png)](b) d", "boat d"], ["See <http://a.b/c>.", "See http://a.b/c."],
    ["Not \\*bold\\* \\\\ \\a &amp; [x] (y).", "Not *bold* \\ \\a & [x] (y)."],
    ["Caf&eacute; &#233; &#xE9; &ampamp; &foo; &amp;amp;", "Café é é &ampamp; &foo; &amp;"],
    ["&NotEqualTilde; x &NotEqualTilde;", "≂̸ x ≂̸"],
    ["`a\\\\b &amp; c\nd`e", "a\\\\b &amp; c d e".replacing(" e", with: "e")],
    ["One<br>two<br/>three", "One two three"],
    ["One <b title='two'>two</b> <!-- three --> four", "One two four"],
    ["One  \ntwo\\\nthree", "One two three"], ["snake_case_word 2*3*4", "snake_case_word 234"],
    ["One &#0; two", "One \u{FFFD} two"], ["Was\u{AD}ser&shy;fall", "Wasserfall"],
  ])
  func ofAParagraphTheTextIsRead(_ pair: [String]) throws {
    #expect(try probe(pair[0] + "\n\nThe end.").texts == [pair[1], "The end."])
  }

  @Test(arguments: [
    "<div>\nGood &amp; <b>b</b>ad\n</div>", "<div>Good &amp; bad <!-- a > b --></div>",
    "<style>p > a { color: red }</style>\n\n<p>Good &amp; bad</p>", "> <div>Good &amp;\n> bad</div>",
    "<table><tr><td>Good &amp;</td><td>bad</td></tr></table>",
  ])
  func piecesOfHTMLAreReadAsSuch(_ markdown: String) throws {
    #expect(try probe("One.\n\n\(markdown)\n\nTwo.").texts == ["One.", "Good & bad", "Two."])
  }

  @Test func aTableMayFollowAParagraphAtOnce() throws {
    let probe = try probe("One.\nTwo.\n|a|b|\n|-|-|\n|c|d|\n\nThe end.")
    #expect(probe.texts == ["One. Two.", "a b", "c d", "The end."])
    #expect(try probe.sources() == ["One.", "Two.", "a|b", "c|d", "The end."])
  }

  @Test func cellsMayHoldMarkup() throws {
    let probe = try probe("|A|B|\n|:-|-:|\n|a\\|b **c**|`d\\|e`|\n|<br>|f&amp;g|\n\nThe end.")
    #expect(probe.texts == ["A B", "a|b c d|e", "f&g", "The end."])
  }

  @Test func codeIsTextByItsLines() throws {
    let probe = try probe("One:\n\n    let a\n\n      let b & c\n\n```swift\nlet \\\\d\n```\n\nThe end.")
    #expect(probe.texts == ["One:", "let a let b & c", "let \\\\d", "The end."])
  }

  @Test func labelsAreNotTakenForText() throws {
    #expect(try probe("1. 1\n2. 2\n\n- -\n\n# #1 #").sources() == ["1", "2", "#1"])
  }

  // MARK: - Notes

  @Test func aNoteStandsWhereItIsWritten() throws {
    let markdown = """
      He came[^how] on day 1 or 2. She left.

      [^how]: By boat. It was slow.

      That was all[^2].

      [^2]: Nearly.
      """
    let probe = try probe(markdown)
    #expect(
      probe.texts == [
        "He came on day 1 or 2. She left.", "By boat. It was slow.", "That was all.", "Nearly.",
      ])
    #expect(
      try probe.sources() == [
        "He came[^how] on day 1 or 2.", "She left.", "By boat.", "It was slow.", "That was all[^2].",
        "Nearly.",
      ])
  }

  // MARK: - Front matter

  @Test(arguments: ["---\ntitle: One\n---\n", "---\r\ntitle: One\r\n...\r\n", "---\ntitle: One\n---\n\n"])
  func frontMatterIsNotRead(_ matter: String) throws {
    #expect(try probe(matter + "Two.").texts == ["Two."])
    #expect(try probe(matter + "Two.").sources() == ["Two."])
  }

  @Test(arguments: ["---\n\nOne.\n\n---\n\nTwo.", "---\nOne.\n\nTwo.", "One.\n\n---\n\nTwo.\n\n---\n"])
  func aRuleIsNoFrontMatter(_ markdown: String) throws {
    #expect(try probe(markdown).texts == ["One.", "Two."])
  }

  @Test(arguments: ["", "\n", "---\n", "<!-- -->", "[a]: b", "---\ntitle: One\n---"])
  func aDocumentMayHaveNoText(_ markdown: String) throws {
    #expect(try probe(markdown).texts.isEmpty)
  }

  // MARK: - Offsets

  @Test func aSentenceStandsWhereItsMarkupIs() throws {
    let markdown = "He **came** [home](x).\nShe \\& they\n&amp; all left 🚀. *É*mile."
    #expect(
      try probe(markdown).sources() == [
        "He **came** [home](x).", "She \\& they\n&amp; all left 🚀.", "É*mile.",
      ])
  }

  @Test func linesThatOnlyOthersEndAreNone() throws {
    // CommonMark knows no line ends but LF and CR.
    let probe = try probe("One.\u{B}Two.\u{85}Three.\u{2028}Four.\u{C}\n\nFive.")
    #expect(try probe.sources() == ["One.", "Two.", "Three.", "Four.", "Five."])
  }

  @Test func noListIsNestedTooDeep() throws {
    let markdown = String(repeating: "> ", count: 2_000) + "Deep.\n" + String(repeating: "*a ", count: 2_000)
    #expect(try probe(markdown).texts.first?.hasPrefix("Deep.") == true)
  }

  @Test(arguments: [UInt64](1...300))
  func holdsForMarkupSoup(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    try DocumentProbe(MarkupSoup.markdown(using: &generator), .markdown).check()
  }

  @Test(arguments: [UInt64](1...40))
  func holdsForRandomText(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    try DocumentProbe(RandomText.string(upTo: 300, using: &generator), .markdown).check()
  }
}
