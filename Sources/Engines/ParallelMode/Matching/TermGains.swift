import Basics
import Foundation

/// What it says for a bead that a term of one side finds a match on the other, and against it that it finds none: logarithms of
/// how much likelier that is in a translation than anywhere else in the text.
package struct TermGains: Sendable {
  /// For each pair of `TermPairs`, in order, and each number of sentences on the other side from 1: what a match adds.
  ///
  /// What a term without match adds is taken off already, so that a sum over the matched terms, added to the misses of all,
  /// is the whole.
  package let gains: [Float]
  /// What each term adds that finds no match.
  package let misses: [Float]
  /// The terms of the other text that each term may match, as `gains` goes.
  package let others: FlatLists<Int32>
  /// The largest number of sentences on the other side.
  package let largest: Int

  /// A few sentences do not show how common a word is: so many more are assumed to have been seen, in which this share has it.
  private static let assumed = (sentences: Float(20), share: Float(0.02))

  /// The gains of the terms of one text.
  ///
  /// - Parameters:
  ///   - matches: the matches of each term.
  ///   - hits: how often each term finds a match in its translation, 0…1.
  ///   - frequencies: the number of the other text's sentences that have each of its terms.
  ///   - sentences: the number of the other text's sentences.
  package init(
    _ matches: FlatLists<TermPairs.Match>, hits: [Float], frequencies: [Int32], sentences: Int, largest: Int,
    commonest: Float
  ) {
    func chance(_ frequency: Int32) -> Float {
      (Float(frequency) + TermGains.assumed.share * TermGains.assumed.sentences)
        / (Float(sentences) + TermGains.assumed.sentences)
    }
    var gains: [Float] = []
    var misses = [Float](repeating: 0, count: matches.count)
    var others = FlatLists<Int32>()
    for term in 0..<matches.count {
      let present = matches[term].filter { frequencies[Int($0.term)] > 0 }
      let sum = present.reduce(Float(0)) { $0 + $1.weight }
      let reach = present.reduce(Float(0)) { $0 + $1.weight * chance(frequencies[Int($1.term)]) }
      if sum > 0, reach < commonest {
        let hit = hits[term]
        misses[term] = log(1 - hit)
        for match in present {
          let share = match.weight / max(1, sum)
          let chance = chance(frequencies[Int(match.term)])
          for size in 1...largest {
            let ratio = hit * share / min(1, chance * Float(size))
            gains.append(max(0, log(ratio + 1 - hit) - misses[term]))
          }
          others.append(match.term)
        }
      }
      others.endList()
    }
    self.gains = gains
    self.misses = misses
    self.others = others
    self.largest = largest
  }
}
