import Basics

/// What third documents say for a pair of sentences and against it: when both are likely to tell what a sentence of a third
/// document tells, the pivot, they are likely to tell the same.
package struct PivotEvidence: Equatable, Sendable {
  /// The probability that both sentences belong to the sentence of a third document for which that is most likely, as if the two
  /// were independent, 0…1.
  package private(set) var support: Float = 0
  /// The share of third documents in which both belong to different sentences, 0…1: a share, so that many documents do not
  /// outweigh all else.
  package var dissent: Float { differing / max(1, counterparts) }

  /// The sum over third documents of the probability that both sentences have a counterpart there.
  private var counterparts: Float = 0
  /// The sum over third documents of the probability that both have a counterpart there, and not the same.
  private var differing: Float = 0

  /// Evidence for nothing.
  package init() {}

  /// Adds what one third document says.
  ///
  /// - Parameters:
  ///   - shared: the probability that both sentences belong to the same sentence there.
  ///   - both: the probability that both have a counterpart there.
  fileprivate mutating func add(shared: Float, both: Float) {
    support = max(support, shared)
    counterparts += both
    differing += max(0, both - shared)
  }

  /// What third documents say of all candidates of all pairs of documents.
  ///
  /// Only what the pairs have by themselves counts, so nothing supports itself.
  ///
  /// - Returns: for each pair of documents the evidence for its candidates in order; nil if no third document is aligned with
  ///   both.
  /// - Complexity: O(pairs of documents · documents · candidates of a pair).
  package static func of(_ all: [DocumentCandidates]) -> [[PivotEvidence]?] {
    let pivots = Pivots(all)
    return all.concurrentMap { pivots.evidence(for: $0) }
  }

  /// The candidates of all pairs of documents with what third documents add to their log-odds; pairs of documents without a third
  /// stay as they are.
  ///
  /// - Complexity: that of `of(_:)`.
  package static func applied(
    to all: [DocumentCandidates], _ weights: ComparableWeights
  ) -> [DocumentCandidates] {
    zip(all, of(all)).map { scored, evidence in
      guard let evidence else { return scored }
      var scored = scored
      scored.pairs.apply(evidence, weights.pivot)
      return scored
    }
  }
}

/// Two documents and the pairs of their sentences that may be linked.
package struct DocumentCandidates: Sendable {
  /// The indexes of the documents among those of the run.
  package let documents: Sides<Int>
  /// The pairs.
  package fileprivate(set) var pairs: CandidatePairs

  /// Makes candidates; see the properties.
  package init(_ documents: Sides<Int>, _ pairs: CandidatePairs) {
    self.documents = documents
    self.pairs = pairs
  }
}

/// For each document its counterparts in each other one, from which the evidence for other pairs is taken.
private struct Pivots: Sendable {
  /// From one document to another, by their indexes.
  private struct Direction: Hashable { let from, to: Int }

  private let documents: [Int]
  private var counterparts: [Direction: Counterparts] = [:]

  init(_ all: [DocumentCandidates]) {
    documents = Set(all.flatMap { [$0.documents.a, $0.documents.b] }).sorted()
    for scored in all {
      let (a, b) = (scored.documents.a, scored.documents.b)
      counterparts[Direction(from: a, to: b)] = Counterparts(scored.pairs, isTransposed: false)
      counterparts[Direction(from: b, to: a)] = Counterparts(scored.pairs, isTransposed: true)
    }
  }

  /// What the other documents say of the candidates of two; nil if none is aligned with both.
  func evidence(for scored: DocumentCandidates) -> [PivotEvidence]? {
    let (a, b) = (scored.documents.a, scored.documents.b)
    var evidence: [PivotEvidence]?
    var best = [Float](repeating: 0, count: scored.pairs.columns)
    for third in documents where third != a && third != b {
      guard let there = counterparts[Direction(from: a, to: third)],
        let back = counterparts[Direction(from: third, to: b)],
        let others = counterparts[Direction(from: b, to: third)]
      else { continue }
      var result = evidence ?? .init(repeating: PivotEvidence(), count: scored.pairs.candidates.count)
      evidence = nil
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
        result[index].add(shared: best[candidate.column], both: both)
      }
      for column in reached { best[column] = 0 }
      evidence = result
    }
    return evidence
  }
}

/// For each sentence of one document, those of another that belong to it with some probability.
private struct Counterparts: Sendable {
  /// Counterparts below this probability are ignored.
  private static let leastProbability: Float = 0.05

  private let lists: FlatLists<(sentence: Int32, probability: Float)>
  /// The probability of the likeliest of each sentence; 0 without any.
  let likeliest: [Float]

  init(_ pairs: CandidatePairs, isTransposed: Bool) {
    let probable = pairs.candidates.lazy.map { candidate in
      (
        list: isTransposed ? candidate.column : candidate.row,
        element: (
          sentence: Int32(isTransposed ? candidate.row : candidate.column), probability: candidate.probability
        )
      )
    }.filter { $0.element.probability >= Counterparts.leastProbability }
    let lists = FlatLists(count: isTransposed ? pairs.columns : pairs.rows, grouping: probable)
    self.lists = lists
    likeliest = lists.indices.map { sentence in lists[sentence].map(\.probability).max() ?? 0 }
  }

  subscript(sentence: Int) -> ArraySlice<(sentence: Int32, probability: Float)> {
    lists[sentence]
  }
}
