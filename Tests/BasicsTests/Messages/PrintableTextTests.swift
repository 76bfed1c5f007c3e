import Basics
import Foundation
import TestSupport
import Testing

@Suite struct PrintableTextTests {
  /// Characters that are shown, those that are not, and neighbours of both.
  private static let scalars: [Unicode.Scalar] =
    "aß語👍 \\'\"/".unicodeScalars
    + [
      0x00, 0x07, 0x09, 0x0A, 0x0D, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9B, 0x9F, 0xA0, 0x61B, 0x61C, 0x200D,
      0x200E,
      0x200F, 0x2010, 0x2027, 0x2028, 0x2029, 0x202A, 0x202E, 0x202F, 0x2065, 0x2066, 0x2069, 0x206F, 0x2070,
      0xFEFF,
    ].compactMap(Unicode.Scalar.init)

  private static func text(_ generator: inout SeededGenerator) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...12, using: &generator) {
      text.append(scalars.randomElement(using: &generator) ?? "a")
    }
    return String(text)
  }

  @Test func whatIsNotShownIsWrittenAsAnEscape() {
    #expect(PrintableText.line("a\u{1B}[31m\u{7}\u{202E}b\u{9B}") == "a\\u001b[31m\\u0007\\u202eb\\u009b")
    #expect(PrintableText.line("one\ntwo\r\n\tthree\u{2028}") == "one\\ntwo\\r\\n\\tthree\\u2028")
    #expect(PrintableText.lines("one\ntwo\r\n\tthree\r\u{85}") == "one\ntwo\r\n\tthree\\r\\u0085")
    #expect(PrintableText.line("Größe, 語, 👩‍👩‍👧") == "Größe, 語, 👩‍👩‍👧")
  }

  @Test func nothingElseIsChangedAndNothingRawIsLeft() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<20_000 {
      let text = Self.text(&generator)
      let line = PrintableText.line(text)
      #expect(line.unicodeScalars.allSatisfy(PrintableText.isPrintable))
      // What is escaped is not escaped again.
      #expect(PrintableText.line(line) == line)
      if text.unicodeScalars.allSatisfy(PrintableText.isPrintable) { #expect(line == text) }
      let lines = PrintableText.lines(text)
      #expect(
        lines.unicodeScalars.allSatisfy {
          PrintableText.isPrintable($0) || "\n\t\r".unicodeScalars.contains($0)
        })
      #expect(!lines.replacing("\r\n", with: "").unicodeScalars.contains("\r"))
    }
  }

  /// The categories of Unicode decide, whatever the table says.
  @Test func thoseAreTheControlAndDirectionCharacters() {
    for value in (0...0x10_FFFF as ClosedRange<UInt32>) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      let isHarmful =
        [.control, .lineSeparator, .paragraphSeparator].contains(properties.generalCategory)
        || properties.isBidiControl || (0x206A...0x206F).contains(value)
      // U+2065 is not assigned.
      if PrintableText.isPrintable(scalar) == isHarmful { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  @Test(arguments: [PrintableFilter.Layout.none, .lines])
  func aStreamGivesTheSameWhereverItIsDivided(_ layout: PrintableFilter.Layout) {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<5_000 {
      let text = Self.text(&generator)
      var filter = PrintableFilter(layout)
      var output: [UInt8] = []
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...3, using: &generator)
        filter.append(rest.prefix(count), to: &output)
        rest = rest.dropFirst(count)
      }
      filter.finish(&output)
      let expected = layout == .none ? PrintableText.line(text) : PrintableText.lines(text)
      #expect(String(decoding: output, as: UTF8.self) == expected)
    }
  }

  @Test func jsonStaysTheSameJSON() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2_000 {
      let values = (0..<3).map { _ in Self.text(&generator) }
      let json = String(decoding: try JSONEncoder().encode(values), as: UTF8.self)
      let shown = PrintableText.lines(json)
      let read = try JSONDecoder().decode([String].self, from: Data(shown.utf8))
      #expect(read.map { Array($0.utf8) } == values.map { Array($0.utf8) })
    }
  }
}
