import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing

@Suite struct ReportCommandTests {
  /// Runs `body` in a folder with two documents and their alignment `a.json`.
  private static func withAlignment(
    _ german: String = "Lenin kam im April 1917 in Petrograd an. Niemand wartete.",
    _ english: String = "In April 1917 Lenin arrived in Petrograd.", _ body: (URL) throws -> Void
  ) throws {
    try Fixtures.withTemporaryFolder { folder in
      try Data(german.utf8).write(to: folder.appending(path: "de.txt"))
      try Data(english.utf8).write(to: folder.appending(path: "en.txt"))
      let arguments = [
        "align", "de.txt", "en.txt", "--language", "de=de", "--language", "en=en", "-o", "a.json",
      ]
      try #require(try Program.run(arguments, in: folder).status == 0)
      try body(folder)
    }
  }

  @Test func writesOnePageThatHoldsTheAlignment() throws {
    try Self.withAlignment { folder in
      let outcome = try Program.run(
        ["report", "a.json", "-o", "new/page", "--title", "Two <accounts>"], in: folder)
      #expect(outcome.status == 0 && outcome.errors == "wrote new/page/index.html\n")
      #expect(try Fixtures.names(in: folder.appending(path: "new/page")) == ["index.html"])
      let page = try String(contentsOf: folder.appending(path: "new/page/index.html"), encoding: .utf8)
      #expect(page.contains("<title>Two &lt;accounts&gt; – Synoptic</title>"))
      #expect(page.contains("Niemand wartete."))
      #expect(page.contains("\"format\": \"synoptic-alignment\""))
    }
  }

  @Test func plots() throws {
    let names = try Fixtures.withTemporaryFolder { folder in
      let outcome = try Program.run([
        "report", "Alignments/gagarin.json", "-o", folder.path, "--svg", "--no-conflicts",
      ])
      #expect(outcome.status == 0)
      return try Fixtures.names(in: folder)
    }
    #expect(
      names == [
        "dot-plot-de-en.svg", "dot-plot-de-ru.svg", "dot-plot-en-ru.svg", "index.html", "length-ratios.svg",
        "scores.svg", "time-line.svg",
      ])
  }

  @Test(arguments: ["report", "show"])
  func saysWhichDocumentsAreNotThere(_ command: String) throws {
    try Self.withAlignment { folder in
      let more = command == "report" ? ["-o", "page"] : []
      try Data("Something else.".utf8).write(to: folder.appending(path: "en.txt"))
      try FileManager.default.removeItem(at: folder.appending(path: "de.txt"))
      let outcome = try Program.run([command, "a.json"] + more, in: folder)
      #expect(outcome.status == 2 && outcome.output.isEmpty)
      #expect(outcome.errors.contains("de.txt: document 'de' of the alignment is not there"))
      #expect(outcome.errors.contains("en.txt: has changed since document 'en' was aligned"))
      #expect(outcome.errors.contains("--no-text"))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "page").path))

      let withoutText = try Program.run([command, "a.json", "--no-text"] + more, in: folder)
      #expect(withoutText.status == 0)
      let text =
        command == "show"
        ? withoutText.output
        : try String(contentsOf: folder.appending(path: "page/index.html"), encoding: .utf8)
      #expect(text.contains("[0–"))
      // Words that are evidence stand in the alignment itself.
      #expect(!text.contains("Niemand") && !text.contains("In April 1917 Lenin"))
    }
  }

  @Test func whereAFileIsInTheWay() throws {
    try Self.withAlignment { folder in
      let outcome = try Program.run(["report", "a.json", "-o", "de.txt"], in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.errors == "synoptic: de.txt: is no folder; name another with -o\n")
    }
  }

  @Test func withoutLinksTheNearestCandidatesAreShown() throws {
    try Self.withAlignment { folder in
      let file = folder.appending(path: "a.json")
      var alignment = try NativeFile.read(file.path)
      alignment.links = []
      try NativeFile.write(alignment, to: file.path)
      let shown = try Program.run(["show", "a.json"], in: folder)
      #expect(shown.status == 0)
      #expect(shown.output.hasPrefix("This alignment has no links."))
      #expect(shown.output.contains("*Petrograd*"))
      #expect(try Program.run(["report", "a.json", "-o", "page", "--svg"], in: folder).status == 0)
      let page = try String(contentsOf: folder.appending(path: "page/index.html"), encoding: .utf8)
      #expect(page.contains("\"candidates\":[{"))
    }
  }
}
