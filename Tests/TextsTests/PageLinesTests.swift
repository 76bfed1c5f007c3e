import Testing
import Texts

@Suite struct PageLinesTests {
  private static let heads = ["de": "Zweites Kapitel", "en": "Chapter Two", "ru": "Глава вторая"]
  private static let titles = [
    "de": "Die Stadt am Fluss", "en": "The Town on the River", "ru": "Город на реке",
  ]
  private static let words = ["de": "Seite", "en": "Page", "ru": "стр."]

  /// What stands between two halves of a sentence, and what the page after it is called.
  ///
  /// Of it, # is a head, @ a title, $ the word for a page.
  private static let ends: [(String, String)] = [
    ("\u{C}", "2"), ("\n\u{C}", "2"), ("17\n", "18"), ("\n17\n\n", "18"), ("- 17 -\n", "18"),
    ("\n         – 17 –\n\n", "18"),
    ("[17]\n", "18"), ("(17)\n", "18"), ("\n* 17 *\n\n", "18"), ("\n17.\n\n", "18"), ("[$ 18]\n", "18"),
    ("$ 18\n", "18"),
    ("\n[$ 18]\n\n", "18"), ("\n                17\n\u{C}", "18"), ("\n                17\n\u{C}#\n\n", "18"),
    ("\u{C}#\n\n", "2"),
    ("\n\u{C}18      #\n\n", "18"), ("17\n#\n", "18"), ("\n17\n\n#\n\n", "18"), ("\n#      18\n\n", "18"),
    ("\n17\n\u{C}\n18   @\n\n", "18"), ("\n@ 17\n\n\u{C}", "18"), ("\n@\n17\n\u{C}", "18"),
    ("\n\n\n117\n\n\n", "118"),
    ("17\n18 #\n", "18"), ("\n# | 18\n\n", "18"), ("\n         17\n\n18               #.\n\n", "18"),
    ("\n17/30\n\n", "18"),
    ("\nxvii\n\n", ""), ("\n[17r]\n\n", ""),
  ]

  private static let paragraphs = [
    "Am 9. Januar zog der Priester an der Spitze der Arbeiter zum Palast.",
    "Die Truppen eröffneten das Feuer, und viele Menschen starben auf dem Platz vor dem Schloss.",
    "Der Zar weilte an diesem Tage auf dem Lande und schrieb in sein Tagebuch.",
    "Im Oktober unterzeichnete er das Manifest, das sein Minister entworfen hatte.",
  ]

  /// The paragraphs, each followed by a line with a number, which counts on.
  private func view(_ line: (Int) -> String, from first: Int) throws -> TextView {
    let text = Self.paragraphs.enumerated().map { "\($1)\n\n\(line(first + $0))" }.joined(separator: "\n\n")
    return try DocumentProbe(text + "\n", .plainText).view
  }

  @Test(arguments: ["- # -", "– # –", "[#]", "(#)", "Seite #", "S. #"])
  func numbersBelowWholeParagraphsAreOfThePageBefore(_ form: String) throws {
    let view = try view({ form.replacing("#", with: "\($0)") }, from: 17)
    #expect(view.blocks.map { view.text(in: $0.range) } == Self.paragraphs)
    #expect(view.blocks.map { view.pages(of: $0.range).map { "\($0)" } } == ["17", "18", "19", "20"])
  }

  /// Chapters are counted from one, and have numbers between dashes too.
  @Test func numbersOfChaptersStay() throws {
    let view = try view({ "- \($0) -" }, from: 1)
    #expect(view.pages.isEmpty && view.blocks.count == 8)
  }

  /// What somebody says again and again is no running head.
  @Test(arguments: ["He nodded.", "She cried: \"Help!\"", "„Nein!“"])
  func aRefrainOfProseStays(_ refrain: String) throws {
    let told = (0..<30).map {
      "In the year \(1900 + $0) the river rose again and the town was under water, said"
    }
    let text = told.enumerated().map { $0 % 5 == 4 ? "\($1)\n\n\(refrain)" : $1 }.joined(separator: "\n\n")
    let view = try DocumentProbe(text, .plainText).view
    #expect(view.blocks.count { view.text(in: $0.range) == refrain } == 6)
  }

  private func fill(_ end: String, _ code: String) -> String {
    end.replacing("#", with: Self.heads[code] ?? "").replacing("@", with: Self.titles[code] ?? "")
      .replacing("$", with: Self.words[code] ?? "")
  }

  private func sentences(_ probe: DocumentProbe, _ code: String) throws -> [String] {
    try SentenceSegmenter(try #require(Language(code))).sentences(of: probe.view).map {
      probe.view.text(in: $0.viewRange)
    }
  }

  @Test(arguments: ends, PrintedReport.languages)
  func aSentenceGoesOverThePage(_ end: (String, String), _ code: String) throws {
    for width in [34, 48, 60, 75, 110] {
      let lines = PrintedReport.lines(code, width: width)
      let open = lines[0].indices.dropLast().filter { !lines[0][$0].hasSuffix(".") }
      guard let at = open.dropFirst(open.count / 2).first else { continue }
      let text =
        lines[0][...at].joined(separator: "\n") + "\n" + fill(end.0, code)
        + lines[0][(at + 1)...].joined(separator: "\n") + "\n\n" + lines[1].joined(separator: "\n")
      let probe = try DocumentProbe(text, .plainText)
      try probe.check()
      let sentences = try sentences(probe, code)
      #expect(sentences.count == PrintedReport.sentenceCount, "\(width)")
      #expect(sentences.joined(separator: " ") == PrintedReport.text(code), "\(width)")
      let last = try #require(probe.view.pages.last)
      #expect(end.1.isEmpty || last.label == end.1, "\(width)")
      // The page begins with the first word after its end.
      let first = try #require(lines[0][at + 1].split(separator: " ").first)
      #expect(probe.view.text(in: last.offset..<last.offset + first.unicodeScalars.count + 1).contains(first))
    }
  }

  @Test(arguments: ["17\n", "\n17\n\n", "\u{C}", "\n[$ 17]\n\n", "\n17\n\u{C}"], PrintedReport.languages)
  func aParagraphInALineGoesOverThePage(_ end: String, _ code: String) throws {
    let paragraphs = try #require(PrintedReport.paragraphs[code])
    let words = paragraphs[0].split(separator: " ")
    let middle = words.count / 2 + (words[words.count / 2 - 1].hasSuffix(".") ? 1 : 0)
    let text =
      words[..<middle].joined(separator: " ") + "\n" + fill(end, code)
      + words[middle...].joined(separator: " ")
      + "\n\n" + paragraphs[1]
    #expect(try sentences(DocumentProbe(text, .plainText), code).count == PrintedReport.sentenceCount)
  }

  /// Numbers and short lines that belong to the text.
  @Test(arguments: [
    // Chapters.
    "1\n\nThe ferry left.\n\n2\n\nIt came back.\n\n3\n\nIt left again.",
    // Years above what happened in them.
    "1845\n\nIn May he finished his novel, and a friend read it aloud in one night.\n\n1846\n\nIt was printed in January.",
    // A table of numbers.
    "17\n18\n19\n20",
    // An infobox.
    "Born\n17 May 1901\nDied\n3 June 1977\nChildren\n2",
    // A caption without a stop, and the paragraph after it.
    "The ferry on the river in the year 1912\n\nThe captain counted the passengers twice.",
    "The captain with his family, 1912\n\nthe ferry in the fog, 1913\n\nThe captain counted the passengers twice.",
    // Items.
    "• Name at birth: Marya, at home simply Manya\n\n• Married: July 1895\n\n• Children: two",
    "The steps are these:\n\n1. Ring the bell\n2. Cast off\n3. Row",
    // A title before a text.
    "The Town on the River\n\n17\n\nThe ferry left the harbour at dawn, and nobody had slept.",
    "Chapter 1\n\nThe ferry left.\n\nChapter 2\n\nIt came back.",
  ])
  func whatIsTheTextsIsKept(_ text: String) throws {
    let probe = try DocumentProbe(text, .plainText)
    #expect(probe.texts == text.split(separator: "\n").map(String.init))
    #expect(probe.view.pages.isEmpty)
  }

  @Test(arguments: PrintedReport.languages) func headsThatComeAgainAreKnown(_ code: String) throws {
    let lines = PrintedReport.lines(code, width: 48)
    var text = ""
    var page = 10
    var count = 0
    for line in lines.joined().dropLast() {
      text += line + "\n"
      count += 1
      guard count.isMultiple(of: 5) else { continue }
      page += 1
      text += page.isMultiple(of: 2) ? fill("\n# \(page)\n\n", code) : fill("\n\(page) @\n\n", code)
    }
    let probe = try DocumentProbe(text + (lines[1].last ?? ""), .plainText)
    #expect(probe.texts.joined(separator: " ") == PrintedReport.text(code))
    #expect(probe.view.pages.last?.label == String(page))
  }

  @Test func numbersOfStanzasAreNoPages() throws {
    let stanza = """
      Once more the river, wide and grey,
      was running where the meadows lay,
      and on its bank the children stood,
      """
    let text = ["XXXVIII", "XXXIX", "XL", "XLI"].map { "\($0)\n\n\(stanza)\n" }.joined(separator: "\n")
    let probe = try DocumentProbe(text, .plainText)
    let found = try sentences(probe, "en")
    #expect(["XXXVIII", "XXXIX", "XL", "XLI"].allSatisfy(found.contains))
    #expect(probe.view.layout.omittedLines == 0)
  }
}
