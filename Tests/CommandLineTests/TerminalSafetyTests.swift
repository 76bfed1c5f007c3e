import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing
import Texts

/// Nothing that a file, a name or an argument holds does anything to a terminal, in any command: it is shown, or written as an escape.
@Suite struct TerminalSafetyTests {
  /// Colours, a title, a bell, a new line that looks like one of ours, the direction of writing, and controls of 8 bits.
  static let hostile =
    "\u{1B}[31;5mX\u{1B}]0;T\u{7}\nsynoptic: all is well\r\u{202E}\u{9B}2J\u{85}\u{2028}\u{8}\u{200F}"

  /// A call, by what stands for the hostile files in it.
  struct Call: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    /// Whether a pipe gets the text or the data as they are.
    var isRaw = false
    var input = ""

    init(_ arguments: String..., isRaw: Bool = false, input: String = "") {
      self.arguments = arguments
      self.isRaw = isRaw
      self.input = input
    }

    var testDescription: String { arguments.joined(separator: " ").replacing("HOSTILE", with: "H") }
  }

  static let calls: [Call] = [
    Call(
      "align", "HOSTILE.txt", "en.txt", "--language", "HOSTILE=de", "--language", "en=en", "--mode",
      "comparable", "--no-lexicon", isRaw: true),
    Call(
      "align", "HOSTILE.txt", "en.txt", "--language", "HOSTILE=de", "--language", "en=en", "--mode",
      "comparable", "--no-lexicon", "-o", "HOSTILE.json", "--force"),
    Call("align", "HOSTILE.txt", "en.txt", "--language", "HOSTILE=HOSTILE"),
    Call("align", "HOSTILE.txt", "en.txt", "--encoding", "HOSTILE=HOSTILE"),
    Call("align", "HOSTILE.txt", "HOSTILE.txt"),
    Call("align", "HOSTILE.txt", "en.txt", "--keep", "broken.json"),
    Call("align", "HOSTILE.txt", "en.txt", "--mode", "HOSTILE"),
    Call("align", "HOSTILE.txt", "en.txt", "--anchor", "(HOSTILE"),
    Call("align", "HOSTILE.txt", "en.txt", "--dictionary", "HOSTILE"),
    Call("align", "none/HOSTILE", "en.txt"),
    Call("align", "HOSTILE.txt", "en.txt", "-o", "none/HOSTILE"),
    Call("show", "a.json"), Call("show", "a.json", "--format", "tsv"),
    Call("show", "a.json", "--format", "json"),
    Call("show", "a.json", "--no-text"), Call("show", "a.json", "--explain", "HOSTILE"),
    Call("show", "a.json", "--explain", "HOSTILE:1,en:1"),
    Call("show", "a.json", "--explain", "none HOSTILE"),
    Call("show", "a.json", "--document", "none HOSTILE", "--document", "en"),
    Call("show", "a.json", "--around", "HOSTILE"),
    Call("show", "a.json", "--nulls", "--context", "1"), Call("show", "broken.json"),
    Call("show", "missing.json"),
    Call("show", "HOSTILE"), Call("show", "HOSTILE.txt"),
    Call("report", "a.json", "-o", "page HOSTILE", "--no-lexicon", "--svg"),
    Call("report", "a.json", "-o", "HOSTILE.txt"),
    Call("report", "missing.json", "-o", "page"), Call("report", "a.json", "-o", "HOSTILE.txt/x"),
    Call("review", "HOSTILE.txt"), Call("review", "broken.json"), Call("review", "none HOSTILE"),
    Call("review", "a.json", "--port", "HOSTILE"),
    Call("segment", "HOSTILE.txt", "--language", "de", isRaw: true),
    Call("segment", "HOSTILE.txt", "--language", "de", "--json"),
    Call("segment", "HOSTILE.html", "--language", "de", isRaw: true), Call("segment", "HOSTILE.xml"),
    Call("segment", "HOSTILE"), Call("segment", "HOSTILE.txt", "--language", "HOSTILE"),
    Call("segment", "binary HOSTILE"),
    Call("info"), Call("info", "--format", "json"), Call("info", "--format", "HOSTILE"),
    Call("lexicon", "lookup", "Boot", "--dictionary", "words HOSTILE.tsv"),
    Call("lexicon", "lookup", "none HOSTILE", "--dictionary", "words HOSTILE.tsv"),
    Call("lexicon", "lookup", "Boot", "--dictionary", "words HOSTILE.tsv", "--json"),
    Call("lexicon", "info", "--dictionary", "words HOSTILE.tsv"),
    Call("lexicon", "build", "--dictionary", "words HOSTILE.tsv"),
    Call("lexicon", "info", "--coverage", "HOSTILE.txt", "en.txt", "--missing"),
    Call("lexicon", "lookup", "x", "--from", "HOSTILE"),
    Call("lexicon", "lookup", "x", "--dictionary", "bad HOSTILE.tsv"),
    Call("vectors", "info"), Call("vectors", "install", "HOSTILE.txt"), Call("vectors", "clear"),
    Call("cache", "info"), Call("cache", "info", "--json"), Call("cache", "clear"),
    Call("names", "HOSTILE.txt", "--no-lexicon", "--language", "HOSTILE=de"),
    Call("names", "a.json", "--no-lexicon"), Call("names", "a.json", "--no-lexicon", "--json"),
    Call("names", "a.json", "--no-lexicon", "--check"), Call("names", "a.json", "--house-style", "HOSTILE"),
    Call("names", "a.json", "--allow", "HOSTILE"),
    Call("names", "a.json", "--no-lexicon", "--format", "tsv"),
    Call("names", "a.json", "--no-lexicon", "--format", "json"),
    Call("names", "a.json", "--no-lexicon", "--format", "sarif"),
    Call("names", "HOSTILE.txt", "--no-lexicon", "--language", "HOSTILE=de", "--check"),
    Call(
      "names", "HOSTILE.txt", "--no-lexicon", "--language", "HOSTILE=de", "--fix", "new HOSTILE.txt",
      "--force"),
    Call(
      "names", "HOSTILE.txt", "--no-lexicon", "--language", "HOSTILE=de", "--list", "new HOSTILE.tsv",
      "--force"),
    Call("names", "HOSTILE.txt", "--no-lexicon", "--apply", "words HOSTILE.tsv", "--fix", "new HOSTILE.txt"),
    Call("report", "HOSTILE.txt", "-o", "names HOSTILE", "--no-lexicon", "--language", "de"),
    Call("names", "score", input: "HOSTILE\tX\n\u{1B}[1mA\u{202E}\tde\u{9B}\nen\tA\u{8}\tde\tB\r.\n"),
    Call("names", "score", input: "HOSTILE\tHOSTILE\tHOSTILE\tHOSTILE\n"),
    Call("batch", "sets HOSTILE.jsonl", "-o", "out HOSTILE", "--no-lexicon", "--encoder", "none"),
    Call("batch", "sets HOSTILE.jsonl", "-o", "out", "--summary", "sum HOSTILE", "--options", "HOSTILE"),
    Call("batch", "HOSTILE.txt", "-o", "out"), Call("batch", "words HOSTILE.tsv", "--journal", "HOSTILE"),
    Call("batch", "--pairs-of", "HOSTILE"), Call("batch", "--pairs-of", "pairs HOSTILE", isRaw: true),
    Call("batch", "sets.tsv", "--shard", "HOSTILE"), Call("batch", "sets.tsv", "--memory", "HOSTILE"),
    Call(
      "batch", "--stdin", "--no-lexicon", "--encoder", "none", isRaw: true,
      input: "{\"id\":\"HOSTILE\",\"files\":[\"HOSTILE\",\"en.txt\"]}\nHOSTILE\n"),
    Call("conflicts", "a.json", "--no-lexicon", "--min-score", "0"),
    Call("conflicts", "a.json", "--no-lexicon", "--min-score", "0", "--json"),
    Call("conflicts", "missing.json"),
    Call("transliterate", "HOSTILE.txt", "--scheme", "duden", isRaw: true),
    Call("transliterate", "--scheme", "HOSTILE"),
    Call("transliterate", "HOSTILE", "--scheme", "duden"),
    Call("convert", "a.json", "out HOSTILE.tmx", "--force"),
    Call("convert", "a.json", "out HOSTILE.tsv", "--to", "ladder", "--force"),
    Call("convert", "a.json", "/dev/stdout", "--to", "tsv", isRaw: true),
    Call("convert", "a.json", "/dev/stdout", "--to", "jsonl", isRaw: true),
    Call("convert", "a.json", "out HOSTILE"), Call("convert", "a.json", "x", "--to", "HOSTILE"),
    Call("convert", "HOSTILE.xml", "out.tsv", "--from", "tmx"),
    Call("convert", "HOSTILE.xml", "out.tsv", "--from", "xces"),
    Call("convert", "HOSTILE.xml", "out.tsv", "--from", "tei"),
    Call("convert", "HOSTILE.txt", "out.tsv", "--from", "jsonl"),
    Call("convert", "--check", "a.json"), Call("convert", "--check", "broken.json"),
    Call("convert", "--check", "missing.json"),
    Call("convert", "--check", "broken.json", "--json"), Call("convert", "--check", "HOSTILE.txt"),
    Call("convert", "a.json", "b.json", "--relocate", "HOSTILE=en.txt"),
    Call("convert", "a.json", "b.json", "--relocate", "HOSTILE"),
    Call(
      "convert", "a.json", "b.tsv", "--documents", "HOSTILE.txt", "en.txt", "--language", "none HOSTILE=de"),
    Call("evaluate", "a.json", "--gold", "gold"), Call("evaluate", "a.json", "--gold", "HOSTILE"),
    Call("evaluate", "a.json", "--gold", "gold", "--json"),
    Call("evaluate", "a.json", "--gold", "gold", "--against", "a.json"),
    Call("evaluate", "a.json", "--beads", "HOSTILE.txt"), Call("evaluate", "a.json", "--invariants"),
    Call("evaluate", "HOSTILE.txt", "--segmentation", "--language", "de"),
    Call("evaluate", "a.json", "--invariants", "--json"),
    Call("HOSTILE"), Call("show", "a.json", "--HOSTILE"), Call("show", "a.json", "--width", "HOSTILE"),
    Call("show", "a.json", "HOSTILE"), Call("help", "HOSTILE"), Call("help", "show"), Call("--version"),
  ]

  /// A name of a file, which may hold all but a slash.
  private static let name = hostile

  private static func prepare(_ folder: URL) throws {
    func write(_ text: String, _ name: String) throws {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name).deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let german =
      "Anna \(hostile) Tachtarowa und Лев \(hostile) Троцкий kamen am 12. April 1961.\nDas \(hostile) Boot Tachtarova fuhr am 3. Mai 1917. Und Tachtarowa fuhr nicht."
    let english = "Anna Takhtarova came on 13 April 1961. The boat left on 5 May 1917. That was all."
    try write(german, name + ".txt")
    try write(english, "en.txt")
    try write("<p title='\(hostile)'>Das \(hostile) Boot &#27;[2J &#x202E; fuhr.</p>", name + ".html")
    try write("<\(hostile) a='\(hostile)'>&\(hostile);</x>", name + ".xml")
    try write("\u{0}\u{1}\(hostile)", "binary " + name)
    try write(
      "de\ten\nBoot\tboat \(hostile.replacing("\n", with: "").replacing("\r", with: ""))\n",
      "words \(name).tsv")
    try write("\(hostile)\nBoot\n", "bad \(name).tsv")

    let set =
      [
        "id": name, "output": "new \(name).json",
      ] as [String: Any]
    try write(
      String(
        decoding: JSONSerialization.data(
          withJSONObject: set.merging([
            "files": [name + ".txt", "en.txt"], "options": ["language": [name: "de"]],
          ]) { $1 }),
        as: UTF8.self) + "\n{\"id\":\"lost\\n\\u001b[1m\",\"files\":[\"none\\u001b[1m\",\"en.txt\"]}\n",
      "sets \(name).jsonl")
    try write("x", "pairs \(name)/de/x.txt")
    try write("x", "pairs \(name)/en/x.txt")

    let documents = try [(name, name + ".txt", Language.german), ("en", "en.txt", .english)].map {
      id, path, language in
      let file = try DecodedFile(path: folder.path + "/" + path)
      return DocumentReference(
        id: id, language: language, path: path, sha256: file.sha256, length: file.scalars.count)
    }
    let sentences = try documents.map { reference in
      try SegmentedDocument(
        DocumentLocator(alignment: folder.path + "/a.json").document(reference)
      ).sentences
    }
    let passages = zip(documents, sentences).map { document, sentences in
      Passage(
        document: document.id, start: sentences[0].range.lowerBound, end: sentences[0].range.upperBound,
        sentences: [0])
    }
    var alignment = Alignment(
      generator: hostile, signature: "mode:comparable|" + hostile, mode: .comparable, documents: documents,
      links: [
        Link(
          id: hostile, score: 0.9, status: .confirmed, passages: passages,
          evidence: [Evidence(kind: .name, a: hostile, b: hostile, weight: 2.2)], comment: hostile),
        Link(id: "l2", score: 0.5, passages: passages, evidence: []),
      ])
    try NativeFile.write(alignment, to: folder.path + "/a.json")
    try write("index\tstart\tend\tparagraph\ttext\n", "gold/none.tsv")
    for (document, sentences) in zip(documents, sentences) {
      try write(
        sentences.map { "\($0.index)\t\($0.range.lowerBound)\t\($0.range.upperBound)\t0\t\("x")\n" }.joined(),
        "gold/sentences/\(document.id).tsv")
    }
    try write("0\t0\t2\tx\n", "gold/links/\(name)__en.tsv")
    for path in alignment.documents.indices { alignment.documents[path].path = "none " + hostile }
    try NativeFile.write(alignment, to: folder.path + "/missing.json")
    let text = try String(contentsOf: folder.appending(path: "a.json"), encoding: .utf8)
    let id = try #require(String(data: try JSONEncoder().encode([hostile]), encoding: .utf8)).dropFirst()
      .dropLast()
    try write(
      text.replacing("\"automatic\"", with: String(id)).replacing("\"comparable\"", with: String(id)),
      "broken.json")
  }

  private static func harmful(_ text: String, allowing allowed: String = "\n\t") -> [String] {
    text.unicodeScalars.filter {
      ([.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
        || $0.properties.isBidiControl)
        && !allowed.unicodeScalars.contains($0)
    }.map { "U+" + String($0.value, radix: 16) }
  }

  @Test(arguments: calls)
  func nothingReachesATerminalOrAMessageRaw(_ call: Call) throws {
    try Fixtures.withTemporaryFolder { folder in
      try Self.prepare(folder)
      let arguments = call.arguments.map { $0.replacing("HOSTILE", with: Self.name) }
      let input = call.input.replacing("HOSTILE", with: Self.hostile.replacing("\n", with: ""))
      // Installed dictionaries have no part in it.
      let none = folder.appending(path: "none")
      let piped = try Program.run(
        arguments, in: folder, cache: folder.appending(path: "cache"), dictionaries: none,
        input: Data(input.utf8))
      #expect(piped.status <= 2, "\(piped.status)")
      #expect(Self.harmful(piped.errors).isEmpty, "\(piped.errors.debugDescription)")
      #expect(!piped.errors.contains("\nsynoptic: all is well"))
      if !call.isRaw { #expect(Self.harmful(piped.output).isEmpty, "\(piped.output.debugDescription)") }
      if piped.status == 2 {
        #expect(piped.errors.split(separator: "\n").last?.hasPrefix("synoptic: ") == true, "\(piped.errors)")
      }

      for colours in [false, true] {
        let shown = try Program.runOnTerminal(
          arguments, in: folder, cache: folder.appending(path: "cache"), dictionaries: none,
          environment: colours ? [] : ["NO_COLOR=1"],
          input: Data(input.utf8))
        #expect(shown.status == piped.status || call.isRaw, "\(shown.output)")
        // Terminals put a carriage return before the end of a line; the colours are those of the views.
        var text = shown.output.replacing("\r\n", with: "\n")
        if colours {
          text = text.replacing(/\u{1B}\[(?:0|1|2|3|4|7|3[0-7]|[0-9;]{1,4})m/, with: "")
          #expect(!shown.output.contains("\u{1B}[31;5m"))
        }
        #expect(Self.harmful(text).isEmpty, "\(shown.output.debugDescription)")
      }
    }
  }

  /// A command that is added is added here too.
  @Test func everyCommandIsTried() throws {
    let help = try Program.run(["--help"]).output
    let listed = try #require(help.range(of: "SUBCOMMANDS:\n"))
    let commands = help[listed.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.isEmpty }.compactMap { $0.wholeMatch(of: #/  ([a-z]+).*/#).map { String($0.1) } }
    #expect(commands.count >= 11)
    #expect(Set(commands).isSubset(of: Self.calls.compactMap(\.arguments.first)), "\(commands)")
  }

  @Test func aPipeGetsTheTextAsItIs() throws {
    try Fixtures.withTemporaryFolder { folder in
      let text = "Eins \u{1B}[1m\u{202E}zwei. Drei \u{200F}vier."
      try Data(text.utf8).write(to: folder.appending(path: "a.txt"))
      #expect(
        try Program.run(["segment", "a.txt", "--language", "de"], in: folder).output
          == "Eins \u{1B}[1m\u{202E}zwei.\nDrei vier.\n")
      #expect(try Program.run(["transliterate", "a.txt", "--scheme", "iso9"], in: folder).output == text)
    }
  }

  /// Megabytes that a file or an argument holds do not stand in a sentence.
  @Test(arguments: ["id", "path", "mode", "explain", "language", "words"])
  func quotationsAreShort(_ what: String) throws {
    try Fixtures.withTemporaryFolder { folder in
      try Self.prepare(folder)
      let long = String(repeating: what == "words" ? "so " : "y", count: 100_000)
      var alignment = try NativeFile.read(folder.path + "/a.json")
      var arguments = ["show", "b.json"]
      switch what {
      case "id", "words":
        alignment.documents[0].id = long
        alignment.documents[0].sha256 = "0"
        alignment.links = []
      case "path": alignment.documents[0].path = long
      case "explain": arguments += ["--explain", String(long.prefix(100_000))]
      case "language": arguments = ["align", "en.txt", "b.json", "--language", "x=" + long]
      default: break
      }
      try NativeFile.write(alignment, to: folder.path + "/b.json")
      if what == "mode" {
        let text = try String(contentsOf: folder.appending(path: "b.json"), encoding: .utf8)
        try Data(text.replacing("\"comparable\"", with: "\"\(long)\"").utf8).write(
          to: folder.appending(path: "b.json"))
      }
      let outcome = try Program.run(arguments, in: folder)
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.count < 600 && !outcome.errors.contains(String(repeating: "y", count: 81)),
        "\(outcome.errors)")
      #expect(!outcome.errors.contains(String(repeating: "so ", count: 30)), "\(outcome.errors)")
      if what == "mode" {
        let checked = try Program.run(["convert", "--check", "b.json"], in: folder)
        #expect(checked.status == 1 && checked.output.count < 300, "\(checked.output)")
      }
    }
  }

  @Test func pathsOfFindingsAreShort() throws {
    try Fixtures.withTemporaryFolder { folder in
      let deep = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
      let text =
        "{\"format\":\"synoptic-alignment\",\"version\":1,\"generator\":\"\",\"signature\":\"\",\"mode\":\"parallel\",\"documents\":[],\"links\":[\(deep)]}"
      try Data(text.utf8).write(to: folder.appending(path: "a.json"))
      for arguments in [["convert", "--check", "a.json"], ["show", "a.json"]] {
        let outcome = try Program.run(arguments, in: folder)
        #expect(outcome.status != 0 && (outcome.errors + outcome.output).count < 500)
      }
    }
  }
}
