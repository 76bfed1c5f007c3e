import Foundation
import TestSupport
import Testing

@Suite struct ShowTests {
  @Test(arguments: [60, 80, 120, 200])
  func noLineIsWiderThanAsked(width: Int) throws {
    let outcome = try Program.run(["show", "Alignments/katharina.json", "--width", "\(width)"])
    #expect(outcome.status == 0)
    // No wide or combining characters in these documents, so characters are columns.
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= width })
    #expect(outcome.output.contains("Poniatowski") && outcome.output.contains("Понятовск"))
  }

  @Test func showsTheDocumentsAskedFor() throws {
    let outcome = try Program.run(["show", "Alignments/gagarin.json", "--document", "en", "--document", "ru"])
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("en (en)"))
    #expect(!outcome.output.contains("de–en"))
    let unknown = try Program.run(["show", "Alignments/gagarin.json", "--document", "en", "--document", "fr"])
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("has no document 'fr'"))
  }

  @Test func findsDocumentsFromAnotherFolder() throws {
    let alignment = Fixtures.package.appending(path: "Alignments/gagarin.json").path
    let outcome = try Program.run(["show", alignment], in: FileManager.default.temporaryDirectory)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Kluschino"))
  }

  @Test func refusesADocumentThatHasChanged() throws {
    try Fixtures.withTemporaryFolder { folder in
      let text = "Lenin kam im April 1917 in Petrograd an. "
      try Data(text.utf8).write(to: folder.appending(path: "de.txt"))
      try Data("In April 1917 Lenin arrived in Petrograd.".utf8).write(to: folder.appending(path: "en.txt"))
      _ = try Program.run(["align", "de.txt", "en.txt", "-o", "a.json"], in: folder)
      let before = try Program.run(["show", "a.json"], in: folder)
      #expect(before.output.contains("*Petrograd*"))
      try Data((text + "Und mehr.").utf8).write(to: folder.appending(path: "de.txt"))
      let after = try Program.run(["show", "a.json"], in: folder)
      #expect(after.status == 2)
      #expect(after.errors.contains("de.txt: has changed"))
    }
  }

  @Test func tooNarrow() throws {
    let outcome = try Program.run(["show", "Alignments/gagarin.json", "--width", "20"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("--width 42"))
  }
}
