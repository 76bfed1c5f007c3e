import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing

/// Input that would crash a careless program, end in wrong figures without a word, or take time and memory out of proportion.
@Suite struct HarmfulInputTests {
  /// Runs `body` in a folder with two documents and their alignment `a.json`.
  private func withAlignment(_ body: (URL) throws -> Void) throws {
    try Fixtures.withTemporaryFolder { folder in
      try write("Lenin kam im April 1917 in Petrograd an. Niemand wartete.", "de.txt", in: folder)
      try write("In April 1917 Lenin arrived in Petrograd. Nobody waited.", "en.txt", in: folder)
      try #require(try Program.run(Self.align + ["-o", "a.json"], in: folder).status == 0)
      try body(folder)
    }
  }

  private static let align = [
    "align", "de.txt", "en.txt", "--no-lexicon", "--mode", "comparable", "--language", "de=de", "--language",
    "en=en",
  ]

  private func write(_ text: String, _ name: String, in folder: URL) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func isOneSentence(_ errors: String) -> Bool {
    errors.hasPrefix("synoptic: ") && errors.count(where: \.isNewline) == 1 && errors.count < 600
  }

  // MARK: Dictionaries

  @Test(arguments: [
    [0x80, 0xED, 0xED], [0xED], [0xE2, 0x80], [0xFF, 0xFE, 0x0A], [0x0A, 0x80, 0x2D, 0x20],
  ])
  func bytesOfADictionaryThatAreNoTextAreNoCrash(_ article: [UInt8]) throws {
    try Fixtures.withTemporaryFolder { folder in
      try Data(article).write(to: folder.appending(path: "m.dict"))
      let digits = Array("ABCDEFGHIJ")
      try write("Haus\tA\t\(digits[article.count])\n", "m.index", in: folder)
      let outcome = try Program.run(
        ["lexicon", "lookup", "Haus", "--dictionary", "de-en=m.index"], in: folder, dictionaries: folder)
      #expect(outcome.status == 0 || outcome.status == 2 && isOneSentence(outcome.errors), "\(outcome)")
    }
  }

  private static var isOptimized: Bool {
    #if DEBUG
      false
    #else
      true
    #endif
  }

  @Test(.enabled(if: isOptimized, "a debug build takes minutes to inflate 256 MB"))
  func aDictionaryThatInflatesWithoutEndIsRefused() throws {
    try Fixtures.withTemporaryFolder { folder in
      try write("Haus\tA\tJ\n", "bomb.index", in: folder)
      let made = try Program.run(
        [], in: folder,
        wrapper: ["/bin/sh", "-c", "head -c 300000000 /dev/zero | gzip -1 > bomb.dict.dz"])
      try #require(made.status == 0)
      let outcome = try Program.run(
        ["lexicon", "lookup", "Haus", "--dictionary", "de-en=bomb.index"], in: folder, dictionaries: folder)
      #expect(outcome.status == 2 && isOneSentence(outcome.errors), "\(outcome)")
      #expect(outcome.errors.contains("bomb.dict.dz: inflates to more than 256 MB"), "\(outcome.errors)")
    }
  }

  @Test func anEntityOfAGlossaryIsAnError() throws {
    try Fixtures.withTemporaryFolder { folder in
      let terms = ["de": "Boot&i;", "en": "boat"].sorted { $0.key < $1.key }.map {
        "<langSet xml:lang=\"\($0)\"><tig><term>\($1)</term></tig></langSet>"
      }
      try write(
        "<?xml version=\"1.0\"?><!DOCTYPE martif [<!ENTITY i \"Haus\">]><martif type=\"TBX\"><text><body><termEntry>\(terms.joined())</termEntry></body></text></martif>",
        "x.tbx", in: folder)
      let outcome = try Program.run(
        ["lexicon", "lookup", "Boot", "--glossary", "de-en=x.tbx"], in: folder, dictionaries: folder)
      #expect(outcome.status == 2 && isOneSentence(outcome.errors), "\(outcome)")
      #expect(outcome.errors.contains("the entity 'i'"), "\(outcome.errors)")
    }
  }

  @Test(arguments: ["ones", "zeros", "bits", "half"])
  func aDamagedCompiledLexiconIsMadeAnew(_ damage: String) throws {
    try Fixtures.withTemporaryFolder { folder in
      try write(
        "de\ten\n" + (0..<300).map { "Wort\($0)\tword\($0)\n" }.joined() + "Boot\tboat\n", "words.tsv",
        in: folder)
      let cache = folder.appending(path: "cache")
      func lookUp() throws -> Program.Outcome {
        try Program.run(
          ["lexicon", "lookup", "Boot", "--dictionary", "words.tsv"], in: folder, cache: cache,
          dictionaries: folder)
      }
      let whole = try lookUp()
      #expect(whole.output.contains("boat"))
      let names = try Fixtures.names(in: cache.appending(path: "synoptic")).filter { $0.hasSuffix(".bin") }
      let file = cache.appending(path: "synoptic/" + (try #require(names.first)))
      let sound = try Data(contentsOf: file)
      var bytes = [UInt8](sound)
      // The header and the directory stay sound: 48 bytes, and 24 for each section.
      let sections = bytes[32..<40].reversed().reduce(0) { $0 << 8 | Int($1) }
      let body = (48 + 24 * sections)..<bytes.count
      var generator = SeededGenerator(seed: 8)
      switch damage {
      case "ones": for offset in body { bytes[offset] = 0xFF }
      case "zeros": for offset in body { bytes[offset] = 0 }
      case "bits": for _ in 0..<200 { bytes[Int.random(in: body, using: &generator)] ^= 0x10 }
      default: bytes.removeLast(bytes.count / 2)
      }
      try Data(bytes).write(to: file)
      let mended = try lookUp()
      #expect(mended.status == 0 && mended.output == whole.output, "\(mended)")
      #expect(mended.errors.contains("dictionaries compiled;"), "\(mended.errors)")
      #expect(try Data(contentsOf: file) == sound)
    }
  }

  // MARK: Numbers

  @Test(arguments: [1e17, -1e300, 9.3e18])
  func aWeightOfAnySizeIsExplained(_ weight: Double) throws {
    try withAlignment { folder in
      var alignment = try NativeFile.read(folder.path + "/a.json")
      try #require(!alignment.links.isEmpty)
      alignment.links[0].id = "l1"
      alignment.links[0].evidence = [Evidence(kind: .prior, weight: weight)]
      try NativeFile.write(alignment, to: folder.path + "/b.json")
      for arguments in [["show", "b.json", "--explain", "l1"], ["show", "b.json"]] {
        let outcome = try Program.run(arguments, in: folder)
        #expect(outcome.status == 0 && !outcome.output.isEmpty, "\(outcome)")
      }
    }
  }

  @Test(arguments: [
    ["--width", "9223372036854775807"], ["--context", "9223372036854775807"], ["--width", "100000000000"],
    ["--width", "-9223372036854775808"], ["--context", "-9223372036854775808"],
    ["--width", "9223372036854775808"], ["--width", "1000000"],
  ])
  func aNumberOfAnySizeIsTakenOrRefused(_ option: [String]) throws {
    try withAlignment { folder in
      let outcome = try Program.run(["show", "a.json"] + option, in: folder)
      #expect([0, 2].contains(outcome.status), "\(outcome.status) \(outcome.errors)")
      // Lines are no longer than their text, whatever the width.
      #expect(outcome.output.utf8.count < 100_000)
    }
  }

  @Test(arguments: [
    ("sentences/de.tsv", "0\t-9223372036854775808\t20\t0\tx\n1\t21\t30\t0\tx\n"),
    ("sentences/de.tsv", "0\t0\t9223372036854775807\t0\tx\n1\t21\t30\t0\tx\n"),
    ("sentences/de.tsv", "1\t0\t20\t0\tx\n2\t21\t30\t0\tx\n"),
    ("links/de__en.tsv", "x\ty\t2\tlabel\n"), ("links/de__en.tsv", "99999\t0\t2\tlabel\n"),
    ("links/de__en.tsv", "0\t-5\t2\tlabel\n"), ("links/de__en.tsv", "0\t0\t9\tlabel\n"),
    ("links/de__en.tsv", "0\t0\t-1\tlabel\n"), ("links/de__en.tsv", "0\t\t2\tlabel\n"),
    ("links/de__en.tsv", ",\t0\t2\tlabel\n"), ("links/de__en.tsv", "0\t0\tx\tlabel\n"),
  ])
  func goldThatIsNoneIsAnErrorWithItsLine(_ name: String, _ text: String) throws {
    try withAlignment { folder in
      for document in ["de", "en"] {
        try write("0\t0\t40\t0\tx\n1\t41\t57\t0\tx\n", "gold/sentences/\(document).tsv", in: folder)
      }
      try write("0\t0\t2\tarrival\n", "gold/links/de__en.tsv", in: folder)
      let arguments = ["evaluate", "a.json", "--gold", "gold"]
      #expect(try Program.run(arguments, in: folder).status == 0)
      try write(text, "gold/" + name, in: folder)
      let outcome = try Program.run(arguments, in: folder)
      #expect(outcome.status == 2 && outcome.output.isEmpty && isOneSentence(outcome.errors), "\(outcome)")
      #expect(outcome.errors.hasPrefix("synoptic: gold/\(name), line 1: "), "\(outcome.errors)")
    }
  }

  // MARK: Names

  @Test(arguments: [
    ["align", "de.txt", "en.txt", "-o", ""], ["align", "de.txt", ""],
    ["align", "de.txt", "en.txt", "--keep", ""],
    ["segment", ""], ["show", ""], ["conflicts", ""], ["names", ""], ["report", "", "-o", "page"],
    ["report", "a.json", "-o", ""], ["convert", "", "b.tmx"], ["convert", "a.json", ""],
    ["convert", "--check", ""],
    ["convert", "a.json", "", "--to", "tmx"], ["evaluate", "", "--gold", "gold"],
    ["evaluate", "a.json", "--gold", ""], ["lexicon", "lookup", "Haus", "--glossary", ""],
    ["lexicon", "lookup", "Haus", "--dictionary", "de-en="], ["transliterate", "--scheme", "duden", ""],
  ])
  func aNameThatIsEmptyIsSaidToBe(_ arguments: [String]) throws {
    try withAlignment { folder in
      let before = try Fixtures.names(in: folder)
      let outcome = try Program.run(arguments, in: folder, dictionaries: folder)
      #expect(outcome.status == 2 && isOneSentence(outcome.errors), "\(outcome)")
      #expect(outcome.errors.contains(/has no name|without a name/), "\(outcome.errors)")
      #expect(try Fixtures.names(in: folder) == before)
    }
  }

  @Test func aNameOfAnyLengthThatTheFolderTakesIsWritten() throws {
    try withAlignment { folder in
      let name = String(repeating: "x", count: 250) + ".json"
      #expect(try Program.run(["convert", "a.json", name], in: folder).status == 0)
      #expect(try Fixtures.names(in: folder).contains(name))
      let refused = try Program.run(["convert", "a.json", "x" + name], in: folder)
      #expect(refused.status == 2 && isOneSentence(refused.errors), "\(refused.errors)")
    }
  }

  @Test func aLinkToWhatIsNotThereIsFollowed() throws {
    try withAlignment { folder in
      let files = FileManager.default
      try files.createDirectory(atPath: folder.path + "/other", withIntermediateDirectories: false)
      for (link, command) in [
        ("b.json", Self.align + ["-o", "b.json"]), ("c.tmx", ["convert", "a.json", "c.tmx"]),
      ] {
        try files.createSymbolicLink(
          atPath: folder.path + "/" + link, withDestinationPath: "other/" + link)
        let outcome = try Program.run(command, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
          try files.destinationOfSymbolicLink(atPath: folder.path + "/" + link) == "other/" + link)
        #expect(files.fileExists(atPath: folder.path + "/other/" + link))
      }
    }
  }

  @Test(arguments: ["xces", "tei", "tmx", "xliff"])
  func whatAnXMLFileSaysIsNotQuotedAtLength(_ format: String) throws {
    try Fixtures.withTemporaryFolder { folder in
      let long = String(repeating: "u", count: 100_000)
      let lines = String(repeating: "ut>\n", count: 500)
      for text in [
        "<?xml version=\"1.0\" encoding=\"\(long)\"?><a/>",
        "<?xml version=\"1.0\" encoding=\"\(lines)\"?><a/>",
        "<\(long)/>", "<a \(long)='1' \(long)='2'/>", "<a>&\(long);</a>", "<a></\(long)>",
        "<xliff version=\"\(long)\"/>", "<tmx version=\"\(long)\"/>",
        "<!DOCTYPE \(long) [<!ENTITY a \"b\">]><a>&a;</a>",
      ] {
        try write(text, "a.xml", in: folder)
        let outcome = try Program.run(["convert", "a.xml", "out.json", "--from", format], in: folder)
        #expect(outcome.status == 2 && isOneSentence(outcome.errors), "\(outcome.errors.prefix(1_000))")
        #expect(!outcome.errors.contains(String(repeating: "u", count: 81)))
      }
    }
  }

  // MARK: In proportion

  /// Each is far beyond what a program could do that compares everything with everything.
  @Test func longWordsAndWideMarkupAreRead() throws {
    try Fixtures.withTemporaryFolder { folder in
      let attributes = (0..<50_000).map { "a\($0)='1'" }.joined(separator: " ")
      try write("<p \(attributes)>A goat.</p>", "attributes.html", in: folder)
      let row = String(repeating: "|a", count: 50_000) + "|\n"
      try write(
        row + String(repeating: "|-", count: 50_000) + "|\n" + row + "\nA goat.\n", "table.md", in: folder)
      for name in ["attributes.html", "table.md"] {
        let outcome = try Program.run(["segment", "--language", "en", name], in: folder)
        #expect(outcome.status == 0 && outcome.output.hasSuffix("A goat.\n"), "\(name) \(outcome.errors)")
      }
      try write("de\ten\nBoot\tboat\n", "words.tsv", in: folder)
      let outcome = try Program.run(
        [
          "lexicon", "lookup", String(repeating: "a", count: 100_000), "--dictionary", "words.tsv",
        ], in: folder, dictionaries: folder)
      #expect(outcome.status == 0 && outcome.errors.count < 400, "\(outcome.errors.prefix(1_000))")
    }
  }
}
