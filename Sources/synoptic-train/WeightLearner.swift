import Alignment

/// Learns the weights of comparable mode from development pairs.
enum WeightLearner {
  /// How many steps look at neighbours and rivals.
  ///
  /// More than two gained nothing.
  private static let contextSteps = 2

  /// Learns from judged pairs of documents; the others only take part as third documents.
  static func learn(_ pairs: [DevelopmentPair]) -> ComparableWeights {
    let judged = pairs.filter(\.isJudged)
    func fitted(_ names: [String], _ features: [Float], _ labels: [Bool]) -> [String: Double] {
      let names = ["bias"] + names
      let regression = LogisticRegression(features: features, width: names.count, labels: labels, penalty: 1)
      return Dictionary(uniqueKeysWithValues: zip(names, regression.weights))
    }
    var features: [Float] = []
    for pair in judged {
      for row in 0..<pair.signals.rows {
        for column in 0..<pair.signals.columns { features += [1] + pair.signals.values(row, column) }
      }
    }
    var weights = ComparableWeights(
      pair: fitted(PairSignals.Signal.allCases.map { "\($0)" }, features, judged.flatMap(\.labels)),
      context: [], thirdDocument: [:], recallShare: 1)
    // The steps that follow need only tell the candidates apart; the many pairs that are out of the question would lead them.
    for _ in 0..<contextSteps {
      features = []
      var labels: [Bool] = []
      for pair in judged {
        let logOdds = PairScores(pair.signals, weights: weights).logOdds
        let context = PairScores.context(of: logOdds)
        for at in pair.labels.indices where logOdds.values[at] > CandidatePairs.leastLogOdds {
          features += [1, logOdds.values[at]] + context.map { $0.values[at] }
          labels.append(pair.labels[at])
        }
      }
      weights.context.append(
        fitted(["pair"] + ComparableWeights.Context.allCases.map(\.rawValue), features, labels))
    }
    weights.thirdDocument = thirdDocument(pairs, weights) { fitted(["pair", "third", "dissent"], $0, $1) }
    weights.recallShare = recallShare(pairs, weights)
    return weights
  }

  private static func thirdDocument(
    _ pairs: [DevelopmentPair], _ weights: ComparableWeights, fitted: ([Float], [Bool]) -> [String: Double]
  ) -> [String: Double] {
    var weights = weights
    // Nothing changes the log-odds: what third documents say is wanted alone.
    weights.thirdDocument = ["pair": 1, "third": 0]
    var features: [Float] = []
    var labels: [Bool] = []
    for (pair, scored) in zip(pairs, DevelopmentPair.scored(pairs, weights)) where pair.isJudged {
      for candidate in scored.candidates {
        features += [
          1, candidate.logOdds, candidate.third?.support ?? 0, candidate.third?.dissent ?? 0,
        ]
        labels.append(pair.isRight(candidate))
      }
    }
    return fitted(features, labels)
  }

  /// The share at which mean F1 is best, taken together with the shares next to it, for it goes up and down by chance.
  private static func recallShare(_ pairs: [DevelopmentPair], _ weights: ComparableWeights) -> Double {
    let scored = DevelopmentPair.scored(pairs, weights)
    let shares = Array(stride(from: 0.2, through: 1.6, by: 0.1))
    let sums = shares.map { share in
      zip(pairs, scored).reduce(0) { sum, item in
        let cut = ExpectedF1.cut(item.1.candidates.map(\.probability), recallShare: share)
        return sum + (item.0.score(item.1, cut: cut)?.f1 ?? 0)
      }
    }
    let smooth = shares.indices.map { place in
      let near = max(0, place - 2)...min(shares.count - 1, place + 2)
      return (shares[place], near.reduce(0) { $0 + sums[$1] } / Double(near.count))
    }
    return smooth.max { $0.1 < $1.1 }?.0 ?? 1
  }
}
