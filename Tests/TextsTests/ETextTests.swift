import Testing
import Texts

/// E-texts as they are distributed: head, license, transcribers' brackets, verses, ornaments.
@Suite struct ETextTests {
  private static let body = """
    Mr. Brown came over from St. Anne's in the morning. He had seen the
    bridge go down, and had told nobody of it but his wife, who was not a
    woman to keep such things to herself.
    """

  /// The kind of each block, and what it begins with.
  private func kinds(_ text: String) throws -> [String] {
    let probe = try DocumentProbe(text, .plainText)
    try probe.check()
    return probe.view.blocks.map { block in
      let word = probe.view.text(in: block.range).split(separator: " ").first ?? ""
      return "\(block.kind.rawValue) \(word)"
    }
  }

  @Test(arguments: [
    (
      "*** START OF THE PROJECT GUTENBERG EBOOK THE MILL ***",
      "*** END OF THE PROJECT GUTENBERG EBOOK THE MILL ***"
    ),
    (
      "*** START OF THIS PROJECT GUTENBERG EBOOK THE MILL ***",
      "*** END OF THIS PROJECT GUTENBERG EBOOK THE MILL ***"
    ),
    (
      "***START OF THE PROJECT GUTENBERG EBOOK DIE MÜHLE***",
      "***END OF THE PROJECT GUTENBERG EBOOK DIE MÜHLE***"
    ),
    (
      "*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*",
      "End of Project Gutenberg's The Mill, by A. Nobody"
    ),
    (
      "*** START OF THE PROJECT GUTENBERG EBOOK 12345 ***",
      "End of the Project Gutenberg EBook of The Mill, by A. Nobody"
    ),
    (
      "*** START OF THE PROJECT GUTENBERG EBOOK МЕЛЬНИЦА ***",
      "*** END OF THE PROJECT GUTENBERG EBOOK МЕЛЬНИЦА ***"
    ),
    (
      "*** Start of the Project Gutenberg EBook of The Mill ***",
      "Ende dieses Projekt Gutenberg Etextes Die Mühle"
    ),
  ])
  func headAndLicenseAreNotices(_ start: String, _ end: String) throws {
    let text = """
      The Project Gutenberg eBook of The Mill, by A. Nobody

      This eBook is for the use of anyone anywhere at no cost and with
      almost no restrictions whatsoever.

      \(start)

      Produced by A. Volunteer and the Online Distributed Proofreading Team

      THE MILL

      CHAPTER I.

      THE FLOOD.

      \(Self.body)

      \(end)

      1.E.8. You may charge a reasonable fee for copies of or providing
      access to this work.
      """
    let kinds = try kinds(text)
    #expect(
      kinds.map { $0.split(separator: " ")[0] } == [
        "notice", "notice", "notice", "notice", "heading", "heading", "heading", "text", "notice", "notice",
      ], "\(kinds)")
  }

  @Test func aLicenseIsKnownByItsWordsToo() throws {
    let text =
      Self.body
      + "\n\nThe Foundation's web site is at www.gutenberg.org, and Project Gutenberg-tm is a trademark."
    #expect(try kinds(text) == ["text Mr.", "notice The"])
    #expect(
      try kinds(Self.body + "\n\nGutenberg printed a Bible in Mainz, and the end of it is known.") == [
        "text Mr.", "text Gutenberg",
      ])
  }

  @Test(arguments: [
    ("[Illustration]", "caption"), ("[Illustration: \"It will not come so far,\" he said.]", "caption"),
    ("[Illustration: The mill. _Frontispiece._]", "caption"), ("[Abbildung: Die Mühle am Bach.]", "caption"),
    ("[Иллюстрация: Мельница у реки.]", "caption"), ("[Рис. 3. Мельница]", "caption"),
    ("[Footnote 1: The mill was pulled down in 1871. Nothing is left.]", "note"),
    ("[Fußnote 2: Siehe oben.]", "note"),
    ("[Anmerkung: Die Mühle steht nicht mehr.]", "note"), ("[Сноска 1: Мельницы больше нет.]", "note"),
    ("[Примечание: так в тексте.]", "note"), ("[Note: See [1] above.]", "note"),
    ("[Transcriber's note: the spelling was kept.]", "notice"), ("[He laughed].", "text"),
    ("[Illustrious as he was], he went.", "text"), ("[Note] he said nothing.", "text"),
  ])
  func bracketsSayWhatTheyHold(_ block: String, _ kind: String) throws {
    let kinds = try kinds(Self.body + "\n\n" + block + "\n\n" + Self.body)
    #expect(kinds.count == 3)
    #expect(kinds.dropFirst().first?.hasPrefix(kind + " ") == true, "\(kinds)")
  }

  @Test func aNoteMayHaveParagraphs() throws {
    let text = Self.body + "\n\n[Footnote 1: \(Self.body)\n\n\(Self.body)]\n\n" + Self.body
    #expect(try kinds(text) == ["text Mr.", "note [Footnote", "note Mr.", "text Mr."])
    // One that is never closed is none.
    #expect(try kinds(text.replacing("]", with: "")).filter { $0.hasPrefix("note") }.isEmpty)
  }

  @Test(arguments: [
    "* * *", "*       *       *       *       *", "***", "-----", "– – –", "⁂", "=====", "_____", "❦", "*",
  ])
  func ornamentsHaveNoText(_ ornament: String) throws {
    let text = Self.body + "\n\n    " + ornament + "\n\n" + Self.body
    #expect(try kinds(text) == ["text Mr.", "text Mr."])
    // They part what stands beside them even without empty lines.
    #expect(try kinds(text.replacing("\n\n", with: "\n")) == ["text Mr.", "text Mr."])
    #expect(try kinds("They left.\n" + ornament + "\nThey came.") == ["text They", "text They"])
    #expect(try kinds(ornament).count == 1)
  }

  @Test(arguments: [
    "    The mill goes round, the mill goes round,\n    The miller lies in holy ground,\n      And who shall grind the corn?",
    "    Es klappert laut am dunklen Bach,\n    Der Müller liegt und ist noch wach,\n    Und keiner mahlt das Korn.",
    "    Шумит вода, стучит колесо,\n    А мельник уже далёко,\n    И кто же смелет зерно?",
  ])
  func versesAreText(_ verses: String) throws {
    let kinds = try kinds(Self.body + "\n\n" + verses + "\n\n" + Self.body)
    #expect(kinds.count == 5)
    #expect(kinds.allSatisfy { $0.hasPrefix("text") }, "\(kinds)")
  }

  @Test(arguments: [
    "CHAPTER I.", "Chapter XII.", "THE FLOOD.", "Kapitel 3.", "3. Kapitel.", "ГЛАВА ПЕРВАЯ.", "Глава IV.",
    "Book 2.",
  ])
  func titlesMayEndWithAStop(_ title: String) throws {
    #expect(try kinds(title + "\n\n" + Self.body).first?.hasPrefix("heading ") == true)
  }

  @Test(arguments: ["He left.", "Part of it fell.", "Книга лежала.", "Chapter by chapter.", "NO."])
  func sentencesDoToo(_ sentence: String) throws {
    #expect(try kinds(sentence + "\n\n" + Self.body).first?.hasPrefix("text ") == true)
  }

  @Test func whatWasMadeOfLinesIsKept() throws {
    let poem =
      "the ferry left\nand nobody saw it go,\nnot the boy with the bell,\nnot the old woman who sees it all\nfrom above."
    #expect(try DocumentProbe(poem, .plainText).view.layout.doubtfulLines == 4)
    let layout = try DocumentProbe(
      Self.body.replacing("the\nbridge", with: "the\n\n17\n\nbridge"), .plainText
    ).view.layout
    #expect(layout.omittedLines == 1 && layout.firstOmitted == "17" && layout.doubtfulLines == 0)
    #expect(try DocumentProbe(Self.body, .plainText).view.layout == TextLayout())
  }
}
