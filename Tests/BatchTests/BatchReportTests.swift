import Batch
import Foundation
import Synoptic
import TestSupport
import Testing

@Suite struct BatchReportTests {
  private static func line(
    _ id: String, _ mode: String = "comparable", links: Int = 10, score: Double? = 0.8,
    languages: String = #""de","en""#, linked: Double = 0.5, doubts: String? = nil
  ) -> String {
    "{\"id\":\"\(id)\",\"key\":\"00\",\"status\":\"done\",\"mode\":\"\(mode)\",\"sentences\":20,\"links\":\(links),\"bytes\":1,"
      + "\"sha256\":\"ab\",\"languages\":[\(languages)]" + (score.map { ",\"score\":\($0)" } ?? "")
      + ",\"linked\":\(linked)" + (doubts.map { ",\"doubts\":[\"\($0)\"]" } ?? "") + "}"
  }

  private static func report(_ lines: [String]) throws -> String {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.appending(path: "journal").path
      let text = ([#"{"format":"synoptic-journal","version":1}"#] + lines).joined(separator: "\n") + "\n"
      try Data(text.utf8).write(to: URL(filePath: path))
      return try BatchReport(journal: path).markdown(manifest: "sets.tsv")
    }
  }

  @Test func countsAreThoseOfTheLastLineOfEachSet() throws {
    let report = try Self.report([
      #"{"id":"a","key":"00","status":"failed","problem":"no"}"#, Self.line("a", links: 10, score: 0.9),
      Self.line("b", "parallel", links: 30, score: 0.5, languages: #""de","fr""#),
      #"{"id":"c","key":"00","status":"failed","problem":"none.txt: no such file"}"#,
    ])
    #expect(report.hasPrefix("# Sets of sets.tsv\n\n2 aligned, 1 failed; 40 links, 40 sentences.\n"))
    // Ten links with 0.9, thirty with 0.5.
    #expect(report.contains("Mean score of a link 0.600, share of sentences in links 50.0 %."))
    #expect(report.contains("| comparable | 1 |") && report.contains("| de–fr | 1 |"))
    #expect(report.contains("| 0.9–1.0 | 1 |") && report.contains("| 0.5–0.6 | 1 |"))
    #expect(report.contains("## Failed\n\n| set | why |\n| --- | --- |\n| c | none.txt: no such file |"))
    #expect(!report.contains("| a | no |"))
  }

  @Test func lowScoresComeFirstAndDoubtsByTheirKind() throws {
    var lines = (0..<300).map { Self.line("s\($0)", score: 0.9 - Double($0 % 100) / 1000) }
    lines.append(
      Self.line("low|est", score: 0.1, doubts: "language: de is said to be German, and its words are French"))
    lines.append(Self.line("none", links: 0, score: nil, doubts: "links: there are none"))
    let report = try Self.report(lines)
    #expect(
      report.contains(
        "## Lowest scores\n\n| set | mean score | links |\n| --- | --- | --- |\n| low\\|est | 0.100 | 10 |"))
    #expect(
      report.contains(
        "## Look wrong: language (1)\n\n| set | why |\n| --- | --- |\n| low\\|est | de is said to be German"))
    #expect(report.contains("## Look wrong: links (1)"))
    // Fifty are listed of three hundred.
    #expect(report.matches(of: /\| s\d+ \| 0\.8/).count == 49)
  }

  /// Numbers that no run writes count for nothing, and none ends the program.
  @Test func numbersThatCannotBe() throws {
    let lines = [
      Self.line("a", score: 1e30), Self.line("b", score: -1), Self.line("c", linked: 1e300),
      Self.line("d", linked: -0.5), Self.line("e", links: -1), Self.line("f", links: .max),
      Self.line("g").replacing("20", with: "9223372036854775807"),
      Self.line("h").replacing("\"bytes\":1", with: "\"bytes\":1e400"),
      Self.line("i").replacing("20", with: "99999999999999999999"),
    ]
    #expect(try Self.report(lines).contains("\n0 aligned, 0 failed; 0 links, 0 sentences."))
    let most = (0..<40).map { Self.line("s\($0)", links: 1 << 48, score: 1, linked: 1) }
    #expect(try Self.report(most + [Self.line("z", score: 0, linked: 0)]).contains("\n41 aligned, 0 failed;"))
  }

  @Test func aJournalOfBeforeAndNoSetsAtAll() throws {
    let old =
      #"{"id":"a","key":"0","status":"done","mode":"parallel","sentences":4,"links":2,"bytes":9,"sha256":"a"}"#
    #expect(try Self.report([old]).contains("1 aligned, 0 failed; 2 links, 4 sentences."))
    #expect(
      try Self.report([]).hasPrefix("# Sets of sets.tsv\n\n0 aligned, 0 failed; 0 links, 0 sentences.\n"))
  }

  /// A journal may be another's: what it holds is shown, and does nothing to a terminal.
  @Test func whatAJournalHoldsIsShown() throws {
    try Fixtures.withTemporaryFolder { folder in
      let journal = folder.appending(path: "journal")
      let lines = [
        #"{"id":"a\u001b[31m","status":"done","mode":"m\u0007","sentences":1,"links":0,"bytes":1,"sha256":"00","languages":["\u202e"],"linked":0,"doubts":["\u001b[31mX: \u001b|y"]}"#,
        #"{"id":"b\n","status":"failed","problem":"\u001b]0;x"}"#,
      ]
      try Data(lines.joined(separator: "\n").utf8).write(to: journal)
      let text = try BatchReport(journal: journal.path).markdown(manifest: "\u{1B}x")
      #expect(text.contains("## Look wrong: \\u001b[31mX (1)"), "\(text)")
      let odd = text.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
      #expect(odd.isEmpty && !text.contains("\u{202E}"), "\(text)")
    }
  }
}
