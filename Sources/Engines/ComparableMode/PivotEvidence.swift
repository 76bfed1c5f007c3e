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
  /// - Complexity: O(pairs of documents · (documents + third documents that are asked · candidates of a pair)).
  package static func of(_ all: [DocumentCandidates]) -> [[PivotEvidence]?] {
    let pivots = Pivots(all.map(ProbablePairs.init))
    return all.concurrentMap { pivots.evidence(for: $0) }
  }

  /// The candidates of all pairs of documents with what third documents add to their log-odds; pairs of documents without a third
  /// stay as they are.
  ///
  /// - Complexity: that of `of(_:)`.
  package static func applied(
    to all: [DocumentCandidates], _ weights: ComparableWeights
  ) -> [DocumentCandidates] {
    let pivots = Pivots(all.map(ProbablePairs.init))
    return all.concurrentMap { pivots.applied(to: $0, weights) }
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

/// Of the candidates of two documents what other pairs of documents are told of them.
struct ProbablePairs: Sendable {
  /// The indexes of the documents among those of the run.
  let documents: Sides<Int>
  fileprivate let forward, backward: Counterparts

  init(_ scored: DocumentCandidates) {
    documents = scored.documents
    forward = Counterparts(scored.pairs, isTransposed: false)
    backward = Counterparts(scored.pairs, isTransposed: true)
  }
}

/// For each document its counterparts in each other one, from which the evidence for other pairs is taken.
///
/// Of many documents not all are asked of two others: those that have most in common with both say nearly all there is to say.
package struct Pivots: Sendable {
  /// How many third documents are asked of two others.
  package static let mostAsked = 32

  /// The number of each document among those that are aligned, by its index in the run.
  private let numbers: [Int: Int]
  private let count: Int
  /// From one document to another, by their numbers.
  private var counterparts: [Counterparts?]
  /// How much two documents have in common, by their numbers: how many sentences have a counterpart, more or less.
  private var closeness: [Float]

  init(_ all: [ProbablePairs]) {
    let documents = Set(all.flatMap { [$0.documents.a, $0.documents.b] }).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(documents, documents.indices))
    count = documents.count
    counterparts = .init(repeating: nil, count: count * count)
    closeness = .init(repeating: 0, count: count * count)
    for pair in all {
      guard let a = numbers[pair.documents.a], let b = numbers[pair.documents.b] else { continue }
      counterparts[a * count + b] = pair.forward
      counterparts[b * count + a] = pair.backward
      let common = (pair.forward.likeliest + pair.backward.likeliest).reduce(0, +)
      closeness[a * count + b] = common
      closeness[b * count + a] = common
    }
    self.numbers = numbers
  }

  /// The counterparts of candidates.
  package init(_ all: [DocumentCandidates]) { self.init(all.map(ProbablePairs.init)) }

  /// The third documents that are asked of two, ascending, by their numbers.
  private func thirds(_ a: Int, _ b: Int) -> [Int] {
    let all = (0..<count).filter { third in
      third != a && third != b && counterparts[a * count + third] != nil
        && counterparts[third * count + b] != nil
    }
    guard all.count > Pivots.mostAsked else { return all }
    func common(_ third: Int) -> Float { min(closeness[a * count + third], closeness[third * count + b]) }
    return all.map { (third: $0, common: common($0)) }
      .sorted { ($1.common, $0.third) < ($0.common, $1.third) }
      .prefix(Pivots.mostAsked).map(\.third).sorted()
  }

  /// How many third documents are asked of two, by their indexes.
  package func asked(of documents: Sides<Int>) -> Int {
    guard let a = numbers[documents.a], let b = numbers[documents.b] else { return 0 }
    return thirds(a, b).count
  }

  /// The candidates of two documents with what others add to their log-odds, if any does.
  func applied(to scored: DocumentCandidates, _ weights: ComparableWeights) -> DocumentCandidates {
    guard let evidence = evidence(for: scored) else { return scored }
    var scored = scored
    scored.pairs.apply(evidence, weights.pivot)
    return scored
  }

  /// What the other documents say of the candidates of two; nil if none is aligned with both.
  func evidence(for scored: DocumentCandidates) -> [PivotEvidence]? {
    guard let a = numbers[scored.documents.a], let b = numbers[scored.documents.b] else { return nil }
    let thirds = thirds(a, b)
    guard !thirds.isEmpty else { return nil }
    var result = [PivotEvidence](repeating: PivotEvidence(), count: scored.pairs.candidates.count)
    var best = [Float](repeating: 0, count: scored.pairs.columns)
    var reached: [Int] = []
    for third in thirds {
      guard let there = counterparts[a * count + third], let back = counterparts[third * count + b],
        let others = counterparts[b * count + third]
      else { continue }
      var row = -1
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
      reached.removeAll(keepingCapacity: true)
    }
    return result
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
