import Foundation
import TestSupport
import Testing

/// What cannot be written is an error, whatever command writes it, and streams that are closed are left alone.
@Suite struct FullDeviceTests {
  private static let align = [
    "align", "--no-lexicon", "de.txt", "en.txt", "--mode", "comparable", "--language", "de=de", "--language",
    "en=en",
  ]

  private static let calls: [[String]] = [
    ["--help"], ["--version"], ["help"], ["help", "align"], ["align", "--help"], ["cache", "info"],
    ["cache", "clear"],
    align, ["show", "a.json"], ["show", "a.json", "--format", "tsv"], ["show", "a.json", "--format", "json"],
    ["show", "a.json", "--explain", "l1"], ["segment", "de.txt", "--language", "de"],
    ["segment", "de.txt", "--language", "de", "--json"], ["lexicon", "info"], ["lexicon", "build"],
    ["lexicon", "lookup", "qqqq"], ["transliterate", "--scheme", "duden", "de.txt"],
    ["names", "--no-lexicon", "a.json"], ["names", "--no-lexicon", "--check", "a.json"], ["names", "score"],
    ["conflicts", "--no-lexicon", "--min-score", "1", "a.json"], ["convert", "--check", "a.json"],
    ["convert", "--check", "--json", "a.json"], ["convert", "a.json", "/dev/stdout", "--to", "jsonl"],
    ["evaluate", "--invariants", "a.json"],
  ]

  @Test(arguments: calls)
  func aFullDeviceIsAnError(_ arguments: [String]) throws {
    try Fixtures.withTemporaryFolder { folder in
      for (name, text) in [
        ("de.txt", "Lenin kam im April 1917 in Petrograd an."),
        ("en.txt", "In April 1917 Lenin arrived in Petrograd."),
      ] { try Data(text.utf8).write(to: folder.appending(path: name)) }
      try #require(
        try Program.run(
          Self.align + ["-o", "a.json"], in: folder, cache: folder.appending(path: "cache"),
          dictionaries: folder
        ).status == 0)
      for redirection in [">/dev/full", ">&-"] {
        let outcome = try Program.run(
          arguments, in: folder, cache: folder.appending(path: "cache"), dictionaries: folder,
          wrapper: ["/bin/bash", "-c", "exec \"$0\" \"$@\" \(redirection)"], input: Data("a\tb\n".utf8))
        #expect(outcome.status == 2, "\(redirection): \(outcome.errors)")
        #expect(outcome.errors.contains("cannot be written"), "\(redirection): \(outcome.errors)")
      }
    }
  }

  /// A file that is opened when standard error is closed must not get the notes.
  @Test func notesDoNotGoIntoFiles() throws {
    try Fixtures.withTemporaryFolder { folder in
      let arguments = ["convert", Fixtures.package.path + "/Alignments/gagarin.json"]
      for closed in ["2>&-", ">&- 2>&-", "<&- >&- 2>&-"] {
        let outcome = try Program.run(
          arguments + ["\(closed.count).jsonl"], in: folder,
          wrapper: ["/bin/bash", "-c", "exec \"$0\" \"$@\" \(closed)"])
        #expect(outcome.status == 0)
      }
      #expect(try Program.run(arguments + ["open.jsonl"], in: folder).status == 0)
      for name in try Fixtures.names(in: folder) {
        #expect(
          try Data(contentsOf: folder.appending(path: name))
            == Data(contentsOf: folder.appending(path: "open.jsonl")))
      }
    }
  }

  @Test func numbersBelowZeroAreNumbers() throws {
    for (arguments, problem) in [
      (["show", "Alignments/gagarin.json", "--width", "-5"], "--width -5 is not between 1 and "),
      (["show", "Alignments/gagarin.json", "--context", "-1"], "--context -1 is less than 0"),
      (["show", "Alignments/gagarin.json", "--min-score", "-1"], "--min-score -1.0 is not between 0 and 1"),
      (["conflicts", "Alignments/gagarin.json", "--limit", "-1"], "--limit -1 is less than 0"),
      (["align", "a", "b", "--threshold", "-1"], "--threshold -1.0 is not between 0 and 1"),
      (["align", "a", "b", "--max-bead", "-1"], "--max-bead -1 is not between 1 and 16"),
      (
        ["convert", "a", "b", "--to", "foo"],
        "The value 'foo' is invalid for '--to <format>'; give one of synoptic, tmx"
      ),
    ] {
      let outcome = try Program.run(arguments)
      #expect(outcome.status == 2 && outcome.errors.contains(problem), "\(outcome.errors)")
      #expect(outcome.errors.count(where: \.isNewline) == 1)
    }
  }

  @Test func anIdMayHoldTheSign() throws {
    try Fixtures.withTemporaryFolder { folder in
      try Data("Das ist ein Satz.".utf8).write(to: folder.appending(path: "x=y.txt"))
      try Data("This is a sentence.".utf8).write(to: folder.appending(path: "en.txt"))
      let outcome = try Program.run(
        [
          "align", "x=y.txt", "en.txt", "--no-lexicon", "--language", "x=y=de", "--encoding", "x=y=UTF-8",
          "-o", "a.json",
        ], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      try FileManager.default.copyItem(atPath: folder.path + "/x=y.txt", toPath: folder.path + "/old=1.txt")
      try Data("Neu. Das ist ein Satz.".utf8).write(to: folder.appending(path: "x=y.txt"))
      let moved = try Program.run(["convert", "a.json", "b.json", "--relocate", "x=y=old=1.txt"], in: folder)
      #expect(moved.status == 0, "\(moved.errors)")
    }
  }
}
