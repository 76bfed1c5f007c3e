import Basics
import Foundation

/// How likely two sentences are counterparts, given what the sentences around them are: the posteriors of a hidden Markov model.
///
/// One document is read sentence by sentence; its sentences are the steps of the model (Rabiner 1989), whose states are the places in
/// the other document. A sentence either has its counterpart at the place (it is linked) or none, and then the place is remembered: the
/// null state of alignment by hidden Markov models (Vogel, Ney & Tillmann 1996; Och & Ney 2003). From one place to the next most jumps
/// are short, forwards rather than backwards; some go anywhere, for accounts tell in different orders. So the posterior says of an
/// episode what no pair says by itself: that a sentence has its counterpart here, and not two sentences further on, where another
/// sentence has its own.
package enum EpisodePosterior {
  /// By how much a pair outweighs the lack of a counterpart, for each unit of its odds.
  private static let emission: Float = 100
  /// The log-odds of a pair count up to this.
  private static let mostLogOdds: Float = 8
  /// Over so many sentences a jump becomes less likely by the factor e.
  private static let jump: Float = 3
  /// The share of jumps that go anywhere, with equal chances.
  private static let anywhere: Float = 0.25
  /// The probability that a sentence has no counterpart.
  private static let unlinked: Float = 0.5
  /// The share of the short jumps that go forwards; the others stay or go back.
  private static let forwards: Float = 0.65
  /// No place is less likely than this, which keeps numbers normal.
  private static let leastPlace: Float = 1e-20
  /// Posteriors are kept as far from 0 and 1 as this.
  private static let leastPosterior: Float = 1e-4

  /// The log-odds of `posteriors(_:_:)`, as far as they are told apart.
  package static func logOdds(_ cells: PairCells, _ logOdds: [Float]) -> [Float] {
    posteriors(cells, logOdds).map { posterior in
      let kept = min(1 - leastPosterior, max(leastPosterior, posterior))
      return log(kept / (1 - kept))
    }
  }

  /// The probability of each pair that the sentence of its row has its counterpart in its column, given all rows; rounding may make it a
  /// little more than 1.
  ///
  /// - Parameters:
  ///   - cells: the pairs that may be linked.
  ///   - logOdds: those of each pair by itself.
  /// - Complexity: O(rows · columns) time, some nanoseconds each; O(pairs + columns) memory.
  package static func posteriors(_ cells: PairCells, _ logOdds: [Float]) -> [Float] {
    guard cells.rows > 0, cells.columns > 0 else { return [] }
    let emissions = logOdds.map { (1 - unlinked) * emission * exp(min(mostLogOdds, $0)) }
    // Forwards: the probability of each pair given the rows up to its own; by what each row's probabilities were divided to add up to 1.
    var result = [Float](repeating: 0, count: cells.count)
    var sums = [Float](repeating: 1, count: cells.rows)
    var places = [Float](repeating: 1 / Float(cells.columns), count: cells.columns)
    var reached = Jumps(columns: cells.columns)
    for row in 0..<cells.rows {
      reached.spread(places)
      var sum = unlinked
      for at in cells.row(row) {
        let linked = emissions[at] * reached[Int(cells.columnOf[at])]
        result[at] = linked
        sum += linked
      }
      sums[row] = sum
      let scale = 1 / sum
      let kept = unlinked * scale
      for column in places.indices { places[column] = max(leastPlace, places[column] * kept) }
      for at in cells.row(row) {
        result[at] *= scale
        places[Int(cells.columnOf[at])] += result[at]
      }
    }
    // Backwards: what the rows after each one make of its places.
    var following = [Float](repeating: 1, count: cells.columns)
    var told = [Float](repeating: 0, count: cells.columns)
    for row in stride(from: cells.rows - 1, through: 0, by: -1) {
      for at in cells.row(row) {
        let column = Int(cells.columnOf[at])
        told[column] = emissions[at] * following[column]
        result[at] *= following[column]
      }
      reached.spread(told, isTurned: true)
      let scale = 1 / sums[row]
      for column in following.indices {
        following[column] = max(leastPlace, (unlinked * following[column] + reached[column]) * scale)
      }
      for at in cells.row(row) { told[Int(cells.columnOf[at])] = 0 }
    }
    return result
  }

  /// Where jumps lead from all places.
  private struct Jumps {
    private static let decay = exp(-1 / EpisodePosterior.jump)
    /// What comes by the short jumps forwards, and by those that stay or go back, for each place.
    private var ahead, back: [Float]
    /// What comes from anywhere.
    private var everywhere: Float = 0

    init(columns: Int) {
      ahead = .init(repeating: 0, count: columns)
      back = ahead
    }

    /// Makes one jump from each place: over d places forwards with a probability of decay to the power of d - 1, and as many back to that of d,
    /// each in its share.
    ///
    /// - Parameter isTurned: whether to go from where jumps lead to where they come from.
    mutating func spread(_ places: [Float], isTurned: Bool = false) {
      let short = (1 - EpisodePosterior.anywhere) * (1 - Jumps.decay)
      let shareAhead = short * EpisodePosterior.forwards
      let shareBack = short - shareAhead
      let last = places.count - 1
      var (sum, left, stayed): (Float, Float, Float) = (0, 0, 0)
      places.withUnsafeBufferPointer { places in
        ahead.withUnsafeMutableBufferPointer { ahead in
          back.withUnsafeMutableBufferPointer { back in
            for step in places.indices {
              let near = isTurned ? last - step : step
              let far = last - near
              sum += places[near]
              ahead[near] = shareAhead * left
              left = left * Jumps.decay + places[near]
              stayed = stayed * Jumps.decay + places[far]
              back[far] = shareBack * stayed
            }
          }
        }
      }
      everywhere = EpisodePosterior.anywhere * sum / Float(places.count)
    }

    /// What a place has after the jump.
    subscript(place: Int) -> Float { ahead[place] + back[place] + everywhere }
  }
}
