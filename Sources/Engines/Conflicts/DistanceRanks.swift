import Algorithms
import Basics
import Foundation

/// How rare it is in two documents that statements which differ are as near to one another as two given ones.
///
/// Two lengths of 1.57 and 1.65 metres are worth a look where all others are of kilometres; in a chronicle dates of one week
/// are not.
struct DistanceRanks {
  private let sorted: [String: [Double]]

  /// Of more statements than this, so many that lie evenly among them stand for all.
  private static let mostStatements = 1_000

  /// Ranks pairs of statements of one kind, and of one dimension.
  ///
  /// - Complexity: O(n · m · log(n · m)), of a thousand statements of each at most.
  init(_ statements: Sides<[Statement]>) {
    var distances: [String: [Double]] = [:]
    let some = statements.map { $0.sample(DistanceRanks.mostStatements) }
    for a in some.a {
      for b in some.b where a.agrees(with: b) == false {
        distances[a.dimension, default: []].append(a.distance(to: b))
      }
    }
    sorted = distances.mapValues { $0.sorted() }
  }

  /// Minus the logarithm of the share of pairs that are at most as far apart, 0 and up.
  ///
  /// - Complexity: O(log(pairs)).
  func closeness(of a: Statement, to b: Statement, _ distance: Double) -> Double {
    guard let all = sorted[a.dimension] else { return 0 }
    let nearer = all.partitioningIndex { $0 > distance }
    return -log(Double(nearer + 1) / Double(all.count + 1))
  }
}

extension [Statement] {
  /// So many of them, or all if there are fewer, that lie evenly among all.
  func sample(_ most: Int) -> [Statement] {
    count <= most ? self : (0..<most).map { self[$0 * count / most] }
  }
}
