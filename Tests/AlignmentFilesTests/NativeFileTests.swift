import AlignmentFiles
import AlignmentModel
import Basics
import Foundation
import TestSupport
import Testing
import Texts

@Suite struct NativeFileTests {
  // MARK: - Alignments

  private static let sample = Alignment(
    generator: "synoptic 0.1.0", signature: "mode:comparable|lexicon:none", mode: .comparable,
    documents: [
      DocumentReference(id: "de", language: .german, path: "texts/de.txt", sha256: "ab", length: 40),
      DocumentReference(id: "en", language: .english, path: "texts/en.txt", sha256: "cd", length: 50),
    ],
    links: [
      Link(
        id: "l1", score: 0.83,
        passages: [
          Passage(document: "de", start: 3, end: 9, sentences: [0, 1]),
          Passage(document: "en", start: 0, end: 50, sentences: [0]),
        ],
        evidence: [
          Evidence(kind: .name, a: "Trotzki", b: "Trotsky", weight: 1.7),
          Evidence(kind: .prior, weight: -2),
        ])
    ])

  @Test func decisionsAboutContradictionsAreKept() throws {
    var alignment = Self.sample
    var noted = ConflictDecision(
      a: .init(document: "en", start: 2, end: 5), b: .init(document: "de", start: 0, end: 1),
      comment: "old \"style\"?")
    noted.unknown.append(.init(name: "by", json: "\"me\""))
    alignment.conflicts = [
      ConflictDecision(
        a: .init(document: "de", start: 3, end: 9), b: .init(document: "en", start: 0, end: 50),
        verdict: .different), noted,
    ]
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.appending(path: "a.json").path
      try NativeFile.write(alignment, to: path)
      #expect(try NativeFile.read(path) == alignment)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains("\n    { \"a\": { \"document\": \"de\", \"start\": 3, \"end\": 9 }, \"b\": "))
      // What points outside of the documents is refused, as passages are.
      alignment.conflicts[0].a.end = 41
      try NativeFile.write(alignment, to: path)
      #expect(throws: InputError.self) { try NativeFile.read(path) }
    }
  }

  /// An alignment of a few documents and links with strings that are hard to write.
  private func random(_ generator: inout SeededGenerator) -> Alignment {
    func text() -> String {
      let awkward = [
        "\"", "\\", "\n", "\r\n", "\u{0}", "\u{1B}[31m", "\u{2028}", "</script>", "e\u{301}", "é", "🚀", "",
      ]
      return RandomText.string(upTo: 8, using: &generator) + (awkward.randomElement(using: &generator) ?? "")
    }
    let languages: [Language] = [.german, .english, .russian]
    let encodings = [.utf8, .utf16LittleEndian] + [TextEncoding("windows-1251")].compactMap(\.self)
    let documents = (0..<Int.random(in: 0...4, using: &generator)).map { number in
      DocumentReference(
        id: "\(number)" + text(), language: languages[number % 3], path: text(), sha256: text(),
        length: Int.random(in: 1...1_000_000, using: &generator),
        encoding: encodings.randomElement(using: &generator) ?? .utf8,
        lossy: Bool.random(using: &generator))
    }
    let statuses: [Link.Status] = [.automatic, .confirmed, .rejected, .manual]
    let links = (0..<(documents.isEmpty ? 0 : Int.random(in: 0...5, using: &generator))).map { number in
      Link(
        id: "\(number)" + text(), score: Double.random(in: 0...1, using: &generator),
        status: statuses[number % 4],
        passages: documents.shuffled(using: &generator).prefix(3).map { document in
          let start = Int.random(in: 0..<document.length, using: &generator)
          let first = Int.random(in: 0...50, using: &generator)
          let end = Int.random(in: start + 1...document.length, using: &generator)
          let focus = Int.random(in: start..<end, using: &generator)
          return Passage(
            document: document.id, start: start, end: end,
            sentences: Array(first...first + Int.random(in: 0...3, using: &generator)),
            focus: Bool.random(using: &generator)
              ? focus..<Int.random(in: focus + 1...end, using: &generator) : nil)
        },
        evidence: (0..<Int.random(in: 0...4, using: &generator)).map { _ in
          Evidence(
            kind: Evidence.Kind.allCases.randomElement(using: &generator) ?? .term,
            a: Bool.random(using: &generator) ? text() : nil,
            b: Bool.random(using: &generator) ? text() : nil,
            weight: Double.random(in: -9...9, using: &generator))
        })
    }
    return Alignment(
      generator: text(), signature: text(), mode: Bool.random(using: &generator) ? .comparable : .parallel,
      documents: documents, links: links)
  }

  // MARK: - Form

  @Test func writtenFormIsAsDocumented() throws {
    #expect(
      String(decoding: try NativeFile.data(NativeFileTests.sample), as: UTF8.self) == """
        {
          "format": "synoptic-alignment",
          "version": 1,
          "generator": "synoptic 0.1.0",
          "signature": "mode:comparable|lexicon:none",
          "mode": "comparable",
          "documents": [
            { "id": "de", "language": "de", "path": "texts/de.txt", "sha256": "ab", "length": 40 },
            { "id": "en", "language": "en", "path": "texts/en.txt", "sha256": "cd", "length": 50 }
          ],
          "links": [
            { "id": "l1", "score": 0.83, "status": "automatic", "passages": [\
        { "document": "de", "start": 3, "end": 9, "sentences": [0,1] }, \
        { "document": "en", "start": 0, "end": 50, "sentences": [0] }], "evidence": [\
        {"a":"Trotzki","b":"Trotsky","kind":"name","weight":1.7}, {"kind":"prior","weight":-2}] }
          ]
        }

        """)
  }

  @Test func encodingIsWrittenWhereItIsNotUTF8() throws {
    var alignment = NativeFileTests.sample
    alignment.documents[0].encoding = .utf16LittleEndian
    alignment.documents[0].lossy = true
    let text = String(decoding: try NativeFile.data(alignment), as: UTF8.self)
    #expect(text.contains(#""sha256": "ab", "length": 40, "encoding": "UTF-16LE", "lossy": true },"#))
    #expect(text.contains(#""sha256": "cd", "length": 50 }"#))
  }

  @Test func randomAlignmentsSurviveWritingAndReading() throws {
    var generator = SeededGenerator(seed: 21)
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.appending(path: "a.json").path
      for _ in 0..<100 {
        let alignment = random(&generator)
        try NativeFile.write(alignment, to: path)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(try NativeFile.data(alignment) == bytes)
        let read = try NativeFile.read(path)
        #expect(read == alignment)
        // Equal strings may differ in code points; equal bytes do not.
        #expect(try NativeFile.data(read) == bytes)
      }
    }
  }

  @Test func bytesAreJSONWithTheDocumentedKeys() throws {
    var generator = SeededGenerator(seed: 22)
    for _ in 0..<100 {
      let alignment = random(&generator)
      let data = try NativeFile.data(alignment)
      let file = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      #expect(
        Set(file.keys)
          == ["format", "version", "generator", "signature", "mode", "documents", "links"])
      #expect(file["format"] as? String == "synoptic-alignment")
      #expect(file["version"] as? Int == 1)
      let documents = try #require(file["documents"] as? [[String: Any]])
      #expect(documents.count == alignment.documents.count)
      for (document, reference) in zip(documents, alignment.documents) {
        var keys: Set = ["id", "language", "path", "sha256", "length"]
        if reference.encoding != .utf8 { keys.insert("encoding") }
        if reference.lossy { keys.insert("lossy") }
        #expect(Set(document.keys) == keys)
      }
      let links = try #require(file["links"] as? [[String: Any]])
      #expect(links.count == alignment.links.count)
      for link in links {
        #expect(Set(link.keys) == ["id", "score", "status", "passages", "evidence"])
        let passages = try #require(link["passages"] as? [[String: Any]])
        #expect(
          passages.allSatisfy {
            Set($0.keys).subtracting(["focus"]) == ["document", "start", "end", "sentences"]
          })
        for item in try #require(link["evidence"] as? [[String: Any]]) {
          #expect(Set(item.keys).isSuperset(of: ["kind", "weight"]))
          #expect(Set(item.keys).isSubset(of: ["kind", "a", "b", "weight"]))
        }
      }
    }
  }

  @Test func eachDocumentAndLinkStandsOnALineOfItsOwn() throws {
    var generator = SeededGenerator(seed: 23)
    for _ in 0..<50 {
      let alignment = random(&generator)
      let lines = try NativeFile.data(alignment).split(separator: UInt8(ascii: "\n"))
      let items = lines.filter { $0.starts(with: Data("    { ".utf8)) }
      #expect(items.count == alignment.documents.count + alignment.links.count)
      for (line, link) in zip(items.suffix(alignment.links.count), alignment.links) {
        var line = Data(line)
        if line.last == UInt8(ascii: ",") { line.removeLast() }
        let read = try [UInt8](line).withUnsafeBufferPointer { try NativeFile.link($0) }
        #expect(read == link)
      }
    }
  }

  @Test func whatIsExpectedToBeMissedIsKept() throws {
    var alignment = NativeFileTests.sample
    alignment.expected = [LinkExpectation(a: "de", b: "en", pairs: 61.3, missed: 0.312)]
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.path + "/a.json"
      try NativeFile.write(alignment, to: path)
      #expect(try NativeFile.read(path) == alignment)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(
        text.contains(
          #"    { "documents": ["de", "en"], "pairs": 61.3, "missed": 0.312 }"# + "\n  ],\n  \"links\""))
      // A part of an alignment may still speak of the documents that it has lost.
      try Data(text.replacing("\"en\"], ", with: "\"fr\"], ").utf8).write(to: URL(fileURLWithPath: path))
      #expect(try NativeFile.read(path).expected.first?.b == "fr")
      try Data(text.replacing("0.312", with: "-0.1").utf8).write(to: URL(fileURLWithPath: path))
      #expect(throws: InputError.self) { try NativeFile.read(path) }
    }
  }

  @Test func aNumberThatIsNotFiniteIsRefused() throws {
    var alignment = NativeFileTests.sample
    alignment.links[0].score = .nan
    #expect(throws: EncodingError.self) { try NativeFile.data(alignment) }
  }

  // MARK: - Reading

  /// Reads `text` as an alignment file; the error, whose file must be the path.
  private func error(reading text: String) throws -> InputError {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.appending(path: "a.json").path
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      let error = try #require(throws: InputError.self) { try NativeFile.read(path) }
      #expect(error.file == path)
      return error
    }
  }

  /// The sample's text with a part replaced that must be there.
  private func sample(_ old: String, _ new: String) throws -> String {
    let text = String(decoding: try NativeFile.data(NativeFileTests.sample), as: UTF8.self)
    try #require(text.contains(old))
    return text.replacing(old, with: new, maxReplacements: 1)
  }

  @Test func aMissingFileIsNamed() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.appending(path: "none.json").path
      let error = #expect(throws: InputError.self) { try NativeFile.read(path) }
      #expect(error?.file == path && error?.problem == "no such file")
    }
  }

  @Test(arguments: [
    "", "Ein Satz.", "[1, 2]", "{}", "{ \"format\": \"synoptic-alignment\" }", "\u{0}\u{1}",
    "{ \"format\": \"other\", \"version\": 1 }", "{ \"format\": \"synoptic-alignment\", \"version\": \"1\" }",
  ])
  func whatIsNoAlignmentIsRefused(_ text: String) throws {
    let error = try error(reading: text)
    #expect(error.problem == "is not a synoptic alignment" && error.remedy != nil)
  }

  @Test func aCutFileIsRefused() throws {
    let text = String(decoding: try NativeFile.data(NativeFileTests.sample), as: UTF8.self)
    _ = try error(reading: String(text.dropLast(40)))
  }

  @Test func aNewerVersionIsRefused() throws {
    let error = try error(reading: sample("\"version\": 1", "\"version\": 2"))
    #expect(error.problem.contains("version 2") && error.code == .newerVersion)
  }

  /// What is replaced by what, the place the error names, and a part of what it says.
  @Test(arguments: [
    ["\"score\": 0.83", "\"score\": \"high\"", "links[0].score", "damaged"],
    ["\"score\": 0.83, ", "", "links[0]", "\"score\" is missing"],
    ["\"status\": \"automatic\"", "\"status\": \"perhaps\"", "links[0].status", "perhaps"],
    ["\"start\": 3", "\"start\": null", "links[0].passages[0].start", "damaged"],
    ["\"kind\":\"prior\"", "\"kind\":\"moon\"", "links[0].evidence[1].kind", "moon"],
    ["\"language\": \"en\"", "\"language\": \"xx-none\"", "documents[1].language", "xx-none"],
    ["\"length\": 50", "\"length\": 50, \"encoding\": \"klingon\"", "documents[1].encoding", "klingon"],
    ["\"mode\": \"comparable\",", "", "line 1, column 1", "\"mode\" is missing"],
    ["\"mode\": \"comparable\"", "\"mode\": \"sideways\"", "mode", "sideways"],
    // Well formed, but it cannot be: whoever reads on would look for text that is not there.
    ["\"start\": 3", "\"start\": -3", "links[0].passages[0]", "-3"],
    ["\"end\": 9", "\"end\": 2", "links[0].passages[0]", "2"],
    ["\"end\": 50", "\"end\": 51", "links[0].passages[1]", "51"],
    ["\"document\": \"en\"", "\"document\": \"fr\"", "links[0].passages[1]", "'fr'"],
    // Found by fuzzing: sentences were counted from below 0 and beyond what a document can have.
    ["\"sentences\": [0,1]", "\"sentences\": [-1,1]", "links[0].passages[0]", "no sentence -1"],
    ["\"sentences\": [0,1]", "\"sentences\": [0,40]", "links[0].passages[0]", "no sentence 40"],
    [
      "\"sentences\": [0,1]", "\"sentences\": [0,9007199254740992]", "links[0].passages[0]",
      "no sentence 9007199254740992",
    ],
  ])
  func damageIsNamed(_ row: [String]) throws {
    let error = try error(reading: sample(row[0], row[1]))
    // What can be told from the text alone has its line and column too.
    let place = error.place?.description
    #expect(place == row[2] || place?.hasPrefix(row[2] + " (line ") == true, "\(error)")
    #expect(error.problem.contains(row[3]), "\(error.problem)")
  }

  @Test func anIdGivenTwiceIsRefused() throws {
    var alignment = NativeFileTests.sample
    alignment.links.append(alignment.links[0])
    let last = alignment.links.count - 1
    let error = try error(reading: String(decoding: try NativeFile.data(alignment), as: UTF8.self))
    #expect(
      "\(error)".hasSuffix(
        ", links[\(last)].id: is damaged: '\(alignment.links[0].id)' is the id of links[0] too"))
  }

  @Test func damageIsNamedByLineAndColumn() throws {
    let error = try error(reading: sample("\"score\": 0.83", "\"score\": \"high\""))
    #expect(error.place == .json(path: "links[0].score", line: 12, column: 28))
    let other = try self.error(reading: sample("\"weight\":1.7}", "\"weight\":1.7,}"))
    #expect(other.place?.description.contains("line 12") == true)
  }

  // MARK: - Writing

  @Test func aMissingFolderIsNamed() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.appending(path: "none/a.json").path
      for attempt in [AtomicFile.checkWritable, { try NativeFile.write(NativeFileTests.sample, to: $0) }] {
        let error = #expect(throws: InputError.self) { try attempt(path) }
        #expect(error?.file == path && error?.problem == "there is no folder \(folder.path)/none")
      }
      let left = try Fixtures.names(in: folder)
      #expect(left.isEmpty)
    }
  }

  @Test func aFileInPlaceOfTheFolderIsNamed() throws {
    try Fixtures.withTemporaryFolder { folder in
      try Data().write(to: folder.appending(path: "file"))
      let error = #expect(throws: InputError.self) {
        try AtomicFile.checkWritable(folder.path + "/file/a.json")
      }
      #expect(error?.problem == "there is no folder \(folder.path)/file")
    }
  }

  @Test func aDirectoryIsNoTarget() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.appending(path: "results").path
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      for attempt in [AtomicFile.checkWritable, { try NativeFile.write(NativeFileTests.sample, to: $0) }] {
        let error = #expect(throws: InputError.self) { try attempt(path) }
        #expect(error?.file == path && error?.problem == "is a directory")
      }
      #expect(try Fixtures.names(in: folder) == ["results"])
    }
  }

  /// Permissions do not bind the superuser, as whom tests run in a container.
  @Test(.enabled(if: geteuid() != 0, "permissions do not bind root"))
  func aFolderThatIsNotWritableIsNamed() throws {
    try Fixtures.withTemporaryFolder { folder in
      let files = FileManager.default
      try files.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
      defer { try? files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path) }
      let error = #expect(throws: InputError.self) {
        try NativeFile.write(NativeFileTests.sample, to: folder.path + "/a.json")
      }
      #expect(error?.problem == "the folder \(folder.path) cannot be written to")
    }
  }

  @Test func checkingWritesNothing() throws {
    try Fixtures.withTemporaryFolder { folder in
      try AtomicFile.checkWritable(folder.path + "/a.json")
      #expect(try Fixtures.names(in: folder) == [])
    }
  }

  @Test func writingReplacesAFileAndLeavesNothingElse() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.appending(path: "a.json").path
      try Data(repeating: 65, count: 100_000).write(to: URL(fileURLWithPath: path))
      try NativeFile.write(NativeFileTests.sample, to: path)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == NativeFile.data(NativeFileTests.sample))
      #expect(try Fixtures.names(in: folder) == ["a.json"])
    }
  }

  @Test func aFailureLeavesTheFileThatIsThere() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.appending(path: "a.json").path
      try Data("before".utf8).write(to: URL(fileURLWithPath: path))
      var alignment = NativeFileTests.sample
      alignment.links[0].evidence[0].weight = .infinity
      #expect(throws: EncodingError.self) { try NativeFile.write(alignment, to: path) }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("before".utf8))
      #expect(try Fixtures.names(in: folder) == ["a.json"])
    }
  }

  /// A name that no file system takes lets the last step fail, whoever runs the test.
  @Test func aFailureOfTheLastStepIsNamedAndLeavesNothing() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.path + "/" + String(repeating: "a", count: 300)
      let error = #expect(throws: InputError.self) {
        try NativeFile.write(NativeFileTests.sample, to: path)
      }
      #expect(error?.file == path && error?.problem.hasPrefix("cannot be written") == true)
      let left = try Fixtures.names(in: folder)
      #expect(left.isEmpty)
    }
  }
}
