import Foundation
import TestSupport
import Testing

/// The line that says how far a run is, on the terminal of a shell.
@Suite(.serialized) struct ProgressLineTests {
  /// Writing the line anew begins so.
  private static let anew = "\r\u{1B}[K"

  /// What the terminal gets of a run of some seconds.
  ///
  /// - Parameter place: see Tests/Tools/jobs.py.
  private static func run(_ place: String) throws -> Program.Outcome {
    try Fixtures.withTemporaryFolder { folder in
      var names: [String] = []
      for language in ["de", "en"] {
        let texts = try ["gagarin", "katharina", "leningrad", "mendelejew"].map {
          try String(
            contentsOf: Fixtures.package.appending(path: "Corpus/\($0)/\(language).txt"), encoding: .utf8)
        }
        // Of many documents it is told often how many pairs are done.
        for number in 1...8 {
          names.append("\(language)\(number).txt")
          try Data(texts.joined(separator: "\n\n").utf8).write(
            to: folder.appending(path: "\(language)\(number).txt"))
        }
      }
      return try Program.run(
        ["align"] + names + ["--mode", "comparable", "--encoder", "none", "--no-lexicon", "-o", "r.json"],
        in: folder,
        wrapper: [
          "/usr/bin/env", "TERM=xterm", "/usr/bin/python3", Fixtures.package.path + "/Tests/Tools/jobs.py",
          place,
        ])
    }
  }

  @Test func theTerminalOfAJobInTheForegroundShowsIt() throws {
    let outcome = try Self.run("foreground")
    #expect(outcome.status == 0 && outcome.output.contains(Self.anew), "\(outcome)")
    // It is taken away before a note is written.
    let shown = outcome.output.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: Self.anew, omittingEmptySubsequences: false).last ?? line
    }
    #expect(shown.contains { $0.hasPrefix("German: 8 documents, ") }, "\(shown)")
  }

  /// The line is the shell's then, and its prompt stands there.
  @Test func thatOfOneInTheBackgroundDoesNot() throws {
    let outcome = try Self.run("background")
    #expect(outcome.status == 0 && outcome.output.contains("See them"), "\(outcome)")
    #expect(!outcome.output.contains("\u{1B}"), "\(outcome.output.debugDescription)")
  }

  /// A batch of some seconds: its bar is the same line.
  ///
  /// - Parameter place: see Tests/Tools/jobs.py.
  private static func batch(_ place: String) throws -> Program.Outcome {
    try Fixtures.withTemporaryFolder { folder in
      var lines = ["id\tfiles"]
      for subject in ["gagarin", "katharina", "leningrad", "mendelejew"] {
        for (number, pair) in [("de", "en"), ("de", "ru"), ("en", "ru")].enumerated() {
          let files = [pair.0, pair.1].map { Fixtures.package.path + "/Corpus/\(subject)/\($0).txt" }
          for again in 0..<6 {
            lines.append("\(subject)-\(number)-\(again)\t\(files.joined(separator: "|"))")
          }
        }
      }
      lines.append("lost\tnone.txt|none.md")
      try Data(lines.joined(separator: "\n").utf8).write(to: folder.appending(path: "sets.tsv"))
      return try Program.run(
        ["batch", "sets.tsv", "-o", "out", "--encoder", "none", "--no-lexicon", "--jobs", "1"], in: folder,
        wrapper: [
          "/usr/bin/env", "TERM=xterm", "/usr/bin/python3", Fixtures.package.path + "/Tests/Tools/jobs.py",
          place,
        ])
    }
  }

  @Test func theBarOfABatchIsThatLine() throws {
    let outcome = try Self.batch("foreground")
    #expect(outcome.status == 2 && outcome.output.contains(Self.anew + "["), "\(outcome)")
    // It is taken away before what the run came to is said.
    #expect(outcome.output.contains(Self.anew + "72 of 73 sets aligned"), "\(outcome)")
  }

  @Test func thatOfOneInTheBackgroundDoesNotShow() throws {
    let outcome = try Self.batch("background")
    #expect(outcome.status == 2 && outcome.output.contains("72 of 73 sets aligned"), "\(outcome)")
    #expect(!outcome.output.contains("\u{1B}"), "\(outcome.output.debugDescription)")
  }

  /// Work goes on while a terminal is stopped (Ctrl-S) that the line is written to.
  @Test func aTerminalThatIsStoppedDoesNotStopTheWork() throws {
    let outcome = try Self.run("stopped")
    #expect(outcome.status == 0 && outcome.output.hasSuffix("worked on\n"), "\(outcome)")
  }
}
