import Foundation
import TestSupport
import Testing

/// Footnote marks in sources, through the program: sentences, years and contradictions are those of the text without them.
@Suite struct NoteMarkTests {
  private static let german = """
    Die Brücke wurde 1905 fertiggestellt. Sie hatte 300 Leben gekostet. Der Gouverneur eröffnete sie am 14. Mai 1906. \
    Ein Hochwasser zerstörte sie 1912. Vor dem Kriegsende 1918 baute niemand sie wieder auf, und 40 Männer ertranken.
    """
  private static let english = [
    "The bridge was finished in 1905.", "It had cost 300 lives.", "The governor opened it on 12 May 1906.",
    "A flood destroyed it in 1911.", "Nobody rebuilt it before the war ended in 1918, and 40 men drowned.",
  ]

  @Test(arguments: [
    ("en.txt", "¹"), ("en.txt", "5"), ("en.txt", "^4^"), ("en.txt", "[3, 4]"), ("en.txt", "*"),
    ("en.html", "<sup><a href=\"#fn5\">5</a></sup>"), ("en.html", "<sup>5</sup>"), ("en.md", "[^5]"),
    ("en.md", "<sup>5</sup>"),
  ])
  func marksHideNoContradiction(_ name: String, _ mark: String) throws {
    try Fixtures.withTemporaryFolder { folder in
      let text = Self.english.map { $0 + mark }.joined(separator: " ")
      try (name.hasSuffix("html") ? "<html lang=\"en\"><body><p>\(text)</p></body></html>" : text).write(
        to: folder.appending(path: name), atomically: true, encoding: .utf8)
      try Self.german.write(to: folder.appending(path: "de.txt"), atomically: true, encoding: .utf8)

      let segmented = try Program.run(["segment", name, "--language", "en"], in: folder)
      #expect(segmented.output == Self.english.joined(separator: "\n") + "\n")

      let aligned = try Program.run(
        [
          "align", "en=" + name, "de=de.txt", "--language", "en=en", "--mode", "comparable", "-o", "out.json",
        ], in: folder)
      #expect(aligned.status == 0)
      let conflicts = try Program.run(["conflicts", "out.json"], in: folder).output
      #expect(conflicts.contains("1906-05-12") && conflicts.contains("1906-05-14"))
      #expect(conflicts.contains("1911") && conflicts.contains("1912"))
    }
  }
}
