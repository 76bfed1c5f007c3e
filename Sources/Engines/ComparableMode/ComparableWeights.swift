import Basics

/// The weights by which signals add up to the log-odds of a link, learned on the development gold by `synoptic-train`.
///
/// Logistic regressions, one on top of the other: the first scores a pair by itself; each further one adds what the pair's
/// neighbors say, which is known once all pairs are scored, and weighs the signals anew; the last adds what third documents say. Boosted
/// trees correct their sum.
public struct ComparableWeights: Codable, Equatable, Sendable {
  /// The weights of the first step.
  package var pair: PairWeights
  /// The weights of each further step.
  package var context: [ContextWeights]
  /// The weights of the step that is made where documents are three and more.
  package var pivot: PivotWeights
  /// What corrects the log-odds in the last step.
  package var trees: BoostedTrees
  /// How many of the links that are expected count as missed when they are not selected; see `ExpectedF1`.
  public var recallShare: Double

  /// Makes weights; see the properties.
  package init(
    pair: PairWeights, context: [ContextWeights], pivot: PivotWeights,
    trees: BoostedTrees = BoostedTrees([]), recallShare: Double
  ) {
    self.pair = pair
    self.context = context
    self.pivot = pivot
    self.trees = trees
    self.recallShare = recallShare
  }

  private enum CodingKeys: String, CodingKey {
    case pair, context, trees, recallShare
    case pivot = "thirdDocument"
  }

  /// What each signal adds to the log-odds before third documents are asked, over all steps, and what is added in any case.
  var total: PairWeights {
    context.reduce(pair) { total, step in
      PairWeights(bias: total.bias * step.pair + step.signals.bias) {
        total[$0] * step.pair + step.signals[$0]
      }
    }
  }

  /// The same weights with some signals silent in the steps before third documents are asked.
  package func without(_ silent: Set<PairSignals.Signal>) -> ComparableWeights {
    var weights = self
    for signal in silent {
      weights.pair[signal] = 0
      for step in weights.context.indices { weights.context[step].signals[signal] = 0 }
    }
    return weights
  }

  /// The weights that come with the program; they are read once.
  ///
  /// - Parameter withVectors: whether there are sentence vectors; those weights were learned with them.
  /// - Throws: `DecodingError` if the built-in file is damaged, which a test rules out.
  public static func builtIn(withVectors: Bool = false) throws -> ComparableWeights {
    try (withVectors ? builtInWithVectors : builtInWithout).get()
  }

  private static let builtInWithVectors = Result<ComparableWeights, any Error> {
    try WeightFile.decode(from: PackageResources.comparable_weights_with_vectors_json)
  }
  private static let builtInWithout = Result<ComparableWeights, any Error> {
    try WeightFile.decode(from: PackageResources.comparable_weights_json)
  }
}

/// The weights of the signals of a pair of sentences, in log-odds of the first step.
package struct PairWeights: Equatable, Sendable {
  /// The log-odds of a pair that has no signals.
  package var bias: Double
  /// The weight of each signal, by its number.
  private var ofSignal: [Double]

  /// The weight of a signal.
  package subscript(signal: PairSignals.Signal) -> Double {
    get { ofSignal[signal.rawValue] }
    set { ofSignal[signal.rawValue] = newValue }
  }

  /// Makes weights.
  ///
  /// - Parameter weight: the weight of a signal.
  package init(bias: Double, weight: (PairSignals.Signal) throws -> Double) rethrows {
    self.bias = bias
    ofSignal = try PairSignals.Signal.allCases.map(weight)
  }
}

extension PairWeights: Codable {
  /// The name of a weight in a file: that of a signal, or `bias`.
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
    init(_ signal: PairSignals.Signal) { stringValue = "\(signal)" }

    static let bias = Key(stringValue: "bias")
  }

  package init(from decoder: any Decoder) throws {
    let file = try decoder.container(keyedBy: Key.self)
    try self.init(bias: file.decode(Double.self, forKey: .bias)) { signal in
      try file.decode(Double.self, forKey: Key(signal))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var file = encoder.container(keyedBy: Key.self)
    try file.encode(bias, forKey: .bias)
    for signal in PairSignals.Signal.allCases { try file.encode(self[signal], forKey: Key(signal)) }
  }
}

/// The weights of a step that asks the neighbors of each pair, in log-odds.
package struct ContextWeights: Codable, Equatable, Sendable {
  /// For each unit of the log-odds of the step before.
  package var pair: Double
  /// For each unit of support by `ChainSupport`.
  package var neighbors: Double
  /// For each unit of the log-odds by `EpisodePosterior`.
  package var episodes: Double
  /// What the step adds to the log-odds of every pair, and for each signal: what neighbors say need not count the same beside each of them.
  package var signals: PairWeights

  /// Makes weights; see the properties.
  package init(pair: Double, neighbors: Double, episodes: Double, signals: PairWeights) {
    self.pair = pair
    self.neighbors = neighbors
    self.episodes = episodes
    self.signals = signals
  }

  private enum CodingKeys: String, CodingKey {
    case pair, episodes, signals
    case neighbors = "neighbours"
  }
}

/// The weights of the step that asks third documents, in log-odds; see `PivotEvidence`.
package struct PivotWeights: Codable, Equatable, Sendable {
  /// What the step adds to the log-odds of every pair.
  package var bias: Double
  /// For each unit of the log-odds of the step before.
  package var pair: Double
  /// For a pair that third documents support with a probability of 1.
  package var support: Double
  /// For a pair that all third documents speak against.
  package var dissent: Double

  /// Makes weights; see the properties.
  package init(bias: Double, pair: Double, support: Double, dissent: Double) {
    self.bias = bias
    self.pair = pair
    self.support = support
    self.dissent = dissent
  }

  private enum CodingKeys: String, CodingKey {
    case bias, pair, dissent
    case support = "third"
  }

  /// The log-odds before third documents are asked under which a pair does not come to some log-odds, whatever they say.
  func least(for logOdds: Float) -> Float {
    guard pair > 0 else { return -.infinity }
    let afterwards = (Double(logOdds) - bias - max(0, support) - max(0, dissent)) / pair
    // Rounding must not decide.
    return min(logOdds, Float(afterwards)) - 0.01
  }

  /// What third documents add to the log-odds of a pair.
  func contribution(of evidence: PivotEvidence) -> Double {
    support * Double(evidence.support) + dissent * Double(evidence.dissent)
  }
}
