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
