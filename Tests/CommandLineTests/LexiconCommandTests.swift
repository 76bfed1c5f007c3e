import Foundation
import TestSupport
import Testing

@Suite struct LexiconCommandTests {
  /// Runs the program in a folder with these files, with a cache of its own there.
  private func run(_ arguments: [String], _ files: [String: String]) throws -> Program.Outcome {
    try Fixtures.withTemporaryFolder { folder in
      try write(files, into: folder)
      return try Program.run(arguments, in: folder, cache: folder.appending(path: "cache"))
    }
  }

  private func write(_ files: [String: String], into folder: URL) throws {
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
  }

  private static let words = "de\ten\nBoot\tboat\nInsel\tisland\nSturm\tstorm\nFischer\tfisherman\n"
  private static let texts = [
    "de.txt": "Der Fischer sah das Boot. Ein Sturm kam. Die Insel war leer.",
    "en.txt": "The fisherman saw the boat. A storm came. The island was empty.",
  ]
  private static let files = texts.merging(["words.tsv": words]) { $1 }
  private static let align = ["align", "--no-lexicon", "de.txt", "en.txt", "-o", "out.json"]

  // MARK: - Of the user's own, without those installed

  @Test func alignTakesADictionaryOfTheUsers() throws {
    try Fixtures.withTemporaryFolder { folder in
      try write(Self.files, into: folder)
      let cache = folder.appending(path: "cache")
      let first = try Program.run(Self.align + ["--dictionary", "words.tsv"], in: folder, cache: cache)
      #expect(first.status == 0)
      #expect(first.errors.contains("dictionaries compiled; the next run opens them at once\n"))
      #expect(first.errors.contains("Dictionaries used: English-German\n"))
      let alignment = try String(contentsOf: folder.appending(path: "out.json"), encoding: .utf8)
      #expect(alignment.contains("lexicon:words@-|"))
      #expect(alignment.contains("\"kind\":\"term\""))
      let second = try Program.run(Self.align + ["--dictionary", "words.tsv"], in: folder, cache: cache)
      #expect(!second.errors.contains("compiled"))
      #expect(try String(contentsOf: folder.appending(path: "out.json"), encoding: .utf8) == alignment)
      #expect(try Fixtures.names(in: cache) == ["synoptic"])
    }
  }

  @Test func alignTakesAGlossaryOfTheUsers() throws {
    let outcome = try run(Self.align + ["--glossary", "words.tsv"], Self.files)
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("Dictionaries used: English-German\n"))
    // It is read each time.
    #expect(!outcome.errors.contains("compiled"))
  }

  @Test func alignSaysThatADictionaryIsOfNoUse() throws {
    let outcome = try run(
      Self.align + ["--glossary", "words.tsv"],
      Self.texts.merging(["words.tsv": "fr\tes\nbateau\tbarco\n"]) { $1 })
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("No dictionary for these languages is installed"))
  }

  /// The name of the file, its text, the option's prefix, and what the message must say.
  @Test(arguments: [
    ("words.tsv", "de\ten\nBoot\n", "", "words.tsv, line 2: has 1 columns instead of 2"),
    ("words.csv", "de,en\nBoot,\"boat\n", "", "words.csv, line 2: a quotation mark is not closed"),
    ("words.tsv", "Boot\tboat\n", "", "words.tsv, line 1: does not name the languages"),
    ("words.dic", "boat Boot\n", "de-en=", "words.dic, line 1: is not of the form"),
    ("words.dic", "boat @ Boot\n", "", "words.dic: does not say what languages"),
    ("words.tbx", "<martif><term></martif>", "", "words.tbx:1:"),
    (
      "words.ifo", "nothing\n", "de-en=", "words.ifo, line 1: is not the description of a StarDict dictionary"
    ),
    ("words.pdf", "x", "", "words.pdf: has no dictionary's extension"),
    ("words.tsv", "", "", "words.tsv: has no text in it"),
    ("words.tsv", "de\ten\n\u{0}", "", "words.tsv, byte 6"),
    ("words.tsv", "de\ten\n", "xx-en=", "'xx-en' in xx-en=words.tsv is no pair of languages"),
    ("words.index", "Boot\tA\n", "de-en=", "words.dict.dz: no such file"),
  ])
  func badDictionariesAndGlossariesAreTold(
    _ name: String, _ text: String, _ prefix: String, _ problem: String
  )
    throws
  {
    for option in ["--dictionary", "--glossary"] {
      let outcome = try run(Self.align + [option, prefix + name], Self.texts.merging([name: text]) { $1 })
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.hasPrefix("synoptic: "))
      #expect(outcome.errors.contains(problem))
      #expect(outcome.errors.count(where: \.isNewline) == 1)
    }
  }

  @Test func aDamagedDictionaryLeavesTheCacheAsItWas() throws {
    try Fixtures.withTemporaryFolder { folder in
      try write(Self.files, into: folder)
      let cache = folder.appending(path: "cache")
      let arguments = Self.align + ["--dictionary", "words.tsv"]
      _ = try Program.run(arguments, in: folder, cache: cache)
      let compiled = try #require(
        Fixtures.names(in: cache.appending(path: "synoptic")).first { $0.hasSuffix(".bin") })
      let file = cache.appending(path: "synoptic/" + compiled)
      let before = try Data(contentsOf: file)
      try write(["words.tsv": "de\ten\nBoot\n"], into: folder)
      let outcome = try Program.run(arguments, in: folder, cache: cache)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("words.tsv, line 2"))
      #expect(try Data(contentsOf: file) == before)
    }
  }

  @Test func twoAtOnceGiveTheSame() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "synoptic-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Large enough for both to meet.
    let table = DictionaryFiles.table("de\ten", count: 150_000)
    try write(Self.texts.merging(["words.tsv": table]) { $1 }, into: folder)
    let cache = folder.appending(path: "cache")
    let outcomes = try await withThrowingTaskGroup(of: Program.Outcome.self) { group in
      for run in 0..<2 {
        group.addTask {
          try Program.run(
            [
              "align", "--no-lexicon", "de.txt", "en.txt", "--dictionary", "words.tsv", "-o",
              "out\(run).json",
            ],
            in: folder, cache: cache)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.map(\.status) == [0, 0])
    #expect(outcomes.count { $0.errors.contains("dictionaries compiled;") } == 1)
    #expect(
      try Data(contentsOf: folder.appending(path: "out0.json"))
        == Data(contentsOf: folder.appending(path: "out1.json")))
    let names = try Fixtures.names(in: cache.appending(path: "synoptic"))
    #expect(names.map { $0.split(separator: ".").last } == ["bin", "lock"])
    // What one process made of it is what another makes of it.
    let file = cache.appending(path: "synoptic/" + names[0])
    let bytes = try Data(contentsOf: file)
    try FileManager.default.removeItem(at: file)
    _ = try Program.run(Self.align + ["--dictionary", "words.tsv"], in: folder, cache: cache)
    #expect(try Data(contentsOf: file) == bytes)
  }

  // MARK: - Where there can be no cache

  @Test func withoutACacheItWorksFromMemoryAndSaysSo() throws {
    try Fixtures.withTemporaryFolder { folder in
      try write(Self.files.merging(["cache": "a file"]) { $1 }, into: folder)
      for cache in [folder.appending(path: "cache"), URL(fileURLWithPath: "/proc/none")] {
        let outcome = try Program.run(
          Self.align + ["--dictionary", "words.tsv"], in: folder, cache: cache)
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("dictionaries compiled in memory, for this run only: "))
        #expect(outcome.errors.contains("Dictionaries used: English-German\n"))
      }
    }
  }

  @Test func aFullDiskLeavesNothingBehind() throws {
    try Fixtures.withTemporaryFolder { folder in
      let table = DictionaryFiles.table("de\ten", count: 20_000)
      try write(Self.texts.merging(["words.tsv": table]) { $1 }, into: folder)
      let cache = folder.appending(path: "cache")
      // A limit on the size of files stands for the disk; who ignores its signal gets an error.
      let outcome = try Program.run(
        Self.align + ["--dictionary", "words.tsv"], in: folder, cache: cache,
        wrapper: ["/bin/sh", "-c", "trap '' XFSZ; ulimit -f 200; exec \"$@\"", "sh"])
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("dictionaries compiled in memory, for this run only: "))
      #expect(try Fixtures.names(in: cache.appending(path: "synoptic")).allSatisfy { $0.hasSuffix(".lock") })
    }
  }

  @Test func aCacheFolderThatIsNoPathFromTheRootIsPassedOver() throws {
    try Fixtures.withTemporaryFolder { folder in
      try write(Self.files, into: folder)
      let outcome = try Program.run(
        Self.align + ["--dictionary", "words.tsv"], in: folder, cache: folder,
        wrapper: ["/usr/bin/env", "XDG_CACHE_HOME=relative", "HOME=" + folder.path])
      #expect(outcome.status == 0)
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "relative").path))
    }
  }

  // MARK: - With those installed, in the cache that tests share

  private struct Listing: Decodable {
    struct Dictionary: Decodable {
      let name, version, source, target: String
      let articles, pairs: Int
      let isGlossary: Bool
    }
    let dictionaries: [Dictionary]
  }

  private func listing(_ arguments: [String]) throws -> Listing {
    let outcome = try Program.run(["lexicon", "info", "--json"] + arguments)
    #expect(outcome.status == 0)
    return try JSONDecoder().decode(Listing.self, from: Data(outcome.output.utf8))
  }

  @Test func infoListsWhatWasRead() throws {
    try Fixtures.withTemporaryFolder { folder in
      try write(Self.files, into: folder)
      let glossary = folder.appending(path: "words.tsv").path
      let listing = try listing(["--glossary", glossary])
      let own = try #require(listing.dictionaries.first)
      #expect(own.name == "words")
      #expect([own.source, own.target] == ["de", "en"])
      #expect(own.articles == 4)
      #expect(own.pairs == 4)
      #expect(own.isGlossary)
      let text = try Program.run(["lexicon", "info", "--glossary", glossary])
      #expect(text.output.hasPrefix("words  -  de-en  4 articles, 4 pairs of words\n"))
      #expect(text.output.count(where: \.isNewline) == listing.dictionaries.count)
    }
  }

  @Test(.enabled(if: Fixtures.hasDictionaries, "the five dictionaries of Debian are not installed"))
  func infoListsTheInstalledDictionaries() throws {
    let listing = try listing([])
    #expect(
      Set(listing.dictionaries.map(\.name)).isSuperset(of: [
        "deu-eng", "deu-rus", "eng-deu", "eng-rus", "mueller7",
      ]))
    #expect(listing.dictionaries.allSatisfy { $0.version != "unknown" && $0.pairs > $0.articles / 2 })
  }

  @Test(.enabled(if: Fixtures.hasDictionaries, "the five dictionaries of Debian are not installed"))
  func buildCompilesAnewAndListsTheSame() throws {
    try Fixtures.withTemporaryFolder { folder in
      let built = try Program.run(["lexicon", "build"], cache: folder)
      #expect(built.status == 0)
      #expect(built.errors.isEmpty)
      #expect(built.output == (try Program.run(["lexicon", "info"], cache: folder).output))
    }
  }

  @Test func coverageIsPrintedAsATable() throws {
    try Fixtures.withTemporaryFolder { folder in
      try write(Self.files, into: folder)
      let arguments = ["lexicon", "info", "--glossary", "words.tsv", "--coverage", "de.txt", "en.txt"]
      let outcome = try Program.run(arguments, in: folder)
      #expect(outcome.status == 0)
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines[0].firstMatch(of: /^de-en  [01]\.\d{3}  \d+ of \d+ words$/) != nil)
      #expect(lines[1].hasPrefix("en-de  "))
      let missing = try Program.run(arguments + ["--missing"], in: folder)
      #expect(missing.output.split(separator: "\n").count == 4)
    }
  }

  @Test func coverageAsJSONHasTheKeysOfTheIssueAndNoOthers() throws {
    try Fixtures.withTemporaryFolder { folder in
      try write(Self.files, into: folder)
      let outcome = try Program.run(
        ["lexicon", "info", "--coverage", "de.txt", "en.txt", "--json", "--glossary", "words.tsv"], in: folder
      )
      #expect(outcome.status == 0)
      let json = try #require(
        JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: [[String: Any]]])
      #expect(Array(json.keys) == ["coverage"])
      let rows = try #require(json["coverage"])
      #expect(rows.count == 2)
      for row in rows { #expect(Set(row.keys) == ["from", "to", "words", "covered"]) }
      #expect(rows.map { $0["from"] as? String } == ["de", "en"])
      #expect(rows.map { $0["to"] as? String } == ["en", "de"])
      #expect(rows.allSatisfy { $0["words"] is Int && $0["covered"] is Int })
    }
  }

  @Test func coverageOfAMissingFileIsAnError() throws {
    let outcome = try Program.run(["lexicon", "info", "--coverage", "no/such.txt"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("no/such.txt: no such file"))
    #expect(outcome.output.isEmpty)
  }

  private struct Item: Decodable {
    let from, to, translation, headword, way: String
    let via: String?
    let weight: Double
    let dictionaries: [String]
  }

  @Test func lookupSaysWhereEachTranslationComesFrom() throws {
    try Fixtures.withTemporaryFolder { folder in
      try write(["words.tsv": "de\ten\nQuarxtal\tvalley of quarx\nQuarxboot\tquarx boat\n"], into: folder)
      func lookUp(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(["lexicon", "lookup", "--glossary", "words.tsv"] + arguments, in: folder)
      }
      let text = try lookUp("Quarxtals")
      #expect(text.status == 0)
      #expect(text.output == "de-en  1.00  quarxtal = valley of quarx  [words]\n")
      let json = try lookUp("Quarxboote", "--from", "de", "--to", "en", "--json")
      let items = try JSONDecoder().decode([Item].self, from: Data(json.output.utf8))
      #expect(items.map(\.translation) == ["quarx boat"])
      #expect(items.map(\.headword) == ["quarxboot"])
      #expect(items.map(\.way) == ["word"])
      #expect(items.map(\.dictionaries) == [["words"]])
      let phrase = try lookUp("valley of quarx", "--from", "en", "--to", "de")
      #expect(phrase.output == "en-de  1.00  valley of quarx = quarxtal  [words]  (phrase)\n")
    }
  }

  @Test func lookupOfWhatNobodyKnowsSaysSo() throws {
    let outcome = try Program.run(["lexicon", "lookup", "qqxxqqxx"])
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("'qqxxqqxx' is in none of the dictionaries\n"))
    let json = try Program.run(["lexicon", "lookup", "qqxxqqxx", "--json"])
    #expect(try JSONDecoder().decode([Item].self, from: Data(json.output.utf8)).isEmpty)
  }

  @Test(arguments: ["--from", "--to"])
  func lookupOfNoLanguageNamesTheOption(_ option: String) throws {
    let outcome = try Program.run(["lexicon", "lookup", "Haus", option, "qq"])
    #expect(outcome.status == 2)
    #expect(outcome.errors == "synoptic: \(option) qq: 'qq' is no language; use an ISO 639 code such as de\n")
  }

  @Test(.enabled(if: Fixtures.hasDictionaries, "the five dictionaries of Debian are not installed"))
  func lookupFindsEverydayWords() throws {
    let items = try JSONDecoder().decode(
      [Item].self,
      from: Data(
        try Program.run(["lexicon", "lookup", "Häuser", "--from", "de", "--to", "en", "--json"]).output.utf8))
    #expect(items.contains { $0.translation == "house" && $0.dictionaries.contains("deu-eng") })
    #expect(items.map(\.weight) == items.map(\.weight).sorted(by: >))
  }
}
