import Foundation

/// The log-odds of a link for every pair of sentences of two documents, and what they are made of.
package struct PairScores {
  /// A lead over rivals counts up to this much log-odds; beyond, it says nothing more.
  private static let largestLead: Float = 4
  /// Pairs whose log-odds are above minus this take part in chains.
  private static let chainOffset: Float = 2

  private let signals: PairSignals
  private let weights: ComparableWeights
  /// For each step after the first, its context, in the order of `ComparableWeights.Context`.
  private let contexts: [[SignalMatrix]]
  /// The log-odds of a link.
  package let logOdds: SignalMatrix

  /// Scores all pairs.
  ///
  /// - Parameter judged: pairs of which a person has said whether they are right, with log-odds that say so: neighbours and rivals
  ///   are told them in place of the pairs' own.
  /// - Complexity: O(rows · columns).
  package init(
    _ signals: PairSignals, weights: ComparableWeights,
    judged: [(row: Int, column: Int, logOdds: Float)] = []
  ) {
    self.signals = signals
    self.weights = weights
    var sum = SignalMatrix(
      rows: signals.rows, columns: signals.columns, repeating: Float(weights.pair["bias"] ?? 0))
    for signal in PairSignals.Signal.allCases {
      sum.add(signals[signal], times: weights.pair["\(signal)"] ?? 0)
    }
    var contexts: [[SignalMatrix]] = []
    for step in weights.context {
      let context: [SignalMatrix]
      if judged.isEmpty {
        context = PairScores.context(of: sum)
      } else {
        var told = sum
        for pair in judged { told[pair.row, pair.column] = pair.logOdds }
        context = PairScores.context(of: told)
      }
      var next = SignalMatrix(
        rows: signals.rows, columns: signals.columns, repeating: Float(step["bias"] ?? 0))
      next.add(sum, times: step["pair"] ?? 1)
      for (kind, matrix) in zip(ComparableWeights.Context.allCases, context) {
        next.add(matrix, times: step[kind.rawValue] ?? 0)
      }
      contexts.append(context)
      sum = next
    }
    self.contexts = contexts
    logOdds = sum
  }

  /// What neighbours and rivals say of each pair, given log-odds so far; in the order of `ComparableWeights.Context`.
  package static func context(of logOdds: SignalMatrix) -> [SignalMatrix] {
    func limited(_ lead: SignalMatrix) -> SignalMatrix {
      lead.mapped { min(largestLead, max(-largestLead, $0)) }
    }
    return ComparableWeights.Context.allCases.map { kind in
      switch kind {
      case .neighbours: ChainSupport.support(logOdds.mapped { $0 + chainOffset })
      case .leadInRow: limited(logOdds.leadInRow())
      case .leadInColumn: limited(logOdds.transposed.leadInRow().transposed)
      }
    }
  }

  /// Whether anything stands in both sentences of a pair: a word, a name, a date or a number.
  func hasMatch(_ row: Int, _ column: Int) -> Bool { signals.hasMatch(row * signals.columns + column) }

  /// What each signal and context adds to the log-odds of a pair.
  ///
  /// With the bias, they add up to it.
  package func contributions(_ row: Int, _ column: Int) -> (
    signals: [PairSignals.Signal: Double], context: [ComparableWeights.Context: Double], bias: Double
  ) {
    // What a step finds is scaled by the "pair" weights of all steps after it.
    var scale = 1.0
    var bias = 0.0
    var context: [ComparableWeights.Context: Double] = [:]
    for (step, matrices) in zip(weights.context, contexts).reversed() {
      for (kind, matrix) in zip(ComparableWeights.Context.allCases, matrices) {
        context[kind, default: 0] += scale * (step[kind.rawValue] ?? 0) * Double(matrix[row, column])
      }
      bias += scale * (step["bias"] ?? 0)
      scale *= step["pair"] ?? 1
    }
    bias += scale * (weights.pair["bias"] ?? 0)
    var own: [PairSignals.Signal: Double] = [:]
    for signal in PairSignals.Signal.allCases {
      own[signal] = scale * (weights.pair["\(signal)"] ?? 0) * Double(signals[signal][row, column])
    }
    return (own, context, bias)
  }

  /// The probability that log-odds stand for.
  package static func probability(_ logOdds: Float) -> Float { 1 / (1 + exp(-logOdds)) }
}

extension SignalMatrix {
  fileprivate mutating func add(_ other: SignalMatrix, times weight: Double) {
    guard weight != 0 else { return }
    let weight = Float(weight)
    for at in values.indices { values[at] += weight * other.values[at] }
  }

  fileprivate func mapped(_ transform: (Float) -> Float) -> SignalMatrix {
    var result = self
    for at in values.indices { result.values[at] = transform(values[at]) }
    return result
  }
}
