import Basics
import Dictionaries
import Foundation

extension TermPairs {
  /// The pairs together with those learned from an alignment.
  ///
  /// A word that a dictionary, spelling or its being the same ties to another in its bead is explained by that, and takes no part
  /// in learning. Nor do terms that stand in most sentences, for nothing is known by them.
  ///
  /// - Returns: the same pairs if the beads teach nothing that holds; see `LearningCheck`.
  /// - Complexity: O(Σ of the products of the beads' numbers of terms left over).
  func learning(
    from beads: [Bead], _ texts: Sides<ParallelText>, _ frequencies: Sides<[Int32]>,
    weights: ParallelWeights
  ) -> (pairs: TermPairs, check: LearningCheck) {
    let bitext = unexplained(in: beads, texts, frequencies, weights: weights)
    let check = LearningCheck(bitext)
    guard check.holds else { return (self, check) }
    let learned = InducedLexicon.translations(in: bitext)
    let more = adding(
      learned.map { ($0.source, $0.target, pow($0.weight, Float(weights.inducedPower)), .induced) })
    return (more, check)
  }

  /// The terms of the beads that nothing ties to another beside them: what can be learned from.
  ///
  /// - Complexity: O(terms of the beads and their matches).
  func unexplained(
    in beads: [Bead], _ texts: Sides<ParallelText>, _ frequencies: Sides<[Int32]>, weights: ParallelWeights
  ) -> InducedLexicon.Bitext {
    let (a, b) = (texts.a, texts.b)
    let most = texts.map { Int32(Double($0.count) * weights.commonestLearnt) }
    var leftovers = Sides(
      Leftovers(matches.a, most: most.a, frequencies.a, b.termCount),
      Leftovers(matches.b, most: most.b, frequencies.b, a.termCount))
    return beads.filter { !$0.isNull }.map { bead in
      (
        source: leftovers.a.terms(of: a.terms, bead.a, beside: b.terms, bead.b),
        target: leftovers.b.terms(of: b.terms, bead.b, beside: a.terms, bead.a)
      )
    }
  }
}

/// Finds the terms of passages that nothing in the passages beside them explains.
private struct Leftovers {
  private let matches: FlatLists<TermPairs.Match>
  private let most: Int32
  private let frequencies: [Int32]
  private var isThere: [Bool]

  init(
    _ matches: FlatLists<TermPairs.Match>, most: Int32, _ frequencies: [Int32], _ otherCount: Int
  ) {
    self.matches = matches
    self.most = most
    self.frequencies = frequencies
    isThere = [Bool](repeating: false, count: otherCount)
  }

  mutating func terms(
    of text: FlatLists<Int32>, _ sentences: Range<Int>, beside other: FlatLists<Int32>, _ others: Range<Int>
  ) -> [Int32] {
    for sentence in others { for at in other.range(sentence) { isThere[Int(other.values[at])] = true } }
    defer {
      for sentence in others { for at in other.range(sentence) { isThere[Int(other.values[at])] = false } }
    }
    var terms: [Int32] = []
    for sentence in sentences {
      for at in text.range(sentence) {
        let term = text.values[at]
        guard frequencies[Int(term)] <= most else { continue }
        let isExplained = matches.range(Int(term)).contains {
          matches.values[$0].weight >= Leftovers.sure && isThere[Int(matches.values[$0].term)]
        }
        if !isExplained { terms.append(term) }
      }
    }
    return terms
  }

  /// Matches of less weight explain nothing.
  private static let sure: Float = 0.5
}
