import Alignment

/// Learns the weights of comparable mode from development pairs.
enum WeightLearner {
  /// How many steps look at neighbours and rivals.
  ///
  /// More than two gained nothing.
  private static let contextSteps = 2

  static func learn(_ pairs: [DevelopmentPair]) -> ComparableWeights {
    let labels = pairs.flatMap(\.labels)
    func fitted(_ names: [String], _ features: [Float]) -> [String: Double] {
      let names = ["bias"] + names
      let regression = LogisticRegression(features: features, width: names.count, labels: labels, penalty: 1)
      return Dictionary(uniqueKeysWithValues: zip(names, regression.weights))
    }
    var features: [Float] = []
    for pair in pairs {
      for row in 0..<pair.signals.rows {
        for column in 0..<pair.signals.columns { features += [1] + pair.signals.values(row, column) }
      }
    }
    var weights = ComparableWeights(
      pair: fitted(PairSignals.Signal.allCases.map { "\($0)" }, features), context: [], recallShare: 1)
    for _ in 0..<contextSteps {
      features = []
      for pair in pairs {
        let logOdds = PairScores(pair.signals, weights: weights).logOdds
        let context = PairScores.context(of: logOdds)
        for at in pair.labels.indices { features += [1, logOdds.values[at]] + context.map { $0.values[at] } }
      }
      weights.context.append(fitted(["pair"] + ComparableWeights.Context.allCases.map(\.rawValue), features))
    }

    let probabilities = pairs.map { $0.probabilities(weights) }
    func sumOfF1(_ recallShare: Double) -> Double {
      zip(pairs, probabilities).reduce(0) { sum, item in
        let cut = ExpectedF1.cut(item.1, recallShare: recallShare)
        return sum + (item.0.score(item.1, cut: cut)?.f1 ?? 0)
      }
    }
    let shares = stride(from: 0.2, through: 1.6, by: 0.1).map { ($0, sumOfF1($0)) }
    weights.recallShare = shares.max { $0.1 < $1.1 }?.0 ?? 1
    return weights
  }
}
