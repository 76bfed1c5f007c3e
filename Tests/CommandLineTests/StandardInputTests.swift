import Foundation
import TestSupport
import Testing

/// `-`, gzip files, and files of one name, through the program.
@Suite struct StandardInputTests {
  private static let german = """
    Leo Trotzki kam am 4. Mai 1917 in Petrograd an. Am Bahnhof hörte ihn eine große Menge, die für ihn sang. \
    Später schrieb er darüber einen längeren Aufsatz, den niemand drucken wollte.
    """
  private static let english = """
    Leon Trotsky arrived in Petrograd on 4 May 1917. At the station a large crowd heard him and sang for him. \
    Later he wrote a long essay about it, which nobody wanted to print.
    """

  private func withFiles<Result>(_ files: [String: Data], _ body: (URL) throws -> Result) throws -> Result {
    try Fixtures.withTemporaryFolder { folder in
      for (name, data) in files {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
      }
      return try body(folder)
    }
  }

  private static var both: [String: Data] { ["de.txt": Data(german.utf8), "en.txt": Data(english.utf8)] }

  /// Runs the program with a file at the end of a pipe that is its standard input.
  private func piped(_ file: String, _ arguments: [String], in folder: URL) throws -> Program.Outcome {
    try Program.run(
      arguments, in: folder,
      wrapper: ["/bin/sh", "-c", "file=$1; shift; cat \"$file\" | exec \"$@\"", "sh", file])
  }

  @Test func aDocumentComesFromAPipeOrAFile() throws {
    try withFiles(Self.both) { folder in
      let expected = try Program.run(["segment", "de.txt"], in: folder)
      for outcome in [
        try Program.run(["segment", "-"], in: folder, input: Self.german),
        try piped("de.txt", ["segment", "-"], in: folder),
      ] {
        #expect(outcome.output == expected.output && outcome.status == 0 && outcome.errors.isEmpty)
      }
      let names = try piped("de.txt", ["names", "--no-lexicon", "-"], in: folder)
      #expect(names.status == 0 && names.output.contains("Trotzki"))
      let letters = try piped("de.txt", ["transliterate", "--scheme", "iso9", "-"], in: folder)
      #expect(letters.status == 0 && letters.output.contains("Trotzki"))
    }
  }

  @Test func anAlignmentGoesOutAndComesInByPipes() throws {
    try withFiles(Self.both) { folder in
      let arguments = ["align", "--no-lexicon", "--mode", "comparable"]
      let file = try Program.run(arguments + ["de.txt", "en.txt", "-o", "a.json"], in: folder)
      #expect(file.status == 0)
      let written = try String(contentsOf: folder.appending(path: "a.json"), encoding: .utf8)
      let out = try Program.run(arguments + ["de.txt", "en.txt", "-o", "-"], in: folder)
      #expect(out.status == 0 && out.output == written)
      // One of the documents, named, from a pipe.
      let mixed = try piped("de.txt", arguments + ["de=-", "en.txt", "-o", "-"], in: folder)
      #expect(mixed.status == 0)
      #expect(mixed.output.replacing(#""path": "-""#, with: #""path": "de.txt""#) == written)
      for command in [
        ["show", "-"], ["conflicts", "--no-lexicon", "-"], ["names", "--no-lexicon", "-"],
        ["convert", "-", "-", "--to", "tmx"],
        ["convert", "-", "-", "--to", "tsv"], ["convert", "--check", "-"],
        ["report", "-", "-o", "page", "--no-lexicon"],
      ] {
        let outcome = try piped("a.json", command, in: folder)
        #expect(outcome.status == 0, "\(command): \(outcome.errors)")
        let redirected = try Program.run(
          command + (command[0] == "report" ? ["--force"] : []), in: folder, input: written)
        #expect(
          redirected.status == 0 && redirected.output == outcome.output, "\(command): \(redirected.errors)")
      }
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: "page/index.html").path))
    }
  }

  @Test func whatIsWrongWithItIsSaidByItsName() throws {
    let empty = try Program.run(["segment", "-"], input: "")
    #expect(empty.status == 2 && empty.errors == "synoptic: standard input: has no text in it\n")
    let unsure = try Program.run(["segment", "-"], input: "1905 1917")
    #expect(
      unsure.status == 2 && unsure.errors.hasPrefix("synoptic: standard input: its language cannot be told"))
  }

  @Test func gzipFilesAreOpened() throws {
    var files = Self.both
    for (name, data) in Self.both {
      files["packed/\(name).gz"] = Data(try DictionaryFiles.gzip([UInt8](data)))
    }
    files["packed/page.html.gz"] = Data(try DictionaryFiles.gzip(Array("<html><p>\(Self.german)</p>".utf8)))
    files["words.tsv"] = Data("de\ten\nMenge\tcrowd\n".utf8)
    files["words.tsv.gz"] = Data(try DictionaryFiles.gzip(Array("de\ten\nMenge\tcrowd\n".utf8)))
    try withFiles(files) { folder in
      let plain = try Program.run(["segment", "de.txt"], in: folder)
      for name in ["packed/de.txt.gz", "packed/page.html.gz"] {
        let packed = try Program.run(["segment", name], in: folder)
        #expect(packed.output == plain.output && packed.errors.isEmpty, "\(packed.errors)")
      }
      let arguments = ["align", "--no-lexicon", "--mode", "comparable", "-o", "-"]
      let direct = try Program.run(arguments + ["--glossary", "words.tsv", "de.txt", "en.txt"], in: folder)
      let inflated = try Program.run(
        arguments + ["--glossary", "words.tsv.gz", "packed/de.txt.gz", "packed/en.txt.gz"], in: folder)
      #expect(direct.status == 0 && inflated.status == 0, "\(direct.errors) \(inflated.errors)")
      #expect(inflated.output.contains(#""id": "de""#))
      try Data(DictionaryFiles.gzip(Array(direct.output.utf8))).write(to: folder.appending(path: "a.json.gz"))
      try Data(direct.output.utf8).write(to: folder.appending(path: "a.json"))
      for command in [["show"], ["conflicts", "--no-lexicon"], ["names", "--no-lexicon"]] {
        let packed = try Program.run(command + ["a.json.gz"], in: folder)
        let plain = try Program.run(command + ["a.json"], in: folder)
        #expect(packed.status == 0 && packed.output == plain.output, "\(command) \(packed.errors)")
      }
      let tmx = try Program.run(["convert", "a.json.gz", "a.tmx"], in: folder)
      #expect(tmx.status == 0, "\(tmx.errors)")
    }
  }

  @Test func filesOfOneNameAreCalledByTheirFolders() throws {
    let files = [
      "de/kap01.txt": Data(Self.german.utf8), "en/kap01.txt": Data(Self.english.utf8),
      "de/kap02.txt": Data(Self.german.utf8), "en/kap02.txt": Data(Self.english.utf8),
    ]
    try withFiles(files) { folder in
      let arguments = ["align", "--no-lexicon", "--mode", "comparable"]
      let two = try Program.run(arguments + ["de/kap01.txt", "en/kap01.txt"], in: folder)
      #expect(two.status == 0)
      #expect(two.output.contains(#""id": "de""#) && two.output.contains(#""id": "en""#))
      #expect(two.errors.contains("de/kap01.txt: called de, as another file has the same name"))
      let four = try Program.run(
        arguments + ["de/kap01.txt", "en/kap01.txt", "de/kap02.txt", "en/kap02.txt"], in: folder)
      for id in ["de-kap01", "en-kap01", "de-kap02", "en-kap02"] {
        #expect(four.output.contains("\"id\": \"\(id)\""))
      }
      let given = try Program.run(arguments + ["de/kap01.txt", "x=en/kap01.txt"], in: folder)
      #expect(given.output.contains(#""id": "kap01""#) && given.output.contains(#""id": "x""#))
    }
  }
}
