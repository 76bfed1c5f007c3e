import AlignmentModel
import Evaluation
import Foundation
import TestSupport
import Testing

@Suite struct LinkErrorTests {
  private func withGold<Result>(_ body: (EventGold) throws -> Result) throws -> Result {
    try GoldFolder.with { try body(EventGold(folder: $0.path, a: "x", b: "y")) }
  }

  /// An alignment whose links are between two ranges each; sentences are ten code points long, and one apart.
  private func alignment(_ links: [(Range<Int>, Range<Int>)], _ evidence: [Evidence] = []) -> Alignment {
    Alignment(
      generator: "", signature: "", mode: .comparable, documents: [],
      links: links.enumerated().map { index, link in
        Link(
          id: "l\(index + 1)", score: 0.75,
          passages: [("x", link.0), ("y", link.1)].map { document, range in
            Passage(
              document: document, start: range.lowerBound, end: range.upperBound,
              sentences: Array(range.lowerBound / 11...(range.upperBound - 1) / 11))
          }, evidence: evidence)
      })
  }

  @Test func whatIsRightIsNoError() throws {
    try withGold { gold in
      let all = alignment([(0..<10, 0..<10), (11..<32, 11..<21), (22..<32, 22..<32)])
      #expect(LinkError.all(all, gold: gold).isEmpty)
    }
  }

  @Test func missedLinksComeByGradeAndFalseOnesLast() throws {
    try withGold { gold in
      let errors = LinkError.all(alignment([(0..<10, 22..<32)]), gold: gold)
      #expect(errors.map(\.kind) == [.missed, .missed, .missed, .false])
      #expect(errors.map(\.grade) == [2, 2, 1, nil])
      #expect(errors.map(\.label) == ["born", "went", "died", ""])
      #expect(errors.map(\.a) == [[0], [1, 2], [2], [0]])
      #expect(errors.map(\.b) == [[0], [1], [2], [2]])
      // The sentence that was born is linked elsewhere, and two away from where it belongs.
      #expect(errors[0].elsewhere == [0])
      #expect(errors[0].nearest?.pair == EventGold.Pair(0, 2) && errors[0].nearest?.distance == 2)
      #expect(errors[3].nearest?.distance == 1)
      #expect(errors[3].wrong == 1 && errors[3].pairs == 1)
    }
  }

  @Test func aLinkThatIsRightInPartSaysHowManyPairsAreWrong() throws {
    try withGold { gold in
      let errors = LinkError.all(alignment([(0..<32, 0..<32)]), gold: gold)
      #expect(errors.map(\.kind) == [.false])
      #expect(errors.first?.wrong == 5 && errors.first?.pairs == 9 && errors.first?.nearest?.distance == 0)
    }
  }

  @Test func wrongPairsAreThosePrecisionCounts() throws {
    try withGold { gold in
      var random = SeededGenerator(seed: 7)
      for _ in 0..<50 {
        var links: [(Range<Int>, Range<Int>)] = []
        for x in 0..<3 {
          for y in 0..<3 where Bool.random(using: &random) {
            links.append((x * 11..<x * 11 + 10, y * 11..<y * 11 + 10))
          }
        }
        let made = alignment(links)
        let (errors, score) = (LinkError.all(made, gold: gold), EventScore(made, gold: gold))
        let counts = score.counts
        #expect(
          errors.filter { $0.kind == .false }.map(\.wrong).reduce(0, +) == counts.found - counts.rightFound)
        #expect(errors.count { $0.grade == 2 } == counts.gold - counts.rightGold)
      }
    }
  }

  @Test func theTableHasTextsNeighborsAndEvidence() throws {
    try withGold { gold in
      let made = alignment(
        [(11..<21, 22..<32)], [Evidence(kind: .term, a: "t\twö", b: "two", weight: -0.5)])
      var table = ErrorTable(made, documents: [])
      table.add(LinkError.all(made, gold: gold), gold: gold)
      let cells = Dictionary(
        uniqueKeysWithValues: ErrorTable.columns.enumerated().map { index, name in
          (name, table.rows.map { $0[index] })
        })
      #expect(table.rows.allSatisfy { $0.count == ErrorTable.columns.count })
      #expect(cells["kind"] == ["missed", "missed", "missed", "false"])
      #expect(cells["text a"] == ["x one", "x two x three", "x three", "x two"])
      #expect(cells["before a"] == ["", "x one", "x two", "x one"])
      #expect(cells["after b"] == ["y two", "y three", "", ""])
      #expect(cells["linked in"] == ["", "l1", "l1", ""])
      #expect(cells["evidence"] == ["", "", "", "term t\\twö = two -0.50"])
      #expect(cells["score"] == ["", "", "", "0.750"])
      #expect(cells["gold b"] == ["0", "1", "2", "2"])
      #expect(cells["cause"] == ["", "", "", ""])
      #expect(cells["id"] == ["e1", "e2", "e3", "e4"])
    }
  }
}
