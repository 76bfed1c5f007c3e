import Testing
import Texts

/// Raised numbers and links to notes in markup.
@Suite struct RaisedTextTests {
  private func text(_ source: String, _ format: DocumentFormat) throws -> [String] {
    let source =
      format == .tei
      ? "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader/><text><body>\(source)</body></text></TEI>"
      : source
    let probe = try DocumentProbe(source, format)
    try probe.check()
    return probe.texts
  }

  @Test(arguments: [
    "closed.<sup>1</sup> In", "closed.<sup><a href=\"#fn5\">5</a></sup> In",
    "closed.<a href=\"#n1\">1</a> In",
    "closed.<a href=\"notes.html#n1\"><sup>1</sup></a> In", "closed.<sup>[3]</sup> In",
    "closed.<sup>*</sup> In",
    "closed.<sup>1, 2</sup> In", "closed.<sup>12)</sup> In",
    "closed.<a class=\"noteref\" href=\"n.xhtml\">a</a> In",
    "closed.<sup id=\"cite_ref-1\" class=\"reference\"><a href=\"#cite_note-1\"><span>[</span>1<span>]</span></a></sup> In",
    "closed<sup>1</sup>. In", "closed. <sup>1</sup> In", "closed.<a href=\"#n\">[Note 1]</a> In",
    "closed.<sup><a href=\"#fa\">a</a></sup> In",
    "closed.<span class=\"footnote-ref\">7</span> In", "closed.<sup>†</sup> In", "closed.[12] In",
    "closed.¹ In",
    "closed.<sup><sup>1</sup></sup> In",
  ])
  func marksInHTML(_ source: String) throws {
    #expect(try text("<p>It was \(source) the south.</p>", .html) == ["It was closed. In the south."])
  }

  @Test(arguments: [
    ("on the 5<sup>th</sup> day", "on the 5th day"), ("10 m<sup>2</sup> of land", "10 m² of land"),
    ("10<sup>6</sup> people", "10⁶ people"), ("in 1911<sup>8</sup>, they", "in 1911, they"),
    ("M<sup>me</sup> Roland", "Mme Roland"), ("the XVI<sup>e</sup> century", "the XVIe century"),
    ("see <a href=\"#c\">chapter 5</a> there", "see chapter 5 there"), ("n<sup>o</sup> 5", "no 5"),
    ("in <a href=\"/wiki/1905\">1905</a> they", "in 1905 they"),
  ])
  func whatStaysInHTML(_ source: String, _ expected: String) throws {
    #expect(try text("<p>\(source)</p>", .html) == [expected])
  }

  @Test func versesInHTMLBeginSentences() throws {
    let source =
      "<p><sup>1</sup>In the beginning was a word. <sup>2</sup>And the word was long, <sup>3</sup>and nobody read it.</p>"
    #expect(
      try text(source, .html) == [
        "¹In the beginning was a word.", "²And the word was long,", "³and nobody read it.",
      ])
  }

  @Test(arguments: [
    "<p>It was closed.<sup><a href=\"#n1\">1</a></sup> It stayed so.</p><ol><li id=\"n1\">See there. <a href=\"#r1\">↩</a></li></ol>",
    "<p>It was closed.<sup><a href=\"#n1\">1</a></sup> It stayed so.</p><p><sup><a href=\"#r1\">1</a></sup> See there.</p>",
    "<p>It was closed.<sup><a href=\"#n1\">1</a></sup> It stayed so.</p><section class=\"footnotes\"><p>See there.</p></section>",
  ])
  func notesInHTMLAreBlocksOfTheirOwn(_ source: String) throws {
    #expect(try text(source, .html) == ["It was closed. It stayed so.", "See there."])
  }

  @Test(arguments: [
    "closed.[^1] In", "closed.<sup>1</sup> In", "closed.^1^ In", "closed.[1](#fn1) In",
    "closed.<sup>[1](#fn1)</sup> In",
    "closed.¹ In", "closed.[\\[1\\]](#fn1) In",
  ])
  func marksInMarkdown(_ source: String) throws {
    let found = try text("It was \(source) the south.\n\n[^1]: See there.\n", .markdown)
    #expect(found.first == "It was closed. In the south.")
  }

  @Test(arguments: [
    "closed.<ref target=\"#n1\">1</ref> In", "closed.<hi rend=\"sup\">2</hi> In",
    "closed.<hi rend=\"superscript\">2</hi> In",
    "closed.<hi rendition=\"#sup\">*</hi> In", "closed.<note n=\"3\" place=\"foot\">See there.</note> In",
    "closed<hi rend=\"sup\">2</hi>. In",
    "closed.<ref type=\"noteAnchor\" target=\"#n1\"><hi rend=\"sup\">1</hi></ref> In",
    "closed.<ref target=\"#n1\">[1]</ref> In",
    "closed.<ref target=\"#n1\">*</ref> In",
  ])
  func marksInTEI(_ source: String) throws {
    #expect(try text("<p>It was \(source) the south.</p>", .tei) == ["It was closed. In the south."])
  }

  @Test(arguments: [
    ("bis 1918<hi rend=\"sup\">2</hi> wieder", "bis 1918 wieder"),
    ("10 m<hi rend=\"sup\">2</hi> Land", "10 m² Land"),
    ("siehe <ref target=\"#b\">Band 5</ref> dort", "siehe Band 5 dort"),
    ("den 5<hi rend=\"sup\">ten</hi> Mai", "den 5ten Mai"),
  ])
  func whatStaysInTEI(_ source: String, _ expected: String) throws {
    #expect(try text("<p>\(source)</p>", .tei) == [expected])
  }

  @Test func notesBesideParagraphsInTEIAreNotes() throws {
    let source =
      "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body><p>One.</p><note>Two.</note></body></text></TEI>"
    #expect(try DocumentProbe(source, .tei).blocks == ["text: One.", "note: Two."])
  }
}
