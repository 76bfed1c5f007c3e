import Testing
import Texts

@Suite struct BlockKindTests {
  private func kind(_ paragraph: String) throws -> BlockKind? {
    try SentenceSegmenter(.english).sentences(of: TextView(plainText: Array(paragraph.unicodeScalars))).first?
      .block
  }

  @Test(arguments: [
    "^ Smith 1996, p. 272; Jones 2011, pp. 1–16.", "  365. ^ Exile papers in the library of a university.",
    "↑ Ebenda, S. 12.", "Meier, Hans: Ein Leben. Verlag, Ort 1970, ISBN 3-000-00000-0.",
    "\"A page\". www.example.org. Retrieved 1 June 2020.", "See https://example.org/page",
  ])
  func references(paragraph: String) throws {
    #expect(try kind(paragraph) == .reference)
  }

  @Test(arguments: [
    "He wrote a book in 1970.", "2 + 2 ^ 2 was on the board.", "The archived letters were retrieved in 1990.",
    "365. That many days.",
  ])
  func text(paragraph: String) throws {
    #expect(try kind(paragraph) == .text)
  }

  @Test func aLongParagraphThatNamesASourceTellsSomething() throws {
    let story = String(repeating: "In 1905 he came back to the city and spoke. ", count: 30)
    #expect(try kind(story + "ISBN 3-000-00000-0") == .text)
  }

  @Test func theKindIsThatOfTheParagraph() throws {
    let text = Array("He died in 1940.\n^ Smith 1996. The year is wrong.".unicodeScalars)
    let sentences = try SentenceSegmenter(.english).sentences(of: TextView(plainText: text))
    #expect(sentences.map(\.block) == [.text, .reference, .reference])
  }

  /// A short paragraph of what is said, or of what somebody does on a stage, is no title.
  @Test(arguments: [
    "„Leider nein.“", "„Nie!“", "“From your brother.”", "\"Why?\"", "Er fragte: „Warum?“",
    "– Wohin gehst du?",
    "Er legte die Zeitung auf den Tisch. „Wohin gehst du?“", "— Куда ты идёшь",
    "Он спросил: «Куда ты идёшь?»",
    "(Er geht ab.)", "»Nein …«", "« Jamais ! »", "[Exit the Duke.]",
  ])
  func speechIsNoHeading(_ paragraph: String) {
    let told = "Der Zug hielt lange vor der Brücke, und niemand stieg aus, obwohl es schon hell wurde. "
    #expect(!kinds(told + "\n\n" + paragraph + "\n\n" + told + told).contains(.heading))
  }

  @Test(arguments: ["Zweites Kapitel", "The \"Mayflower\"", "„Der Zug“", "Who was he?", "1905 (Winter)"])
  func titlesAreHeadings(_ title: String) {
    let told = "Der Zug hielt lange vor der Brücke, und niemand stieg aus, obwohl es schon hell wurde. "
    #expect(kinds(told + "\n\n" + title + "\n\n" + told + told) == [.text, .heading, .text])
  }

  /// The kind of each line of a plain text.
  private func kinds(_ text: String) -> [BlockKind] {
    TextView(plainText: Array(text.unicodeScalars)).blocks.map(\.kind)
  }

  private static let body = "The ferry left the harbour at dawn, and nobody on the quay had slept that night."

  @Test(arguments: ["The ferry", "1. The ferry", "THE FERRY", "Who was the captain?", "1901", "渡船"])
  func aShortLineBeforeTextIsAHeading(_ title: String) {
    #expect(kinds(title + "\n\n" + Self.body) == [.heading, .text])
    // A heading of a part may stand between it and the text.
    #expect(kinds(title + "\n\nThe morning\n\n" + Self.body) == [.heading, .heading, .text])
  }

  @Test(arguments: [
    "The ferry.", "the ferry", "The ferry:", "The ferry,", "He said: “Yes!", "渡船。",
    "A line that is not short enough to be the title of anything, since it goes on for much more than a hundred",
  ])
  func aLineThatEndsOrGoesOnIsNone(_ line: String) {
    #expect(kinds(line + "\n\n" + Self.body) == [.text, .text])
  }

  @Test func aShortLineAtTheEndIsNoHeading() {
    #expect(kinds(Self.body + "\n\nThe end") == [.text, .text])
  }

  @Test(arguments: [
    "• One goat.\n• Two sheep.", "1. One goat.\n2. Two sheep.", "a) One goat.\nb) Two sheep.",
    "- One goat.\n- Two sheep.",
    "9) One goat.\n\n10) Two sheep.", "а) Коза.\nб) Овца.", "– One goat.\n– Two sheep.",
    "* One goat.\n* Two sheep.",
  ])
  func labelledLinesAreItems(_ text: String) {
    #expect(kinds(text) == [.listItem, .listItem])
  }

  @Test(arguments: [
    // What someone says begins with a dash too.
    "– One goat.\nTwo sheep.", "1. One goat.\n7. Two sheep.", "1901. One goat.\n1905. Two sheep.",
    "-One goat.\n-Two sheep.",
  ])
  func otherLinesAreNone(_ text: String) {
    #expect(kinds(text) == [.text, .text])
  }

  @Test(arguments: [
    "Photo: the ferry in winter.", "Abb. 3: Die Fähre.", "Рис. 2. Паром.", "Figure 1. The ferry",
  ])
  func whatSpeaksOfAPictureIsACaption(_ text: String) {
    #expect(kinds(text) == [.caption])
  }

  @Test func shortLinesInARunAreRows() {
    #expect(kinds("Born\t1901\nDied\t1977\nChildren\t2") == [.tableRow, .tableRow, .tableRow])
    // Two are none, and neither are those with empty lines between them.
    #expect(kinds("Born\t1901\nDied\t1977") == [.text, .text])
    #expect(!kinds("Born\t1901\n\nDied\t1977\n\nChildren\t2").contains(.tableRow))
  }

  @Test(
    arguments: [
      ("en", "Chapter 2. The Mill"), ("de", "2. Kapitel. Die Mühle"), ("ru", "Глава II. Мельница"),
      ("en", "CHAPTER XII. A Visit"),
    ])
  func theNumberOfAPartBelongsToItsTitle(_ code: String, _ title: String) throws {
    let text = Array("\(title)\n\n\(String(repeating: "Sie kamen am Abend an. ", count: 3))\n".unicodeScalars)
    let view = TextView(plainText: text)
    let language = try #require(Language(code))
    let first = try #require(try SentenceSegmenter(language).sentences(of: view).first)
    #expect(view.text(in: first.viewRange) == title)
    #expect(first.block == .heading)
  }
}
