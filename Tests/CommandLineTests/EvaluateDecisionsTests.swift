import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing

/// `synoptic evaluate --decisions` as a user runs it.
@Suite struct EvaluateDecisionsTests {
  private struct Report: Decodable {
    struct Share: Decodable {
      let share: Double
      let interval: [Double]
      let judged, count: Int
    }
    struct Cut: Decodable {
      let score: Double
      let kept, found: Int
      let precision: Share?
    }
    struct Contradictions: Decodable {
      let judged, real: Int
      let share: Share?
    }
    let signature: String
    let found, judged, confirmed, rejected, manual: Int
    let precision: Share?
    let cuts: [Cut]
    let recommended: Cut?
    let contradictions: Contradictions
  }

  /// A file with an alignment of the repository in which some links are judged.
  private func withDecisions<Result>(
    _ status: (Int) -> Link.Status, _ body: (String) throws -> Result
  ) throws -> Result {
    try Fixtures.withTemporaryFolder { folder in
      var alignment = try NativeFile.read(
        Fixtures.package.appending(path: "Alignments/gagarin.json").path)
      alignment.links.sort { $0.score < $1.score }
      for index in alignment.links.indices { alignment.links[index].status = status(index) }
      let side = ConflictDecision.Side(document: "de", start: 0, end: 1)
      alignment.conflicts = [ConflictDecision(a: side, b: side, verdict: .real)]
      let path = folder.appending(path: "my result.json").path
      try NativeFile.write(alignment, to: path)
      return try body(path)
    }
  }

  @Test func figuresHaveIntervalsAndACommandToType() throws {
    // Two of three are judged: of the least sure all are wrong, of the others every eighth.
    let status: (Int) -> Link.Status = { index in
      index % 3 == 0 ? .automatic : index < 40 || index % 8 == 1 ? .rejected : .confirmed
    }
    try withDecisions(status) { path in
      let outcome = try Program.run(["evaluate", path, "--decisions", "--precision", "0.8"])
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("precision of all links found"))
      #expect(outcome.output.contains("synoptic show '\(path)' --min-score "))
      #expect(outcome.output.contains("with your options of before and --keep '\(path)' --threshold "))
      #expect(!outcome.output.contains("synoptic align"))
      let cut = /cut 0\.\d\d: of \d+ links 0\.\d+ \[.*\] right; \d+ stay after what you rejected/
      #expect(outcome.output.contains(cut))
      #expect(outcome.output.contains("1 contradiction judged: 1 real"))
      let json = try Program.run(["evaluate", path, "--decisions", "--precision", "0.8", "--json"])
      let report = try JSONDecoder().decode(Report.self, from: Data(json.output.utf8))
      #expect(report.judged == report.confirmed + report.rejected)
      #expect(report.signature.hasPrefix("metric:decisions|mode:comparable|gold:"))
      let precision = try #require(report.precision)
      #expect(precision.interval[0] < precision.share && precision.share < precision.interval[1])
      let recommended = try #require(report.recommended)
      #expect(try #require(recommended.precision).share >= 0.8)
      #expect(report.contradictions.judged == 1 && report.contradictions.share == nil)
      // The command that is shown is one that works.
      let shown = try Program.run(["show", path, "--min-score", "\(recommended.score)", "--no-text"])
      #expect(shown.status == 0)
    }
  }

  @Test func whereAllLinksMayStayNoCutIsRecommended() throws {
    try withDecisions({ _ in .confirmed }) { path in
      let outcome = try Program.run(["evaluate", path, "--decisions", "--precision", "0.9"])
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("for 0.90 right links no cut is needed: of "))
      #expect(!outcome.output.contains("--threshold") && !outcome.output.contains("--min-score"))
    }
  }

  @Test func linksOfBandsThatNobodyHasJudgedAreNotPromised() throws {
    // The least sure are judged, all right; of the surest nothing is known.
    try withDecisions({ $0 < 40 ? .confirmed : .automatic }) { path in
      let outcome = try Program.run(["evaluate", path, "--decisions", "--precision", "0.9"])
      #expect(outcome.status == 0)
      #expect(outcome.output.contains(/cut 0\.\d\d: of \d+ of these \d+ links/))
      #expect(outcome.output.contains("no cut leaves 0.90 right links by what is judged"))
      #expect(!outcome.output.contains("--threshold"))
    }
  }

  @Test func tooFewDecisionsAreSaid() throws {
    try withDecisions({ $0 < 3 ? .confirmed : .automatic }) { path in
      let outcome = try Program.run(["evaluate", path, "--decisions"])
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("too few decisions for a figure"))
      #expect(!outcome.output.contains("right; "))
      #expect(!outcome.output.contains("--threshold"))
    }
  }

  @Test(arguments: [
    (["--invariants", "--precision", "0.9"], "--precision goes with --decisions"),
    (["--decisions", "--precision", "1.5"], "--precision 1.5 is not between 0 and 1"),
    (["--decisions", "--precision", "-1"], "--precision -1.0 is not between 0 and 1"),
    (["--decisions", "--invariants"], "give one of"),
  ])
  func callsThatCannotBe(_ options: [String], _ problem: String) throws {
    let outcome = try Program.run(["evaluate", "Alignments/gagarin.json"] + options)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(problem))
  }
}
