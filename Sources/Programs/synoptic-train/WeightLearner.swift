import ComparableMode
import Evaluation

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
      for values in pair.values { features += [1] + PairSignals.Signal.allCases.map { values[$0.rawValue] } }
    }
    var weights = ComparableWeights(
      pair: fitted(PairSignals.Signal.allCases.map { "\($0)" }, features, judged.flatMap(\.labels)),
      context: [], thirdDocument: [:], recallShare: 1)
    // The steps that follow need only tell the candidates apart; the many pairs that are out of the question would lead them.
    for _ in 0..<contextSteps {
      features = []
      var labels: [Bool] = []
      for pair in judged {
        let scores = PairScores(pair.signals, weights: weights)
        let context = PairContext.of(scores.cells, scores.logOdds, others: scores.others)
        for row in 0..<scores.cells.rows {
          for at in scores.cells.row(row) where scores.logOdds[at] > CandidatePairs.leastLogOdds {
            features += [1, scores.logOdds[at]] + context.map { $0[at] }
            labels.append(pair.labels[row * scores.cells.columns + Int(scores.cells.columnOf[at])])
          }
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
    var features: [Float] = []
    var labels: [Bool] = []
    let candidates = DevelopmentPair.candidates(pairs, weights)
    let words = DevelopmentPair.words(pairs, of: candidates)
    for (pair, (candidates, words)) in zip(pairs, zip(candidates, words)) where pair.isJudged {
      for (place, candidate) in candidates.candidates.enumerated() {
        features += [1, candidate.logOdds, words?[place].support ?? 0, words?[place].dissent ?? 0]
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
