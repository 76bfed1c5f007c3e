import Foundation
import TestSupport
import Testing

@Suite struct EvaluateErrorsTests {
  private let arguments = ["evaluate", "Alignments/gagarin.json", "--gold", "Corpus/gagarin/gold"]

  private struct Report: Decodable {
    struct Row: Decodable {
      let precision: Double
      let pairs: Int
    }
    let pairs: [Row]
  }

  private func rows(_ text: String) -> [[String: String]] {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(zip(lines[0], $0)) { first, _ in first } }
  }

  @Test func theTableHasWhatPrecisionAndRecallCount() throws {
    let outcome = try Program.run(arguments + ["--errors", "-"])
    #expect(outcome.status == 0)
    let rows = rows(outcome.output)
    let report = try JSONDecoder().decode(
      Report.self, from: Data(try Program.run(arguments + ["--json"]).output.utf8))
    let wrong = report.pairs.reduce(0) { $0 + Int(((1 - $1.precision) * Double($1.pairs)).rounded()) }
    let listed = rows.filter { $0["kind"] == "false" }.compactMap {
      ($0["wrong"]?.split(separator: " ").first).flatMap { Int($0) }
    }
    #expect(listed.reduce(0, +) == wrong)
    #expect(rows.contains { $0["grade"] == "2" } && rows.contains { $0["grade"] == "1" })
    // What was missed is explained by aligning again, and false links by their evidence.
    #expect(rows.allSatisfy { !($0["evidence"] ?? "").isEmpty && Double($0["score"] ?? "") != nil })
    #expect(rows.allSatisfy { !($0["text a"] ?? "").isEmpty && !($0["text b"] ?? "").isEmpty })
    #expect(rows.allSatisfy { !($0["sentences a"] ?? "").isEmpty && $0["cause"] == "" })
    #expect(rows.contains { !($0["rivals"] ?? "").isEmpty })
  }

  @Test func aTableAndAPageAreWritten() throws {
    try Fixtures.withTemporaryFolder { folder in
      let (table, page) = (folder.path + "/errors.tsv", folder.path + "/errors.html")
      let outcome = try Program.run(arguments + ["--errors", table])
      #expect(outcome.status == 0 && outcome.output.contains("mean F1"))
      #expect(outcome.errors.contains("wrote \(table): "))
      #expect(
        try String(contentsOfFile: table, encoding: .utf8)
          == Program.run(arguments + ["--errors", "-"]).output)
      for _ in 0..<2 { #expect(try Program.run(arguments + ["--errors", page]).status == 0) }
      let html = try String(contentsOfFile: page, encoding: .utf8)
      #expect(html.contains("<title>Errors of gagarin.json – Synoptic</title>"))
      #expect(
        html.contains("default-src &#39;none&#39;; script-src &#39;sha256-") && !html.contains("http://"))
      // What is no table of errors is not replaced.
      try Data("mine\n".utf8).write(to: URL(fileURLWithPath: table))
      #expect(try Program.run(arguments + ["--errors", table]).status == 2)
      #expect(try Program.run(arguments + ["--errors", table, "--force"]).status == 0)
    }
  }

  @Test func textsInThePageAreData() throws {
    try GoldFolder.with { folder in
      let sentences = "0\t0\t10\t1\t</script><b>&\u{202E}one\n1\t11\t21\t1\ttwo\n2\t22\t32\t2\tthree\n"
      try Data(sentences.utf8).write(to: folder.appending(path: "sentences/x.tsv"))
      let documents = ["x", "y"].map {
        #"{"id": "\#($0)", "path": "\#($0).txt", "language": "en", "sha256": "\#(String(repeating: "0", count: 64))", "length": 40}"#
      }.joined(separator: ", ")
      let alignment =
        #"{"format": "synoptic-alignment", "version": 1, "generator": "t", "signature": "s", "mode": "comparable", "documents": [\#(documents)], "links": []}"#
      let (file, page) = (folder.path + "/a.json", folder.path + "/errors.html")
      try Data(alignment.utf8).write(to: URL(fileURLWithPath: file))
      let outcome = try Program.run(["evaluate", file, "--gold", folder.path, "--errors", page])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.errors.contains("missed links have no numbers of sentences, no score and no evidence"))
      let html = try String(contentsOfFile: page, encoding: .utf8)
      #expect(html.contains(#"\u003c/script\u003e\u003cb\u003e\u0026\\u202eone"#))
      #expect(!html.contains("</script><b>"))
    }
  }

  @Test(arguments: [
    ["Alignments/gagarin.json", "--gold", "Corpus/gagarin/gold", "--errors", "x.txt"],
    ["Alignments/gagarin.json", "--gold", "Corpus/gagarin/gold", "--errors", "-", "--json"],
    ["Alignments/gagarin.json", "--invariants", "--errors", "-"],
    ["Alignments/gagarin.json", "--gold", "Corpus/gagarin/gold", "--errors", "no/such/folder/x.tsv"],
  ])
  func whatCannotBeWrittenIsRefused(arguments: [String]) throws {
    let outcome = try Program.run(["evaluate"] + arguments)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
  }
}
