import Foundation
import TestSupport
import Testing

/// What is written of the commands, against the commands.
@Suite struct ReferenceTests {
  private static func file(_ path: String) -> URL { Fixtures.package.appending(path: path) }

  private static func tool(_ path: String, _ arguments: [String]) throws -> Program.Outcome {
    try Program.run(arguments, wrapper: ["/usr/bin/python3", file(path).path])
  }

  /// Each command line of README and guides is run, and what it prints is compared with what is shown.
  @Test(.enabled(if: Fixtures.hasDictionaries, "the dictionaries of the README are not installed"))
  func commandLinesOfTheDocumentation() throws {
    let outcome = try Self.tool(
      "Tests/Tools/documented.py", Fixtures.wheel.map { ["--encoder", $0.path] } ?? [])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test func theReferenceIsWhatTheProgramSays() throws {
    let made = try Self.tool("Packaging/reference.py", ["markdown"])
    #expect(made.status == 0, "\(made.errors)")
    let file = Self.file("Documentation/commands.md")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data(made.output.utf8).write(to: file)
    }
    #expect(try made.output == String(contentsOf: file, encoding: .utf8), "make reference writes it anew")
  }

  @Test func everyCommandHasAManPage() throws {
    try Fixtures.withTemporaryFolder { folder in
      let made = try Self.tool("Packaging/reference.py", ["man", folder.path, "1.0", "2026-01-01"])
      #expect(made.status == 0, "\(made.errors)")
      let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(
        Set(pages).isSuperset(of: [
          "synoptic.1", "synoptic-align.1", "synoptic-names-check.1", "synoptic-info.1",
        ]))
      for page in pages where FileManager.default.isExecutableFile(atPath: "/usr/bin/groff") {
        // Not one warning.
        let checked = try Program.run(
          [],
          wrapper: [
            "/bin/sh", "-c", "groff -man -Tutf8 -Kutf8 -ww -z '\(folder.path)/\(page)' 2>&1; true", "sh",
          ])
        #expect(checked.output.isEmpty, "\(page): \(checked.output)")
      }
    }
  }
}

/// What shells propose.
@Suite struct CompletionTests {
  private static let calls: [(words: String, proposals: [String])] = [
    ("transliterate --scheme du", ["duden"]), ("segment --language d", ["da", "de", "dv", "dz"]),
    ("convert a.json b.tmx --to xc", ["xces"]), ("info --format j", ["json"]), ("show --color n", ["never"]),
    ("vectors ins", ["install"]), ("align --same", ["--same-language"]), ("show al", ["alignment.json"]),
    ("segment doc", ["document.txt"]),
  ]

  private static func completed(_ shell: String, _ script: (String) -> String) throws -> [(
    String, [String], [String]
  )] {
    try Fixtures.withTemporaryFolder { folder in
      let made = try Program.run(["--generate-completion-script", shell])
      #expect(made.status == 0)
      try Data(made.output.utf8).write(to: folder.appending(path: "completions"))
      for name in ["alignment.json", "document.txt"] { try Data().write(to: folder.appending(path: name)) }
      return try calls.map { call in
        // The program's own name is all that is completed.
        let outcome = try Program.run(
          [], in: folder, wrapper: ["/usr/bin/env", shell, "-c", script(call.words), shell])
        let proposals = outcome.output.split(whereSeparator: \.isWhitespace).map(String.init)
        return (call.words, call.proposals, proposals)
      }
    }
  }

  @Test func bash() throws {
    let found = try Self.completed("bash") { words in
      "source ./completions; COMP_WORDS=(synoptic \(words)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE='synoptic \(words)'; "
        + "COMP_POINT=${#COMP_LINE}; _synoptic synoptic \"${COMP_WORDS[-1]}\" \"${COMP_WORDS[-2]}\"; printf '%s\\n' \"${COMPREPLY[@]}\" | sort"
    }
    for (words, expected, proposals) in found { #expect(proposals == expected, "\(words)") }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/fish"), "fish is not installed"))
  func fish() throws {
    let found = try Self.completed("fish") { words in
      "source ./completions; complete -C 'synoptic \(words)' | cut -f1 | sort"
    }
    for (words, expected, proposals) in found { #expect(proposals == expected, "\(words)") }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/zsh"), "zsh is not installed"))
  func zsh() throws {
    try Fixtures.withTemporaryFolder { folder in
      let made = try Program.run(["--generate-completion-script", "zsh"])
      let file = folder.appending(path: "_synoptic")
      try Data(made.output.utf8).write(to: file)
      let checked = try Program.run([], wrapper: ["/usr/bin/env", "zsh", "-n", file.path])
      #expect(checked.status == 0, "\(checked.errors)")
      for part in ["iso9", "xces", "*.json"] { #expect(made.output.contains(part), "\(part)") }
    }
  }
}
