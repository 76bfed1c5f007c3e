import Basics

/// The vectors of a document's sentences, and of the clauses of each.
public struct MeaningVectors: Sendable {
  /// A row for each sentence.
  public let sentences: SentenceVectors
  /// A row for each clause, sentence by sentence; each sentence has one at least.
  public let clauses: SentenceVectors
  /// For each sentence its first clause, and at the end the number of clauses.
  package let starts: [Int]

  /// Sentences that are one clause each.
  public init(_ sentences: SentenceVectors) {
    self.sentences = sentences
    clauses = sentences
    starts = Array(0...sentences.count)
  }

  /// Sentences with clauses.
  ///
  /// - Parameter counts: how many clauses each sentence has, in their order.
  package init(_ sentences: SentenceVectors, clauses: SentenceVectors, counts: [Int]) {
    precondition(counts.count == sentences.count && counts.reduce(0, +) == clauses.count)
    self.sentences = sentences
    self.clauses = clauses
    starts = counts.reduce(into: [0]) { starts, count in starts.append(starts[starts.count - 1] + count) }
  }

  /// The clauses of a sentence.
  package func clauses(of sentence: Int) -> Range<Int> { starts[sentence]..<starts[sentence + 1] }
}

extension DocumentVectors {
  /// The vectors of sentences together with those of their clauses.
  ///
  /// Vectors from files have none of clauses: there each sentence is one.
  ///
  /// - Parameters:
  ///   - documents: the documents that the vectors are of.
  ///   - progress: called with how many of the clauses to be encoded are done, and how many there are.
  /// - Throws: `InputError` if vectors cannot be had of all clauses; what `progress` throws; `CancellationError` if the task it runs in is cancelled.
  /// - Complexity: that of encoding; clauses take together as long as the sentences do.
  public func meanings(
    of documents: [Sentences], progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws -> [MeaningVectors] {
    guard let source else { return vectors.map(MeaningVectors.init) }
    let clauses = documents.map { $0.sentences.map(SentenceClauses.all) }
    let made = try source.vectors(of: clauses.map { $0.flatMap(\.self) }, progress: progress).vectors
    guard made.map(\.count) == clauses.map({ $0.reduce(0) { $0 + $1.count } }),
      vectors.count == made.count, zip(vectors, clauses).allSatisfy({ $0.count == $1.count })
    else { return vectors.map(MeaningVectors.init) }
    return zip(zip(vectors, made), clauses).map {
      MeaningVectors($0.0, clauses: $0.1, counts: $1.map(\.count))
    }
  }
}
