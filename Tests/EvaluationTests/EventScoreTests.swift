import AlignmentModel
import Basics
import Evaluation
import Foundation
import TestSupport
import Testing

@Suite struct EventScoreTests {
  /// Gold of three sentences of ten code points on each side: 0-0 and 1,2-1 of grade 2, 2-2 of grade 1.
  private func withGold<Result>(_ body: (EventGold) throws -> Result) throws -> Result {
    try GoldFolder.with { folder in
      let pairs = try EventGold.pairs(in: folder.path)
      #expect(pairs.map(\.a) == ["x"] && pairs.map(\.b) == ["y"])
      return try body(EventGold(folder: folder.path, a: "x", b: "y"))
    }
  }

  private func alignment(_ links: [(Range<Int>, Range<Int>)]) -> Alignment {
    Alignment(
      generator: "", signature: "", mode: .comparable, documents: [],
      links: links.map { a, b in
        Link(
          id: "", score: 1,
          passages: [
            Passage(document: "x", start: a.lowerBound, end: a.upperBound, sentences: []),
            Passage(document: "y", start: b.lowerBound, end: b.upperBound, sentences: []),
          ], evidence: [])
      })
  }

  @Test func perfect() throws {
    try withGold { gold in
      let score = EventScore(
        alignment([(0..<10, 0..<10), (11..<32, 11..<21), (22..<32, 22..<32)]), gold: gold)
      #expect(score.precision == 1 && score.recall == 1 && score.f1 == 1 && score.pairs == 4)
    }
  }

  @Test func aLinkThatRunsEventsTogetherPaysForEveryPair() throws {
    try withGold { gold in
      let score = EventScore(alignment([(0..<32, 0..<32)]), gold: gold)
      #expect(score.pairs == 9)
      #expect(score.precision == 4.0 / 9)
      #expect(score.recall == 1)
    }
  }

  @Test func aPassageStandsForSentencesItHalfCovers() throws {
    try withGold { gold in
      // 4 of 10 code points are too few, 5 are enough; a sliver within one sentence stands for it.
      #expect(EventScore(alignment([(0..<4, 0..<10)]), gold: gold).pairs == 1)
      #expect(EventScore(alignment([(6..<26, 0..<10)]), gold: gold).pairs == 1)
      #expect(EventScore(alignment([(5..<27, 0..<10)]), gold: gold).pairs == 3)
    }
  }

  @Test func recallCountsMainEventsOnly() throws {
    try withGold { gold in
      let score = EventScore(alignment([(22..<32, 22..<32)]), gold: gold)
      #expect(score.precision == 1 && score.recall == 0 && score.f1 == 0)
      #expect(score.recallOfAllGrades == 1.0 / 3)
    }
  }

  @Test func nothingPredicted() throws {
    try withGold { gold in
      let score = EventScore(alignment([]), gold: gold)
      #expect(score.precision == 0 && score.recall == 0 && score.f1 == 0 && score.pairs == 0)
    }
  }

  @Test func rejectedLinksDoNotCount() throws {
    try withGold { gold in
      var alignment = alignment([(0..<10, 0..<10), (0..<10, 22..<32)])
      alignment.links[1].status = .rejected
      #expect(EventScore(alignment, gold: gold).precision == 1)
    }
  }

  @Test func malformedGoldNamesTheLine() throws {
    try Fixtures.withTemporaryFolder { folder in
      for name in ["sentences", "links"] {
        try FileManager.default.createDirectory(
          at: folder.appending(path: name), withIntermediateDirectories: true)
      }
      for document in ["x", "y"] {
        try Data("0\t0\t10\t1\tx\n\n1\tzero\t10\t1\tx\n".utf8)
          .write(to: folder.appending(path: "sentences/\(document).tsv"))
      }
      let error = #expect(throws: InputError.self) {
        _ = try EventGold(folder: folder.path, a: "x", b: "y")
      }
      #expect(error?.place == .line(3))
    }
  }
}
