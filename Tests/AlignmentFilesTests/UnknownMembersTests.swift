import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing

/// What a newer program has put into a file stays there when this one writes it again.
@Suite struct UnknownMembersTests {
  private static let text = """
    {
      "format": "synoptic-alignment", "version": 1, "generator": "other 9", "signature": "s", "mode": "parallel",
      "note": { "by": "É", "tags": [1, 2.50, true, null, "a b"] },
      "documents": [
        { "id": "a", "language": "de", "path": "a", "sha256": "0", "length": 9, "title": "T \\u00e9" },
        { "id": "b", "language": "en", "path": "b", "sha256": "0", "length": 9 } ],
      "links": [ { "id": "l", "score": 0.5, "status": "confirmed", "comment": "gut", "colour": "red", "passages": [
        { "document": "a", "start": 0, "end": 1, "sentences": [0], "page": [ 1, { } ] },
        { "document": "b", "start": 0, "end": 1, "sentences": [0] } ],
        "evidence": [ { "kind": "term", "weight": 1, "source": "x" } ] } ]
    }
    """

  @Test func membersOfEveryLevelAreKept() throws {
    try Fixtures.withTemporaryFolder { folder in
      let (first, second) = (folder.appending(path: "1.json"), folder.appending(path: "2.json"))
      try Data(UnknownMembersTests.text.utf8).write(to: first)
      let alignment = try NativeFile.read(first.path)
      try NativeFile.write(alignment, to: second.path)
      let read = try NativeFile.read(second.path)
      #expect(read == alignment)
      #expect(alignment.unknown.members.map(\.name) == ["note"])
      #expect(alignment.links[0].passages[0].unknown.members.map(\.json) == [#"[1,{}]"#])
      let objects = try [first, second].map {
        try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: $0)) as? NSDictionary)
      }
      let isSame = objects[0] == objects[1]
      #expect(isSame)
      // A link still stands on one line.
      let lines = try String(contentsOf: second, encoding: .utf8).split(separator: "\n")
      #expect(lines.count { $0.hasPrefix("    { \"id\": \"l\"") } == 1)
    }
  }

  @Test func tagsAndNotesSurvive() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.appending(path: "a.json").path
      var alignment = Alignment(
        generator: "", signature: "", mode: .comparable, documents: [],
        links: [Link(id: "x", score: 1, passages: [], evidence: [])])
      alignment.links[0].tags = ["море", "a \"b\""]
      try NativeFile.write(alignment, to: path)
      #expect(try NativeFile.read(path) == alignment)
      let note = """
        {"document": "a", "start": 3, "end": 9, "text": "zwei\\nZeilen", "by": ["É"]}
        """
      let text = try String(contentsOfFile: path, encoding: .utf8).replacing(
        "\"links\"", with: "\"notes\": [\(note)], \"links\"", maxReplacements: 1
      ).replacing(
        "\"documents\": []",
        with: """
          "documents": [{ "id": "a", "language": "de", "path": "a", "sha256": "0", "length": 9 }]
          """)
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      let read = try NativeFile.read(path)
      #expect(read.notes.map(\.text) == ["zwei\nZeilen"])
      #expect(read.notes[0].unknown.members.map(\.json) == [#"["É"]"#])
      try NativeFile.write(read, to: path)
      #expect(try NativeFile.read(path) == read)
    }
  }

  @Test func commentsAndStatusesSurvive() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.appending(path: "a.json").path
      for status in Link.Status.allCases {
        for comment in [nil, "", "zwei\nZeilen \"und\" 🚀"] {
          let alignment = Alignment(
            generator: "", signature: "", mode: .comparable, documents: [],
            links: [
              Link(id: "x", score: 1, status: status, passages: [], evidence: [], comment: comment)
            ])
          try NativeFile.write(alignment, to: path)
          #expect(try NativeFile.read(path) == alignment)
        }
      }
    }
  }
}
