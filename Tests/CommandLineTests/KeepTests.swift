import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing

/// `align --keep`: what a person has judged stays, the rest is done anew.
@Suite struct KeepTests {
  private static let files = ["de", "en", "ru"].map { "Corpus/gagarin/\($0).txt" }

  private func pairs(_ link: Link) -> Set<[String]> {
    var pairs: Set<[String]> = []
    for (index, one) in link.passages.enumerated() {
      for other in link.passages[(index + 1)...] where other.document != one.document {
        for a in one.sentences {
          for b in other.sentences { pairs.insert(["\(one.document):\(a)", "\(other.document):\(b)"]) }
        }
      }
    }
    return pairs
  }

  private func withEdited(
    _ arguments: [String], _ body: (_ edited: Alignment, _ kept: Alignment, Program.Outcome) throws -> Void
  ) throws {
    try Fixtures.withTemporaryFolder { folder in
      let (first, edited, result) = (
        folder.path + "/first.json", folder.path + "/edited.json", folder.path + "/kept.json"
      )
      #expect(try Program.run(["align"] + KeepTests.files + ["-o", first] + arguments).status == 0)
      var alignment = try NativeFile.read(first)
      for (index, status) in [(2, Link.Status.confirmed), (5, .rejected), (9, .confirmed), (12, .rejected)] {
        alignment.links[index].status = status
        alignment.links[index].comment = "note \(index)"
      }
      // A link that nobody found, named like one that will be.
      alignment.links.append(
        Link(
          id: "l999", score: 1, status: .manual,
          passages: [alignment.links[0].passages[0], alignment.links[20].passages[1]], evidence: [],
          comment: "made"))
      alignment.conflicts = [
        ConflictDecision(
          a: .init(document: "de", start: 3, end: 9), b: .init(document: "ru", start: 1, end: 4),
          verdict: .real, comment: "kept too")
      ]
      alignment.links[2].tags = ["sky"]
      alignment.notes = [SentenceNote(document: "en", start: 0, end: 5, text: "see there")]
      try NativeFile.write(alignment, to: edited)
      let outcome = try Program.run(
        ["align"] + KeepTests.files + ["-o", result, "--keep", edited] + arguments)
      #expect(outcome.status == 0)
      #expect(
        outcome.errors.contains(
          "Decisions kept: 2 confirmed, 2 rejected, 1 made by hand, 1 contradiction, 1 note"))
      #expect(try NativeFile.read(result).conflicts == alignment.conflicts)
      #expect(try NativeFile.read(result).notes == alignment.notes)
      try body(alignment, try NativeFile.read(result), outcome)
      #expect(try Program.run(["convert", "--check", result]).status == 0)
    }
  }

  @Test(
    .enabled(if: Fixtures.hasDictionaries, "the README's dictionaries are not installed"),
    arguments: [[], ["--pairs"]])
  func judgedLinksStandAndTheRestIsDoneAnew(arguments: [String]) throws {
    try withEdited(arguments) { edited, kept, _ in
      let judged = edited.links.filter { $0.status != .automatic }
      for link in judged { #expect(kept.links.contains(link), "\(link.id)") }
      let new = kept.links.filter { $0.status == .automatic }
      let taken = judged.reduce(into: Set<[String]>()) { $0.formUnion(pairs($1)) }
      for link in new { #expect(pairs(link).isDisjoint(with: taken), "\(link.id)") }
      #expect(Set(kept.links.map(\.id)).count == kept.links.count)
      // Most of what nobody has judged is found again.
      let before = edited.links.filter { $0.status == .automatic }.map(pairs)
      let after = Set(new.map(pairs))
      #expect(before.count { after.contains($0) } > before.count * 8 / 10)
    }
  }

  @Test func nothingJudgedChangesNothing() throws {
    try Fixtures.withTemporaryFolder { folder in
      let (first, second) = (folder.path + "/1.json", folder.path + "/2.json")
      #expect(try Program.run(["align", "--no-lexicon"] + KeepTests.files + ["-o", first]).status == 0)
      #expect(
        try Program.run(["align", "--no-lexicon"] + KeepTests.files + ["-o", second, "--keep", first]).status
          == 0)
      let isSame =
        try Data(contentsOf: URL(fileURLWithPath: first)) == Data(contentsOf: URL(fileURLWithPath: second))
      #expect(isSame)
    }
  }

  @Test func aChangedDocumentIsNamed() throws {
    try Fixtures.withTemporaryFolder { folder in
      var alignment = try NativeFile.read(Fixtures.package.path + "/Alignments/gagarin.json")
      alignment.links[0].status = .confirmed
      try NativeFile.write(alignment, to: folder.path + "/edited.json")
      let text = try String(contentsOf: Fixtures.corpus.appending(path: "gagarin/de.txt"), encoding: .utf8)
      try Data((text + "Noch ein Satz.\n").utf8).write(to: folder.appending(path: "de.txt"))
      let outcome = try Program.run([
        "align", folder.path + "/de.txt", KeepTests.files[1], KeepTests.files[2], "--keep",
        folder.path + "/edited.json",
      ])
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("\(folder.path)/de.txt: has changed since 'de' was aligned"))
      #expect(outcome.errors.contains("--relocate de="))
      let missing = try Program.run([
        "align", KeepTests.files[1], KeepTests.files[2], "--keep", folder.path + "/edited.json",
      ])
      #expect(missing.status == 2)
      #expect(missing.errors.contains("document 'de'"))
    }
  }

  private func translations(_ body: (_ folder: URL, _ arguments: [String]) throws -> Void) throws {
    try Fixtures.withTemporaryFolder { folder in
      let numbers = (10..<40).map { $0 * 37 }
      for (name, word) in [("de", "Zeile"), ("en", "line")] {
        let text = numbers.map { "\(word) \($0) \(word == "line" ? "stands here" : "steht hier") \($0 + 1)." }
        try Data(text.joined(separator: "\n").utf8).write(to: folder.appending(path: name + ".txt"))
      }
      try body(
        folder,
        [
          "align", "de.txt", "en.txt", "--presegmented", "--language", "de=de", "--language", "en=en",
          "--no-lexicon",
        ])
    }
  }

  @Test func beadsOfTranslationsAreFixed() throws {
    try translations { folder, arguments in
      let first = try Program.run(arguments + ["--mode", "parallel", "-o", "first.json"], in: folder)
      #expect(first.status == 0)
      let file = folder.appending(path: "first.json").path
      var alignment = try NativeFile.read(file)
      #expect(alignment.links.count == 30)
      // Two lines are said to be one, which nobody would find; and one is not what it seems.
      alignment.links[4].status = .manual
      alignment.links[4].passages[1].sentences = [4, 5]
      alignment.links[4].passages[1].end = alignment.links[5].passages[1].end
      alignment.links[4].evidence = []
      alignment.links.remove(at: 5)
      alignment.links[20].status = .rejected
      try NativeFile.write(alignment, to: folder.path + "/edited.json")
      let outcome = try Program.run(arguments + ["--keep", "edited.json", "-o", "kept.json"], in: folder)
      #expect(outcome.status == 0)
      let kept = try NativeFile.read(folder.path + "/kept.json")
      #expect(kept.mode == .parallel)
      #expect(kept.links.contains(alignment.links[4]) && kept.links.contains(alignment.links[20]))
      #expect(
        !kept.links.contains {
          $0.isAccepted && $0.sentences(of: "de") == [5] && $0.sentences(of: "en") == [5]
        })
      let rejected = alignment.links[20].sentences(of: "de")[0]
      #expect(
        !kept.links.contains {
          $0.isAccepted && $0.sentences(of: "de").contains(rejected)
            && $0.sentences(of: "en").contains(rejected)
        })
      #expect(try Program.run(["evaluate", "kept.json", "--invariants"], in: folder).status == 0)
      #expect(try Program.run(["convert", "--check", "kept.json"], in: folder).status == 0)
    }
  }

  @Test func beadsThatCrossAreKept() throws {
    try translations { folder, arguments in
      #expect(
        try Program.run(arguments + ["--mode", "parallel", "-o", "first.json"], in: folder).status == 0)
      var alignment = try NativeFile.read(folder.path + "/first.json")
      let passage = alignment.links[3].passages[1]
      alignment.links[3].passages[1] = alignment.links[8].passages[1]
      alignment.links[8].passages[1] = passage
      for index in [3, 8] { alignment.links[index].status = .confirmed }
      try NativeFile.write(alignment, to: folder.path + "/edited.json")
      let outcome = try Program.run(arguments + ["--keep", "edited.json", "-o", "kept.json"], in: folder)
      #expect(outcome.status == 0)
      let kept = try NativeFile.read(folder.path + "/kept.json")
      #expect(kept.links.filter { $0.status == .confirmed }.count == 2)
      for link in [alignment.links[3], alignment.links[8]] {
        #expect(kept.links.contains { $0.id == link.id && $0.passages == link.passages })
      }
    }
  }

  /// A rejected link is as if it were not there.
  @Test func rejectedLinksAreNotShown() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.path + "/a.json"
      var alignment = try NativeFile.read(Fixtures.package.path + "/Alignments/gagarin.json")
      var without = alignment
      for index in [0, 10, 20] { alignment.links[index].status = .rejected }
      without.links = alignment.links.filter(\.isAccepted)
      let gold = Fixtures.corpus.path + "/gagarin/gold"
      var outputs: [[String]] = []
      for one in [alignment, without] {
        try NativeFile.write(one, to: path)
        outputs.append([
          try Program.run(["show", path]).output,
          try Program.run(["evaluate", path, "--gold", gold]).output,
        ])
      }
      for (one, other) in zip(outputs[0], outputs[1]) {
        let isSame = one == other
        #expect(isSame)
      }
      // That two sentences are not one event leaves nothing to contradict; all else is told as before.
      for one in [without, alignment] {
        try NativeFile.write(one, to: path)
        #expect(try Program.run(["conflicts", path]).status == 0)
      }
      try NativeFile.write(alignment, to: path)
      let explained = try Program.run(["show", path, "--explain", alignment.links[0].id])
      #expect(explained.output.contains("rejected"))
    }
  }

  @Test func allRejectedHasNoContradictions() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.path + "/a.json"
      var alignment = try NativeFile.read(Fixtures.package.path + "/Alignments/gagarin.json")
      for index in alignment.links.indices { alignment.links[index].status = .rejected }
      try NativeFile.write(alignment, to: path)
      #expect(
        try Program.run(["conflicts", path, "--json"]).output.filter { !$0.isWhitespace }.contains("\"kind\"")
          == false)
    }
  }
}
