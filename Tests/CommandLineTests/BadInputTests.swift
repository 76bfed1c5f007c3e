import Foundation
import TestSupport
import Testing

/// Bad input gives one clear sentence that names the file, exit status 2, and leaves the output file alone.
@Suite struct BadInputTests {
  private static let good = Fixtures.corpus.appending(path: "gagarin/en.txt").path

  /// Aligns with a file of these bytes and gives what went wrong; checks what holds for all bad input.
  private func errors(name: String = "bad.txt", bytes: [UInt8], more: [String] = []) throws -> String {
    try Fixtures.withTemporaryFolder { folder in
      try Data(bytes).write(to: folder.appending(path: name))
      try Data("old".utf8).write(to: folder.appending(path: "out.json"))
      let outcome = try Program.run(["align", name, Self.good, "-o", "out.json"] + more, in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.hasPrefix("synoptic: "))
      #expect(outcome.errors.count(where: \.isNewline) == 1)
      #expect(try Data(contentsOf: folder.appending(path: "out.json")) == Data("old".utf8))
      return outcome.errors
    }
  }

  @Test func missingFile() throws {
    let outcome = try Program.run(["align", "no/such.txt", Self.good])
    #expect(outcome.status == 2)
    #expect(outcome.errors == "synoptic: no/such.txt: no such file\n")
  }

  @Test func directory() throws {
    let outcome = try Program.run(["align", "Corpus", Self.good])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("Corpus: is a directory"))
  }

  @Test func emptyFile() throws {
    #expect(try errors(bytes: []).contains("bad.txt: has no text in it"))
  }

  @Test func binaryFile() throws {
    #expect(try errors(bytes: [0x7F, 0x45, 0x4C, 0x46, 0, 1]).contains("bad.txt, byte 4"))
  }

  @Test func damagedUTF8NamesTheByte() throws {
    let text = [UInt8]("Größe. ".utf8) + [0xE4, 0x20] + [UInt8]("und noch eine Größe.".utf8)
    let errors = try errors(bytes: text)
    #expect(errors.contains("bad.txt, byte 9: not valid UTF-8"))
    #expect(errors.contains("--lossy"))
  }

  @Test func bytesThatNoEncodingExplainsNameTheByte() throws {
    let errors = try errors(bytes: [UInt8]("qq zz 123 ".utf8) + [0xFF, 0xFE, 0x20])
    #expect(errors.contains("bad.txt, byte 10: not valid UTF-8"))
    #expect(errors.contains("--encoding"))
  }

  @Test func bytesThatTheEncodingHasNot() throws {
    let bytes = [UInt8]("Eine gute Zeile. ".utf8) + [0xE4, 0x20]
    #expect(
      try errors(bytes: bytes, more: ["--encoding", "bad=US-ASCII"]).contains(
        "bad.txt, byte 17: not valid US-ASCII"))
    #expect(
      try errors(bytes: [0xFF, 0xFE, 0x61, 0, 0x3D, 0xD8, 0x61, 0]).contains(
        "bad.txt, byte 4: not valid UTF-16LE"))
  }

  @Test(arguments: ["klingon", "bad=klingon", "UTF-7", "bad=", ""])
  func unknownEncoding(_ setting: String) throws {
    let errors = try errors(bytes: [UInt8]("Ein Satz.".utf8), more: ["--encoding", setting])
    let name = setting.split(separator: "=", omittingEmptySubsequences: false).last ?? ""
    #expect(errors.contains("'\(name)' is no encoding"))
  }

  @Test func encodingForADocumentThatIsNotThere() throws {
    let errors = try errors(bytes: [UInt8]("Das ist ein Satz.".utf8), more: ["--encoding", "other=KOI8-R"])
    #expect(errors.contains("an encoding is given for 'other', but no document is called so"))
  }

  @Test func oneDocumentOnly() throws {
    let outcome = try Program.run(["align", Self.good])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("en.txt: is one document only"))
  }

  @Test func twoDocumentsOfOneName() throws {
    let outcome = try Program.run(["align", "Corpus/gagarin/en.txt", "Corpus/katharina/en.txt"])
    #expect(
      outcome.errors.contains("Corpus/gagarin/en.txt: called gagarin, as another file has the same name"))
    #expect(outcome.errors.contains("Corpus/katharina/en.txt: called katharina"))
  }

  @Test func languageThatCannotBeTold() throws {
    let errors = try errors(bytes: [UInt8]("1 2 3 qwrtz xkcd 42".utf8))
    #expect(errors.contains("bad.txt: its language cannot be told"))
    #expect(errors.contains("--language bad="))
  }

  @Test func unknownLanguageCode() throws {
    let errors = try errors(bytes: [UInt8]("Ein Satz.".utf8), more: ["--language", "bad=klingon"])
    #expect(errors.contains("'klingon' is no language"))
  }

  @Test func languageForADocumentThatIsNotThere() throws {
    let errors = try errors(bytes: [UInt8]("Das ist ein Satz.".utf8), more: ["--language", "other=de"])
    #expect(errors.contains("no document is called so"))
  }

  @Test(arguments: ["no/such/folder/out.json", "Corpus"])
  func outputThatCannotBeWritten(path: String) throws {
    let outcome = try Program.run(["align", "Corpus/gagarin/de.txt", Self.good, "-o", path])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(path))
    // It is found out before the work, not after.
    #expect(!outcome.errors.contains("sentences"))
  }

  @Test(arguments: [
    ["frobnicate"], ["align", "--frobnicate"], ["align"], ["align", "a", "b", "--threshold", "2"],
  ])
  func callsThatAreWrong(arguments: [String]) throws {
    let outcome = try Program.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("synoptic: "))
  }

  @Test func showOfSomethingElse() throws {
    for path in ["Corpus/corpus.json", "Corpus/gagarin/de.txt", "no/such.json"] {
      let outcome = try Program.run(["show", path])
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains(path))
    }
  }

  @Test func evaluateWithoutGold() throws {
    for gold in ["no/such", "Corpus"] {
      let outcome = try Program.run(["evaluate", "Alignments/gagarin.json", "--gold", gold])
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("\(gold): holds no gold links"))
    }
  }
}

/// Standard input, standard output and devices.
@Suite struct StreamTests {
  private func shell(_ command: String) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", "synoptic() { '\(Program.binary.path)' \"$@\"; }; \(command)"]
    process.currentDirectoryURL = Fixtures.package
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }

  @Test func aPipeIsADocumentToo() throws {
    let outcome = try shell("echo 'Das ist ein Satz. Und noch einer.' | synoptic segment /dev/stdin")
    #expect(outcome.output == "Das ist ein Satz.\nUnd noch einer.\n")
  }

  @Test func anAlignmentCanBeShownFromAPipe() throws {
    let outcome = try shell(
      "synoptic align --no-lexicon Corpus/gagarin/de.txt Corpus/gagarin/en.txt 2>/dev/null | synoptic show /dev/stdin"
    )
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Kluschino"))
  }

  @Test func aClosedPipeIsNoError() throws {
    let outcome = try shell("synoptic show Alignments/gagarin.json | head -n 1; exit ${PIPESTATUS[0]}")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(" events in "))
  }

  @Test func notesThatNobodyReadsDoNotStopTheWork() throws {
    let outcome = try shell(
      "{ synoptic align --no-lexicon Corpus/gagarin/de.txt Corpus/gagarin/en.txt 2>&1 >/dev/full; } | head -c 0; exit ${PIPESTATUS[0]}"
    )
    #expect(outcome.status == 2)
    let written = try shell(
      "{ synoptic align --no-lexicon Corpus/gagarin/de.txt Corpus/gagarin/en.txt 2>&1 >/dev/null; } | head -c 0; exit ${PIPESTATUS[0]}"
    )
    #expect(written.status == 0)
  }

  @Test func aFullDiskIsOne() throws {
    let outcome = try shell("synoptic show Alignments/gagarin.json > /dev/full")
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("standard output cannot be written"))
  }

  @Test func aDeviceIsWrittenToAndNotReplaced() throws {
    let outcome = try shell(
      "synoptic align --no-lexicon Corpus/gagarin/de.txt Corpus/gagarin/en.txt -o /dev/full; echo $?; test -c /dev/full"
    )
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("/dev/full: cannot be written"))
    #expect(outcome.output.hasSuffix("2\n"))
  }

  // MARK: In proportion

  @Test func elementsOfAPageNestedAtAnyDepthAreNoCrash() throws {
    try Fixtures.withTemporaryFolder { folder in
      for (name, text) in [
        (
          "tables.html",
          "<html lang=\"en\"><body>" + String(repeating: "<table><tr><td>", count: 80_000) + "A goat."
        ),
        ("parts.html", String(repeating: "<div>", count: 80_000) + "A goat."),
        ("open.html", String(repeating: "<b><i><p>", count: 80_000) + "A goat."),
        ("quotes.md", String(repeating: "> ", count: 80_000) + "A goat."),
      ] {
        try Data(text.utf8).write(to: folder.appending(path: name))
        let outcome = try Program.run(["segment", "--language", "en", name], in: folder)
        #expect(outcome.status == 0 && outcome.output == "A goat.\n", "\(name) \(outcome.errors)")
      }
    }
  }

  @Test func anExpressionThatWouldTryForYearsIsAnError() throws {
    let outcome = try Fixtures.withTemporaryFolder { folder in
      let sentence = String(repeating: "a", count: 40) + "!\n"
      try Data("Ein Satz.\nKapitel \(sentence)".utf8).write(to: folder.appending(path: "d.txt"))
      try Data("A sentence.\nChapter \(sentence)".utf8).write(to: folder.appending(path: "e.txt"))
      return try Program.run(
        [
          "align", "d.txt", "e.txt", "--language", "d=de", "--language", "e=en", "--presegmented", "--mode",
          "parallel", "--no-lexicon", "--encoder", "none", "--anchor", "(\\w*)*$x", "-o", "r.json",
        ], in: folder)
    }
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("'(\\w*)*$x' takes too many steps"))
    #expect(outcome.errors.count(where: \.isNewline) == 1)
  }

  @Test func dataAmongWordsAreNotCompared() throws {
    try Fixtures.withTemporaryFolder { folder in
      var generator = SeededGenerator(seed: 3)
      let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
      let data = String((0..<40_000).map { _ in alphabet.randomElement(using: &generator) ?? "A" })
      let text =
        "Juri Gagarin wurde am 9. März 1934 in Kluschino geboren. Bild: data:image/png;base64,\(data) und endet.\n"
      try Data(text.utf8).write(to: folder.appending(path: "de.txt"))
      try Data("Yuri Gagarin was born on 9 March 1934 in Klushino.\n".utf8).write(
        to: folder.appending(path: "en.txt"))
      let outcome = try Program.run(
        [
          "align", "de.txt", "en.txt", "--language", "de=de", "--language", "en=en", "--mode", "comparable",
          "-o", "r.json",
        ],
        in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
  }
}
