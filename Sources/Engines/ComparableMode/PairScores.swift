import Foundation

/// The log-odds of a link for those pairs of sentences of two documents that may be linked, and what they are made of.
package struct PairScores: Sendable {
  /// Pairs that by themselves have smaller log-odds, or nothing in common (without vectors), are not looked at further: of a thousand that
  /// are linked in the end, one is among them.
  package static let leastOwn: Float = -5.5
  /// The log-odds that stand for those of pairs that were not scored, which are below those of any that was.
  package static let others = leastOwn - 1

  /// The pairs.
  package private(set) var cells: PairCells
  /// Their log-odds.
  package private(set) var logOdds: [Float] = []
  /// What neighbors add to the log-odds of each pair.
  private(set) var neighbors: [Float]
  /// What neighbors say in the last step; nil where no step asks them.
  package private(set) var context: PairContext?

  /// Scores the pairs of two documents.
  ///
  /// - Parameters:
  ///   - asked: a pair that is to be scored in any case.
  ///   - decided: pairs of which a person has decided whether they are right: for their neighbors that counts in place of
  ///     their own log-odds.
  /// - Complexity: O(rows · columns) time with a small factor, for the chains; O(pairs that may be linked) memory.
  package init(
    _ signals: PairSignals, weights: ComparableWeights, asked: (row: Int, column: Int)? = nil,
    decided: [DecidedPair] = []
  ) {
    self.init(signals, nil, weights: weights, asked: asked, decided: decided)
  }

  /// The same with what the sentences have in common, where that is known already.
  init(
    _ signals: PairSignals, _ shared: SharedRows?, weights: ComparableWeights,
    asked: (row: Int, column: Int)? = nil, decided: [DecidedPair] = []
  ) {
    cells = PairCells(rows: signals.rows, columns: signals.columns)
    let linear = LinearScore(weights.pair)
    var shared = shared ?? SharedRows(signals.sweep(), rows: signals.rows, columns: signals.columns)
    let wanted = Dictionary(
      grouping: decided.map { (row: $0.row, column: $0.column) } + (asked.map { [$0] } ?? []), by: \.row
    ).mapValues { Set($0.map(\.column)) }
    var alike = shared.alike ?? signals.meanings?.rows
    var isShared = [Bool](repeating: false, count: signals.columns)
    var found: [(column: Int32, logOdds: Float, values: PairSignals.Values)] = []
    var values: [PairSignals.Values] = []
    for row in 0..<signals.rows {
      found.removeAll(keepingCapacity: true)
      func add(_ column: Int32, _ shared: OverlapSweep.Shared, _ likeness: PairMeanings.Likeness?) {
        var values = signals.raw(row, Int(column), shared, likeness)
        let isDated = signals.a.isDated[row] && signals.b.isDated[Int(column)]
        guard linear.bound(values, isDated: isDated) > PairScores.leastOwn else { return }
        signals.finish(&values, row, Int(column))
        let logOdds = linear.logOdds(values)
        if logOdds > PairScores.leastOwn { found.append((column, logOdds, values)) }
      }
      alike?.move(to: row)
      shared.forEach(in: row) { column, shared in
        add(column, shared, alike?.likeness(Int(column)))
        if alike != nil { isShared[Int(column)] = true }
      }
      if let alike {
        // Sentences without a word in common can be alike, too.
        for column in isShared.indices {
          if !isShared[column] { add(Int32(column), .zero, alike.likeness(column)) }
          isShared[column] = false
        }
      }
      for column in wanted[row] ?? [] where !found.contains(where: { $0.column == column }) {
        let values = signals.values(row, column)
        found.append((Int32(column), linear.logOdds(values), values))
      }
      found.sort { $0.column < $1.column }
      cells.addRow(found.lazy.map(\.column))
      logOdds.append(contentsOf: found.lazy.map(\.logOdds))
      values.append(contentsOf: found.lazy.map(\.values))
    }
    neighbors = .init(repeating: 0, count: cells.count)
    let known = decided.compactMap { pair in cells.index(pair.row, pair.column).map { ($0, pair.logOdds) } }
    for step in weights.context { apply(step, values, known) }
  }

  /// Makes one more step, with what neighbors say by the log-odds of the steps before.
  ///
  /// - Parameters:
  ///   - values: the signals of each pair.
  ///   - known: the log-odds of pairs of which a person has decided.
  private mutating func apply(
    _ step: ContextWeights, _ values: [PairSignals.Values], _ known: [(cell: Int, logOdds: Float)]
  ) {
    var heard = logOdds
    for pair in known { heard[pair.cell] = pair.logOdds }
    let context = PairContext(cells, heard)
    self.context = context
    let linear = LinearScore(step.signals)
    let pair = Float(step.pair)
    let (ofNeighbors, ofEpisodes) = (Float(step.neighbors), Float(step.episodes))
    for at in logOdds.indices {
      let near = ofNeighbors * context.neighbors[at] + ofEpisodes * context.episodes[at]
      logOdds[at] = pair * logOdds[at] + linear.logOdds(values[at]) + near
      neighbors[at] = pair * neighbors[at] + near
    }
  }

  /// The log-odds of a pair.
  package subscript(row: Int, column: Int) -> Float {
    cells.index(row, column).map { logOdds[$0] } ?? PairScores.others
  }

  /// The probability that log-odds stand for.
  package static func probability(_ logOdds: Float) -> Float { 1 / (1 + exp(-logOdds)) }
}

/// A weighted sum of the signals.
struct LinearScore {
  /// The weight of each signal, by its index.
  private let weights: PairSignals.Values
  private let bias: Float
  /// The weights by which no sum is smaller, of what has not been made a signal yet.
  private let bounds: PairSignals.Values
  /// The most that dates add.
  private let mostOfDates: Float

  init(_ weights: PairWeights) {
    var flat = PairSignals.Values.zero
    for signal in PairSignals.Signal.allCases {
      flat[signal.rawValue] = Float(weights[signal])
    }
    self.weights = flat
    bias = Float(weights.bias)
    var bounds = flat
    // A log of one plus something is no more than that.
    for signal in PairSignals.logarithmic { bounds[signal.rawValue] = max(0, bounds[signal.rawValue]) }
    self.bounds = bounds
    let dated: [PairSignals.Signal] = [.day, .month, .overlap]
    mostOfDates = dated.reduce(0) { $0 + max(0, flat[$1.rawValue]) }
  }

  func logOdds(_ values: PairSignals.Values) -> Float { bias + (weights * values).sum() }

  /// What the log-odds of a pair are not above, told before its dates are compared: the time that is told only takes away.
  func bound(_ raw: PairSignals.Values, isDated: Bool) -> Float {
    bias + (bounds * raw).sum() + (isDated ? mostOfDates : 0)
  }
}
