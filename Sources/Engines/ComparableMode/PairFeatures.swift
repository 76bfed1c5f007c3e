/// What is known of a pair of sentences when all that bears on it has been asked: its signals, and what its surroundings say.
package struct PairFeatures: Sendable {
  /// How many there are.
  package static let count = PairSignals.Signal.allCases.count + Context.allCases.count
  /// Their names in a file, by number.
  static let names =
    PairSignals.Signal.allCases.map { "\($0)" } + Context.allCases.map { "\($0)" }

  /// What the pair's surroundings say: those of the last step of `PairScores`, and third documents (`PivotEvidence`).
  package enum Context: Int, CaseIterable, Sendable {
    case neighbors, episodes, support, dissent

    /// The number of the feature.
    var feature: Int { PairSignals.Signal.allCases.count + rawValue }
  }

  private let signals: PairSignals.Values
  /// Indexed by `Context`.
  private let context: SIMD4<Float>

  /// The features of a pair.
  package init(
    _ signals: PairSignals.Values, _ surroundings: PairContext.Surroundings, _ evidence: PivotEvidence
  ) {
    self.signals = signals
    context = SIMD4(
      surroundings.neighbors, surroundings.episodes, evidence.support, evidence.dissent)
  }

  /// The value of a feature, by its number.
  package subscript(feature: Int) -> Float {
    feature < PairSignals.Signal.allCases.count
      ? signals[feature] : context[feature - PairSignals.Signal.allCases.count]
  }
}
