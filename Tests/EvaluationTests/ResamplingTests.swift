import Evaluation
import TestSupport
import Testing

@Suite struct ResamplingTests {
  /// Units of ten items found and gold each, of which some are right.
  private func units(_ right: [Int]) -> [MatchCounts] {
    right.map { MatchCounts(found: 10, gold: 10, rightFound: $0, rightGold: $0) }
  }

  private func random(_ count: Int, _ chance: Double, _ generator: inout SeededGenerator) -> [MatchCounts] {
    units(
      (0..<count).map { _ in
        (0..<10).count { _ in Double.random(in: 0..<1, using: &generator) < chance }
      })
  }

  @Test func theIntervalIsThatOfTheBinomialDistribution() {
    var generator = SeededGenerator(seed: 1)
    let text = random(100, 0.8, &generator)
    let interval = Resampling().interval([text])
    // 1000 independent items at .8: 1.96 √(.8 · .2 / 1000) = .0248.
    let width = interval.upperBound - interval.lowerBound
    #expect(interval.contains(text.total.f1))
    #expect(width > 0.035 && width < 0.065, "\(width)")
  }

  @Test func itHoldsTheTruthInNineteenOfTwentyCases() {
    var generator = SeededGenerator(seed: 2)
    let held = (0..<200).count { _ in
      Resampling().interval([random(60, 0.7, &generator)]).contains(0.7)
    }
    #expect(held >= 180 && held <= 199, "\(held)")
  }

  @Test func theMeanOfTextsIsSurerThanOneOfThem() {
    var generator = SeededGenerator(seed: 3)
    let texts = (0..<9).map { _ in random(40, 0.7, &generator) }
    let (all, one) = (Resampling().interval(texts), Resampling().interval([texts[0]]))
    #expect((all.upperBound - all.lowerBound) * 2 < one.upperBound - one.lowerBound)
  }

  @Test func nothingIsNoProblem() {
    #expect(Resampling().interval([]) == 0...0)
    #expect(Resampling().interval([[]]) == 0...0)
    let comparison = Resampling().compare([[]], [[]])
    #expect(comparison.difference == 0 && comparison.p == 1)
  }

  @Test func theSameSystemIsNotBetter() {
    var generator = SeededGenerator(seed: 4)
    let text = random(30, 0.7, &generator)
    let comparison = Resampling().compare([text], [text])
    #expect(comparison.difference == 0 && comparison.p == 1 && comparison.interval == 0...0)
  }

  @Test func aSystemThatIsBetterEverywhereIsFoundOut() {
    let comparison = Resampling().compare(
      [units(Array(repeating: 9, count: 40))], [units(Array(repeating: 8, count: 40))])
    #expect(abs(comparison.difference - 0.1) < 1e-12)
    #expect(comparison.p < 0.001)
    #expect(comparison.interval.lowerBound > 0.09)
  }

  /// Where two systems are equally good, p is as often below a twentieth as it says.
  @Test func chanceIsTakenForWhatItIs() {
    var generator = SeededGenerator(seed: 5)
    var resampling = Resampling()
    resampling.samples = 10
    resampling.trials = 200
    let significant = (0..<400).count { _ in
      resampling.compare([random(30, 0.7, &generator)], [random(30, 0.7, &generator)]).p < 0.05
    }
    #expect(significant <= 36, "\(significant)")
  }

  @Test func sameInputGivesSameFigures() {
    var generator = SeededGenerator(seed: 6)
    let (one, other) = (random(30, 0.7, &generator), random(30, 0.6, &generator))
    #expect(Resampling().compare([one], [other]) == Resampling().compare([one], [other]))
    #expect(Resampling().interval([one]) == Resampling().interval([one]))
  }
}
