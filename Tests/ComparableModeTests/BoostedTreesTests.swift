import Basics
import ComparableMode
import TestSupport
import Testing

@Suite struct BoostedTreesTests {
  private let trees = BoostedTrees([
    .leaf(0.5),
    .split(
      feature: PairSignals.Signal.names.rawValue, threshold: 1, value: 0.25, below: .leaf(-0.5),
      above: .split(
        feature: PairFeatures.count - 1, threshold: 0.5, value: 1, below: .leaf(2), above: .leaf(-1))),
  ])

  private func features(names: Float, isDissented: Bool) -> PairFeatures {
    var values = PairSignals.Values.zero
    values[PairSignals.Signal.names.rawValue] = names
    return PairFeatures(
      values, PairContext.Surroundings(neighbors: 0, episodes: 0),
      isDissented ? evidence : PivotEvidence())
  }

  /// Third documents that speak against a pair.
  private var evidence: PivotEvidence {
    let sure = [(0, 1), (0, 2), (1, 2)].map { a, b in
      DocumentCandidates(
        Sides(a, b),
        CandidatePairs(rows: 3, columns: 3, candidates: [(row: 0, column: b == 1 ? 0 : a, logOdds: 6)]))
    }
    return PivotEvidence.of(sure)[0]?[0] ?? PivotEvidence()
  }

  @Test(arguments: [(0, false, 0), (1, false, 2.5), (3, false, 2.5), (1, true, -0.5), (0.9, true, 0)])
  func addWhatTheLeavesSay(names: Float, isDissented: Bool, sum: Float) {
    #expect(trees.logOdds(features(names: names, isDissented: isDissented)) == sum)
  }

  @Test func whatEachFeatureAddsIsHowMuchTheAverageChangesByIt() {
    let (ofFeature, bias) = trees.contributions(features(names: 1, isDissented: true))
    #expect(bias == 0.75)
    #expect(ofFeature[PairSignals.Signal.names.rawValue] == 0.75)
    #expect(ofFeature[PairFeatures.count - 1] == -2)
    #expect(ofFeature.reduce(bias, +) == -0.5)
  }

  @Test(arguments: [false, true]) func contributionsAddUp(withVectors: Bool) throws {
    let trees = try ComparableWeights.builtIn(withVectors: withVectors).trees
    #expect(!trees.trees.isEmpty)
    var generator = SeededGenerator(seed: 24)
    for _ in 0..<200 {
      var values = PairSignals.Values.zero
      for signal in values.indices { values[signal] = .random(in: -2...6, using: &generator) }
      let features = PairFeatures(
        values,
        PairContext.Surroundings(
          neighbors: .random(in: 0...8, using: &generator), episodes: .random(in: -18...18, using: &generator)
        ),
        PivotEvidence())
      let (ofFeature, bias) = trees.contributions(features)
      #expect(abs(Double(trees.logOdds(features)) - ofFeature.reduce(bias, +)) < 1e-4)
    }
  }

  @Test func areReadAsTheyAreWritten() throws {
    let text = try WeightFile.text(of: trees)
    #expect(text.contains("\"names<1.0:0.25 :-0.5 dissent<0.5:1.0 :2.0 :-1.0\""))
    #expect(try WeightFile.decode(BoostedTrees.self, from: text.utf8) == trees)
  }

  @Test(arguments: [
    "", ":", "1", ":nan", ":inf", "names<1:0", "names<1:0 :1", "heat<1:0 :1 :2", "names<x:0 :1 :2",
    "names:0 :1 :2", ":1 :2", "names<1<2:0 :1 :2",
  ])
  func whatIsNoTreeIsAnError(text: String) {
    #expect(throws: DecodingError.self) {
      try WeightFile.decode(BoostedTrees.self, from: "[\"\(text)\"]".utf8)
    }
  }
}
