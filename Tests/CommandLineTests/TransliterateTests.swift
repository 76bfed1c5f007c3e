import Foundation
import TestSupport
import Testing

@Suite struct TransliterateTests {
  private func run(_ arguments: [String], _ input: String) throws -> Program.Outcome {
    try Program.run(["transliterate"] + arguments, input: Data(input.utf8))
  }

  @Test func readsStandardInput() throws {
    let outcome = try run(["--scheme", "duden"], "Лев Троцкий\n")
    #expect(outcome.status == 0)
    #expect(outcome.output == "Lew Trozki\n")
    #expect(outcome.errors.isEmpty)
  }

  @Test func readsAFile() throws {
    try Fixtures.withTemporaryFolder { folder in
      // "Ленин" in KOI8-R, which is too short to be guessed.
      try Data([0xEC, 0xC5, 0xCE, 0xC9, 0xCE]).write(to: folder.appending(path: "a.txt"))
      let outcome = try Program.run(
        ["transliterate", "--scheme", "iso9", "--encoding", "KOI8-R", "a.txt"], in: folder)
      #expect(outcome.output == "Lenin")
      #expect(outcome.status == 0)
    }
  }

  @Test func languageIsToldOrSaid() throws {
    #expect(try run(["--scheme", "din1460"], "Київ і Гоголь").output == "Kyïv i Hoholʹ")
    #expect(try run(["--scheme", "din1460"], "Търново").output == "Tărnovo")
    #expect(try run(["--scheme", "din1460", "--language", "uk"], "Гоголь").output == "Hoholʹ")
    #expect(try run(["--scheme", "din1460"], "Гоголь").output == "Gogolʹ")
  }

  @Test func goesBackToo() throws {
    let outcome = try run(["--scheme", "DIN1460", "--reverse"], "Lev Trockij, Chruščëv")
    #expect(outcome.output == "Лев Троцкий, Хрущёв")
    #expect(outcome.errors.isEmpty)
  }

  @Test(arguments: ["iso9", "din1460", "alalc-ties", "gost779b"])
  func aDocumentComesBack(scheme: String) throws {
    let source = try String(contentsOf: Fixtures.corpus.appending(path: "leningrad/ru.txt"), encoding: .utf8)
    // Latin letters would become Cyrillic on the way back, and signs of the schemes are no others.
    let cyrillic = source.filter { !($0.isASCII && $0.isLetter) && !"’”".contains($0) }
    let latin = try run(["--scheme", scheme, "--language", "ru"], cyrillic)
    #expect(latin.errors.isEmpty)
    let back = try run(["--scheme", scheme, "--reverse"], latin.output)
    #expect(back.output == cyrillic)
  }

  @Test func whatIsNotCyrillicPassesAndIsCounted() throws {
    let source = "Trotsky \u{85}\r\n\te\u{301} 東京 🚀 “-”"
    let outcome = try run(["--scheme", "bgn"], source)
    #expect(outcome.status == 0)
    #expect(outcome.output.unicodeScalars.elementsEqual(source.unicodeScalars))
    #expect(
      outcome.errors
        == "letters passed unchanged that are not Cyrillic letters of Russian in bgn: 10\n")
  }

  @Test func nothingIsNothing() throws {
    let outcome = try run(["--scheme", "bgn"], "")
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty && outcome.errors.isEmpty)
    #expect(try run(["--scheme", "bgn"], "\n \n").output == "\n \n")
  }

  @Test func textOfAnySizeIsReadPartByPart() throws {
    try Fixtures.withTemporaryFolder { folder in
      // Lines, then one line that is longer than a part, with words across its borders.
      let lines = String(repeating: "Съел щётку Ильич\n", count: 40_000)
      let line = String(repeating: "Съел щётку Ильич ", count: 120_000)
      try Data((lines + line).utf8).write(to: folder.appending(path: "a.txt"))
      let outcome = try Program.run(["transliterate", "--scheme", "duden", "a.txt"], in: folder)
      let expected = "Sjel schtschotku Iljitsch"
      let wanted =
        String(repeating: expected + "\n", count: 40_000) + String(repeating: expected + " ", count: 120_000)
      #expect(outcome.output == wanted)
    }
  }

  @Test func unknownSchemesAreErrorsThatListThose() throws {
    for arguments in [["--scheme", "klingon"], ["--scheme", ""], []] {
      let outcome = try run(arguments, "Ленин")
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.hasPrefix("synoptic: "))
      #expect(outcome.errors.count(where: \.isNewline) == 1)
      #expect(
        outcome.errors.contains(
          "iso9, din1460, bgn, alalc, alalc-ties, gost779b, duden, english, french, polish"))
    }
  }

  @Test(arguments: [
    (["--scheme", "bgn", "--language", "de"], "'de'"), (["--scheme", "bgn", "--language", ""], "''"),
    (["--scheme", "gost779b", "--language", "uk"], "no rules for Ukrainian"),
    (["--scheme", "duden", "--reverse"], "cannot be reversed"),
    (["--scheme", "bgn", "--encoding", "klingon"], "'klingon' is no encoding"),
    (["--scheme", "bgn", "no/such.txt"], "no/such.txt: no such file"),
    (["--scheme", "bgn", "Corpus"], "Corpus: is a directory"),
    (["--scheme", "bgn", "a", "b"], "b"),
  ])
  func callsThatAreWrong(arguments: [String], problem: String) throws {
    let outcome = try run(arguments, "Ленин")
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("synoptic: "))
    #expect(outcome.errors.contains(problem))
  }

  @Test func damagedUTF8NamesTheByteAndLossyReplacesIt() throws {
    let bytes = Data("Ленин ".utf8) + [0xD0] + Data(" и так далее".utf8)
    let outcome = try Program.run(["transliterate", "--scheme", "bgn"], input: bytes)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("byte 11"))
    let lossy = try Program.run(["transliterate", "--scheme", "bgn", "--lossy"], input: bytes)
    #expect(lossy.output == "Lenin \u{FFFD} i tak daleye")
    #expect(lossy.errors.contains("1 undecodable sequence replaced"))
  }

  @Test func bytesThatAreNoTextAreAnError() throws {
    let outcome = try Program.run(["transliterate", "--scheme", "bgn"], input: Data([0x41, 0, 0x42]))
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("byte 1"))
  }
}
