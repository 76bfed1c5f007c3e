import AlignmentModel
import Evaluation
import Foundation
import TestSupport
import Testing

@Suite struct GroupingScoreTests {
  /// Links between sentences of the documents x and y, each ten code points long, and one apart.
  private func alignment(_ pairs: [(Int, Int)]) -> Alignment {
    Alignment(
      generator: "", signature: "", mode: .comparable, documents: [],
      links: pairs.enumerated().map { index, pair in
        Link(
          id: "l\(index)", score: 1,
          passages: [("x", pair.0), ("y", pair.1)].map { document, sentence in
            Passage(
              document: document, start: sentence * 11, end: sentence * 11 + 10, sentences: [sentence])
          }, evidence: [])
      })
  }

  private func score(_ pairs: [(Int, Int)]) throws -> GroupingScore {
    try GoldFolder.with {
      GroupingScore(alignment(pairs), gold: [try EventGold(folder: $0.path, a: "x", b: "y")])
    }
  }

  @Test func whatIsTogetherInGoldIsTogether() throws {
    // In gold 1,2-1 and 2-2 share a sentence: with 0-0 two events.
    let score = try score([(0, 0), (1, 1), (2, 1), (2, 2)])
    #expect(score.gold == 2 && score.found == 2)
    #expect(score.events == 2 && score.parts == 2 && score.mixed == 0)
    #expect(score.precision == 1 && score.recall == 1 && score.f1 == 1)
  }

  @Test func anEventInTwoPartsLosesRecall() throws {
    let score = try score([(0, 0), (1, 1), (2, 2)])
    #expect(score.events == 3 && score.parts == 3)
    #expect(score.precision == 1 && score.recall == 2.0 / 3)
  }

  @Test func whatIsWrongDoesNotCount() throws {
    let score = try score([(0, 2)])
    #expect(score.events == 1 && score.found == 0)
    #expect(score.precision == 0 && score.recall == 0 && score.f1 == 0)
  }
}
