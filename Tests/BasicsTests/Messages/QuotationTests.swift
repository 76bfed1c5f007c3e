import Basics
import TestSupport
import Testing

@Suite struct QuotationTests {
  private static let long = String(repeating: "x", count: 400_000)
  private static let words = String(repeating: "so ", count: 100_000)

  @Test func whatIsShortStays() {
    for text in ["", "it's 'a' name", "the documents are a, b", "don't 'do' \"that\""] {
      #expect(Quotation.shortened(text, limit: 800) == text)
    }
    #expect(Quotation.path("a/b/Größe.txt") == "a/b/Größe.txt")
  }

  @Test(arguments: ["'", "\""])
  func quotationsAreCutAtEightyCharacters(_ mark: String) {
    for quoted in [Self.long, Self.words] {
      let text = Quotation.shortened("no \(mark)\(quoted)\(mark) is here", limit: 800)
      #expect(text.hasPrefix("no \(mark)\(quoted.prefix(79))…\(mark) is here"))
    }
  }

  @Test func wordsAndPathsAreCutInTheirMiddle() {
    let word = Quotation.shortened("<\(Self.long)> ends", limit: 800)
    #expect(word.count <= 90 && word.hasSuffix("x> ends") && word.contains("…"))
    #expect(Quotation.path("a/" + Self.long + ".txt").count <= 84)
    #expect(Quotation.path(String(repeating: "a/", count: 50_000)).count <= 240)
  }

  @Test func namesAreListed() {
    #expect(Quotation.list(["a", "b"]) == "a, b")
    let list = Quotation.list((0..<1_000).map { "document\($0)" })
    #expect(list.hasPrefix("document0, ") && list.hasSuffix(" and 980 more"))
  }

  /// Whatever is quoted: the sentence is one line of bounded length, made in time in proportion.
  @Test func aSentenceIsOneShortLine() {
    var generator = SeededGenerator(seed: 1)
    let pieces = ["'", "\"", "' ", " '", "\n", "\u{1B}[2J", "x", "/", " ", "a'b", "\u{202E}", "'a"]
    for count in [0, 1, 5, 50, 20_000] {
      for _ in 0..<20 {
        let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        let sentence =
          InputError(
            .damaged, file: text, at: .json(path: text, line: 1), "says '\(text)'", remedy: "name \(text)"
          ).description
        #expect(sentence.unicodeScalars.count <= 2_000)
        #expect(sentence.unicodeScalars.allSatisfy(PrintableText.isPrintable))
      }
    }
  }
}
