import Foundation

/// The weights by which signals add up to the log-odds of a link, learned on the development gold by `synoptic-train`.
///
/// Logistic regressions, one on top of the other: the first judges a pair by itself; each further one adds what the pair's
/// neighbours and rivals say, which are known once all pairs are judged, and the last what third documents say.
public struct ComparableWeights: Codable, Equatable, Sendable {
  /// What the steps after the first add to the log-odds.
  package enum Context: String, CaseIterable, Sendable {
    /// `ChainSupport` of the pair.
    case neighbours
    /// By how much the log-odds so far lead those of the row's other pairs, and the column's.
    case leadInRow, leadInColumn
  }

  /// The names of the signals of the first step with their weights; "bias" is the constant.
  public var pair: [String: Double]
  /// The same for each further step; "pair" is the weight of the log-odds so far.
  public var context: [[String: Double]]
  /// The weights of the last step, made where documents are three and more: "third" weighs the support by `ThirdDocument`, "dissent" what speaks against.
  public var thirdDocument: [String: Double]
  /// How many of the links that are expected count as missed when not kept; see `ExpectedF1`.
  public var recallShare: Double

  /// Makes weights; see the properties.
  public init(
    pair: [String: Double], context: [[String: Double]], thirdDocument: [String: Double],
    recallShare: Double
  ) {
    self.pair = pair
    self.context = context
    self.thirdDocument = thirdDocument
    self.recallShare = recallShare
  }

  /// The same weights with some signals silent.
  package func without(_ silent: Set<PairSignals.Signal>) -> ComparableWeights {
    var weights = self
    for signal in silent { weights.pair["\(signal)"] = 0 }
    return weights
  }

  /// The weights that come with the program.
  ///
  /// - Throws: `DecodingError` if the built-in file is damaged, which a test rules out.
  public static func builtIn() throws -> ComparableWeights {
    try JSONDecoder().decode(
      ComparableWeights.self, from: Data(PackageResources.comparable_weights_json))
  }
}
