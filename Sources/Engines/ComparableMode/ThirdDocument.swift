import Basics
import Texts

/// What a third document says for a pair of sentences: when both are likely to tell what one of its sentences tells, they are
/// likely to tell the same.
package enum ThirdDocument {
  /// Two documents by their places among all, and their candidates.
  package typealias Scored = (a: Int, b: Int, pairs: CandidatePairs)

  /// What third documents say of a candidate.
  package struct Word: Equatable, Sendable {
    /// The probability that both sentences belong to the sentence of a third document for which that is most likely, as if the two
    /// were independent, 0…1.
    package var support: Float = 0
    /// The share of third documents in which both belong to different sentences, 0…1, so that many documents do not talk every
    /// pair down.
    package var dissent: Float { against / max(1, heard) }

    /// The sums over documents of the probability that both have a counterpart there, and that it is not the same.
    fileprivate var heard: Float = 0
    fileprivate var against: Float = 0
  }

  /// Who is less sure than this that two sentences belong together is not heard as a witness.
  private static let leastProbability: Float = 0.05

  /// For each sentence of one document, those of another that belong to it with some probability.
  private struct Counterparts {
    private let lists: FlatLists<(sentence: Int32, probability: Float)>
    /// The probability of the likeliest of each sentence; 0 without any.
    let likeliest: [Float]

    init(_ pairs: CandidatePairs, isTransposed: Bool) {
      let count = isTransposed ? pairs.columns : pairs.rows
      let heard = pairs.candidates.lazy.map { candidate in
        (
          list: isTransposed ? candidate.column : candidate.row,
          element: (
            sentence: Int32(isTransposed ? candidate.row : candidate.column),
            probability: candidate.probability
          )
        )
      }.filter { $0.element.probability >= leastProbability }
      let lists = FlatLists(count: count, grouping: heard)
      self.lists = lists
      likeliest = lists.indices.map { sentence in lists[sentence].map(\.probability).max() ?? 0 }
    }

    subscript(sentence: Int) -> ArraySlice<(sentence: Int32, probability: Float)> {
      lists[sentence]
    }
  }

  /// What third documents say of all candidates of all pairs of documents.
  ///
  /// Only what the pairs said by themselves counts, so nothing supports itself.
  ///
  /// - Returns: for each pair of documents what is said of its candidates in order; nil if no third document is aligned with
  ///   both.
  /// - Complexity: O(pairs of documents · documents · candidates of a pair).
  package static func words(_ all: [Scored]) -> [[Word]?] {
    let witnesses = Witnesses(all)
    return all.concurrentMap { witnesses.words(of: $0) }
  }

  /// What each pair of documents says as a witness of others.
  private struct Witnesses: Sendable {
    private struct Pair: Hashable { let from, to: Int }

    private let documents: [Int]
    private var counterparts: [Pair: Counterparts] = [:]

    init(_ all: [Scored]) {
      documents = Set(all.flatMap { [$0.a, $0.b] }).sorted()
      for scored in all {
        counterparts[Pair(from: scored.a, to: scored.b)] = Counterparts(scored.pairs, isTransposed: false)
        counterparts[Pair(from: scored.b, to: scored.a)] = Counterparts(scored.pairs, isTransposed: true)
      }
    }

    func words(of scored: Scored) -> [Word]? {
      var words: [Word]?
      var best = [Float](repeating: 0, count: scored.pairs.columns)
      for third in documents where third != scored.a && third != scored.b {
        guard let there = counterparts[Pair(from: scored.a, to: third)],
          let back = counterparts[Pair(from: third, to: scored.b)],
          let others = counterparts[Pair(from: scored.b, to: third)]
        else { continue }
        var result = words ?? .init(repeating: Word(), count: scored.pairs.candidates.count)
        words = nil
        var row = -1
        var reached: [Int] = []
        for (index, candidate) in scored.pairs.candidates.enumerated() {
          if candidate.row != row {
            row = candidate.row
            for column in reached { best[column] = 0 }
            reached.removeAll(keepingCapacity: true)
            for (sentence, first) in there[row] {
              for (column, second) in back[Int(sentence)] {
                best[Int(column)] = max(best[Int(column)], first * second)
                reached.append(Int(column))
              }
            }
          }
          let both = there.likeliest[row] * others.likeliest[candidate.column]
          guard both > 0 else { continue }
          let shared = best[candidate.column]
          result[index].support = max(result[index].support, shared)
          result[index].heard += both
          result[index].against += max(0, both - shared)
        }
        for column in reached { best[column] = 0 }
        words = result
      }
      return words
    }
  }

  /// Adds what third documents say to the log-odds of all candidates; pairs of documents without a third stay as they are.
  package static func added(to all: [Scored], _ weights: ComparableWeights) -> [Scored] {
    let witnesses = Witnesses(all)
    return all.concurrentMap { scored in
      guard let words = witnesses.words(of: scored) else { return scored }
      var scored = scored
      scored.pairs.hasThirdDocument = true
      for (index, word) in words.enumerated() {
        let third = Float(weights.weight(of: word))
        scored.pairs.candidates[index].third = third
        scored.pairs.candidates[index].logOdds =
          weights.withThirdDocument(scored.pairs.candidates[index].logOdds) + third
      }
      return scored
    }
  }
}

extension ComparableWeights {
  /// Log-odds in the last step, without what third documents add.
  fileprivate func withThirdDocument(_ logOdds: Float) -> Float {
    Float(thirdDocument["bias"] ?? 0) + Float(thirdDocument["pair"] ?? 1) * logOdds
  }

  /// What third documents add to the log-odds of a pair.
  func weight(of word: ThirdDocument.Word) -> Double {
    (thirdDocument["third"] ?? 0) * Double(word.support) + (thirdDocument["dissent"] ?? 0)
      * Double(word.dissent)
  }
}
