import TestSupport
import Testing
import Texts

/// Markdown with more in one another than any document needs is read as if it were less, with all its text.
@Suite struct MarkdownLimitsTests {
  private func texts(_ markdown: String) throws -> [String] {
    let probe = try DocumentProbe(markdown, .markdown)
    try probe.check()
    return probe.texts
  }

  @Test(arguments: ["> ", ">", "- ", "1. ", "+ ", "> - "])
  func blocksNestedAtAnyDepthAreRead(_ mark: String) throws {
    #expect(try texts(String(repeating: mark, count: 20_000) + "Deep.\n\nAfter.\n") == ["Deep.", "After."])
  }

  @Test func tablesOfAnyWidthAreRead() throws {
    func row(_ cell: String, _ count: Int) -> String {
      "|" + String(repeating: "\(cell)|", count: count) + "\n"
    }
    let wide = try texts(row("a", 5_000) + row("-", 5_000) + row("b", 5_000) + "\nAfter.\n")
    #expect(wide.count == 3 && wide.last == "After.")
    #expect(wide[1].count { $0 == "b" } == 5_000)
    let usual = try texts(row("a", 200) + row("-", 200) + row("b", 200))
    #expect(usual.count == 2 && usual[1] == Array(repeating: "b", count: 200).joined(separator: " "))
  }

  @Test func rowsThatLackManyCellsAreRead() throws {
    let head = "|" + String(repeating: "a|", count: 200) + "\n|" + String(repeating: "-|", count: 200) + "\n"
    let rows = (0..<5_000).map { "|Row \($0).|\n" }.joined()
    let found = try texts("Before.\n\n" + head + rows + "\nAfter.\n")
    #expect(found.first == "Before." && found.last == "After.")
    #expect(found.joined(separator: " ").contains("Row 4999."))
    // A small table beside it is one.
    #expect(try texts("|a|b|\n|-|-|\n|c|\n\n" + head + rows).prefix(2) == ["a b", "c"])
  }

  @Test func beginningsOfInstructionsWithoutAnEndAreRead() throws {
    for mark in ["<?", "<!A", "<![CDATA["] {
      let found = try texts("Text. " + String(repeating: "a \(mark) ", count: 20_000) + "End.\n\nAfter.\n")
      #expect(
        found.count == 2 && found[0].hasPrefix("Text. a") && found[0].hasSuffix("End.")
          && found[1] == "After.")
    }
    // What has an end is none of the text.
    #expect(try texts("One <?x y?> two <!A b> three <![CDATA[ c ]]> four.\n") == ["One two three four."])
  }
}
