import Basics
import Foundation
import SynopticCommand
import TestSupport
import Testing

/// What is said of how far a run is.
@Suite struct ProgressWordsTests {
  @Test func aStageIsCountedAndItsEndGuessed() {
    var words = ProgressWords()
    #expect(words.text(at: 0) == nil)
    #expect(ProgressWords(doing: "Compiling").text(at: 0) == "Compiling…")
    words.note(.segmenting, 0, 12, at: 0)
    #expect(words.text(at: 5) == "Finding sentences: 0 of 12 documents")
    words.note(.comparing, 0, 1_500, at: 10)
    words.note(.comparing, 500, 1_500, at: 20)
    #expect(words.text(at: 20) == "Comparing sentences: 500 of 1,500 pairs, about 20 s left")
    // Threads do not tell in order.
    words.note(.comparing, 400, 1_500, at: 21)
    #expect(words.text(at: 21)?.contains("500 of 1,500") ?? false)
    words.note(.comparing, 1_500, 1_500, at: 30)
    #expect(words.text(at: 30) == "Comparing sentences: 1,500 of 1,500 pairs")
  }

  @Test func nothingIsGuessedFromLittle() {
    var words = ProgressWords()
    words.note(.encoding, 0, 100, at: 0)
    words.note(.encoding, 10, 100, at: 0.5)
    #expect(words.text(at: 0.5) == "Making sentence vectors: 10 of 100 sentences")
    // A stage of one thing has nothing to count.
    words.note(.findingContradictions, 0, 1, at: 1)
    #expect(words.text(at: 9) == "Finding contradictions…")
  }

  @Test func aStageThatBeginsAgainIsTimedAnew() {
    var words = ProgressWords()
    words.note(.comparing, 0, 10, at: 0)
    words.note(.comparing, 10, 10, at: 100)
    words.note(.comparing, 0, 10, at: 100)
    words.note(.comparing, 5, 10, at: 102)
    #expect(words.text(at: 102) == "Comparing sentences: 5 of 10 pairs, about 2 s left")
  }

  @Test(arguments: WorkObserver.Stage.allCases) func everyStageHasWords(_ stage: WorkObserver.Stage) {
    var words = ProgressWords()
    words.note(stage, 1, 2, at: 0)
    #expect(words.text(at: 0)?.contains(": 1 of 2 ") ?? false)
  }

  @Test(arguments: [
    (0.2, "1 s"), (40.0, "40 s"), (89.5, "2 min"), (600, "10 min"), (7_500, "2 h 5 min"),
    (.infinity, "very long"),
    (.nan, "very long"),
  ])
  func durations(_ seconds: Double, _ text: String) { #expect(ProgressWords.duration(seconds) == text) }

  /// Where no terminal is, nothing moves.
  @Test func aPipeGetsNoProgress() throws {
    let outcome = try Program.run(["conflicts", "Alignments/curie.json"])
    #expect(outcome.status == 0 && !outcome.errors.contains("\u{1B}") && !outcome.errors.contains("\r"))
  }
}
