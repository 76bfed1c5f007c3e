import Evaluation
import Foundation
import TestSupport
import Testing
import Texts

@Suite struct BoundaryScoreTests {
  @Test func allRight() throws {
    let score = try BoundaryScore(["Das war es.", "Er ging am 7. Mai.", "Nun?"], language: .german)
    #expect(score.found == 2 && score.gold == 2 && score.right == 2)
    #expect(score.f1 == 1)
  }

  @Test func oneMissedAndOneTooMany() throws {
    // A gold border in lower case is missed, and one is found where gold has none.
    let score = try BoundaryScore(["Das war es.", "und dann. Er ging.", "Nun?"], language: .german)
    #expect(score.found == 2 && score.gold == 2 && score.right == 1)
    #expect(score.precision == 0.5 && score.recall == 0.5 && score.f1 == 0.5)
  }

  @Test func nothingToFind() throws {
    #expect(try BoundaryScore([], language: .english).f1 == 0)
    #expect(try BoundaryScore(["One."], language: .english).gold == 0)
  }

  /// The bounds are what the best peers reach or what was asked for; what is measured stands in `Documentation/figures.md`.
  @Test(
    .enabled(if: Fixtures.shared != nil, "the files beside the project are absent"),
    arguments: [("de", 0.997), ("en", 0.985), ("ru", 0.998)])
  func theSharedSets(code: String, bound: Double) throws {
    let file = try #require(Fixtures.shared).appending(path: "bench/segmentation/\(code).txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let language = try #require(Language(code))
    #expect(try BoundaryScore(lines.filter { !$0.isEmpty }, language: language).f1 >= bound)
  }
}
