import Basics
import Foundation
import TestSupport
import Testing
import Texts

/// What `synoptic names` prints and writes of places to change, through the program.
@Suite struct NamesLintTests {
  private static let text =
    "They met Natalia Sedova. Then Natalia Sedova left.\r\nNatalia Sedova was late.\r\nThey saw Natalya Sedova. It was late when they saw\r\nNatalya Sedova again.\r\n"
  private static let first =
    "a.txt:3:10: romanisation: \"Natalya Sedova\" is written \"Natalia Sedova\" elsewhere (3 times): They saw Natalya Sedova."

  /// Runs `body` in a folder with files.
  private func withFolder<Result>(_ files: [String: [UInt8]], _ body: (URL) throws -> Result) throws -> Result
  {
    try Fixtures.withTemporaryFolder { folder in
      for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
      return try body(folder)
    }
  }

  private func names(_ arguments: [String], in folder: URL, input: String = "") throws -> Program.Outcome {
    try Program.run(["names", "--no-lexicon"] + arguments, in: folder, input: input)
  }

  private func read(_ name: String, in folder: URL) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: name)))
  }

  private static let files = ["a.txt": Array(text.utf8)]

  // MARK: Lines and formats

  @Test func aPipeGetsALineForEachPlace() throws {
    try withFolder(Self.files) { folder in
      let outcome = try names(["--check", "a.txt"], in: folder)
      #expect(outcome.status == 1 && outcome.errors.isEmpty)
      let lines = outcome.output.split(separator: "\n").map(String.init)
      #expect(lines.count == 2 && lines.first == Self.first)
      #expect(lines.last?.hasPrefix("a.txt:4:1: romanisation: ") ?? false)
      // The same without a status.
      let text = try names(["--format", "text", "a.txt"], in: folder)
      #expect(text.status == 0 && text.output == outcome.output)
      // Some of them, and how many there are.
      let one = try names(["--check", "--limit", "1", "a.txt"], in: folder)
      #expect(one.output == Self.first + "\na.txt: romanisation: 1 more place with \"Natalya Sedova\"\n")
      #expect(one.errors == "1 place is not shown: --limit 0 shows all\n")
      #expect(one.status == 1)
    }
  }

  @Test func aTableHasARowForEachPlace() throws {
    try withFolder(Self.files) { folder in
      let outcome = try names(["--check", "--format", "tsv", "a.txt"], in: folder)
      #expect(outcome.status == 1 && outcome.errors.isEmpty)
      let rows = outcome.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
      #expect(rows.count == 3 && rows.allSatisfy { $0.count == rows[0].count })
      #expect(
        rows[1] == [
          "a", "3", "10", "87", "101", "romanisation", "text", "natalia-sedova", "Natalya Sedova",
          "Natalia Sedova", "Natalia Sedova", "3", "They saw Natalya Sedova.",
        ])
    }
  }

  @Test func jsonHasTheSamePlaces() throws {
    try withFolder(Self.files) { folder in
      let outcome = try names(["--format", "json", "a.txt"], in: folder)
      #expect(outcome.status == 0)
      let file = try #require(
        try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
      #expect(file["format"] as? String == "synoptic-names" && file["version"] as? Int == 1)
      let found = try #require(file["findings"] as? [[String: Any]])
      #expect(found.map { $0["line"] as? Int } == [3, 4] && found.map { $0["start"] as? Int } == [87, 130])
      #expect(found[0]["sentence"] as? String == "They saw Natalya Sedova.")
      #expect(try names(["--json", "--format", "json", "a.txt"], in: folder).status == 2)
    }
  }

  @Test func sarifHasRegionsAndFixes() throws {
    try withFolder(["my text.txt": Array(Self.text.utf8)]) { folder in
      let outcome = try names(["--check", "--format", "sarif", "my text.txt"], in: folder)
      #expect(outcome.status == 1)
      let log = try #require(
        try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
      #expect(log["version"] as? String == "2.1.0")
      let run = try #require((log["runs"] as? [[String: Any]])?.first)
      let result = try #require((run["results"] as? [[String: Any]])?.first)
      #expect(result["ruleId"] as? String == "romanisation")
      let location = try #require((result["locations"] as? [[String: Any]])?.first)
      let physical = try #require(location["physicalLocation"] as? [String: Any])
      #expect((physical["artifactLocation"] as? [String: Any])?["uri"] as? String == "my%20text.txt")
      let region = try #require(physical["region"] as? [String: Any])
      #expect(region["startLine"] as? Int == 3 && region["startColumn"] as? Int == 10)
      #expect(region["endColumn"] as? Int == 24 && region["charOffset"] as? Int == 87)
      #expect(((result["fixes"] as? [Any])?.count) == 1)
    }
  }

  private static let peer = Python.packages("sarif")

  @Test(.enabled(if: peer != nil, "pydantic-sarif (make test-packages) is absent"))
  func sarifIsValid() throws {
    let word = OfficeArchives.word(OfficeArchives.wordParagraph(Self.text))
    try withFolder(["a.txt": Array(Self.text.utf8), "b.docx": word, "c.txt": Array("Nobody.".utf8)]) {
      folder in
      for files in [["a.txt", "b.docx"], ["c.txt", "--language", "c=en"]] {
        let log = try names(["--format", "sarif"] + files, in: folder)
        #expect(log.status == 0)
        try Data(log.output.utf8).write(to: folder.appending(path: "log.json"))
        let script = """
          import sys, json
          from pydantic_sarif import model
          schema = next(c for n, c in vars(model).items() if n.startswith("StaticAnalysisResults"))
          schema.model_validate(json.load(open(sys.argv[1])))
          print("valid")
          """
        let checked = try Python.run(
          ["-c", script, folder.path + "/log.json"], packages: Self.peer, in: folder)
        #expect(checked.output == "valid\n")
      }
    }
  }

  @Test func aDocumentWithoutFindings() throws {
    try withFolder(["a.txt": Array("They met Natalia Sedova. Then Natalia Sedova left.".utf8)]) { folder in
      for arguments in [["--check"], ["--format", "text"]] {
        let outcome = try names(arguments + ["a.txt"], in: folder)
        #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty)
      }
      #expect(try names(["--format", "tsv", "a.txt"], in: folder).output.count(where: \.isNewline) == 1)
    }
  }

  @Test func aTerminalGetsColoursAndASummary() throws {
    try withFolder(Self.files) { folder in
      let arguments = ["names", "--no-lexicon", "--check", "a.txt"]
      let outcome = try Program.runOnTerminal(arguments, in: folder, environment: ["NO_COLOR="])
      #expect(outcome.status == 1)
      #expect(outcome.output.contains("\u{1B}[1ma.txt:3:10:\u{1B}[0m"))
      #expect(outcome.output.hasSuffix("1 finding in 2 places\r\n"))
      let plain = try Program.runOnTerminal(arguments, in: folder, environment: ["NO_COLOR=1"])
      #expect(!plain.output.contains("\u{1B}") && plain.output.contains("    They saw Natalya Sedova.\r\n"))
    }
  }

  // MARK: Copies

  @Test func aCopyHasTheProposalsAndNothingElse() throws {
    try withFolder(Self.files) { folder in
      let outcome = try names(["a.txt", "--fix", "b.txt"], in: folder)
      #expect(outcome.status == 0 && outcome.output.isEmpty)
      #expect(outcome.errors == "wrote b.txt: 2 changes\n")
      #expect(try read("b.txt", in: folder) == Array(Self.text.replacing("Natalya", with: "Natalia").utf8))
      #expect(try read("a.txt", in: folder) == Array(Self.text.utf8))
      #expect(
        String(decoding: try read("b.txt.map.tsv", in: folder), as: UTF8.self)
          == "start\tend\tnewStart\tnewEnd\twritten\tnew\n87\t94\t87\t94\tNatalya\tNatalia\n130\t137\t130\t137\tNatalya\tNatalia\n"
      )
      // With --check also what was found.
      let both = try names(["--check", "a.txt", "--fix", "c.txt", "--map", "m.tsv"], in: folder)
      #expect(both.status == 1 && both.output.hasPrefix(Self.first))
      #expect(try Fixtures.names(in: folder) == ["a.txt", "b.txt", "b.txt.map.tsv", "c.txt", "m.tsv"])
    }
  }

  @Test(arguments: ["windows-1251", "KOI8-R", "UTF-16LE"])
  func aCopyIsInTheEncodingOfTheText(_ name: String) throws {
    let russian =
      "Там жил Иосиф Крыленко. Потом Иосиф Крыленко уехал в деревню.\r\nИосиф Крыленко писал. Однажды приехал Иосиф Крылeнко.\r\n"
    let typo = russian.replacing("Крылeнко", with: "Крыленнко")
    let mark: [UInt8] = name == "UTF-16LE" ? [0xFF, 0xFE] : []
    let bytes = mark + (try #require(try CharsetConverter(name).encode(Array(typo.unicodeScalars))))
    try withFolder(["a.txt": bytes]) { folder in
      let outcome = try names(["a.txt", "--fix", "b.txt", "--language", "a=ru"], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let expected = typo.replacing("Крыленнко", with: "Крыленко")
      #expect(
        try read("b.txt", in: folder)
          == mark + (try #require(try CharsetConverter(name).encode(Array(expected.unicodeScalars)))))
    }
  }

  @Test func aCopyGoesToAPipeToo() throws {
    try withFolder([:]) { folder in
      let outcome = try names(["-", "--fix", "-"], in: folder, input: Self.text)
      #expect(outcome.status == 0)
      #expect(outcome.output == Self.text.replacing("Natalya", with: "Natalia"))
      #expect(try Fixtures.names(in: folder).isEmpty)
    }
  }

  @Test func aWordDocumentGetsTrackedChanges() throws {
    let word = OfficeArchives.word(
      Self.text.split(separator: "\r\n").map { OfficeArchives.wordParagraph(String($0)) }.joined())
    try withFolder(["a.docx": word]) { folder in
      let outcome = try names(["a.docx", "--fix", "b.docx", "--author", "Eva"], in: folder)
      #expect(outcome.status == 0 && outcome.errors == "wrote b.docx: 2 tracked changes\n")
      let new = try read("b.docx", in: folder)
      let text = try DocumentText(new, path: "b.docx")
      let source = String(String.UnicodeScalarView(text.scalars))
      #expect(
        source.matches(
          of: #/<w:(del|ins) w:id="\d+" w:author="Eva" w:date="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ">/#
        ).count == 4)
      #expect(!text.view.text(in: 0..<text.view.scalars.count).contains("Natalya"))
      // Another copy at the same time is the same to the byte.
      let epoch = ["SOURCE_DATE_EPOCH=1700000000"]
      for name in ["c.docx", "d.docx"] {
        _ = try Program.runOnTerminal(
          ["names", "--no-lexicon", "a.docx", "--fix", name], in: folder, environment: epoch)
      }
      #expect(try read("c.docx", in: folder) == read("d.docx", in: folder))
    }
  }

  @Test func whatCannotBeWrittenBackIsSaid() throws {
    let open = OfficeArchives.openDocument(
      Self.text.split(separator: "\r\n").map { "<text:p>\($0)</text:p>" }.joined())
    let book = OfficeArchives.book([Self.text.split(separator: "\r\n").map { "<p>\($0)</p>" }.joined()])
    try withFolder(["a.odt": open, "a.epub": book]) { folder in
      for name in ["a.odt", "a.epub"] {
        let outcome = try names([name, "--fix", "b.txt"], in: folder)
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(
          outcome.errors.contains(
            "\(name): is \(name.dropFirst(2).uppercased()), into which changes cannot be written back"))
        #expect(outcome.errors.contains("--as-text"))
        #expect(try Fixtures.names(in: folder) == ["a.epub", "a.odt"])
        let text = try names([name, "--fix", "-", "--as-text"], in: folder)
        #expect(text.status == 0, "\(text.errors)")
        #expect(text.output.contains("They saw Natalia Sedova.") && !text.output.contains("Natalya"))
      }
    }
  }

  @Test func markupWithinANameIsSaid() throws {
    let page =
      "<html><body><p>They met Natalia Sedova. Then Natalia Sedova left.</p><p>They saw Nat<i>al</i>ya Sedova. Natalya Sedova left.</p></body></html>"
    try withFolder(["a.html": Array(page.utf8)]) { folder in
      let outcome = try names(["a.html", "--fix", "b.html", "--limit", "0"], in: folder)
      #expect(outcome.status == 0)
      #expect(
        outcome.errors.contains(
          "1 place not changed, for markup or another change stands within the name: \"Natalya Sedova\""))
      #expect(try read("b.html", in: folder) == Array(page.replacing(" Natalya", with: " Natalia").utf8))
    }
  }

  // MARK: Lists

  @Test func aListGoesToTheAuthorAndBack() throws {
    try withFolder(Self.files) { folder in
      let outcome = try names(["a.txt", "--list", "l.tsv"], in: folder)
      #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors == "wrote l.tsv: 2 places\n")
      let list = String(decoding: try read("l.tsv", in: folder), as: UTF8.self)
      let lines = list.split(separator: "\n").map(String.init)
      #expect(
        lines[0]
          == "\u{FEFF}line\tsentence\twritten\tproposal\tchange\tkind\tdocument\tstart\tend")
      #expect(
        lines[1] == "3\tThey saw Natalya Sedova.\tNatalya Sedova\tNatalia Sedova\t\tromanisation\ta\t87\t101")
      // Nobody has written in it yet.
      #expect(try names(["a.txt", "--list", "l.tsv"], in: folder).status == 0)
      // The first no, the second yes, and another proposal.
      let filled = list.replacing(
        "Natalia Sedova\t\tromanisation\ta\t87", with: "Natalia Sedova\tnein\tromanisation\ta\t87"
      )
      .replacing("Natalia Sedova\t\tromanisation\ta\t130", with: "Natalja Sedova\tJa\tromanisation\ta\t130")
      // As spreadsheets save it.
      let wide = try CharsetConverter("UTF-16").encode(Array(filled.unicodeScalars))
      try Data(wide ?? []).write(to: folder.appending(path: "l.tsv"))
      let applied = try names(["a.txt", "--apply", "l.tsv", "--fix", "b.txt"], in: folder)
      #expect(applied.status == 0 && applied.errors.hasSuffix("wrote b.txt: 1 change\n"), "\(applied.errors)")
      #expect(
        try read("b.txt", in: folder)
          == Array(Self.text.replacing("Natalya Sedova again", with: "Natalja Sedova again").utf8))
      // A list that somebody has written in is not lost.
      let again = try names(["a.txt", "--list", "l.tsv"], in: folder)
      #expect(again.status == 2 && again.errors.contains("--force"))
    }
  }

  @Test func aListOfAnotherTextIsAnError() throws {
    try withFolder(Self.files) { folder in
      _ = try names(["a.txt", "--list", "l.tsv"], in: folder)
      let list = String(decoding: try read("l.tsv", in: folder), as: UTF8.self)
      try Data(list.replacing("\t\tromanisation", with: "\tyes\tromanisation").utf8)
        .write(to: folder.appending(path: "l.tsv"))
      try Data(("More. " + Self.text).utf8).write(to: folder.appending(path: "a.txt"))
      let outcome = try names(["a.txt", "--apply", "l.tsv", "--fix", "b.txt"], in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("l.tsv, line 2: at 87 of a.txt stands"))
      #expect(outcome.errors.count(where: \.isNewline) == 1)
      try Data(Self.text.utf8).write(to: folder.appending(path: "other.txt"))
      let other = try names(["other.txt", "--apply", "l.tsv", "--fix", "b.txt"], in: folder)
      #expect(other.status == 2 && other.errors.contains("has no row about 'other'; it is about a"))
      #expect(try !Fixtures.names(in: folder).contains("b.txt"))
    }
  }

  // MARK: Asking

  @Test func eachPlaceIsAskedAbout() throws {
    try withFolder(Self.files) { folder in
      let arguments = ["names", "--no-lexicon", "a.txt", "--interactive", "--fix", "b.txt", "--force"]
      func answered(_ answers: String) throws -> String {
        let outcome = try Program.runOnTerminal(arguments, in: folder, answers: answers)
        #expect(outcome.status == 0, "\(outcome.output)")
        #expect(outcome.output.contains("1 of 2: write \"Natalia Sedova\"? [y/n/a/q] "))
        return String(decoding: try read("b.txt", in: folder), as: UTF8.self)
      }
      let (saw, again) = ("They saw Natalya", "Natalya Sedova again")
      #expect(try answered("y\nn\n") == Self.text.replacing(saw, with: "They saw Natalia"))
      #expect(try answered("n\nwhat\ny\n") == Self.text.replacing(again, with: "Natalia Sedova again"))
      #expect(try answered("a\n") == Self.text.replacing("Natalya", with: "Natalia"))
      #expect(try answered("q\n") == Self.text)
      #expect(try answered("y\nq\n") == Self.text.replacing(saw, with: "They saw Natalia"))
      let list = try Program.runOnTerminal(
        ["names", "--no-lexicon", "a.txt", "--interactive", "--list", "l.tsv"], in: folder, answers: "y\nn\n")
      #expect(list.status == 0)
      let rows = String(decoding: try read("l.tsv", in: folder), as: UTF8.self)
      #expect(rows.contains("\tyes\t") && rows.contains("\tno\t"))
      // Nobody can be asked.
      let pipe = try names(["a.txt", "--interactive", "--fix", "c.txt"], in: folder)
      #expect(pipe.status == 2 && pipe.errors.contains("--list FILE, and --apply FILE"))
    }
  }

  // MARK: What a team agrees on

  @Test func aProjectFileIsFollowed() throws {
    try withFolder([:]) { folder in
      let book = folder.appending(path: "book")
      try FileManager.default.createDirectory(at: book, withIntermediateDirectories: true)
      try Data(Self.text.utf8).write(to: book.appending(path: "a.txt"))
      func write(_ text: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: ".synoptic-names"))
      }
      try write("# ours\naccept: Natalya Sedova | Natalia Sedova\n")
      let accepted = try names(["--check", "book/a.txt"], in: folder)
      #expect(accepted.status == 0 && accepted.output.isEmpty)
      #expect(accepted.errors.contains("/.synoptic-names; --no-project leaves that aside"))
      let without = try names(["--check", "--no-project", "book/a.txt"], in: folder)
      #expect(without.status == 1 && without.errors.isEmpty)
      try write("accept: X\nhouse-style: klingon\n")
      let wrong = try names(["--check", "book/a.txt"], in: folder)
      #expect(wrong.status == 2 && wrong.output.isEmpty)
      #expect(wrong.errors.contains("/.synoptic-names, line 2: 'klingon' is no transliteration scheme"))
    }
  }

  // MARK: Calls

  @Test(arguments: [
    (["a.txt", "--apply", "l.tsv"], "--apply needs --fix OUT"),
    (["a.txt", "--interactive"], "--interactive needs --fix OUT, the copy to write, or --list FILE"),
    (
      ["a.txt", "--fix", "b.txt", "--apply", "l.tsv", "--interactive"],
      "--apply and --interactive exclude each other"
    ),
    (["a.txt", "--map", "m.tsv"], "--map and --as-text need --fix OUT"),
    (["a.txt", "--fix", "a.txt"], "a.txt: is one of the files that are read"),
    (["a.txt", "--list", "./a.txt"], "./a.txt: is the file a.txt, which is read"),
    (["a.txt", "--fix", "c.txt"], "c.txt: is there already"),
    (["a.txt", "--list", "c.txt"], "c.txt: is there already, and is not a list that nobody has written in"),
    (["a.txt", "c.txt", "--fix", "b.txt"], "--fix writes a copy of one document, and there are 2"),
    (["a.txt", "--fix", "b.txt", "--list", "b.txt"], "two outputs have one name"),
    (["a.txt", "--fix", "none/b.txt"], "none/b.txt: there is no folder none"),
    (["a.txt", "--apply", "none.tsv", "--fix", "b.txt"], "none.tsv: no such file"),
    (["a.txt", "--format", "xml"], "'--format <format>'"),
    (["a.txt", "--scope", "some"], "'--scope <scope>'"),
    (["a.txt", "--limit", "-1"], "--limit"),
  ])
  func callsThatAreWrong(_ arguments: [String], _ problem: String) throws {
    let files = Self.files.merging(["c.txt": Array("Notes of mine. They saw Natalya Sedova.".utf8)]) { $1 }
    try withFolder(files) { folder in
      let outcome = try names(arguments, in: folder)
      #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome.errors)")
      #expect(outcome.errors.contains(problem), "\(outcome.errors)")
      #expect(outcome.errors.count(where: \.isNewline) == 1, "\(outcome.errors)")
      #expect(try Fixtures.names(in: folder) == ["a.txt", "c.txt"])
      #expect(try read("a.txt", in: folder) == Self.files["a.txt"])
    }
  }

  // MARK: The page

  @Test func aPageOfOneDocument() throws {
    try withFolder(["m.txt": Array((Self.text + "Later <b>&Natalia Sedova</b> \u{202E}came.").utf8)]) {
      folder in
      let outcome = try Program.run(
        ["report", "m.txt", "-o", "page", "--no-lexicon", "--title", "A <text>"], in: folder)
      #expect(outcome.status == 0 && outcome.errors == "wrote page/index.html\n", "\(outcome.errors)")
      let page = String(decoding: try read("page/index.html", in: folder), as: UTF8.self)
      #expect(page.contains("A &lt;text&gt;") && page.contains("<mark>Natalya Sedova</mark>"))
      #expect(page.contains("1 finding in 2 places") && page.contains("3:10"))
      #expect(!page.contains("<script") && !page.contains("\u{202E}"))
      // Again over itself, but not over what is none.
      #expect(
        try Program.run(["report", "m.txt", "-o", "page", "--no-lexicon"], in: folder).status == 0)
      try Data("mine".utf8).write(to: folder.appending(path: "index.html"))
      let refused = try Program.run(["report", "m.txt", "-o", ".", "--no-lexicon"], in: folder)
      #expect(refused.status == 2 && refused.errors.contains("--force"))
    }
  }
}
