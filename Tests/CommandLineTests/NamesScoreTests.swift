import Foundation
import TestSupport
import Testing

@Suite struct NamesScoreTests {
  private func score(_ input: String) throws -> Program.Outcome {
    try Program.run(["names", "score"], input: input)
  }

  @Test func printsEachLineWithItsScore() throws {
    let lines = [
      "ru\tНикита Сергеевич Хрущёв\tde\tNikita Chruschtschow", "Lew Sedow\tSergei Sedow", "Лев\tЛев", "\tЛев",
    ]
    let outcome = try score(lines.joined(separator: "\n"))
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let printed = outcome.output.split(separator: "\n").map(String.init)
    try #require(printed.count == lines.count)
    var scores: [Double] = []
    for (line, result) in zip(lines, printed) {
      #expect(result.hasPrefix(line + "\t"))
      let score = String(result.dropFirst(line.count + 1))
      #expect(score.count == 5)
      scores.append(try #require(Double(score)))
    }
    #expect(scores[0] > 0.9)
    #expect(scores[1] < 0.5)
    #expect(scores[2...] == [1, 0])
  }

  @Test func readsAFile() throws {
    try Fixtures.withTemporaryFolder { folder in
      try Data("\u{FEFF}Trotzki\tТроцкий\r\nde\tLenin\tru\tЛенин".utf8).write(
        to: folder.appending(path: "a.tsv"))
      let outcome = try Program.run(["names", "score", "a.tsv"], in: folder)
      #expect(outcome.status == 0)
      let printed = outcome.output.split(separator: "\n")
      #expect(printed.count == 2)
      #expect(printed.first?.hasPrefix("Trotzki\tТроцкий\t0.9") == true)
      let missing = try Program.run(["names", "score", "b.tsv"], in: folder)
      #expect(missing.status == 2)
      #expect(missing.errors == "synoptic: b.tsv: no such file\n")
    }
  }

  @Test(arguments: ["Лев", "a\tb\tc", "de\tLenin\tru\tЛенин\t1", ""])
  func aLineWithOtherColumnsEndsTheRun(_ line: String) throws {
    let outcome = try score("Лев\tЛев\n\(line)\nЛев\tЛев\n")
    #expect(outcome.status == 2)
    #expect(outcome.output == "Лев\tЛев\t1.000\n")
    #expect(outcome.errors.hasPrefix("synoptic: standard input, line 2: has "))
    #expect(outcome.errors.contains("two are needed"))
  }

  @Test func unknownLanguagesAndBrokenTextNameTheLine() throws {
    let language = try score("de\tLew\tru\tЛев\nqx\tLew\tru\tЛев\n")
    #expect(language.status == 2)
    #expect(language.output.count(where: \.isNewline) == 1)
    #expect(language.errors.contains("line 2: 'qx' is no language"))
    try Fixtures.withTemporaryFolder { folder in
      try Data([0x61, 0x09, 0xFF, 0x0A]).write(to: folder.appending(path: "a.tsv"))
      let outcome = try Program.run(["names", "score", "a.tsv"], in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.errors == "synoptic: a.tsv, line 1: not valid UTF-8\n")
      #expect(outcome.output.isEmpty)
    }
  }

  @Test func manyLinesStream() throws {
    let outcome = try score(String(repeating: "de\tLeo Trotzki\tru\tЛев Троцкий\n", count: 20_000))
    #expect(outcome.status == 0)
    #expect(outcome.output.count(where: \.isNewline) == 20_000)
  }
}
