import Basics
import ComparableMode
import Evaluation

/// Learns the weights of comparable mode from development pairs.
enum WeightLearner {
  /// How many steps look at neighbors.
  ///
  /// More than two gained nothing.
  private static let contextSteps = 2

  /// Learns from the pairs of documents of which it is known what is right; the others only serve as third documents.
  static func learn(_ pairs: [DevelopmentPair]) -> ComparableWeights {
    let labeled = pairs.filter(\.isLabeled)
    var weights = ComparableWeights(
      pair: pairWeights(labeled), context: [],
      pivot: PivotWeights(bias: 0, pair: 1, support: 0, dissent: 0), recallShare: 1)
    // The steps that follow need only tell the candidates apart; the many pairs that are out of the question would lead them.
    for _ in 0..<contextSteps { weights.context.append(contextWeights(labeled, weights)) }
    let candidates = DevelopmentPair.candidates(pairs, weights)
    let evidence = DevelopmentPair.pivotEvidence(pairs, for: candidates)
    weights.pivot = pivotWeights(pairs, candidates, evidence)
    let heard = zip(candidates, evidence).map { candidates, evidence in
      var heard = candidates
      if let evidence { heard.apply(evidence, weights.pivot) }
      return heard
    }
    // By the steps before the trees, which would be too sure of the pairs they were learned on.
    weights.recallShare = recallShare(pairs, heard)
    weights.trees = trees(pairs, candidates, heard)
    return weights
  }

  /// The weights of features, `width` of them for each example, the first of which is the constant 1.
  private static func fitted(_ features: [Float], width: Int, _ labels: [Bool]) -> [Double] {
    LogisticRegression(features: features, width: width, labels: labels, penalty: 1).weights
  }

  private static func pairWeights(_ pairs: [DevelopmentPair]) -> PairWeights {
    let count = PairSignals.Signal.allCases.count
    var features: [Float] = []
    for pair in pairs {
      for values in pair.values { features += [1] + (0..<count).map { values[$0] } }
    }
    return pairWeights(fitted(features, width: 1 + count, pairs.flatMap(\.labels))[...])
  }

  /// The bias and the weights of the signals, in their order.
  private static func pairWeights(_ fitted: ArraySlice<Double>) -> PairWeights {
    PairWeights(bias: fitted.first ?? 0) { fitted[fitted.startIndex + 1 + $0.rawValue] }
  }

  private static func contextWeights(
    _ pairs: [DevelopmentPair], _ weights: ComparableWeights
  ) -> ContextWeights {
    let count = PairSignals.Signal.allCases.count
    var features: [Float] = []
    var labels: [Bool] = []
    for (pair, scores) in zip(pairs, pairs.concurrentMap { PairScores($0.signals, weights: weights) }) {
      let context = PairContext(scores.cells, scores.logOdds)
      for row in 0..<scores.cells.rows {
        for at in scores.cells.row(row) where scores.logOdds[at] > CandidatePairs.leastLogOdds {
          let cell = row * scores.cells.columns + Int(scores.cells.columnOf[at])
          features += [1] + (0..<count).map { pair.values[cell][$0] }
          features += [scores.logOdds[at], context.neighbors[at], context.episodes[at]]
          labels.append(pair.labels[cell])
        }
      }
    }
    let fitted = fitted(features, width: count + 4, labels)
    return ContextWeights(
      pair: fitted[count + 1], neighbors: fitted[count + 2], episodes: fitted[count + 3],
      signals: pairWeights(fitted[...count]))
  }

  private static func pivotWeights(
    _ pairs: [DevelopmentPair], _ candidates: [CandidatePairs], _ evidence: [[PivotEvidence]?]
  ) -> PivotWeights {
    var features: [Float] = []
    var labels: [Bool] = []
    for (pair, (candidates, evidence)) in zip(pairs, zip(candidates, evidence)) where pair.isLabeled {
      for (index, candidate) in candidates.candidates.enumerated() {
        let evidence = evidence?[index] ?? PivotEvidence()
        features += [1, candidate.logOdds, evidence.support, evidence.dissent]
        labels.append(pair.isRight(candidate))
      }
    }
    let fitted = fitted(features, width: 4, labels)
    return PivotWeights(bias: fitted[0], pair: fitted[1], support: fitted[2], dissent: fitted[3])
  }

  /// Trees that correct what the steps before them say, of documents with third ones and of the same documents by themselves.
  private static func trees(
    _ pairs: [DevelopmentPair], _ candidates: [CandidatePairs], _ heard: [CandidatePairs]
  ) -> BoostedTrees {
    var features = [[Float]](repeating: [], count: PairFeatures.count)
    var offsets: [Float] = []
    var labels: [Bool] = []
    for (pair, (alone, heard)) in zip(pairs, zip(candidates, heard)) where pair.isLabeled {
      for candidate in alone.candidates + (heard.hasPivot ? heard.candidates : []) {
        guard let own = candidate.features(pair.signals) else { continue }
        for feature in features.indices { features[feature].append(own[feature]) }
        offsets.append(candidate.logOdds)
        labels.append(pair.isRight(candidate))
      }
    }
    return GradientBoosting.trees(features: features, offsets: offsets, labels: labels)
  }

  /// The share at which mean F1 is best, taken together with the shares next to it, for it goes up and down by chance.
  private static func recallShare(_ pairs: [DevelopmentPair], _ scored: [CandidatePairs]) -> Double {
    let shares = Array(stride(from: 0.2, through: 1.6, by: 0.1))
    let sums = shares.map { share in
      zip(pairs, scored).reduce(0) { sum, item in
        let cut = ExpectedF1.cut(
          item.1.candidates.map(\.probability), sentences: min(item.1.rows, item.1.columns),
          recallShare: share)
        return sum + (item.0.score(item.1, cut: cut)?.f1 ?? 0)
      }
    }
    let smooth = shares.indices.map { index in
      let near = max(0, index - 2)...min(shares.count - 1, index + 2)
      return (shares[index], near.reduce(0) { $0 + sums[$1] } / Double(near.count))
    }
    return smooth.max { $0.1 < $1.1 }?.0 ?? 1
  }
}
