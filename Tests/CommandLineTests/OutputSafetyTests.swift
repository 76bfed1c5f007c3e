import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing

/// No output takes the place of what the user may want to keep.
@Suite struct OutputSafetyTests {
  private static let german = "Lenin kam im April 1917 in Petrograd an. Niemand wartete."
  private static let english = "In April 1917 Lenin arrived in Petrograd. Nobody waited."
  private static let align = [
    "align", "de.txt", "en.txt", "--no-lexicon", "--mode", "comparable", "--language", "de=de", "--language",
    "en=en",
  ]

  /// Runs `body` in a folder with two documents, their alignment `a.json` and some other text, which are as they were afterwards.
  private func withFolder(_ body: (URL) throws -> Void) throws {
    try Fixtures.withTemporaryFolder { folder in
      let texts = ["de.txt": Self.german, "en.txt": Self.english, "other.txt": "My notes.\n"]
      for (name, text) in texts { try Data(text.utf8).write(to: folder.appending(path: name)) }
      try #require(try Program.run(Self.align + ["-o", "a.json"], in: folder).status == 0)
      let alignment = try Data(contentsOf: folder.appending(path: "a.json"))
      try body(folder)
      for (name, text) in texts {
        #expect(try String(contentsOf: folder.appending(path: name), encoding: .utf8) == text, "\(name)")
      }
      #expect(try Data(contentsOf: folder.appending(path: "a.json")) == alignment)
    }
  }

  private func refused(_ arguments: [String], in folder: URL) throws {
    let before = try Fixtures.names(in: folder)
    let outcome = try Program.run(arguments, in: folder)
    #expect(outcome.status == 2 && outcome.output.isEmpty, "\(arguments)")
    #expect(outcome.errors.contains("--force"), "\(arguments): \(outcome.errors)")
    #expect(outcome.errors.count(where: \.isNewline) == 1, "\(arguments): \(outcome.errors)")
    #expect(try Fixtures.names(in: folder) == before, "\(arguments)")
  }

  @Test func inputsAndDocumentsAreNotReplaced() throws {
    try withFolder { folder in
      let files = FileManager.default
      try files.createSymbolicLink(atPath: folder.path + "/link.json", withDestinationPath: "en.txt")
      try files.linkItem(atPath: folder.path + "/de.txt", toPath: folder.path + "/hard.json")
      try Data("de\ten\nBoot\tboat\n".utf8).write(to: folder.appending(path: "words.tsv"))
      for output in ["de.txt", "./en.txt", "link.json", "hard.json", "words.tsv"] {
        try refused(Self.align + ["-o", output, "--dictionary", "words.tsv"], in: folder)
      }
      try refused(Self.align + ["-o", "a.json", "--keep", "a.json"], in: folder)
      for output in ["a.json", "de.txt", "link.json"] {
        try refused(["convert", "a.json", output, "--to", "jsonl"], in: folder)
        try refused(["convert", "a.json", output, "--to", "tmx"], in: folder)
        try refused(["convert", "a.json", output, "--to", "synoptic"], in: folder)
      }
      // The format has two files, whose names are made.
      try files.copyItem(atPath: folder.path + "/de.txt", toPath: folder.path + "/c.de")
      try refused(["convert", "a.json", "c", "--to", "moses"], in: folder)
      // Two lines here, two links there: it is the name of the one that counts.
      try files.linkItem(atPath: folder.path + "/a.json", toPath: folder.path + "/index.html")
      try refused(["report", "a.json", "-o", ".", "--no-lexicon"], in: folder)
    }
  }

  @Test func whatIsNotOfTheFormatIsNotReplaced() throws {
    try withFolder { folder in
      for arguments in [Self.align + ["-o"], ["convert", "a.json"]] {
        try refused(
          arguments + ["other.txt"] + (arguments[0] == "convert" ? ["--to", "tmx"] : []), in: folder)
      }
      // An alignment that somebody has edited badly is no alignment, but somebody's work.
      let text = try String(contentsOf: folder.appending(path: "a.json"), encoding: .utf8)
      try Data(text.replacing("\"links\"", with: "\"lonks\"").utf8).write(
        to: folder.appending(path: "edited.json"))
      try refused(Self.align + ["-o", "edited.json"], in: folder)
      try FileManager.default.createDirectory(
        at: folder.appending(path: "site"), withIntermediateDirectories: false)
      for name in ["index.html", "scores.svg"] {
        let file = folder.appending(path: "site/" + name)
        try Data("<!doctype html>\n<svg xmlns=\"x\"><title>My page</title></svg>".utf8).write(to: file)
        try refused(["report", "a.json", "-o", "site", "--svg", "--no-lexicon"], in: folder)
        try FileManager.default.removeItem(at: file)
      }
      #expect(try Fixtures.names(in: folder.appending(path: "site")).isEmpty)
    }
  }

  @Test func whatIsOfTheFormatIsReplacedAndForceReplacesAll() throws {
    try withFolder { folder in
      for _ in 0..<2 {
        #expect(try Program.run(Self.align + ["-o", "b.json"], in: folder).status == 0)
        for format in [
          "tmx", "xces", "tei", "xliff", "ladder", "vecalign", "moses", "tsv", "jsonl", "intertext", "cwb",
          "sketchengine", "synoptic",
        ] {
          let outcome = try Program.run(["convert", "a.json", "out.\(format)", "--to", format], in: folder)
          #expect(outcome.status == 0, "\(format): \(outcome.errors)")
        }
        #expect(
          try Program.run(["report", "a.json", "-o", "page", "--svg", "--no-lexicon"], in: folder).status == 0
        )
      }
      try FileManager.default.copyItem(atPath: folder.path + "/other.txt", toPath: folder.path + "/notes.txt")
      chmod(folder.path + "/notes.txt", 0o444)
      #expect(try Program.run(Self.align + ["-o", "notes.txt", "--force"], in: folder).status == 0)
      #expect(try NativeFile.read(folder.path + "/notes.txt").documents.count == 2)
      // Now it is an alignment, but still one that is not to be written to.
      try refused(Self.align + ["-o", "notes.txt"], in: folder)
    }
  }

  /// What is in the way is said before the work, of which nothing is heard.
  @Test func theOutputIsLookedAtBeforeTheWork() throws {
    try withFolder { folder in
      let long = String(repeating: "x", count: 300)
      for output in ["other.txt", "", "no/such/a.json", ".", long, "de.txt/a.json"] {
        let outcome = try Program.run(Self.align + ["-o", output], in: folder)
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasPrefix("synoptic: "), "\(output): \(outcome.errors)")
        #expect(!outcome.errors.contains("sentences"))
      }
      for output in ["", long, "other.txt/page", "other.txt"] {
        let outcome = try Program.run(["report", "a.json", "-o", output], in: folder)
        #expect(outcome.status == 2 && outcome.errors.count(where: \.isNewline) == 1, "\(outcome.errors)")
        #expect(!outcome.errors.contains("operation") && !outcome.errors.contains("couldn"))
      }
      let name = String(repeating: "y", count: 250) + ".json"
      #expect(try Program.run(Self.align + ["-o", name], in: folder).status == 0)
      let outcome = try Program.run(["segment", ""], in: folder)
      #expect(outcome.errors == "synoptic: a file without a name is to be read; name it\n")
    }
  }

  @Test func idsThatBecomeOneNameGetTwo() throws {
    try withFolder { folder in
      var alignment = try NativeFile.read(folder.path + "/a.json")
      for ids in [
        ["a/b", "a_b", "c"], ["a", "b-c", "a-b", "c"], ["a\u{1B}[2J\n", "a\u{202E}\u{7}[2J_", "../x"],
      ] {
        let (document, other) = (alignment.documents[0], alignment.documents[1])
        let documents = ids.enumerated().map { index, id in
          var own = index % 2 == 0 ? document : other
          own.id = id
          return own
        }
        alignment = Alignment(
          generator: "x", signature: "x", mode: .comparable, documents: documents,
          links: ids.indices.flatMap { a in
            ids[(a + 1)...].map { id in
              Link(
                id: "l\(a)\(id)", score: 1, status: .manual,
                passages: [ids[a], id].map { Passage(document: $0, start: 0, end: 5, sentences: [0]) },
                evidence: [])
            }
          })
        try NativeFile.write(alignment, to: folder.path + "/many.json")
        let target = folder.appending(path: "target")
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: false)
        let outcome = try Program.run(["convert", "many.json", "target/out.tsv"], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let names = try Fixtures.names(in: target)
        #expect(names.count == ids.count * (ids.count - 1) / 2)
        #expect(names.joined().unicodeScalars.allSatisfy { $0.value >= 0x20 && !$0.properties.isBidiControl })
        try FileManager.default.removeItem(at: target)
        alignment.documents = [document, other]
      }
    }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGKILL])
  func aSignalLeavesNothingOrWhatTheNextRunRemoves(_ signal: Int32) throws {
    try Fixtures.withTemporaryFolder { folder in
      try Data((0..<400_000).map { "\($0)\t\($0)\n" }.joined().utf8).write(
        to: folder.appending(path: "a.ladder"))
      // Killed when it has begun to write.
      let script = """
        "$0" convert a.ladder out.jsonl --documents no 2>/dev/null; "$0" convert a.ladder out.vecalign & pid=$!
        for i in $(seq 2000); do ls -A | grep -q '^\\.synoptic-' && break; sleep 0.001; done
        kill -\(signal) $pid; wait $pid; echo $?
        """
      let outcome = try Program.run(
        [], in: folder, wrapper: ["/bin/bash", "-c", script, Program.binary.path])
      let left = try Fixtures.names(in: folder).filter { $0.hasPrefix(".") }
      if outcome.output == "0\n" { return }
      #expect(outcome.output == "\(128 + signal)\n")
      #expect(left.count == (signal == SIGKILL ? 1 : 0), "\(left)")
      #expect(try Program.run(["convert", "a.ladder", "out.vecalign"], in: folder).status == 0)
      #expect(try Fixtures.names(in: folder) == ["a.ladder", "out.vecalign"])
    }
  }
}
