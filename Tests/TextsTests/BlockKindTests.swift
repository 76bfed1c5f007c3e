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
}
