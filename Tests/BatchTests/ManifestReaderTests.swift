import Batch
import Foundation
import Synoptic
import TestSupport
import Testing

@Suite struct ManifestReaderTests {
  private static func sets(
    _ text: String, defaults: [SetOptions.Value] = [], folder: String? = "out"
  ) throws -> [BatchSet] {
    try Fixtures.withTemporaryFolder { temporary in
      let file = temporary.appending(path: "sets")
      try Data(text.utf8).write(to: file)
      var reader = try ManifestReader(file.path, defaults: defaults, folder: folder)
      var sets: [BatchSet] = []
      while let set = try reader.next() { sets.append(set) }
      return sets
    }
  }

  @Test func tablesAndLinesOfJSONSayTheSame() throws {
    let table = """
      output\tid\tfiles\toptions

      \tone\ta.txt|en=b c.txt\t
      x/y.json\ttwo\tc.txt|d.txt|e.txt\tmode=parallel language=c=de language=d=en pairs
      """
    let lines = """
      {"id":"one","files":["a.txt","en=b c.txt"]}

      {"files":["c.txt","d.txt","e.txt"],"options":{"mode":"parallel","language":{"c":"de","d":"en"},"pairs":true},"output":"x/y.json","id":"two"}
      """
    let sets = try Self.sets(table.replacing("\n", with: "\r\n"))
    #expect(sets.map(\.id) == ["one", "two"])
    #expect(sets.map(\.output) == ["out/one.json", "x/y.json"])
    #expect(sets.map(\.line) == [3, 4] && sets.map(\.index) == [0, 1])
    #expect(sets[1].options.aligner.mode == .parallel && sets[1].options.aligner.inPairs)
    let others = try Self.sets("\u{FEFF}" + lines)
    #expect(others.map(\.files) == sets.map(\.files) && others.map(\.output) == sets.map(\.output))
    #expect(others.map(\.options) == sets.map(\.options))
  }

  /// A name before the sign is one without a slash, as for `align`.
  @Test func pathsMayHoldTheSign() throws {
    let sets = try Self.sets("id\tfiles\na\tde/x=-|en=b=c\n")
    #expect(sets.map(\.paths) == [["de/x=-", "b=c"]])
  }

  @Test func optionsOfAllGiveWayToThoseOfASet() throws {
    let sets = try Self.sets(
      "id\tfiles\toptions\na\tx|y\t\nb\tx|y\tmode=comparable\n",
      defaults: SetOptions.values("mode=parallel pairs"))
    #expect(sets.map(\.options.aligner.mode) == [.parallel, .comparable])
    #expect(sets.map(\.options.aligner.inPairs) == [true, true])
  }

  @Test(arguments: [
    ("", "has no sets"),
    ("\n\n", "has no sets"),
    ("id\tfile\n", ":1:4: 'file' is no column"),
    ("id\tfiles\tid\n", ":1:10: 'id' is no column"),
    ("id\toutput\n", ":1:1: there is no column 'files'"),
    ("id\tfiles\na\tx|y\n\tx|y\n", ":3:1: the set has no id"),
    ("id\tfiles\na\tx\n", ":2:1: the set 'a' names one document"),
    ("id\tfiles\na\t\n", ":2:1: the set 'a' names no document"),
    ("id\tfiles\na\n", ":2:1: the set 'a' names no document"),
    ("id\tfiles\na\tx||y\n", ":2:1: the set 'a' names"),
    ("id\tfiles\na\tx|y\tz\n", ":2:7: there are more columns"),
    ("id\tfiles\toptions\na\tx|y\tcolour=red\n", ":2:1: in the set 'a' there is no option 'colour'"),
    ("id\tfiles\toptions\na\tx|y\tmode=poem\n", ":2:1: in the set 'a' mode is 'poem' and should be"),
    ("id\tfiles\n../a\tx|y\n", ":2:1: '../a' cannot be the name of a file"),
    ("id\tfiles\na\tx|-\n", ":2:1: the set 'a' names a stream, '-'"),
    ("id\tfiles\toutput\na\tx|y\t/dev/stdout\n", ":2:1: the set 'a' names a stream"),
    ("id\tfiles\na\tx|y=-\n", ":2:1: the set 'a' names a stream, '-'"),
    ("id\tfiles\na\tx|y=/dev/fd/0\n", ":2:1: the set 'a' names a stream, '/dev/fd/0'"),
    ("id\tfiles\n/a\tx|y\n", ":2:1: '/a' cannot be the name of a file"),
    (
      "{\"id\":\"a\",\"files\":[\"x\",\"y\"]}\n{\"id\":\"ä\",\"files\":\"x\"}\n",
      ":2:19: is damaged: here an array"
    ),
    ("{\"id\":\"a\",\"files\":[\"x\",\"y\"],\"colour\":1}\n", ":1:38: is damaged: 'colour' is none of"),
    ("{\"id\":\"a\",\"files\":[\"x\"]}\n", ":1:1: the set 'a' names one document"),
    ("{\"id\":\"a\",\"files\":[\"x\",\"y\"]} 1\n", ":1:30: is damaged: something follows"),
    ("{\"id\":\"a\",\"files\":[\"x\",\"y\"]\n", "is damaged"),
  ])
  func whatIsWrongIsSaidWithItsPlace(_ text: String, _ problem: String) throws {
    let error = try #require(throws: InputError.self) { _ = try Self.sets(text) }
    #expect(error.description.contains(problem), "\(error)")
  }

  @Test func bytesThatAreNoTextAreSaidWithTheirPlace() throws {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "sets")
      try (Data("id\tfiles\na\tx".utf8) + [0xFF] + Data("|y\n".utf8)).write(to: file)
      var reader = try ManifestReader(file.path)
      let error = try #require(throws: InputError.self) { _ = try reader.next() }
      #expect(error.code == .undecodable && error.place == .position(line: 2, column: 4))
    }
  }

  @Test(arguments: [
    ("id\tfiles\toutput\na\tx|y\t1\nb\tx|y\t1\n", ":3:1: another set is written to 1 too"),
    ("id\tfiles\toutput\na\tx|y\t1\na\tx|y\t2\n", ":3:1: another set is called 'a' too"),
    ("id\tfiles\toutput\na\tx|y\t1\nb\tx|y\t\n", ":3:1: the set 'b' does not say where"),
  ])
  func manifestsAreCheckedToTheirEnd(_ text: String, _ problem: String) throws {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "sets").path
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      let error = try #require(throws: InputError.self) {
        _ = try ManifestCheck(try ManifestReader(file), path: file, needsOutputs: true)
      }
      #expect(error.description.contains(problem), "\(error)")
    }
  }
}
