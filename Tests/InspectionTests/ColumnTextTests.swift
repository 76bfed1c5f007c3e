import Inspection
import TestSupport
import Testing

@Suite struct ColumnTextTests {
  // MARK: - Width

  @Test(arguments: [
    ("", 0), ("Trotzki", 7), ("Троцкий", 7), ("ß", 1),
    // Marks take no column of their own.
    ("Троцки\u{438}\u{306}", 7), ("Тро\u{301}цкий", 7), ("e\u{301}", 1), ("\u{301}", 0), ("שָׁלוֹם", 4),
    // Wide characters.
    ("日本", 4), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("Ａ。", 4), ("ｱ", 1),
    // Emoji, and sequences that are drawn as one.
    ("🚀", 2), ("👍🏽", 2), ("👨‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("🇩🇪🇷🇺", 4), ("❤\u{FE0F}", 2), ("❤", 1), ("1\u{FE0F}\u{20E3}", 2),
    // Not seen.
    ("a\u{AD}b", 2), ("a\u{200B}b", 2), ("a\u{200D}b", 2), ("\u{FEFF}", 0), ("\u{1B}", 0),
  ])
  func width(_ text: String, _ columns: Int) {
    #expect(ColumnText.width(text) == columns)
  }

  // MARK: - Wrapping

  /// Lines of a text that is not highlighted.
  private func wrapped(_ text: String, _ width: Int) -> [String] {
    ColumnText.wrapped([.init(text: text, mark: nil)], width: width).map {
      $0.map(\.text).joined()
    }
  }

  @Test(arguments: [
    ("", 5, []), ("abc", 5, ["abc"]), ("abcde", 5, ["abcde"]), ("abc def", 5, ["abc", "def"]),
    ("abcde fgh", 5, ["abcde", "fgh"]), ("ab cd ef", 5, ["ab cd", "ef"]), ("a b c d", 3, ["a b", "c d"]),
    // A word longer than the line.
    ("abcdefgh", 5, ["abcde", "fgh"]), ("a bcdefgh", 5, ["a", "bcdef", "gh"]),
    ("abcde", 1, ["a", "b", "c", "d", "e"]),
    // Wide characters do not hang over the edge.
    ("日本日本", 5, ["日本", "日本"]), ("a日本", 2, ["a", "日", "本"]), ("日", 1, ["日"]), ("🇩🇪🇷🇺", 2, ["🇩🇪", "🇷🇺"]),
    ("Тро\u{301}цкий", 5, ["Тро\u{301}цк", "ий"]),
    // A space at the front, which there is only one of, makes no empty line.
    (" abcdefgh", 5, ["abcde", "fgh"]), (" abcd日", 5, ["abcd", "日"]),
  ])
  func lines(_ text: String, _ width: Int, _ expected: [String]) {
    #expect(wrapped(text, width) == expected)
  }

  @Test func highlightingGoesOnOverLineEnds() {
    let spans: [ColumnText.Span] = [
      .init(text: "on the ", mark: nil), .init(text: "7 November", mark: .name),
      .init(text: ", late", mark: nil),
    ]
    #expect(
      ColumnText.wrapped(spans, width: 9) == [
        [.init(text: "on the ", mark: nil), .init(text: "7", mark: .name)],
        [.init(text: "November", mark: .name), .init(text: ",", mark: nil)],
        [.init(text: "late", mark: nil)],
      ])
  }

  @Test func anyTextIsKeptAndFits() throws {
    var generator = SeededGenerator(seed: 31)
    for _ in 0..<1500 {
      let limit = Int.random(in: 1...12, using: &generator)
      let spans = (0..<Int.random(in: 0...5, using: &generator)).map { number in
        var text = RandomText.string(upTo: 12, using: &generator)
        // More of what decides about lines.
        for _ in 0..<4 { text += ["a", " ", "日", "👨‍👩‍👧‍👦", "  ", "bc"].randomElement(using: &generator) ?? "" }
        return ColumnText.Span(text: text, mark: number % 2 == 1 ? .name : nil)
      }
      let lines = ColumnText.wrapped(spans, width: limit)
      for line in lines {
        let width = line.reduce(0) { $0 + ColumnText.width($1.text) }
        #expect(width <= limit || line.count == 1 && line[0].text.count == 1, "\(spans) at \(limit)")
        #expect(!line.isEmpty)
      }

      // Read along the original, passing over the spaces that were dropped, at most one for each line end.
      var rest = spans.flatMap { span in span.text.unicodeScalars.map { ($0, span.mark) } }[...]
      var dropped = 0
      func pass(_ line: [(Unicode.Scalar, Mark?)]) -> Bool {
        while !rest.starts(with: line, by: { $0.0 == $1.0 && $0.1 == $1.1 }) {
          guard rest.first?.0 == " " else { return false }
          rest.removeFirst()
          dropped += 1
        }
        rest.removeFirst(line.count)
        return true
      }
      for line in lines {
        let scalars = line.flatMap { span in span.text.unicodeScalars.map { ($0, span.mark) } }
        #expect(pass(scalars), "\(spans) at \(limit)")
      }
      #expect(rest.allSatisfy { $0.0 == " " } && dropped + rest.count <= lines.count, "\(spans) at \(limit)")
    }
  }

  // MARK: - Printing

  @Test(arguments: [
    ("plain – Текст, 日本", "plain – Текст, 日本"), ("\u{1B}[31mred\u{1B}[0m", "[31mred[0m"),
    ("bell\u{7}\u{8}\u{0}\u{7F}\u{9B}1m", "bell1m"), ("a\nb\r\n\nc\td", "a ¶ b ¶ c d"), ("\n\na", " ¶ a"),
    ("a \n\u{2028}\u{A0}\u{3000} b", "a ¶ b"),
    // What turns the writing round would let a text show as another.
    ("a\u{202E}b\u{202C}\u{2066}c\u{2069}\u{200F}d", "abcd"), ("👨‍👩‍👧‍👦 e\u{301}", "👨‍👩‍👧‍👦 e\u{301}"), ("", ""),
  ])
  func printable(_ text: String, _ expected: String) {
    let result = ColumnText.printable(text)
    #expect(Array(result.unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func anyTextIsMadePrintable() {
    var generator = SeededGenerator(seed: 32)
    for _ in 0..<300 {
      let text = RandomText.string(upTo: 40, using: &generator)
      let result = ColumnText.printable(text)
      for scalar in result.unicodeScalars {
        #expect(scalar.properties.generalCategory != .control && !scalar.properties.isBidiControl)
        #expect(scalar == " " || !scalar.properties.isWhitespace)
      }
      #expect(!result.unicodeScalars.contains("\u{1B}") && !result.contains("  "))
      #expect(ColumnText.printable(result) == result)
      // Everything else stays, in order. Pilcrows are put in for line ends.
      func kept(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter {
          !$0.properties.isWhitespace && $0.properties.generalCategory != .control
            && !$0.properties.isBidiControl && $0 != "¶"
        }
      }
      #expect(kept(result) == kept(text))
    }
  }
}
