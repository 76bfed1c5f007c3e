import Foundation
import TestSupport
import Testing

@Suite struct BatchTests {
  private static let german =
    "Am 12. April 1961 startete Gagarin von Baikonur.\nEr landete bei Saratow.\nAnna Tachtarowa sah ihn."
  private static let english =
    "On 12 April 1961 Gagarin took off from Baikonur.\nHe landed near Saratov.\nAnna Takhtarova saw him."
  private static let options = ["--no-lexicon", "--encoder", "none"]

  /// A folder with `count` sets of two small documents in `sets.tsv`.
  private static func withSets<Result>(
    _ count: Int, others: [String] = [], _ body: (URL) throws -> Result
  ) throws -> Result {
    try Fixtures.withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appending(path: "docs"), withIntermediateDirectories: true)
      var lines = ["id\tfiles\toptions"]
      for index in 0..<count {
        for (language, text) in [("de", german), ("en", english)] {
          let text = (0...index % 5).map { "\(text)\n\(1900 + index + $0)." }.joined(separator: "\n")
          try Data(text.utf8).write(to: folder.appending(path: "docs/\(index).\(language).txt"))
        }
        lines.append("s\(index)\tde=docs/\(index).de.txt|en=docs/\(index).en.txt\tlanguage=de=de")
      }
      try Data((lines + others).joined(separator: "\n").utf8).write(to: folder.appending(path: "sets.tsv"))
      return try body(folder)
    }
  }

  private static func files(_ folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try Fixtures.names(in: folder) {
      files[name] = try Data(contentsOf: folder.appending(path: name))
    }
    return files
  }

  /// The program at work, with nobody who reads what it says.
  private static func start(_ arguments: [String], in folder: URL) throws -> Process {
    let process = Process()
    process.executableURL = Program.binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private static func linesOfJournal(_ folder: URL, _ name: String = "sets.tsv.journal") throws -> [[String:
    Any]]
  {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n").dropFirst()
      .compactMap {
        try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
      }
  }

  // MARK: - Runs

  @Test func resultsAreThoseOfAlign() throws {
    try Self.withSets(6) { folder in
      let outcome = try Program.run(
        ["batch", "sets.tsv", "-o", "out/deep", "--summary", "sum.json", "--options", "mode=parallel"]
          + Self.options,
        in: folder)
      #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
      #expect(outcome.errors.hasPrefix("6 of 6 sets aligned, ") && outcome.errors.contains("sets a second."))
      for index in 0..<6 {
        let files = ["de", "en"].map { "\($0)=docs/\(index).\($0).txt" }
        let aligned = try Program.run(
          ["align"] + files + ["-o", "one.json", "--mode", "parallel", "--language", "de=de"] + Self.options,
          in: folder)
        #expect(aligned.status == 0)
        let one = try Data(contentsOf: folder.appending(path: "one.json"))
        #expect(try one == Data(contentsOf: folder.appending(path: "out/deep/s\(index).json")))
      }
      let summary = try #require(
        try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: "sum.json")))
          as? [String: Any])
      #expect(summary["done"] as? Int == 6 && summary["failed"] as? Int == 0)
      #expect((summary["modes"] as? [String: Int]) == ["parallel": 6])

      let again = try Program.run(
        ["batch", "sets.tsv", "-o", "out/deep", "--summary", "sum.json", "--options", "mode=parallel"]
          + Self.options,
        in: folder)
      #expect(again.errors.hasPrefix("0 of 6 sets aligned, 6 done before, 0 links; "), "\(again.errors)")
    }
  }

  @Test func aSetThatFailsDoesNotStopTheOthers() throws {
    try Self.withSets(3, others: ["lost\tdocs/0.de.txt|none.txt\t", "last\tdocs/1.de.txt|docs/2.en.txt\t"]) {
      folder in
      let outcome = try Program.run(["batch", "sets.tsv", "-o", "out"] + Self.options, in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("lost (line 5): none.txt: no such file\n"))
      #expect(outcome.errors.hasSuffix("synoptic: 1 of 5 sets failed; sets.tsv.journal says why of each\n"))
      #expect(try Fixtures.names(in: folder.appending(path: "out")).count == 4)
      // What was wrong is mended, and only that is done.
      try Data(Self.english.utf8).write(to: folder.appending(path: "none.txt"))
      let mended = try Program.run(["batch", "sets.tsv", "-o", "out"] + Self.options, in: folder)
      #expect(mended.status == 0 && mended.errors.hasPrefix("1 of 5 sets aligned, 4 done before, "))
    }
    try Self.withSets(3, others: ["last\tdocs/1.de.txt|docs/2.en.txt\t"]) { folder in
      try FileManager.default.removeItem(at: folder.appending(path: "docs/0.en.txt"))
      let outcome = try Program.run(
        ["batch", "sets.tsv", "-o", "out", "--fail-fast", "--jobs", "1"] + Self.options, in: folder)
      #expect(outcome.status == 2 && outcome.errors.contains("1 failed, 3 not reached"), "\(outcome.errors)")
    }
  }

  @Test(arguments: [
    ["batch"], ["batch", "sets.tsv"], ["batch", "none.tsv", "-o", "out"], ["batch", "docs", "-o", "out"],
    ["batch", "sets.tsv", "-o", "sets.tsv"],
    ["batch", "sets.tsv", "-o", "out", "--journal", "docs/0.de.txt"],
    ["batch", "sets.tsv", "-o", "out", "--summary", "docs/0.de.txt"], ["batch", "sets.tsv", "--stdin"],
    ["batch", "sets.tsv", "-o", "out", "--shard", "0/2"],
    ["batch", "sets.tsv", "-o", "out", "--options", "colour=red"],
    ["batch", "sets.tsv", "-o", "out", "--memory", "much"],
    ["batch", "sets.tsv", "-o", "out", "--timeout", "0"],
    ["batch", "--stdin", "--shard", "1/2"], ["batch", "-", "-o", "out"], ["batch", "--pairs-of", "none"],
  ])
  func wrongCallsAreErrorsInOneSentence(_ arguments: [String]) throws {
    try Self.withSets(1) { folder in
      let outcome = try Program.run(arguments, in: folder)
      #expect(outcome.status == 2, "\(outcome.errors)")
      #expect(
        outcome.errors.split(separator: "\n").last?.hasPrefix("synoptic: ") == true, "\(outcome.errors)")
      #expect(
        try String(contentsOf: folder.appending(path: "docs/0.de.txt"), encoding: .utf8).hasPrefix("Am 12."))
    }
  }

  @Test func shardsAreTheWholeTogether() throws {
    try Self.withSets(7) { folder in
      let whole = try Program.run(["batch", "sets.tsv", "-o", "whole"] + Self.options, in: folder)
      #expect(whole.status == 0)
      for number in 1...3 {
        let arguments = ["batch", "sets.tsv", "-o", "parts", "--shard", "\(number)/3"]
        #expect(try Program.run(arguments + Self.options, in: folder).status == 0)
        #expect(FileManager.default.fileExists(atPath: folder.path + "/sets.tsv.\(number)-of-3.journal"))
      }
      #expect(try Self.files(folder.appending(path: "parts")) == Self.files(folder.appending(path: "whole")))
    }
  }

  /// A run that is killed, at any moment, and begun again gives the same files, and no set is done twice.
  @Test func aKilledRunGoesOn() throws {
    try Self.withSets(60) { folder in
      let arguments = ["batch", "sets.tsv", "-o", "whole", "--journal", "whole.journal"] + Self.options
      let began = Date()
      #expect(try Program.run(arguments, in: folder).status == 0)
      let seconds = Date().timeIntervalSince(began)
      let expected = try Self.files(folder.appending(path: "whole"))
      #expect(expected.count == 60)
      var generator = SeededGenerator(seed: 26)
      for _ in 0..<6 {
        for name in ["out", "sets.tsv.journal"] {
          try? FileManager.default.removeItem(at: folder.appending(path: name))
        }
        for _ in 0..<3 {
          let process = try Self.start(["batch", "sets.tsv", "-o", "out"] + Self.options, in: folder)
          usleep(UInt32(Double.random(in: 0...0.6, using: &generator) * seconds * 1e6))
          kill(process.processIdentifier, SIGKILL)
          process.waitUntilExit()
          let files = (try? Self.files(folder.appending(path: "out"))) ?? [:]
          for (name, data) in files where !name.hasPrefix(".") { #expect(expected[name] == data, "\(name)") }
        }
        let outcome = try Program.run(["batch", "sets.tsv", "-o", "out"] + Self.options, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try Self.files(folder.appending(path: "out")) == expected)
        let done = try Self.linesOfJournal(folder).compactMap { $0["id"] as? String }
        #expect(done.count == 60 && Set(done).count == 60)
      }
    }
  }

  // MARK: - Standard input

  @Test func setsFromStandardInputHaveAResultALine() throws {
    try Self.withSets(2) { folder in
      let input = """
        {"id":"a","files":["docs/0.de.txt","docs/0.en.txt"]}
        {"id":"b","files":["docs/1.de.txt","none.txt"]}
        {"id":"c","files":["docs/1.de.txt","docs/1.en.txt"],"output":"c.json","options":{"mode":"parallel"}}
        """
      let outcome = try Program.run(["batch", "--stdin"] + Self.options, in: folder, input: input)
      #expect(outcome.status == 2)
      let lines = try outcome.output.split(separator: "\n").map {
        try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }
      #expect(lines.map { $0["status"] as? String } == ["done", "failed", "done"])
      let alignment = try #require(lines.first?["alignment"] as? [String: Any])
      #expect(alignment["format"] as? String == "synoptic-alignment")
      #expect(lines[1]["problem"] as? String == "none.txt: no such file")
      #expect(lines[2]["output"] as? String == "c.json" && lines[2]["alignment"] == nil)
      #expect(try Data(contentsOf: folder.appending(path: "c.json")).count == lines[2]["bytes"] as? Int)
    }
  }

  // MARK: - Limits

  /// A pipe that nobody writes to: whoever reads it waits for ever.
  private static let hanging = "hang\tdocs/0.de.txt|docs/pipe\tlanguage=pipe=en"

  @Test func aSetOverItsTimeIsEnded() throws {
    try Self.withSets(3, others: [Self.hanging, "last\tdocs/1.de.txt|docs/2.en.txt\t"]) { folder in
      #expect(mkfifo(folder.path + "/docs/pipe", 0o600) == 0)
      let outcome = try Program.run(
        ["batch", "sets.tsv", "-o", "out", "--timeout", "15"] + Self.options, in: folder)
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.contains("hang (line 5): took longer than 15 s and was ended\n"), "\(outcome.errors)")
      #expect(outcome.errors.contains("4 of 5 sets aligned, 1 failed, "))
      #expect(try Fixtures.names(in: folder.appending(path: "out")).count == 4)
      // The files of worker processes are those of one process.
      #expect(
        try Program.run(
          ["batch", "sets.tsv", "-o", "in", "--timeout", "9", "--shard", "1/7"] + Self.options, in: folder
        ).status == 0)
      let plain = try Program.run(
        ["align", "de=docs/0.de.txt", "en=docs/0.en.txt", "--language", "de=de", "-o", "one.json"]
          + Self.options, in: folder)
      #expect(plain.status == 0)
      let one = try Data(contentsOf: folder.appending(path: "one.json"))
      #expect(try one == Data(contentsOf: folder.appending(path: "out/s0.json")))
      #expect(try one == Data(contentsOf: folder.appending(path: "in/s0.json")))
    }
  }

  @Test func aSetOverItsMemoryIsEnded() throws {
    try Self.withSets(
      2, others: ["large\tdocs/0.de.txt|docs/large.txt\t", "last\tdocs/1.de.txt|docs/0.en.txt\t"]
    ) {
      folder in
      try Data(String(repeating: Self.english + "\n", count: 400_000).utf8).write(
        to: folder.appending(path: "docs/large.txt"))
      let outcome = try Program.run(
        ["batch", "sets.tsv", "-o", "out", "--memory", "200M"] + Self.options, in: folder)
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.contains("large (line 4): needed more than 200 MB of memory and was ended\n"),
        "\(outcome.errors)")
      #expect(outcome.errors.contains("3 of 4 sets aligned, 1 failed, "))
    }
  }

  /// The processes that a process has started.
  private static func children(of process: Int32) -> [Int32] {
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
    return tasks.flatMap { task in
      ((try? String(contentsOfFile: "/proc/\(process)/task/\(task)/children", encoding: .utf8)) ?? "")
        .split(separator: " ").compactMap { Int32($0) }
    }
  }

  /// Waits until something is so, for a minute at most.
  private static func wait(until isSo: () -> Bool) -> Bool {
    for _ in 0..<600 {
      if isSo() { return true }
      usleep(100_000)
    }
    return false
  }

  @Test func aProcessThatEndsIsOneSetThatFails() throws {
    try Self.withSets(1, others: [Self.hanging, "last\tdocs/0.de.txt|docs/0.en.txt\t"]) { folder in
      #expect(mkfifo(folder.path + "/docs/pipe", 0o600) == 0)
      let process = try Self.start(
        ["batch", "sets.tsv", "-o", "out", "--timeout", "600", "--jobs", "1"] + Self.options, in: folder)
      #expect(Self.wait { FileManager.default.fileExists(atPath: folder.path + "/out/s0.json") })
      #expect(Self.wait { (try? Self.linesOfJournal(folder).count) == 1 })
      // It had aligned the first set, so that the second is tried in another process.
      var killed: [Int32] = []
      for _ in 0..<2 {
        #expect(
          Self.wait { Self.children(of: process.processIdentifier).contains { !killed.contains($0) } })
        for child in Self.children(of: process.processIdentifier) where !killed.contains(child) {
          killed.append(child)
          kill(child, SIGKILL)
        }
      }
      process.waitUntilExit()
      #expect(process.terminationStatus == 2)
      let problems = try Self.linesOfJournal(folder).map { $0["problem"] as? String }
      #expect(problems == [nil, "its process ended: signal 9", nil])
    }
  }

  @Test func processesEndWithTheRun() throws {
    try Self.withSets(0, others: [Self.hanging, "last\tdocs/0.de.txt|docs/0.en.txt\t"]) { folder in
      for language in ["de", "en"] {
        try Data(Self.german.utf8).write(to: folder.appending(path: "docs/0.\(language).txt"))
      }
      #expect(mkfifo(folder.path + "/docs/pipe", 0o600) == 0)
      let process = try Self.start(
        ["batch", "sets.tsv", "-o", "out", "--timeout", "600", "--jobs", "1"] + Self.options, in: folder)
      var children: [Int32] = []
      #expect(
        Self.wait {
          children = Self.children(of: process.processIdentifier)
          return !children.isEmpty
        })
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(
        Self.wait {
          children.allSatisfy { child in
            let text = (try? String(contentsOfFile: "/proc/\(child)/cmdline", encoding: .utf8)) ?? ""
            return !text.contains("--worker-of")
          }
        })
    }
  }

  // MARK: - What came of it

  /// A set whose documents are in each other's language.
  private static let mistaken =
    "mistaken\tde=docs/0.en.txt|en=docs/0.de.txt\tmode=comparable language=de=de language=en=en"

  @Test func aReportSaysWhichSetsLookWrong() throws {
    try Self.withSets(3, others: [Self.mistaken, "lost\tdocs/0.de.txt|none.txt\t"]) { folder in
      let arguments = ["batch", "sets.tsv", "-o", "out", "--report", "report.md"] + Self.options
      #expect(try Program.run(arguments, in: folder).status == 2)
      func report() throws -> String {
        try String(contentsOf: folder.appending(path: "report.md"), encoding: .utf8)
      }
      let first = try report()
      #expect(first.hasPrefix("# Sets of sets.tsv\n\n4 aligned, 1 failed; "), "\(first)")
      #expect(first.contains("| mistaken | de is said to be German, and its words are English |"), "\(first)")
      #expect(
        first.contains("## Look wrong: language (2)") && first.contains("| lost | none.txt: no such file |"))
      // The next run does nothing anew, and tells the same.
      let again = try Program.run(arguments, in: folder)
      #expect(again.status == 2 && again.errors.contains("4 done before"), "\(again.errors)")
      #expect(try report() == first)
      let refused = try Program.run(
        ["batch", "sets.tsv", "-o", "out", "--report", "docs/0.de.txt"] + Self.options, in: folder)
      #expect(refused.status != 0 && refused.errors.contains("is not a report of a run"), "\(refused.errors)")
    }
  }

  @Test(arguments: [
    ["all.jsonl"], ["all.tmx"], ["all.tsv"], ["all.xces"], ["all", "--to", "moses"],
    ["all.txt", "--to", "tsv"],
  ])
  func theLinksOfAllSetsAreOneFile(_ merged: [String]) throws {
    try Self.withSets(4, others: ["lost\tdocs/0.de.txt|none.txt\t"]) { folder in
      let arguments =
        ["batch", "sets.tsv", "-o", "out", "--options", "mode=parallel language=en=en", "--merged"] + merged
        + Self.options
      let outcome = try Program.run(arguments, in: folder)
      #expect(outcome.status == 2 && outcome.errors.contains("\(merged[0]): 4 sets"), "\(outcome.errors)")
      let names = try Fixtures.names(in: folder).filter { $0.hasPrefix("all") }
      #expect(names == (merged[0] == "all" ? ["all.de", "all.en"] : [merged[0]]))
      let before = try names.map { try Data(contentsOf: folder.appending(path: $0)) }
      #expect(!before.contains(Data()))
      #expect(try Program.run(arguments, in: folder).status == 2)
      #expect(try names.map { try Data(contentsOf: folder.appending(path: $0)) } == before)
    }
  }

  @Test(arguments: [
    ["--merged", "all.json"], ["--merged", "all.ladder"], ["--merged", "all"], ["--to", "tmx"],
    ["--merged", "docs/0.de.txt", "--to", "tsv"], ["--merged", "sets.tsv"], ["--merged", "none/all.tmx"],
    ["--merged", "sets.tsv", "--to", "jsonl"], ["--report", "sets.tsv"], ["--report", "none/report.md"],
    ["--merged", "terms.tsv", "--glossary", "terms.tsv"],
    ["--merged", "./terms.tsv", "--dictionary", "terms.tsv"],
    ["--report", "terms.tsv", "--glossary", "terms.tsv"],
  ])
  func whatCannotBeWrittenIsSaidBeforeTheWork(_ arguments: [String]) throws {
    try Self.withSets(1) { folder in
      let terms = Data("de\ten\nHaus\thouse\n".utf8)
      try terms.write(to: folder.appending(path: "terms.tsv"))
      let outcome = try Program.run(
        ["batch", "sets.tsv", "-o", "out"] + arguments + Self.options, in: folder)
      #expect(outcome.status == 2, "\(outcome.errors)")
      #expect(try Data(contentsOf: folder.appending(path: "terms.tsv")) == terms)
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"), "\(outcome.errors)")
    }
  }

  /// A disk that is full before the end, and a folder of temporary files that is not there.
  @Test(arguments: [
    ["all.jsonl"], ["all.tmx"], ["all.tsv"], ["all.xces"], ["all.xlf"], ["all.xlf", "--to", "xliff1.2"],
    ["all", "--to", "moses"],
  ])
  func whatCannotBeMergedLeavesWhatWasThere(_ merged: [String]) throws {
    try Self.withSets(150) { folder in
      let arguments =
        ["batch", "sets.tsv", "-o", "out", "--options", "mode=parallel", "--merged"] + merged + Self.options
      #expect(try Program.run(arguments, in: folder).status == 0)
      func files() throws -> [String: Data] {
        let names = try Fixtures.names(in: folder).filter { $0.hasPrefix("all") || $0.hasPrefix(".") }
        return Dictionary(
          uniqueKeysWithValues: try names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
      }
      let before = try files()
      #expect(before.count == (merged[0] == "all" ? 2 : 1) && before.values.allSatisfy { $0.count > 20_000 })
      // No file gets longer than 8 kB.
      let full = ["/bin/bash", "-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\""]
      let outcome = try Program.run(arguments, in: folder, wrapper: full)
      #expect(outcome.status == 2, "\(outcome.errors)")
      let last = outcome.errors.split(separator: "\n").last ?? ""
      #expect(
        last.hasPrefix("synoptic: all") && last.contains("cannot be written: File too large"), "\(last)")
      #expect(try files() == before)
      for name in before.keys { try FileManager.default.removeItem(at: folder.appending(path: name)) }
      #expect(try Program.run(arguments, in: folder, wrapper: full).status == 2)
      #expect(try files().isEmpty)
      guard merged[0] == "all.xces" else { return }
      let homeless = try Program.run(arguments, in: folder, wrapper: ["/usr/bin/env", "TMPDIR=/none"])
      #expect(
        homeless.status == 2 && homeless.errors.contains("no file can be made in it"), "\(homeless.errors)")
      #expect(try files().isEmpty)
    }
  }

  /// The documents are of the format that is written, and kept all the same.
  @Test(arguments: [["texts/0", "--to", "moses"], ["texts/0.de", "--to", "tsv"], ["link.tsv"]])
  func documentsAreNoMergedFiles(_ merged: [String]) throws {
    try Fixtures.withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appending(path: "texts"), withIntermediateDirectories: true)
      let texts = ["de": "Das Haus\tthe house\nDer Fluss\tthe river\n", "en": "The house\tx\nThe river\ty\n"]
      for (language, text) in texts {
        try Data(text.utf8).write(to: folder.appending(path: "texts/0.\(language)"))
      }
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/link.tsv", withDestinationPath: "texts/0.en")
      try Data(
        "id\tfiles\toptions\na\tde=texts/0.de|en=texts/0.en\tlanguage=de=de language=en=en mode=parallel\n"
          .utf8
      ).write(to: folder.appending(path: "sets.tsv"))
      let outcome = try Program.run(
        ["batch", "sets.tsv", "-o", "out", "--merged"] + merged + Self.options, in: folder)
      #expect(outcome.status == 2, "\(outcome.errors)")
      #expect(
        outcome.errors.contains("is one of the files that are read")
          || outcome.errors.contains("which is read"), "\(outcome.errors)")
      for (language, text) in texts {
        #expect(try Data(contentsOf: folder.appending(path: "texts/0.\(language)")) == Data(text.utf8))
      }
    }
  }

  @Test func onlyWhatIsDoneIsInTheMergedFile() throws {
    try Self.withSets(3, others: ["lost\tdocs/0.de.txt|none.txt\t"]) { folder in
      try FileManager.default.createDirectory(
        at: folder.appending(path: "out"), withIntermediateDirectories: true)
      // What lies there is of no run.
      let made = try Program.run(
        ["align", "docs/0.de.txt", "docs/1.en.txt", "-o", "out/lost.json"] + Self.options, in: folder)
      #expect(made.status == 0, "\(made.errors)")
      let outcome = try Program.run(
        ["batch", "sets.tsv", "-o", "out", "--merged", "all.jsonl"] + Self.options, in: folder)
      #expect(outcome.errors.contains("all.jsonl: 3 sets"), "\(outcome.errors)")
      #expect(outcome.errors.contains("not in it as they are not done: 1 set."), "\(outcome.errors)")
      let text = try String(contentsOf: folder.appending(path: "all.jsonl"), encoding: .utf8)
      #expect(!text.contains("\"lost\""))
    }
  }

  /// What is the same by name and version is not the same.
  @Test(arguments: ["--glossary", "--dictionary"])
  func aDictionaryThatWasEditedIsAnother(_ option: String) throws {
    try Self.withSets(2) { folder in
      func run(_ terms: String) throws -> String {
        try Data(terms.utf8).write(to: folder.appending(path: "terms.tsv"))
        return try Program.run(
          ["batch", "sets.tsv", "-o", "out", option, "terms.tsv"] + Self.options, in: folder
        ).errors
      }
      let first = "de\ten\nsah\tsaw\n"
      #expect(try run(first).contains("2 of 2 sets aligned, "))
      #expect(try run(first).contains("0 of 2 sets aligned, 2 done before"))
      #expect(try run("de\ten\nsah\tmet\n").contains("2 of 2 sets aligned, "))
      #expect(try run("de\tfr\nsah\tmet\n").contains("2 of 2 sets aligned, "))
      let other = option == "--glossary" ? "--dictionary" : "--glossary"
      let outcome = try Program.run(
        ["batch", "sets.tsv", "-o", "out", other, "terms.tsv"] + Self.options, in: folder)
      #expect(outcome.errors.contains("2 of 2 sets aligned, "), "\(outcome.errors)")
    }
  }

  // MARK: - Pairs

  @Test func pairsOfAFolderAreAManifest() throws {
    try Self.withSets(3) { folder in
      let made = try Program.run(["batch", "--pairs-of", "docs"], in: folder)
      #expect(made.status == 0 && made.errors == "3 sets found.\n")
      try Data(made.output.utf8).write(to: folder.appending(path: "pairs.jsonl"))
      let outcome = try Program.run(["batch", "pairs.jsonl", "-o", "out"] + Self.options, in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(try Fixtures.names(in: folder.appending(path: "out")) == ["0.json", "1.json", "2.json"])
    }
  }
}
