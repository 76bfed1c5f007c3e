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
    let cut = ExpectedF1.cut(probabilities, recallShare: 0.7)
    #expect(cut >= 0.3)
    #expect(probabilities.allSatisfy { f1($0) <= f1(cut) + 1e-4 })
  }

  @Test func cutsLowerWhereNothingIsSure() {
    let sure: [Float] = [0.95, 0.9, 0.9, 0.35, 0.3]
    let unsure: [Float] = [0.45, 0.4, 0.4, 0.35, 0.3]
    #expect(ExpectedF1.cut(sure, recallShare: 0.6) > 0.35)
    #expect(ExpectedF1.cut(unsure, recallShare: 0.6) <= 0.35)
  }

  @Test func keepsNothingUnlikely() {
    #expect(ExpectedF1.cut([0.1, 0.05, 0.01], recallShare: 0.6) > 0.1)
    #expect(ExpectedF1.cut([], recallShare: 0.6) == 1)
  }
}
