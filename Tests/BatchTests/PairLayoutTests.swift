import Batch
import Foundation
import Synoptic
import TestSupport
import Testing

@Suite struct PairLayoutTests {
  /// The manifest of a folder with some files, and how many of them stand in no set.
  private static func manifest(_ files: [String]) throws -> (lines: [String], alone: Int) {
    try Fixtures.withTemporaryFolder { folder in
      for file in files {
        let url = folder.appending(path: file)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data().write(to: url)
      }
      let layout = try PairLayout(folder.path + "/")
      var lines: [String] = []
      try layout.forEachLine { line in
        lines.append(String(decoding: line, as: UTF8.self).replacing(folder.path, with: "F"))
      }
      return (lines, layout.alone)
    }
  }

  private static func line(_ id: String, _ files: [(String, String)]) -> String {
    let named = files.map { "\"\($0)=F/\($1)\"" }.joined(separator: ",")
    let languages = files.map { "\"language=\($0.0)=\($0.0)\"" }.joined(separator: ",")
    return "{\"id\":\"\(id)\",\"files\":[\(named)],\"options\":[\(languages)]}\n"
  }

  @Test func foldersOfLanguages() throws {
    let (lines, alone) = try Self.manifest([
      "en/x.txt", "de/x.txt", "ru/x.html", "de/a/y.txt", "en/a/y.txt", "de/z.txt", "README", ".git/de/x.txt",
    ])
    #expect(
      lines == [
        Self.line("a/y", [("de", "de/a/y.txt"), ("en", "en/a/y.txt")]),
        Self.line("x", [("de", "de/x.txt"), ("en", "en/x.txt"), ("ru", "ru/x.html")]),
      ])
    #expect(alone == 2)
  }

  @Test func namesWithLanguages() throws {
    let (lines, alone) = try Self.manifest([
      "x.de.txt", "x.en.txt", "b/x.de.txt", "b/x.fr.txt.gz", "Books.de-en.de", "Books.de-en.en", "notes.txt",
      "notes.md", "v1.2.de.txt", "v1.2.pt-BR.txt",
    ])
    #expect(
      lines == [
        Self.line("Books.de-en", [("de", "Books.de-en.de"), ("en", "Books.de-en.en")]),
        Self.line("b/x", [("de", "b/x.de.txt"), ("fr", "b/x.fr.txt.gz")]),
        Self.line("v1.2", [("de", "v1.2.de.txt"), ("pt", "v1.2.pt-BR.txt")]),
        Self.line("x", [("de", "x.de.txt"), ("en", "x.en.txt")]),
      ])
    #expect(alone == 2)
  }

  /// What two layouts call the same are two texts.
  @Test func layoutsOfOneNameAreKeptApart() throws {
    let (lines, alone) = try Self.manifest([
      "de/x.txt", "en/x.txt", "x.de.txt", "x.en.txt", "a/de/y", "a/en/y", "de/a/y", "en/a/y", "a/y.de",
      "a/y.en",
    ])
    #expect(alone == 0 && lines.count == 5, "\(lines)")
    #expect(
      lines.map { $0.prefix { $0 != "," } }
        == ["a/y", "a/y-2", "a/y-3", "x", "x-2"].map { "{\"id\":\"\($0)\"" })
  }

  /// By bytes they are, and so for the system.
  @Test func lettersOfTwoSpellingsAreTwo() throws {
    let (lines, alone) = try Self.manifest([
      "\u{E9}.de", "\u{E9}.en", "e\u{301}.de", "e\u{301}.en", "de/\u{301}z.txt", "en/\u{301}z.txt",
      "\u{FE0F}notes",
    ])
    #expect(lines.count == 3 && alone == 1, "\(lines)")
  }

  /// A file can be called as a set is.
  @Test func namesAreThoseOfFiles() throws {
    let name = String(repeating: "ü", count: 125)
    let (lines, _) = try Self.manifest([
      "\(name).de", "\(name).en", "a\tb\n.de", "a\tb\n.en", "x=-/de/=-", "x=-/en/=-",
    ])
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "sets")
      try Data(lines.joined().utf8).write(to: file)
      let check = try ManifestCheck(
        try ManifestReader(file.path, folder: "out"), path: file.path, needsOutputs: true)
      #expect(check.sets == 3)
    }
  }

  /// A file of links as OPUS has it, with pairs of documents.
  private static func links(_ pairs: [(String, String)]) -> String {
    let groups = pairs.map {
      "<linkGrp targType=\"s\" fromDoc=\"\($0.0)\" toDoc=\"\($0.1)\"><link xtargets=\"1;1\"/></linkGrp>"
    }
    return
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<cesAlign version=\"1.0\">\(groups.joined())</cesAlign>\n"
  }

  @Test func foldersOfOPUS() throws {
    try Fixtures.withTemporaryFolder { folder in
      func write(_ name: String, _ text: String = "<text><s id=\"1\">x</s></text>") throws {
        let url = folder.appending(path: name)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
      }
      // What belongs together has different names in the two languages, or the same; one is not there.
      for name in ["de/2004/one", "en/2004/uno", "de/same", "en/same", "de/left", "en/left"] {
        try write("Talks/xml/\(name).xml")
      }
      try write(
        "Talks/xml/de-en.xml",
        Self.links([
          ("de/2004/one.xml.gz", "en/2004/uno.xml.gz"), ("de/same.xml", "en/same.xml"),
          ("de/gone.xml", "en/gone.xml"), ("de/same.xml", "en/same.xml"),
        ]))
      let layout = try PairLayout(folder.path)
      var lines: [String] = []
      try layout.forEachLine {
        lines.append(String(decoding: $0, as: UTF8.self).replacing(folder.path, with: "F"))
      }
      let options = #""options":["language=de=de","language=en=en"]}"# + "\n"
      #expect(
        lines == [
          #"{"id":"2004-one.2004-uno","files":["de=F/Talks/xml/de/2004/one.xml","en=F/Talks/xml/en/2004/uno.xml"],"#
            + options,
          #"{"id":"Talks/xml/left","files":["de=F/Talks/xml/de/left.xml","en=F/Talks/xml/en/left.xml"],"#
            + options,
          #"{"id":"same","files":["de=F/Talks/xml/de/same.xml","en=F/Talks/xml/en/same.xml"],"# + options,
        ])
      #expect(layout.missing == 1 && layout.alone == 0)
    }
  }

  /// A pair is taken once, whatever files name it and how, and only what lies in the folder.
  @Test func filesOfLinksAreOfStrangers() throws {
    try Fixtures.withTemporaryFolder { folder in
      func write(_ name: String, _ text: String = "<text/>") throws {
        let url = folder.appending(path: name)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
      }
      for name in [
        "in/de/a", "in/en/a", "in/de/b/c", "in/en/b/c", "in/de/b-c", "in/en/b-c", "out/de/x", "out/en/x",
      ] {
        try write(name + ".xml")
      }
      try write(
        "in/1.xml",
        Self.links([
          ("de/a.xml", "en/a.xml"), ("de/./a.xml", "en//a.xml"), ("../out/de/x.xml", "../out/en/x.xml"),
          ("de/a.xml", "de/../de/a.xml"), ("de/b/c.xml", "en/b/c.xml"), ("de/b-c.xml", "en/b-c.xml"),
        ]))
      try write("in/2.xml", Self.links([("en/a.xml", "de/a.xml")]))
      let layout = try PairLayout(folder.path + "/in")
      var ids: [String] = []
      try layout.forEachLine { line in
        let set = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
        ids.append(try #require(set?["id"] as? String))
      }
      #expect(ids == ["a", "b-c", "b-c.de-en"] && layout.missing == 1 && layout.alone == 0)
    }
  }

  @Test(arguments: [
    ["a.txt", "b.txt"], [], ["de/x.txt", "en/y.txt"], ["x.de.txt"], ["a.txt", "a.md", "a.tei"],
  ])
  func whatHasNoCounterpartIsNoSet(_ files: [String]) throws {
    #expect(throws: InputError.self) { _ = try Self.manifest(files) }
  }

  @Test func whatIsPrintedIsRead() throws {
    try Fixtures.withTemporaryFolder { folder in
      for name in ["x.de.txt", "x.en.txt"] { try Data().write(to: folder.appending(path: name)) }
      let manifest = folder.appending(path: "sets.jsonl")
      var bytes: [UInt8] = []
      try PairLayout(folder.path).forEachLine { bytes += $0 }
      try Data(bytes).write(to: manifest)
      var reader = try ManifestReader(manifest.path, folder: "out")
      let set = try #require(try reader.next())
      #expect(set.paths == ["x.de.txt", "x.en.txt"].map { folder.path + "/" + $0 })
    }
  }
}
