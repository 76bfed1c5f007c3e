import Basics
import Foundation

/// How rare it is in two documents that a statement agrees with one of the other's.
///
/// A day that both name is worth much; that a day lies within a year of which half the document tells, little.
struct AgreementChances {
  /// The largest rarity that counts.
  private static let greatestRarity = 5.0

  private let shares: Sides<[Double]>

  /// Of more statements of the other document than this, so many that lie evenly among them stand for all.
  private static let mostStatements = 1_000

  /// Counts pairs that agree.
  ///
  /// - Complexity: O(n · m), of a thousand statements of the other document at most.
  init(_ statements: Sides<[Statement]>) {
    func shares(_ mine: [Statement], _ others: [Statement]) -> [Double] {
      let others = others.sample(AgreementChances.mostStatements)
      return mine.map { a in
        let comparable = others.compactMap { a.agrees(with: $0) }
        return Double(comparable.count { $0 } + 1) / Double(comparable.count + 1)
      }
    }
    self.shares = Sides(shares(statements.a, statements.b), shares(statements.b, statements.a))
  }

  /// Minus the logarithm of the share of statements that agree with two which do, their geometric mean.
  func rarity(_ a: Int, _ b: Int) -> Double {
    min(-log(shares.a[a] * shares.b[b]) / 2, AgreementChances.greatestRarity)
  }
}
