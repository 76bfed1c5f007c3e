import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing

/// `convert --check` and `convert --relocate`.
@Suite struct ConvertCheckTests {
  private struct Finding: Decodable, Equatable {
    let path, problem: String
  }

  private func findings(_ change: (inout Alignment) -> Void) throws -> [String] {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.path + "/a.json"
      var alignment = try NativeFile.read(Fixtures.package.path + "/Alignments/gagarin.json")
      change(&alignment)
      try NativeFile.write(alignment, to: path)
      let outcome = try Program.run(["convert", path, "--check"])
      let lines = outcome.output.split(separator: "\n").map(String.init)
      #expect(outcome.status == (lines.isEmpty ? 0 : 1))
      let json = try Program.run(["convert", path, "--check", "--json"])
      let list = try JSONDecoder().decode([Finding].self, from: Data(json.output.utf8))
      #expect(list.map { "\($0.path): \($0.problem)" } == lines)
      return lines
    }
  }

  @Test(arguments: Fixtures.subjects)
  func theAlignmentsOfTheRepositoryAreAsTheyShouldBe(subject: String) throws {
    let outcome = try Program.run(["convert", "--check", "Alignments/\(subject).json"])
    #expect(outcome.status == 0 && outcome.output.isEmpty)
  }

  @Test func eachFindingHasItsPath() throws {
    #expect(try findings { $0.links[3].id = "l1" } == ["links[3].id: 'l1' is the id of links[0] too"])
    #expect(
      try findings { $0.links[3].score = 0.01 }[0].hasPrefix("links[3].evidence: the weights of l4 add up to")
    )
    #expect(
      try findings { $0.links[2].passages[0].start += 1 }
        == ["links[2].passages[0]: l3 does not begin and end where its sentences of de do"])
    #expect(
      try findings { $0.links[2].passages[0].sentences = [900] }[0].hasPrefix(
        "links[2].passages[0].sentences: l3 has sentences that are not there"))
    #expect(
      try findings { $0.links[2].passages[0].sentences = [1, 3] }[0].contains("do not follow one another"))
    #expect(try findings { $0.documents[1].length += 1 }[0].hasPrefix("documents[1].length: 'en' has "))
    #expect(
      try findings { $0.documents[1].sha256 = String(repeating: "0", count: 64) }[0].hasPrefix(
        "documents[1].sha256: "))
    #expect(
      try findings { $0.documents[1].sha256 = "0" }[0].hasPrefix(
        "documents[1].sha256: '0' is not of the form"))
    #expect(
      try findings { $0.links[4].passages.swapAt(0, 1) }.contains { $0.hasPrefix("links[4].passages: ") })
    #expect(try findings { $0.links[4].evidence = [] } == [])
    // A link by hand need not explain itself.
    #expect(
      try findings {
        $0.links[3].status = .manual
        $0.links[3].score = 0.01
      } == [])
    // In parallel mode a sentence stands in one link with each other document.
    #expect(
      try findings {
        $0.mode = .parallel
        $0.links[4].passages = $0.links[3].passages
      }.contains { $0.contains("that stands in a link before it") })
  }

  @Test func streamsAreCheckedToo() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.path + "/a.jsonl"
      #expect(try Program.run(["convert", "Alignments/gagarin.json", path]).status == 0)
      let good = try Program.run(["convert", "--check", path])
      #expect(good.status == 0 && good.output.isEmpty)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      for (old, new, found) in [
        ("\"status\": \"automatic\"", "\"status\": \"so so\"", "line 2.status: 'so so' is none of"),
        ("\"id\": \"l3\"", "\"id\": \"l2\"", "links[2].id: 'l2' is the id of links[1] too"),
        ("\"mode\": \"comparable\"", "\"mode\": 7", "mode: 7 is not what is asked for"),
      ] {
        try Data(text.replacing(old, with: new, maxReplacements: 1).utf8).write(
          to: URL(fileURLWithPath: path))
        let outcome = try Program.run(["convert", "--check", path])
        #expect(outcome.status == 1)
        #expect(outcome.output.hasPrefix(found), "\(outcome.output.prefix(200))")
      }
      try Data(String(text.dropLast(30)).utf8).write(to: URL(fileURLWithPath: path))
      let cut = try Program.run(["convert", "--check", path])
      #expect(cut.status == 2)
      let last = text.split(separator: "\n").count
      #expect(cut.errors.contains(", line \(last), column "), "\(cut.errors)")
    }
  }

  @Test func documentsThatAreNotThereAreSaid() throws {
    try Fixtures.withTemporaryFolder { folder in
      var alignment = try NativeFile.read(Fixtures.package.path + "/Alignments/gagarin.json")
      for index in alignment.documents.indices { alignment.documents[index].path = "not/there" }
      try NativeFile.write(alignment, to: folder.path + "/a.json")
      let outcome = try Program.run(["convert", "a.json", "--check"], in: folder)
      #expect(outcome.status == 0)
      #expect(
        outcome.errors.contains(
          "document 'de' is not there, the first of 3, so their hashes and sentences are not checked\n"),
        "\(outcome.errors)")
      #expect(outcome.errors.count(where: \.isNewline) == 2)
      // One that is missing is said to be the one.
      for index in [0, 1] {
        alignment.documents[index].path =
          Fixtures.corpus.path + "/gagarin/\(alignment.documents[index].id).txt"
      }
      try NativeFile.write(alignment, to: folder.path + "/b.json")
      #expect(
        try Program.run(["convert", "b.json", "--check"], in: folder).errors.contains(
          "document 'ru' is not there, so its hash and sentences are not checked\n"))
    }
  }

  @Test func whatCannotBeReadIsAnError() throws {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "a.json")
      let text = try String(
        contentsOf: Fixtures.package.appending(path: "Alignments/gagarin.json"), encoding: .utf8)
      let third = try #require(text.range(of: "\"l3\", \"score\""))
      for (bytes, problem) in [
        (text.replacing("\"version\": 1", with: "\"version\": 2"), "format version 2"),
        (String(text.prefix(5_000)), "line \(1 + text.prefix(5_000).count(where: \.isNewline)), column "),
        ("[]", "is not a synoptic alignment"),
        (
          text.replacing("\"l3\", \"score\"", with: "\"l3\"; \"score\""),
          "line \(1 + text.prefix(upTo: third.lowerBound).count(where: \.isNewline)), column "
        ),
      ] {
        try Data(bytes.utf8).write(to: file)
        let outcome = try Program.run(["convert", "a.json", "--check"], in: folder)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(problem), "\(outcome.errors)")
        #expect(outcome.errors.count(where: \.isNewline) == 1)
      }
      #expect(try Program.run(["convert", "--check", "no/such.json"]).status == 2)
      #expect(try Program.run(["convert", "Alignments/gagarin.json"]).status == 2)
    }
  }

  @Test func linksMoveToAChangedDocument() throws {
    try Fixtures.withTemporaryFolder { folder in
      for name in ["de", "en", "ru"] {
        try FileManager.default.createDirectory(
          at: folder.appending(path: "Corpus/gagarin"), withIntermediateDirectories: true)
        try FileManager.default.copyItem(
          at: Fixtures.corpus.appending(path: "gagarin/\(name).txt"),
          to: folder.appending(path: "Corpus/gagarin/\(name).txt"))
      }
      let changed = folder.appending(path: "Corpus/gagarin/de.txt")
      try FileManager.default.copyItem(at: changed, to: folder.appending(path: "old.txt"))
      try FileManager.default.copyItem(
        at: Fixtures.package.appending(path: "Alignments/gagarin.json"), to: folder.appending(path: "a.json"))
      let text = try String(contentsOf: changed, encoding: .utf8)
      try Data(("Ein neuer Absatz, den es nicht gab.\n\n" + text).utf8).write(to: changed)

      let refused = try Program.run(["show", "a.json"], in: folder)
      #expect(refused.status == 2 && refused.errors.contains("--relocate"))
      let outcome = try Program.run(["convert", "a.json", "b.json", "--relocate", "de=old.txt"], in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("0 gone, 0 links left out"))
      #expect(try Program.run(["convert", "--check", "b.json"], in: folder).status == 0)
      let (before, after) = (
        try NativeFile.read(folder.path + "/a.json"), try NativeFile.read(folder.path + "/b.json")
      )
      let shift = after.documents[0].length - before.documents[0].length
      for (one, other) in zip(before.links, after.links) {
        #expect(one.id == other.id && one.score == other.score && one.evidence == other.evidence)
        for (old, new) in zip(one.passages, other.passages) {
          #expect(new.start == old.start + (old.document == "de" ? shift : 0))
        }
      }
      for wrong in ["de", "fr=old.txt", "de=Corpus/gagarin/en.txt", "de=no/such.txt"] {
        let outcome = try Program.run(["convert", "a.json", "c.json", "--relocate", wrong], in: folder)
        #expect(outcome.status == 2)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/c.json"))
      }
    }
  }
}
