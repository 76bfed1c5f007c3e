import Batch
import Foundation
import Synoptic
import TestSupport
import Testing

@Suite struct BatchRunTests {
  private static let german =
    "Am 12. April 1961 startete Gagarin von Baikonur. Er landete bei Saratow. Das war 1961."
  private static let english =
    "On 12 April 1961 Gagarin took off from Baikonur. He landed near Saratov. It was 1961."

  /// A folder with a manifest of sets, the last of which has a file that is missing.
  private static func withSets<Result>(_ count: Int, _ body: (String) throws -> Result) throws -> Result {
    try Fixtures.withTemporaryFolder { folder in
      func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
      }
      var lines = ["id\tfiles\toptions"]
      for index in 0..<count {
        try write(german + " \(index).", "\(index).de.txt")
        try write(english + " \(index).", "\(index).en.txt")
        let paths = ["de", "en"].map { "\($0)=\(folder.path)/\(index).\($0).txt" }
        lines.append("s\(index)\t\(paths.joined(separator: "|"))\tmode=comparable")
      }
      lines.append("lost\t\(folder.path)/0.de.txt|\(folder.path)/none.txt")
      try write(lines.joined(separator: "\n"), "sets.tsv")
      return try body(folder.path)
    }
  }

  private static func run(
    _ folder: String, to results: String = "out", journal: String = "journal",
    _ options: BatchRun.Options = .init()
  ) throws -> BatchCounts {
    let manifest = folder + "/sets.tsv"
    let output = folder + "/" + results
    let sets = try ManifestCheck(
      try ManifestReader(manifest, folder: output), path: manifest, shard: options.shard, needsOutputs: true
    ).sets
    let run = BatchRun(
      try ManifestReader(manifest, folder: output), sets: sets, journal: try Journal(folder + "/" + journal),
      options)
    return try run.run { SetAligner(lexicon: .empty, vectors: .none) }
  }

  private static func files(_ folder: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return Dictionary(
      uniqueKeysWithValues: try names.map {
        ($0, try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0)))
      })
  }

  @Test func resultsAreThoseOfTheAligner() throws {
    try Self.withSets(4) { folder in
      let counts = try Self.run(folder)
      #expect((counts.done, counts.failed, counts.sets) == (4, 1, 5) && counts.modes == ["comparable": 4])
      #expect(counts.failures.map(\.id) == ["lost"] && counts.failures[0].line == 6)
      #expect(counts.failures[0].problem.contains("none.txt: no such file"))
      #expect(counts.secondsLeft == 0 && counts.finished == 5)
      let files = try Self.files(folder + "/out")
      #expect(files.count == 4)
      for index in 0..<4 {
        var options = Aligner.Options()
        options.mode = .comparable
        let documents = try DocumentReader().read(["de", "en"].map { "\($0)=\(folder)/\(index).\($0).txt" })
        let synopsis = try Aligner(options, lexicon: .empty, vectors: .none).align(documents)
        #expect(try files["s\(index).json"] == NativeFile.data(synopsis.alignment))
      }
    }
  }

  @Test func whatIsDoneIsNotDoneAgain() throws {
    try Self.withSets(4) { folder in
      _ = try Self.run(folder)
      let first = try Self.files(folder + "/out")
      // One that is gone, one that a power failure has cut, one with zeros, and one that somebody has edited.
      func url(_ index: Int) -> URL { URL(fileURLWithPath: folder + "/out/s\(index).json") }
      let whole = try Data(contentsOf: url(1))
      try FileManager.default.removeItem(at: url(0))
      try whole.prefix(whole.count / 2).write(to: url(1))
      try Data(count: whole.count).write(to: url(2))
      var edited = try NativeFile.read(url(3).path)
      edited.links.removeAll()
      try NativeFile.write(edited, to: url(3).path)
      let counts = try Self.run(folder)
      #expect((counts.done, counts.known, counts.failed) == (3, 1, 1))
      #expect(counts.edited == 1 && counts.firstEdited == "s3")
      var expected = first
      expected["s3.json"] = try NativeFile.data(edited)
      #expect(try Self.files(folder + "/out") == expected)
      #expect(try Self.run(folder).known == 4)
    }
  }

  @Test func otherSettingsAreOtherWork() throws {
    try Self.withSets(2) { folder in
      var options = BatchRun.Options()
      _ = try Self.run(folder, options)
      options.context = "another dictionary"
      #expect(try Self.run(folder, options).done == 2)
      #expect(try Self.run(folder, to: "elsewhere", options).done == 2)
      #expect(try Self.run(folder, options).known == 2)
    }
  }

  /// What a run has made with other options is not taken for what one with the first ones had made.
  @Test func optionsThatComeBackAreWorkAgain() throws {
    try Self.withSets(2) { folder in
      let manifest = URL(fileURLWithPath: folder + "/sets.tsv")
      let first = try String(contentsOf: manifest, encoding: .utf8)
      _ = try Self.run(folder)
      let made = try Self.files(folder + "/out")
      try Data(first.replacing("mode=comparable", with: "mode=parallel").utf8).write(to: manifest)
      #expect(try Self.run(folder).done == 2)
      #expect(try Self.files(folder + "/out") != made)
      try Data(first.utf8).write(to: manifest)
      #expect(try Self.run(folder).done == 2)
      #expect(try Self.files(folder + "/out") == made)
      #expect(try Self.run(folder).known == 2)
      // The file of before is no edited one.
      try Data(first.replacing("mode=comparable", with: "mode=parallel").utf8).write(to: manifest)
      let other = try Self.run(folder)
      #expect(other.done == 2 && other.edited == 0)
      for (name, data) in made { try data.write(to: URL(fileURLWithPath: folder + "/out/" + name)) }
      #expect(try Self.run(folder).done == 2)
    }
  }

  @Test(arguments: [false, true])
  func whatWasEditedIsKeptWithOtherSettingsToo(_ isForced: Bool) throws {
    try Self.withSets(2) { folder in
      _ = try Self.run(folder)
      let path = folder + "/out/s1.json"
      var edited = try NativeFile.read(path)
      edited.links.removeAll()
      try NativeFile.write(edited, to: path)
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      var options = BatchRun.Options()
      options.context = "another dictionary"
      options.overwrites = isForced
      let counts = try Self.run(folder, options)
      #expect((counts.done, counts.known, counts.edited) == (isForced ? (2, 0, 0) : (1, 1, 1)))
      #expect(try (Data(contentsOf: URL(fileURLWithPath: path)) == before) != isForced)
    }
  }

  /// A result that cannot be read may have somebody's work in it.
  @Test(
    arguments: [
      { (whole: Data) in whole.prefix(whole.count / 2) + Data("my note".utf8) },
      { (whole: Data) in
        Data(String(decoding: whole, as: UTF8.self).replacing("score", with: "sc", maxReplacements: 1).utf8)
      },
      { (whole: Data) in whole + Data("my note".utf8) },
      { (_: Data) in Data("my notes".utf8) },
    ] as [@Sendable (Data) -> Data])
  func aResultThatCannotBeReadIsKept(_ change: @Sendable (Data) -> Data) throws {
    try Self.withSets(1) { folder in
      _ = try Self.run(folder)
      let url = URL(fileURLWithPath: folder + "/out/s0.json")
      let changed = change(try Data(contentsOf: url))
      try changed.write(to: url)
      let counts = try Self.run(folder)
      #expect((counts.done, counts.failed) == (0, 2))
      #expect(
        counts.failures.contains { $0.id == "s0" && $0.problem.contains("is there already") },
        "\(counts.failures)")
      #expect(try Data(contentsOf: url) == changed)
    }
  }

  @Test func shardsAreTheWholeTogether() throws {
    try Self.withSets(7) { folder in
      _ = try Self.run(folder)
      var done = 0
      for number in 1...3 {
        var options = BatchRun.Options()
        options.shard = try #require(Shard("\(number)/3"))
        let counts = try Self.run(folder, to: "parts", journal: "journal \(number)", options)
        #expect(counts.finished == counts.sets)
        done += counts.done
      }
      // Another folder is another output, and the same bytes.
      #expect(try done == 7 && Self.files(folder + "/parts") == Self.files(folder + "/out"))
    }
  }

  @Test func aRunCanEndAtTheFirstFailure() throws {
    try Self.withSets(1) { folder in
      let manifest = folder + "/sets.tsv"
      let lines = try String(contentsOfFile: manifest, encoding: .utf8).split(separator: "\n")
      try Data([lines[0], lines[2], lines[1]].joined(separator: "\n").utf8).write(
        to: URL(fileURLWithPath: manifest))
      var options = BatchRun.Options()
      options.failsFast = true
      options.threads = 1
      let counts = try Self.run(folder, options)
      #expect((counts.done, counts.failed, counts.sets) == (0, 1, 2))
    }
  }

  @Test func whatIsNoAlignmentIsKept() throws {
    try Self.withSets(1) { folder in
      try FileManager.default.createDirectory(atPath: folder + "/out", withIntermediateDirectories: true)
      try Data("my notes".utf8).write(to: URL(fileURLWithPath: folder + "/out/s0.json"))
      let counts = try Self.run(folder)
      #expect(counts.failed == 2 && counts.failures.contains { $0.problem.contains("is not an alignment") })
      #expect(try Self.files(folder + "/out")["s0.json"] == Data("my notes".utf8))
    }
  }
}
