import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing

/// `synoptic convert` to files for people, as a user runs it.
@Suite struct ConvertExportTests {
  private static let texts = [
    "eins": "Der Zug kam an.\nNiemand stieg aus.\nEs regnete.\n",
    "two": "The train came in.\nNobody got off.\nIt rained.\n",
  ]
  private static let formats = ["csv", "xlsx", "html", "odt", "docx"]

  /// A folder with two documents and their alignment, of which one link is rejected and one has a comment.
  private func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    try Fixtures.withTemporaryFolder { folder in
      for (name, text) in Self.texts { try Data(text.utf8).write(to: folder.appending(path: "\(name).txt")) }
      try Data("0\t0\t.9\n1\t1\t.8\n2\t2\t.5\n3\t3\n".utf8).write(to: folder.appending(path: "a.ladder"))
      let made = try Program.run(
        ["convert", "a.ladder", "a.json", "--presegmented", "--documents", "eins.txt", "two.txt"], in: folder)
      #expect(made.status == 0)
      let file = folder.appending(path: "a.json").path
      var alignment = try NativeFile.read(file)
      alignment.links[1].comment = "Who?"
      alignment.links[2].status = .rejected
      try NativeFile.write(alignment, to: file)
      return try body(folder)
    }
  }

  private func read(_ name: String, in folder: URL) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  @Test(arguments: formats)
  func namesTellTheFormat(_ format: String) throws {
    try withFolder { folder in
      let outcome = try Program.run(["convert", "a.json", "out.\(format)"], in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.output.isEmpty)
      #expect(
        outcome.errors == """
          out.\(format): left out: 1 link that a person has rejected
          out.\(format): only what is linked is in it; sentences without a partner: 1 of eins, 1 of two

          """)
      let first = try Data(contentsOf: folder.appending(path: "out.\(format)"))
      // Under another name, and again in its place.
      #expect(try Program.run(["convert", "a.json", "other", "--to", format], in: folder).status == 0)
      #expect(try Data(contentsOf: folder.appending(path: "other")) == first)
      #expect(try Program.run(["convert", "a.json", "out.\(format)"], in: folder).status == 0)
      #expect(try Data(contentsOf: folder.appending(path: "out.\(format)")) == first)
    }
  }

  @Test func aTableHasAHeadAndAColumnForEachDocument() throws {
    try withFolder { folder in
      #expect(try Program.run(["convert", "a.json", "out.csv"], in: folder).status == 0)
      #expect(
        try read("out.csv", in: folder) == """
          \u{FEFF}"event","date","date in words","other dates","eins","two","eins place","two place","probability","status","comments","links"\r
          1,,,,"Der Zug kam an.","The train came in.","paragraph 1, sentence 1","paragraph 1, sentence 1",0.9,"automatic",,"l1"\r
          2,,,,"Niemand stieg aus.","Nobody got off.","paragraph 1, sentence 2","paragraph 1, sentence 2",0.8,"automatic","Who?","l2"\r\n
          """)
      let piped = try Program.run(["convert", "a.json", "-", "--to", "csv"], in: folder)
      #expect(try piped.output == read("out.csv", in: folder))
      #expect(piped.errors.contains("standard output: left out: 1 link"))
    }
  }

  /// What somebody else has made stays, and so does what somebody has changed.
  @Test(arguments: formats)
  func nothingIsLost(_ format: String) throws {
    try withFolder { folder in
      let file = folder.appending(path: "mine.\(format)")
      try Data("mine".utf8).write(to: file)
      let outcome = try Program.run(["convert", "a.json", file.path], in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("is there already, and is not a synopsis (\(format))"))
      #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
      #expect(try Program.run(["convert", "a.json", file.path, "--force"], in: folder).status == 0)
      let document = try Program.run(["convert", "a.json", "eins.txt", "--to", format], in: folder)
      #expect(document.status == 2)
      #expect(document.errors.contains("eins.txt: is "))
      #expect(try read("eins.txt", in: folder) == Self.texts["eins"])
    }
  }

  @Test func aTextThatIsNotThereIsLeftOut() throws {
    try withFolder { folder in
      try FileManager.default.removeItem(at: folder.appending(path: "two.txt"))
      let outcome = try Program.run(["convert", "a.json", "out.csv"], in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("two.txt"))
      #expect(
        outcome.errors.contains(
          "left out: 1 link that a person has rejected; the text of two, which is not to be had"))
      #expect(try read("out.csv", in: folder).contains("\"[0–18]\""))
      try FileManager.default.removeItem(at: folder.appending(path: "eins.txt"))
      let none = try Program.run(["convert", "a.json", "none.csv"], in: folder)
      #expect(none.status == 2)
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "none.csv").path))
    }
  }

  /// Links of other formats are read as they would be for an alignment file.
  @Test func otherFormatsBecomeATable() throws {
    try withFolder { folder in
      let ladder = try Program.run(
        ["convert", "a.ladder", "b.csv", "--presegmented", "--documents", "eins.txt", "two.txt"], in: folder)
      #expect(ladder.status == 0)
      #expect(try read("b.csv", in: folder).contains("\"Es regnete.\",\"It rained.\""))
      let lines = try Program.run(["convert", "a.json", "a.jsonl"], in: folder)
      #expect(lines.status == 0)
      #expect(try Program.run(["convert", "a.jsonl", "c.xlsx"], in: folder).status == 0)
      let documents = try Program.run(
        ["convert", "a.json", "d.csv", "--presegmented", "--documents", "eins.txt", "two.txt"], in: folder)
      #expect(documents.status == 0)
      try Data("Other.\n".utf8).write(to: folder.appending(path: "two.txt"))
      let changed = try Program.run(
        ["convert", "a.json", "e.csv", "--presegmented", "--documents", "eins.txt", "two.txt"], in: folder)
      #expect(changed.status == 2)
      #expect(changed.errors.contains("is not what document 'two' was when it was aligned"))
    }
  }

  /// What is asked for is named, and what is said to do can be done.
  @Test(arguments: ["xlsx", "csv"])
  func remediesOfOtherFormatsWork(_ format: String) throws {
    try withFolder { folder in
      let ladder = try Program.run(["convert", "a.ladder", "b.\(format)"], in: folder)
      #expect(ladder.status == 2)
      #expect(ladder.errors.contains("to write \(format) the documents are needed"))
      let group =
        "<linkGrp targType=\"s\" fromDoc=\"eins.txt\" toDoc=\"two.txt\"><link xtargets=\"1;1\"/></linkGrp>"
      let other = group.replacing("eins.txt", with: "one.txt")
      try Data("<cesAlign version=\"1.0\">\(group)\(other)</cesAlign>".utf8)
        .write(to: folder.appending(path: "pairs.xml"))
      for documents in [[], ["--documents", "eins.txt", "two.txt"]] {
        let outcome = try Program.run(["convert", "pairs.xml", "c.\(format)"] + documents, in: folder)
        #expect(outcome.status == 2)
        #expect(
          outcome.errors.contains(
            "pairs.xml: has links of several pairs of documents, and \(format) has those of one alignment; "
              + "convert it to alignment files first, into a folder with / at the end of its name"))
      }
    }
  }

  /// What somebody has written into a file that was made here is his.
  @Test func whatWasChangedByHandStays() throws {
    try withFolder { folder in
      #expect(try Program.run(["convert", "a.json", "out.html"], in: folder).status == 0)
      let changed = try read("out.html", in: folder).replacing("Nobody got off.", with: "No one got off.")
      try Data(changed.utf8).write(to: folder.appending(path: "out.html"))
      let outcome = try Program.run(["convert", "a.json", "out.html"], in: folder)
      #expect(outcome.status == 2)
      #expect(try read("out.html", in: folder) == changed)
    }
  }

  @Test func whatIsNoFormatIsSaid() throws {
    try withFolder { folder in
      let unknown = try Program.run(["convert", "a.json", "out.xls"], in: folder)
      #expect(unknown.status == 2)
      #expect(
        unknown.errors.hasPrefix(
          "synoptic: out.xls: .xls cannot be written; for a spreadsheet write out.xlsx, for a word processor out.odt; other formats"
        ))
      let read = try Program.run(["convert", "a.json", "b.json", "--from", "xlsx"], in: folder)
      #expect(read.status == 2)
    }
  }

  @Test func aTerminalIsNoPlaceForAnArchive() throws {
    try withFolder { folder in
      let outcome = try Program.runOnTerminal(["convert", "a.json", "-", "--to", "odt"], in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.output.contains("odt is no text for a terminal"))
    }
  }
}
