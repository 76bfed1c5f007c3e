import AlignmentFiles
import AlignmentModel
import Foundation
import Interchange
import TestSupport
import Testing
import Texts

/// Other programs read what is written, and schemas find it valid.
@Suite struct ConsumerTests {
  private static let packages = Fixtures.package.appending(path: ".build/consumers")
  private static let resources = Fixtures.package.appending(path: "Tests/InterchangeTests/Resources")
  private static var areHere: Bool {
    FileManager.default.fileExists(atPath: packages.appending(path: "opustools").path)
  }
  private static let schemas: [InterchangeFormat: String] = [
    .tmx: "tmx14", .xliff: "xliff20", .tei: "tei-links", .xces: "ces-align",
  ]

  /// What `Resources/consumers.py` says.
  private static func ask<Answer: Decodable>(_ type: Answer.Type, _ arguments: [String], in folder: URL)
    throws
    -> Answer
  {
    let output = folder.appending(path: "answer")
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["python3", "-X", "utf8", resources.appending(path: "consumers.py").path] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONPATH": packages.path]) { $1 }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try JSONDecoder().decode(type, from: Data(contentsOf: output))
  }

  /// Random links written in a format, and their texts as this program's own table has them.
  private static func write(
    _ mode: Alignment.Mode, _ format: InterchangeFormat, in folder: URL,
    using generator: inout SeededGenerator
  ) throws -> (path: String, pairs: [[String]], random: RandomAlignment) {
    let random = try RandomAlignment(
      mode, languages: ["de", "en"], sentences: 40, in: folder, using: &generator)
    let native = folder.appending(path: "a.json").path
    try NativeFile.write(random.alignment, to: native)
    let path = folder.appending(path: "out.\(format.rawValue)").path
    var options = Conversion.Options()
    options.to = format
    _ = try Conversion(native, to: path, options: options).run()
    let table = folder.appending(path: "a.tsv").path
    _ = try Conversion(native, to: table).run()
    let rows = try String(contentsOfFile: table, encoding: .utf8).split(separator: "\n")
    return (path, rows.map { $0.split(separator: "\t").prefix(2).map(String.init) }, random)
  }

  /// Text as a program may give it back: XML has no U+FFFE, and space may be changed.
  private static func plain(_ pairs: [[String]]) -> [[String]] {
    pairs.map { pair in
      pair.map { text in
        String(
          String.UnicodeScalarView(
            text.unicodeScalars.filter { $0 != "\u{FFFE}" && !$0.properties.isWhitespace }))
      }
    }
  }

  @Test(
    .enabled(if: areHere, "lxml is absent (make test-packages)"),
    arguments: schemas.keys, [Alignment.Mode.parallel, .comparable])
  func schemasFindItValid(_ format: InterchangeFormat, _ mode: Alignment.Mode) throws {
    var generator = SeededGenerator(seed: 21)
    let schema = Self.resources.appending(path: "\(Self.schemas[format] ?? "").rng").path
    for _ in 0..<3 {
      try Fixtures.withTemporaryFolder { folder in
        let (path, _, _) = try Self.write(mode, format, in: folder, using: &generator)
        #expect(try Self.ask(String.self, ["validate", schema, path], in: folder) == "valid")
      }
    }
  }

  @Test(.enabled(if: areHere, "lxml is absent (make test-packages)"), arguments: schemas.keys)
  func aFileWithoutLinksIsValid(_ to: InterchangeFormat) throws {
    try LinkFolder.with { folder in
      try folder.writeWithoutLinks("out.xml", to)
      let schema = Self.resources.appending(path: "\(Self.schemas[to] ?? "").rng").path
      #expect(
        try Self.ask(String.self, ["validate", schema, folder.folder.path + "/out.xml"], in: folder.folder)
          == "valid")
    }
  }

  /// A schema that takes everything would prove nothing.
  @Test(
    .enabled(if: areHere, "lxml is absent (make test-packages)"),
    arguments: [
      ("tmx14", #"<tmx version="1.4b"><header/><body/></tmx>"#),
      (
        "tmx14",
        #"<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" adminlang="en" srclang="de" datatype="x"/><body/></tmx>"#
      ),
      (
        "tei-links",
        #"<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><linkGrp><link target="a.xml#s1"/></linkGrp></standOff></TEI>"#
      ),
      (
        "ces-align",
        #"<cesAlign version="1.0"><linkGrp targType="s" fromDoc="a" toDoc="b"><link xtargets="s1"/></linkGrp></cesAlign>"#
      ),
    ])
  func schemasFindErrors(_ schema: String, _ text: String) throws {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "bad.xml")
      try Data(text.utf8).write(to: file)
      let schema = Self.resources.appending(path: "\(schema).rng").path
      #expect(try Self.ask(String.self, ["validate", schema, file.path], in: folder) != "valid")
    }
  }

  @Test(
    .enabled(if: areHere, "translate-toolkit is absent (make test-packages)"),
    arguments: [InterchangeFormat.tmx, .xliff, .xliff12])
  func translateToolkitReadsIt(_ format: InterchangeFormat) throws {
    var generator = SeededGenerator(seed: 22)
    try Fixtures.withTemporaryFolder { folder in
      let (path, pairs, _) = try Self.write(.parallel, format, in: folder, using: &generator)
      let read = try Self.ask([[String]].self, [format.rawValue, path], in: folder)
      #expect(Self.plain(read) == Self.plain(pairs))
    }
  }

  @Test(.enabled(if: areHere, "opustools is absent (make test-packages)"))
  func opusToolsReadIt() throws {
    var generator = SeededGenerator(seed: 23)
    try Fixtures.withTemporaryFolder { folder in
      let (path, pairs, random) = try Self.write(.parallel, .xces, in: folder, using: &generator)
      var zips: [String] = []
      for document in random.documents {
        // The zip that holds the document under the name that the links have for it.
        let sentences = try SentenceSegmenter(document.language).sentences(of: document.view)
        let text = sentences.map { sentence in
          let text = document.view.text(in: sentence.viewRange).unicodeScalars.filter {
            $0 != "\u{FFFE}" && $0.value > 0x1F
          }
          let escaped = String(String.UnicodeScalarView(text)).replacing("&", with: "&amp;")
            .replacing("<", with: "&lt;").replacing(">", with: "&gt;")
          return "<s id=\"s\(sentence.index + 1)\">\(escaped)</s>\n"
        }
        let inner = folder.appending(path: "inner.xml")
        try Data("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<text>\n\(text.joined())</text>\n".utf8).write(
          to: inner)
        let zip = folder.appending(path: "\(document.id).zip").path
        zips.append(zip)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
          "python3", "-c",
          "import sys, zipfile; zipfile.ZipFile(sys.argv[1], 'w').write(sys.argv[2], sys.argv[3])", zip,
          inner.path, document.path,
        ]
        try process.run()
        process.waitUntilExit()
      }
      // Zips have no paths from the root.
      let links = folder.appending(path: "links.xml")
      try Data(
        String(contentsOfFile: path, encoding: .utf8).replacing("Doc=\"/", with: "Doc=\"").utf8
      ).write(to: links)
      let read = try Self.ask([[String]].self, ["opus", folder.path, links.path] + zips, in: folder)
      let control = { (text: String) in text.replacing("\u{1}", with: "") }
      #expect(Self.plain(read) == Self.plain(pairs.map { $0.map(control) }))
    }
  }

  /// OPUS's own documents, which it keeps in archives under names such as OPUS/xml/de/2004/one.xml, are found by their ids.
  @Test(.enabled(if: areHere, "opustools is absent (make test-packages)"))
  func opusToolsReadLinksToDocumentsOfTheirOwn() throws {
    try LinkFolder.with { folder in
      let (german, english) = (
        ["Kein Schiff fährt aus .", "Die Fähre liegt still .", "Es regnet ."],
        ["No ship leaves .", "It rains ."]
      )
      func document(_ language: String, _ sentences: [String]) -> String {
        let lines = sentences.enumerated().map { number, text in
          let words = text.split(separator: " ").enumerated().map {
            "<w id=\"\(number + 3).\($0)\">\($1)</w>"
          }
          return "<s id=\"s\(number + 3).2\">\(words.joined(separator: "\n"))</s>\n"
        }
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<text>\n\(lines.joined())</text>\n"
      }
      try folder.write("de/2004/one.xml", document("de", german))
      try folder.write("en/2004/one.xml", document("en", english))
      try folder.write("links.path", "[0, 1]:[0]\n[2]:[1]\n")
      try folder.convert(
        "links.path", "links.xml", documents: ["de/2004/one.xml", "en/2004/one.xml"],
        languages: ["de": "de", "en": "en"]
      ) { $0.to = .xces }
      #expect(try folder.text("links.xml").contains("xtargets=\"s3.2 s4.2;s3.2\""))
      // The paths in the archives have no folder of the user's.
      try folder.write(
        "links.xml", folder.text("links.xml").replacing(folder.folder.path + "/", with: ""))
      for language in ["de", "en"] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
          "python3", "-c",
          "import sys, zipfile; zipfile.ZipFile(sys.argv[1], 'w').write(sys.argv[2], 'OPUS/xml/' + sys.argv[2])",
          "\(language).zip", "\(language)/2004/one.xml",
        ]
        process.currentDirectoryURL = folder.folder
        try process.run()
        process.waitUntilExit()
      }
      let read = try Self.ask(
        [[String]].self, ["opus", folder.folder.path, "links.xml", "de.zip", "en.zip", "xml"],
        in: folder.folder)
      #expect(read == [[german[0] + " " + german[1], english[0]], [german[2], english[1]]])
    }
  }
}
