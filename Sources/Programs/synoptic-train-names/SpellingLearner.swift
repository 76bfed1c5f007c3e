import Foundation
import Names

/// Learns which runs of letters stand for each other from pairs of words that are the same name.
///
/// Expectation maximization over all ways to cut both words into runs that pair up (Jiampojamarn, Kondrak and Sherif 2007), with
/// joint probabilities (Li, Zhang and Su 2004). What is seen less than `discount` times is taken for chance (absolute
/// discounting), or long runs would learn each word by heart.
struct SpellingLearner {
  typealias Letter = NameLetters.Letter

  /// Two words that are the same name.
  struct Example: Hashable {
    let a, b: [Letter]
  }

  /// How often the counts are taken anew.
  private static let rounds = 8
  /// What is taken away from counts where costs are made of them.
  private static let finalDiscount = 0.1
  /// Pairs seen less often than this, or costing more than this, are left out of the model.
  private static let leastCount = 0.9
  private static let highestCost = 4.5

  /// How much of the cost of a pair is what the Cyrillic side tells of the Latin one; the rest is what the Latin side, which has many
  /// spellings of a sound, tells of the Cyrillic one.
  private static let share = 0.35

  /// Whether both sides are in one script.
  let isSymmetric: Bool
  /// How much of each expected count is taken away.
  private let discount: Double
  /// What each letter of a pair of runs beyond two makes it less likely.
  private let lengthFactor: Double

  private struct Step {
    /// From where to where in the first word, from where to where in the second, and the pair of runs by number.
    let i, j: UInt8
    let taken, given: UInt8
    let pair: Int32
  }

  /// A learner for Cyrillic and Latin words, or for Latin ones on both sides.
  init(isSymmetric: Bool) {
    self.isSymmetric = isSymmetric
    // Within a script long runs are rarely needed, and there are fewer examples. Chosen by the halves of the data.
    discount = isSymmetric ? 0.1 : 0.2
    lengthFactor = isSymmetric ? 0.5 : 1
  }

  /// Whether runs of these lengths pair up.
  private func allows(_ a: Int, _ b: Int) -> Bool {
    // Long runs that stand for nothing would make any word cheap.
    if a == 0 || b == 0 { return a + b == 1 }
    return isSymmetric ? (a <= 2 && b <= 4) || (a <= 4 && b <= 2) : a <= 2 && b <= 4
  }

  /// The pairs of runs with their costs, the commonest first.
  ///
  /// - Complexity: O(rounds · examples · length²).
  func learn(_ given: [Example]) -> [SpellingModel.Pair] {
    let examples = isSymmetric ? given.flatMap { [$0, Example(a: $0.b, b: $0.a)] } : given
    var numbers: [[[Letter]]: Int32] = [:]
    var runs: [(a: [Letter], b: [Letter])] = []
    var first: [Double] = []
    let lattices = examples.map { example -> [Step] in
      var steps: [Step] = []
      let (n, m) = (example.a.count, example.b.count)
      for i in 0...n {
        for j in 0...m {
          for taken in 0...min(4, i) {
            for given in 0...min(4, j) where allows(taken, given) {
              // The ends of both words go together.
              guard (i == n && taken > 0) == (j == m && given > 0) else { continue }
              let pair = [Array(example.a[i - taken..<i]), Array(example.b[j - given..<j])]
              let number = numbers[pair] ?? Int32(runs.count)
              if number == runs.count {
                numbers[pair] = number
                runs.append((pair[0], pair[1]))
                first.append(0)
              }
              steps.append(
                Step(i: UInt8(i), j: UInt8(j), taken: UInt8(taken), given: UInt8(given), pair: number))
              // To begin with, runs are likelier to pair up the nearer they are to the diagonal.
              let distance = abs(
                (Double(i) - Double(taken) / 2) / Double(n) - (Double(j) - Double(given) / 2) / Double(m))
              first[Int(number)] += exp(-8 * distance) * (taken == 1 && given == 1 ? 1 : 0.1)
            }
          }
        }
      }
      return steps
    }
    var counts = first
    for _ in 0..<SpellingLearner.rounds {
      let probabilities = self.probabilities(counts, runs)
      counts = [Double](repeating: 0, count: runs.count)
      for (example, steps) in zip(examples, lattices) {
        expect(steps, example.a.count, example.b.count, probabilities, &counts)
      }
    }
    return costs(counts, runs)
  }

  private func probabilities(_ counts: [Double], _ runs: [(a: [Letter], b: [Letter])]) -> [Double] {
    let total = counts.reduce(0, +)
    return zip(counts, runs).map { count, pair in
      let letters = pair.a.count + pair.b.count
      // Every example must have some way.
      let floor = pair.a.count <= 1 && pair.b.count <= 1 ? 1e-4 : 0
      return max(count - discount, floor) / total * pow(lengthFactor, Double(max(letters - 2, 0)))
    }
  }

  /// Adds the expected counts of one example: forward, then backward.
  private func expect(
    _ steps: [Step], _ n: Int, _ m: Int, _ probabilities: [Double], _ counts: inout [Double]
  ) {
    let width = m + 1
    var forward = [Double](repeating: 0, count: (n + 1) * width)
    var backward = forward
    forward[0] = 1
    backward[n * width + m] = 1
    // Steps stand in the order of where they end.
    for step in steps {
      let to = Int(step.i) * width + Int(step.j)
      let from = to - Int(step.taken) * width - Int(step.given)
      forward[to] += forward[from] * probabilities[Int(step.pair)]
    }
    let all = forward[n * width + m]
    guard all > 0 else { return }
    for step in steps.reversed() {
      let to = Int(step.i) * width + Int(step.j)
      let from = to - Int(step.taken) * width - Int(step.given)
      let probability = probabilities[Int(step.pair)]
      backward[from] += backward[to] * probability
      counts[Int(step.pair)] += forward[from] * probability * backward[to] / all
    }
  }

  private func costs(_ counts: [Double], _ runs: [(a: [Letter], b: [Letter])]) -> [SpellingModel.Pair] {
    var left: [[Letter]: Double] = [:]
    var right: [[Letter]: Double] = [:]
    for (count, pair) in zip(counts, runs) {
      left[pair.a, default: 0] += count
      right[pair.b, default: 0] += count
    }
    var pairs: [(pair: SpellingModel.Pair, count: Double)] = []
    for (count, pair) in zip(counts, runs) where count >= SpellingLearner.leastCount {
      // One order is enough where both hold.
      if isSymmetric, pair.b.lexicographicallyPrecedes(pair.a) || (pair.a == pair.b) { continue }
      let cost = -log(
        (count - SpellingLearner.finalDiscount)
          / (isSymmetric
            ? sqrt((left[pair.a] ?? 1) * (right[pair.b] ?? 1))
            : pow(left[pair.a] ?? 1, SpellingLearner.share)
              * pow(right[pair.b] ?? 1, 1 - SpellingLearner.share)))
      if cost < SpellingLearner.highestCost {
        pairs.append((.init(pair.a, pair.b, cost: Float(max(0, cost))), count))
      }
    }
    return pairs.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.pair.source.lexicographicallyPrecedes($1.pair.source)
    }.map(\.pair)
  }
}
