import TestSupport
import Testing
import Texts

@Suite struct SentenceSegmenterTests {
  private func sentences(_ language: Language, _ scalars: [Unicode.Scalar]) throws -> [Sentence] {
    let segmenter = try SentenceSegmenter(language)
    return try segmenter.sentences(of: TextView(plainText: scalars))
  }

  private func texts(_ language: Language, _ text: String) throws -> [String] {
    let scalars = Array(text.unicodeScalars)
    return try sentences(language, scalars).map { String(String.UnicodeScalarView(scalars[$0.range])) }
  }

  @Test(arguments: [
    "\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}", "\u{B}", "\u{C}", "\n\n", " \r\n\t\r\n ",
  ])
  func aLineEndIsABorder(_ lineEnd: String) throws {
    // No full stop before it, a small letter after it: nothing but the line end makes the border.
    #expect(
      try texts(.german, "Eine Überschrift\(lineEnd)und ein Satz.") == ["Eine Überschrift", "und ein Satz."])
    let after = try sentences(.german, Array("Eins\(lineEnd)zwei\(lineEnd)".unicodeScalars))
    #expect(after.map(\.paragraph) == [1, 2])
  }

  @Test(arguments: ["", " ", "\n", "\r\n\r\n", "\u{A0}\t\u{2028} "])
  func noSentenceWithoutText(_ text: String) throws {
    #expect(try texts(.english, text).isEmpty)
  }

  @Test func countsSentencesAndParagraphs() throws {
    let text = "One. Two.\n\n  Three.\nFour"
    let found = try sentences(.english, Array(text.unicodeScalars))
    #expect(
      found == [
        Sentence(index: 0, range: 0..<4, paragraph: 1), Sentence(index: 1, range: 5..<9, paragraph: 1),
        Sentence(index: 2, range: 13..<19, paragraph: 2), Sentence(index: 3, range: 20..<24, paragraph: 3),
      ])
  }

  @Test func countsCodePointsNotUTF16Units() throws {
    let found = try sentences(.english, Array("🚀🚀 flew. 𝔗hey cheered.".unicodeScalars))
    #expect(found.map(\.range) == [0..<8, 9..<22])
  }

  @Test func oneSegmenterServesManyTexts() throws {
    let segmenter = try SentenceSegmenter(.english)
    func sentences(_ text: String) throws -> [Sentence] {
      try segmenter.sentences(of: TextView(plainText: Array(text.unicodeScalars)))
    }
    let first = try sentences("One. Two.")
    #expect(try sentences("Three").count == 1)
    #expect(try sentences("One. Two.") == first)
  }

  @Test func lineEndsAreThoseOfUnicode() {
    for value: UInt32 in 0...0x2FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      // Swift's standard library keeps the same list.
      #expect(scalar.isLineEnd == Character(scalar).isNewline, "U+\(String(value, radix: 16))")
    }
  }

  /// Whatever the text: sentences are in order, apart, trimmed, within a block, and nothing but white space is between them.
  private func checkInvariants(_ language: Language, _ scalars: [Unicode.Scalar]) throws {
    let view = TextView(plainText: scalars)
    let found = try SentenceSegmenter(language).sentences(of: view)
    var end = 0
    for (index, sentence) in found.enumerated() {
      let range = sentence.range
      #expect(sentence.index == index)
      #expect(range.lowerBound >= end && !range.isEmpty && range.upperBound <= scalars.count)
      #expect(scalars[end..<range.lowerBound].allSatisfy { $0.properties.isWhitespace || $0.isLeftOut })
      #expect(!scalars[range.lowerBound].properties.isWhitespace)
      #expect(!scalars[range.upperBound - 1].properties.isWhitespace)
      #expect(!view.scalars[sentence.viewRange].contains { $0.isLineEnd })
      #expect(view.source(of: sentence.viewRange) == range)
      #expect(view.range(ofSource: range) == sentence.viewRange)
      if index > 0 {
        let previous = found[index - 1]
        let between = view.scalars[previous.viewRange.upperBound..<sentence.viewRange.lowerBound]
        #expect(sentence.paragraph - previous.paragraph == (between.contains { $0.isLineEnd } ? 1 : 0))
      } else {
        #expect(sentence.paragraph == 1)
      }
      end = range.upperBound
    }
    #expect(scalars[end...].allSatisfy { $0.properties.isWhitespace })

    let source = Document(id: "d", path: "", language: language, sha256: "", scalars: scalars)
    for sentence in found {
      #expect(Array(source.text(in: sentence.range).unicodeScalars) == Array(scalars[sentence.range]))
    }
    #expect(try sentences(language, scalars) == found)
  }

  @Test(arguments: [Language.german, .english, .russian], [UInt64](1...40))
  func holdsForRandomText(_ language: Language, seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 0...400, using: &generator)
    try checkInvariants(language, RandomText.scalars(count: count, using: &generator))
  }

  @Test(arguments: [Language.german, .english, .russian], [UInt64](1...40))
  func holdsForRandomProse(_ language: Language, seed: UInt64) throws {
    // Random code points rarely meet the rules; words, abbreviations and marks thrown together do.
    let pieces = [
      "z.", "B.", "Dr.", "12.", "7", "1945.", "Haus", "wurde.Trotzki", "L.", "«Нет!»", "— сказал", "г.",
      "ул.", "…",
      "?", "!“", "„Ja.", ")", "[12]", "(", "\n", "\r\n", "\u{2028}", " ", " ", " ", "\u{A0}", "🚀.",
      "e\u{301}.", "it.",
      "And", "und",
    ]
    var generator = SeededGenerator(seed: seed)
    let text = (0..<120).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    try checkInvariants(language, Array(text.unicodeScalars))
  }
}

extension Unicode.Scalar {
  /// Whether views leave it out: it shows nothing.
  fileprivate var isLeftOut: Bool { properties.isDefaultIgnorableCodePoint }
}
