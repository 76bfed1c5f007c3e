import TestSupport
import Testing
import Texts

@Suite struct PlainTextTests {
  /// The blocks of a text, after a check of what holds for all views.
  private func blocks(_ text: String) throws -> [String] {
    let probe = try DocumentProbe(text, .plainText)
    try probe.check()
    return probe.blocks
  }

  private static let wrapped = """
    The ferry left the harbour at dawn, long before the fog had lifted from
    the water. Nobody on the quay had slept that night, and most of them had
    brought whatever they could carry. The captain counted the passengers
    twice.

    When the bell rang for the third time the ropes were cast off, and the
    boat went slowly out between the lights.
    """

  // MARK: - Wrapped lines

  @Test(arguments: ["\n", "\r\n", "\r", "\u{85}"])
  func wrappedLinesAreJoined(lineEnd: String) throws {
    let text = Self.wrapped.replacing("\n", with: lineEnd)
    let blocks = try blocks(text)
    #expect(blocks.count == 2)
    #expect(
      blocks[0].hasPrefix(
        "text: The ferry left the harbour at dawn, long before the fog had lifted from the water. Nobody"))
    #expect(blocks[1].hasSuffix("the ropes were cast off, and the boat went slowly out between the lights."))
    let probe = try DocumentProbe(text, .plainText)
    // A sentence stands in the source as it is written, with its line ends.
    #expect(
      try probe.sources() == [
        "The ferry left the harbour at dawn, long before the fog had lifted from\(lineEnd)the water.",
        "Nobody on the quay had slept that night, and most of them had\(lineEnd)brought whatever they could carry.",
        "The captain counted the passengers\(lineEnd)twice.",
        "When the bell rang for the third time the ropes were cast off, and the\(lineEnd)boat went slowly out between the lights.",
      ])
  }

  @Test func anIndentedLineBeginsAParagraph() throws {
    let text = """
        The ferry left the harbour at dawn, long before the fog had lifted
      from the water. Nobody on the quay had slept that night, and most of
      them had brought whatever they could carry, or so it seemed to them.
        When the bell rang for the third time the ropes were cast off, and
      the boat went slowly out between the lights of the two small towers.
      """
    let blocks = try blocks(text)
    #expect(blocks.count == 2)
    #expect(blocks[1].hasPrefix("text: When the bell rang"))
  }

  @Test(arguments: [
    // A hyphen that the line's end has made goes.
    ["Fähr-", "mann", "Fährmann"], ["Fähr\u{2010}", "mann", "Fährmann"],
    // One that two words share stays, and so does one of the word itself.
    ["Fähr-", "und Lotsenleute", "Fähr- und Lotsenleute"],
    ["Fähr-", "oder Lotsenleute", "Fähr- oder Lotsenleute"],
    ["US-", "amerikanische", "US-amerikanische"], ["Baden-", "Württemberg", "Baden-Württemberg"],
    ["1917-", "heute", "1917- heute"], ["Fährmann -", "heute", "Fährmann - heute"],
    // A soft hyphen is never seen.
    ["Fähr\u{AD}", "mann", "Fährmann"], ["Fähr\u{AD}", "und", "Fährund"],
    ["Fähr\u{AD}ma", "nn", "Fährma nn"],
  ])
  func aWordMayBeDividedAtALinesEnd(_ parts: [String]) throws {
    for lineEnd in ["\n", "\r\n"] {
      let start = "Am Morgen standen alle schon am Ufer, und jeder wartete auf den "
      let text =
        start + parts[0] + lineEnd + parts[1]
        + " aus dem kleinen Dorf am anderen Ufer, der sie alle noch" + lineEnd
        + "über das Wasser bringen sollte, bevor am Nachmittag der Sturm kommen" + lineEnd + "würde."
      let probe = try DocumentProbe(text, .plainText)
      try probe.check(.german)
      let expected =
        start + parts[2]
        + " aus dem kleinen Dorf am anderen Ufer, der sie alle noch über das Wasser bringen sollte, bevor am "
        + "Nachmittag der Sturm kommen würde."
      #expect(probe.texts == [expected])
      #expect(try probe.sources(.german) == [text])
    }
  }

  @Test func softHyphensGoFromUnwrappedTextToo() throws {
    #expect(
      try blocks("Der Fähr\u{AD}mann kam.\n\u{AD}\n\u{AD}Gut\u{AD} so.").map { $0.dropFirst(6) }.first
        == "Der Fährmann kam.")
  }

  @Test func itemsAreNotJoined() throws {
    let text =
      Self.wrapped + "\n\n" + """
        They had brought what they could carry, and the captain wrote it all down:

        - four sacks of potatoes that somebody had dug up in the night and a
          wheel of cheese,
        - two goats, one of which belonged to the priest and would not come on
          board,
        - a clock.

        1. The captain counted the passengers twice before he rang his old bell.
        2. The ropes were cast off by the two boys whom nobody had asked to help.
        3. The boat went slowly out between the lights.
        """
    let blocks = try blocks(text)
    #expect(
      Array(blocks.dropFirst(2)) == [
        "text: They had brought what they could carry, and the captain wrote it all down:",
        "list-item: - four sacks of potatoes that somebody had dug up in the night and a wheel of cheese,",
        "list-item: - two goats, one of which belonged to the priest and would not come on board,",
        "list-item: - a clock.",
        "list-item: 1. The captain counted the passengers twice before he rang his old bell.",
        "list-item: 2. The ropes were cast off by the two boys whom nobody had asked to help.",
        "list-item: 3. The boat went slowly out between the lights.",
      ])
  }

  // MARK: - Lines that are meant

  @Test(arguments: [
    // A poem: lines of many lengths.
    """
    The ferry left at dawn,
    the fog lay on the bay,
    and who had slept was gone,
    and who had not would stay.
    """,
    // An infobox.
    """
    Born	12 March 1901
    Died	3 May 1977 (aged 76)
    Resting place	The old cemetery behind the church on the island
    Occupation	Ferryman, captain, keeper of the lighthouse, writer
    Children	2
    """,
    // A paragraph a line.
    """
    The ferry left the harbour at dawn.
    Nobody on the quay had slept that night, and most of them had brought whatever they could carry, as they had been told to.
    The captain counted.
    When the bell rang for the third time the ropes were cast off, and the boat went slowly out between the lights of the two towers.
    """,
    // Lines of equal length that each end a sentence.
    """
    The ferry left the harbour that very morning before anyone woke.
    Nobody on the quay had slept that night because of all the noise.
    The captain counted the passengers twice and wrote the sum down.
    When the bell rang for a third time the ropes were all cast off.
    """,
    // One line, two lines.
    "The ferry left the harbour at dawn, long before the fog had lifted from",
    "The ferry left the harbour at dawn, long before the fog had lifted from\nthe water and the quay.",
  ])
  func linesThatAreMeantAreNotJoined(_ text: String) throws {
    #expect(try blocks(text).count == text.split(separator: "\n").count)
  }

  // MARK: - Kinds

  @Test func aTitleBeforeTextIsAHeading() throws {
    let text = """
      The ferry

      The ferry left the harbour at dawn, and nobody on the quay had slept that night.

      Who was the captain?
      He had been a schoolteacher on the island until the war, and then he was nothing.

      It was late.
      the end
      """
    #expect(
      try blocks(text).map { $0.prefix { $0 != ":" } } == [
        "heading", "text", "heading", "text", "text", "text",
      ])
  }

  @Test func presegmentedLinesAreSentences() throws {
    let text = "One. Two.\r\nThree\r\n\r\n  Four. 5. \n\nSix"
    let probe = try DocumentProbe(text, .presegmented)
    try probe.check()
    #expect(try probe.sources() == ["One. Two.", "Three", "Four. 5.", "Six"])
    #expect(probe.view.blocks.map(\.paragraph) == [1, 1, 2, 3])
  }

  // MARK: - Any text

  @Test(arguments: [UInt64](1...150), [DocumentFormat.plainText, .presegmented])
  func holdsForSoup(seed: UInt64, format: DocumentFormat) throws {
    var generator = SeededGenerator(seed: seed)
    try DocumentProbe(MarkupSoup.plainText(using: &generator), format).check()
  }

  @Test(arguments: [UInt64](1...150))
  func holdsForWrappedSoup(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    try DocumentProbe(Self.wrappedSoup(using: &generator), .plainText).check(.german)
  }

  /// Words in lines of equal length, with all that can stand at a line's end.
  private static func wrappedSoup(using generator: inout SeededGenerator) -> String {
    let words = [
      "Ufer", "und", "Fähr-", "Was\u{AD}ser", "am", "12.", "Mai", "z.", "B.", "kam.", "„Ja!“", "sagte",
      "Baden-",
      "\u{AD}", "e\u{301}", "-", "–", "Wort\u{AD}", "-\u{AD}", "🚀", "1.",
    ]
    var text = ""
    var column = 0
    for _ in 0..<300 {
      let word = words.randomElement(using: &generator) ?? ""
      column += word.unicodeScalars.count + 1
      if column > 60 {
        let ends = ["\n", "\n", "\r\n", " \n", "\n  ", "\n\n"]
        text += ends.randomElement(using: &generator) ?? "\n"
        column = 0
      } else {
        text += " "
      }
      text += word
    }
    return text
  }
}
