import AlignmentFiles
import Foundation
import TestSupport
import Testing

/// The JSON Schema of the repository, as we read it and as PyPI's `jsonschema` does.
@Suite struct SchemaTests {
  private static let peer = Python.packages("jsonschema")
  private static let good = """
    { "format": "synoptic-alignment", "version": 1, "generator": "g", "signature": "s", "mode": "parallel",
      "documents": [
        { "id": "a", "language": "de", "path": "a", "sha256": "\(String(repeating: "0", count: 64))", "length": 9 },
        { "id": "b", "language": "en", "path": "b", "sha256": "\(String(repeating: "f", count: 64))", "length": 9,
          "encoding": "KOI8-R", "format": "tei", "lossy": true } ],
      "expected": [ { "documents": ["a", "b"], "pairs": 9.5, "missed": 0.25 } ],
      "contradictions": [ { "a": { "document": "a", "start": 2, "end": 4 }, "b": { "document": "b", "start": 3, "end": 5 },
        "verdict": "explained", "comment": "old style" } ],
      "notes": [ { "document": "b", "start": 4, "end": 6, "text": "see there" } ],
      "links": [ { "id": "l", "score": 0.5, "status": "confirmed", "comment": "gut", "tags": ["sea", "war"], "passages": [
        { "document": "a", "start": 0, "end": 4, "sentences": [0, 1], "focus": { "start": 1, "end": 3 } },
        { "document": "b", "start": 0, "end": 1, "sentences": [0] } ],
        "evidence": [ { "kind": "term", "a": "x", "b": "y", "weight": 1.5, "between": [0, 1] } ] } ] }
    """

  /// What is replaced by what, and where the finding is.
  private static let damages: [[String]] = [
    ["\"generator\": \"g\", ", "", ""],
    ["\"generator\": \"g\"", "\"generator\": 1", "generator"],
    ["\"parallel\"", "\"sideways\"", "mode"],
    ["\"language\": \"de\"", "\"language\": \"Deutsch\"", "documents[0].language"],
    ["\"id\": \"a\"", "\"id\": \"\"", "documents[0].id"],
    ["ffff\"", "FFFF\"", "documents[1].sha256"],
    ["\"length\": 9 }", "\"length\": 0 }", "documents[0].length"],
    ["\"length\": 9 }", "\"length\": 9.5 }", "documents[0].length"],
    ["\"tei\"", "\"rtf\"", "documents[1].format"],
    ["\"lossy\": true", "\"lossy\": \"yes\"", "documents[1].lossy"],
    ["\"score\": 0.5", "\"score\": 1.5", "links[0].score"],
    ["\"score\": 0.5", "\"score\": null", "links[0].score"],
    ["\"confirmed\"", "\"perhaps\"", "links[0].status"],
    ["\"comment\": \"gut\"", "\"comment\": [\"gut\"]", "links[0].comment"],
    ["\"sentences\": [0, 1]", "\"sentences\": []", "links[0].passages[0].sentences"],
    ["\"sentences\": [0, 1]", "\"sentences\": [0, 0]", "links[0].passages[0].sentences"],
    ["\"sentences\": [0, 1]", "\"sentences\": [0, -1]", "links[0].passages[0].sentences[1]"],
    ["\"sentences\": [0, 1]", "\"sentences\": 0", "links[0].passages[0].sentences"],
    ["\"kind\": \"term\"", "\"kind\": \"moon\"", "links[0].evidence[0].kind"],
    ["\"between\": [0, 1]", "\"between\": [0, 1, 2]", "links[0].evidence[0].between"],
    ["\"weight\": 1.5, ", "", "links[0].evidence[0]"],
    ["\"start\": 0", "\"start\": -1", "links[0].passages[0].start"],
    ["{ \"start\": 1, \"end\": 3 }", "[1, 3]", "links[0].passages[0].focus"],
    ["\"start\": 1, ", "", "links[0].passages[0].focus"],
    ["\"start\": 1", "\"start\": -1", "links[0].passages[0].focus.start"],
    ["\"end\": 3", "\"end\": 5", "links[0].passages[0].focus"],
    ["\"missed\": 0.25", "\"missed\": 1.25", "expected[0].missed"],
    ["[\"a\", \"b\"]", "[\"a\"]", "expected[0].documents"],
    ["\"pairs\": 9.5, ", "", "expected[0]"],
    ["\"explained\"", "\"maybe\"", "contradictions[0].verdict"],
    ["\"old style\"", "7", "contradictions[0].comment"],
    ["\"see there\"", "7", "notes[0].text"], [", \"text\": \"see there\"", "", "notes[0]"],
    ["\"start\": 4", "\"start\": -4", "notes[0].start"], ["\"end\": 6", "\"end\": 60", "notes[0]"],
    ["[\"sea\", \"war\"]", "\"sea\"", "links[0].tags"], ["\"sea\",", "5,", "links[0].tags[0]"],
    ["\"start\": 2, ", "", "contradictions[0].a"],
    ["\"start\": 2", "\"start\": -2", "contradictions[0].a.start"],
    [", \"b\": { \"document\": \"b\", \"start\": 3, \"end\": 5 }", "", "contradictions[0]"],
  ]

  /// What is put in that only the check after the schema finds: that a focus is within its passage, a note within its document.
  private static let beyondSchema = ["\"end\": 5", "\"end\": 60"]

  private func findings(_ text: String) throws -> [AlignmentFinding] {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.appending(path: "a.json").path
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      return try NativeFile.checked(path).findings
    }
  }

  @Test func aGoodFileHasNoFindings() throws {
    #expect(try findings(SchemaTests.good) == [])
    #expect(try findings(SchemaTests.good.replacing("\"mode\"", with: "\"more\": [{}], \"mode\"")) == [])
  }

  @Test(arguments: damages)
  func damageIsFoundWhereItIs(_ row: [String]) throws {
    try #require(SchemaTests.good.contains(row[0]))
    let found = try findings(SchemaTests.good.replacing(row[0], with: row[1], maxReplacements: 1))
    #expect(found.map(\.path) == [row[2]], "\(found)")
  }

  @Test func allDamageIsFound() throws {
    let text = SchemaTests.good.replacing("\"score\": 0.5", with: "\"score\": 7").replacing(
      "\"weight\": 1.5", with: "\"weight\": \"much\"")
    #expect(try findings(text).map(\.path) == ["links[0].score", "links[0].evidence[0].weight"])
  }

  @Test func theSchemaIsTheFileOfTheRepository() throws {
    let file = Fixtures.package.appending(
      path: "Sources/Model/AlignmentFiles/Resources/alignment.schema.json")
    #expect(try Array(Data(contentsOf: file)) == NativeFile.schema)
  }

  @Test func theAlignmentsOfTheRepositoryAreValid() throws {
    for name in try Fixtures.names(in: Fixtures.package.appending(path: "Alignments")) {
      #expect(
        try NativeFile.checked(Fixtures.package.appending(path: "Alignments/\(name)").path).findings == [])
    }
  }

  /// Which files the peer takes for valid.
  private static let script = """
    import sys, json, jsonschema
    schema = json.load(open(sys.argv[1]))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for path in sys.argv[2:]:
      print(validator.is_valid(json.load(open(path))))
    """

  @Test(.enabled(if: peer != nil, "jsonschema (make test-packages) is absent"))
  func thePeerFindsTheSame() throws {
    try Fixtures.withTemporaryFolder { folder in
      let schema = Fixtures.package.appending(
        path: "Sources/Model/AlignmentFiles/Resources/alignment.schema.json")
      var files: [String] = []
      func add(_ text: String) throws {
        let file = folder.appending(path: "\(files.count).json")
        try Data(text.utf8).write(to: file)
        files.append(file.path)
      }
      try add(SchemaTests.good)
      for row in SchemaTests.damages {
        try add(SchemaTests.good.replacing(row[0], with: row[1], maxReplacements: 1))
      }
      let alignments = Fixtures.package.appending(path: "Alignments")
      let kept = try Fixtures.names(in: alignments).map { alignments.appending(path: $0).path }
      let outcome = try Python.run(
        ["-c", SchemaTests.script, schema.path] + kept + files, packages: SchemaTests.peer)
      #expect(outcome.status == 0)
      let expected =
        Array(repeating: "True", count: kept.count + 1)
        + SchemaTests.damages.map { SchemaTests.beyondSchema.contains($0[1]) ? "True" : "False" }
      #expect(outcome.output.split(separator: "\n").map(String.init) == expected)
    }
  }
}
