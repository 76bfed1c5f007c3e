import Foundation
import Lexicon

extension TermPairs {
  /// The pairs together with those learnt from an alignment.
  ///
  /// - Complexity: O(Σ of the products of the beads' numbers of terms).
  func learning(from beads: [Bead], _ a: ParallelText, _ b: ParallelText, weights: ParallelWeights)
    -> TermPairs
  {
    let bitext = beads.filter { !$0.isNull }.map { bead in
      (source: bead.a.flatMap { a.terms[$0] }, target: bead.b.flatMap { b.terms[$0] })
    }
    let learnt = InducedLexicon.translations(in: bitext)
    return adding(
      learnt.map { ($0.source, $0.target, pow($0.weight, Float(weights.inducedPower)), .induced) })
  }
}
