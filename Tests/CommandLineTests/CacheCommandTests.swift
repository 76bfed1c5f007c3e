import Foundation
import TestSupport
import Testing

/// What is kept of compiled dictionaries: where, how much, and how it goes.
@Suite struct CacheCommandTests {
  private struct Listing: Decodable {
    struct Item: Decodable {
      let path: String
      let bytes: Int
      let lastUse: String
      let dictionaries: [String]?
    }
    let folder: String
    let bytes: Int
    let largestCount: Int
    let lexicons: [Item]
  }

  private func listing(_ cache: URL) throws -> Listing {
    let outcome = try Program.run(["cache", "info", "--json"], cache: cache)
    return try JSONDecoder().decode(Listing.self, from: Data(outcome.output.utf8))
  }

  /// Looks a word up in a dictionary of a number.
  private func lookUp(_ number: Int, in folder: URL, _ cache: URL, _ command: String = "lookup") throws
    -> Program.Outcome
  {
    let name = "words\(number).tsv"
    try Data("de\ten\nBoot\tboat\n".utf8).write(to: folder.appending(path: name))
    return try Program.run(
      ["lexicon", command] + (command == "lookup" ? ["Boot"] : []) + ["--dictionary", name], in: folder,
      cache: cache,
      dictionaries: folder)
  }

  @Test func lexiconsAreListedAndRemoved() throws {
    try Fixtures.withTemporaryFolder { folder in
      let cache = folder.appending(path: "cache")
      #expect(try listing(cache).lexicons.isEmpty)
      #expect(
        try Program.run(["cache", "clear"], cache: cache).output == "removed 0 compiled lexicons, 0 MB\n")
      for number in 0..<2 { #expect(try lookUp(number, in: folder, cache).status == 0) }
      let listing = try listing(cache)
      #expect(listing.folder == cache.path + "/synoptic" && listing.lexicons.count == 2)
      #expect(Set(listing.lexicons.flatMap { $0.dictionaries ?? [] }) == ["words0", "words1"])
      #expect(listing.bytes == listing.lexicons.reduce(0) { $0 + $1.bytes })
      let text = try Program.run(["cache", "info"], cache: cache).output
      #expect(
        text.hasPrefix(cache.path + "/synoptic\n") && text.contains("words0")
          && text.contains("2 compiled lexicons"))

      // Only what is the program's own is removed.
      let own = cache.appending(path: "synoptic")
      for name in ["mine.bin", "lexicon-.bin", "lexicon-x.bin.txt"] {
        try Data("x".utf8).write(to: own.appending(path: name))
      }
      for name in ["lexicon-zz.bin.lock", ".synoptic-1-abc.tmp"] {
        try Data().write(to: own.appending(path: name))
      }
      #expect(
        try Program.run(["cache", "clear"], cache: cache).output.hasPrefix("removed 2 compiled lexicons"))
      #expect(try Fixtures.names(in: own) == ["lexicon-.bin", "lexicon-x.bin.txt", "mine.bin"])
      #expect(try lookUp(0, in: folder, cache).output.contains("boat"))
    }
  }

  @Test func thoseUsedLastAreKept() throws {
    try Fixtures.withTemporaryFolder { folder in
      let cache = folder.appending(path: "cache")
      let own = cache.appending(path: "synoptic")
      let most = try listing(cache).largestCount
      func age(_ name: String, days: Int) throws {
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSinceNow: Double(-86_400 * days))],
          ofItemAtPath: own.path + "/" + name)
      }
      for number in 0..<(most + 2) {
        let before = (try? Set(Fixtures.names(in: own))) ?? []
        #expect(try lookUp(number, in: folder, cache).status == 0)
        for name in try Set(Fixtures.names(in: own)).subtracting(before) where name.hasSuffix(".bin") {
          try age(name, days: 60 - number)
        }
      }
      let names = Set(try listing(cache).lexicons.flatMap { $0.dictionaries ?? [] })
      #expect(names == Set((2..<(most + 2)).map { "words\($0)" }))
      // One that is used stays; one that nobody has used for long goes, and what a killed run left.
      #expect(try lookUp(2, in: folder, cache).status == 0)
      for item in try listing(cache).lexicons where item.dictionaries == ["words3"] {
        try age(String(item.path.split(separator: "/").last ?? ""), days: 100)
      }
      try Data("x".utf8).write(to: own.appending(path: ".synoptic-1-abc.tmp"))
      #expect(try lookUp(100, in: folder, cache, "build").status == 0)
      let after = Set(try listing(cache).lexicons.flatMap { $0.dictionaries ?? [] })
      #expect(after.contains("words2") && after.contains("words100") && !after.contains("words3"))
      #expect(try !Fixtures.names(in: own).contains { $0.hasPrefix(".") })
    }
  }

  @Test(arguments: [
    ["XDG_CACHE_HOME=FOLDER/x"], ["XDG_CACHE_HOME=relative", "HOME=FOLDER"],
    ["XDG_CACHE_HOME=", "HOME=FOLDER/"],
  ])
  func theEnvironmentSaysWhereItIs(_ settings: [String]) throws {
    try Fixtures.withTemporaryFolder { folder in
      let outcome = try Program.run(
        ["cache", "info"], in: folder,
        wrapper: ["/usr/bin/env"] + settings.map { $0.replacing("FOLDER", with: folder.path) })
      let expected = settings.count == 1 ? "/x/synoptic" : "/.cache/synoptic"
      #expect(outcome.output.hasPrefix(folder.path + expected + "\n"), "\(outcome.output)")
    }
  }

  /// Who builds the cache wants it to be there afterwards.
  @Test func aCacheThatCannotBeKeptIsAnError() throws {
    try Fixtures.withTemporaryFolder { folder in
      try Data("a file".utf8).write(to: folder.appending(path: "file"))
      let outcome = try lookUp(0, in: folder, folder.appending(path: "file"), "build")
      #expect(outcome.status == 2 && outcome.output.isEmpty)
      #expect(
        outcome.errors.contains("cannot be kept") && outcome.errors.count(where: \.isNewline) == 1,
        "\(outcome.errors)")
      try Data(DictionaryFiles.table("de\ten", count: 20_000).utf8).write(
        to: folder.appending(path: "large.tsv"))
      let full = try Program.run(
        ["lexicon", "build", "--dictionary", "large.tsv"], in: folder, cache: folder.appending(path: "cache"),
        dictionaries: folder, wrapper: ["/bin/bash", "-c", "ulimit -f 200; exec \"$0\" \"$@\""])
      #expect(full.status == 2 && full.errors.contains("cannot be kept"), "\(full.errors)")
      #expect(
        try Fixtures.names(in: folder.appending(path: "cache/synoptic")).allSatisfy { $0.hasSuffix(".lock") })
    }
  }
}
