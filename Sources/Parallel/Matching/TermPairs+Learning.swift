import Foundation
import Lexicon

extension TermPairs {
  /// The pairs together with those learnt from an alignment.
  ///
  /// - Parameter commonest: terms that stand in a larger share of sentences are left out, for nothing is known by them.
  /// - Complexity: O(Σ of the products of the beads' numbers of terms).
  func learning(
    from beads: [Bead], _ a: ParallelText, _ b: ParallelText, _ frequencies: (a: [Int32], b: [Int32]),
    weights: ParallelWeights
  ) -> TermPairs {
    func terms(_ text: ParallelText, _ frequencies: [Int32], _ sentences: Range<Int>) -> [Int32] {
      let most = Int32(Double(text.count) * weights.commonestLearnt)
      return sentences.flatMap { text.terms[$0].filter { frequencies[Int($0)] <= most } }
    }
    let bitext = beads.filter { !$0.isNull }.map { bead in
      (source: terms(a, frequencies.a, bead.a), target: terms(b, frequencies.b, bead.b))
    }
    let learnt = InducedLexicon.translations(in: bitext)
    return adding(
      learnt.map { ($0.source, $0.target, pow($0.weight, Float(weights.inducedPower)), .induced) })
  }
}
