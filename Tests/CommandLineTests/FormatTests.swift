import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing
import Texts

/// Documents that are not plain text, from the file to the screen.
@Suite struct FormatTests {
  private struct Item: Decodable {
    let index, paragraph, start, end: Int
    let block, text: String
  }

  /// Runs the program in a folder with these files.
  private func run(_ arguments: [String], _ files: [String: String]) throws -> Program.Outcome {
    try run(arguments, files.mapValues { Data($0.utf8) })
  }

  private func run(_ arguments: [String], _ files: [String: Data]) throws -> Program.Outcome {
    try Fixtures.withTemporaryFolder { folder in
      for (name, data) in files { try data.write(to: folder.appending(path: name)) }
      return try Program.run(arguments, in: folder)
    }
  }

  private func items(_ output: String) throws -> [Item] {
    try JSONDecoder().decode([Item].self, from: Data(output.utf8))
  }

  // MARK: - Segment

  @Test(arguments: [
    (
      "page.html", "<h1>Die F&auml;hre</h1><p>Sie kam <b>am</b> 12. Mai. Es war kalt.</p>", "heading",
      "Sie kam <b>am</b> 12. Mai."
    ),
    (
      "page.md", "# Die F&auml;hre\n\nSie kam **am** 12. Mai. Es war kalt.\n", "heading",
      "Sie kam **am** 12. Mai."
    ),
    (
      "page.xml",
      "<TEI><text><head>Die F&#xE4;hre</head><p>Sie kam <hi>am</hi> 12. Mai. Es war kalt.</p></text></TEI>",
      "heading",
      "Sie kam <hi>am</hi> 12. Mai."
    ),
    ("page.txt", "Die Fähre\n\nSie kam am 12. Mai. Es war kalt.\n", "heading", "Sie kam am 12. Mai."),
  ])
  func segmentGivesTextKindsAndOffsets(_ name: String, _ text: String, _ block: String, _ source: String)
    throws
  {
    let outcome = try run(["segment", "--json", "--language", "de", name], [name: text])
    #expect(outcome.status == 0)
    let items = try items(outcome.output)
    #expect(items.map(\.text) == ["Die Fähre", "Sie kam am 12. Mai.", "Es war kalt."])
    #expect(items.map(\.block) == [block, "text", "text"])
    #expect(items.map(\.paragraph) == [1, 2, 2])
    let scalars = Array(text.unicodeScalars)
    #expect(
      items.map { String(String.UnicodeScalarView(scalars[$0.start..<$0.end])) }.suffix(2)
        == [source, "Es war kalt."])
  }

  @Test func theUserSaysTheFormat() throws {
    let files = ["page.txt": "<p>Das <b>ist</b> es.</p>", "page.md": "# Das ist es. Und das."]
    func output(_ arguments: String...) throws -> String {
      try run(["segment", "--language", "de"] + arguments, files).output
    }
    #expect(try output("page.txt") == "<p>Das <b>ist</b> es.</p>\n")
    #expect(try output("page.txt", "--format", "html") == "Das ist es.\n")
    #expect(try output("page.md") == "Das ist es.\nUnd das.\n")
    #expect(try output("page.md", "--format", "text") == "# Das ist es.\nUnd das.\n")
    #expect(try output("page.md", "--presegmented") == "# Das ist es. Und das.\n")
    #expect(try output("page.md", "--format", "presegmented") == "# Das ist es. Und das.\n")
    #expect(try output("page.md", "--presegmented", "--format", "presegmented") == "# Das ist es. Und das.\n")
  }

  @Test(arguments: [["--format", "word"], ["--presegmented", "--format", "html"]])
  func formatsThatAreWrong(_ options: [String]) throws {
    let outcome = try run(["segment", "a.txt"] + options, ["a.txt": "Das ist ein Satz."])
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("synoptic: "))
  }

  @Test func brokenXMLNamesTheLineAndColumn() throws {
    let xml = "<TEI>\n<text>\n<p>Das ist ein <hi>Satz</p>\n</text></TEI>"
    for command in [["segment", "a.xml"], ["align", "a.xml", "b.txt"]] {
      let outcome = try run(command, ["a.xml": xml, "b.txt": "This is a sentence of the other text."])
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      #expect(
        outcome.errors.contains(/^synoptic: a\.xml:3:\d+: not well-formed XML: the end tag does not match/))
      #expect(outcome.errors.count(where: \.isNewline) == 1)
    }
  }

  /// What an entity would bring is neither looked for nor left out.
  @Test(arguments: [
    "&i; kam am 9. Mai.</p></text></TEI>", "&i; kam am 9. Mai.</p><p>Er blieb.</p></text></TEI>",
    "<hi rend='&i;'>kam</hi> am 9. Mai.</p></text></TEI>", "kam<note>&i;</note> am 9. Mai.</p></text></TEI>",
  ])
  func anEntityIsAnErrorWithItsPlace(_ end: String) throws {
    let files = ["i.txt": "Inhalt"]
    for declaration in ["SYSTEM \"i.txt\"", "\"Inhalt\"", "SYSTEM \"http://127.0.0.1/i\""] {
      let xml =
        "<?xml version=\"1.0\"?><!DOCTYPE TEI [<!ENTITY i \(declaration)>]>\n<TEI><text><p>Herr Meier " + end
      let outcome = try run(
        ["segment", "a.xml", "--language", "de"], files.merging(["a.xml": xml]) { $1 })
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      #expect(
        outcome.errors.contains(/^synoptic: a\.xml:2:\d+: the entity 'i' is not one of XML's own/),
        "\(outcome.errors)")
      #expect(outcome.errors.count(where: \.isNewline) == 1)
    }
  }

  @Test(arguments: [2, 300, 100_000])
  func elementsMayBeNestedDeep(_ depth: Int) throws {
    let xml =
      "<TEI><text>" + String(repeating: "<div>", count: depth) + "<p>Das ist ein Satz.</p>"
      + String(repeating: "</div>", count: depth) + "</text></TEI>"
    let outcome = try run(["segment", "a.xml", "--language", "de"], ["a.xml": xml])
    #expect(outcome.output == "Das ist ein Satz.\n")
  }

  @Test(arguments: [
    ("a.html", "<script>1</script>"), ("a.md", "<!-- -->"), ("a.xml", "<TEI><teiHeader/></TEI>"),
  ])
  func markupWithoutTextIsAnError(_ name: String, _ text: String) throws {
    let outcome = try run(["segment", name], [name: text])
    #expect(outcome.status == 2)
    #expect(outcome.errors == "synoptic: \(name): has no text in it\n")
  }

  @Test func theDocumentSaysItsLanguageWhereItsWordsDoNot() throws {
    let outcome = try run(
      ["segment", "a.html"], ["a.html": "<html lang='de-AT'><p>Erik 7. Karl 8.</p></html>"])
    #expect(outcome.output == "Erik 7. Karl 8.\n")
    #expect(try run(["segment", "a.html"], ["a.html": "<p>Erik 7. Karl 8.</p>"]).status == 2)
  }

  // MARK: - Characters that are hard to read

  @Test func aLoneSurrogateIsAnErrorOrReplaced() throws {
    // "Das ist " with half a pair, then "ein Satz."
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in Array("Das ist ".utf16) + [0xD83D] + Array(" ein Satz.\n".utf16) {
      bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    for name in ["a.txt", "a.html", "a.md"] {
      let refused = try run(["segment", name], [name: Data(bytes)])
      #expect(refused.status == 2)
      #expect(refused.errors.contains("\(name), byte 18: not valid UTF-16LE"))
      let outcome = try run(["segment", "--lossy", name], [name: Data(bytes)])
      #expect(outcome.status == 0)
      #expect(outcome.output == "Das ist \u{FFFD} ein Satz.\n")
    }
  }

  @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}", "\u{B}", "\u{C}"])
  func otherLineEndsEndLinesOfPlainTextAndAreSpaceInMarkup(_ lineEnd: String) throws {
    let text = "Das ist\(lineEnd)ein Satz."
    #expect(
      try run(["segment", "a.txt", "--language", "de"], ["a.txt": text]).output == "Das ist\nein Satz.\n")
    for name in ["a.html", "a.md"] {
      #expect(try run(["segment", name, "--language", "de"], [name: text]).output == "Das ist ein Satz.\n")
    }
  }

  @Test func aNULIsNoText() throws {
    for name in ["a.txt", "a.html", "a.md", "a.xml"] {
      let outcome = try run(["segment", name], [name: Data("Das ist\u{0} ein Satz.".utf8)])
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("\(name), byte 7: a NUL byte"))
    }
  }

  /// Ten megabytes without a line end: what takes the square of the length would not come to an end.
  @Test(arguments: [
    ("a.txt", "", ""), ("a.html", "<p>", "</p>"), ("a.md", "", ""),
    ("a.xml", "<TEI><text><p>", "</p></text></TEI>"),
  ])
  func aVeryLongLine(_ name: String, _ start: String, _ end: String) throws {
    let count = 250_000
    let text = start + String(repeating: "Der Fährmann sah aufs Wasser. Er ging. ", count: count) + end
    let outcome = try run(["segment", name], [name: text])
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.utf8.count { $0 == 0x0A } == 2 * count)
  }

  @Test(arguments: [
    ("a.html", "Der <b>Fährmann</b> &amp; <a href=x>er</a> sah es. "),
    ("a.xml", "Der <hi>Fährmann</hi> &amp; <ref target='x'>er</ref> sah es. "),
    // cmark takes the square of a paragraph's length for emphasis among links, so not all is one.
    ("a.md", "Der **Fährmann** &amp; [er](x) sah es. "),
  ])
  func aVeryLongLineFullOfMarkup(_ name: String, _ piece: String) throws {
    let count = 50_000
    let paragraphs = String(repeating: String(repeating: piece, count: 100) + "\n\n", count: count / 100)
    let text =
      switch name {
      case "a.md": paragraphs
      case "a.xml": "<TEI><text><p>\(paragraphs.replacing("\n", with: ""))</p></text></TEI>"
      default: "<p>" + paragraphs.replacing("\n", with: "")
      }
    let outcome = try run(["segment", name], [name: text])
    #expect(outcome.status == 0)
    #expect(outcome.output.utf8.count { $0 == 0x0A } == count)
    #expect(outcome.output.hasPrefix("Der Fährmann & er sah es.\n"))
  }

  // MARK: - Align and show

  /// The text of a subject's document, with each of its paragraphs written in another way.
  private func document(_ language: String, _ write: (String) -> String) throws -> String {
    let file = Fixtures.corpus.appending(path: "gagarin/\(language).txt")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    return text.split(separator: "\n").map { write(String($0)) }.joined(separator: "\n\n")
  }

  /// The paragraphs of a subject's document that are headings, which the aligner takes for less than text.
  private func headings(_ language: String) throws -> Set<String> {
    let file = Fixtures.corpus.appending(path: "gagarin/\(language).txt").path
    let document = try #require(try DocumentReader().read([file]).first)
    return Set(
      try SentenceSegmenter(document.language).sentences(of: document.view).filter { $0.block == .heading }
        .map { document.view.text(in: $0.viewRange) })
  }

  @Test func markupAlignsAsItsTextDoes() throws {
    try Fixtures.withTemporaryFolder { folder in
      let headings = (de: try headings("de"), en: try headings("en"))
      let html = try document("de") { paragraph in
        // A tag at each comma, and a reference for each letter that has one.
        let text = paragraph.replacing(", ", with: "</i>,\r\n<i class=\"a > b\">").replacing(
          "ü", with: "&uuml;")
        let tag = headings.de.contains(paragraph) ? "h2" : "p"
        return "<\(tag)><i>\(text)</i></\(tag)><!-- <p>no text</p> -->"
      }
      let markdown = try document("en") { paragraph in
        let text = paragraph.replacing("*", with: "\\*").replacing(" the ", with: " **the** ").replacing(
          ". ", with: ".\n")
        if headings.en.contains(paragraph) { return "## " + text }
        return text.first?.isNumber == true ? "\\" + text : text
      }
      let page =
        "<!DOCTYPE html>\n<html><head><style>No text</style></head><body><nav>Home</nav><main>\(html)</main></body></html>"
      try Data(page.utf8).write(to: folder.appending(path: "de.html"))
      try Data(markdown.utf8).write(to: folder.appending(path: "en.md"))
      for language in ["de", "en"] {
        let plain = try document(language) { $0 }
        try Data(plain.utf8).write(to: folder.appending(path: language + ".txt"))
      }
      let options = ["align", "--no-lexicon"]
      #expect(try Program.run(options + ["de.txt", "en.txt", "-o", "plain.json"], in: folder).status == 0)
      let aligned = try Program.run(options + ["de.html", "en.md", "-o", "marked.json"], in: folder)
      #expect(aligned.status == 0)
      let plain = try NativeFile.read(folder.appending(path: "plain.json").path)
      let marked = try NativeFile.read(folder.appending(path: "marked.json").path)
      #expect(plain.links.count > 20)
      #expect(
        marked.links.map { $0.passages.map(\.sentences) } == plain.links.map { $0.passages.map(\.sentences) })
      #expect(marked.links.map(\.score) == plain.links.map(\.score))

      // What the offsets cut out of the markup is what those of the plain text cut out of it, with markup.
      func text(_ name: String, _ passage: (start: Int, end: Int)) throws -> String {
        let scalars = Array(
          String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self).unicodeScalars)
        return String(String.UnicodeScalarView(scalars[passage.start..<passage.end]))
      }
      func stripped(_ text: String) -> String {
        text.replacing(/<!--.*?-->/, with: "").replacing(
          /<[^>]*>\s*<\/?[ip]>|<\/?(?:[ip]|h2)>|<i class="a > b">/, with: ""
        ).replacing("\r\n", with: " ")
          .replacing("&uuml;", with: "ü").replacing("**", with: "").replacing("\\", with: "")
          .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      for (link, other) in zip(marked.links, plain.links) {
        for (passage, expected) in zip(link.passages, other.passages) {
          let name = passage.document == "de" ? "de.html" : "en.md"
          let found = stripped(try text(name, (passage.start, passage.end)))
          let sought = try text(passage.document + ".txt", (expected.start, expected.end))
          #expect(found == sought.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        }
      }

      let shown = try Program.run(["show", "marked.json", "--width", "100"], in: folder)
      #expect(shown.status == 0)
      #expect(!shown.output.contains("<") && !shown.output.contains("&uuml;") && !shown.output.contains("**"))
      #expect(!shown.output.contains("no text") && !shown.output.contains("No text"))
      let shownPlain = try Program.run(["show", "plain.json", "--width", "100"], in: folder)
      #expect(shown.output == shownPlain.output)
    }
  }
}
