import Basics
import Foundation
import Interchange
import TestSupport
import Testing
import Texts

/// Files of links of other formats are checked as a whole, with their documents or without.
@Suite struct LinkFileCheckTests {
  private func check(_ folder: LinkFolder, _ name: String) throws -> LinkFileCheck {
    try #require(try LinkFileCheck(folder.folder.path + "/" + name))
  }

  @Test func soundFilesHaveNoFindings() throws {
    try LinkFolder.with { folder in
      try folder.write("t.tsv", "Eins\tOne\nZwei\tTwo\n")
      for format in [InterchangeFormat.tmx, .xliff, .tsv] {
        try folder.convert("t.tsv", "out", languages: ["a": "de", "b": "en"]) { $0.to = format }
        let found = try check(folder, "out")
        #expect(found.format == format && found.links == 2 && found.findings.isEmpty, "\(format)")
      }
      try folder.write("a.path", "[0]:[0]\n[1]:[]\n")
      #expect(try check(folder, "a.path").links == 1)
    }
  }

  @Test(arguments: [InterchangeFormat.tei, .xces])
  func idsAreLookedUpIfDocumentsAreThere(_ format: InterchangeFormat) throws {
    try LinkFolder.with { folder in
      try folder.write(
        "de.xml", LinkFolder.tei([("a", "Der Hafen ist heute zu."), ("b", "Kein Schiff fährt aus.")], "de"))
      try folder.write(
        "en.xml",
        LinkFolder.tei([("x", "The harbor is closed today."), ("y", "No ship leaves the port.")], "en"))
      let pointers = [("a", "x"), ("b", "q")]
      let links =
        format == .xces
        ? "<cesAlign><linkGrp fromDoc=\"de.xml\" toDoc=\"en.xml\">\n"
          + pointers.map { "<link xtargets=\"\($0);\($1)\"/>\n" }.joined() + "</linkGrp></cesAlign>"
        : "<standOff xmlns=\"http://www.tei-c.org/ns/1.0\"><linkGrp>\n"
          + pointers.map { "<link target=\"de.xml#\($0) en.xml#\($1)\"/>\n" }.joined()
          + "</linkGrp></standOff>"
      try folder.write("links.xml", links)
      let found = try check(folder, "links.xml")
      #expect(found.findings.map(\.problem) == ["no element of \(folder.folder.path)/en.xml has the id 'q'"])
      #expect(found.findings.first?.place == .position(line: 3, column: 1))
      try FileManager.default.removeItem(at: folder.folder.appending(path: "de.xml"))
      try FileManager.default.removeItem(at: folder.folder.appending(path: "en.xml"))
      let without = try check(folder, "links.xml")
      #expect(without.findings.isEmpty && without.links == 2 && without.notes.count == 1)
    }
  }

  @Test func filesWithoutLinksAreSound() throws {
    try LinkFolder.with { folder in
      try folder.writeWithoutLinks("out.xml", .tei)
      let found = try check(folder, "out.xml")
      #expect(found.findings.isEmpty && found.links == 0)
      try folder.convert(
        "out.xml", "back.path", documents: ["de.txt", "en.txt"], format: .presegmented,
        languages: ["de": "de", "en": "en"])
      #expect(try folder.text("back.path") == "[0]:[]\n[]:[0]\n")
    }
  }

  @Test func damageIsAFinding() throws {
    try LinkFolder.with { folder in
      try folder.write("a.xml", "<tmx version=\"1.4\"><header srclang=\"de\"/><body><tu></body></tmx>")
      try folder.write("b.path", "[0]:[0]\n[x]:[1]\n")
      for name in ["a.xml", "b.path"] { #expect(try check(folder, name).findings.count == 1) }
      try folder.write("c.json", "{}")
      #expect(try LinkFileCheck(folder.folder.path + "/c.json") == nil)
    }
  }
}
