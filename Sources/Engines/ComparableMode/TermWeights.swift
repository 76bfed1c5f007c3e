import Dictionaries
import Foundation
import Preparation

/// How much a shared term says, 0…1, by how rare it is.
///
/// Two kinds of rarity count, and the smaller decides: in the language at large, so that "because" stays common on a page of
/// eighty sentences, and in the documents at hand, so that their subject's own name does not tie everything to everything.
package struct TermWeights {
  /// Log10 of the share of running text from which on a term says nothing, and below which it says all it can.
  private static let commonest = -2.5
  private static let rarest = -5.5

  private let weights: [Float]

  /// Weighs all terms of a vocabulary.
  ///
  /// - Parameters:
  ///   - documents: the analyzed documents in the vocabulary's language.
  ///   - frequency: a term's share of running text, nil if nothing is known of the language.
  init(_ vocabulary: Vocabulary, documents: [AnalyzedDocument], frequency: (Int32) -> Double?) {
    var sentenceCounts = [Int](repeating: 0, count: vocabulary.stems.count)
    var lastSeen = [Int](repeating: -1, count: vocabulary.stems.count)
    var total = 0
    for document in documents {
      for sentence in document.sentences {
        for token in sentence.tokens where lastSeen[Int(token.term)] != total {
          lastSeen[Int(token.term)] = total
          sentenceCounts[Int(token.term)] += 1
        }
        total += 1
      }
    }
    let scale = log(Double(total) + 1)
    weights = sentenceCounts.enumerated().map { term, count in
      let local = log((Double(total) + 1) / (Double(count) + 0.5)) / scale
      guard let share = frequency(Int32(term)) else { return Float(min(1, local)) }
      let background =
        (TermWeights.commonest - log10(max(share, 1e-9))) / (TermWeights.commonest - TermWeights.rarest)
      return Float(min(1, max(0, min(local, background))))
    }
  }

  /// The weight of a term.
  package subscript(term: Int32) -> Float { weights[Int(term)] }
}
