import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing
import Texts

/// Two editions of a text in one language, in old and new spelling.
@Suite struct EditionsTests {
  private static func write(_ folder: URL) throws {
    let old = (1...12).map { "Am \($0). Mai that der Fährmann von der Thür das Seine für \(3 * $0) Thaler." }
    let new = (1...12).map { "Am \($0). Mai tat der Fährmann von der Tür das Seine für \(3 * $0) Taler." }
    try Data(old.joined(separator: "\n").utf8).write(to: folder.appending(path: "Alte_Ausgabe.txt"))
    try Data(new.joined(separator: "\n").utf8).write(to: folder.appending(path: "neu.txt"))
  }

  @Test(arguments: ["tmx", "xliff"])
  func areAlignedAndWrittenUnderTagsOfTheirOwn(format: String) throws {
    try Fixtures.withTemporaryFolder { folder in
      try EditionsTests.write(folder)
      let aligned = try Program.run(
        ["align", "Alte_Ausgabe.txt", "neu.txt", "--same-language", "-o", "a.json"], in: folder)
      #expect(aligned.status == 0)
      #expect(!aligned.errors.lowercased().contains("no dictionar"))
      let links: [Link] = try NativeFile.read(folder.path + "/a.json").links
      #expect(links.count == 12)

      let written = try Program.run(["convert", "a.json", "a.\(format)", "--to", format], in: folder)
      #expect(written.status == 0)
      #expect(!written.errors.contains("within one language"))
      let text = try String(contentsOf: folder.appending(path: "a.\(format)"), encoding: .utf8)
      #expect(text.contains("\"de-x-alte-ausgabe\""))
      #expect(text.contains("\"de-x-neu\""))
      #expect(text.components(separatedBy: "Thür").count == 13)

      let back = try Program.run(
        [
          "convert", "a.\(format)", "b.json", "--from", format, "--documents", "Alte_Ausgabe.txt", "neu.txt",
        ], in: folder)
      #expect(back.status == 0)
      let read: Alignment = try NativeFile.read(folder.path + "/b.json")
      #expect(read.links.map(\.passages) == links.map(\.passages))
      #expect(read.documents.map(\.language.code) == ["de", "de"])
    }
  }
}
