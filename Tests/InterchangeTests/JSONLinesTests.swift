import AlignmentFiles
import AlignmentModel
import Basics
import Foundation
import Interchange
import TestSupport
import Testing

/// The stream of links is read as strictly as the native file, whatever is written of it.
@Suite struct JSONLinesTests {
  /// What a newer program has put into the head stays there from file to stream and back.
  @Test func unknownMembersOfTheHeadAreKept() throws {
    try LinkFolder.with { folder in
      try folder.write(
        "a.json",
        """
        { "format": "synoptic-alignment", "version": 1, "generator": "other 9", "signature": "s", "mode": "parallel",
          "note": { "by": "É", "tags": [1, 2.50, true, null, "a \\" b"] }, "x": "y",
          "documents": [
            { "id": "a", "language": "de", "path": "a", "sha256": "0", "length": 9, "title": "T", "shelf": [7] },
            { "id": "b", "language": "en", "path": "b", "sha256": "0", "length": 9 } ],
          "links": [ { "id": "l", "score": 0.5, "status": "automatic", "passages": [
            { "document": "a", "start": 0, "end": 4, "sentences": [0], "focus": { "start": 1, "end": 3 } },
            { "document": "b", "start": 0, "end": 1, "sentences": [0] } ], "evidence": [], "tags": ["sea"] } ],
          "notes": [ { "document": "a", "start": 1, "end": 2, "text": "see there" } ] }
        """)
      try folder.convert("a.json", "b.jsonl")
      try folder.convert("b.jsonl", "c.jsonl")
      try folder.convert("c.jsonl", "d.json")
      #expect(
        try NativeFile.read(folder.folder.path + "/d.json") == NativeFile.read(folder.folder.path + "/a.json")
      )
      #expect(try folder.text("c.jsonl") == folder.text("b.jsonl"))
    }
  }

  /// What no other format has is counted, whichever of the two native ones it comes from.
  @Test(arguments: ["a.json", "b.jsonl"])
  func tagsAndNotesThatAreLeftOutAreCounted(_ source: String) throws {
    var alignment = try NativeFile.read(Fixtures.package.appending(path: "Alignments/gagarin.json").path)
    alignment.links[0].tags = ["sea"]
    alignment.notes = ["de", "en"].map { .init(document: $0, start: 1, end: 2, text: "x") }
    for index in alignment.documents.indices {
      alignment.documents[index].path = Fixtures.package.appending(path: alignment.documents[index].path).path
    }
    try Fixtures.withTemporaryFolder { folder in
      func path(_ name: String) -> String { folder.appending(path: name).path }
      try NativeFile.write(alignment, to: path("a.json"))
      #expect(try Conversion(path("a.json"), to: path("b.jsonl")).run() == [])
      let notes = try Conversion(path(source), to: path("c.tmx")).run().joined(separator: "; ")
      #expect(notes.contains("the tags of 1 link"))
      #expect(notes.contains("2 notes on sentences"))
    }
  }

  /// A list of tags without tags says nothing that another format could not have.
  @Test(arguments: [("[]", false), ("[ ]", false), ("[ \t ]", false), ("[\"sea\"]", true)])
  func emptyListsAreNoLoss(_ tags: String, _ isLost: Bool) throws {
    var alignment = try NativeFile.read(Fixtures.package.appending(path: "Alignments/gagarin.json").path)
    for index in alignment.documents.indices {
      alignment.documents[index].path = Fixtures.package.appending(path: alignment.documents[index].path).path
    }
    try Fixtures.withTemporaryFolder { folder in
      func path(_ name: String) -> String { folder.appending(path: name).path }
      try NativeFile.write(alignment, to: path("a.json"))
      #expect(try Conversion(path("a.json"), to: path("b.jsonl")).run() == [])
      let lines = try String(contentsOfFile: path("b.jsonl"), encoding: .utf8)
      let tagged = lines.replacing(
        "\"passages\":", with: "\"tags\": \(tags), \"passages\":", maxReplacements: 1)
      #expect(tagged != lines)
      try Data(tagged.utf8).write(to: folder.appending(path: "b.jsonl"))
      let notes = try Conversion(path("b.jsonl"), to: path("c.tmx")).run().joined(separator: "; ")
      #expect(notes.contains("the tags of 1 link") == isLost, "\(notes)")
    }
  }

  private static let head =
    "{\"format\":\"synoptic-links\",\"version\":1,\"generator\":\"x\",\"signature\":\"x\",\"mode\":\"parallel\",\"documents\":["
    + "{\"id\":\"a\",\"language\":\"de\",\"path\":\"a\",\"sha256\":\"0\",\"length\":9},"
    + "{\"id\":\"b\",\"language\":\"en\",\"path\":\"b\",\"sha256\":\"0\",\"length\":9}]}\n"
  private static let good =
    "{\"id\":\"l0\",\"score\":0.5,\"status\":\"automatic\",\"passages\":[],\"evidence\":[]}\n"

  /// A line of a link with these members before its passages.
  private static func line(_ members: String, evidence: String = "[]") -> String {
    "{\(members),\"status\":\"automatic\",\"passages\":[],\"evidence\":\(evidence)}\n"
  }

  /// A third line of a stream, and the column and problem that are named.
  struct Bad: Sendable, CustomTestStringConvertible {
    let line: String
    let column: Int
    let problem: String

    var testDescription: String { problem }
  }

  static let bad: [Bad] = [
    Bad(line: line("\"id\":\"l1\",\"score\":+0.9"), column: 20, problem: "here a number is expected"),
    Bad(line: line("\"id\":\"l1\",\"score\":00.9"), column: 20, problem: "here a number is expected"),
    Bad(line: line("\"id\":\"l1\",\"score\":.9"), column: 20, problem: "here a number is expected"),
    Bad(line: line("\"id\":\"l1\",\"score\":1.5"), column: 20, problem: "this score is no probability"),
    Bad(line: line("\"id\":\"l1\",\"id\":\"l2\",\"score\":1"), column: 12, problem: "\"id\" is given twice"),
    Bad(
      line: line("\"id\":\"l1\",\"\\u0069d\":\"l2\",\"score\":1"), column: 12,
      problem: "\"id\" is given twice"),
    Bad(line: line("\"id\":\"l0\",\"score\":1"), column: 7, problem: "a link of this id stands above"),
    Bad(line: line("\"id\":\"\\u006c0\",\"score\":1"), column: 7, problem: "a link of this id stands above"),
    Bad(line: line("\"id\":\"l1\",\"score\":1,\"x\":[1,]"), column: 29, problem: "here a value is expected"),
    Bad(line: line("\"id\":\"l1\",\"score\":1,\"x\":\"\\q\""), column: 27, problem: "no such escape"),
    Bad(
      line: line("\"id\":\"l1\",\"score\":1", evidence: "[{\"kind\":\"name\",\"kind\":\"name\"}]"),
      column: 84,
      problem: "\"kind\" is given twice"),
  ]

  private func convert(_ text: String, to format: InterchangeFormat) throws -> (lines: [String], path: String)
  {
    try Fixtures.withTemporaryFolder { folder in
      let (from, to) = (folder.appending(path: "a.jsonl").path, folder.appending(path: "out").path)
      try Data(text.utf8).write(to: URL(fileURLWithPath: from))
      var options = Conversion.Options()
      options.to = format
      do {
        _ = try Conversion(from, to: to, options: options).run()
      } catch {
        #expect(!FileManager.default.fileExists(atPath: to))
        throw error
      }
      let written = String(decoding: try Data(contentsOf: URL(fileURLWithPath: to)), as: UTF8.self)
      return (written.split(separator: "\n").map(String.init), from)
    }
  }

  @Test(arguments: bad, [InterchangeFormat.jsonl, .synoptic])
  func whatIsNoJSONIsRefusedWithFileAndLine(_ bad: Bad, _ format: InterchangeFormat) {
    let error = #expect(throws: InputError.self) {
      try convert(Self.head + Self.good + bad.line, to: format)
    }
    let text = error.map { "\($0)" } ?? ""
    #expect(text.contains("/a.jsonl:3:\(bad.column): is damaged: \(bad.problem)"), "\(text)")
  }

  /// What only the native file's reader looks at is refused with file and line too.
  @Test(arguments: [InterchangeFormat.synoptic, .jsonl])
  func evidenceThatIsNoneIsRefusedWithFileAndLine(_ format: InterchangeFormat) {
    for (evidence, problem) in [
      ("[{\"kind\":\"rumor\",\"weight\":1}]", "evidence[0].kind: is damaged: 'rumor'"),
      ("[{\"kind\":\"term\"}]", "evidence[0]: is damaged: \"weight\" is missing"),
      (
        "[{\"kind\":\"term\",\"weight\":1,\"between\":[0,1]}]",
        "evidence[0].between: is damaged: not the indexes of two of the link's 0 passages"
      ),
      (
        "[{\"kind\":\"term\",\"weight\":1,\"between\":[0,0]}]",
        "evidence[0].between: is damaged: not the indexes of two of the link's 0 passages"
      ),
    ] {
      let line = Self.line("\"id\":\"l1\",\"score\":1", evidence: evidence)
      let error = #expect(throws: InputError.self) {
        try convert(Self.head + Self.good + line, to: format)
      }
      let text = error.map { "\($0)" } ?? ""
      #expect(text.contains("/a.jsonl:3:1: \(problem)"), "\(text)")
    }
  }

  @Test(arguments: [InterchangeFormat.synoptic, .jsonl])
  func whatIsExpectedAndNoShareIsRefused(_ format: InterchangeFormat) {
    let head = Self.head.replacing(
      "]}\n", with: "],\"expected\":[{\"documents\":[\"a\",\"b\"],\"pairs\":1,\"missed\":2}]}\n")
    let error = #expect(throws: InputError.self) { try convert(head + Self.good, to: format) }
    let text = error.map { "\($0)" } ?? ""
    #expect(text.contains("expected[0].missed"), "\(text)")
  }

  /// Found by fuzzing: the native file that was written of it could not be read.
  @Test(arguments: [InterchangeFormat.synoptic, .jsonl])
  func aSentenceThatNoDocumentOfItsLengthHasIsRefused(_ format: InterchangeFormat) {
    let passages =
      "{\"document\":\"a\",\"start\":0,\"end\":9,\"sentences\":[9]},{\"document\":\"b\",\"start\":0,\"end\":9,\"sentences\":[0]}"
    let line =
      "{\"id\":\"l1\",\"score\":1,\"status\":\"automatic\",\"passages\":[\(passages)],\"evidence\":[]}\n"
    let error = #expect(throws: InputError.self) {
      try convert(Self.head + Self.good + line, to: format)
    }
    let text = error.map { "\($0)" } ?? ""
    #expect(text.contains("is damaged: a document of length 9 has no sentence 9"), "\(text)")
  }

  @Test func whatIsUnknownIsKeptAsItStands() throws {
    let line = Self.line("\"id\":\"l\\u0031\",\"score\":1e-2,\"x\":{\"y\":[1,null]}").trimmingCharacters(
      in: .newlines)
    let written = try convert(Self.head + Self.good + line, to: .jsonl)
    #expect(written.lines.last == line)
    let native = try convert(Self.head + Self.good + line, to: .synoptic)
    #expect(
      native.lines.contains { $0.contains("\"x\": {\"y\":[1,null]}") && $0.contains("\"score\": 0.01") })
  }
}
