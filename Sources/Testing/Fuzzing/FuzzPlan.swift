import TestSupport

/// Which inputs are made: of each run by its number, so that one run can be made again alone.
public struct FuzzPlan {
  private let seed: UInt64
  private let targets: [FuzzTarget]
  /// For each target the sum of the weights up to it.
  private let sums: [Int]
  private let pool: [[UInt8]]
  private static let largestWeight = 240

  /// A plan.
  ///
  /// - Parameters:
  ///   - seed: another seed gives other inputs.
  ///   - targets: the targets among which the runs are divided, those that cost little more often.
  ///   - pool: inputs of which pieces are put into others; those of `targets` if nil.
  public init(seed: UInt64, targets: [FuzzTarget], pool: [[UInt8]]? = nil) {
    self.seed = seed
    self.targets = targets
    var sum = 0
    sums = targets.map { target in
      sum += max(1, FuzzPlan.largestWeight / max(1, target.cost))
      return sum
    }
    self.pool = pool ?? targets.flatMap(\.seeds)
  }

  /// The input of a run, and the index of the target that reads it.
  ///
  /// - Complexity: O(size of the input).
  public func input(ofRun number: Int) -> (target: Int, bytes: [UInt8]) {
    // The number is hashed once, so that runs of neighbouring numbers have nothing in common.
    var mixed = SeededGenerator(seed: seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: number))
    var random = SeededGenerator(seed: mixed.next())
    let draw = Int(truncatingIfNeeded: random.next() % UInt64(max(1, sums.last ?? 1)))
    let index = sums.firstIndex { draw < $0 } ?? 0
    return (index, input(of: targets[index], random))
  }

  /// An input of one target.
  ///
  /// - Parameter number: the number of the run.
  public func input(of target: FuzzTarget, run number: Int) -> [UInt8] {
    var mixed = SeededGenerator(seed: seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: number))
    return input(of: target, SeededGenerator(seed: mixed.next()))
  }

  private func input(of target: FuzzTarget, _ random: SeededGenerator) -> [UInt8] {
    var mutator = Mutator(random, others: pool)
    let seed = mutator.piece(target.seeds)
    return mutator.mutated(seed, target.kind)
  }
}
