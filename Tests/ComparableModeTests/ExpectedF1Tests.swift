import ComparableMode
import TestSupport
import Testing

@Suite struct ExpectedF1Tests {
  @Test(arguments: [1, 2, 3, 4]) func isTheBestOfAllCuts(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let probabilities = (0..<60).map { _ in Float.random(in: 0...1, using: &generator) }
    func f1(_ cut: Float) -> Float {
      let kept = probabilities.filter { $0 >= cut }
      return 2 * kept.reduce(0, +) / (Float(kept.count) + 0.7 * probabilities.reduce(0, +))
    }
    let cut = ExpectedF1.cut(probabilities, sentences: 5, recallShare: 0.7)
    #expect(cut >= 0.3)
    #expect(probabilities.allSatisfy { f1($0) <= f1(cut) + 1e-4 })
  }

  @Test func cutsLowerWhereNothingIsSure() {
    let sure: [Float] = [0.95, 0.9, 0.9, 0.35, 0.3]
    let unsure: [Float] = [0.45, 0.4, 0.4, 0.35, 0.3]
    #expect(ExpectedF1.cut(sure, sentences: 5, recallShare: 0.6) > 0.35)
    #expect(ExpectedF1.cut(unsure, sentences: 5, recallShare: 0.6) <= 0.35)
  }

  /// Of accounts that share hardly anything only sure links are kept, however many may be likelier than not; missing one may count more.
  @Test func keepsWhatIsSureWhereHardlyAnythingIsShared() {
    let doubtful: [Float] = [0.8, 0.6, 0.55, 0.5] + [Float](repeating: 0.1, count: 90)
    #expect(ExpectedF1.share(doubtful, sentences: 30) < 0.1)
    #expect(ExpectedF1.cut(doubtful, sentences: 30, recallShare: 1) == 0.75)
    #expect(abs(ExpectedF1.cut(doubtful, sentences: 30, recallShare: 1, beta: 2) - 0.6) < 1e-6)
    #expect(ExpectedF1.cut(doubtful, sentences: 10, recallShare: 1) <= 0.6)
  }

  @Test func keepsNothingUnlikely() {
    #expect(ExpectedF1.cut([0.1, 0.05, 0.01], sentences: 5, recallShare: 0.6) > 0.1)
    #expect(ExpectedF1.cut([], sentences: 5, recallShare: 0.6) == 1)
  }
}
