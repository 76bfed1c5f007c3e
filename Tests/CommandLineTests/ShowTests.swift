import Foundation
import TestSupport
import Testing

@Suite struct ShowTests {
  @Test(arguments: [60, 80, 120, 200])
  func noLineIsWiderThanAsked(width: Int) throws {
    let outcome = try Program.run(["show", "Alignments/katharina.json", "--width", "\(width)"])
    #expect(outcome.status == 0)
    // No wide or combining characters in these documents, so characters are columns.
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= width })
    #expect(outcome.output.contains("Poniatowski") && outcome.output.contains("Понятовск"))
  }

  @Test func showsTheDocumentsAskedFor() throws {
    let outcome = try Program.run(["show", "Alignments/gagarin.json", "--document", "en", "--document", "ru"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\n\nen (en)"))
    #expect(outcome.output.contains(#/^\d+ events in \d+ links, mostly from \d{4} to \d{4}: /#))
    #expect(outcome.output.contains("Not shown: de"))
    #expect(!outcome.output.contains("de–en"))
    let unknown = try Program.run(["show", "Alignments/gagarin.json", "--document", "en", "--document", "fr"])
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("has no document 'fr'"))
  }

  @Test func findsDocumentsFromAnotherFolder() throws {
    let alignment = Fixtures.package.appending(path: "Alignments/gagarin.json").path
    let outcome = try Program.run(["show", alignment], in: FileManager.default.temporaryDirectory)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Kluschino"))
  }

  @Test func refusesADocumentThatHasChanged() throws {
    try Fixtures.withTemporaryFolder { folder in
      let text = "Lenin kam im April 1917 in Petrograd an. "
      try Data(text.utf8).write(to: folder.appending(path: "de.txt"))
      try Data("In April 1917 Lenin arrived in Petrograd.".utf8).write(to: folder.appending(path: "en.txt"))
      _ = try Program.run(["align", "de.txt", "en.txt", "-o", "a.json"], in: folder)
      let before = try Program.run(["show", "a.json"], in: folder)
      #expect(before.output.contains("*Petrograd*"))
      try Data((text + "Und mehr.").utf8).write(to: folder.appending(path: "de.txt"))
      let after = try Program.run(["show", "a.json"], in: folder)
      #expect(after.status == 2)
      #expect(after.errors.contains("de.txt: has changed"))
    }
  }

  @Test func tooNarrow() throws {
    let outcome = try Program.run(["show", "Alignments/gagarin.json", "--width", "20"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("--width 42"))
  }
}

/// What `show` does at a terminal, which `script` (of Debian's bsdutils) pretends to be, and where nobody reads on.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/script"), "script is absent"))
struct ShowAtATerminalTests {
  /// Runs the program at a terminal with an environment.
  private func run(_ arguments: String, _ environment: String) throws -> String {
    let dictionaries = "SYNOPTIC_DICTIONARIES=\(Fixtures.dictionaries.path)"
    let command = "env -u NO_COLOR \(dictionaries) \(environment) \(Program.binary.path) \(arguments)"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
    process.arguments = ["--quiet", "--return", "--command", command, "/dev/null"]
    process.currentDirectoryURL = Fixtures.package
    process.standardInput = FileHandle.nullDevice
    return try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "output")
      try Data().write(to: file)
      process.standardOutput = try FileHandle(forWritingTo: file)
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      return try String(contentsOf: file, encoding: .utf8)
    }
  }

  @Test func colorsAndThePager() throws {
    let output = try run("show Alignments/gagarin.json", "TERM=xterm PAGER='sed s/^/PAGED/'")
    #expect(output.contains("\u{1B}[1;36mAnna Tachtarowa"))
    #expect(output.split(whereSeparator: \.isNewline).allSatisfy { $0.hasPrefix("PAGED") })
  }

  @Test func whatFitsIsNotPaged() throws {
    let output = try run(
      "show Alignments/gagarin.json --around Tachtarowa --width 200", "TERM=xterm PAGER='sed s/^/PAGED/'")
    #expect(output.contains("Takhtarova") && !output.contains("PAGED"))
  }

  @Test(arguments: ["TERM=dumb PAGER='sed s/^/PAGED/'", "TERM=xterm NO_COLOR=1 PAGER="])
  func plain(_ environment: String) throws {
    let output = try run("show Alignments/gagarin.json", environment)
    #expect(!output.unicodeScalars.contains("\u{1B}") && !output.contains("PAGED"))
    #expect(output.contains("*Anna"))
  }

  @Test(arguments: [
    ("--color always", "NO_COLOR=1 TERM=dumb PAGER=", true), ("--color never", "TERM=xterm PAGER=", false),
    ("--color auto", "NO_COLOR=1 TERM=xterm PAGER=", false),
    ("--color auto", "NO_COLOR= TERM=xterm PAGER=", true),
  ])
  func colorsAsAsked(_ option: String, _ environment: String, _ isColored: Bool) throws {
    for command in ["show Alignments/gagarin.json", "conflicts Alignments/gagarin.json"] {
      // How far the work is would stand there too.
      let output = try run("\(command) \(option) 2> /dev/null", environment)
      #expect(output.contains("\u{1B}[") == isColored, "\(command)")
    }
  }

  @Test func colorsForAPipe() throws {
    let outcome = try Program.run(["show", "Alignments/gagarin.json", "--color", "always"])
    #expect(outcome.output.contains("\u{1B}[1;36mAnna Tachtarowa"))
  }

  @Test func aPagerThatIsLeftEndsTheProgram() throws {
    let output = try run("show Alignments/gagarin.json", "TERM=xterm PAGER='head -n 2'")
    #expect(output.split(whereSeparator: \.isNewline).count == 2)
  }

  @Test func aClosedPipeIsNoError() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      "-c",
      "set -o pipefail; '\(Program.binary.path)' show Alignments/gagarin.json --format tsv | head -n 1 > /dev/null",
    ]
    process.currentDirectoryURL = Fixtures.package
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}

@Suite struct ShowSelectionTests {
  private func show(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(["show", "Alignments/gagarin.json"] + arguments)
  }

  @Test func onlyWhatIsAskedFor() throws {
    let around = try show("--around", "тахтарова", "--format", "tsv")
    #expect(around.status == 0)
    let lines = around.output.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(lines.count == 2 && lines[1].count == 9 && lines[1][2] == "1961?")
    let sure = try show("--min-score", "0.999", "--format", "tsv").output.split(separator: "\n").dropFirst()
    #expect(!sure.isEmpty)
    for line in sure { #expect(try #require(Double(line.split(separator: "\t")[1])) >= 0.999) }
    let all = try show("--nulls", "--format", "json")
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(all.output.utf8)) as? [[String: Any]])
    let sentences = rows.flatMap { $0["passages"] as? [[String: Any]] ?? [] }.filter {
      $0["document"] as? String == "de"
    }
    .flatMap { $0["sentences"] as? [Int] ?? [] }
    // Every sentence stands in some row.
    #expect(Set(sentences) == Set(0..<105))
  }

  @Test(arguments: [
    (["--min-score", "2"], "--min-score 2.0 is not between 0 and 1"), (["--context", "-1"], "--context"),
    (["--format", "xml"], "'--format"), (["--no-text", "--nulls"], "--no-text leaves no text"),
  ])
  func calledWrongly(_ arguments: [String], _ problem: String) throws {
    let outcome = try Program.run(["show", "Alignments/gagarin.json"] + arguments)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.contains(problem))
  }

  @Test func whatIsHostileIsShownAsText() throws {
    try Fixtures.withTemporaryFolder { folder in
      let hostile =
        "\u{1B}[31mOlga\u{1B}]0;title\u{7} <script> ]]> \u{202E}Petrograd\u{202C} \u{9B}1m in 1917."
      for name in ["a.txt", "b.txt"] { try Data(hostile.utf8).write(to: folder.appending(path: name)) }
      let arguments = [
        "align", "a.txt", "b.txt", "--language", "a=de", "--language", "b=en", "--threshold", "0.01", "-o",
        "x.json",
      ]
      try #require(try Program.run(arguments, in: folder).status == 0)
      for format in ["table", "tsv"] {
        let output = try Program.run(["show", "x.json", "--format", format], in: folder).output
        #expect(output.contains("script") && output.contains("]]>"))
        for scalar in output.unicodeScalars where scalar != "\n" && scalar != "\t" {
          #expect(scalar.properties.generalCategory != .control && !scalar.properties.isBidiControl)
        }
      }
    }
  }
}
